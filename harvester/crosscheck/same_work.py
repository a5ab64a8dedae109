"""Whether two records are about one work: a verdict with its reasons, never a score.

An answer that was asked for by an identifier always shares that identifier with the page that printed it, so the
identifier alone proves nothing: titles, people, container, year and place have to bear it out.
"""

from __future__ import annotations

from harvester.crosscheck import containers, people, titles
from harvester.work import SameWork, SameWorkLevel
from parsers.clean import fold
from parsers.record import Record

# Kinds of work that are never one work under one title without an identifier in common.
_KINDS: dict[str, str] = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "review": "review",
    "review-book": "review", "article": "preprint", "chapter": "chapter", "entry": "chapter", "entry-encyclopedia": "chapter",
    "entry-dictionary": "chapter", "book": "book", "collection": "book", "dataset": "dataset", "software": "software",
    "thesis": "thesis", "report": "report", "patent": "patent", "standard": "standard", "periodical": "periodical",
}  # fmt: skip
_ABSTRACTS = frozenset(("meeting abstract", "abstract", "conference abstract"))


def same_work(a: Record, b: Record) -> SameWork:
    """The verdict on two records, the same whichever comes first.

    EXACT and STRONG may merge; AMBIGUOUS waits for a person; DIFFERENT is a finding where an identifier led there.
    """
    same_id = _same_identifier(a, b)
    relation = titles.relate(a, b)
    if relation == "missing":
        return _untitled(a, b, same_id)
    if titles.about(a) != titles.about(b):
        return _say("DIFFERENT", "one-is-a-notice-or-reply", *_id_reason(same_id))
    if relation in ("different", "digits", "inserted"):
        return _other_title(a, b, relation, same_id)
    return _like_title(a, b, relation, same_id)


def _say(level: SameWorkLevel, *reasons: str) -> SameWork:
    return SameWork(level=level, reasons=tuple(reasons))


def _id_reason(same_id: str | None) -> tuple[str, ...]:
    return (f"same-{same_id}",) if same_id else ()


def _same_identifier(a: Record, b: Record) -> str | None:
    if a.doi and a.doi == b.doi:
        return "doi"
    if a.pmid and a.pmid == b.pmid:
        return "pmid"
    return "pmcid" if a.pmcid and a.pmcid == b.pmcid else None


def _untitled(a: Record, b: Record, same_id: str | None) -> SameWork:
    """A record without a title: an identifier in common and one more thing, or nothing to compare."""
    if same_id is None:
        return _say("AMBIGUOUS", "no-title-to-compare")
    if people.shared(a.author, b.author) is False:
        return _say("AMBIGUOUS", f"same-{same_id}", "no-title-to-compare", "other-people")
    if people.shared(a.author, b.author) or _same_place(a, b):
        return _say("STRONG", f"same-{same_id}", "no-title-to-compare", "people-or-place-agree")
    return _say("AMBIGUOUS", f"same-{same_id}", "nothing-else-to-compare")


def _other_title(a: Record, b: Record, relation: str, same_id: str | None) -> SameWork:
    reason = {"digits": "titles-differ-in-digits", "inserted": "titles-differ-in-a-word", "different": "titles-differ"}[
        relation
    ]
    shared = people.shared(a.author, b.author)
    if same_id is None:
        return _say("DIFFERENT", reason)
    place = _same_place(a, b)
    if relation == "inserted" and shared and place:
        # One word more or less, the same people on the same page under the same identifier: a slip of a typist.
        return _say("STRONG", f"same-{same_id}", reason, "people-agree", "place-agrees")
    if shared and (place or relation != "different" or titles.similarity(a, b) > 0.6):
        return _say("AMBIGUOUS", f"same-{same_id}", reason, "people-agree")
    if shared is None and (place or titles.similarity(a, b) > 0.6):
        return _say("AMBIGUOUS", f"same-{same_id}", reason, "no-people-to-compare")
    return _say("DIFFERENT", f"{same_id}-of-another-work", reason, *(("other-people",) if shared is False else ()))


def _like_title(a: Record, b: Record, relation: str, same_id: str | None) -> SameWork:
    shared = people.shared(a.author, b.author)
    title = {"equal": "titles-equal", "subtitle": "titles-equal-but-subtitle", "near": "titles-nearly-equal"}[relation]
    if same_id is not None:
        if shared is False and not _same_place(a, b):
            return _say("AMBIGUOUS", f"same-{same_id}", title, "other-people")
        if titles.is_generic(a) and not shared and not _same_place(a, b):
            return _say("AMBIGUOUS", f"same-{same_id}", "title-that-many-works-bear")
        return _say(
            "EXACT" if relation != "near" or shared else "STRONG",
            f"same-{same_id}",
            title,
            *(("people-agree",) if shared else ()),
        )
    against = _against(a, b)
    if against is not None:
        return _say("DIFFERENT", title, against)
    if shared is False:
        return _say("DIFFERENT", title, "other-people")
    if (a.doi and b.doi) or (a.pmid and b.pmid):
        return _say("AMBIGUOUS", title, "identifiers-differ")
    return _without_identifier(a, b, title, relation, shared)


def _without_identifier(a: Record, b: Record, title: str, relation: str, shared: bool | None) -> SameWork:  # noqa: FBT001 - what `shared` said
    place, container = _same_place(a, b), containers.same_container(a, b)
    if titles.is_generic(a) or relation == "near":
        level: SameWorkLevel = "STRONG" if place and shared else "AMBIGUOUS"
        return _say(
            level, title, *(("place-agrees", "people-agree") if level == "STRONG" else ("too-little-else-agrees",))
        )
    if container is False:
        return _say("AMBIGUOUS", title, "other-container")
    if shared and (place or container):
        return _say("EXACT", title, "people-agree", "place-agrees" if place else "container-agrees")
    if shared:
        return _say("STRONG", title, "people-agree")
    return _say("EXACT", title, "place-agrees") if place else _say("AMBIGUOUS", title, "too-little-else-agrees")


def _against(a: Record, b: Record) -> str | None:
    """What makes two works of one title two: another kind, years apart, another volume or page."""
    kinds = {_KINDS.get(record.type or "") for record in (a, b)} - {None}
    if len(kinds) == 2:
        return "preprint-and-article" if "preprint" in kinds else "other-kind-of-work"
    if {fold(record.genre or "") in _ABSTRACTS for record in (a, b)} == {True, False} and a.type and b.type:
        return "abstract-and-article"
    gap = years_apart(a, b)
    if gap is not None and gap >= 2:
        return "years-apart"
    if a.volume and b.volume and _number(a.volume) != _number(b.volume):
        return "other-volume"
    if a.page and b.page and _number(a.page.first) != _number(b.page.first):
        return "other-page"
    return None


def years_apart(a: Record, b: Record) -> int | None:
    """The least distance between any of the years (printed, online) of two records."""
    years = [[date.year for date in (record.issued, record.issued_online) if date] for record in (a, b)]
    return min((abs(x - y) for x in years[0] for y in years[1]), default=None)


def _number(text: str) -> str:
    return fold(text).lstrip("0")


def _same_place(a: Record, b: Record) -> bool:
    """Whether both stand in one container at one place: its volume or year, and the first page or article number."""
    if containers.same_container(a, b) is not True:
        return False
    volumes = (a.volume and b.volume and _number(a.volume) == _number(b.volume)) or (
        not (a.volume and b.volume) and years_apart(a, b) == 0
    )
    firsts = [{_number(text) for text in (r.page.first if r.page else None, r.article_number) if text} for r in (a, b)]
    return bool(volumes) and bool(firsts[0] & firsts[1])
