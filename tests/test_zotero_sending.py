"""Works into a library of Zotero: made once, brought up to date, never over a person's change; whatever the servers do."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records import entries, person
from zotero_standin import KEY, Fault, Zotero, serving

from harvester.destinations import Outcome, zotero
from harvester.destinations.journal import Journal
from harvester.destinations.zotero_api import Api, Clock, Send
from harvester.errors import HarvesterError, UsageError
from harvester.fetch import Session
from harvester.recording import recording
from harvester.settings import Settings, origin
from harvester.work import Entry


class Desk:
    """What a librarian has: a library in Zotero, and a folder. Waits are noted, not waited for."""

    def __init__(self, served: Zotero, folder: Path) -> None:
        self.zotero, self.folder = served, folder
        self.waits: list[float] = []
        self.told: list[str] = []
        session = Session(Settings(timeout=3.0, total_time=5.0), origins=frozenset({origin(served.url)}))
        self.request: Send = session.send

    def api(self, library: str = "users/7", key: str = KEY, patience: float = 600.0) -> Api:
        clock = Clock(lambda: datetime(2026, 1, 1, tzinfo=UTC), self.waits.append, patience)
        return Api(self.request, clock, base=self.zotero.url, library=library, key=key, tell=self.told.append)

    def send(self, works: tuple[Entry, ...], *collections: str, **api: Any) -> Outcome:
        journal = Journal(self.folder / "zotero.jsonl", "zotero users/7")
        try:
            return zotero.send(works, self.api(**api), journal, collections)
        finally:
            journal.close()

    def forget(self) -> None:
        (self.folder / "zotero.jsonl").unlink()


@pytest.fixture
def desk(tmp_path: Path) -> Any:
    with serving() as served:
        yield Desk(served, tmp_path)


def works(count: int, **more: Any) -> tuple[Entry, ...]:
    return entries(
        *(
            {"type": "book", "title": f"Title {n}", "doi": f"10.5555/w.{n}", "author": [person("Doe", "J.")]} | more
            for n in range(count)
        )
    )


def codes(outcome: Outcome) -> list[str]:
    return [one.code for one in outcome.left]


def test_made_once_and_then_unchanged(desk: Desk) -> None:
    assert desk.send(works(3)).counts == {"created": 3}
    assert desk.send(works(3)).counts == {"unchanged": 3}
    assert len(desk.zotero.items) == 3
    assert len(desk.zotero.writes) == 1
    assert desk.zotero.by_title("Title 1")["DOI" if "DOI" in desk.zotero.by_title("Title 1") else "extra"]


def test_fifty_a_request(desk: Desk) -> None:
    assert desk.send(works(120)).counts == {"created": 120}
    assert [len(items) for items in desk.zotero.writes] == [50, 50, 20]


def test_what_changed_alone_is_sent_with_its_version(desk: Desk) -> None:
    desk.send(works(2))
    changed = works(2, publisher="Invented Press")
    version = desk.zotero.by_title("Title 0")["version"]
    assert desk.send(changed).counts == {"updated": 2}
    sent = desk.zotero.writes[-1][0]
    assert set(sent) == {"key", "version", "publisher"}
    assert sent["version"] == version
    assert desk.send(changed).counts == {"unchanged": 2}


def test_a_field_that_a_work_lost_is_emptied(desk: Desk) -> None:
    desk.send(works(1, publisher="Wrong Press"))
    desk.send(works(1))
    assert desk.zotero.by_title("Title 0")["publisher"] == ""


def test_a_person_s_change_is_a_conflict_with_what_differs(desk: Desk) -> None:
    desk.send(works(1))
    (key,) = desk.zotero.items
    desk.zotero.edit(key, title="A better title")
    outcome = desk.send(works(1, publisher="Invented Press"))
    assert codes(outcome) == ["conflict"]
    assert outcome.left[0].differences == (("title", "A better title", "Title 0"), ("publisher", "", "Invented Press"))
    assert (desk.zotero.items[key]["title"], desk.zotero.items[key].get("publisher")) == ("A better title", None)
    assert codes(desk.send(works(1, publisher="Invented Press"))) == ["conflict"]


def test_a_person_s_change_alone_is_no_conflict(desk: Desk) -> None:
    desk.send(works(1))
    (key,) = desk.zotero.items
    desk.zotero.edit(key, title="A better title")
    assert desk.send(works(1)).counts == {"unchanged": 1}
    assert len(desk.zotero.asked) == 1


def test_what_was_filed_and_tagged_by_people_is_brought_up_to_date_and_stays_so(desk: Desk) -> None:
    desk.send(works(1, keyword=[{"text": "ours"}]))
    (key,) = desk.zotero.items
    desk.zotero.edit(key, collections=["AAAA2222"], tags=[{"tag": "ours"}, {"tag": "mine"}], rights="seen")
    for publisher, tags in (("Press", {"ours", "mine", "new"}), ("Another Press", {"ours", "mine", "newer"})):
        word = "new" if publisher == "Press" else "newer"
        outcome = desk.send(works(1, publisher=publisher, keyword=[{"text": "ours"}, {"text": word}]))
        assert outcome.counts == {"updated": 1}
        found = desk.zotero.items[key]
        assert {tag["tag"] for tag in found["tags"]} == tags
        assert (found["publisher"], found["collections"], found["rights"]) == (publisher, ["AAAA2222"], "seen")


def test_what_zotero_mends_is_nobody_s_change(desk: Desk) -> None:
    desk.zotero.mends = lambda data: {**data, "extra": data["extra"].replace("Citation Key", "citationKey")}
    desk.send(works(1))
    (key,) = desk.zotero.items
    desk.zotero.edit(key, collections=["AAAA2222"])
    assert desk.send(works(1, publisher="Press")).counts == {"updated": 1}


def test_deleted_and_trashed_items_stay_so(desk: Desk) -> None:
    desk.send(works(2))
    one, other = desk.zotero.items
    del desk.zotero.items[one]
    desk.zotero.edit(other, deleted=1)
    outcome = desk.send(works(2, publisher="Press"))
    assert codes(outcome) == ["taken-out", "taken-out"]
    assert set(desk.zotero.items) == {other}
    assert "publisher" not in desk.zotero.items[other]


def test_one_that_is_refused_is_listed_and_the_others_go(desk: Desk) -> None:
    desk.zotero.refuses = lambda item: (
        (400, "'publisher' is no valid field\n for this") if item["title"] == "Title 1" else None
    )
    outcome = desk.send(works(3))
    assert outcome.counts == {"created": 2}
    assert outcome.left[0].message == "Zotero refuses it (400): 'publisher' is no valid field for this"
    desk.zotero.refuses = lambda _item: None
    assert desk.send(works(3)).counts == {"created": 1, "unchanged": 2}


def test_a_batch_that_was_refused_whole_is_sent_again_in_spite_of_its_token(desk: Desk) -> None:
    desk.zotero.refuses = lambda _item: (400, "no")
    assert codes(desk.send(works(2))) == ["refused", "refused"]
    desk.zotero.refuses = lambda _item: None
    desk.forget()
    assert desk.send(works(2)).counts == {"created": 2}


LOST = (
    Fault(200, body=b"", done=True, cut=True), Fault(200, body=b'{"successful": {', done=True), Fault(500, done=True), Fault(200, body=b"[]", done=True),
    Fault(200, body=b'{"successful": {"0": {"version": "x"}}}', done=True), Fault(200, body=b"[" * 100_000, done=True),
)  # fmt: skip


@pytest.mark.parametrize("fault", LOST)
def test_an_answer_that_was_lost_doubles_nothing(desk: Desk, fault: Fault) -> None:
    desk.zotero.faults = [fault]
    assert desk.send(works(3)).counts == {"created": 3}
    assert len(desk.zotero.items) == 3
    desk.zotero.faults = [fault]
    assert desk.send(works(3, publisher="Press")).counts == {"updated": 3}
    assert {item["publisher"] for item in desk.zotero.items.values()} == {"Press"}
    assert desk.send(works(3, publisher="Press")).counts == {"unchanged": 3}


@pytest.mark.parametrize("work", [works(2), works(2, publisher="Press")])
def test_a_run_that_died_after_its_request_goes_on(desk: Desk, work: tuple[Entry, ...]) -> None:
    desk.zotero.faults = [Fault(500, done=True)] + [Fault(500)] * 4
    with pytest.raises(HarvesterError, match="answered 500"):
        desk.send(works(2))
    desk.send(work)
    assert len(desk.zotero.items) == 2
    assert all(
        item.get("publisher") == ("Press" if work[0].record.publisher else None) for item in desk.zotero.items.values()
    )


def test_a_memory_that_was_lost_doubles_nothing(desk: Desk) -> None:
    desk.send(works(3))
    desk.forget()
    assert desk.send(works(3)).counts == {"created": 3}
    desk.forget()
    desk.zotero.tokens.clear()
    assert desk.send(works(3)).counts == {"created": 3}
    assert len(desk.zotero.items) == 3


def test_a_work_that_gets_a_better_identifier_is_the_same_item(desk: Desk) -> None:
    desk.send(entries({"type": "book", "title": "T", "pmid": "5"}))
    assert desk.send(entries({"type": "book", "title": "T", "pmid": "5", "doi": "10.5555/x"})).counts == {"updated": 1}
    assert desk.send(entries({"type": "book", "title": "Another title", "doi": "10.5555/x"})).counts == {"updated": 1}
    assert len(desk.zotero.items) == 1


def test_works_of_one_title_and_two_dois_are_two_items(desk: Desk) -> None:
    two = (
        {"type": "book", "title": "Editorial", "doi": "10.5555/a"},
        {"type": "book", "title": "Editorial", "doi": "10.5555/b"},
    )
    assert desk.send(entries(*two)).counts == {"created": 2}
    assert desk.send(entries(*two)).counts == {"unchanged": 2}


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


WRONG = (
    ({"library": ""}, "which library"), ({"library": "users/me"}, "no library"), ({"library": "users/7/items?x="}, "no library"),
    ({"key": ""}, "no key"), ({"key": "k\r\nX-Header: y"}, "does not look like one"),
)  # fmt: skip


@pytest.mark.parametrize(("api", "message"), WRONG)
def test_what_is_no_library_or_key(desk: Desk, api: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        desk.api(**api)
    assert "X-Header" not in caught.value.message


def test_a_key_is_not_sent_in_the_open(desk: Desk) -> None:
    desk.zotero.url = "http://zotero.example.org"
    with pytest.raises(UsageError, match="not sent over http"):
        desk.api()


def test_collections_by_key_and_name(desk: Desk) -> None:
    desk.zotero.collections = {f"AAAA{n:04}": f"Folder {n}" for n in range(150)} | {
        "BBBB2222": "Twice",
        "BBBB3333": "twice",
    }
    api = desk.api()
    assert (api.collection("folder 149"), api.collection("AAAA0003")) == ("AAAA0149", "AAAA0003")
    for wanted, message in (("none", "no such collection"), ("Twice", "2 collections of that name")):
        with pytest.raises(UsageError, match=message):
            api.collection(wanted)
    desk.send(works(1), "AAAA0003")
    assert next(iter(desk.zotero.items.values()))["collections"] == ["AAAA0003"]


def test_the_key_is_in_no_log_file_or_recording(desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    cassette = tmp_path / "recorded.yaml"
    with recording(cassette):
        desk.send(works(2))
    assert "Title 1" in cassette.read_text(encoding="utf-8")
    kept = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*") if path.is_file()]
    assert not [text for text in (*kept, caplog.text) if KEY in text]


def test_a_memory_about_another_library_is_not_used(desk: Desk) -> None:
    desk.send(works(1))
    with pytest.raises(HarvesterError, match="is about zotero users/7, not zotero users/8"):
        Journal(desk.folder / "zotero.jsonl", "zotero users/8")


TORN = (b'{"key": "x", "ver', b"\xff\xfe", b"")


@pytest.mark.parametrize("tail", TORN)
def test_a_line_that_was_being_written_is_as_if_it_had_never_been(desk: Desk, tail: bytes) -> None:
    desk.send(works(2))
    path = desk.folder / "zotero.jsonl"
    before = path.read_bytes()
    path.write_bytes(before + tail)
    assert desk.send(works(2)).counts == {"unchanged": 2}
    assert path.read_bytes() == before


@pytest.mark.parametrize("body", [b"[1]\n", b"nonsense\n", b'{"what": "another"}\n', b"\x00\n", b"[" * 100_000 + b"\n"])
def test_a_file_that_is_no_memory_is_left_alone(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(body)
    with pytest.raises(UsageError, match=r"x\.jsonl"):
        Journal(path, "zotero users/7")
    assert path.read_bytes() == body


FAULTS = st.lists(
    st.sampled_from([Fault(500, done=True), Fault(500), Fault(200, cut=True, done=True), Fault(429), Fault(200, body=b"{}"), Fault(412), Fault(200, body=b"null", done=True)]),
    max_size=6,
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(FAULTS, st.integers(1, 3))
def test_whatever_happens_no_work_is_there_twice(faults: list[Fault], count: int) -> None:
    import tempfile

    with serving() as served, tempfile.TemporaryDirectory() as folder:
        desk = Desk(served, Path(folder))
        for publisher in ("One", "Two"):
            served.faults = list(faults)
            try:
                desk.send(works(count, publisher=publisher))
            except HarvesterError:
                served.faults = []
        served.faults = []
        desk.send(works(count, publisher="Two"))
        assert len(served.items) == count
        assert {item["publisher"] for item in served.items.values()} == {"Two"}
