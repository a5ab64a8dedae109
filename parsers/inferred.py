"""What follows from what a page says where it does not say it outright: the date from the only date, the kind from what names it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from parsers.labels import field_of
from parsers.record import Said
from parsers.thesis_notes import thesis_note
from parsers.types import is_data

OF_A_JOURNAL = ("container_title", "volume", "issue", "page", "article_number")
_IN_SOMETHING = ("container_title", "volume", "issue", "issn", "event_title")


def inferred(values: dict[str, Any], said: Sequence[Said]) -> list[Said]:
    """What follows from the chosen `values`, put among them, each with the text that it follows from."""
    found: list[Said] = []
    if "issued" not in values and "issued_online" in values:
        values["issued"] = values["issued_online"]
        online = next(item for item in said if item.field == "issued_online")
        found.append(Said(field="issued", text=online.text, where=f"{online.where}, the only date"))
    if values.get("type") != "dataset" and is_data(str(values.get("title", ""))):
        values["type"] = "dataset"
        title = next(item for item in said if item.field == "title")
        found.append(Said(field="type", text="dataset", where=f"the beginning of the title ({title.where})"))
    found += _noted(values, said)
    found += _proceedings(values, said)
    if _is_of_a_meeting(values):
        found += _typed("paper-conference", "the name of proceedings", values, said, "container_title")
    elif "type" not in values:
        found += _kind(values, said)
    return found


def _proceedings(values: dict[str, Any], said: Sequence[Said]) -> list[Said]:
    """What a conference paper with pages stands in where a tag names nothing but the conference: indexers' own tag for its proceedings."""
    if values.get("type") != "paper-conference" or values.get("container_title"):
        return []
    item = next((one for one in said if one.field == "event_title" and one.where.startswith("meta citation_")), None)
    if item is None or not values.get("event_title") or not any(values.get(field) for field in _PRINTED):
        return []
    values["container_title"] = values["event_title"]
    return [Said(field="container_title", text=item.text, where=f"{item.where}, and pages in it")]


_PRINTED = ("page", "volume", "article_number", "isbn")


def _noted(values: dict[str, Any], said: Sequence[Said]) -> list[Said]:
    """A thesis that only a catalogue's note calls so, with its degree and university."""
    note = thesis_note(values.get("note") or "") if "type" not in values else None
    if note is None:
        return []
    where = next(item.where for item in said if item.field == "note")
    parts = {"type": "thesis", "genre": note[0], "publisher": note[1]}
    new = {field: text for field, text in parts.items() if text and field not in values}
    values.update(new)
    return [Said(field=field, text=text, where=f"{where} (note)") for field, text in new.items()]


def _kind(values: dict[str, Any], said: Sequence[Said]) -> list[Said]:
    """The kind of a work that nobody names: by what only one kind has."""
    alone = not any(values.get(field) for field in _IN_SOMETHING)
    for item in said if alone else ():
        if item.field in _DEGREE and item.text.strip() and (_of_theses(item.where) or _ADVISED.search(item.text)):
            return _typed("thesis", "a label that only theses have", values, [item], item.field)
    if values.get("isbn") and not any(values.get(field) for field in OF_A_JOURNAL):
        return _typed("book", "an ISBN without a container", values, said, "isbn")
    for field in ("container_title", "event_title"):
        if _MEETING.search(values.get(field) or "") and not values.get("issn"):
            return _typed("paper-conference", "the name of a conference", values, said, field)
    if "container_title" in values and any(values.get(field) for field in ("volume", "issue", "issn")):
        return _typed("article-journal", "the journal's volume or ISSN", values, said, "container_title")
    if all(values.get(field) for field in ("volume", "issue", "page")):
        return _typed("article-journal", "volume, issue and pages", values, said, "volume")
    for item in said if alone and values.get("number") else ():
        if item.field == "number" and _REPORT.match(item.where):
            return _typed("report", "a label that only reports have", values, [item], "number")
    if alone and len(values.get("author", ())) == 1 and _OWN_WORDS.search(str(values.get("abstract", ""))):
        return _typed("thesis", "how the abstract calls its work", values, said, "abstract")
    return []


def _of_theses(where: str) -> bool:
    """Whether a text stood behind a label that only theses have: a degree's in any language, a supervisor's, or who granted it."""
    label = _LABELLED.match(where)
    return _LABEL.match(where) is not None or (label is not None and field_of(label[1]) == "degree")


_ADVISED = re.compile(r"[(\[](?:thesis )?(?:advis[oe]r|supervisor|orientador(?:a)?)[)\]]$", re.IGNORECASE)
_LABELLED = re.compile(r"label (.{2,60}?) \(")


def _is_of_a_meeting(values: dict[str, Any]) -> bool:
    """Whether what a tag calls a journal is a conference's proceedings by its name, with neither ISSN nor volume nor issue."""
    numbered = any(values.get(field) for field in ("issn", "volume", "issue"))
    named = values.get("container_title") or ""
    if values.get("type") == "article-journal" and not values.get("issn") and _SERIES_OF_PROCEEDINGS.match(named):
        return True
    return values.get("type") == "article-journal" and not numbered and _PROCEEDINGS.search(named) is not None


# Numbered as journals are, and each volume the proceedings of a meeting.
_SERIES_OF_PROCEEDINGS = re.compile(
    r"Advances in Neural Information Processing Systems\b|Proceedings of Machine Learning Research$", re.IGNORECASE
)
_PROCEEDINGS = re.compile(
    r"\b(?:proceedings|proc\.|actes|actas|atti|anais|tagungsband)\b.*?\b(?:19|20)\d\d\b", re.IGNORECASE
)


def _typed(kind: str, by: str, values: dict[str, Any], said: Sequence[Said], field: str) -> list[Said]:
    values["type"] = kind
    where = next((item.where for item in said if item.field == field), field)
    return [Said(field="type", text=kind, where=f"inferred from {by} ({where})")]


# Proceedings alone may be a journal's: "Proceedings of the Invented Academy".
_MEETING = re.compile(
    r"\b(?:conference|symposium|workshop|congress|colloquium|annual meeting|konferenz|tagung|colloque|congrès|congreso"
    r"|simposio|congresso|simpósio|convegno|конференци\w+)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(r"label (?:technical )?(?:report|bericht|rapport)\w*[- ]", re.IGNORECASE)
_DEGREE = frozenset(("genre", "contributor", "issued", "publisher"))
# Labels of a degree, of who grants it and of who supervised the work, as they stand in `where`.
_LABEL = re.compile(
    r"label (?:(?:thesis|dissertation|degree)\b|(?:\w+ )?(?:co-?)?(?:advis[oe]r|supervisor)|guide\(s\)|(?:cor)?relator[ei]\b|directeurs? de thèse"
    r"|director(?:es)? de (?:la )?tesis|orientador|betreuer|gutachter|promotor|data (?:di )?conseguimento|научный руководитель"
    r"|handledare|ohjaaja|vejleder|vedoucí práce|školiteľ|danışman|pembimbing|người hướng dẫn|επιβλέπ|науковий керівник|témavezető"
    r"|指導教[授員]|指导教师|导师|지도교수|استاد راهنما|المشرف|major professor|awarding institution|(?:date|year) of (?:defen[cs]e|award))",
    re.IGNORECASE,
)
_OWN_WORDS = re.compile(
    r"\b(?:this|my|the present) (?:(?:doctoral|phd|ph\.d\.|master'?s?) )?(?:thesis|dissertation)\b", re.IGNORECASE
)
