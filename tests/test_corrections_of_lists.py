"""Corrections of lists that go on and of pages in several ranges: "et al." goes where everybody is named, stays where not, and no page is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest

from harvester.corrections import CORRECTORS, Spot, Wanted
from harvester.corrections.choosing import says_less
from harvester.crosscheck.agreement.pages import agree_pages
from parsers.formats import csl_json, nbib, ris
from parsers.names.open_lists import opened
from parsers.record import Record
from parsers.values import Keyword, Name, PageRange

READERS = {".ris": ris.read, ".json": csl_json.read, ".nbib": nbib.read}
NG, CRUZ, OKAFOR = (
    Name(family="Ng", given="Amara"),
    Name(family="Cruz", given="Mateo"),
    Name(family="Okafor", given="Chidi"),
)
RIS = "TY  - JOUR\nTI  - Tides\n%sER  - \n"


def corrected(body: str, suffix: str, **new: Any) -> str:
    read = READERS[suffix]
    (entry,) = read(body.encode()).entries
    old = entry.reading.record
    wanted = Wanted(old, Record.model_validate(dict(old) | new))
    after, left = CORRECTORS[suffix](body.encode(), {Spot(entry.line, entry.key): wanted})
    assert not left
    (again,) = read(after).entries
    assert again.reading.record == wanted.new
    return after.decode()


def lines(*authors: str) -> str:
    return RIS % "".join(f"AU  - {one}\n" for one in authors)


WORDED = ("Ng, Amara", "Cruz, Mateo", "et al.")
OF_RIS = (
    (WORDED, (NG, CRUZ, OKAFOR), ("Ng, Amara", "Cruz, Mateo", "Okafor, Chidi")),
    (WORDED, (NG, CRUZ), ("Ng, Amara", "Cruz, Mateo")),
    (WORDED, opened((NG, OKAFOR)), ("Ng, Amara", "Okafor, Chidi", "et al.")),
    (WORDED, opened((NG, CRUZ, OKAFOR)), ("Ng, Amara", "Cruz, Mateo", "Okafor, Chidi", "et al.")),
    (("Ng, Amara, et al.",), (NG, CRUZ), ("Ng, Amara", "Cruz, Mateo")),
    (("Ng, Amara; Cruz, Mateo; et al",), (NG, CRUZ, OKAFOR), ("Ng, Amara", "Cruz, Mateo", "Okafor, Chidi")),
    (("Ng, Amara; Cruz, Mateo",), (NG, CRUZ, OKAFOR), ("Ng, Amara; Cruz, Mateo", "Okafor, Chidi")),
)


@pytest.mark.parametrize(("before", "new", "after"), OF_RIS)
def test_ris(before: tuple[str, ...], new: tuple[Name, ...], after: tuple[str, ...]) -> None:
    assert corrected(lines(*before), ".ris", author=new) == lines(*after)


def test_a_keyword_may_say_others() -> None:
    text = RIS % "KW  - Others\nKW  - Tides\n"
    keywords = tuple(Keyword(text=one) for one in ("Others", "Tides", "Moon"))
    assert corrected(text, ".ris", keyword=keywords) == text.replace("Tides\nER", "Tides\nKW  - Moon\nER")


def test_each_list_of_a_ris_record_by_itself() -> None:
    text = RIS % "AU  - Ng, Amara\nAU  - et al.\nA2  - Cruz, Mateo\nA2  - et al.\n"
    assert corrected(text, ".ris", editor=(CRUZ,)) == text.replace("A2  - et al.\n", "")


@pytest.mark.parametrize("new", [(NG, CRUZ, OKAFOR), (NG, CRUZ), opened((NG, OKAFOR))])
def test_csl_json(new: tuple[Name, ...]) -> None:
    names = [{"family": one.family, "given": one.given} for one in (NG, CRUZ)]
    body = json.dumps([{"id": "a", "type": "book", "author": [*names, {"literal": "others"}]}])
    (item,) = json.loads(corrected(body, ".json", author=new))
    assert ({"literal": "others"} in item["author"]) == bool(new[-1].others)


# What stands in SP and EP before, the new pages, what stands there after.
OF_PAGES = (
    (("117-129", ""), ("118-129", "")), (("117-129", ""), ("117-130", "")), (("12-15, 20", ""), ("12-15, 22", "")), (("12-15, 20", ""), ("12-16", "")),
    (("12", "15, 20"), ("12", "15, 22")), (("12", "15, 20"), ("12", "15")),
)  # fmt: skip


@pytest.mark.parametrize(("before", "after"), OF_PAGES)
def test_pages_of_ris(before: tuple[str, str], after: tuple[str, str]) -> None:
    first, second = (RIS % (f"SP  - {start}\n" + (f"EP  - {end}\n" if end else "")) for start, end in (before, after))
    (entry,) = ris.read(second.encode()).entries
    assert corrected(first, ".ris", page=entry.reading.record.page) == second


def test_what_says_less_than_was_wanted() -> None:
    whole, first = PageRange(first="1", last="5"), PageRange(first="1")
    several = PageRange(first="1", last="5", more=(PageRange(first="7"),))
    open_list = opened((NG, CRUZ))
    assert says_less(first, whole, None)
    assert says_less(whole, several, None)
    assert not says_less(several, whole, None)
    assert says_less(open_list, (NG, CRUZ), ())
    assert says_less((NG, CRUZ), open_list, open_list)
    assert not says_less((NG, CRUZ), open_list, (NG,))  # a file that has no place for it


def pages(text: str) -> Record:
    (entry,) = ris.read((RIS % f"SP  - {text}\n").encode()).entries
    return entry.reading.record


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("12-15", "12, 20", "CONFLICT"), ("12-15, 20", "12, 20", "CONFLICT"), ("12-20", "12, 20", "COMPATIBLE"), ("12", "12, 20", "COMPATIBLE"),
        ("12", "12-15, 20", "COMPATIBLE"),
    ],
)  # fmt: skip
def test_a_page_alone_is_no_cut_range(one: str, other: str, kind: str) -> None:
    assert agree_pages(pages(one), pages(other)).kind == agree_pages(pages(other), pages(one)).kind == kind
