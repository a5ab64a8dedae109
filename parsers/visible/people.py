"""The people named at a page's title, by what the page calls their elements, or by their look alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.labels import field_of
from parsers.record import Said
from parsers.visible.blocks import Block
from parsers.visible.bylines import read_byline, read_people_and_place

AFTER = 70
_BYLINE_WITHIN = 8
_LONGEST_BYLINE = 6_000
_AUTHOR_HINT = re.compile(
    r"(?<![a-z])(?:article|entry|pub|item|citation|art|list|all|hlfld-contrib|contrib|meta|simple-item-view|content)?[-_]?"
    r"(?:authors?[-_]?(?:names?|lists?|groups?|links?)?|byline|creators?|contributors?|contrib-group|auths?|autor(?:es|en)?)(?![a-z])"
)
_NO_AUTHOR_HINT = re.compile(
    r"affil|author-?(?:info|notes|address|bio|link)|corresp|biograph|editor|reviewer|comment|related|recommend"
)


def people_at(blocks: Sequence[Block], at: int) -> list[Said]:
    """The people named below the title: in blocks called so by the page's authors, else in the first that looks so."""
    after = [block for block in blocks[at + 1 : at + 1 + AFTER] if len(block.raw) <= _LONGEST_BYLINE]
    hinted = _hinted_people(after)
    if hinted:
        return hinted
    for block in after[:_BYLINE_WITHIN]:
        if field_of(block.text.strip(": ")) is not None:
            break
        names = read_byline(block.raw)
        if names and (len(names) > 1 or block is after[0]):
            more = _lines_of(after, block)
            return [Said(field="author", text=name, where=f"byline {block.where}") for name in [*names, *more]]
        if read_people_and_place(block.text)[0]:
            return _people_with_places(after, block)
    for block in reversed(blocks[max(0, at - 2) : at]):
        names = read_byline(block.raw)
        if names and (len(names) > 1 or _AUTHOR_HINT.search(block.hint)):
            return [Said(field="author", text=name, where=f"byline {block.where}") for name in names]
    return []


def _hinted_people(after: Sequence[Block]) -> list[Said]:
    found: list[Said] = []
    gap = 0
    for block in after:
        if _AUTHOR_HINT.search(own_hint(block)) and not _NO_AUTHOR_HINT.search(own_hint(block)):
            names = read_byline(block.raw)
            found += [
                Said(field="author", text=name, where=f"byline {block.where}")
                for name in names
                if all(name != item.text for item in found)
            ]
            gap = 0 if names else gap + 1
        elif found:
            gap += 1
        if found and gap > 3:
            break
    return found


def own_hint(block: Block) -> str:
    """What the block, what stands in it, and its parent are called."""
    parent = block.element.getparent() if block.element is not None else None
    above = (
        f" {parent.get('class') or ''} {parent.get('id') or ''}".lower()
        if parent is not None and parent.tag not in ("body", "main")
        else ""
    )
    return block.hint + above[:200]


def _lines_of(after: Sequence[Block], first: Block) -> list[str]:
    """More names in the blocks that follow in the same element, or in elements of the same kind."""
    names: list[str] = []
    seen = False
    for block in after:
        if block is first:
            seen = True
        elif seen:
            kin = block.element is first.element or (
                block.hint
                and block.hint == first.hint
                and block.element is not None
                and first.element is not None
                and block.element.tag == first.element.tag
            )
            more = read_byline(block.raw) if kin else []
            if not more:
                break
            names += more
    return names


def _people_with_places(after: Sequence[Block], first: Block) -> list[Said]:
    """People a line, each line with the place where they work: "Victoria Van Hyning, University of Oxford"."""
    said: list[Said] = []
    for block in after:
        if block.element is not first.element and said and block.hint != first.hint:
            break
        names, place = read_people_and_place(block.text)
        if not names and block.element is None and said:
            break
        for name in names:
            said.append(Said(field="author", text=name, where=f"byline {block.where}"))
            said.append(Said(field="author_affiliation", text=place, where=f"byline {block.where}"))
    return said
