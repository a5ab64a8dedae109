"""What the measuring of accuracy counts as right: by examples, and beside another scorer where one lies at hand."""

from __future__ import annotations

import importlib.util
import os
import random
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from corpus import load, predict
from normal_forms import read
from scoring import CORE, Counts, Score, score

GOLD: dict[str, Any] = {
    "type": "article-journal", "title": "Moss &amp; slate – a study", "container-title": "Annals & Notes of Lichen", "volume": "14",
    "author": [{"family": "O’Dell", "given": "Máire"}, {"family": "van der Aa", "given": "J. K."}], "issue": "2", "page": "5039-5050",
    "issued": {"date-parts": [[2011, 6]]}, "DOI": "10.5555/ANL.14.1", "ISSN": ["1234-5679", "2049-3630"], "PMID": "12345", "PMCID": "PMC99",
    "publisher": "Invented Press", "language": "en", "keyword": "moss; slate", "abstract-first-60-chars": "Slate carries moss.",
}  # fmt: skip
SAME: dict[str, Any] = {
    "type": "article-journal", "title": "moss & Slate - a <i>study</i>.", "container-title": "Annals and  notes of lichen", "volume": 14,
    "author": [{"family": "O'Dell", "given": "M."}, {"family": "Aa", "non-dropping-particle": "van der", "given": "Jan"}],
    "issue": "02", "page": "5039–50", "issued": {"date-parts": [["2011", "06", "03"]]}, "DOI": "https://doi.org/10.5555/anl.14.1",
    "ISSN": "12345679, 2049-3630", "PMID": 12345, "PMCID": "99", "publisher": "Invented press", "language": "English",
    "keyword": ["Slate", "moss"], "abstract": "Slate\ncarries moss. We counted.",
}  # fmt: skip


def one(prediction: Mapping[str, Any], **gold: Any) -> Score:
    return score({"a": {**GOLD, **gold}}, {"a": prediction})


def without(record: Mapping[str, Any], *fields: str) -> dict[str, Any]:
    return {field: value for field, value in record.items() if field not in fields}


def test_what_is_only_written_otherwise_is_right() -> None:
    result = one(SAME)
    assert result.all == Counts(18, 0, 0), result.pages["a"].wrong
    assert (result.count("exact"), result.count("clean"), result.all.f1) == (1, 1, 1.0)


@pytest.mark.parametrize(
    ("field", "value", "counts"),
    [
        ("title", "Moss and slate – a study", (0, 1, 1)),
        ("title", "Moss & slate", (0, 1, 1)),
        ("title", "Möss & slate - a study", (0, 1, 1)),
        ("title", None, (0, 0, 1)),
        ("author", list(reversed(SAME["author"])), (0, 1, 1)),
        ("author", SAME["author"][:1], (0, 1, 1)),
        ("author", [{"literal": "O'Dell, M."}, SAME["author"][1]], (0, 1, 1)),
        ("volume", "vol. 14", (0, 1, 1)),
        ("page", "5039", (0, 1, 1)),
        ("page", "5039-5049", (0, 1, 1)),
        ("issued", "2011", (0, 1, 1)),
        ("issued", "2011-07", (0, 1, 1)),
        ("issued", "2011-06", (1, 0, 0)),
        ("issued", {"raw": "June 2011"}, (0, 1, 1)),
        ("DOI", "10.5555/anl.14.2", (0, 1, 1)),
        ("ISSN", "1234-5679 0000-0000", (1, 1, 1)),
        ("keyword", "moss; slate; lichen", (2, 1, 0)),
        ("abstract", "Abstract. Slate carries moss.", (0, 1, 1)),
        ("language", "Englisch", (0, 1, 1)),
    ],
)
def test_counts_of_one_field(field: str, value: Any, counts: tuple[int, int, int]) -> None:
    result = one({**without(SAME, field), **({} if value is None else {field: value})})
    assert result.fields[field] == Counts(*counts)
    wrong = [one.field for one in result.pages["a"].wrong]
    assert wrong == ([field] if counts[1] or counts[2] else [])
    year_only = field == "issued" and str(value).startswith("2011")
    assert result.count("exact") == (counts[1:] == (0, 0) or field not in CORE or year_only)
    assert result.count("clean") == (counts[1:] == (0, 0) or field not in CORE)


