"""HTML to hand on: a page of references, each with a COinS span, so that Zotero takes them from wherever it is shown. Pure.

An entry is a fragment of its own (`fragment`): it can be pasted into a web page, a blog or a catalogue. What is shown is
the work, not a citation style: names, date, title and place in an order that serves all kinds, in sentences. Each value is isolated
(`bdi`), so that a title from right to left turns nothing around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from types import MappingProxyType
from typing import Any, NamedTuple

from harvester.exporters import coins, notices, plain
from harvester.exporters.xml_tree import escape as _escaped
from harvester.plain_words import ROLES
from harvester.work import Entry
from parsers.names.open_lists import is_open
from parsers.record import Credit, Record
from parsers.values import Mark, Name, Rich

_TAGS: dict[Mark, tuple[str, str]] = {
    "i": ("<i>", "</i>"), "b": ("<b>", "</b>"), "sub": ("<sub>", "</sub>"), "sup": ("<sup>", "</sup>"),
    "sc": ('<span style="font-variant:small-caps">', "</span>"), "nocase": ('<span class="nocase">', "</span>"),
}  # fmt: skip
_BEGIN = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>References</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
li { margin-bottom: 1rem; overflow-wrap: anywhere; }
.notice { color: #a00; font-weight: bold; }
</style>
</head>
<body>
<h1>References</h1>
<ol>
"""
_END = "</ol>\n</body>\n</html>\n"


def escape(text: str) -> str:
    """Text as it stands between tags and in an attribute between quotation marks of either kind."""
    return _escaped(text).replace('"', "&quot;").replace("'", "&#39;")


def _rich(value: Rich) -> str:
    pieces = []
    for text, marks in value.runs():
        tags = [_TAGS[mark] for mark in marks]
        pieces.append("".join(tag for tag, _end in tags) + escape(text) + "".join(end for _tag, end in reversed(tags)))
    return "".join(pieces)


def _text(value: Any) -> str:
    return escape(plain.one(value))


def _lines(value: str) -> str:
    return "<br>".join(map(escape, value.split("\n")))


def _several(value: tuple[Any, ...]) -> str:
    return "; ".join(map(_text, value))


def _people(value: tuple[Name, ...]) -> str:
    return "; ".join([*map(_person, value), *([plain.ET_AL] if is_open(value) else [])])


def _person(value: Name) -> str:
    """The name; a link to the ORCID record, and the institutions, where they are known."""
    name = escape(value.inverted())
    if value.orcid:
        name = f'<a href="https://orcid.org/{value.orcid}">{name}</a>'
    return f"{name} ({escape('; '.join(value.affiliation))})" if value.affiliation else name


def _credits(value: tuple[Credit, ...]) -> str:
    """Each role once, before all who have it: "director Varda, Agnès; performers …"."""
    roles: dict[str, list[Name]] = {}
    for one in value:
        roles.setdefault(one.role, []).append(one.name)
    return "; ".join(f"{escape(ROLES[role][len(names) > 1])} {_people(tuple(names))}" for role, names in roles.items())


def _link(field: str) -> Callable[[Any], str]:
    """A value that leads to an address; what is no address of the web stays text, for a click on it may run anything."""

    def linked(value: Any) -> str:
        address = plain.address(field, str(value))
        return f'<a href="{escape(address)}">{_text(value)}</a>' if address else _text(value)

    return linked


class Part(NamedTuple):
    """A field in a sentence of an entry: what parts it from the one before it, what stands before and behind it, and what makes
    HTML of its value.
    """

    field: str
    joint: str
    before: str
    behind: str
    convert: Callable[[Any], str]


