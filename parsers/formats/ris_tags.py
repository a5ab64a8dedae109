"""RIS: what its types and tags mean, as tables.

The types and tags are those of Reference Manager's specification (2001) and its successor (2011), and what EndNote, Zotero,
Mendeley, RefWorks, Scopus, Web of Science and publishers really write. One tag means several things: which, the type tells.
"""

from __future__ import annotations

from typing import Literal

from parsers.record import CslType

# Type to CSL's type, and a genre where that alone would lose something; None where the type says nothing (GEN).
TYPES: dict[str, tuple[CslType | None, str | None]] = {
    "ABST": ("article-journal", "Abstract"), "ADVS": ("motion_picture", None), "AGGR": ("dataset", None), "ANCIENT": ("classic", None),
    "ART": ("graphic", None), "BILL": ("bill", None), "BLOG": ("post-weblog", None), "BOOK": ("book", None), "CASE": ("legal_case", None),
    "CHAP": ("chapter", None), "CHART": ("figure", None), "CLSWK": ("classic", None), "COMP": ("software", None), "CONF": ("paper-conference", None),
    "CPAPER": ("paper-conference", None), "CTLG": ("book", "Catalog"), "DATA": ("dataset", None), "DBASE": ("dataset", "Database"),
    "DICT": ("entry-dictionary", None), "EBOOK": ("book", None), "ECHAP": ("chapter", None), "EDBOOK": ("collection", None),
    "EJOUR": ("article-journal", None), "ELEC": ("webpage", None), "ENCYC": ("entry-encyclopedia", None), "EQUA": ("figure", "Equation"),
    "FIGURE": ("figure", None), "GEN": (None, None), "GOVDOC": ("report", "Government document"), "GRANT": ("document", "Grant"),
    "GRNT": ("document", "Grant"), "HEAR": ("hearing", None), "ICOMM": ("personal_communication", None), "INPR": ("article-journal", None),
    "INTV": ("interview", None), "JFULL": ("periodical", None), "JOUR": ("article-journal", None), "LEGAL": ("regulation", None),
    "MANSCPT": ("manuscript", None), "MAP": ("map", None), "MGZN": ("article-magazine", None), "MPCT": ("motion_picture", None),
    "MULTI": ("webpage", None), "MUSIC": ("musical_score", None), "NEWS": ("article-newspaper", None), "PAMP": ("pamphlet", None),
    "PAT": ("patent", None), "PCOMM": ("personal_communication", None), "POD": ("broadcast", "Podcast"), "PREPRINT": ("article", "Preprint"),
    "PRESS": ("pamphlet", "Press release"), "RPRT": ("report", None), "SER": ("periodical", None), "SLIDE": ("speech", None),
    "SOUND": ("song", None), "STAND": ("standard", None), "STAT": ("legislation", None), "STD": ("standard", None), "THES": ("thesis", None),
    "UNBILL": ("bill", None), "UNPB": ("manuscript", None), "UNPD": ("manuscript", None), "VIDEO": ("motion_picture", None),
    "WEB": ("webpage", None),
}  # fmt: skip

Family = Literal["journal", "part", "paper", "book", "other"]
"""Kinds of types for which tags mean the same: in a journal, in a book, in proceedings, a book itself, anything else."""
_FAMILIES: dict[Family, str] = {
    "journal": "ABST EJOUR INPR JOUR MGZN NEWS PREPRINT GEN", "part": "CHAP ECHAP ENCYC DICT", "paper": "CONF CPAPER",
    "book": "BOOK EBOOK EDBOOK CTLG CLSWK ANCIENT SER JFULL",
}  # fmt: skip
FAMILY: dict[str, Family] = {name: family for family, names in _FAMILIES.items() for name in names.split()}

