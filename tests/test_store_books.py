"""What a store keeps beside its jobs, in SQLite and in PostgreSQL alike: answers, turns, decisions and citation keys."""

from __future__ import annotations

from both_stores import FOUND, Open, clock, opened, place

from harvester.enrichers import Stored, Wait
from harvester.keys import KeptKey
from harvester.store import Place, Store
from harvester.work import Decision, Subject
from parsers.record import Record

__all__ = ["clock", "opened", "place"]


def test_answers_waits_and_decisions_are_kept(opened: Open) -> None:
    store = opened()
    long = "title " * 2000
    store.put("crossref", [("10.5555/a", FOUND), (long, FOUND)])
    store.put("crossref", [("10.5555/a", Stored("absent", None, "2026-11-24T12:00:00Z"))])
    assert store.get("crossref", "10.5555/a") == Stored("absent", None, "2026-11-24T12:00:00Z")
    assert (store.get("crossref", long), store.get("crossref", long + "x"), store.get("pubmed", "1")) == (
        FOUND,
        None,
        None,
    )
    store.answers.keep_wait("crossref", Wait("2026-11-23T13:00:00Z", 2.0))
    store.answers.keep_wait("crossref", Wait("2026-11-23T14:00:00Z", 0.5))
    assert store.answers.waits() == {"crossref": Wait("2026-11-23T14:00:00Z", 0.5)}
    made = Decision(
        work=Subject(addresses=("doi:10.5555/a",)), about="abstract", verb="set", who="Åsa", when="2026-11-23T12:00:00Z",
        value=Record(abstract="ü" * 9000),
    )  # fmt: skip
    assert (store.decide([made, made]), store.decide([made])) == (1, 0)
    assert store.decisions() == (made,)


def test_turns_are_a_pause_apart_whoever_takes_them(opened: Open) -> None:
    one, two = opened().answers, opened(joining=True).answers
    waits = [book.turn("works", 1_000_000.0, 0.5) for book in (one, two, one, two)]
    assert waits == [0.0, 0.5, 1.0, 1.5]
    assert two.turn("works", 1_000_010.0, 0.5) == 0.0
    assert one.waits() == {}


def test_citation_keys_are_kept_by_every_name_of_a_work(place: Place) -> None:
    store = Store(place)
    assert store.keys.find(("url:a",)) == {}
    kept = KeptKey("Ok2020", "[auth][year]")
    store.keys.keep([("url:a", kept), ("doi:10.5555/a", kept), ("url:b", KeptKey("b", ""))])
    store.keys.keep([("url:b", KeptKey("B", "=library"))])
    store.close()
    again = Store(place)
    assert again.keys.find(("url:a", "url:b", "url:c")) == {"url:a": kept, "url:b": KeptKey("B", "=library")}
    assert again.keys.owners("OK2020") == {"url:a", "doi:10.5555/a"}
    assert again.keys.owners("b") == {"url:b"}
    assert not again.keys.owners("c")
    again.close()
