"""A page that is only written otherwise says the same: the record stays when tags move, pages grow around it, or quotes change."""

from __future__ import annotations

import os
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from corpus import load as load_corpus
from fixture_pages import CASES, case_name, load
from html_changes import CHANGES

from parsers import Page, read_page
from parsers.page import Document

PAGES = [case for case in CASES if b"<html" in next(case.glob("page.*")).read_bytes()]
ROUNDS = 4
CORPUS = Path(os.environ.get("HARVESTER_CORPUS") or "/nowhere")
needs_corpus = pytest.mark.skipif(
    not (CORPUS / "pages").is_dir(), reason="HARVESTER_CORPUS does not name the folder of the corpus"
)

# A page that shows more may be refused for another reason (it is no longer empty, or mostly scripts), but stays refused.
SHOW_MORE = ("with_navigation", "with_unrelated")
# Where a change may change a field: (page, change) to the fields and why that is right.
MAY_CHANGE: dict[tuple[str, str], tuple[tuple[str, ...], str]] = {}


def said(page: Page, names: tuple[str, ...]) -> dict[str, Any]:
    """The record, or the reason for none as far as the changes of these names leave it as it is."""
    reading = read_page(page)
    if reading.page is None:
        assert reading.refusal is not None
        return {"refusal": "any" if set(names).intersection(SHOW_MORE) else reading.refusal.code}
    return reading.page.record.model_dump(mode="json", exclude_defaults=True)


def changed(page: Page, names: tuple[str, ...], dice: random.Random) -> Page:
    text = page.body.decode("utf-8")
    for name in names:
        text = CHANGES[name](text, dice)
    return replace(page, body=text.encode("utf-8"))


def cases() -> list[Any]:
    return [pytest.param(case, name, id=f"{case_name(case)}-{name}") for case in PAGES for name in CHANGES]


@pytest.mark.parametrize(("case", "name"), cases())
def test_the_record_stays(case: Path, name: str) -> None:
    page = load(case)
    free, _why = MAY_CHANGE.get((case_name(case), name), ((), ""))
    before = {field: value for field, value in said(page, (name,)).items() if field not in free}
    dice = [random.Random(f"{case_name(case)} {name} {round_}") for round_ in range(ROUNDS)]
    for other in {changed(page, (name,), one) for one in dice}:
        after = {field: value for field, value in said(other, (name,)).items() if field not in free}
        assert after == before


@pytest.mark.parametrize("case", PAGES, ids=case_name)
def test_the_record_stays_under_several_changes_at_once(case: Path) -> None:
    page = load(case)
    known = [name for key in MAY_CHANGE for name in key[1:] if key[0] == case_name(case)]
    for round_ in range(ROUNDS):
        dice = random.Random(f"{case_name(case)} {round_}")
        names = tuple(dice.sample([name for name in CHANGES if name not in known], 4))
        assert said(changed(page, names, dice), names) == said(page, names), names


@needs_corpus
def test_real_pages_say_the_same() -> None:
    other: list[str] = []
    for case in load_corpus(CORPUS / "pages"):
        # Written again in UTF-8, so that a change of bytes is no question of encodings.
        body = Document(case.page).text.encode("utf-8")
        page = replace(case.page, body=body, headers=(("Content-Type", "text/html; charset=utf-8"),))
        dice = random.Random(case.slug)
        names = tuple(dice.sample([*CHANGES], 4))
        if said(changed(page, names, dice), names) != said(page, names):
            other.append(f"{case.slug}: {', '.join(names)}")
    assert not other, "\n".join(other)


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_changes_a_page(name: str) -> None:
    pages = [load(case) for case in PAGES]
    touched = [page for page in pages if changed(page, (name,), random.Random(name)).body != page.body]
    assert len(touched) >= 3, f"{name} does nothing on nearly all pages"


def test_tables_name_pages_and_changes_that_are() -> None:
    known = {case_name(case) for case in PAGES}
    assert all(page in known and name in CHANGES for page, name in MAY_CHANGE)
