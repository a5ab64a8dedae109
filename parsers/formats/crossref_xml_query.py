"""The flat answer of Crossref's OpenURL service: a query with the few fields that were matched, and no record."""

from __future__ import annotations

from lxml import etree

from parsers.formats.crossref_xml_parts import Deposit, children, find, issns
from parsers.formats.xml_texts import text_of

_TYPES = {
    "journal_article": "journal-article", "journal_title": "journal", "journal_issue": "journal-issue", "book_title": "book",
    "book_content": "book-chapter", "conference_title": "proceedings", "conference_paper": "proceedings-article", "dissertation": "dissertation",
    "report-paper_title": "report", "report-paper_content": "report-component", "standard_title": "standard", "posted_content": "posted-content",
    "peer_review": "peer-review", "dataset": "dataset", "component": "component",
}  # fmt: skip
_TITLES = ("article_title", "paper_title", "component_title")
_CONTAINERS = ("journal_title", "series_title", "volume_title")


def query(record: etree._Element, deposit: Deposit) -> None:
    """The work of a query that was resolved."""
    doi = find(record, "doi")
    if record.get("status") != "resolved" or doi is None:
        return
    kind = _TYPES.get(doi.get("type") or "", "other")
    deposit.put("DOI", text_of(doi), "query/doi")
    deposit.put("type", kind, "query/doi/@type")
    titles = [(name, said) for name in _TITLES if (said := text_of(find(record, name)))]
    held = [(name, said) for name in _CONTAINERS if (said := text_of(find(record, name)))]
    if not titles and held:
        titles, held = held[-1:], held[:-1]
    for key, found in (("title", titles), ("container-title", held)):
        for name, said in found:
            deposit.add(key, said, f"query/{name}")
    issns(record, "query", deposit)
    for isbn in children(record, "isbn"):
        deposit.add("ISBN", text_of(isbn), "query/isbn")
    people = list(children(find(record, "contributors"), "contributor"))
    for person in people:
        row = {
            "given": text_of(find(person, "given_name")),
            "family": text_of(find(person, "surname")),
            "sequence": person.get("sequence"),
        }
        deposit.add(person.get("contributor_role") or "author", row, "query/contributors/contributor")
    if not people and (first := text_of(find(record, "author"))):
        deposit.add("author", {"family": first}, "query/author")
    for key in ("volume", "issue"):
        deposit.put(key, text_of(find(record, key)), f"query/{key}")
    first_page, last_page = text_of(find(record, "first_page")), text_of(find(record, "last_page"))
    deposit.put("page", f"{first_page}-{last_page}" if last_page else first_page, "query/first_page")
    deposit.put("edition-number", text_of(find(record, "edition_number")), "query/edition_number")
    for year in children(record, "year"):
        key = "published-online" if year.get("media_type") == "online" else "published-print"
        said = text_of(year)
        deposit.put(key, {"date-parts": [[said]]} if said else None, "query/year")
