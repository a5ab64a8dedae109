"""Parts of a Crossref deposit, each put under the REST API's key for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from parsers.formats.xml_texts import text_of


class Deposit:
    """A work under the REST API's keys while its record is read, and for each key the way to the element it came from.

    `left` is what the REST API has no key for: (field, text, where, why).
    """

    __slots__ = ("left", "places", "work")

    def __init__(self) -> None:
        self.work: dict[str, Any] = {}
        self.places: dict[str, str] = {}
        self.left: list[tuple[str, str, str, str]] = []

    def put(self, key: str, value: Any, where: str) -> None:
        """A value under a key, unless it is empty or the key has one."""
        if value and key not in self.work:
            self.work[key] = value
            self.places[key] = where

    def add(self, key: str, value: Any, where: str) -> None:
        """One more value under a key that holds a list."""
        if value:
            self.work.setdefault(key, []).append(value)
            self.places[f"{key}[{len(self.work[key]) - 1}]"] = where
            self.places.setdefault(key, where)

    def leave(self, field: str, text: str, where: str, why: str) -> None:
        """Something for which no key is, unless it is empty."""
        if text:
            self.left.append((field, text, where, why))


def name(element: etree._Element | None) -> str:
    """The name of an element without its namespace; "" for none, and for what is no element."""
    return element.tag.rpartition("}")[2] if element is not None and isinstance(element.tag, str) else ""


def children(parent: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The children of an element that have one of the names."""
    return (child for child in parent if name(child) in names) if parent is not None else iter(())