def test_made_up_values_cost_precision_and_clean_but_not_exact() -> None:
    result = score({"a": without(GOLD, "issue")}, {"a": SAME})
    assert (result.fields["issue"], result.count("exact"), result.count("clean")) == (Counts(0, 1, 0), 1, 0)
    assert (result.all.precision, result.all.recall) == (17 / 18, 1.0)


def test_other_accepted_values_and_values_only_in_the_head() -> None:
    result = one({**SAME, "volume": "15"}, _alt={"volume": ["15"]})
    assert (result.fields["volume"], result.count("clean")) == (Counts(1, 0, 0), 1)
    result = score(
        {"a": {**without(GOLD, "issue", "ISSN"), "_meta_only": {"issue": ["2"], "ISSN": ["1234-5679"]}}}, {"a": SAME}
    )
    assert (result.fields["issue"], result.fields["ISSN"], result.count("clean")) == (Counts(), Counts(0, 1, 0), 1)
    result = one({**SAME, "volume": "15"}, _meta_only={"volume": ["15"]})
    assert result.fields["volume"] == Counts(0, 1, 1), "a head's value does not excuse another on the page"


def test_ignored_fields_count_nowhere() -> None:
    result = one({**SAME, "volume": "9", "abstract": "x"}, _ignore=["volume", "abstract-first-60-chars"])
    assert (result.fields["volume"], result.fields["abstract"], result.count("exact")) == (Counts(), Counts(), 1)


def test_single_authors_are_in_no_total() -> None:
    result = one({**SAME, "author": SAME["author"][1:]})
    assert result.fields["author~"] == Counts(1, 0, 1)
    assert result.all == Counts(17, 1, 1)


def test_pages_that_are_no_record() -> None:
    nothing, page, claim = {"id": "x", "URL": "https://example.org"}, {"type": "webpage", "title": "About"}, SAME
    result = score({slug: {"not_a_record": True} for slug in "abc"}, {"a": nothing, "b": page, "c": claim})
    assert (result.negatives_made, result.negatives_claimed, len(result.records), result.all) == (2, 1, 0, Counts())


@pytest.mark.parametrize(
    ("field", "value", "normal"),
    [
        ("page", "S12-8", "s12-s18"), ("page", "7-7", "7"), ("page", "101-9, 201-3", "101-109,201-203"), ("page", "e101", "e101"),
        ("ISBN", "ISBN 0-306-40615-2 (pbk.)", {"9780306406157"}), ("DOI", "https://doi.org/10.5555%2FX", "10.5555/x"),
        ("language", "EN_gb", "en"), ("language", "ger", "de"), ("keyword", "a, b; c", {"a, b", "c"}), ("title", " <b></b> ", None),
        ("volume", "00", "0"), ("issue", "1 – 2", "1-2"), ("author", ["", {}], None), ("title", "´s", "'s"), ("title", "p &lt; 3", "p < 3"),
    ],
)  # fmt: skip
def test_normal_forms(field: str, value: Any, normal: Any) -> None:
    assert read(field, value) == normal


# ------------------------------------------------------------------ beside another scorer

CORPUS = Path(os.environ.get("HARVESTER_CORPUS") or "/nowhere")
OTHER = CORPUS.parent / "tools" / "score_pages.py"
beside = pytest.mark.skipif(not OTHER.is_file(), reason="no other scorer beside the folder that HARVESTER_CORPUS names")


def other_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_pages", OTHER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score_pages"] = module
    spec.loader.exec_module(module)
    return module


