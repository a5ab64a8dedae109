"""Identifiers, addresses, dates, pages and languages of a library's entry, as they are written there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from harvester.crosscheck.check_digits import DOI, ISBN, ISSN, failing
from harvester.crosscheck.codes import Code
from harvester.crosscheck.integrity.entry_shape import DISAGREE
from harvester.crosscheck.integrity.raw import RawEntry, Role, record_field
from harvester.plain_words import cut, field_name
from harvester.work import Finding, Mend
from parsers import clean
from parsers.dates import read_date
from parsers.languages import read_language
from parsers.pages_unread import unread_pages
from parsers.pagination import read_pages

RESOLVER = Code(
    "doi-resolver", "info", ("entry",), "A DOI with the address of its resolver",
    "The DOI alone is put there: styles and programs add the address.",
)  # fmt: skip
IDENTIFIER = Code("identifier-form", "warning", ("entry",), "An identifier that is none", "Look it up, and mend it.")
ADDRESS = Code(
    "address-form", "warning", ("entry",), "An address without “https://”",
    "Write the whole address, or no link will work.",
)  # fmt: skip
IS_DOI = Code(
    "address-is-doi", "info", ("entry",), "An address that only repeats the DOI",
    "It can go where your styles print the DOI as an address.",
)  # fmt: skip
ISSN_FORM = Code("issn-form", "info", ("entry",), "An ISSN written in another way", "It is written NNNN-NNNC.")
PAGES = Code(
    "pages-form", "info", ("entry",), "Pages written in another way",
    "They are written as the format wants them.",
)  # fmt: skip
NO_PAGES = Code(
    "pages-unreadable", "warning", ("entry",), "Pages that are none",
    "Look at the work, and decide the pages; how many there are is another field.",
)  # fmt: skip
YEAR = Code(
    "year-form", "warning", ("entry",), "A year that is none",
    "Give four digits; “in press” and the like belong in a note.",
)  # fmt: skip
DATE = Code(
    "date-form", "warning", ("entry",), "A date written in another way",
    "Dates are written 2024-10-08, 2024-10 or 2024.",
)  # fmt: skip
MONTH = Code("month-form", "info", ("entry",), "A month that is none", "Give its number or its English abbreviation.")
LANGUAGE = Code(
    "language-unknown", "info", ("entry",), "A language that nobody knows",
    "Give its name or its code (“en”, “german”).",
)  # fmt: skip
CODES = (
    DOI,
    IDENTIFIER,
    ISSN,
    ISBN,
    NO_PAGES,
    YEAR,
    DATE,
    ADDRESS,
    MONTH,
    LANGUAGE,
    PAGES,
    ISSN_FORM,
    RESOLVER,
    IS_DOI,
)


def check(entry: RawEntry) -> Iterator[Finding]:
    """What is to be said of each number, address, date and language of an entry."""
    for role, looks in _LOOKS:
        for name, raw in entry.of_role(role):
            yield from looks(entry, name, raw.strip())


def _found(code: Code, entry: RawEntry, name: str, message: str, text: str | None = None) -> Finding:
    return code.found(
        message, field=record_field(entry.format, name), suggestion=text or "", mend=Mend(field=name, text=text) if text else None,
    )  # fmt: skip


def _plain(entry: RawEntry, raw: str) -> str:
    """A verbatim field without the escapes and braces that BibTeX files put around it."""
    return re.sub(r"\\([%&#_$~{}])", r"\1", raw).strip("{} ") if entry.format == "bibtex" else raw


# A label in front of the number, with a blank behind it or none.
_LABEL = re.compile(r"^(?:doi|info)?\s*[:=]?\s*", re.IGNORECASE)


def _doi(entry: RawEntry, name: str, raw: str) -> Iterator[Finding]:
    text = _plain(entry, raw)
    doi = clean.doi(text)
    if doi is None:
        yield _found(DOI, entry, name, f"“{cut(text)}” is no DOI.")
    elif re.search(r"\s", _LABEL.sub("", text)):
        # What stands behind a blank may be the rest of it: nobody can tell from here.
        yield _found(DOI, entry, name, f"“{cut(text)}” is no DOI: it has a blank in it.")
    elif text.lower() != doi and re.match(r"(?:https?://|doi:|info:|www\.|dx\.|urn:)", text, re.IGNORECASE):
        yield _found(RESOLVER, entry, name, f"The DOI is written “{cut(text)}”; “{cut(doi)}” alone belongs there.", doi)


def _number(test: Callable[[str], object]) -> Callable[[RawEntry, str, str], Iterator[Finding]]:
    def looks(entry: RawEntry, name: str, raw: str) -> Iterator[Finding]:
        if test(_plain(entry, raw)) is None:
            yield _found(IDENTIFIER, entry, name, f"“{cut(raw)}” is no {field_name(record_field(entry.format, name))}.")

    return looks


def _url(entry: RawEntry, name: str, raw: str) -> Iterator[Finding]:
    text = re.sub(r"^\\url\{(.*)\}$", r"\1", raw)
    text = _plain(entry, text)
    if "://" not in text:
        yield _found(ADDRESS, entry, name, f"The address “{cut(text)}” does not say how it is reached.")
        return
    doi = next((clean.doi(_plain(entry, value)) for _name, value in entry.of_role("doi")), None)
    there = clean.doi(text) if re.match(r"https?://(?:dx\.|www\.)?doi\.org/", text, re.IGNORECASE) else None
    if doi and there == doi:
        yield IS_DOI.found(
            f"The address {cut(text)} only repeats the DOI.", field=record_field(entry.format, name),
        )  # fmt: skip
    elif doi and there:
        yield DISAGREE.found(
            f"The DOI is {cut(doi)}, and the address leads to another, {cut(there)}. The first is used.", field="doi",
        )  # fmt: skip


def _issn(entry: RawEntry, name: str, raw: str) -> Iterator[Finding]:
    yield from _checked(ISSN, "issn", entry, name, raw)
    # "12345679": eight digits and nothing else.
    issn = clean.issn(raw)
    if issn and re.fullmatch(r"[0-9]{7}[0-9Xx]", raw):
        yield _found(ISSN_FORM, entry, name, f"The ISSN is written “{raw}”; its form is “{issn}”.", issn)


def _isbn(entry: RawEntry, name: str, raw: str) -> Iterator[Finding]:
    yield from _checked(ISBN, "isbn", entry, name, raw)


def _checked(code: Code, kind: str, entry: RawEntry, name: str, raw: str) -> Iterator[Finding]:
    for number, right in failing(kind, raw):
        yield code.found(
            f"The check digit of the {kind.upper()} {number} is wrong: with these digits it would end in {right}.",
            field=record_field(entry.format, name),
        )  # fmt: skip


_RANGE = re.compile(r"[^\W_][\w.:*/]{0,30}")


def _pages(entry: RawEntry, name: str, raw: str) -> Iterator[Finding]:
    """One range; several, "43+", and pages with words beside them ("29-32 passim") are left as they are written."""
    pages = read_pages(re.sub(r"-{2,3}", "-", raw.replace("\u2013", "-")))
    if pages is None:
        yield _found(NO_PAGES, entry, name, f"“{cut(raw)}” is no page and no range of pages.")
        return
    if re.search(r"[,;+&]", raw) or pages.last is None or unread_pages(raw, pages) is not None:
        return
    dash = "--" if entry.format == "bibtex" else "-"
    right = f"{pages.first}{dash}{pages.last}"
    # A range inside labels ("A-1--A-10") is for a person.
    if (
        raw != right
        and _RANGE.fullmatch(pages.first)
        and _RANGE.fullmatch(pages.last)
        and entry.format in ("bibtex", "csl-json")
    ):
        yield _found(
            PAGES, entry, name, f"The pages are written “{cut(raw)}”; “{right}” is what every program reads.", right
        )


def _year(entry: RawEntry, name: str, raw: str) -> Iterator[Finding]:
    """Four digits at the end but for punctuation, as BibTeX's styles sort by; RIS may go on with a date."""
    if "\\" in raw:  # a command sorts it, or prints something else
        return
    bare = re.sub(r"[(){}\[\],.;!?<>%&$\"']", "", raw).strip()
    good = re.match(r"[0-9]{4}(?![0-9])", bare) if entry.format == "ris" else re.search(r"(?<![0-9])[0-9]{4}$", bare)
    if good is None:
        yield _found(YEAR, entry, name, f"“{cut(raw)}” is no year.")


