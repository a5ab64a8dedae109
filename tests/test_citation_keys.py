"""Citation keys: readable, plain ASCII, unique without regard to case, and a function of content alone."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records import MADE, SHAPES

from harvester.citation_keys import assign
from parsers.record import Record


def record(
    title: str = "A study of sleep", family: str | None = "Okafor", year: int | None = 2020, **more: Any
) -> Record:
    author = [{"family": family}] if family else []
    return Record.model_validate({"title": title, "author": author, "issued": {"year": year} if year else None, **more})


KEYS: tuple[tuple[Record, str], ...] = (
    (Record.model_validate(SHAPES[0]), "voorhees2024alliance"), (record(), "okafor2020study"), (record("The Übermut effect"), "okafor2020ubermut"),
    (record(family="Ødegård"), "odegard2020study"), (record(family="Иванов"), "ivanov2020study"), (record(family=None), "anonymous2020study"),
    (record(year=None), "okaforundatedstudy"), (record("An <i>E. coli</i> story"), "okafor2020e"), (record(family="de la Cruz"), "delacruz2020study"),
    (record(family=None, credit=[{"role": "director", "name": {"family": "Varda"}}]), "varda2020study"),
    (record(author=[{"literal": "The World Health Organization"}]), "world2020study"), (record(family="O'Neill"), "oneill2020study"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "key"), KEYS, ids=[row[1] for row in KEYS])
def test_keys(one: Record, key: str) -> None:
    assert assign([one]) == (key,)


def test_a_shared_key_gets_a_suffix_from_content_whatever_the_order() -> None:
    records = [record(doi=f"10.5555/{n}") for n in range(20)] + [record("Another matter")]
    keys = dict(zip(records, assign(records), strict=True))
    for seed in range(3):
        shuffled = records[:]
        random.Random(seed).shuffle(shuffled)
        assert dict(zip(shuffled, assign(shuffled), strict=True)) == keys
    assert keys[records[-1]] == "okafor2020another"
    assert all(re.fullmatch(r"okafor2020study-[a-z0-9]{4}", keys[one]) for one in records[:-1])


@given(st.lists(MADE, max_size=6))
@settings(max_examples=100, deadline=None)
def test_keys_are_safe_and_unique(values: list[dict[str, Any]]) -> None:
    keys = assign([Record.model_validate(value) for value in values])
    assert len({key.casefold() for key in keys}) == len(keys)
    assert all(re.fullmatch(r"[a-z0-9-]{1,80}", key) for key in keys)
