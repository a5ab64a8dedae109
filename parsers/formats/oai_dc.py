"""Unqualified Dublin Core, as every OAI-PMH server sends it: fifteen elements, of which each server makes its own use.

What an element holds is told by its look: of several dates the one that is no time of a deposit, of several descriptions the one
that is long enough to be an abstract, of several types the one that is no word of DCMI's. A source or an identifier may be a citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from parsers.formats.xml_texts import text_of
from parsers.languages import read_language
from parsers.names.groups import is_group
from parsers.record import Reading, Said
from parsers.types import read_type
from parsers.understand import reading_of

SOURCE = "oai_dc"
ROOT = "{http://www.openarchives.org/OAI/2.0/oai_dc/}dc"
# Element to field where its texts mean one thing.
_FIELDS: dict[str, str] = {
    "creator": "author", "publisher": "publisher", "language": "language", "subject": "keyword_list", "format": "other", "coverage": "other",
}  # fmt: skip
_LEAST_ABSTRACT = 160
_MOST_TEXTS = 5_000
Texts = list[tuple[str, str]]


def read(element: etree._Element) -> Reading:
    """The reading of one record's metadata."""
    texts: dict[str, Texts] = {}
    for child in list(element)[:_MOST_TEXTS]:
        name, text = str(child.tag).rpartition("}")[2].lower(), text_of(child)
        if text:
            texts.setdefault(name, []).append((text, f"dc:{name}"))
    return reading_of(SOURCE, tuple(_said(texts)))


_MARKED = re.compile(r"\[([a-z]{2})\]\s+(?=\S)")


def _unmarked(found: Texts, language: str | None) -> Texts:
    """Texts without the mark of their language ("[pt] Moinho"), those in the record's language first."""
    marks = [_MARKED.match(text) for text, _where in found]
    if not any(marks):
        return found
    rows = [
        (
            mark is None or mark[1] != language,
            _MARKED.sub("", text, count=1),
            f"{where} {mark[0]}".rstrip() if mark else where,
        )
        for mark, (text, where) in zip(marks, found, strict=True)
    ]
    return [(text, where) for _other, text, where in sorted(rows, key=lambda row: row[0])]


def _said(texts: dict[str, Texts]) -> Iterator[Said]:
    language = next((tag for text, _where in texts.get("language", ()) if (tag := read_language(text))), None)
    texts = {name: _unmarked(found, language) for name, found in texts.items()}
    titles = texts.pop("title", [])
    title = titles[0][0] if titles else ""
    for place, (text, where) in enumerate(titles):
        yield Said(field="title" if place == 0 else "other", text=text, where=where)
    # A repository's series may be named for what is in it: "Dissertations".
    sources = texts.pop("source", [])
    kinds = list(_types(texts.pop("type", []), sources))
    is_thesis = any(kind.field == "type" and (read_type(kind.text) or ("",))[0] == "thesis" for kind in kinds)
    yield from kinds
    yield from _contributors(texts.pop("contributor", []), alone="creator" not in texts and not is_thesis)
    yield from _dates(texts.pop("date", []))
    yield from _descriptions(texts.pop("description", []))
    for name, field in _FIELDS.items():
        for text, where in texts.pop(name, []):
            yield Said(field=field, text=text, where=where)
    for text, where in texts.pop("identifier", []):
        yield Said(field="identifier", text=text, where=where)
    yield from _sources(sources, title)
    yield from _relations(texts.pop("relation", []))
    yield from _rights(texts.pop("rights", []))
    for rest in texts.values():
        yield from (Said(field="other", text=text, where=where) for text, where in rest)


_NUMBERS = re.compile(r"\d.*\d")
_BEHIND_TITLE = re.compile(
    r"\W*(?P<container_title>[^\d]{3,200}?),\s*(?P<volume>\d{1,4})(?:\((?P<issue>[\w-]{1,10})\))?\.(?:\s|$)"
)


def _sources(found: Texts, title: str) -> Iterator[Said]:
    """A journal's issue, cited by its numbers; the series of a repository ("Physics Publications") is nothing that citations name.

    "Roe, A. (2011). Of moss. Moss Studies, 43(5). UC Shore: Retrieved from …" is how eScholarship cites.
    """
    for text, where in found:
        _head, is_there, behind = text.partition(title) if title else (text, "", "")
        cited = _BEHIND_TITLE.match(behind) if is_there else None
        if cited is not None:
            parts = {name: part for name, part in cited.groupdict().items() if part}
            yield from (Said(field=name, text=part, where=f"{where} ({text[:400]})") for name, part in parts.items())
        else:
            yield Said(field="citation" if _NUMBERS.search(text) else "other", text=text, where=where)


# DCMI's own words for kinds, which say less than any other, and versions.
_BROAD = frozenset(
    "text other image stillimage sound collection event interactiveresource physicalobject service still image nonpeerreviewed peerreviewed".split()
)
_VERSION = re.compile(r"info:eu-repo/semantics/(?:\w+Version|draft)|(?:non[- ]?)?peer[- ]?reviewed", re.IGNORECASE)


