"""What Zotero's servers wish and refuse: waits are heeded, what is too much is halved, and what ends a run says so."""

from __future__ import annotations

import pytest
from records import person
from zotero_desk import Desk, codes, desk, works
from zotero_standin import KEY, Fault

from harvester.errors import HarvesterError
from harvester.fetch import Session
from harvester.settings import Settings, origin

__all__ = ["desk"]


WAITS = (
    (Fault(429, (("Retry-After", "7"),)), [7.0]), (Fault(503, (("Retry-After", "9"), ("Backoff", "30"))), [30.0]),
    (Fault(429), [1.0]), (Fault(409), [1.0]), (Fault(502, (("Backoff", "4"),)), [4.0]),
)  # fmt: skip


@pytest.mark.parametrize(("fault", "waits"), WAITS)
def test_wishes_to_wait_are_heeded(desk: Desk, fault: Fault, waits: list[float]) -> None:
    desk.zotero.faults = [fault]
    assert desk.send(works(1)).counts == {"created": 1}
    assert desk.waits == waits


def test_a_backoff_in_a_good_answer_is_waited_for_before_the_next_request(desk: Desk) -> None:
    desk.zotero.headers = (("Backoff", "12"),)
    desk.send(works(60))
    assert desk.waits == [12.0]
    assert desk.told == ["Zotero asks to wait 12 s."]


def test_a_wait_beyond_patience_ends_the_run_and_the_next_goes_on(desk: Desk) -> None:
    desk.zotero.headers = (("Backoff", "3600"),)
    with pytest.raises(HarvesterError, match="left in peace for 3600 s"):
        desk.send(works(60))
    desk.zotero.headers = ()
    assert desk.send(works(60)).counts == {"created": 10, "unchanged": 50}


def test_servers_that_stay_down_are_told(desk: Desk) -> None:
    desk.zotero.faults = [Fault(503, body=b"down\x1b[31m")] * 5
    with pytest.raises(HarvesterError, match=r"its servers answered 503: down\[31m") as caught:
        desk.send(works(1))
    assert "goes on where it was" in caught.value.advice


def test_too_much_at_once_is_halved(desk: Desk) -> None:
    desk.zotero.most = 7
    assert desk.send(works(40)).counts == {"created": 40}
    desk.zotero.most = 0
    assert codes(desk.send(works(1, title="T", doi="10.5555/large"))) == ["too-large"]


def test_answers_that_are_too_large_are_asked_for_in_parts(desk: Desk) -> None:
    many = works(20, author=[person("Doe", str(n)) for n in range(100)])
    session = Session(Settings(max_bytes=60_000), origins=frozenset({origin(desk.zotero.url)}))
    desk.request = session.send
    assert desk.send(many).counts == {"created": 20}
    assert len(desk.zotero.items) == 20
    assert desk.send(many).counts == {"unchanged": 20}


ENDS = ((403, "does not let this key write"), (404, "answered 404"), (400, "answered 400"), (302, "answered 302"))


@pytest.mark.parametrize(("status", "message"), ENDS)
def test_what_ends_a_run(desk: Desk, status: int, message: str) -> None:
    desk.zotero.faults = [Fault(status, (("Location", "http://127.0.0.1:1/"),), body=f"no: {KEY}".encode())]
    with pytest.raises(HarvesterError, match=message) as caught:
        desk.send(works(1))
    assert KEY not in caught.value.message
    assert "REMOVED" in caught.value.message
    assert len(desk.zotero.asked) == 1
