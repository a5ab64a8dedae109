"""MARCXML: the bibliographic records of a library system as readings.

A field is read by the table below; one that no row names is told as unread, but for those that speak of the record itself.
Punctuation of ISBD is taken off where the leader says that the record has it. Authority and holdings records are none of works.
(Library of Congress, "MARC 21 Format for Bibliographic Data".)
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from parsers import clean
from parsers.formats import Unreadable
from parsers.formats.gathered import NO_FIELD, Collected
from parsers.formats.library import Library, Watch, unwatched
from parsers.formats.marc_fields import Datafield, Marc, marc_of
from parsers.formats.marc_hosts import read_host, read_linked
from parsers.formats.marc_kinds import read_genres, read_kind
from parsers.formats.marc_numbers import (
    read_isbn,
    read_issn,
    read_language_codes,
    read_number,
    read_other_number,
)
from parsers.formats.marc_others import open_lists
from parsers.formats.marc_parts import (
    read_imprint,
    read_notes,
    read_series,
    read_subject,
    read_thesis,
    read_titles,
)
from parsers.formats.marc_people import read_event, read_meeting, read_name
from parsers.formats.xml_libraries import read_entries
from parsers.record import Reading

SOURCE = "page"
_Reader = Callable[[Collected, Datafield], None]


def read(body: bytes, watch: Watch = unwatched) -> Library:
    """The records of a file, in whatever encoding. Raises Unreadable where it holds no `record`."""
    return read_entries(body, "record", _entry, "no element of it is a record of MARC (<record>)", watch)


def _entry(root: etree._Element, line: int) -> tuple[str, Reading]:
    marc = marc_of(root, line)
    if not marc.fields:
        raise Unreadable(f"line {line}: a record without a data field: is it MARC?")
    if marc.leader[6] in "zuvxyqw":
        raise Unreadable(
            f"line {line}: a record of an authority or of holdings, not of a work (leader/06 {marc.leader[6]})"
        )
    got = Collected()
    read_kind(got, marc)
    read_titles(got, marc)
    read_imprint(got, marc)
    read_notes(got, marc)
    read_genres(got, marc)
    read_host(got, marc)
    read_language_codes(got, marc)
    for field in marc.fields:
        reader = BY_TAG.get(field.tag)
        if reader is not None:
            reader(got, field)
        _told(got, field)
    open_lists(got, marc)
    return _key(marc), got.reading(SOURCE)


def _told(got: Collected, field: Datafield) -> None:
    """Tell what no citation has a field for: a whole field, or some of its subfields."""
    codes = SUBFIELDS.get(field.tag)
    if codes is not None:
        for code, text in field.subfields:
            # Digits are links and sources of the field itself.
            if code not in codes and not code.isdecimal():
                got.lose("other", f"${code} {text}", field.where, NO_FIELD)
    elif field.tag not in KNOWN and field.tag[:1] != "9" and field.subfields:
        got.lose("other", field.shown(), field.where, NO_FIELD)


def _key(marc: Marc) -> str:
    return (clean.line(marc.controls.get("001", "")) or "")[:200]


def _line(name: str, code: str) -> _Reader:
    return lambda got, field: got.read(name, clean.line, field.first(code), field.where)


def _funder(got: Collected, field: Datafield) -> None:
    funder = clean.line(field.first("a"))
    if funder is not None:
        got.add("funder", [funder], field.shown(), field.where)


def _terms_of_use(got: Collected, field: Datafield) -> None:
    got.read("license", clean.line, field.first("u"), field.where)
    got.read("rights", clean.line, field.first("a"), field.where)


_AT_DOI = re.compile(r"\s*https?://(?:dx\.|www\.)?doi\.org/10\.", re.IGNORECASE)


def _address(got: Collected, field: Datafield) -> None:
    for text in field.all("u"):
        if field.indicators[1] == "2":
            got.lose("url", text, field.where, "the address of something related")
        else:
            got.read("url", clean.url, text, field.where)
            if "doi" not in got.values and _AT_DOI.match(text):
                got.read("doi", clean.doi, text, field.where)


BY_TAG: dict[str, _Reader] = {
    "013": read_number, "027": read_number, "088": read_number, "020": read_isbn, "022": read_issn, "024": read_other_number,
    **dict.fromkeys(("100", "110", "700", "710"), read_name), **dict.fromkeys(("111", "711"), read_meeting),
    "250": _line("edition", "a"), "251": _line("version", "a"), **dict.fromkeys(("440", "490", "800", "810", "811", "830"), read_series),
    "502": read_thesis, "518": read_event, "520": lambda got, field: got.read("abstract", clean.rich, " ".join(field.all("a", "b")), field.where),
    "536": _funder, "540": _terms_of_use, "588": _line("provider", "a"),
    **dict.fromkeys(("600", "610", "611", "630", "648", "650", "651", "653"), read_subject),
    **dict.fromkeys(("765", "767", "770", "772", "774", "775", "776", "777", "780", "785", "786", "787"), read_linked), "856": _address,
}  # fmt: skip
# The subfields that are read of fields of which others say more than a citation does; "w" is a number of the catalogue.
SUBFIELDS: dict[str, str] = {
    "020": "aqzc", "022": "alqyzm", "240": "alnpk", "245": "abnp", "246": "abif", "250": "a", "260": "abcefg", "264": "abc", "300": "a",
    "490": "axvl",
    "502": "abcd", "518": "dp", "520": "ab", "536": "a", "540": "au", "773": "itspbdgqxzwo", **dict.fromkeys(("100", "700"), "abcdeqtu"),
    **dict.fromkeys(("110", "710"), "abeut"), **dict.fromkeys(("111", "711"), "acdenu"),
}  # fmt: skip
# Fields that are understood with others; and those that speak of the record and its copies.
_TOGETHER = frozenset(("041", "210", "240", "242", "245", "246", "260", "264", "300", "500", "655", "773"))
_OF_THE_RECORD = frozenset(
    "003 005 010 015 016 017 019 029 032 035 037 040 042 043 044 045 046 047 048 049 050 051 052 055 060 066 070 072 074 080 082 083 084 085 "
    "086 336 337 338 344 347 384 583 841 842 843 844 850 852 853 863 866 876 882 883 884 885 886 887".split()
)
KNOWN = frozenset(BY_TAG) | _TOGETHER | _OF_THE_RECORD
