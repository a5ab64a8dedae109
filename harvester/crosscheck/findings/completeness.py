"""What no source has, what the page lacks and others know, and a service that could not be asked or knows nothing."""

from __future__ import annotations

from collections.abc import Iterator

from harvester.crosscheck.codes import Code
from harvester.crosscheck.elsewhere import says_elsewhere
from harvester.crosscheck.findings.heard import Heard, named
from harvester.crosscheck.findings.identifiers import DELETED_BY
from harvester.crosscheck.kinds_about import is_about_another
from harvester.crosscheck.trust import SERVICES
from harvester.needs import Group, cited, needed
from harvester.plain_words import capital, counted, field_name, listed, source_name
from harvester.work import Finding

INCOMPLETE = Code(
    "incomplete", "warning", ("citation", "page"), "A citation that lacks something",
    "Look at the work itself and decide the value; an article ahead of its issue will have it later: update then.",
)  # fmt: skip
UNPLACED = Code(
    "without-place", "info", ("citation",), "An article without volume or pages",
    "Nothing, if the journal has none. An article ahead of its issue will have them later: update then.",
)  # fmt: skip
FAILED = Code(
    "service-failed", "warning", ("citation",), "A service that could not be asked",
    "Run the same command again: only what is still open is asked.",
)  # fmt: skip
MISSING = Code(
    "missing-on-page", "info", ("page",), "What the page or entry lacks and others know",
    "For whoever mends it; the citation has it already.",
)  # fmt: skip
CUT = Code(
    "authors-cut", "info", ("page",), "A list of authors that stops early",
    "For whoever mends the page; the citation names all of them.",
)  # fmt: skip
UNKNOWN = Code(
    "unknown-to-service", "info", ("citation",), "Not known to a service",
    "Nothing, unless you expect it there: no service knows every work, and a new one comes late.",
)  # fmt: skip
CODES = (INCOMPLETE, FAILED, MISSING, CUT, UNPLACED, UNKNOWN)

_DATE = ("issued", "issued_online")
_PLACE, _VOLUME, _PEOPLE = ("page", "article_number"), ("volume", "issue"), frozenset(("author", "editor"))


def find(heard: Heard) -> Iterator[Finding]:
    """What is lacking everywhere, then services that failed, what is lacking on the page, services that know nothing."""
    yield from _incomplete(heard)
    for failure in sorted(heard.work.failures, key=lambda failure: failure.model_dump_json()):
        yield FAILED.found(
            f"{failure.message.rstrip('.')}. That says nothing of the work.",
            sources=(failure.stage,), advice=failure.advice,
        )  # fmt: skip
    yield from _missing(heard)
    yield from cut_lists(heard)
    # PubMed holds medicine: where another service bears the work out and nobody gave a PMID, its silence is no news.
    unheard = {"pubmed"} if heard.answers and not heard.of_own("pmid") else set()
    absent = tuple(sorted(set(heard.work.absent) - unheard))
    if absent:
        who = listed([source_name(source) for source in absent])
        verb = "do" if len(absent) > 1 else "does"
        yield UNKNOWN.found(
            f"{capital(who)} {verb} not know this work by the identifiers it has. That alone is no error.{_elsewhere(heard)}", sources=absent,
        )  # fmt: skip


def _elsewhere(heard: Heard) -> str:
    """Which other agency has registered the work's DOI: then no service that is asked here can know it."""
    others = sorted({f"{one.doi} with {one.agency}" for one in heard.work.registrations if one.agency not in _ASKED})
    return f" Its DOI is registered elsewhere: {listed(others)}." if others else ""


_ASKED = (None, "Crossref", "DataCite", "Unknown")


def _incomplete(heard: Heard) -> Iterator[Finding]:
    """What a citation needs and none has, each for itself: each is a value that a person can give.

    A journal of the web may have no pages: beside a DOI that is no fault. A notice has no authors of its own. Of a DOI that
    was deleted and left nothing behind, that is all there is to say.
    """
    record = heard.work.record
    deleted = any(DELETED_BY.search(item.why) for reading in heard.answers for item in reading.unread)
    if deleted and not record.title:
        return
    lacking = [group for group in needed(record) if not (set(group) >= _PEOPLE and is_about_another(record))]
    places = [group for group in lacking if record.doi and group in (_PLACE, _VOLUME)]
    for group in lacking:
        if group not in places:
            yield INCOMPLETE.found(f"No source {_says(group)}, which a citation needs.", field=group[0])
    if places:
        told = ", ".join(_named(group) for group in places)
        yield UNPLACED.found(
            f"No source says where in the journal it stands: {told}.", field=places[0][0] if len(places) == 1 else None
        )


def _says(group: Group) -> str:
    return "says what kind of work it is" if group == ("type",) else f"gives the {_named(group)}"


def _named(group: Group) -> str:
    names = " or ".join(field_name(field) for field in group[:2])
    # "The journal, book or event".
    return "date" if group == _DATE else names.replace(" or ", ", ", names.count(" or ") - 1)


def _missing(heard: Heard) -> Iterator[Finding]:
    """What the page lacks and a service knows: one finding, for whoever mends the page."""
    record = heard.work.record
    missed = {
        field for field in cited(record) if not any(says_elsewhere(field, one.record, record) for one in heard.own)
    }
    lacking = [
        result
        for result in heard.work.fields
        if heard.own and result.field in missed and result.winner and all(claim.source in SERVICES for claim in result.claims)
    ]  # fmt: skip
    if lacking:
        known = [
            f"{named(one.field, one.value)} ({listed([source_name(source) for source in one.winner])})"
            for one in lacking
        ]
        yield MISSING.found(
            f"{capital(heard.whose())} lacks what others know: {'; '.join(known)}.", field=lacking[0].field if len(lacking) == 1 else None,
            sources=tuple(dict.fromkeys(source for one in lacking for source in one.winner)),
        )  # fmt: skip


def cut_lists(heard: Heard) -> Iterator[Finding]:
    """A list of authors that is the beginning of another source's."""
    result = heard.results.get("author")
    if result is None or result.agreement.kind == "CONFLICT" or not result.winner:
        return
    for claim in heard.of_own("author"):
        fewer = len(result.value) - len(claim.value)
        if fewer > 0 and not set(result.winner) <= {claim.source}:
            yield CUT.found(
                f"{capital(source_name(claim.source))} names {counted(len(claim.value), 'author')} of {len(result.value)} "
                f"({listed([source_name(source) for source in result.winner if source != claim.source])}).",
                field="author", sources=(claim.source,),
            )  # fmt: skip
