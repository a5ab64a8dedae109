"""The upstream fix list: what each repository should mend, from pages beside what others say; nothing of what is well."""

from __future__ import annotations

from typing import Any

import pytest
from any_records import READINGS
from hypothesis import given, settings
from hypothesis import strategies as st
from two_works import BIRDS, FULL, notice, unread

from harvester.crosscheck import Material, crosscheck
from harvester.crosscheck.codes import SEVERITIES
from harvester.crosscheck.findings import CODES as FINDINGS
from harvester.crosscheck.upstream import CODES, COLUMNS, FixGroup, fix_list, rows
from harvester.errors import Failure
from harvester.work import Work
from parsers.record import Reading, Record, Said

ADDRESS = "https://repository.example.org/works/1"
TAGS = {
    "title": "citation_title", "author": "citation_author", "container_title": "citation_journal_title", "volume": "citation_volume",
    "page": "citation_firstpage", "issued": "citation_publication_date", "doi": "citation_doi",
}  # fmt: skip
ON_PAGE = {
    "title": FULL["title"],
    "author": "Okafor, C.",
    "container_title": FULL["container_title"],
    "volume": "14",
    "page": "117",
    "issued": "2021",
    "doi": "10.5555/a",
}


def page(
    more: dict[str, Any] | None = None, tags: dict[str, str] | None = None, url: str | None = ADDRESS, **other: Any
) -> Reading:
    """A page that tells machines all of `FULL`, but for what is said otherwise."""
    told = {**{field: f"meta {tag}" for field, tag in TAGS.items()}, **(tags or {})}
    said = tuple(Said(field=field, text=ON_PAGE[field], where=where) for field, where in told.items() if where)
    return Reading(
        source="page", record=Record.model_validate(FULL | (more or {})), said=other.pop("said", said), url=url, **other
    )


def answer(more: dict[str, Any], source: str = "crossref") -> Reading:
    return Reading(source=source, record=Record.model_validate(FULL | more))


def work(own: Reading | None = None, *answers: Reading, also: tuple[Reading, ...] = ()) -> Work:
    return crosscheck(Material(["x"], [own or page(), *also], answers))


def failure(code: str, stage: str = "fetch", address: str = "https://repository.example.org/works/9") -> Failure:
    return Failure(address=address, stage=stage, code=code, message="It answered 404.", advice="…")


ENTITY = (Said(field="title", text="Sleep &amp; light", where="meta citation_title"),)
ONE_TAG = (Said(field="author", text="Okafor, C.; Ng, A.", where="meta citation_author"),)
SEVERAL = tuple(
    Said(field=field, text=text, where=f"meta {TAGS[field]}s" if field == "author" else f"meta {TAGS[field]}")
    for field, text in {**ON_PAGE, "author": "Okafor, C.; Ng, A."}.items()
)
TWO = [{"family": "Okafor", "given": "C."}, {"family": "Ng", "given": "A."}]
FULLER = [{"family": "Okafor", "given": "Chidi"}]

