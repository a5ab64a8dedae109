"""What people call the formats that are written and read: other spellings that are taken, and names that are answered. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from difflib import get_close_matches

from harvester.errors import UsageError

# Names that can mean one format alone. Spellings that differ in hyphens and capitals need no row.
_TAKEN: Mapping[str, str] = {
    "bib": "bibtex", "endnotexml": "endnote-xml", "marc21xml": "marcxml", "modsxml": "mods", "schemaorg": "json-ld", "jsonlines": "jsonl",
    "ndjson": "jsonl", "pubmed": "nbib", "medline": "nbib", "excel": "xlsx", "enw": "refer", "ciw": "wos", "webofscience": "wos",
}  # fmt: skip
# Names that are another format, or several: what stands nearest is told, and nothing is written that was not asked for.
_MEANT: Mapping[str, tuple[str, ...]] = {
    "json": ("csl-json", "jsonl", "json-ld"), "csl": ("csl-json",), "citeproc": ("csl-json",), "citeprocjson": ("csl-json",),
    "zotero": ("csl-json", "ris"),
    "latex": ("bibtex", "bibtex-ascii", "biblatex"), "tex": ("bibtex", "bibtex-ascii", "biblatex"), "biber": ("biblatex",),
    "ascii": ("bibtex-ascii",), "refman": ("ris",), "referencemanager": ("ris",), "mendeley": ("ris", "bibtex"),
    "endnote": ("endnote-xml", "ris"), "enw": ("endnote-xml", "ris"), "enl": ("endnote-xml",), "refer": ("ris",),
    "marc": ("marcxml",), "marc21": ("marcxml",), "mrc": ("marcxml",), "xml": ("mods", "marcxml", "endnote-xml"),
    "xls": ("xlsx",), "ods": ("xlsx",), "spreadsheet": ("xlsx", "csv"), "table": ("csv", "tsv", "xlsx"),
    "tab": ("tsv",), "coins": ("html",), "htm": ("html",), "rdf": ("json-ld",),
}  # fmt: skip
_SIGNS = re.compile(r"[\s._-]+")


def called(name: str, names: Collection[str]) -> str | None:
    """The format that a name means, of those there are; None where it means none, or could mean several.

    >>> called("CSL_JSON", ["csl-json", "ris"]), called(".bib", ["bibtex"]), called("endnote", ["endnote-xml"])
    ('csl-json', 'bibtex', None)
    """
    if name in names:
        return name
    plain = _plain(name)
    spelled = {_plain(one): one for one in names}
    return spelled.get(plain) or spelled.get(_plain(_TAKEN.get(plain, "")))


def unknown(named: str, names: Collection[str], said: str, advice: str) -> UsageError:
    """The error for a name there is no format of: what was probably meant stands before the advice.

    >>> unknown("endnote", ["endnote-xml", "ris"], "there is no format “endnote”", "Formats: endnote-xml, ris.").advice
    'Did you mean endnote-xml or ris? Formats: endnote-xml, ris.'
    """
    meant = _meant(named, names)
    return UsageError(said, advice=f"Did you mean {' or '.join(meant)}? {advice}" if meant else advice)


def _meant(name: str, names: Collection[str]) -> list[str]:
    plain = _plain(name)
    told = [one for one in _MEANT.get(plain, ()) if one in names]
    spelled = {_plain(one): one for one in names}
    return told or [spelled[one] for one in get_close_matches(plain, spelled, n=1, cutoff=0.6)]


def _plain(name: str) -> str:
    return _SIGNS.sub("", name[:80]).casefold()
