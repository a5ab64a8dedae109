"""Known labels among the visible lines of a page, each with the lines of its value.

The ways in which pages set a label beside its value: "Label: value" on one line; a definition list; the cells of a table's
row, or a row of labels above a row of values; a heading or a bold word with the value below it or behind it; and, in saved
text, a label alone on its line, or glued to its value because the page's style was lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from parsers.rows import line_row
from parsers.visible.below import lines_below
from parsers.visible.blocks import EDGE, Block
from parsers.visible.cells import Known, Line, without_values
from parsers.visible.label_cells import several, without_colon
from parsers.visible.references import without_references
from parsers.visible.saved_cells import LONGEST_LABEL, in_column, of_cells
from parsers.visible.series_tables import series_below

_LABEL_TAGS = frozenset("dt th td div p span h2 h3 h4 h5 h6 label caption section center body form li".split())
_LEAST_GLUED = 3

FieldOf = Callable[[str], str | None]


class Row(NamedTuple):
    """A known label, the field it names, and the lines of its value: none where it is empty."""

    label: str
    field: str
    lines: tuple[Line, ...]
    where: str


def labelled_rows(blocks: Sequence[Block], field_of: FieldOf) -> list[Row]:
    """The rows of known labels in `blocks`, in their order; none of the list of references."""
    blocks = without_references(blocks)
    labels = without_values(blocks, [_label(block, field_of) for block in blocks])
    glued = _glued(blocks, labels, field_of)
    found: list[Row] = []
    behind = 0
    for place, block in enumerate(blocks):
        known = labels[place]
        if place < behind:
            continue
        if known is not None:
            label, field, rest = known
            series = series_below(blocks, place, field_of) if field == "collection_title" and block.level else None
            if series is not None:
                where, behind = f"label {label} ({block.where})", series.end
                found += [Row(label, of, (Line(text, text),), where) for of, text in series.parts]
                continue
            more = _more_on_line(rest, field_of) if field in _SHORT_FIELDS else []
            if more:
                # "PMCID: PMC11465741  PMID: 39058954": each is a row.
                rest = Line(*(rest.text[: more[0][0]].rstrip(" ,;|·"),) * 2)
                found.append(Row(label, field, (rest,), f"label {label} ({block.where})"))
                found += [
                    Row(name, of, (Line(text, text),), f"label {name} ({block.where})") for _at, name, of, text in more
                ]
                continue
            lines = [rest] if rest.text else list(lines_below(blocks, labels, place, versions=field == "abstract"))
            if field in _LISTS and rest.text and block.element is None and EDGE in block.raw[1:]:
                lines += in_column(blocks, labels, place + 1)
            if field == "abstract" and rest.text:
                lines += lines_below(blocks, labels, place, paragraphs=True, versions=True)
            found.append(Row(label, field, without_colon(lines), f"label {label} ({block.where})"))
        elif (parted := several(blocks, place, field_of, _SHORT_FIELDS)) is not None:
            where = f"label {block.text} ({block.where})"
            found += [Row(name, of, (Line(text, text),), where) for name, of, text in parted]
        elif place in glued:
            label, field, text = glued[place]
            found.append(Row(label, field, (Line(text, text),), f"label {label} ({block.where})"))
    return found


_LISTS = frozenset(("author_list", "editor_list", "keyword_list", "contributor"))
# Labels whose values are a word or a number, so that another label may stand behind them on the same line.
_SHORT_FIELDS = frozenset(
    "doi pmid pmcid issn issn_print issn_electronic isbn volume issue page first_page last_page article_number issued".split()
)
_INNER = re.compile(r"(?:(?<=\s)|(?<=[,;|·]))(?P<label>[^\W\d_][\w-]{1,20}(?:\s[^\W\d_]{1,14})?\.?)\s?[:：]\s(?=\S)")
_LONGEST_LINE = 300


def _more_on_line(rest: Line, field_of: FieldOf) -> list[tuple[int, str, str, str]]:
    """(where it begins, label, field, value) of the labels that stand behind a label's value on its line."""
    if len(rest.text) > _LONGEST_LINE or (":" not in rest.text and "：" not in rest.text):
        return []
    inner = [(found, field) for found in _INNER.finditer(rest.text) if (field := field_of(found["label"])) is not None]
    if not inner or not all(field in _SHORT_FIELDS or field == "other" for _found, field in inner):
        return []
    ends = [*(found.start() for found, _field in inner[1:]), len(rest.text)]
    return [
        (found.start(), found["label"], field, rest.text[found.end() : end].strip(" ,;|·"))
        for (found, field), end in zip(inner, ends, strict=True)
    ]


_Glued = tuple[str, str, str]


