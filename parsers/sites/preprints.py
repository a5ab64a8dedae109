"""Servers of preprints: what they post is a preprint, whatever the tags of the journals' platforms that they run on say.

HighWire's tags write the number of a preprint where a first page belongs, and fill up its year with the first of January.
"""

from __future__ import annotations

from collections.abc import Iterator

from parsers.clean import fold
from parsers.found import Found
from parsers.hosts import is_host
from parsers.page import Document
from parsers.record import Said
from parsers.rows import inner_text

SOURCE = "preprints"
# Host to server; where a host holds other things too, with the beginning of its addresses of preprints.
SERVERS: tuple[tuple[str, str, str], ...] = (
    ("biorxiv.org", "", "bioRxiv"), ("medrxiv.org", "", "medRxiv"), ("chemrxiv.org", "", "ChemRxiv"),
    ("ssrn.com", "", "SSRN"), ("researchsquare.com", "article/", "Research Square"), ("preprints.org", "", "Preprints.org"),
    ("osf.io", "preprints/", "OSF Preprints"), ("psyarxiv.com", "", "PsyArXiv"), ("socarxiv.org", "", "SocArXiv"),
    ("eartharxiv.org", "", "EarthArXiv"), ("engrxiv.org", "", "engrXiv"), ("techrxiv.org", "", "TechRxiv"),
    ("essopenarchive.org", "", "ESS Open Archive"), ("africarxiv.org", "", "AfricArXiv"), ("edarxiv.org", "", "EdArXiv"),
    ("preprints.scielo.org", "", "SciELO Preprints"), ("preprints.apsanet.org", "", "APSA Preprints"),
)  # fmt: skip
_TAGS = ("citation_title", "citation_doi", "dc.title")
# Tags that hold the server's own number of a preprint.
_NUMBERS = frozenset(("meta citation_firstpage", "meta citation_lastpage", "meta citation_elocation_id"))
_DATE = "meta citation_publication_date"


def find(document: Document) -> tuple[Found, ...]:
    """That a work is a preprint, told by the server it stands on: no title, so all else is read elsewhere."""
    host = document.host
    path = document.address.partition("://")[2].partition("/")[2]
    server = next((name for of, start, name in SERVERS if is_host(host, of) and path.startswith(start)), None)
    if server is None:
        # A saved page may have lost its address; no journal has the name of a server.
        named = {fold(meta.content) for meta in document.metas_named("citation_journal_title")}
        server = next((name for _of, _start, name in SERVERS if fold(name) in named), None)
    if server is None or not any(document.metas_named(tag) for tag in _TAGS):
        return ()
    said = Said(field="type", text="preprint", where=f"a page of the preprint server {server}")
    denied = _NUMBERS | {_DATE} if _filled_up(document) else _NUMBERS
    return (Found(SOURCE, (said, *_published(document)), denied=denied),)


def _published(document: Document) -> Iterator[Said]:
    """The published version, which HighWire's servers name above the abstract."""
    if b"pub_jnl" not in document.page.body or document.tree is None:
        return
    box = next((box for box in document.tree.iter("div") if "pub_jnl" in (box.get("class") or "").split()), None)
    text = inner_text(box) if box is not None else ""
    if text.lower().startswith("now published in"):
        yield Said(field="related", text=text, where="div pub_jnl", scheme="is-preprint-of")


def _filled_up(document: Document) -> bool:
    """Whether the date of publication is the first of a January, and another tag knows the day."""
    dates = [meta.content for meta in document.metas_named("citation_publication_date")]
    return any(text.endswith(("/01/01", "-01-01")) for text in dates) and any(
        document.metas_named(tag) for tag in ("citation_date", "dc.date")
    )
