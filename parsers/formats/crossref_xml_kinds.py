"""Kinds of Crossref deposits: what the work is in each, and what it stands in."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from parsers.formats.crossref_xml_itself import beside, itself, take, what_holds
from parsers.formats.crossref_xml_parts import (
    Deposit,
    children,
    dates,
    find,
    inner,
    issns,
    issuers,
    name,
    numbers,
    parts,
    people,
)
from parsers.formats.crossref_xml_query import query
from parsers.formats.xml_texts import text_of

_BOOKS = {"monograph": "monograph", "edited_book": "edited-book", "reference": "reference-book"}
_ITEMS = {
    "chapter": "book-chapter", "section": "book-section", "part": "book-part", "track": "book-track", "reference_entry": "reference-entry",
}  # fmt: skip


def work_of(record: etree._Element) -> Deposit | None:
    """The work of a record under the REST API's keys; None where it is of a kind nobody knows."""
    fill = KINDS.get(name(record))
    if fill is None:
        return None
    deposit = Deposit()
    fill(record, deposit)
    return deposit


def _journal(record: etree._Element, deposit: Deposit) -> None:
    metadata, issue = find(record, "journal_metadata"), find(record, "journal_issue")
    article = find(record, "journal_article")
    if article is not None:
        deposit.put("type", "journal-article", "journal_article")
        itself(article, "journal_article", deposit)
    elif issue is not None:
        deposit.put("type", "journal-issue", "journal_issue")
        itself(issue, "journal_issue", deposit)
    if issue is not None:
        of_issue = Deposit()
        dates(issue, "journal_issue", of_issue)
        deposit.put("journal-issue", of_issue.work, "journal_issue")
        deposit.places |= {f"journal-issue.{key}": where for key, where in of_issue.places.items()}
        deposit.put("issue", text_of(find(issue, "issue")), "journal_issue/issue")
        deposit.put("special_numbering", text_of(find(issue, "special_numbering")), "journal_issue/special_numbering")
        if article is not None:
            beside(issue, deposit)
        volume = find(issue, "journal_volume", "volume")
        deposit.put("volume", text_of(volume), "journal_issue/journal_volume/volume")
    title, short = find(metadata, "full_title"), find(metadata, "abbrev_title")
    if article is None and issue is None and metadata is not None:
        deposit.put("type", "journal", "journal_metadata")
        deposit.add("title", inner(title), "journal_metadata/full_title")
        numbers(metadata, "journal_metadata", deposit)
    else:
        deposit.add("container-title", text_of(title), "journal_metadata/full_title")
        deposit.add("short-container-title", text_of(short), "journal_metadata/abbrev_title")
    issns(metadata, "journal_metadata", deposit)
    if metadata is not None and "language" not in deposit.work:
        deposit.put("language", metadata.get("language"), "journal_metadata/@language")


def _book(record: etree._Element, deposit: Deposit) -> None:
    forms = ("book_metadata", "book_series_metadata", "book_set_metadata", "database_metadata")
    metadata = next(children(record, *forms), None)
    item = find(record, "content_item")
    if metadata is None:
        return
    where = name(metadata)
    if item is not None:
        deposit.put("type", _ITEMS.get(item.get("component_type") or "", "other"), "content_item/@component_type")
        itself(item, "content_item", deposit)
    else:
        deposit.put("type", _BOOKS.get(record.get("book_type") or "", "book"), "book/@book_type")
        itself(metadata, where, deposit)
    whole_of = find(metadata, "series_metadata") if where != "book_set_metadata" else find(metadata, "set_metadata")
    series = find(whole_of, "titles", "title")
    deposit.add("container-title", text_of(series), f"{where}/{name(whole_of)}/titles/title")
    issns(whole_of, f"{where}/{name(whole_of)}", deposit)
    if item is not None:
        what_holds(metadata, where, deposit)


def _conference(record: etree._Element, deposit: Deposit) -> None:
    metadata = next(children(record, "proceedings_metadata", "proceedings_series_metadata"), None)
    paper = find(record, "conference_paper")
    if paper is not None:
        deposit.put("type", "proceedings-article", "conference_paper")
        itself(paper, "conference_paper", deposit)
    if metadata is not None:
        where = name(metadata)
        series = find(metadata, "series_metadata")
        deposit.add(
            "container-title", text_of(find(series, "titles", "title")), f"{where}/series_metadata/titles/title"
        )
        issns(series, f"{where}/series_metadata", deposit)
        if paper is not None:
            what_holds(metadata, where, deposit)
            held = Deposit()
            people(record, "conference", held)
            take(held, deposit, ("editor", "chair"))
        else:
            deposit.put("type", "proceedings", "proceedings")
            deposit.add("title", inner(find(metadata, "proceedings_title")), f"{where}/proceedings_title")
            itself(metadata, where, deposit)
            people(record, "conference", deposit)
    _event(find(record, "event_metadata"), deposit)


