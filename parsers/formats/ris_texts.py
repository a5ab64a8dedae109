"""Parts of a RIS record that are identifiers and longer texts; each takes what it understands out of `said`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from parsers import clean
from parsers.formats.gathered import Collected
from parsers.formats.ris_parts import DOI, Texts
from parsers.formats.tagged import Field
from parsers.numbering import read_volume
from parsers.record import Said
from parsers.texts import abstract_and_rights, keywords
from parsers.types import read_type
from parsers.values import Rich


def kind(got: Collected, said: Texts, _keys: list[Field]) -> None:
    """M3, the kind of work in words, which may be the type's own ("Article"); publishers write the DOI there too."""
    for field in said.pop("kind", ()):
        if DOI.fullmatch(field.text):
            got.read("doi", clean.doi, field.text, field.where)
            continue
        if _CLASS.search(field.text):
            got.lose("genre", field.folded(), field.where, "a class of a database's subjects")
            continue
        known = read_type(field.folded())
        if known is None or known[0] == "thesis":
            got.read("genre", clean.line, field.text, field.where)
            continue
        got.note("type", field.folded(), field.where)
        got.values.setdefault("type", known[0])
        if known[1] is not None:
            # In its own capitals, where it is the same word.
            is_same = known[1].casefold() == field.folded().strip().casefold()
            got.take("genre", clean.line(field.text) if is_same else known[1], field.folded(), field.where)


# PsycINFO's: "Health & Mental Health Treatment & Prevention [3300]".
_CLASS = re.compile(r"\[\d{4}\]\s*$")


def degree(got: Collected, said: Texts, _keys: list[Field]) -> None:
    """What stands where a thesis could have a volume: EndNote's degree, which has no digit."""
    for field in said.pop("degree", ()):
        if any(map(str.isdigit, field.text)):
            got.read("volume", read_volume, field.text, field.where)
        else:
            got.read("genre", clean.line, field.text, field.where)


# Databases whose accession numbers are PMIDs.
_OF_PUBMED = re.compile(r"pubmed|medline|\bnlm\b|\bncbi\b|national library of medicine", re.IGNORECASE)


_TAGGED = re.compile(r"(\w{1,20})\[(pmid|pmcid)\]")


def identifiers(got: Collected, said: Texts, keys: list[Field]) -> None:
    """PMID and PMCID where programs keep them, and a DOI where it stands alone and no tag of its own has one.

    AN is the number of whatever database: PubMed's where it says so or no database is named (EBSCO's look the same). C2 is
    the PMCID, and in Scopus' files the PMID, which is C5 in Embase's.
    """
    database = " ".join(field.text for field in said.get("provider", ()))
    for field in said.pop("accession", ()):
        pmid = clean.pmid(field.text)
        if pmid is not None and (not database or _OF_PUBMED.search(database) or not field.text.strip().isdecimal()):
            got.take("pmid", pmid, field.folded(), field.where)
        else:
            got.lose("other", field.folded(), field.where, "the number of a database")
    for field in said.pop("custom_2", ()):
        pmcid, pmid = clean.pmcid(field.text), clean.pmid(field.text)
        if pmcid is not None:
            got.take("pmcid", pmcid, field.folded(), field.where)
        elif pmid is not None and "scopus" in database.lower():
            got.take("pmid", pmid, field.folded(), field.where)
        else:
            said.setdefault("other", []).append(field)
    for field in [one for one in said.get("other", ()) if one.tag == "C5" and "embase" in database.lower()]:
        if (pmid := clean.pmid(field.text)) is not None:
            said["other"].remove(field)
            got.take("pmid", pmid, field.folded(), field.where)
    for field in said.pop("doi_or_file", ()):
        if DOI.fullmatch(field.text):
            got.take("doi", clean.doi(field.text), field.folded(), field.where)
        else:
            said.setdefault("other", []).append(field)
    for field in list(said.get("other", ())):
        # PubMed Central's "U2  - PMC7092819[pmcid]".
        tagged = _TAGGED.fullmatch(field.text)
        name = tagged[2] if tagged else ""
        if tagged and (value := (clean.pmid if name == "pmid" else clean.pmcid)(tagged[1])) is not None:
            said["other"].remove(field)
            got.take(name, value, field.folded(), field.where)
    if "doi" not in got.values:
        # A field of a program's own that holds nothing else.
        for field in [one for one in said.get("other", ()) if DOI.fullmatch(one.text)][:1]:
            said["other"].remove(field)
            got.read("doi", clean.doi, field.text, field.where)
    addresses(got, said.pop("url", []))
    for field in keys:
        if DOI.fullmatch(field.text):
            _unless_known(got, "doi", clean.doi(field.text), field.folded(), field.where)


def addresses(got: Collected, items: list[Field]) -> None:
    """The first address, one of UR before those of files and links, and the identifiers that addresses hold."""
    for field in sorted(items, key=lambda field: field.tag != "UR"):
        for text in filter(None, (one.strip() for line in field.text.split("\n") for one in clean.apart(line))):
            address = clean.url(f"https:{text}" if text.startswith("//") else text)
            if address is not None:
                _unless_known(got, "url", address, text, field.where)
            elif not DOI.fullmatch(text):
                got.lose("url", text, field.where, "not an address")
            found = {name: value for name, find in _IN_ADDRESSES if (value := find(text)) is not None}
            for name, value in found.items():
                _unless_known(got, name, value, text, field.where)
            if address not in (None, got.values.get("url")) and not found:
                got.lose("url", text, field.where, "another address stands before it")


