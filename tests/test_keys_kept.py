"""Citation keys from run to run: kept though a year or a title changed, taken over from a library, mapped where they change."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from harvester.keys import Held, KeptKey, Naming, kept_rows, name_works, read_pattern, told_changes, write_changes
from parsers.record import Record

pytestmark = pytest.mark.block_network


class Book:
    """Kept keys in memory."""

    def __init__(self) -> None:
        self.rows: dict[str, KeptKey] = {}

    def find(self, names: Sequence[str]) -> Mapping[str, KeptKey]:
        return {name: self.rows[name] for name in names if name in self.rows}

    def owners(self, key: str) -> frozenset[str]:
        return frozenset(name for name, one in self.rows.items() if one.key.casefold() == key.casefold())


def record(title: str = "A study of sleep", family: str = "Okafor", year: int = 2020, **more: Any) -> Record:
    return Record.model_validate({"title": title, "author": [{"family": family}], "issued": {"year": year}, **more})


class Library:
    """Works under the lines that lead to them, named again and again; every run's keys are kept."""

    def __init__(self) -> None:
        self.book = Book()

    def run(self, works: Mapping[str, Record], pattern: str = "", library: Sequence[Held] = ()) -> dict[str, str]:
        records, names = list(works.values()), [(line,) if line else () for line in works]
        naming = Naming(read_pattern(pattern) if pattern else None, self.book, tuple(library))
        named = name_works(records, names, naming)
        self.book.rows |= dict(kept_rows(named.keys, named.made_by, records, names))
        self.changed = {(one.old, one.new, one.why) for one in named.changed}
        return dict(zip(works, named.keys, strict=True))


def test_a_corrected_year_and_title_change_no_key() -> None:
    library = Library()
    assert library.run({"url:a": record()}) == {"url:a": "okafor2020study"}
    assert library.run({"url:a": record("Sleep: a study", year=2021)}) == {"url:a": "okafor2020study"}
    assert library.changed == set()


def test_a_work_is_known_again_in_another_list_by_its_identifier() -> None:
    library = Library()
    library.run({"url:a": record(doi="10.5555/a")})
    assert library.run({"url:b": record(year=1999, doi="10.5555/a")}) == {"url:b": "okafor2020study"}
    assert library.run({"url:c": record(year=1999)}) == {"url:c": "okafor1999study"}


def test_a_second_work_with_the_same_stem_leaves_the_first_its_key() -> None:
    library = Library()
    library.run({"url:a": record(doi="10.5555/a")})
    keys = library.run({"url:a": record(doi="10.5555/a"), "url:b": record(doi="10.5555/b")})
    assert keys["url:a"] == "okafor2020study"
    assert keys["url:b"].startswith("okafor2020study-")
    # Nor does it take it in a list of its own.
    assert library.run({"url:c": record(doi="10.5555/c")})["url:c"] not in keys.values()
    assert library.run({"url:b": record(doi="10.5555/b")}) == {"url:b": keys["url:b"]}
    assert library.changed == set()


def test_two_works_that_turn_out_to_be_one_leave_one_key_and_a_row() -> None:
    library = Library()
    first = library.run(
        {"url:a": record("Sleep one"), "doi:10.5555/a": record("Sleep two", year=2021, doi="10.5555/a")}
    )
    both = library.run({"url:a": record("Sleep two", year=2021, doi="10.5555/a")})
    assert both == {"url:a": first["url:a"]}
    assert library.changed == {(first["doi:10.5555/a"], first["url:a"], "two works turned out to be one")}


def test_of_two_works_that_had_one_key_one_keeps_it() -> None:
    library = Library()
    library.run({"url:a": record(doi="10.5555/a")})
    library.book.rows["url:b"] = library.book.rows["url:a"]
    works = {"url:a": record(doi="10.5555/a"), "url:b": record("Another", doi="10.5555/b")}
    keys = library.run(works)
    assert keys == {"url:a": "okafor2020study", "url:b": "okafor2020another"}
    assert library.changed == {("okafor2020study", "okafor2020another", "another work has this key")}


def test_a_pattern_that_is_asked_for_changes_keys_and_says_so_and_no_pattern_leaves_them() -> None:
    library = Library()
    library.run({"url:a": record()})
    assert library.run({"url:a": record()}, "[auth]:[year]") == {"url:a": "Okafor:2020"}
    assert library.changed == {("okafor2020study", "Okafor:2020", "another pattern for keys was asked for")}
    for pattern in ("", "[auth]:[year]"):
        assert library.run({"url:a": record(year=2022)}, pattern) == {"url:a": "Okafor:2020"}
        assert library.changed == set()
    # A pattern that makes the same key is no change.
    assert library.run({"url:a": record()}, "[auth]:[year:(x)]") == {"url:a": "Okafor:2020"}
    assert library.changed == set()


