"""Nothing that a citation needs is lost, in any work of Crossref's answers in the corpus."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from crossref_corpus import FOLDER, ROWS, needs_corpus, readings

from parsers.clean import fold
from parsers.formats import crossref
from parsers.record import Reading, Record


def raw_works(file: str) -> list[dict[str, Any]]:
    """The works of a file as they stand there, found without the reader."""
    body = (FOLDER / file).read_bytes()
    if file.endswith(".jsonl"):
        return [json.loads(line) for line in body.splitlines() if line.strip()]
    data = json.loads(body)
    message = data.get("message", data) if isinstance(data, dict) else data
    if isinstance(message, dict) and isinstance(message.get("items"), list):
        return [one for one in message["items"] if "DOI" in one]
    return [one for one in (message if isinstance(message, list) else [message]) if "DOI" in one]


def letters(text: str) -> str:
    """A text as it is looked for: no markup, no case, letters and digits alone."""
    for _ in range(3):
        text = re.sub(
            r"&(?:amp;)*(lt|gt|amp|nbsp|quot);", lambda found: {"lt": "<", "gt": ">"}.get(found[1], " "), text
        )
    return "".join(char for char in fold(re.sub(r"<[^<>]{1,200}>", "", text)) if char.isalnum())


def listed(value: Any) -> list[str]:
    return [str(one) for one in (value if isinstance(value, list) else [value]) if one not in (None, "")]


def losses(raw: dict[str, Any], reading: Reading) -> Iterator[str]:
    """What a work says and its reading does not, in the record or among what could not be read."""
    record, unread = reading.record, [letters(one.text) for one in reading.unread]

    def lost(what: str, text: str, *values: object) -> Iterator[str]:
        wanted = letters(text)
        if (
            wanted
            and not any(wanted in letters(str(value)) for value in values if value)
            and not any(wanted in kept for kept in unread)
        ):
            yield f"{raw['DOI']}: {what} {text!r}"

    said = {letters(one.text) for one in reading.said}
    for key in ("title", "subtitle", "original-title"):
        for text in listed(raw.get(key)):
            yield from lost(key, text, record.title, record.translated_title, record.original_title)
    for role, names in (("author", record.author), ("editor", record.editor), ("translator", record.translator)):
        whole = letters(
            " ".join(
                f"{name.given or ''} {name.dropping_particle or ''} {name.full_family()} {name.suffix or ''}"
                for name in names
            )
        )
        for person in raw.get(role) or []:
            for part in ("family", "name"):
                for word in re.findall(r"[^\W\d_]{3,}", str(person.get(part) or "")):
                    if letters(word) not in whole:
                        yield f"{raw['DOI']}: {role} {person}"
        if len(names) < len(raw.get(role) or []):
            yield f"{raw['DOI']}: {len(raw[role])} of {role}, {len(names)} read"
    containers = (record.container_title, record.collection_title, record.container_title_short)
    for key in ("container-title", "short-container-title"):
        for text in listed(raw.get(key)):
            yield from lost(key, text, *containers)
    yield from lost(
        "volume",
        re.sub(r" \((?:19|20)\d\d\)$", "", str(raw.get("volume") or "")),
        record.volume,
        record.collection_number,
    )
    for key in ("issue", "special_numbering"):
        yield from lost(key, str(raw.get(key) or ""), record.issue)
    yield from lost("article-number", str(raw.get("article-number") or ""), record.article_number)
    pages = re.split("[-–]", str(raw.get("page") or ""))
    counted = record.article_number and letters(str(raw.get("page") or "")) in said
    for label in () if counted else (pages[0], pages[-1]):
        yield from lost("page", label, record.page and record.page.text(), record.article_number)
    for issn in [*listed(raw.get("ISSN")), *[row["value"] for row in raw.get("issn-type") or []]]:
        yield from lost("ISSN", issn, *[one.value for one in record.issn])
    for isbn in listed(raw.get("ISBN")):
        digits = re.sub(r"[^0-9X]", "", isbn.rpartition("/")[2])
        if digits[-10:-1] not in " ".join(record.isbn) and letters(isbn) not in unread:
            yield f"{raw['DOI']}: ISBN {isbn}"
    for key in ("issued", "published-print", "published-online", "posted"):
        parts = (raw.get(key) or {}).get("date-parts") or [[None]]
        if parts[0] and parts[0][0]:
            dates = [date.year for date in (record.issued, record.issued_online) if date]
            if int(parts[0][0]) not in dates and str(parts[0][0]) not in unread:
                yield f"{raw['DOI']}: {key} {parts}"
    if (record.doi or "") != raw["DOI"].lower():
        yield f"{raw['DOI']}: DOI {record.doi}"
    if raw.get("type") and not record.type and letters(raw["type"]) not in unread:
        yield f"{raw['DOI']}: type {raw['type']}"
    for key, value in (("abstract", record.abstract), ("publisher", record.publisher), ("language", record.language)):
        if raw.get(key) and not value and not any(one.field == key for one in reading.unread):
            yield f"{raw['DOI']}: {key}"
    for funder in raw.get("funder") or []:
        yield from lost("funder", funder.get("name") or "", *record.funder)
    for licence in raw.get("license") or []:
        if not record.license and not any(one.field == "license" for one in reading.unread):
            yield f"{raw['DOI']}: licence {licence['URL']}"
    for word, others in (raw.get("relation") or {}).items():
        for other in others:
            held = [one.id for one in record.related if one.relation == word] + [one.value for one in record.issn]
            if other["id"].lower() not in held:
                yield f"{raw['DOI']}: {word} {other['id']}"


JSON_FILES = sorted({row.file for row in ROWS if row.works and row.file.endswith((".json", ".jsonl"))})


@needs_corpus
@pytest.mark.parametrize("file", JSON_FILES)
def test_no_work_loses_what_a_citation_needs(file: str) -> None:
    works, found = raw_works(file), readings(file)
    assert len(works) == len(found)
    assert [loss for raw, reading in zip(works, found, strict=True) for loss in losses(raw, reading)] == []


def test_the_check_for_losses_can_fail() -> None:
    raw = {"DOI": "10.5555/x", "type": "journal-article", "title": ["Of <i>moss</i>"], "author": [{"family": "Doe"}, {"name": "The Group"}], "volume": "7",
           "container-title": ["Moss"], "page": "5-9", "ISSN": ["2473-9529"], "issued": {"date-parts": [[2011]]}}  # fmt: skip
    whole = crossref.read(json.dumps(raw).encode())
    assert list(losses(raw, whole)) == []
    for field in ("title", "author", "volume", "container_title", "page", "issn", "issued", "doi", "type"):
        changed = {name: getattr(whole.record, name) for name in whole.record.said_fields() if name != field}
        assert list(losses(raw, Reading(source="crossref", record=Record(**changed)))), field
