"""How two sources agree on one field: EQUAL, EQUIVALENT (and why), COMPATIBLE (one is sharper), CONFLICT.

The comparers take whole records, for some values can only be compared with what stands beside them: a year with the
online date, an ISSN with its kind and the journal's name, pages with an article number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from harvester.crosscheck.agreement import (
    addresses,
    containers,
    counts,
    dates,
    identifiers,
    pages,
    places,
    publishers,
    texts,
)
from harvester.crosscheck.agreement.people import agree_people
from harvester.crosscheck.agreement.title_forms import agree_titles
from harvester.work import EQUAL, Agreement
from parsers.record import FIELDS, Notice, Record

KINDS = ("EQUAL", "EQUIVALENT", "COMPATIBLE", "CONFLICT")
"""The kinds of agreement, from the best to the worst."""


def agree(field: str, a: Record, b: Record) -> Agreement | None:
    """How two records agree on a field of `Record`, the same whichever comes first.

    None where one of them says nothing of it: silence agrees with nothing. Only two records are seen: two ISSNs that a
    third source knows as the print and the electronic one of a journal are judged by what these two say
    (`agreement.containers.agree_issns`); what the third knows is heard where sources merge (`merge.bridges`).
    """
    if not says(a, field) or not says(b, field):
        return None
    if getattr(a, field) == getattr(b, field):
        return EQUAL
    return compare(field, a, b)


def compare(field: str, a: Record, b: Record) -> Agreement:
    """How two records agree on a field of which both say something, and not the very same."""
    return _COMPARERS[field](field, a, b)


def says(record: Record, field: str) -> bool:
    """Whether a record says something of a field."""
    return getattr(record, field) not in (None, ())


def worst(agreements: Iterable[Agreement]) -> Agreement:
    """The worst of several agreements; EQUAL where there is none."""
    return max(agreements, key=lambda agreement: (KINDS.index(agreement.kind), agreement.why), default=EQUAL)


Comparer = Callable[[str, Record, Record], Agreement]


def _plain(compare: Callable[[str, str], Agreement]) -> Comparer:
    """A comparer of two values alone, for fields that hold one; it is given them in their own order, whoever said which."""

    def comparer(field: str, a: Record, b: Record) -> Agreement:
        return compare(*sorted((str(getattr(a, field)), str(getattr(b, field)))))

    return comparer


def _title(field: str, a: Record, b: Record) -> Agreement:
    found = agree_titles(getattr(a, field), getattr(b, field))
    # PubMed gives a translation in the title's place where it knows the original; a publisher gives both, a page either.
    if field == "title" and found.kind == "CONFLICT":
        for mine, theirs in ((a, b), (b, a)):
            for given in (mine.original_title, mine.translated_title):
                if given and agree_titles(given, getattr(theirs, field)).kind != "CONFLICT":
                    return Agreement(kind="EQUIVALENT", why="translated title")
    return found


def _short_title(field: str, a: Record, b: Record) -> Agreement:
    found = agree_titles(getattr(a, field), getattr(b, field))
    return found if found.kind != "CONFLICT" else texts.OWN_WORDS


def _volume_or_issue(field: str, a: Record, b: Record) -> Agreement:
    found = places.agree_numbers(getattr(a, field), getattr(b, field))
    exchanged = a.volume == b.issue and b.volume == a.issue and a.volume and a.issue
    return (
        Agreement(kind="CONFLICT", why="volume and issue exchanged")
        if found.kind == "CONFLICT" and exchanged
        else found
    )


def _date(field: str, a: Record, b: Record) -> Agreement:
    return dates.agree_dates(getattr(a, field), getattr(b, field))


def _people(field: str, a: Record, b: Record) -> Agreement:
    return agree_people(getattr(a, field), getattr(b, field))


def _credits(_field: str, a: Record, b: Record) -> Agreement:
    """Role by role, as bad as the worst: who is credited with it is compared in order, and a role that only one names adds up."""
    roles = [{one.role for one in record.credit} for record in (a, b)]
    found = worst(agree_people(a.credited(role), b.credited(role)) for role in roles[0] & roles[1])
    return worst((found, _MORE)) if roles[0] != roles[1] else found


_MORE = Agreement(kind="COMPATIBLE", why="one source names more")


def _abbreviation(one: str, other: str) -> Agreement:
    found = containers.agree_container_names(one, other)
    return found if found.kind != "CONFLICT" else Agreement(kind="COMPATIBLE", why="another abbreviation")


def _keywords(_field: str, a: Record, b: Record) -> Agreement:
    found = texts.agree_terms((term.text for term in a.keyword), (term.text for term in b.keyword))
    schemes = [{term.scheme for term in record.keyword} for record in (a, b)]
    return found if schemes[0] == schemes[1] else texts.OTHER_SCHEME


def _funders(_field: str, a: Record, b: Record) -> Agreement:
    return texts.agree_funders(a.funder, b.funder)


def _identifier(_field: str, _a: Record, _b: Record) -> Agreement:
    return Agreement(kind="CONFLICT", why="different values")


def notice_key(notice: Notice) -> str:
    """What tells one notice from another: its kind and its own identifier."""
    return f"{notice.kind} {notice.doi or notice.pmid or (notice.date.iso() if notice.date else '')}"


def _notices(_field: str, a: Record, b: Record) -> Agreement:
    return _one_names_more(texts.agree_terms(map(notice_key, a.notice), map(notice_key, b.notice)))


def _one_names_more(found: Agreement) -> Agreement:
    """Lists of things that happened to a work add up: there are no schemes of them."""
    return _MORE if found == texts.OTHER_SCHEME else found


def _related(_field: str, a: Record, b: Record) -> Agreement:
    one, other = ((f"{item.relation} {item.id}" for item in record.related) for record in (a, b))
    return _one_names_more(texts.agree_terms(one, other))


def _with_records(compare: Callable[[Record, Record], Agreement]) -> Comparer:
    def comparer(_field: str, a: Record, b: Record) -> Agreement:
        return compare(a, b)

    return comparer


def _own_words(_field: str, _a: Record, _b: Record) -> Agreement:
    return texts.OWN_WORDS


def _abstract(_field: str, a: Record, b: Record) -> Agreement:
    assert a.abstract is not None
    assert b.abstract is not None
    return texts.agree_abstracts(a.abstract, b.abstract)


_NUMBER = _plain(places.agree_numbers)
_COMPARERS: dict[str, Comparer] = {
    "type": _plain(texts.agree_types), "genre": _own_words, "title": _title, "title_short": _short_title,
    "original_title": _title, "translated_title": _title,
    "author": _people, "editor": _people, "translator": _people, "contributor": _people, "local_author": _people, "credit": _credits,
    "container_title": _with_records(containers.agree_containers), "container_title_short": _plain(_abbreviation),
    "issn": _with_records(containers.agree_issns), "volume": _volume_or_issue, "issue": _volume_or_issue, "page": _with_records(pages.agree_pages),
    "article_number": _plain(pages.agree_article_numbers), "issued": _with_records(dates.agree_issued), "issued_online": _date,
    "collection_title": _plain(containers.agree_container_names), "collection_number": _NUMBER, "edition": _plain(places.agree_editions),
    "number": _plain(counts.agree_report_numbers), "number_of_pages": _plain(counts.agree_page_counts), "version": _plain(counts.agree_versions),
    "event_title": _plain(publishers.agree_events), "event_place": _plain(publishers.agree_cities), "event_date": _date,
    "publisher": _plain(publishers.agree_publishers), "publisher_place": _plain(publishers.agree_cities),
    "language": _plain(texts.agree_languages), "doi": _plain(identifiers.agree_dois), "pmid": _identifier, "pmcid": _identifier,
    "arxiv": _plain(identifiers.agree_arxiv), "handle": _plain(identifiers.agree_handles), "isbn": _with_records(identifiers.agree_isbns),
    "url": _plain(addresses.agree_addresses), "accessed": _own_words, "abstract": _abstract, "keyword": _keywords, "rights": _own_words,
    "license": _plain(addresses.agree_licences), "funder": _funders, "note": _own_words, "provider": _own_words,
    "notice": _notices, "related": _related,
}  # fmt: skip
assert _COMPARERS.keys() == set(FIELDS), "each field of a record has its comparer"
LOOK_BESIDE = frozenset(("title", "container_title", "issn", "isbn", "volume", "issue", "page", "issued"))
"""Fields whose comparers look at what else the two records say; of all others the two values alone decide."""


def contradicts(a: Record, b: Record, fields: Sequence[str]) -> bool:
    """Whether two records contradict each other in any of the fields."""
    return any(found is not None and found.kind == "CONFLICT" for found in (agree(field, a, b) for field in fields))
