"""report.html: whatever a page or a service says, nothing of it can act."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_report_html import CONFLICT, judged, result, tree_of, work

from harvester.errors import Failure
from harvester.report import Reported, RunFacts, gather, write_html
from harvester.work import Claim, Finding, SameWork
from parsers.identifiers import Orcid
from parsers.record import Record, Said
from parsers.values import Keyword, Name, Rich

HOSTILE = "</script></style></title><script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{ 7*7 }}"


def acts(page: str) -> list[str]:
    """Everything in the page that could load or run something, but for our own style and script."""
    tree = tree_of(page)
    found = [
        f"{one.tag} {name}" for one in tree.iter() for name in one.attrib if name.startswith("on") or name == "style"
    ]
    found += [
        f"{one.tag} {one.get('src')}" for one in tree.xpath("//*[@src] | //link | //iframe | //img | //object | //base")
    ]
    found += [href for href in tree.xpath("//@href") if not re.match(r"#|https?://", href)]
    return found + ["script"] * (len(tree.xpath("//script")) - 2) + ["style"] * (len(tree.xpath("//style")) - 1)


def hostile(text: str) -> str:
    title = Rich.of(text)
    record = Record(
        type="article-journal",
        title=title,
        author=(Name(literal=text), Name(family=text, given=text, orcid=Orcid("0000-0002-1825-0097"))),
        container_title=text,
        publisher=text,
        url=text,
        keyword=tuple(Keyword(text=text, scheme=text) for _ in range(9)),
        language=text,
    )
    claims = (Claim(source=text, value=text, said=(Said(field=text, text=text, where=text),)),)
    fields = (
        *(result(name, getattr(record, name)) for name in record.said_fields()),
        result("volume", text, claims=claims, agreement=CONFLICT, rule=text, pairs=((text, "page", CONFLICT),)),
    )
    held = work(
        addresses=(text, f"javascript:{text}"),
        record=record,
        fields=fields,
        readings=(judged("page", record, url=text, retrieved=text), judged(text, record)),
        set_aside=(judged(text, record, SameWork(level="AMBIGUOUS", reasons=(text,))),),
        absent=(text,),
        findings=(Finding(code=text, severity="error", message=text),),
    )
    failure = Failure(address=text, stage=text, code=text, message=text, advice=text)
    return "".join(
        write_html(gather([Reported(key=text, work=held)], [failure], RunFacts(program=text, origin=text, made=text)))
    )


@pytest.mark.parametrize(
    "text", [HOSTILE, "javascript:alert(1)", "data:text/html,<b>", "http://[::1", "//evil.example"]
)
def test_no_text_can_act(text: str) -> None:
    page = hostile(text)
    assert acts(page) == []
    assert text in tree_of(page).text_content()


@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40))
def test_no_text_at_all_can_act(text: str) -> None:
    assert acts(hostile(text)) == []
