"""Crossref's XML (unixref and unixsd), as content negotiation and the OpenURL service give it: one record, one reading.

The elements of a deposit are put under the REST API's keys and read by the same rules (`crossref`); ways to a value are those
of the XML ("journal_article/titles/title"). A record of a chapter or a paper holds its book or conference too: the innermost
thing that has a DOI is the work. Lists of citations are left out.
"""

from __future__ import annotations

from lxml import etree

from parsers import clean
from parsers.formats import Unreadable
from parsers.formats.crossref import SOURCE, read_work
from parsers.formats.crossref_xml_kinds import KINDS, work_of
from parsers.formats.crossref_xml_parts import Deposit, name
from parsers.formats.gathered import Gathering
from parsers.formats.xml_texts import parse, text_of
from parsers.identifiers import Doi
from parsers.record import Reading, Said, Unread

_ROOTS = frozenset(("doi_records", "doi_record", "crossref_result", "crossref", "doi_batch", "body"))


def split(body: bytes) -> tuple[tuple[Doi, bytes], ...]:
    """(DOI, record) for each work of an answer; a DOI that Crossref does not know is in none. Raises Unreadable for anything else."""
    root = parse(body)
    if name(root) not in _ROOTS:
        raise Unreadable(f"not Crossref's XML: {name(root)}"[:200])
    found: list[tuple[Doi, bytes]] = []
    for element in root.iter():
        if name(element) not in KINDS or name(element.getparent()) not in ("crossref", "body"):
            continue
        if name(element) == "query" and any(name(inner) == "crossref" for inner in element.iter()):
            continue  # its record says more
        for citations in [one for one in element.iter() if name(one) == "citation_list"]:
            citations.clear()
        deposit = work_of(element)
        doi = clean.doi(str(deposit.work.get("DOI", ""))) if deposit is not None else None
        if doi is not None:
            found.append((doi, etree.tostring(element, encoding="utf-8", with_tail=False)))
    if not found:
        _refused(root)
    return tuple(found)


def _refused(root: etree._Element) -> None:
    """Raise Unreadable where an answer without works says that something went wrong, other than that a DOI is unknown."""
    told = " ".join(text_of(one) for one in root.iter() if name(one) in ("error", "msg"))
    if told and "not found" not in told.lower() and "unresolved" not in told.lower():
        raise Unreadable(f"Crossref answered no works: {told}"[:200])


def read(item: bytes) -> Reading:
    """The reading of one record. Raises Unreadable."""
    root = parse(item)
    deposit = work_of(root) if name(root) in KINDS else None
    if deposit is None:
        raise Unreadable(f"not a Crossref record: {name(root)}"[:200])
    gathered = Gathering()
    read_work(deposit.work, gathered)
    reading = gathered.reading(SOURCE)
    return Reading(
        source=SOURCE,
        record=reading.record,
        said=tuple(Said(field=one.field, text=one.text, where=_place(one.where, deposit)) for one in reading.said),
        unread=tuple(
            Unread(field=one.field, text=one.text, where=_place(one.where, deposit), why=one.why)
            for one in reading.unread
        )
        + tuple(Unread(field=field, text=said, where=where, why=why) for field, said, where, why in deposit.left),
    )


def _place(where: str, deposit: Deposit) -> str:
    """The way to an element, for the way to the REST API's key that it was put under."""
    key = where.removeprefix("$.")
    while key and key not in deposit.places:
        key = key[: max(key.rfind("."), key.rfind("["), 0)]
    return deposit.places.get(key, where)