# Ovid's files of MEDLINE: the number of a record is its PMID.
_AT_OVID = re.compile(
    r"//ovidsp\.[^?]{1,100}\?(?=[^#]{0,300}\bD=(?:med|prem|ppez|pmnm)\w{0,8}(?:&|$))[^#]{0,300}\bAN=(\d{4,8})(?:&|$)",
    re.IGNORECASE,
)
_IN_ADDRESSES: tuple[tuple[str, Callable[[str], Any]], ...] = (
    ("doi", lambda text: clean.doi(text) if DOI.fullmatch(text) else None),
    ("pmid", lambda text: clean.pmid(text) if "/" in text else None),
    ("pmid", lambda text: clean.pmid(found[1]) if (found := _AT_OVID.search(text)) else None),
    ("pmcid", lambda text: clean.pmcid(text) if "ncbi.nlm.nih.gov" in text else None),
    ("arxiv", lambda text: clean.arxiv(text) if "arxiv.org" in text else None),
    ("handle", clean.handle),
)


def _unless_known(got: Collected, name: str, value: Any, text: str, where: str) -> None:
    if value is not None and got.values.get(name, value) == value:
        got.take(name, value, text, where)


# What databases write into the notes: the references, when it was exported, how often it was cited.
_OF_DATABASE = re.compile(
    r"\s*(?:References|Export Date|Cited By|Times Cited|Correspondence Address|Funding (?:details|text)|CODEN|Accession Number|"
    r"Source type|Language of Original Document|Chemicals/CAS|Tradenames|Manufacturers|Date revised|Date created|Last updated)\b",
    re.IGNORECASE,
)
# EBSCO's whole record: "Ak, M. 1; Affiliations: …; Source Info: Oct2014, Vol. 38, p700; Document Type: Article".
_OF_EBSCO = re.compile(
    r"; Source Info: .{1,2000}?; (?:Number of Pages|Document Type|(?:Thesaurus|Subject) Term): ", re.DOTALL
)


# Zotero's notes are HTML.
_LINE = re.compile(r"\n|<br\s*/?>|</(?:p|li|div|h\d|blockquote|tr)>", re.IGNORECASE)


def texts(got: Collected, said: Texts, _keys: list[Field]) -> None:
    """Short and translated title, abstract with the rights behind it, keywords, notes, and the database it came from."""
    for name in ("title_short", "translated_title"):
        for field in said.pop(name, ()):
            title = clean.rich(field.text)
            if title is not None and title == got.values.get("title"):
                continue  # EndNote writes the whole title again
            if name == "title_short" and title is not None and is_another(title, got.values.get("title")):
                got.take("translated_title", title, field.folded(), field.where)  # Scopus
                continue
            got.take(name, title, field.folded(), field.where)
    for field in said.pop("abstract", ()):
        abstract, rights = abstract_and_rights(field.text)
        got.take("abstract", abstract, field.folded(), field.where, "no abstract, only a remark")
        if rights is not None:
            _unless_known(got, "rights", rights, rights, field.where)
    _keywords(got, said.pop("keyword", []))
    notes = []
    for field in said.pop("note", ()):
        if _OF_DATABASE.match(field.text) or _OF_EBSCO.search(field.text):
            got.lose("other", field.folded(), field.where, "a database's own remark")
        else:
            notes.append(field)
    if notes:
        plain = [
            str(rich) for field in notes for one in _LINE.split(field.text) if (rich := clean.rich(one)) is not None
        ]
        got.take("note", "\n".join(plain) or None, "\n".join(field.text for field in notes), notes[0].where)
    # DB names the database, DP who delivered it.
    for field in sorted(said.pop("provider", []), key=lambda field: field.tag)[:1]:
        got.read("provider", clean.line, field.text, field.where)


def is_another(short: Rich, title: Rich | None) -> bool:
    """Whether what stands for a short title is the title in another language: no shorter, and without most of its words.

    >>> is_another(Rich("Marées de la mer du Nord"), Rich("Tides of the North Sea")), is_another(Rich("Tides"), Rich("Tides at sea"))
    (True, False)
    """
    if title is None:
        return False
    ours, theirs = (set(re.findall(r"\w{3,}", str(one).casefold())) for one in (short, title))
    return len(str(short)) > 0.8 * len(str(title)) and 2 * len(ours & theirs) < len(ours)


def _keywords(got: Collected, items: list[Field]) -> None:
    """A term a line, or several parted by ";"; a lone line with several commas is a list parted by these."""
    pieces = [(piece.strip().lstrip("*"), field) for field in items for piece in field.text.split("\n")]
    joined = len(pieces) == 1 and pieces[0][0].count(",") < 2 and ";" not in pieces[0][0]
    said = [
        Said(field="keyword" if joined else "keyword_list", text=piece, where=field.where) for piece, field in pieces
    ]
    by_field: dict[str, list[Said]] = {}
    for item in said:
        by_field.setdefault(item.field, []).append(item)
    terms = keywords(by_field)
    if terms:
        got.values["keyword"] = terms
    for field in items:
        got.note("keyword", field.folded(), field.where)