_EDTF = re.compile(r"-?[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?[~?%]?|\.\.|[0-9X]{4}|")


def _date(entry: RawEntry, name: str, raw: str) -> Iterator[Finding]:
    if all(_EDTF.fullmatch(part.partition("T")[0]) for part in raw.split("/")[:2]):
        return
    date = read_date(raw)
    sure = date is not None and date.season is None and date.end is None
    yield _found(DATE, entry, name, f"“{cut(raw)}” is not written as a date.", date.iso() if date and sure else None)


_MONTHS = frozenset(
    "jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september october november december sept".split()
)


def _month(entry: RawEntry, name: str, raw: str) -> Iterator[Finding]:
    words = re.findall(r"[^\W\d_]+|[0-9]+", raw.lower())
    if not any(word in _MONTHS or (word.isdecimal() and 1 <= int(word[:4]) <= 12) for word in words):
        yield _found(MONTH, entry, name, f"“{cut(raw)}” is no month.")


# What babel calls languages beside their English names, for `langid`.
_BABEL = frozenset(
    "american usenglish british ukenglish australian canadian newzealand ngerman austrian naustrian swissgerman nswissgerman francais frenchb "
    "canadien acadian brazil brazilian portuges norsk nynorsk samin magyar polutonikogreek usorbian lsorbian latin".split()
)


def _language(entry: RawEntry, name: str, raw: str) -> Iterator[Finding]:
    parts = [part.strip() for part in re.split(r"[,;]| and ", raw)]
    if not any(part.lower() in _BABEL or read_language(part) for part in parts):
        yield _found(LANGUAGE, entry, name, f"“{cut(raw)}” is no language.")


_LOOKS: tuple[tuple[Role, Callable[[RawEntry, str, str], Iterator[Finding]]], ...] = (
    ("doi", _doi), ("pmid", _number(clean.pmid)), ("pmcid", _number(clean.pmcid)), ("url", _url), ("issn", _issn), ("isbn", _isbn),
    ("pages", _pages), ("year", _year), ("date", _date), ("month", _month), ("language", _language),
)  # fmt: skip
