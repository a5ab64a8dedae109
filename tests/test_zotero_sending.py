"""Works into a library of Zotero: made once, brought up to date, never over a person's change."""

from __future__ import annotations

import pytest
from records import entries
from zotero_desk import Desk, codes, desk, works

from harvester.errors import UsageError

__all__ = ["desk"]


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