def assert_agree(other: ModuleType, gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> None:
    ours, theirs = score(gold, predicted), other.score(gold, predicted)
    for field, counts in ours.fields.items():
        assert tuple(counts) == tuple(theirs["fields"][field][key] for key in ("tp", "fp", "fn")), field
    for name, counts in (("core", ours.core), ("all", ours.all)):
        assert tuple(counts) == tuple(theirs[name][key] for key in ("tp", "fp", "fn"))
        assert counts.f1 is None or round(counts.f1, 4) == theirs[name]["f1"]
    assert (ours.count("exact"), ours.count("clean"), ours.count("made")) == (
        theirs["exact"],
        theirs["clean"],
        theirs["extracted"],
    )
    assert (ours.negatives_made, ours.negatives_claimed) == (theirs["fp_any"], theirs["fp_claim"])
    for slug, page in ours.pages.items():
        if not page.negative:
            per_page = theirs["per_page"][slug]
            assert (page.exact, page.clean) == (per_page["exact"], per_page["clean"]), slug
            assert [wrong.field for wrong in page.wrong] == [wrong["field"] for wrong in per_page["wrong"]], slug


ODD: tuple[Any, ...] = (
    None, "", " ", 0, 7, [], {}, ["x", "y"], "2011", "2011-06-03T10:00", {"raw": "2012/1"}, {"literal": "Fall"}, [[2011, 6], [2012]],
    {"date-parts": [[2011, None], ["x"]]}, {"date-parts": [["2011", "06"]]}, "e12-9", "S1-S9; 4-4", "1234-5679 2049-363X", "<p>Co\u2011op &amp;amp; x.</p>",
    "A; B, C", "10.5555%2FX", "Doe, Jane", [{"literal": "A Group"}, "Doe, Jane", {"family": "Ö", "given": "-é"}], "English", "pt_BR", "...",
)  # fmt: skip
Change = Callable[[random.Random, Mapping[str, Any], Mapping[str, Any]], Mapping[str, Any]]


def _odd(dice: random.Random, _gold: Mapping[str, Any], item: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**item, **{field: dice.choice(ODD) for field in dice.sample([*GOLD, "abstract", "ISBN"], 3)}}


def _letters(dice: random.Random, _gold: Mapping[str, Any], item: Mapping[str, Any]) -> Mapping[str, Any]:
    changes = (
        str.upper,
        str.lower,
        lambda text: text + ".",
        lambda text: text[:-1],
        lambda text: f"<i>{text}</i>",
        lambda text: text.replace("-", " – "),
    )
    return {field: dice.choice(changes)(value) if isinstance(value, str) else value for field, value in item.items()}


def _mixed(dice: random.Random, gold: Mapping[str, Any], item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Some fields as the gold has them, or as it accepts or knows them from the head."""
    known = {field: values for key in ("_alt", "_meta_only") for field, values in (gold.get(key) or {}).items()}
    found = {
        field: dice.choice((item, gold)).get(field) for field in sorted({*item, *gold}) if not field.startswith("_")
    }
    return {
        **found,
        **{field: dice.choice(values) for field, values in known.items() if values and dice.random() < 0.7},
    }


def _fewer(dice: random.Random, _gold: Mapping[str, Any], item: Mapping[str, Any]) -> Mapping[str, Any]:
    found = {field: value for field, value in item.items() if dice.random() < 0.7}
    if isinstance(found.get("author"), list):
        found["author"] = dice.sample(found["author"], dice.randint(0, len(found["author"])))
    return found


CHANGES: dict[str, Change] = {
    "as predicted": lambda _dice, _gold, item: item, "the gold itself": lambda _dice, gold, _item: gold,
    "nothing": lambda _dice, _gold, _item: {}, "odd values": _odd, "other letters": _letters, "mixed": _mixed, "fewer": _fewer,
}  # fmt: skip


@beside
@pytest.mark.parametrize("folder", ["pages", "labelled"])
@pytest.mark.parametrize("change", CHANGES)
def test_both_scorers_count_the_same(folder: str, change: str) -> None:
    other = other_scorer()
    cases = load(CORPUS / folder)
    gold = {case.slug: case.gold for case in cases}
    items = {case.slug: predict(case).item for case in cases}
    for round_ in range(1 if change in ("as predicted", "the gold itself", "nothing") else 12):
        dice = random.Random(f"{folder} {change} {round_}")
        assert_agree(other, gold, {slug: CHANGES[change](dice, gold[slug], items[slug]) for slug in gold})
