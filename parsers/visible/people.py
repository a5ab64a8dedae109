"""The people named at a page's title, by what the page calls their elements, or by their look alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from parsers.labels import field_of
from parsers.names.groups import is_group
from parsers.record import Said
from parsers.visible.blocks import Block
from parsers.visible.bylines import (
    INCOMPLETE,
    looks_like_person,
    read_byline,
    read_people_and_place,
)
from parsers.visible.cells import inside
from parsers.visible.named_elements import NO_AUTHOR_HINT, first_of, named_in
from parsers.visible.places import names_a_place

AFTER = 70
_BYLINE_WITHIN = 8
_LONGEST_BYLINE = 6_000
_AUTHOR_HINT = re.compile(
    r"(?<![a-z])(?:article|entry|pub|item|citation|art|list|all|hlfld-contrib|contrib|meta|simple-item-view|content)?[-_]?"
    r"(?:authors?[-_]?(?:names?|lists?|groups?|links?)?|byline|creators?|contributors?|contrib-group|auths?|autor(?:es|en)?)(?![a-z])"
)
# Pieces of these names: of most hints they tell that none of the names is in it.
_AUTHOR_PIECES = ("auth", "autor", "byline", "creator", "contrib")


def people_at(blocks: Sequence[Block], at: int) -> list[Said]:
    """The people named below the title: in blocks called so by the page's authors, else in the first that looks so."""
    after = [block for block in blocks[at + 1 : at + 1 + AFTER] if len(block.raw) <= _LONGEST_BYLINE]
    hinted = _hinted_people(after)
    if hinted:
        return hinted
    if items := _items_with_brackets(after[: _BYLINE_WITHIN * 2]):
        return items
    # Of a list that could not be read the first item alone is not the author.
    unread = [block for block in after if _is_item_called_author(block)]
    for block in after[:_BYLINE_WITHIN] if len(unread) < _SEVERAL else ():
        if field_of(block.text.strip(": ")) is not None:
            break
        if _OTHERS.search(_called(block)) or _names_others(block.text):
            continue
        # Where letters have no case nothing tells a name from other words by its look.
        names = read_byline(block.raw) if not _CASELESS.search(block.text) else []
        names = names or _people_and_groups(block.text)
        if names and (len(names) > 1 or block is after[0]):
            more = _lines_of(after, block)
            return [Said(field="author", text=name, where=f"byline {block.where}") for name in [*names, *more]]
        if read_people_and_place(block.text)[0]:
            return _people_with_places(after, block)
    for block in reversed(blocks[max(0, at - 2) : at]):
        names = read_byline(block.raw) if not _CASELESS.search(block.text) else []
        if names and (len(names) > 1 or _AUTHOR_HINT.search(block.hint)):
            return [Said(field="author", text=name, where=f"byline {block.where}") for name in names]
    return []


def _items_with_brackets(after: Sequence[Block]) -> list[Said]:
    """People one an item, the form of each name in another script and the place of work in brackets: "Park, Ji (박지) (Hanbat University)"."""
    said: list[Said] = []
    for block in after:
        named = (
            _NAME_AND_BRACKETS.fullmatch(block.text)
            if block.element is not None and block.element.tag == "li"
            else None
        )
        told = _BRACKETS.findall(named["brackets"]) if named is not None else []
        known = any(names_a_place(one) or is_group(one) or (not one.isascii() and is_caseless(one)) for one in told)
        if named is not None and known and looks_like_person(named["name"]):
            said.append(Said(field="author", text=named["name"], where=f"item below the title, {block.where}"))
        elif said or block.level:
            break
    return said


_NAME_AND_BRACKETS = re.compile(r"(?P<name>[^()\[\]]{3,60}?)\s?(?P<brackets>(?:\s?\([^()]{2,160}\)){1,3})")
_BRACKETS = re.compile(r"\(([^()]+)\)")


def is_caseless(text: str) -> bool:
    """Whether no letter of a text is a capital or a small one, as in East Asia."""
    return text.upper() == text.lower()


# People who did other things, and people of other works.
_OTHERS = re.compile(r"(?<![a-z])(?:editors?|reviewers?|advisors?|translators?|related|recommended|comments?)(?![a-z])")


def _names_others(text: str) -> bool:
    """Whether a line begins with the label of people who are no authors: "Editors: Ada Roe, Ben Marsh"."""
    label, colon, _people = text.partition(":")
    return bool(colon) and field_of(label) in ("editor_list", "translator", "contributor")


_CASELESS = re.compile("[\u0590-\u06ff]")


