"""arXiv's own format of metadata, as its OAI-PMH server sends it (http://arxiv.org/OAI/arXiv/).

A record speaks of the preprint. Its `doi` and `journal-ref` are those of the published version, another work; the preprint's own
DOI follows from its identifier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from parsers.formats.xml_texts import find_text, text_of
from parsers.names.groups import is_group
from parsers.record import Reading, Said
from parsers.understand import reading_of

SOURCE = "arxiv"
NAMESPACE = "{http://arxiv.org/OAI/arXiv/}"
ROOT = f"{NAMESPACE}arXiv"
# Element to field, where it is one text.
_FIELDS = (
    ("id", "arxiv"), ("title", "title"), ("created", "issued"), ("abstract", "abstract"), ("license", "license"), ("report-no", "number"),
)  # fmt: skip
# Subjects with their scheme, and what a term of it looks like.
_SUBJECTS = (
    ("categories", "arXiv", re.compile(r"\S+")), ("msc-class", "MSC", re.compile(r"\b\d\d(?:[A-Z]\d\d|[A-Z]xx|-\d\d|-XX)(?!\w)")),
    ("acm-class", "ACM", re.compile(r"[A-K](?:\.\w{1,2}){0,3}(?!\w)")),
)  # fmt: skip


def read(element: etree._Element) -> Reading:
    """The reading of one record's metadata."""
    return reading_of(SOURCE, tuple(_said(element)))


def _said(element: etree._Element) -> Iterator[Said]:
    yield Said(field="type", text="preprint", where="a record of arXiv")
    yield Said(field="publisher", text="arXiv", where="a record of arXiv")
    for name, field in _FIELDS:
        if text := find_text(element, NAMESPACE + name):
            yield Said(field=field, text=text, where=f"arXiv/{name}")
    if identifier := find_text(element, NAMESPACE + "id"):
        yield Said(
            field="doi",
            text=f"10.48550/arxiv.{identifier}",
            where="the rule by which arXiv makes DOIs of its identifiers",
        )
        yield Said(field="url", text=f"https://arxiv.org/abs/{identifier}", where="arXiv/id")
    yield from _authors(element)
    for name, scheme, term in _SUBJECTS:
        text = find_text(element, NAMESPACE + name)
        for one in term.findall(text) or filter(None, (text,)):
            yield Said(field="keyword", text=one, where=f"arXiv/{name}", scheme=scheme)
    for name in ("doi", "journal-ref"):
        if text := find_text(element, NAMESPACE + name):
            yield Said(field="related", text=text, where=f"arXiv/{name}", scheme="is-preprint-of")
    for name in ("comments", "updated"):
        if text := find_text(element, NAMESPACE + name):
            yield Said(field="note" if name == "comments" else "other", text=text, where=f"arXiv/{name}")


def _authors(element: etree._Element) -> Iterator[Said]:
    for author in element.iterfind(f"{NAMESPACE}authors/{NAMESPACE}author"):
        family, given, suffix = (find_text(author, NAMESPACE + part) for part in ("keyname", "forenames", "suffix"))
        text = ", ".join(filter(None, (family, given, suffix)))
        if text:
            # A collaboration stands in the list as a name without given names.
            scheme = "organization" if not given and is_group(family) else None
            yield Said(field="author", text=text, where="arXiv/authors", scheme=scheme)
            for place in author.iterchildren(NAMESPACE + "affiliation"):
                yield Said(field="author_affiliation", text=text_of(place), where="arXiv/authors/affiliation")