# (work or failure, code, field, what it says, what it should say)
CALLED: tuple[tuple[Work | Failure, str, str, str, str], ...] = (
    (work(page(), answer(BIRDS)), "wrong-doi", "doi", "10.5555/a", ""),
    (work(page({"pmid": "77"}), answer({"pmid": "77", "doi": "10.5555/b"}, "pubmed")), "identifiers-disagree", "doi", "10.5555/a", "10.5555/b"),
    (work(page(unread=(unread("issn", "2473-9520", "wrong", "meta citation_issn"),)), answer({"issn": [{"value": "2473-9529"}]})), "issn-checksum", "issn", "2473-9520", "2473-9529"),
    (work(page(unread=(unread("doi", "doi:none", "not a DOI"),))), "doi-malformed", "doi", "doi:none", ""),
    (work(page(said=(Said(field="issued", text="2021-02-30", where="meta citation_date"),))), "date-impossible", "issued", "2021-02-30", ""),
    (work(page({"title": "SLEEP AND LIGHT IN SMALL MAMMALS"}), answer({})), "title-capitals", "title", FULL["title"], FULL["title"]),
    (work(page({"title": "Sleep and light in small mammals."})), "title-stop", "title", FULL["title"], FULL["title"]),
    (work(page(said=ENTITY)), "markup-left", "title", "Sleep &amp; light", ""),
    (work(page(), answer(notice("retraction", doi="10.5555/r"))), "notice-not-shown", "notice", "", "retraction, notice 10.5555/r"),
    (work(page({"doi": None}, {"doi": ""}), answer({})), "field-lacking", "doi", "", "10.5555/a"),
    (work(page({"volume": None, "page": None}, {"volume": "", "page": ""}), answer({})), "field-lacking", "page", "", "117-129"),
    (work(page(), answer({"pmid": "77"}, "pubmed")), "field-wanted", "pmid", "", "77"),
    (work(page({"volume": "15"}), answer({})), "value-differs", "volume", "14", "14"),
    (work(page(tags={field: f"label {field}" for field in TAGS})), "no-tags", "", "", ""),
    (work(page(tags={"doi": "label DOI (line 9)"})), "field-untagged", "doi", "10.5555/a", ""),
    (work(page({"author": TWO}, said=ONE_TAG)), "authors-in-one-tag", "author", "Okafor, C.; Ng, A.", ""),
    (work(page(), answer({"author": TWO})), "authors-cut", "author", "Okafor, C.", "Okafor, C.; Ng, A."),
    (work(page(), answer({"issued": {"year": 2021, "month": 3}})), "date-imprecise", "issued", "2021", "2021-03"),
    (work(page(), answer({"author": FULLER})), "names-shortened", "author", "Okafor, C.", "Okafor, Chidi"),
    (work(page(), also=(page(url=ADDRESS + "?b"),)), "several-pages", "", "", ""),
    (failure("http-404"), "page-gone", "", "", ""), (failure("not-found", "parse"), "page-gone", "", "", ""),
    (failure("http-500"), "site-fails", "", "", ""), (failure("challenge", "parse"), "page-closed", "", "", ""),
    (failure("no-record", "parse"), "page-silent", "", "", ""), (failure("host-blocked"), "page-closed", "", "", ""),
)  # fmt: skip


def groups(*what: Work | Failure) -> tuple[FixGroup, ...]:
    return fix_list([one for one in what if isinstance(one, Work)], [one for one in what if isinstance(one, Failure)])


@pytest.mark.parametrize(
    ("what", "code", "field", "says", "should"), CALLED, ids=[f"{n}-{row[1]}" for n, row in enumerate(CALLED)]
)
def test_a_fault_with_its_evidence(what: Work | Failure, code: str, field: str, says: str, should: str) -> None:
    found = [one for one in groups(what) if (one.code, one.field) == (code, field)]
    assert len(found) == 1, [(one.code, one.field) for one in groups(what)]
    (fix,) = found[0].fixes
    assert (found[0].host, fix.says, fix.should) == ("repository.example.org", says, should)
    assert fix.address.startswith("https://repository.example.org/works/")
    # What the check itself suggests needs no source; who says that a DOI is wrong is one without a right one.
    assert bool(fix.sources) == bool(should) or code in {"title-stop", "wrong-doi"}
    assert found[0].heading
    assert found[0].advice


def test_every_code_of_the_list_has_a_case() -> None:
    assert {code.code for code in CODES} <= {row[1] for row in CALLED}


# What is nobody's fault, or not that of the page.
WELL: tuple[tuple[str, Work | Failure], ...] = (
    ("a page as it should be", work()), ("the same as others say", work(page(), answer({}))), ("only others disagree", work(page(), answer({"volume": "15"}, "pubmed"), answer({}))),
    ("a bare identifier", crosscheck(Material(["10.5555/a"], [], [answer({})]))), ("a line of the list that is wrong", failure("bad-address", "input")),
    ("our own network", failure("timeout")), ("a saved file", failure("no-record", "parse", "saved/page.html")), ("a service", failure("http-500", "crossref")),
    ("an article number in the place of pages", work(page({"page": None, "article_number": "e7"}, {"page": ""}), answer({"page": None, "article_number": "e7"}))),
    ("a page saved as text", work(page(tags={field: f"label {field} (line {line})" for line, field in enumerate(TAGS, start=1)}))),
    ("a correction", work(page(), answer(notice("correction", doi="10.5555/c")))),
    ("a retraction that the title tells", work(page({"title": "RETRACTED: " + FULL["title"]}), answer({"title": "RETRACTED: " + FULL["title"]} | notice("retraction")))),
    ("a list of authors in the tag made for it", work(page({"author": TWO}, said=SEVERAL))),
)  # fmt: skip