def _event(event: etree._Element | None, deposit: Deposit) -> None:
    date = find(event, "conference_date")
    days: list[dict[str, object]] = []
    for end in ("start", "end"):
        numbers_of = [date.get(f"{end}_{part}") if date is not None else None for part in ("year", "month", "day")]
        days.append({"date-parts": [[number for number in numbers_of if number]]})
    told = {
        "name": text_of(find(event, "conference_name")), "acronym": text_of(find(event, "conference_acronym")),
        "location": text_of(find(event, "conference_location")), "start": days[0], "end": days[1],
    }  # fmt: skip
    if event is not None:
        deposit.put("event", told, "event_metadata")
        if not (date is not None and date.get("start_year")):
            # In words alone: "3-5 October 2012".
            told["start"] = {"raw": text_of(date)}


def _dissertation(record: etree._Element, deposit: Deposit) -> None:
    deposit.put("type", "dissertation", "dissertation")
    itself(record, "dissertation", deposit)
    deposit.put("degree", [text_of(one) for one in children(record, "degree")], "dissertation/degree")


def _report(record: etree._Element, deposit: Deposit) -> None:
    metadata = next(children(record, "report-paper_metadata", "report-paper_series_metadata"), None)
    if metadata is None:
        return
    item = find(record, "content_item")
    if item is not None:
        deposit.put("type", "report-component", "content_item")
        itself(item, "content_item", deposit)
        what_holds(metadata, name(metadata), deposit)
        return
    deposit.put("type", "report", "report-paper")
    itself(metadata, name(metadata), deposit)
    series = find(metadata, "series_metadata")
    deposit.add(
        "container-title", text_of(find(series, "titles", "title")), f"{name(metadata)}/series_metadata/titles/title"
    )
    issns(series, f"{name(metadata)}/series_metadata", deposit)


def _standard(record: etree._Element, deposit: Deposit) -> None:
    metadata = next(children(record, "standard_metadata", "standard_series_metadata"), None)
    if metadata is None:
        return
    deposit.put("type", "standard", "standard")
    itself(metadata, name(metadata), deposit)
    number = next((one for one in metadata.iter() if name(one) in ("std_designator", "std_family_designator")), None)
    deposit.put("standard-number", text_of(number), f"{name(metadata)}/designators")


def _posted(record: etree._Element, deposit: Deposit) -> None:
    deposit.put("type", "posted-content", "posted_content")
    deposit.put("subtype", record.get("type"), "posted_content/@type")
    itself(record, "posted_content", deposit)
    deposit.put("group-title", text_of(find(record, "group_title")), "posted_content/group_title")
    version = text_of(find(record, "version_info", "version"))
    deposit.put("version", {"version": version} if version else None, "posted_content/version_info/version")


def _review(record: etree._Element, deposit: Deposit) -> None:
    deposit.put("type", "peer-review", "peer_review")
    deposit.put("review", {"type": record.get("type") or ""}, "peer_review/@type")
    itself(record, "peer_review", deposit)


def _database(record: etree._Element, deposit: Deposit) -> None:
    metadata, item = find(record, "database_metadata"), find(record, "dataset")
    if item is None:
        if metadata is not None:
            deposit.put("type", "database", "database")
            itself(metadata, "database_metadata", deposit)
        return
    deposit.put("type", "dataset", "dataset")
    itself(item, "dataset", deposit)
    days = find(item, "database_date")
    deposit.put("published-print", parts(find(days, "publication_date")), "dataset/database_date/publication_date")
    deposit.put("content-created", parts(find(days, "creation_date")), "dataset/database_date/creation_date")
    deposit.put("description", inner(find(item, "description")), "dataset/description")
    if metadata is not None:
        deposit.add("container-title", text_of(find(metadata, "titles", "title")), "database_metadata/titles/title")
        held = Deposit()
        issuers(metadata, "database_metadata", held)
        take(held, deposit, ("publisher", "publisher-location", "institution"))


def _components(record: etree._Element, deposit: Deposit) -> None:
    component = find(record, "component_list", "component")
    if component is not None:
        deposit.put("type", "component", "component")
        itself(component, "component_list/component", deposit)
        deposit.put("description", inner(find(component, "description")), "component_list/component/description")
        parent = record.get("parent_doi")
        relation = {"is-part-of": [{"id": parent, "id-type": "doi"}]} if parent else None
        deposit.put("relation", relation, "sa_component/@parent_doi")


KINDS: dict[str, Callable[[etree._Element, Deposit], None]] = {
    "journal": _journal, "book": _book, "conference": _conference, "dissertation": _dissertation, "report-paper": _report,
    "standard": _standard, "posted_content": _posted, "peer_review": _review, "database": _database, "sa_component": _components,
    "query": query,
}  # fmt: skip