# Tag to the field that it speaks of in every family, in the order of preference within a field.
EVERYWHERE: dict[str, str] = {
    "TI": "title", "T1": "title", "CT": "title", "OP": "original_title",
    "TT": "translated_title", "ST": "title_short", "AU": "author", "A1": "author", "ED": "editor",
    "A4": "translator", "A5": "contributor", "JF": "container", "JO": "container", "JA": "container_short", "J1": "container_short",
    "J2": "container_short", "JI": "container_short", "J9": "container_short", "NL": "container_short",
    "T3": "collection_title", "SV": "collection_number", "VL": "volume", "IS": "issue", "CP": "issue",
    "SP": "first_page", "EP": "last_page", "C7": "article_number", "PY": "issued", "Y1": "issued", "DA": "issued", "Y2": "accessed",
    "PB": "publisher",
    "CY": "publisher_place", "PP": "publisher_place", "ET": "edition", "M1": "misc_1", "M3": "kind", "SN": "serial", "DO": "doi", "DI": "doi",
    "AN": "accession", "C2": "custom_2", "C3": "event_title", "UR": "url", "LK": "url", "L2": "url", "L3": "doi_or_file",
    "LA": "language", "KW": "keyword", "AB": "abstract", "N2": "abstract", "N1": "note", "DB": "provider", "DP": "provider", "A2": "editor",
    "A3": "contributor", "T2": "container", "BT": "container", "CR": "rights",
}  # fmt: skip
# Where a family means something else by a tag.
IN_FAMILY: dict[Family, dict[str, str]] = {
    "journal": {"ET": "issued_online_or_edition"},
    "part": {"A3": "collection-editor"},
    "paper": {"C1": "proceedings_place", "A3": "collection-editor"},
    "book": {"T2": "collection_title", "BT": "title", "A3": "book_editor", "JF": "title", "SP": "extent"},
    "other": {"BT": "title", "A2": "contributor", "SP": "extent"},
}
# Types of the last family that have editors all the same, or stand in a series, and a few that have a sense of their own.
_OF_FILMS = {"AU": "director", "A1": "director", "A3": "producer", "A4": "performer"}
_COMPOSED = {"AU": "composer", "A1": "composer"}
IN_TYPE: dict[str, dict[str, str]] = {
    "RPRT": {"A2": "editor", "A3": "collection-editor", "T2": "collection_title"},
    "GOVDOC": {"A2": "editor", "A3": "collection-editor", "T2": "collection_title"},
    "MAP": {"A2": "editor", "A3": "collection-editor", "T2": "collection_title"}, "COMP": {"A2": "editor", "T2": "collection_title", "ET": "version"},
    # The first name of a film is its director's to EndNote and Zotero, that of a recording or a score its composer's.
    "MPCT": {**_OF_FILMS, "T2": "collection_title"}, "VIDEO": _OF_FILMS, "SOUND": {**_COMPOSED, "A2": "performer"},
    "MUSIC": {**_COMPOSED, "A2": "editor", "A3": "collection-editor", "A4": "producer"},
    "PCOMM": {"A2": "recipient"}, "ICOMM": {"A2": "recipient"}, "INTV": {"A2": "interviewer"},
    # EndNote keeps the degree where other types have their volume.
    "THES": {"T2": "other", "VL": "degree"}, "SLIDE": {"T2": "event_title"},
    # EndNote keeps a data set's version there.
    "DATA": {"A2": "editor", "ET": "version"},
    "CASE": {"A4": "contributor"}, "PAT": {"A4": "contributor", "SN": "number"},
}  # fmt: skip
_EDITED = "UNPB UNPD MANSCPT STAND STD PAMP ELEC WEB BLOG LEGAL STAT BILL".split()
IN_TYPE |= {name: {"A2": "editor"} for name in _EDITED}
# What says nothing of the work: the frame of the record, its key, and attached files.
SILENT = frozenset(("TY", "ER", "ID", "L1", "L4"))
KNOWN = frozenset(EVERYWHERE) | SILENT | {
    "AD", "AV", "C1", "C4", "C5", "C6", "C8", "CA", "CN", "LB", "M2", "NV", "RI", "RN", "RP", "SE", "TA", "U1", "U2", "U3", "U4", "U5",
}  # fmt: skip


def meaning(tag: str, kind: str) -> str:
    """What a tag speaks of in a record of a type: a field, or several that are told apart later; "other" where nothing knows it.

    >>> meaning("T2", "JOUR"), meaning("T2", "BOOK"), meaning("ZZ", "BOOK")
    ('container', 'collection_title', 'other')
    """
    family = FAMILY.get(kind, "other")
    return IN_TYPE.get(kind, {}).get(tag) or IN_FAMILY[family].get(tag) or EVERYWHERE.get(tag, "other")