def _label(block: Block, field_of: FieldOf) -> Known | None:
    """(label, field, the rest of the line) of a line that begins with a known label or is one."""
    text = block.text
    if block.element is None and EDGE in block.raw[1:]:
        return of_cells(block.raw.strip(EDGE).split(EDGE), field_of)
    if text[0] in _OPENING and (bracketed := _BRACKETED.match(text)) is not None:
        field = field_of(bracketed["label"])
        return (bracketed["label"], field, Line(bracketed["value"], bracketed["value"])) if field is not None else None
    if len(text) <= LONGEST_LABEL:
        bare = text.rstrip(":： ").strip()
        field = field_of(bare) if _is_long_enough(bare, block) else None
        if field is not None and (bare != text or _may_be_label(block)):
            return bare, field, Line("", "")
    if ":" not in text[:LONGEST_LABEL] and "：" not in text[:LONGEST_LABEL]:
        return _set_apart(block, field_of)
    row = line_row(block.number, text)
    if row is not None and block.level and row.label.casefold() in _KINDS_OF_TITLES:
        return None  # "Editorial: Salt in ponds" is a title; the Spanish for a publisher stands above no other line
    field = field_of(row.label) if row is not None and _is_long_enough(row.label, block) else None
    if row is None or field is None or not row.value:
        return _set_apart(block, field_of)
    return row.label, field, Line(row.value, _behind_colon(block.raw))


_KINDS_OF_TITLES = frozenset(("editorial", "editor", "note", "note to editor"))
# Chinese databases set a label in brackets: 【作者】 张三; 李四.
_OPENING = "【〔［"
_BRACKETED = re.compile(r"[【〔［]\s*(?P<label>[^【】〔〕［］]{1,24}?)\s*[】〕］]\s?[:：]?\s*(?P<value>.*)")


def _is_long_enough(label: str, block: Block) -> bool:
    """Two letters are an abbreviation of anything ("BD: Bout duration"), but where labels stand in cells of their own."""
    return (
        len(label) > _SHORT
        or not label.isascii()
        or (block.element is not None and block.element.tag in _LABEL_CELLS and len(label) == _SHORT)
    )


_SHORT = 2
_LABEL_CELLS = frozenset(("dt", "th", "td"))


def _set_apart(block: Block, field_of: FieldOf) -> Known | None:
    """A label without a colon, in an inline element of its own before its value: <b>Journal</b> Annals of …"""
    if block.element is None or EDGE not in block.raw:
        return None
    raw = block.raw.lstrip(_BLANKS)  # an edge is a blank to Python too
    if not raw.startswith(EDGE):
        return _emphasised(block, raw, field_of)
    first, _edge, rest = raw[1:].partition(EDGE)
    label = " ".join(first.split())
    if not label or len(label) > LONGEST_LABEL or not rest.strip(EDGE + " \n\t"):
        return None
    field = field_of(label)
    if field is None:
        return None
    inner = next(
        (child for child in block.element.iter("a", "span", "label", "strong", "b") if (child.text or "").strip()), None
    )
    if inner is None or inner.tag == "a":
        return None
    return label, field, Line(" ".join(rest.replace(EDGE, " ").split()), rest)


_BLANKS = " \t\r\n\u00a0"


def _emphasised(block: Block, raw: str, field_of: FieldOf) -> Known | None:
    """A label in italics before its value: <em>Title</em> <strong>Tides of …</strong>."""
    first = next(iter(block.element), None) if block.element is not None else None
    if first is None or first.tag not in ("em", "i"):
        return None
    label, _edge, rest = raw.partition(EDGE)
    label, text = " ".join(label.split()), " ".join(rest.replace(EDGE, " ").split())
    field = field_of(label) if text and label == " ".join((first.text or "").split()) else None
    return (label, field, Line(text, rest)) if field is not None else None


def _behind_colon(raw: str) -> str:
    places = [place for place in (raw.find(":"), raw.find("：")) if place >= 0]
    return raw[min(places) + 1 :] if places else raw


def _may_be_label(block: Block) -> bool:
    """Whether a line that is nothing but a label's words stands where labels stand: no link of a menu, no tab."""
    element = block.element
    if element is None:
        return True
    if element.tag not in _LABEL_TAGS or (element.tag == "li" and not any(child.tag in _BLOCKS for child in element)):
        return False
    return element.tag in ("dt", "th", "td") or not any(
        "".join(map(str, link.itertext())).strip().startswith(block.text[:-1]) for link in element.iter("a", "button")
    )


# An item of a list that holds a block besides is a label and its value; with nothing but words it is a menu's.
_BLOCKS = frozenset(("div", "p", "dd"))


def _glued(blocks: Sequence[Block], labels: Sequence[Known | None], field_of: FieldOf) -> dict[int, _Glued]:
    """Lines of saved text that begin with a label glued to its value, where several do: "Issue number7"."""
    found: dict[int, _Glued] = {}
    for place, block in enumerate(blocks):
        if block.element is None and labels[place] is None:
            known = _unglued(block.text, field_of)
            if known is not None:
                found[place] = known
    return found if len(found) >= _LEAST_GLUED else {}


def _unglued(text: str, field_of: FieldOf) -> _Glued | None:
    for end in range(min(LONGEST_LABEL, len(text) - 1), 2, -1):
        before, after = text[end - 1], text[end]
        if (before.islower() or before in ")*") and (after.isupper() or after.isdecimal()):
            field = field_of(text[:end].strip())
            if field is not None:
                return text[:end].strip(), field, text[end:].strip()
    return None