def find(parent: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element down a path; the element itself at the end of it."""
    for step in path:
        parent = next(children(parent, step), None)
    return parent


def inner(element: etree._Element | None) -> str:
    """What stands inside an element, its markup kept; text that looks like markup stays text."""
    if element is None:
        return ""
    markup = etree.tostring(element, encoding="unicode", with_tail=False)
    return markup[markup.index(">") + 1 : markup.rindex("</")] if "</" in markup else ""


def parts(element: etree._Element | None, prefix: str = "") -> dict[str, Any] | None:
    """A date's year, month and day as the REST API writes them, months above 20 being seasons."""
    numbers: list[int] = []
    for part in ("year", "month", "day"):
        number = text_of(find(element, prefix + part))
        if not number.isdecimal() or len(number) > 4:
            break
        numbers.append(int(number))
    return {"date-parts": [numbers]} if numbers else None


def titles(element: etree._Element, where: str, deposit: Deposit) -> None:
    """Titles, subtitles and the original title; `titles` stands once for each language."""
    keys = {"title": "title", "subtitle": "subtitle", "original_language_title": "original-title"}
    for block in children(element, "titles"):
        for child in children(block, *keys):
            deposit.add(keys[name(child)], inner(child), f"{where}/titles/{name(child)}")


def people(element: etree._Element, where: str, deposit: Deposit) -> None:
    """Persons and organisations by their role; whoever is anonymous is nobody."""
    for block in (*children(element, "contributors"), element):
        at = f"{where}/contributors" if block is not element else where
        for child in children(block, "person_name", "organization", "anonymous"):
            role = child.get("contributor_role") or "author"
            row: dict[str, Any] = {"sequence": child.get("sequence") or ""}
            if name(child) == "person_name":
                row |= {"given": text_of(find(child, "given_name")), "family": text_of(find(child, "surname")),
                        "suffix": text_of(find(child, "suffix")), "ORCID": text_of(find(child, "ORCID"))}  # fmt: skip
                row["affiliation"] = [{"name": place} for place in _affiliations(child)]
            elif name(child) == "organization":
                row["name"] = text_of(child)
            deposit.add(role, row, f"{at}/{name(child)}")


def _affiliations(person: etree._Element) -> Iterator[str]:
    yield from (text_of(one) for one in children(person, "affiliation"))
    for block in children(person, "affiliations"):
        for institution in children(block, "institution"):
            yield text_of(find(institution, "institution_name"))


def dates(element: etree._Element, where: str, deposit: Deposit, under: str = "") -> None:
    """Dates by their medium, the first of each; without one it is the print's."""
    media = {"online": "published-online", "other": "published-other"}
    named = {
        "posted_date": "posted",
        "acceptance_date": "accepted",
        "approval_date": "approved",
        "review_date": "issued",
    }
    for child in children(element, "publication_date", *named):
        key = named.get(name(child)) or media.get(child.get("media_type") or "", "published-print")
        deposit.put(under + key, parts(child), f"{where}/{name(child)}")


# A publisher's identifiers that a citation prints.
_IDENTIFIERS = {
    "report-number": "report-number", "z39.23": "report-number", "iso-std-ref": "standard-number", "std-designation": "standard-number",
}  # fmt: skip


def numbers(element: etree._Element, where: str, deposit: Deposit) -> None:
    """Pages, article number, ISBNs, edition, volume, DOI and address."""
    first, last = text_of(find(element, "pages", "first_page")), text_of(find(element, "pages", "last_page"))
    others = text_of(find(element, "pages", "other_pages"))
    deposit.put("page", ", ".join(filter(None, (f"{first}-{last}" if last else first, others))), f"{where}/pages")
    for item in children(find(element, "publisher_item"), "identifier"):
        key = _IDENTIFIERS.get((item.get("id_type") or "").lower(), "")
        deposit.put(key, text_of(item) if key else "", f"{where}/publisher_item/identifier")
    for item in children(find(element, "publisher_item"), "item_number"):
        kind = (item.get("item_number_type") or "").replace("-", "_").lower()
        if kind in ("article_number", "article_id"):
            deposit.put("article-number", text_of(item), f"{where}/publisher_item/item_number")
        elif "report" in name(element):
            deposit.put("report-number", text_of(item), f"{where}/publisher_item/item_number")
    for isbn in children(element, "isbn"):
        deposit.add("ISBN", text_of(isbn), f"{where}/isbn")
    deposit.put("edition-number", text_of(find(element, "edition_number")), f"{where}/edition_number")
    deposit.put("volume", text_of(find(element, "volume")), f"{where}/volume")
    deposit.put("DOI", text_of(find(element, "doi_data", "doi")), f"{where}/doi_data/doi")
    address = text_of(find(element, "doi_data", "resource"))
    deposit.put("resource", {"primary": {"URL": address}} if address else None, f"{where}/doi_data/resource")


def issuers(element: etree._Element, where: str, deposit: Deposit) -> None:
    """Publisher, institutions and the body that sets a standard."""
    publisher = find(element, "publisher")
    deposit.put("publisher", text_of(find(publisher, "publisher_name")), f"{where}/publisher/publisher_name")
    deposit.put("publisher-location", text_of(find(publisher, "publisher_place")), f"{where}/publisher/publisher_place")
    for one in children(element, "institution"):
        row = {"name": text_of(find(one, "institution_name")), "place": [text_of(find(one, "institution_place"))]}
        deposit.add("institution", row, f"{where}/institution")
    body = text_of(find(element, "standards_body", "standards_body_name"))
    deposit.put("standards-body", {"name": body} if body else None, f"{where}/standards_body/standards_body_name")


def issns(element: etree._Element | None, where: str, deposit: Deposit) -> None:
    """ISSNs by their medium; without one it is the print's, as the schema has it."""
    for issn in children(element, "issn"):
        deposit.add(
            "issn-type",
            {"value": text_of(issn), "type": issn.get("media_type") or issn.get("type") or "print"},
            f"{where}/issn",
        )


def abstract(element: etree._Element, where: str, deposit: Deposit) -> None:
    """The first abstract that is one: a graphical abstract and the like are none, and those in other languages are set aside."""
    for one in children(element, "abstract"):
        if (one.get("abstract-type") or "abstract") not in ("abstract", "original", "main", "short"):
            deposit.leave("abstract", text_of(one), f"{where}/abstract", "an abstract of another kind")
        elif "abstract" in deposit.work:
            deposit.leave("abstract", text_of(one), f"{where}/abstract", "another abstract: a citation has one")
        else:
            deposit.put("abstract", inner(one), f"{where}/abstract")


def programs(element: etree._Element, where: str, deposit: Deposit) -> None:
    """Funders, licences, relations and updates, which stand in programs of their own, alone or in the crossmark."""
    crossmark = find(element, "crossmark")
    for update in children(find(crossmark, "updates"), "update"):
        day = update.get("date") or ""
        row = {"DOI": text_of(update), "type": update.get("type") or "", "updated": {"date-time": day} if day else None}
        deposit.add("update-to", row, f"{where}/crossmark/updates/update")
    for program in (*children(element, "program"), *children(find(crossmark, "custom_metadata"), "program")):
        for licence in children(program, "license_ref"):
            row = {"URL": text_of(licence), "content-version": licence.get("applies_to") or "unspecified"}
            deposit.add("license", row, f"{where}/program/license_ref")
        for item in children(program, "related_item"):
            for one in children(item, "inter_work_relation", "intra_work_relation"):
                relations = deposit.work.setdefault("relation", {})
                row = {"id": text_of(one), "id-type": one.get("identifier-type") or ""}
                relations.setdefault(one.get("relationship-type") or "related", []).append(row)
                deposit.places.setdefault("relation", f"{where}/program/related_item")
        _funders(program, where, deposit)


def _funders(program: etree._Element, where: str, deposit: Deposit) -> None:
    """Names of funders; the assertions inside a name are its identifier."""
    for assertion in program.iter():
        if name(assertion) == "assertion" and assertion.get("name") == "funder_name":
            deposit.add("funder", {"name": " ".join((assertion.text or "").split())}, f"{where}/program/assertion")
