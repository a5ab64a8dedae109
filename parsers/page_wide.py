"""What the whole page tells of a record that was chosen: family names of two words, its language, the PMCID in its own address."""

from __future__ import annotations

import re

from parsers.addresses import identifiers
from parsers.language_seen import is_of_one_script, seen_language
from parsers.page import Document
from parsers.record import Reading, Said
from parsers.surnames import with_longer_family_names

# Tags in which a page tells its own address.
_OWN_ADDRESS = ("citation_abstract_html_url", "citation_fulltext_html_url", "citation_public_url", "og:url")


def completed(reading: Reading, document: Document) -> Reading:
    """The page's reading with what only the whole page tells."""
    return _with_kind(_with_pmcid(_with_language(_with_families(reading, document), document), document), document)


# What the address calls the works of an archive of data: CKAN and GBIF ("/dataset/…"), Dataverse ("dataset.xhtml").
_DATASET = re.compile(r"[^/?#]*//[^/?#]+(?:/[^?#]*)?/(?:datasets?/[^/?#]+|dataset\.xhtml\?)", re.IGNORECASE)


def _with_kind(reading: Reading, document: Document) -> Reading:
    """The reading as one of data, where nobody tells the kind but the address of the page, and nothing that it stands in."""
    record = reading.record
    if record.type is not None or record.container_title or record.page or record.isbn:
        return reading
    url = document.page.url or ""
    return _with(reading, "type", "dataset", url, "the address") if _DATASET.match(url) is not None else reading


def _with_families(reading: Reading, document: Document) -> Reading:
    """The reading with family names of two words seen as such, where the page inverts them elsewhere."""
    names = with_longer_family_names(reading.record.author, document.text)
    if names == reading.record.author:
        return reading
    return reading.model_copy(update={"record": reading.record.model_copy(update={"author": names})})


def _with_language(reading: Reading, document: Document) -> Reading:
    """The reading with the language that its title and abstract are seen to be in, where the page tells none."""
    record = reading.record
    if record.language is not None or record.title is None or record.abstract is None:
        return reading
    language = seen_language(record.title.plain(), record.abstract.plain())
    if language is None or (language == "en" and _may_be_translated(document)):
        return reading
    return _with(reading, "language", language, language, "the words of the abstract")


def _may_be_translated(document: Document) -> bool:
    """Whether a page is in another language than English: journals print titles and abstracts in English of works that are not."""
    site = (document.tree.get("lang") or "").lower() if document.tree is not None else ""
    return (site != "" and not site.startswith("en")) or not is_of_one_script(document.text)


def _with_pmcid(reading: Reading, document: Document) -> Reading:
    """The reading with the PMCID in the address that the page says is its own, where PubMed Central's page prints it nowhere else."""
    if reading.record.pmcid is not None or reading.record.title is None:
        return reading
    for meta in document.metas:
        name = meta.name.lower()
        pmcid = identifiers(meta.content).pmcid if name in _OWN_ADDRESS else None
        if pmcid is not None:
            return _with(reading, "pmcid", pmcid, meta.content, f"meta {meta.name}")
    return reading


def _with(reading: Reading, field: str, value: object, text: str, where: str) -> Reading:
    record = reading.record.model_copy(update={field: value})
    said = Said(field=field, text=text, where=where)
    return reading.model_copy(update={"record": record, "said": (*reading.said, said)})