# Of each sentence the fields that are there, and a full stop; parts of it that are not there leave nothing.
SENTENCES: tuple[tuple[Part, ...], ...] = (
    (
        Part("author", "", "", "", _people), Part("editor", "; ", "ed. ", "", _people), Part("translator", "; ", "transl. ", "", _people),
        Part("contributor", "; ", "with ", "", _people), Part("credit", "; ", "", "", _credits), Part("issued", " ", "(", ")", _text),
    ),
    (Part("title", "", "", "", _rich), Part("title_short", " ", "[", "]", _rich)),
    (Part("original_title", "", "Original title: ", "", _rich),), (Part("translated_title", "", "[", "]", _rich),),
    (Part("genre", "", "[", "]", _text),),
    (
        Part("container_title", "", "", "", _text), Part("container_title_short", " ", "(", ")", _text), Part("volume", ", ", "vol. ", "", _text),
        Part("issue", ", ", "no. ", "", _text), Part("page", ", ", "pp. ", "", _text), Part("article_number", ", ", "art. ", "", _text),
    ),
    (Part("edition", "", "ed. ", "", _text),),
    (Part("collection_title", "", "", "", _text), Part("collection_number", ", ", "", "", _text)),
    (Part("number", "", "no. ", "", _text), Part("version", ", ", "version ", "", _text)),
    (Part("event_title", "", "", "", _text), Part("event_place", ", ", "", "", _text), Part("event_date", " ", "(", ")", _text)),
    (Part("publisher", "", "", "", _text), Part("publisher_place", ", ", "", "", _text)),
    (Part("number_of_pages", "", "", " pages", _text),), (Part("issued_online", "", "online ", "", _text),),
    (Part("issn", "", "ISSN ", "", _several), Part("isbn", "; ", "ISBN ", "", _several)),
    (
        Part("doi", "", "doi:", "", _link("doi")), Part("pmid", "; ", "PMID ", "", _link("pmid")), Part("pmcid", "; ", "", "", _link("pmcid")),
        Part("arxiv", "; ", "arXiv:", "", _link("arxiv")), Part("handle", "; ", "hdl:", "", _link("handle")), Part("url", "; ", "", "", _link("url")),
    ),
    (Part("rights", "", "", "", _text), Part("license", "; ", "", "", _link("license"))),
    (Part("funder", "", "Funding: ", "", _several),), (Part("note", "", "", "", _lines),), (Part("keyword", "", "Keywords: ", "", _several),),
)  # fmt: skip
PARTS: tuple[Part, ...] = tuple(part for sentence in SENTENCES for part in sentence)
# A title that asks, and a name that ends with an initial, need no full stop behind theirs; nor does one in quotation marks.
_STOPPED = re.compile(r"[.?!…。؟！？][\"'”’»)\]]?$")
_TAG = re.compile("<[^>]*>")
HOLDS: Mapping[str, str] = MappingProxyType(
    {part.field: f"{part.field.replace('_', '-')} in the line, COinS" for part in PARTS if part.field != "credit"}
    | {
        "type": "data-type, COinS", "language": "lang", "abstract": "details", "notice": "notice", "title.markup": "tags", "title.small_caps": "tags",
        "abstract.markup": "tags", "abstract.small_caps": "tags", "note.lines": "tags",
        "author.orcid": "links of names", "author.affiliation": "behind names", "author.others": "“et al.” behind names", "author.group": "COinS",
        "author.family": "COinS",
        "issn.more": "issn in the line",
        "issn.kind": "issn in the line", "isbn.more": "isbn in the line", "keyword.scheme": "keyword in the line",
        **dict.fromkeys((f"credit.{role}" for role in ROLES), "credit in the line"), "language.region": "lang",
        "issued.day": "issued in the line", "issued.season": "issued in the line", "issued.end": "issued in the line",
    }
)  # fmt: skip


def leaves(record: Record) -> tuple[str, ...]:
    """What a record's kind leaves out: Dublin Core has no place for which creators are groups and which persons."""
    return ("author.group", "author.family") if record.type and coins.KINDS[record.type].format == "dc" else ()


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """The page, an entry at a time."""
    yield _BEGIN
    for entry in entries:
        yield f"<li>{fragment(entry)}</li>\n"
    yield _END


def fragment(entry: Entry) -> str:
    """An entry that stands anywhere: its line, what must be read with it, its abstract, and the COinS span."""
    record = entry.record
    kind = f' data-type="{escape(record.type)}"' if record.type else ""
    language = f' lang="{escape(record.language)}"' if record.language else ""
    told = "".join(
        f'<p class="notice">{escape(one)}</p>' for one in (*notices.sentences(entry), *notices.warnings(entry))
    )
    return (
        f'<div class="reference" id="{escape("-".join(entry.key.split()))}"{kind}>'
        f"<p{language}>{' '.join(_line(record))}</p>{told}{_abstract(record, language)}"
        f'<span class="Z3988" title="{escape(coins.context(entry))}"></span></div>'
    )


def _line(record: Record) -> Iterator[str]:
    """The sentences of which a record has something, each with its full stop."""
    for sentence in SENTENCES:
        text = ""
        for field, joint, before, behind, convert in sentence:
            value = getattr(record, field)
            if value not in (None, ()):
                shown = f'{before}<bdi class="{field.replace("_", "-")}">{convert(value)}</bdi>{behind}'
                text = f"{text}{joint}{shown}" if text else shown
        if text:
            yield text if _STOPPED.search(unescape(_TAG.sub("", text))) else f"{text}."


def _abstract(record: Record, language: str) -> str:
    if record.abstract is None:
        return ""
    return f"<details><summary>Abstract</summary><p{language}><bdi>{_rich(record.abstract)}</bdi></p></details>"
