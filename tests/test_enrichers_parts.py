"""What a service refuses as a whole, or cuts short, is asked for in parts, and costs no other work its answer."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from sitting import WORLD, Sitting, both, instead
from standin import World

from harvester.enrichers import HttpAnswer, Question, Wanted, answers
from harvester.enrichers.splitting import parts
from harvester.errors import FetchError
from parsers.identifiers import Doi


def bad(doi: str, *, naming: bool) -> Callable[[Question], HttpAnswer | None]:
    """A service that refuses whatever holds one DOI."""
    body = json.dumps({"status": "failed", "message-type": "validation-failure", "message": [
        {"type": "parameter-value-not-valid", "value": doi if naming else "filter", "message": "no such value"},
    ]}).encode()  # fmt: skip
    return lambda question: HttpAnswer(400, (), body) if doi in question.identifiers else None


@pytest.mark.parametrize(("naming", "sizes"), [(True, [10, 9, 1]), (False, [10, 5, 2, 3, 1, 2, 1, 1, 5])])
def test_one_bad_doi_does_not_spoil_its_batch(*, naming: bool, sizes: list[int]) -> None:
    sitting = Sitting(instead(WORLD, "crossref", bad(WORLD.doi(3), naming=naming)), both(WORLD, range(10)))
    assert sitting.sizes("crossref") == sizes
    assert sitting.failed("crossref") == ["", "", "", "http-400"] + [""] * 6


def test_many_bad_dois_alone_do_not_close_a_service() -> None:
    world = World(20)
    wanted = [Wanted(doi=Doi(f"10.5555/a,{n}")) for n in range(8)] + both(world, range(5))
    sitting = Sitting(
        instead(world, "crossref", lambda q: HttpAnswer(400, (), b"") if "," in q.identifiers[0] else None), wanted
    )
    assert sitting.failed("crossref") == ["http-400"] * 8 + [""] * 5


def test_a_refusal_of_everything_is_bounded() -> None:
    sitting = Sitting(instead(WORLD, "crossref", lambda _q: HttpAnswer(400, (), b"")), both(WORLD, range(60)))
    assert len(sitting.sizes("crossref")) <= 6 * 17
    assert "" not in sitting.failed("crossref")


@pytest.mark.parametrize("status", [413, 414, 431])
def test_what_is_too_long_is_asked_in_halves(status: int) -> None:
    too_long = instead(WORLD, "crossref", lambda q: HttpAnswer(status, (), b"") if len(q.identifiers) > 3 else None)
    sitting = Sitting(too_long, both(WORLD, range(10)))
    assert sitting.failed("crossref") == [""] * 10
    assert sitting.sizes("crossref") == [10, 5, 2, 3, 5, 2, 3]


def test_an_answer_larger_than_the_cap_is_asked_in_halves() -> None:
    def send(question: Question) -> HttpAnswer:
        if question.service == "pubmed" and len(question.identifiers) > 20:
            raise FetchError("too-large", "larger than 8388608 bytes")
        return WORLD.send(question)

    sitting = Sitting(send, both(WORLD, range(60)))
    assert sitting.failed("pubmed") == [""] * 60
    assert sitting.sizes("pubmed") == [60, 30, 15, 15, 30, 15, 15]


def test_one_record_that_cannot_be_read_costs_its_own_work_alone() -> None:
    poisoned = instead(WORLD, "pubmed", lambda q: HttpAnswer(200, (), b"<Pubmed&") if "1007" in q.identifiers else None)
    sitting = Sitting(poisoned, both(WORLD, range(16)))
    assert sitting.failed("pubmed") == [""] * 7 + ["unreadable"] + [""] * 8


def test_a_search_that_lists_a_part_of_its_hits_is_asked_in_parts() -> None:
    def cut_short(question: Question) -> HttpAnswer | None:
        found = json.loads(WORLD.send(question).body)
        count = len(found["esearchresult"]["idlist"])
        found["esearchresult"]["idlist"] = found["esearchresult"]["idlist"][:4]
        found["esearchresult"]["count"] = str(count)
        return HttpAnswer(200, (), json.dumps(found).encode())

    sitting = Sitting(instead(WORLD, "pubmed-search", cut_short), [Wanted(doi=Doi(WORLD.doi(n))) for n in range(8)])
    assert sitting.sizes("pubmed-search") == [8, 4, 4]
    assert {len(answers(work, sitting.book).readings) for work in sitting.wanted} == {2}


PARTS = (
    (("a", "b", "c"), "http-414", b"", (("a",), ("b", "c"))), (("a",), "http-414", b"", ()), (("a", "b"), "http-403", b"", ()),
    (("10.5555/a", "10.5555/b"), "http-400", b'{"message": [{"value": "10.5555/B"}]}', (("10.5555/a",), ("10.5555/b",))),
    # Who names all, or names none, or repeats the whole filter, names nobody.
    (("10.5555/a", "10.5555/b"), "http-400", b'{"message": [{"value": "10.5555/a 10.5555/b"}]}', (("10.5555/a",), ("10.5555/b",))),
    (("10.5555/a", "10.5555/b"), "http-400", b'{"message": [{"value": "doi:10.5555/a,doi:10.5555/b"}]}', (("10.5555/a",), ("10.5555/b",))),
    (("a", "b"), "http-400", b"[" * 100_000, (("a",), ("b",))), (("a", "b"), "http-400", b'{"message": "no"}', (("a",), ("b",))),
)  # fmt: skip


@pytest.mark.parametrize(("batch", "code", "body", "found"), PARTS)
def test_the_parts_of_a_batch(
    batch: tuple[str, ...], code: str, body: bytes, found: tuple[tuple[str, ...], ...]
) -> None:
    assert parts(batch, code, body) == found