def _types(found: Texts, sources: Texts) -> Iterator[Said]:
    """Kinds of work, the telling ones first; without one the name of the series, where that is a kind."""
    rows = [(_kind(text), text, where) for text, where in found]
    if not any(kind for kind, _text, _where in rows):
        rows += [(text, text, where) for text, where in sources if read_type(text) is not None]
    for kind, text, where in sorted(rows, key=lambda row: not row[0]):
        yield Said(
            field="type" if kind else "other",
            text=kind or text,
            where=where if kind in ("", text) else f"{where} ({text})",
        )


def _kind(text: str) -> str:
    """The words of a type that tell a kind of work; "" where it tells none."""
    bare = text if text.startswith(("info:", "http")) else text.rpartition(":")[2].strip()  # "doc-type:article"
    if bare.lower() in ("journal", "serial", "periodical"):
        return "periodical"  # the journal itself, or a volume of it
    if bare.replace(" ", "").lower() in _BROAD or _VERSION.fullmatch(bare) is not None:
        return ""
    return bare if read_type(bare) is not None else ""


_ROLE = re.compile(r"(.{2,300}?)\s*\(([A-Za-z ]{3,30})\)")
_ROLES = {
    "publisher": "publisher", "author": "author", "writer": "author", "creator": "author", "editor": "editor", "translator": "translator",
}  # fmt: skip


def _contributors(found: Texts, *, alone: bool) -> Iterator[Said]:
    """People and institutions beside the authors; where no creator is named they are all the people there are.

    A name may have its role behind it: "Vandegrift, Ann (Editor)". A thesis is not thought to have its advisors' names.
    """
    for text, where in found:
        with_role = _ROLE.fullmatch(text)
        role = with_role[2].strip().lower() if with_role is not None else ""
        name = with_role[1] if with_role is not None else text
        field = _ROLES.get(role) or ("author" if alone and not role else "contributor")
        place = f"{where} ({role})" if role else where
        yield Said(field=field, text=name, where=place, scheme="organization" if is_group(name) else None)


_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?")


def _dates(found: Texts) -> Iterator[Said]:
    """The date of publication first; times of deposit only where there is nothing else.

    A time on the full hour is the midnight of another zone, of a date that was typed in: its first of January is a year alone,
    another first of a month a month. Any other time is that of a deposit, and the earliest is the first.
    """
    typed: list[tuple[str, str]] = []
    deposits: list[tuple[str, str]] = []
    for text, where in found:
        timed = _TIMED.fullmatch(text)
        if timed is None:
            typed.append((text, where))
        elif timed[3] == timed[4] == "00":
            date = timed[1]
            said = date[:4] if date.endswith("-01-01") else date[:7] if date.endswith("-01") else date
            typed.append((said, f"{where} ({text})"))
        else:
            deposits.append((timed[1], f"{where} ({text})"))
    for place, (text, where) in enumerate([*typed, *sorted(deposits)]):
        used = place == 0 or (place < len(typed))
        yield Said(field="issued" if used else "other", text=text, where=where)


def _descriptions(found: Texts) -> Iterator[Said]:
    """The longest is the abstract, where it is long enough to be one; a short one alone is a note, the others are remarks."""
    longest = max((text for text, _where in found), key=len, default="")
    least = _LEAST_ABSTRACT if len(found) > 1 else _LEAST_ABSTRACT // 2
    field = "abstract" if len(longest) >= least else "note" if len(found) == 1 else "other"
    for text, where in found:
        yield Said(field=field if text == longest else "other", text=text, where=where)


_ALTERNATIVE = re.compile(r"info:eu-repo/semantics/altIdentifier/(\w+)/(.+)", re.IGNORECASE)
_GRANT = re.compile(r"info:eu-repo/grantAgreement/([^/]{2,80})/.*", re.IGNORECASE)


def _relations(found: Texts) -> Iterator[Said]:
    """Other identifiers of the work itself, and who paid; of all others nothing tells whether they are this work or another."""
    for text, where in found:
        same, grant = _ALTERNATIVE.fullmatch(text), _GRANT.fullmatch(text)
        if same is not None:
            known = f"{same[1]}:{same[2]}" if same[1].lower() in ("doi", "pmid", "arxiv") else same[2]
            yield Said(field="identifier", text=known, where=where)
        elif grant is not None:
            yield Said(field="funder", text=grant[1], where=where)
        else:
            yield Said(field="other", text=text, where=where)


def _rights(found: Iterable[tuple[str, str]]) -> Iterator[Said]:
    for text, where in found:
        access = text.lower().startswith("info:eu-repo/")
        field = "other" if access else "license" if text.startswith(("http://", "https://")) else "rights"
        yield Said(field=field, text=text, where=where)