def _is_called_author(hint: str) -> bool:
    return any(piece in hint for piece in _AUTHOR_PIECES) and _AUTHOR_HINT.search(hint) is not None


def _is_item_called_author(block: Block) -> bool:
    return block.element is not None and block.element.tag == "li" and _is_called_author(own_hint(block))


_SEVERAL = 2


def _people_and_groups(text: str) -> list[str]:
    """People and groups that semicolons part: "Korhonen, Johanna; Kuusisto, Esko; Finnish Environment Institute"."""
    parts = [part.strip() for part in text.split(";")] if ";" in text else []
    persons = [part for part in parts if looks_like_person(part)]
    groups = [part for part in parts if part not in persons]
    whole = len(persons) >= _SEVERAL and all(
        is_group(one) and "," not in one and len(one) < _LONGEST_GROUP for one in groups
    )
    return parts if whole and parts[0] in persons else []


_LONGEST_GROUP = 120


def _hinted_people(after: Sequence[Block]) -> list[Said]:
    found: list[Said] = []
    gap = 0
    place: etree._Element | None = None
    last: etree._Element | None = None
    for block in after:
        hint = own_hint(block)
        if "title" in hint and _TITLE.search(block.hint):
            if found:
                break
            continue  # an entry of a list: its title and its people in one
        if found and block.level:
            break
        # Data for machines in an element out of sight names the publisher beside the author in the same way.
        mixed = "publisher" in hint and "publisher" in block.hint
        if not mixed and _is_called_author(hint) and not NO_AUTHOR_HINT.search(_called(block)):
            if INCOMPLETE.search(block.text):
                return []  # "+11": a part of a list is no list
            names = read_byline(block.raw) or named_in(block) or first_of(block)
            item = block.element if block.element is not None and block.element.tag == "li" else None
            if item is not None and not any(map(str.isalpha, block.text)):
                continue  # "…" between the first authors and the last, with the others hidden
            if item is not None and len(names) == _TWICE and _is_romanised(names, block.text):
                names = names[:1]
            if not names and item is not None and place is not None and item.getparent() is place:
                return []  # an item of the list that cannot be read: what is left of the list is no list
            if names and item is not None:
                place, last = item.getparent(), item
            found += [
                Said(field="author", text=name, where=f"byline {block.where}")
                for name in names
                if all(name != item.text for item in found)
            ]
            # What an item holds besides is no gap before the next.
            gap = 0 if names else gap + (last is None or not inside(block, last))
        elif found:
            gap += last is None or not inside(block, last)
        if found and gap > 3:
            break
    return found


def _is_romanised(names: Sequence[str], text: str) -> bool:
    """Whether an item names one person twice, in an East Asian script and in Latin letters: "鈴木 一郎 SUZUKI Ichiro"."""
    return bool(_EAST_ASIAN.match(names[0]) and names[1].isascii()) and not any(sign in text for sign in ",;、；，&")


_TWICE = 2
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TITLE = re.compile(r"(?<![a-z])(?:article|paper|contrib|item|work|entry|citation|pub)?[-_]?title(?![a-z])")


def _called(block: Block) -> str:
    """What the block's own element and its parent are called, without what stands in it."""
    element = block.element
    if element is None:
        return ""
    parent = element.getparent()
    elements = (element,) if parent is None or parent.tag in ("body", "main") else (element, parent)
    return " ".join(f"{one.get('class') or ''} {one.get('id') or ''}" for one in elements).lower()[:400]


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
    named = first.element
    for block in after:
        if block is first:
            seen = True
        elif seen and names and block.element is named and not read_byline(block.raw):
            continue  # where the person works, below the name in the same heading
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
            named = block.element
    return names


def _people_with_places(after: Sequence[Block], first: Block) -> list[Said]:
    """People a line, each line with the place where they work: "Victoria Van Hyning, University of Oxford"."""
    said: list[Said] = []
    for block in after:
        if block.element is not first.element and said and block.hint != first.hint:
            break
        several = [read_people_and_place(piece) for piece in block.text.split(";")]
        if len(several) > 1 and all(names for names, _place in several):
            # "Ada Roe, University of Oslo; Bo Doe, Rice University".
            for names, place in several:
                said += [Said(field="author", text=name, where=f"byline {block.where}") for name in names]
                said.append(Said(field="author_affiliation", text=place, where=f"byline {block.where}"))
            continue
        names, place = read_people_and_place(block.text)
        if not names and block.element is None and said:
            break
        for name in names:
            said.append(Said(field="author", text=name, where=f"byline {block.where}"))
            said.append(Said(field="author_affiliation", text=place, where=f"byline {block.where}"))
    return said