SHELF = (
    Held("Ok:Sleep20", record(doi="10.5555/a")),
    Held("twice", record(doi="10.5555/a")),
    Held("other", record("Quite another matter", "Ng", 1999)),
    Held("not fit, at all", record("Tides of the moon", "Roe", 2001, doi="10.5555/t")),
    Held("", record("Nothing")),
)


def test_a_librarys_keys_stay_by_identifier_and_by_the_verdict() -> None:
    library = Library()
    library.run({"url:a": record(doi="10.5555/a")})
    place = {"container_title": "J", "volume": "3", "page": {"first": "1", "last": "9"}}
    shelf = (*SHELF, Held("Ek1987", record("A long tale of herons on the coast", "Ek", 1987, **place)))
    works = {
        "url:a": record(year=2021, doi="10.5555/a"),
        "url:e": record("A long tale of herons on the coast", "Ek", 1987, **place, doi="10.5555/e"),
        "url:t": record("Tides of the moon", "Roe", 2001, doi="10.5555/t"),
        # Another work, that would have a key the library has for a work which is not in this list.
        "url:o": record("x", "other", 1),
    }
    keys = library.run(works, "[auth]", shelf)
    assert keys["url:a"] == "Ok:Sleep20"
    assert keys["url:e"] == "Ek1987"
    assert keys["url:t"] == "Roe"
    assert keys["url:o"].startswith("other-")
    assert library.changed == {
        ("okafor2020study", "Ok:Sleep20", "the library has it under this key"),
        ("not fit, at all", "Roe", "a key with such signs cannot stand in a .bib file"),
    }
    # Kept without the library, whatever pattern is asked for.
    assert library.run(works, "[year]")["url:a"] == "Ok:Sleep20"


PLACE: dict[str, Any] = {"container_title": "Tides", "volume": "3", "page": {"first": "1", "last": "9"}}
# What the library has under the key that our work was given before, and whether that is another work.
FROZEN = [
    (record("Herons of the coast", "Okafor", 2020), True), (record("Herons of the coast", "Okafor", 2020, doi="10.5555/z"), True),
    (record("Quite another matter", "Ng", 1999), True), (record(doi="10.5555/a"), False), (record(**PLACE), False),
    # It says too little to be told from ours, and has our key.
    (Record.model_validate({"title": "A study of sleep"}), False), (Record(), False),
]  # fmt: skip


@pytest.mark.parametrize("key", ["okafor2020study", "Okafor2020Study"])
@pytest.mark.parametrize(("entry", "is_anothers"), FROZEN)
def test_no_work_keeps_a_key_that_the_library_has_for_another(entry: Record, key: str, *, is_anothers: bool) -> None:
    library = Library()
    works = {"url:a": record(doi="10.5555/a", **PLACE)}
    library.run(works)
    keys = library.run(works, "", (Held(key, entry),))
    if is_anothers:
        assert keys["url:a"].startswith("okafor2020study-")
        assert library.changed == {("okafor2020study", keys["url:a"], "the library has this key for another work")}
        # It is its key from now on, whatever else is asked for.
        assert library.run(works) == keys
        assert library.run(works, "", (Held(key, entry),)) == keys
        assert library.changed == set()
    else:
        assert keys["url:a"].casefold() == "okafor2020study"


def test_a_key_that_the_library_has_for_two_works_is_of_both() -> None:
    library = Library()
    works = {"url:a": record(doi="10.5555/a")}
    library.run(works)
    twice = (Held("okafor2020study", record("Herons", "Ek", 1987)), Held("okafor2020study", record(doi="10.5555/a")))
    assert library.run(works, "", twice) == {"url:a": "okafor2020study"}
    assert library.changed == set()


@pytest.mark.parametrize(
    ("number", "ending"),
    [(0, ""), (1, " (why). See keys.csv."), (3, " (why). See keys.csv."), (4, "; …. See keys.csv.")],
)
def test_keys_that_changed_are_told_in_a_sentence(number: int, ending: str) -> None:
    told = told_changes([one for place in range(number) for one in name_changes(f"old{place}", f"new{place}")])
    assert told.endswith(ending)
    assert told.count(" is now ") == min(number, 3)


def test_the_order_of_works_does_not_matter() -> None:
    works = {f"url:{n}": record(doi=f"10.5555/{n}") for n in range(12)}
    expected = Library().run(works)
    for seed in range(3):
        shuffled = list(works.items())
        random.Random(seed).shuffle(shuffled)
        assert Library().run(dict(shuffled)) == expected


def test_the_map_grows_and_holds_no_formula() -> None:
    first = "".join(write_changes(name_changes("=1+1", "a")))
    again = "".join(write_changes([*name_changes("=1+1", "a"), *name_changes("b", "c")], first))
    rows = list(csv.reader(io.StringIO(again.removeprefix("\ufeff"))))
    assert [row[:2] for row in rows] == [["old key", "new key"], ["'=1+1", "a"], ["b", "c"]]


def name_changes(old: str, new: str) -> list[Any]:
    from harvester.keys import Changed

    return [Changed(old, new, "why", "A title", "10.5555/a")]
