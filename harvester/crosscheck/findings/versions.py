"""Other versions of a work that a citation may be meant for: the article of a preprint, a translation, a newer one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from harvester.crosscheck import kinds
from harvester.crosscheck.codes import Code
from harvester.crosscheck.findings.heard import Heard
from harvester.plain_words import cut, listed, source_name
from harvester.work import Finding
from parsers import clean
from parsers.record import Record, Related

PUBLISHED = Code(
    "published-version", "warning", ("citation",), "A preprint that has been published",
    "Cite the published version, unless the preprint itself is meant.", True,
)  # fmt: skip
SUPERSEDED = Code(
    "superseded", "warning", ("citation",), "A newer version took its place",
    "Cite the newer version, unless this one is meant.",
)  # fmt: skip
HAS_PREPRINT = Code(
    "has-preprint", "info", ("citation",), "It was a preprint before",
    "Nothing, if the article is what you mean to cite.",
)  # fmt: skip
OTHER_VERSION = Code(
    "other-version", "info", ("citation",), "There is a translation or another version of it",
    "Check that the one you mean is cited.",
)  # fmt: skip
CODES = (PUBLISHED, SUPERSEDED, HAS_PREPRINT, OTHER_VERSION)

# Relation (Crossref's, DataCite's and PubMed's, in one spelling) -> what it makes of the two works. What is here under
# "of a preprint" says so only where the work is one: for others it is another version.
_ALWAYS: Mapping[str, Code] = MappingProxyType(
    {
        "is-preprint-of": PUBLISHED, "has-preprint": HAS_PREPRINT, "is-published-in-as": PUBLISHED,
        "is-replaced-by": SUPERSEDED, "is-obsoleted-by": SUPERSEDED, "is-updated-by": SUPERSEDED, "is-updated-in": SUPERSEDED,
        "is-previous-version-of": SUPERSEDED,
        "is-previous-edition-of": OTHER_VERSION,
        "is-translation-of": OTHER_VERSION, "has-translation": OTHER_VERSION, "is-republished-in": OTHER_VERSION,
        "is-republished-from": OTHER_VERSION, "is-reprint-of": OTHER_VERSION,
    }
)  # fmt: skip
_OF_A_PREPRINT: Mapping[str, Code] = MappingProxyType(
    dict.fromkeys(
        ("is-version-of", "is-previous-version-of", "is-updated-by", "is-updated-in", "is-manuscript-of", "is-published-in",
         "is-variant-form-of", "has-version", "is-replaced-by", "is-obsoleted-by", "is-identical-to", "is-original-form-of",
         "is-continued-by"),
        PUBLISHED,
    )
)  # fmt: skip
_OF_AN_ARTICLE: Mapping[str, Code] = MappingProxyType(
    {"has-version": OTHER_VERSION, "is-version-of": OTHER_VERSION, "is-update-of": HAS_PREPRINT, "has-manuscript": HAS_PREPRINT}
)  # fmt: skip
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "is-previous-edition-of": "there is a newer edition:",
        "is-translation-of": "it is a translation of", "has-translation": "there is a translation of it:",
        "is-reprint-of": "it is a reprint of", "is-republished-from": "it was first published as",
        "is-republished-in": "it was published again as",
    }
)  # fmt: skip


def find(heard: Heard) -> Iterator[Finding]:
    """For each kind of other version one finding, with their identifiers and who names them."""
    record = heard.work.record
    named: dict[Code, dict[Related, None]] = {}
    for related in record.related:
        code = _code(record, related)
        if code is not None:
            named.setdefault(code, {})[related] = None
    for code in CODES:
        if code in named:
            yield _finding(heard, code, list(named[code]))


def published(records: Sequence[Record]) -> Mapping[int, Finding]:
    """The preprints of a list whose articles stand in it too and name them, by their places."""
    articles: dict[str, set[str]] = {}
    for article in records:
        for related in article.related if article.doi is not None else ():
            if _code(article, related) is HAS_PREPRINT and (preprint := clean.doi(related.id)):
                articles.setdefault(preprint, set()).add(str(article.doi))
    return {
        place: _is_in_the_list(sorted(articles[record.doi]))
        for place, record in enumerate(records if articles else ()) if record.doi in articles
    }  # fmt: skip


def _is_in_the_list(articles: Sequence[str]) -> Finding:
    verb = "are in this list and name" if len(articles) > 1 else "is in this list and names"
    return PUBLISHED.found(
        f"This preprint has been published: {listed([cut(one, 120) for one in articles])}, which {verb} it.", field="related",
        suggestion=articles[0] if len(articles) == 1 else "",
    )  # fmt: skip


def _code(record: Record, related: Related) -> Code | None:
    if related.id.lower() == record.doi or _is_no_work(related.id):
        return None
    preprint = kinds.kind(record) == "preprint"
    if preprint and related.relation in _OF_A_PREPRINT:
        # A server's own versions (v1, v2) are one preprint; another preprint is another version.
        if _same_registrant(record, related) and related.relation != "is-preprint-of":
            return None
        return OTHER_VERSION if _is_preprint(related.id) else _OF_A_PREPRINT[related.relation]
    if related.relation in _ALWAYS:
        # An archive gives every version of a data set a DOI of its own: one of several is what was meant.
        of_data = (
            _ALWAYS[related.relation] is SUPERSEDED
            and record.type in ("dataset", "software")
            and _same_registrant(record, related)
        )
        return None if of_data else _ALWAYS[related.relation]
    if preprint or related.relation not in _OF_AN_ARTICLE:
        return None
    if _is_preprint(related.id):
        return HAS_PREPRINT
    return None if _same_registrant(record, related) or related.relation == "is-update-of" else OTHER_VERSION


def _is_no_work(text: str) -> bool:
    """Whether the relation leads to a page or a file, not to a work with an identifier of its own."""
    return text.lower().startswith(("http:", "https:")) and clean.doi(text) is None


def _is_preprint(text: str) -> bool:
    doi = clean.doi(text)
    return doi is not None and kinds.kind(Record(doi=doi)) == "preprint"


def _same_registrant(record: Record, related: Related) -> bool:
    return record.doi is not None and related.id.lower().partition("/")[0] == record.doi.partition("/")[0]


def _finding(heard: Heard, code: Code, named: list[Related]) -> Finding:
    ids = sorted({related.id for related in named})
    sources = [claim.source for claim in heard.claims("related") if any(one in named for one in claim.value)]
    who = f" (so {listed([source_name(source) for source in dict.fromkeys(sources)])})" if sources else ""
    what = listed([cut(one, 120) for one in ids])
    message = {
        PUBLISHED: f"This preprint has been published: {what}{who}.",
        SUPERSEDED: f"A newer version took the place of this work: {what}{who}.",
        HAS_PREPRINT: f"This work was a preprint before: {what}{who}.",
    }.get(code) or f"There is another version of this work: {_other(named)}{who}."
    return code.found(
        message, field="related", sources=tuple(dict.fromkeys(sources)),
        suggestion=ids[0] if code in (PUBLISHED, SUPERSEDED) and len(ids) == 1 else "",
    )  # fmt: skip


def _other(named: Iterable[Related]) -> str:
    told = {
        f"{_WORDS.get(related.relation, related.relation.replace('-', ' '))} {cut(related.id, 120)}"
        for related in named
    }
    return listed(sorted(told))
