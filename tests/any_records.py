"""Any records and readings: strategies that draw from few values, so that these agree, contradict each other and meet again."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from parsers.record import Reading, Record

TITLES = (
    "A study", "A study: in red", "A <i>study</i>", "A STUDY.", "Another", "Editorial", "Part 1", "Part 2", "…", "研究", "Reply to: A study",
)  # fmt: skip
ORCIDS = (None, "0000-0002-1825-0097")


def one_of(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


NAMES = st.one_of(
    st.builds(
        lambda family, given, suffix, orcid, particle: {
            "family": family, "given": given, "suffix": suffix, "orcid": orcid, "non_dropping_particle": particle,
        },
        one_of("Okafor", "Ng", "Müller", "Mueller", "García Márquez", "王"), one_of(None, "C.", "Chidi", "JP", "Jean-Paul"),
        one_of(None, "Jr", "Jr."), one_of(*ORCIDS), one_of(None, "van"),
    ),
    st.builds(lambda text: {"literal": text}, one_of("The Sleep Group", "Sleep Group", "et al.", "SG")),
)  # fmt: skip


def _people(most: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Lists of people, some of them open."""
    return st.builds(
        lambda names, goes_on: [*names[:-1], {**names[-1], "others": True}] if names and goes_on else names,
        st.lists(NAMES, max_size=most), one_of(False, False, True),
    )  # fmt: skip


CREDITS = st.lists(
    st.builds(lambda role, name: {"role": role, "name": name}, one_of("director", "container-author", "collection-editor", "composer", "performer", "compiler"), NAMES),
    max_size=3,
).map(lambda people: [*people[:-1], {**people[-1], "name": {**people[-1]["name"], "others": True}}] if len(people) == 3 else people)  # fmt: skip
DATES = st.one_of(
    one_of({"year": 2020}, {"year": 2020, "month": 1, "day": 1}, {"year": 2021, "month": 5, "day": 8}, {"year": 2020, "season": "winter"}),
    st.just({"year": 2020, "month": 7, "end": {"year": 2020, "month": 8}}),
)  # fmt: skip
ISSNS = st.lists(
    st.builds(lambda value, kind: {"value": value, "kind": kind}, one_of("2473-9529", "2473-9537", "0271-8235"), one_of(None, "print", "electronic", "linking")),
    max_size=2, unique_by=lambda one: one["value"],
)  # fmt: skip
RECORDS: st.SearchStrategy[Record] = st.fixed_dictionaries(
    {},
    optional={
        "type": one_of("article-journal", "review", "book", "article", "document"), "title": one_of(*TITLES), "original_title": one_of(*TITLES), "translated_title": one_of(*TITLES),
        "genre": one_of("Review", "Erratum", "Meeting Abstract"), "author": _people(3), "editor": _people(2),
        "container_title": one_of("Blood Advances", "Blood Adv", "Rooms", "A study"), "container_title_short": one_of("Blood Adv", "Rms"),
        "issn": ISSNS, "volume": one_of("8", "08", "VIII", "9", "8 Suppl 1", "1"), "issue": one_of("1", "1-2", "S1", "8"), "issued": DATES, "issued_online": DATES, "accessed": DATES,
        "page": one_of({"first": "1", "last": "9"}, {"first": "1"}, {"first": "e7"}, {"first": "117", "last": "129"}, {"first": "117", "last": "29"},
            {"first": "117", "last": "129", "more": [{"first": "133"}]}, {"first": "1", "more": [{"first": "7", "last": "9"}, {"first": "S1"}]}),
        "article_number": one_of("e7", "7", "8"), "edition": one_of("2", "2nd ed."), "publisher": one_of("Springer", "Springer Nature", "Elsevier"),
        "language": one_of("en", "en-GB", "de"), "doi": one_of("10.5555/a", "10.5555/b"), "pmid": one_of("77", "78"), "isbn": one_of(["9780306406157"], ["9781861972712"]),
        "url": one_of("https://example.org/a", "http://example.org/a/"), "abstract": one_of("It works.", "It works. And more."),
        "keyword": st.lists(one_of({"text": "sleep"}, {"text": "Sleep", "scheme": "MeSH"}), max_size=2), "note": st.just("n"), "rights": st.just("©"),
        "notice": st.lists(one_of({"kind": "retraction", "doi": "10.5555/r"}, {"kind": "correction", "pmid": "7"}), max_size=2),
        "related": st.lists(st.just({"relation": "has-preprint", "id": "10.5555/b"}), max_size=1), "funder": st.lists(one_of("NCI", "NIH"), max_size=2),
    },
).map(Record.model_validate)  # fmt: skip
CREDITED: st.SearchStrategy[Record] = st.builds(
    lambda record, people: Record.model_validate(record.model_dump() | {"credit": people}), RECORDS, CREDITS
)
"""Records with people in other roles too."""
READINGS = st.lists(
    st.builds(lambda s, r: Reading(source=s, record=r), one_of("page", "crossref", "pubmed", "bibtex"), RECORDS),
    max_size=4,
)
