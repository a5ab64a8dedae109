"""Entries of catalogues for the tests: a title of MODS, a leader and a field of MARCXML."""

from __future__ import annotations

TITLE = "<titleInfo><title>T</title></titleInfo>"


def leader_of(codes: str) -> str:
    """A leader of positions 5 to 7 and, last, 18: how the punctuation is."""
    return f"00000{codes[:3]} a2200000u{codes[-1]} 4500"


def field(tag: str, *subfields: str, ind: str = "  ") -> str:
    inner = "".join(f'<subfield code="{one[0]}">{one[1:]}</subfield>' for one in subfields)
    return f'<datafield tag="{tag}" ind1="{ind[0]}" ind2="{ind[1]}">{inner}</datafield>'
