"""Numbers of a Crossref work: volume, issue, pages, article number; ISSNs, ISBNs; those of reports, standards and editions."""

from __future__ import annotations

import re
from typing import Any

from parsers import clean
from parsers.formats import texts
from parsers.formats.gathered import Gathering
from parsers.formats.json_values import line, mapping, rows, text
from parsers.formats.numbers import article_number, counts_a_file, is_worded, stands_for_none
from parsers.numbering import read_issue, read_volume, volume_and_issue
from parsers.pagination import read_pages
from parsers.values import IssnKind, PageRange, TypedIssn


def place(work: dict[str, Any], gathered: Gathering) -> None:
    """Where in what it stands in: volume, issue, pages or article number."""
    volume_text, issue_text, where = text(work.get("volume")), text(work.get("issue")), "$.issue"
    if not issue_text.strip():
        issue_text, where = text(mapping(work.get("journal-issue")).get("issue")), "$.journal-issue.issue"
    volume = read_volume(volume_text) if volume_text else None
    issue = read_issue(issue_text) if issue_text else None
    # IEEE's articles that are in no issue yet stand in volume "PP", issue "99".
    volume, issue = (None, None) if volume == "PP" else volume_and_issue(volume, issue)
    # In a series the volume is the series' own number.
    field = "collection_number" if "collection_title" in gathered.values else "volume"
    gathered.read(field, volume, volume_text, "$.volume", "it stands for no volume")
    if issue is None:
        gathered.read("issue", None, issue_text, where, "it stands for no issue")
    elif issue_text.strip():
        gathered.take("issue", issue, issue_text, where)
    else:
        gathered.take("issue", issue, volume_text, "$.volume")
    _supplement(work, issue, gathered)
    _pages(work, gathered)


def _supplement(work: dict[str, Any], issue: str | None, gathered: Gathering) -> None:
    """A special number beside the number of an issue, or alone: "24 (S4)"."""
    special = text(work.get("special_numbering")) or text(work.get("special-numbering"))
    number = read_issue(special) if special else None
    if (
        number is not None
        and any(map(str.isalnum, number))
        and (issue is None or clean.fold(number) not in clean.fold(issue))
    ):
        gathered.take("issue", f"{issue} {number}" if issue else number, special, "$.special_numbering")


def _pages(work: dict[str, Any], gathered: Gathering) -> None:
    number_text, page_text = text(work.get("article-number")), text(work.get("page"))
    number = article_number(number_text) if number_text else None
    gathered.take("article_number", number, number_text, "$.article-number")
    if not page_text.strip():
        return
    if stands_for_none(page_text):
        gathered.lose("page", page_text, "$.page", "it stands for no page")
        return
    if number is None and is_worded(page_text):
        gathered.take("article_number", article_number(page_text), page_text, "$.page")
        return
    pages = read_pages(page_text)
    if pages is not None and number is None and (number_text := _numbers_itself(work, pages) or ""):
        number = number_text
        gathered.take("article_number", number, number_text, "$.alternative-id")
    if pages is not None and counts_a_file(pages, number):
        gathered.note("article_number", page_text, "$.page")
    else:
        gathered.read("page", pages, page_text, "$.page", "not pages")
        gathered.lose_beside_pages(page_text, pages, "$.page")


def _numbers_itself(work: dict[str, Any], pages: PageRange) -> str | None:
    """The number of an article whose pages are its file's own count, where the publisher's identifier is it.

    Hindawi's articles stand in a volume without issues, and their DOIs end with the number that they are cited by.
    """
    if pages.first != "1" or pages.last is None or text(work.get("issue")).strip() or not work.get("alternative-id"):
        return None
    number = text(work["alternative-id"])
    return number if re.fullmatch("[0-9]{5,8}", number) and text(work.get("DOI")).endswith(f"/{number}") else None


_KINDS: dict[str, IssnKind] = {"print": "print", "electronic": "electronic"}


def issns(work: dict[str, Any], gathered: Gathering) -> None:
    """`issn-type` tells print from electronic; what stands only in `ISSN`, or is said to be both, is of unknown kind."""
    kinds: dict[str, IssnKind | None] = {}
    wrong: dict[str, str] = {}
    for place_of, row in rows(work.get("issn-type")):
        printed, where = text(row.get("value")), f"$.issn-type[{place_of}].value"
        issn = clean.issn(printed) if printed else None
        if issn is None:
            if printed.strip():
                wrong.setdefault(printed, where)
            continue
        kind = _KINDS.get(text(row.get("type")))
        kinds[issn] = kind if kinds.get(issn, kind) == kind else None
        gathered.note("issn", printed, where)
    listed = work.get("ISSN")
    for place_of, printed in enumerate(texts(listed)) if listed else ():
        issn = clean.issn(printed)
        if issn is None:
            wrong.setdefault(printed, f"$.ISSN[{place_of}]")
        elif issn not in kinds:
            kinds[issn] = None
            gathered.note("issn", printed, f"$.ISSN[{place_of}]")
    if kinds:
        gathered.values["issn"] = tuple(
            TypedIssn.model_validate({"value": issn, "kind": kind}) for issn, kind in kinds.items()
        )
    for printed, where in wrong.items():
        if printed.strip():
            gathered.lose("issn", printed, where, "not an ISSN, or its check digit is wrong")


def isbns(work: dict[str, Any], gathered: Gathering) -> None:
    """ISBNs in any form: bare, hyphenated, as an address; `isbn-type` names the same again, or alone."""
    listed = work.get("ISBN")
    found = [(printed, f"$.ISBN[{at}]") for at, printed in enumerate(texts(listed))] if listed else []
    found += [(text(row.get("value")), f"$.isbn-type[{at}].value") for at, row in rows(work.get("isbn-type"))]
    known: dict[str, None] = {}
    for printed, where in found:
        isbn = clean.isbn(printed)
        if isbn is not None:
            if isbn not in known:
                gathered.add("isbn", isbn, printed, where)
            known[isbn] = None
        elif printed.strip() and printed not in known:
            known[printed] = None
            gathered.lose("isbn", printed, where, "not an ISBN, or its check digit is wrong")


# Key, what stands under it, field; the first that says something.
_OWN: tuple[tuple[str, str, str], ...] = (
    ("edition-number", "", "edition"), ("version", "version", "version"), ("version", "", "version"), ("report-number", "", "number"),
    ("standard", "number", "number"), ("standard-number", "", "number"), ("award", "", "number"), ("number-of-pages", "", "number_of_pages"),
)  # fmt: skip


def own_numbers(work: dict[str, Any], gathered: Gathering) -> None:
    """Edition, version, number of a report, a standard or an award."""
    for key, inner, field in _OWN:
        value = work.get(key)
        if value and field not in gathered.values:
            value = mapping(value).get(inner) if inner else value
            gathered.take(field, line(value), text(value), f"$.{key}.{inner}" if inner else f"$.{key}")
