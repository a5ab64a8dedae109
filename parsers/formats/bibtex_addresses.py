r"""DOIs, addresses and numbers of archives in .bib files, whose special signs programs write as LaTeX's commands.

Zotero writes "{\_}" and "{\textless}", Mendeley "\&" and "{\~{}}". What stands plain is the address's own, so this is no
reading of LaTeX: a tilde is a tilde, and two hyphens are two hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from parsers import clean
from parsers.formats.latex import unlatex

_SIGNS = {
    "textless": "<", "textgreater": ">", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textbar": "|",
    "textdollar": "$", "textbackslash": "\\", "textquotesingle": "'", "textquotedbl": '"', "textendash": "–", "textemdash": "—",
    "sim": "~",
}  # fmt: skip
_COMMAND = re.compile(r"\\(?:(" + "|".join(_SIGNS) + r")(?![A-Za-z])(?:\{\}|[ \t]+)?|([%&#_$~^])(?:\{\s*\})?)")
_MATH = re.compile(r"\$\s*(\\sim)\s*\$")
_OF_LATEX = re.compile(r"[\\{}$]")
_WRAPPED = re.compile(r"\s*\\(?:url|path|nolinkurl)\s*\{(.*)\}\s*", re.DOTALL)


def plain_address(raw: str) -> str:
    r"""An address or an identifier without LaTeX's commands and braces.

    >>> plain_address(r"10.1002/1097(1996)76:2{\textless}1::AID{\_}2{\textgreater}3"), plain_address(r"\url{https://example.org/\~{}ng/a\_b}")
    ('10.1002/1097(1996)76:2<1::AID_2>3', 'https://example.org/~ng/a_b')
    """
    if not _OF_LATEX.search(raw):
        return raw.strip()
    wrapped = _WRAPPED.fullmatch(raw)
    text = _MATH.sub(r"\1{}", wrapped[1] if wrapped else raw)
    text = _COMMAND.sub(lambda found: _SIGNS.get(found[1] or "", found[2] or ""), text)
    return text.replace("{", "").replace("}", "").strip()


# Whose number an eprint is (BibLaTeX's `eprinttype`, arXiv's own `archiveprefix`) to the field it is, and what reads it.
_EPRINTS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "arxiv": ("arxiv", clean.arxiv), "pubmed": ("pmid", clean.pmid), "pmid": ("pmid", clean.pmid), "pmc": ("pmcid", clean.pmcid),
    "pmcid": ("pmcid", clean.pmcid), "hdl": ("handle", clean.bare_handle),
}  # fmt: skip


def read_eprint(fields: dict[str, str]) -> tuple[str, Any] | None:
    """The field that an entry's `eprint` is and its value, None where that cannot be read; None where there is no eprint.

    An eprint that is the address of the entry's own DOI is none. One without a type is arXiv's where it has the form, as in REVTeX's files.
    """
    text = plain_address(fields.get("eprint", ""))
    # Taylor & Francis put the DOI's address there once more.
    if not text or (text.startswith("http") and clean.doi(text) == clean.doi(plain_address(fields.get("doi", "")))):
        return None
    kind = unlatex(fields.get("eprinttype") or fields.get("archiveprefix") or "arxiv").strip().lower()
    field, convert = _EPRINTS.get(kind, ("eprint", lambda _text: None))
    value = convert(text)
    if value is None and field == "arxiv":
        # The number alone, of the years when archives were counted apart: "9901001" in hep-th.
        archive = unlatex(fields.get("primaryclass") or fields.get("eprintclass") or "").strip()
        value = clean.arxiv(f"{archive}/{text}") if archive else None
    return field, value