@pytest.mark.parametrize("what", [row[1] for row in WELL], ids=[row[0] for row in WELL])
def test_what_is_well_is_not_listed(what: Work | Failure) -> None:
    assert [(one.code, one.field) for one in groups(what)] == []


def test_groups_stand_by_host_then_gravity_then_how_many() -> None:
    pages = [
        page({"doi": None, "volume": None}, {"doi": "", "volume": ""}, f"https://b.example.org/{n}") for n in range(3)
    ]
    pages += [
        page({"volume": None}, {"volume": ""}, "https://b.example.org/9"),
        page({"doi": None}, {"doi": ""}, "https://a.example.org/1"),
    ]
    works = [work(one, answer({"pmid": "77"} if number else {})) for number, one in enumerate(pages)]
    lost = failure("http-404", address="https://b.example.org/lost")
    found = fix_list(works, [lost])
    assert [(one.host, one.code, one.field, one.count) for one in found] == [
        ("a.example.org", "field-lacking", "doi", 1), ("a.example.org", "field-wanted", "pmid", 1), ("b.example.org", "page-gone", "", 1),
        ("b.example.org", "field-lacking", "volume", 4), ("b.example.org", "field-lacking", "doi", 3), ("b.example.org", "field-wanted", "pmid", 3),
    ]  # fmt: skip
    assert found[3].summary() == "4 pages: What a citation needs and the page does not say (volume)"
    assert fix_list(works[::-1], [lost, lost]) == found


def test_the_table_has_a_row_for_each_page_and_fault() -> None:
    found = groups(
        work(page({"doi": None, "volume": None}, {"doi": "", "volume": ""}), answer({})), failure("http-404")
    )
    table = [dict(zip(COLUMNS, row, strict=True)) for row in rows(found)]
    assert [(row["code"], row["field"], row["pages with it"], row["it should say"], row["sources"]) for row in table] == [
        ("page-gone", "", "1", "", ""), ("field-lacking", "doi", "1", "10.5555/a", "crossref"), ("field-lacking", "volume", "1", "14", "crossref"),
    ]  # fmt: skip
    assert {row["repository"] for row in table} == {"repository.example.org"}


@given(
    st.lists(
        st.builds(lambda readings: crosscheck(Material(["https://example.org/1"], readings)), READINGS), max_size=3
    )
)
@settings(max_examples=80, deadline=None)
def test_no_work_makes_the_list_raise_and_every_row_is_of_a_table(works: list[Work]) -> None:
    known = {code.code for code in (*FINDINGS, *CODES)}
    for group in fix_list(works):
        assert group.code in known
        assert group.severity in SEVERITIES
        assert group.count
        assert group.count == len({row[COLUMNS.index("address")] for row in rows([group])})


def codes_of(found: Work) -> dict[str, set[str]]:
    return {field: {group.code for group in fix_list([found]) if group.field == field} for field in ("doi", "volume")}


def test_nobody_is_told_to_put_a_wrong_value_into_a_tag() -> None:
    shown = {"doi": "label DOI (line 4)", "volume": "label Volume (line 3)"}
    assert codes_of(work(page(tags=shown), answer({}))) == {"doi": {"field-untagged"}, "volume": {"field-untagged"}}
    assert codes_of(work(page(tags=shown), answer(BIRDS)))["doi"] == {"wrong-doi"}
    assert codes_of(work(page({"volume": "15"}, shown), answer({})))["volume"] == {"value-differs"}


def test_two_services_know_of_a_notice_and_hosts_have_their_ports() -> None:
    told = notice("concern", doi="10.5555/r")
    found = work(page(), answer(told), answer(told, "pubmed"))
    (group,) = [group for group in fix_list([found]) if group.code == "notice-not-shown"]
    assert group.heading == "Pages that do not tell of a retraction, withdrawal or concern"
    assert group.fixes[0].message == "The page does not tell of the concern that Crossref and PubMed know."
    lost = [failure("http-404", address=f"https://b.example.org{port}/lost") for port in ("", ":443", ":8443")]
    assert [group.host for group in fix_list([], lost)] == ["b.example.org", "b.example.org:8443"]
