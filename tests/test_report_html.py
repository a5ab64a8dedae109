"""report.html: everything said is shown, nothing said can act."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

import pytest
from lxml import html

from harvester.errors import Failure
from harvester.report import Reported, RunFacts, gather, write_html
from harvester.work import Agreement, Claim, FieldResult, Finding, Judged, SameWork, Work
from parsers.identifiers import Doi
from parsers.record import Reading, Record, Said, Unread
from parsers.values import Keyword, Name, PartialDate, Rich

FACTS = RunFacts(program="harvester 0", made="2026-01-02 03:04 UTC", origin="list.txt", addresses=3)
PAGE = Record(
    type="article-journal",
    title=Rich("Growth of <i>E. coli</i> &amp; others"),
    author=tuple(Name(family=f"Author{n}", given="A.") for n in range(12)),
    container_title="Annals",
    volume="12",
    issued=PartialDate(year=2019, month=3, day=1),
    doi=Doi("10.5555/a.1"),
    keyword=tuple(Keyword(text=f"term {n}") for n in range(52)),
    abstract=Rich.of("word " * 100 + "last."),
    language="en",
)
OTHER = Record(type="article-journal", title=Rich.of("On birds"), doi=Doi("10.5555/birds"), volume="11")
EXACT = SameWork(level="EXACT", reasons=("same-doi",))


def judged(source: str, record: Record, verdict: SameWork = EXACT, **more: object) -> Judged:
    return Judged(reading=Reading.model_validate({"source": source, "record": record, **more}), verdict=verdict)


def result(field: str, value: object, **more: object) -> FieldResult:
    return FieldResult.model_validate(
        {
            "field": field,
            "value": value,
            "winner": ("page",),
            "claims": (Claim(source="page", value=value),),
            "agreement": Agreement(kind="EQUAL"),
            **more,
        }
    )


CONFLICT = Agreement(kind="CONFLICT", why="different values")
VOLUME = result(
    "volume",
    "11",
    winner=("crossref",),
    claims=(
        Claim(source="page", value="12", said=(Said(field="volume", text="Vol. 12", where="label Volume (line 9)"),)),
        Claim(source="crossref", value="11"),
    ),
    agreement=CONFLICT,
    pairs=(("page", "crossref", CONFLICT),),
    rule="the publisher deposits with Crossref",
)


def work(**more: object) -> Work:
    fields = (*(result(name, getattr(PAGE, name)) for name in ("title", "author", "abstract", "keyword")), VOLUME)
    return Work.model_validate(
        {
            "addresses": ("https://example.org/1",),
            "record": PAGE,
            "fields": fields,
            "readings": (judged("page", PAGE), judged("crossref", PAGE)),
            **more,
        }
    )


def write(*works: Work, failures: tuple[Failure, ...] = ()) -> str:
    reported = [Reported(key=f"key{place}", work=one) for place, one in enumerate(works)]
    return "".join(write_html(gather(reported, failures, FACTS)))


def tree_of(page: str) -> Any:
    return html.document_fromstring(page)


def text_of(page: str, path: str = "//body") -> str:
    return " ".join(" ".join(one.text_content() for one in tree_of(page).xpath(path)).split())


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("//header", "1 work from 3 addresses (list.txt), 2026-01-02 03:04 UTC. 1 confirmed by a second source"),
        ("//*[@id='w-key0']//blockquote", "Author5, A.; and 6 others (2019). Growth of E. coli & others. Annals, 12."),
        ("//tr[th='Volume']/td[@class='agree']/b", "Conflict"),
        ("//tr[th='Volume']", "The page against Crossref: different values"),
        ("//tr[th='Volume']", "The publisher deposits with Crossref"),
        ("//tr[th='Volume']/td[@class='merged']", "11from Crossref"),
        ("//tr[th='Volume']/td[@data-label='The page']", "12label Volume (line 9) Vol. 12"),
        ("//tr[th='Authors']", "all 12 authors"),
        ("//tr[th='Keywords']", "term 51"),
        ("//tr[th='Abstract']", "last."),
        ("//*[@id='w-key0']/summary", "1 conflict: volume"),
        ("//*[@class='missing']", "Missing: pages or article number; ISSN."),
        ("//footer", "Written by harvester 0 on 2026-01-02 03:04 UTC"),
    ],
)
def test_what_is_known_of_a_work_is_shown(path: str, expected: str) -> None:
    assert expected in text_of(write(work()), path)


def test_an_answer_about_another_work_is_shown_with_what_it_describes() -> None:
    different = SameWork(level="DIFFERENT", reasons=("titles-differ",))
    shown = text_of(
        write(work(set_aside=(judged("crossref", OTHER, different),))), "//section[contains(@class,'different')]"
    )
    assert "Crossref’s answer for DOI 10.5555/birds is about another work" in shown
    assert "Another title. Nothing of it was used." in shown
    assert "TitleGrowth of E. coli & othersOn birdsanother title" in shown


def test_findings_are_grouped_the_gravest_first() -> None:
    findings = tuple(
        Finding.model_validate({"code": code, "severity": severity, "message": f"about {code}"})
        for code, severity in (("b-note", "info"), ("a-warning", "warning"), ("z-error", "error"))
    )
    groups = tree_of(write(work(findings=findings), work(findings=findings[2:]))).xpath(
        "//*[@id='overview']//details[contains(@class,'group')]"
    )
    assert [" ".join(group.find("summary").text_content().split()) for group in groups] == [
        "✖Z error 2 works, must be looked at",
        "▲A warning 1 work, should be looked at",
        "ℹB note 1 work, good to know",
    ]
    assert groups[0].xpath(".//li/a/@href") == ["#w-key0", "#w-key1"]


def test_failures_absences_and_what_was_not_understood_are_told() -> None:
    failure = Failure(address="line 3", stage="input", code="not-an-address", message="No address.", advice="Fix it.")
    unread = Unread(field="issued", text="some day", where="label Date", why="no date")
    page = write(work(absent=("pubmed",), readings=(judged("page", PAGE, unread=(unread,)),)), failures=(failure,))
    shown = text_of(page)
    for expected in ("line 3", "No address.", "Fix it.", "PubMed does not know this work", "some day", "no date"):
        assert expected in shown
    assert "one source" in text_of(page, "//summary")


def test_nothing_harvested_is_a_report_too() -> None:
    assert re.search(r"No work was harvested\..*Nothing failed", text_of(write()))


def test_works_read_back_from_json_give_the_same_bytes() -> None:
    assert write(Work.model_validate_json(work().model_dump_json())) == write(work())


def test_the_policy_allows_exactly_our_own_style_and_script() -> None:
    page = write(work())
    tree = tree_of(page)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for tag, number in (("style", 1), ("script", 2)):
        held = tree.xpath(f"//{tag}")
        hashes = [base64.b64encode(hashlib.sha256(one.text.encode()).digest()).decode() for one in held]
        hashed = " ".join(f"'sha256-{one}'" for one in hashes)
        assert len(held) == number
        assert f"{tag}-src {hashed};" in policy
    assert "default-src 'none'" in policy


def test_a_long_list_is_folded_and_stays_closed() -> None:
    tree = tree_of(write(*[work()] * 40))
    assert len(tree.xpath("//details[contains(@class,'work')]")) == 40
    assert tree.xpath("//details[contains(@class,'work')][@open]") == []
    assert len(tree_of(write(work())).xpath("//details[contains(@class,'work')][@open]")) == 1


def test_an_identifier_that_is_another_works_is_marked_where_it_stands() -> None:
    finding = Finding(code="wrong-doi", severity="error", message="Of another work.", field="doi")
    assert "10.5555/a.1 ✖ A DOI that belongs to another work" in text_of(write(work(findings=(finding,))), "//dd")
    assert "✖" not in text_of(write(work()), "//dd")


def test_a_page_and_its_saved_copy_are_one_column_with_both_values() -> None:
    claims = (Claim(source="page", value="12"), Claim(source="page", value="XII"))
    page = write(work(fields=(result("volume", "12", claims=claims, agreement=CONFLICT),)))
    assert text_of(page, "//*[@class='fields']/thead//th[position()>2]") == "The page Crossref How they agree"
    assert text_of(page, "//td[@data-label='The page']") == "the sameXII"


def test_what_failed_is_told_at_the_head_as_a_failure() -> None:
    failure = Failure(address="x", stage="fetch", code="http-404", message="gone", advice="")
    text = write(work(), failures=(failure,))
    assert "; 1 failure, each with what to do." in text
