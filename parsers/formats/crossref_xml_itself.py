"""What an element of a Crossref deposit says of the work that it is, and of what holds it: a book, proceedings, an issue."""

from __future__ import annotations

from lxml import etree

from parsers.formats.crossref_xml_parts import (
    Deposit,
    abstract,
    dates,
    find,
    issuers,
    numbers,
    people,
    programs,
    titles,
)
from parsers.formats.xml_texts import text_of


def itself(element: etree._Element, where: str, deposit: Deposit) -> None:
    """All that an element says of the work that it is."""
    for fill in (titles, people, dates, numbers, issuers, abstract, programs):
        fill(element, where, deposit)
    deposit.put("language", element.get("language"), f"{where}/@language")


def what_holds(metadata: etree._Element, where: str, deposit: Deposit) -> None:
    """The book or proceedings of a part: its title, its editors, its numbers, its date where the part has none."""
    of_book = Deposit()
    itself(metadata, where, of_book)
    for path in (("titles", "title"), ("proceedings_title",)):
        deposit.add("container-title", text_of(find(metadata, *path)), f"{where}/{'/'.join(path)}")
    take(
        of_book,
        deposit,
        ("ISBN", "edition-number", "volume", "publisher", "publisher-location", "language", "institution"),
    )
    if not any(key.startswith("published") for key in deposit.work):
        take(of_book, deposit, tuple(key for key in of_book.work if key.startswith("published")))
    take(of_book, deposit, ("editor", "translator", "chair"))


def take(source: Deposit, deposit: Deposit, keys: tuple[str, ...]) -> None:
    """Put what another deposit holds under these keys, where this one holds nothing."""
    for key in keys:
        deposit.put(key, source.work.get(key), source.places.get(key, ""))


def beside(issue: etree._Element, deposit: Deposit) -> None:
    """What an issue says of itself, which is not its articles': its title, its editors."""
    of_issue = Deposit()
    titles(issue, "journal_issue", of_issue)
    people(issue, "journal_issue", of_issue)
    for title in of_issue.work.get("title", ()):
        deposit.leave("container_title", title, "journal_issue/titles/title", "the title of the issue")
    for person in of_issue.work.get("editor", ()):
        said = person.get("name") or " ".join(filter(None, (person.get("given"), person.get("family"))))
        deposit.leave("editor", said, "journal_issue/contributors", "an editor of the issue, not of the article")
