"""What a DataCite record is related to, and the other numbers it has itself."""

from __future__ import annotations

from typing import Any

from parsers import clean
from parsers.formats.datacite_container import standard_number
from parsers.formats.gathered import Gathering
from parsers.formats.json_values import mapping, rows, text
from parsers.formats.other_works import REFERENCES, identifier, relation
from parsers.record import Related

# Relations by which a standard number is one of the work's own: its print, its electronic edition.
_OWN = frozenset(("is-identical-to", "is-variant-form-of", "is-original-form-of"))
_STANDARD = frozenset(("issn", "eissn", "pissn", "lissn", "isbn"))
_WITHIN = frozenset(("is-part-of", "is-published-in"))


def related(attributes: dict[str, Any], gathered: Gathering) -> None:
    """Other works and how they stand to this one; what it cites is left out, and ISSNs and ISBNs are its container's."""
    for number, row in rows(attributes.get("relatedIdentifiers")):
        of, printed = text(row.get("relatedIdentifierType")).strip().lower(), text(row.get("relatedIdentifier"))
        where = f"$.relatedIdentifiers[{number}]"
        word = relation(text(row.get("relationType")))
        if word is None or word in REFERENCES or not printed.strip():
            continue
        if (word in _WITHIN and of in _STANDARD) or (word in _OWN and of == "isbn"):
            standard_number(of, printed, where, gathered)
        elif target := identifier(of, printed):
            gathered.add("related", Related(relation=word, id=target), printed, where)
    for number, row in rows(attributes.get("relatedItems")):
        named = mapping(row.get("relatedItemIdentifier"))
        word = relation(text(row.get("relationType")))
        scheme = text(named.get("relatedItemIdentifierType")).strip().lower()
        printed = text(named.get("relatedItemIdentifier"))
        target = identifier(scheme, printed) if printed and scheme not in _STANDARD else None
        if word and target and word not in REFERENCES:
            gathered.add("related", Related(relation=word, id=target), printed, f"$.relatedItems[{number}]")


_NUMBERS = {
    "pmid": ("pmid", clean.pmid), "pubmed": ("pmid", clean.pmid), "pmcid": ("pmcid", clean.pmcid), "arxiv": ("arxiv", clean.arxiv),
    "report number": ("number", clean.line), "reportnumber": ("number", clean.line), "series number": ("number", clean.line),
}  # fmt: skip


def own_numbers(attributes: dict[str, Any], gathered: Gathering) -> None:
    """The work's other identifiers; an accession number of a repository is none that a citation prints."""
    for key, part in (("identifiers", "identifier"), ("alternateIdentifiers", "alternateIdentifier")):
        for number, row in rows(attributes.get(key)):
            of, printed = text(row.get(f"{part}Type")).strip().lower(), text(row.get(part))
            where = f"$.{key}[{number}]"
            if of in _NUMBERS and _NUMBERS[of][0] in gathered.values:
                continue
            if of in _NUMBERS:
                field, read_number = _NUMBERS[of]
                gathered.read(field, read_number(printed), printed, where, f"not a {field}")
            elif of == "isbn":
                standard_number(of, printed, where, gathered)
            elif of in ("handle", "hdl"):
                gathered.take("handle", clean.bare_handle(printed), printed, where)
