"""A MARC record as its parts: leader, control fields, data fields with indicators and subfields, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from parsers.formats.xml_entries import children, local_name
from parsers.formats.xml_texts import text_of

MOST_FIELDS = 50_000
# Around an article that is passed over in sorting (U+0098, U+009C), as such or as a reference that was escaped twice.
_SORTED = re.compile("[\x98\x9c]|&#(?:152|156|x0{0,4}9[8c]);", re.IGNORECASE)
# What ISBD's punctuation leaves at the end of a subfield, where the leader says that the record has it.
_PUNCTUATION = " /:;,="


class Datafield(NamedTuple):
    """A data field: its tag, two indicators, its subfields as (code, text), and where it stands."""

    tag: str
    indicators: str
    subfields: tuple[tuple[str, str], ...]
    where: str

    def all(self, *codes: str) -> list[str]:
        """The texts of these subfields, in their order."""
        return [text for code, text in self.subfields if code in codes]

    def first(self, code: str) -> str:
        """The first subfield of a code, "" where there is none."""
        return next((text for own, text in self.subfields if own == code), "")

    def shown(self) -> str:
        """The field as a cataloguer writes it."""
        return " ".join(f"${code} {text}" for code, text in self.subfields)


class Marc(NamedTuple):
    """A record. Its leader is filled up to 24 characters, its 008 to 40."""

    leader: str
    controls: dict[str, str]
    fields: tuple[Datafield, ...]

    def all(self, *tags: str) -> Iterator[Datafield]:
        """The fields of these tags, in the order of the record."""
        return (field for field in self.fields if field.tag in tags)

    def first(self, *tags: str) -> Datafield | None:
        """The first of them."""
        return next(self.all(*tags), None)


def marc_of(root: etree._Element, line: int) -> Marc:
    """The parts of an element."""
    leader = next(map(_coded, children(root, "leader")), "").ljust(24)
    controls = {str(item.get("tag")): _coded(item) for item in children(root, "controlfield")}
    has_isbd = has_punctuation(leader)
    fields: list[Datafield] = []
    for item in root:
        if local_name(item) != "datafield" or len(fields) == MOST_FIELDS:
            continue
        tag = str(item.get("tag") or "")
        where = f"{tag} (line {line - 1 + int(str(item.sourceline))})"
        subfields = tuple(
            (str(one.get("code") or ""), text)
            for one in children(item, "subfield")
            if (text := _SORTED.sub("", text_of(one)))
        )
        # Of a title its reader takes the punctuation off, for "=" tells that another language follows.
        if has_isbd and tag != "245":
            subfields = tuple((code, bare(text)) for code, text in subfields)
        if has_isbd and tag in _HEADINGS:
            subfields = tuple((code, _without_stop(text) if code == "a" else text) for code, text in subfields)
        indicators = f"{str(item.get('ind1') or ' ')[:1]}{str(item.get('ind2') or ' ')[:1]}"
        fields.append(Datafield(tag, indicators, tuple(pair for pair in subfields if pair[1]), where))
    codes = controls.get("008", "")
    # One that lost characters, as blanks are lost in XML that was written anew, has others at the places of its codes.
    controls["008"] = (codes if len(codes) == _CODES or len(codes) < _DATED else codes[:_DATED]).ljust(_CODES)
    return Marc(leader, controls, tuple(fields))


def _coded(item: etree._Element) -> str:
    """A text of codes by their places; where a program set it on lines of its own its blanks at both ends are that program's."""
    text = item.text or ""
    return text.strip() if "\n" in text else text


_CODES = 40
# The codes of date stand first, before all that can be blank.
_DATED = 11


def has_punctuation(leader: str) -> bool:
    """Whether a record has ISBD's punctuation: its leader says so; of one without a leader it is the rule."""
    return leader[18] in "ai" or not leader.strip()


_HEADINGS = ("100", "110", "700", "710")
_WHOLE_WORD = re.compile(r"(?<![^\s,-])([^\W\d_]+)\.")
_SHORTENED = frozenset("inc ltd corp bros dept univ assn chas thos robt benj saml geo jas jos edw prof".split())


def _without_stop(text: str) -> str:
    """A heading without the stop that ends it ("Roe, Amara."): an initial's and an abbreviation's are theirs."""
    last = next(
        (found for found in _WHOLE_WORD.finditer(text[-_LONGEST:]) if found.end() == len(text[-_LONGEST:])), None
    )
    if last is None or len(last[1]) < 3 or not last[1][1:].islower() or last[1].lower() in _SHORTENED:
        return text
    return text.removesuffix(".")


_LONGEST = 60


def bare(text: str) -> str:
    """A text without the punctuation that leads to the next subfield; a stop is left to those who know what it ends."""
    return text.rstrip(_PUNCTUATION)
