"""Scores predicted records against gold: what is right, what is made up, what is missed, field by field.

A field is counted on a page when the gold or the prediction has it: equal is right; different is made up and missed
at once; only predicted is made up; only in the gold is missed. ISSNs, ISBNs and keywords are sets, each element
counted. Lists of authors are right or wrong as a whole; "author~" counts single authors in order, and is in no total.

Gold may hold `_alt` (values accepted as well), `_meta_only` (values that only the page's head has: neither asked for
nor held against anybody), `_ignore` (fields nobody could judge), and `not_a_record`.

- exact: every core field that the gold has is right, of the date the year;
- clean: exact, the date right as far as the gold is precise, and no core field that the gold has not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from normal_forms import READERS, Dates, fold, is_there, read

FIELDS = tuple(READERS)
CORE = ("title", "author", "container-title", "volume", "issue", "page", "issued", "DOI")
SINGLE_AUTHORS = "author~"
SETS = ("ISSN", "ISBN", "keyword")
_ABSTRACTS = ("abstract-first-60-chars", "abstract_first_60_chars", "abstract60", "abstract")
_SAYS_NOTHING = ("id", "URL", "accessed", "source")
_NO_CLAIM = ("", "webpage", "post", "post-weblog")

Json = Mapping[str, Any]


class Counts(NamedTuple):
    """How many values are right, made up and missed."""

    right: int = 0
    made_up: int = 0
    missed: int = 0

    def plus(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.made_up + other.made_up, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        return self.right / (self.right + self.made_up) if self.right + self.made_up else None

    @property
    def recall(self) -> float | None:
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def f1(self) -> float | None:
        return 2 * self.right / (2 * self.right + self.made_up + self.missed) if any(self) else None


class Wrong(NamedTuple):
    """A field that is not right on a page, as gold and prediction write it."""

    field: str
    gold: Any
    predicted: Any


class Judged(NamedTuple):
    """One page judged. A page that is no record has no counts; `made` says whether a record was made of it."""

    negative: bool
    made: bool
    claimed: bool = False
    exact: bool = False
    clean: bool = False
    counts: Mapping[str, Counts] = {}
    wrong: tuple[Wrong, ...] = ()


class Score(NamedTuple):
    """All pages judged, and their sums."""

    pages: Mapping[str, Judged]
    fields: Mapping[str, Counts]

    def sum_of(self, fields: Iterable[str]) -> Counts:
        total = Counts()
        for field in fields:
            total = total.plus(self.fields[field])
        return total

    @property
    def core(self) -> Counts:
        return self.sum_of(CORE)

    @property
    def all(self) -> Counts:
        return self.sum_of(FIELDS)

    @property
    def records(self) -> tuple[Judged, ...]:
        return tuple(page for page in self.pages.values() if not page.negative)

    @property
    def negatives(self) -> tuple[Judged, ...]:
        return tuple(page for page in self.pages.values() if page.negative)

    def count(self, what: str) -> int:
        """How many records are "made", "exact" or "clean"."""
        return sum(getattr(page, what) for page in self.records)

    @property
    def negatives_made(self) -> int:
        return sum(page.made for page in self.negatives)

    @property
    def negatives_claimed(self) -> int:
        return sum(page.claimed for page in self.negatives)


def score(gold: Mapping[str, Json], predicted: Mapping[str, Json]) -> Score:
    """Judge each page of the gold; a page without a prediction gave nothing."""
    return total({slug: judge(gold[slug], predicted.get(slug) or {}) for slug in sorted(gold)})


def total(pages: Mapping[str, Judged]) -> Score:
    """Judged pages summed up."""
    fields = dict.fromkeys((*FIELDS, SINGLE_AUTHORS), Counts())
    for page in pages.values():
        for field, counts in page.counts.items():
            fields[field] = fields[field].plus(counts)
    return Score(pages, fields)


def is_empty(prediction: Json) -> bool:
    """Whether a prediction says nothing of a work."""
    said = (value for key, value in prediction.items() if key not in _SAYS_NOTHING and not key.startswith("_"))
    return prediction.get("not_a_record") is True or not any(is_there(value) for value in said)


def judge(gold: Json, prediction: Json) -> Judged:
    """One page."""
    made = not is_empty(prediction)
    if gold.get("not_a_record") is True:
        claimed = made and str(prediction.get("type") or "").strip().lower() not in _NO_CLAIM
        return Judged(negative=True, made=made, claimed=claimed)
    if not made:
        prediction = {}
    ignored = set(gold.get("_ignore") or ())
    if ignored.intersection(_ABSTRACTS):
        ignored.add("abstract")
    fields = [_Field(field, gold, prediction) for field in FIELDS if field not in ignored]
    counts = {field.name: field.counts() for field in fields}
    for field in fields:
        if field.name == "author":
            counts[SINGLE_AUTHORS] = field.single_authors()
    core = [field for field in fields if field.name in CORE]
    exact = all(field.exact() for field in core)
    return Judged(
        negative=False,
        made=made,
        exact=exact,
        clean=exact and all(field.clean() for field in core),
        counts=counts,
        wrong=tuple(
            Wrong(field.name, field.raw, prediction.get(field.name))
            for field in fields
            if counts[field.name].made_up or counts[field.name].missed
        ),
    )


class _Field:
    """One field of one page: what the gold has, what it accepts, and what is predicted."""

    def __init__(self, name: str, gold: Json, prediction: Json) -> None:
        self.name = name
        keys = _ABSTRACTS if name == "abstract" else (name,)
        self.raw = next((gold[key] for key in keys if is_there(gold.get(key))), None)
        self.gold = read(name, self.raw)
        self.predicted = read(name, prediction.get(name))
        others = [read(name, value) for value in (gold.get("_alt") or {}).get(name) or ()]
        self.accepted = [value for value in (self.gold, *others) if value is not None]
        self.head = (gold.get("_meta_only") or {}).get(name) or ()

    @property
    def right(self) -> bool:
        return self.gold is not None and any(_equal(self.name, one, self.predicted) for one in self.accepted)

    @property
    def free(self) -> bool:
        """Whether what is predicted, and the gold has not, is held against nobody."""
        return (self.gold is None and self.predicted is not None) and (
            any(_equal(self.name, one, self.predicted) for one in self.accepted)
            or any(_as_in_head(self.name, one, self.predicted) for one in self.head)
        )

    def counts(self) -> Counts:
        if self.name in SETS:
            return self._counts_of_sets()
        if self.predicted is None:
            return Counts(missed=int(self.gold is not None))
        if self.gold is None:
            return Counts(made_up=int(not self.free))
        return Counts(right=1) if self.right else Counts(made_up=1, missed=1)

    def _counts_of_sets(self) -> Counts:
        """Element by element, against the accepted set that fits best."""
        neutral = {element for value in self.head for element in read(self.name, value) or ()}
        accepted = self.accepted
        if self.gold is None:
            neutral.update(*accepted)
            accepted = [frozenset()]
        said = self.predicted or frozenset()
        against = [Counts(len(one & said), len(said - one - neutral), len(one - said)) for one in accepted]
        return max(against, key=lambda counts: (counts.f1 or 0, -counts.made_up - counts.missed))

    def single_authors(self) -> Counts:
        if self.free:
            return Counts()
        said = self.predicted or ()
        against = []
        for one in self.accepted or [()]:
            common = _longest_common(one, said)
            against.append(Counts(common, len(said) - common, len(one) - common))
        return max(against, key=lambda counts: (counts.right, -counts.missed))

    def exact(self) -> bool:
        if self.gold is None:
            return True
        if self.name == "issued":
            return self.predicted is not None and self.predicted.year in {one.year for one in self.accepted}
        return self.right

    def clean(self) -> bool:
        return self.right if self.gold is not None else self.predicted is None or self.free


def _equal(field: str, gold: Any, predicted: Any) -> bool:
    if gold is None or predicted is None:
        return False
    if field == "issued":
        return _same_dates(gold, predicted)
    return bool(predicted.startswith(gold) if field == "abstract" else gold == predicted)


def _same_dates(gold: Dates, predicted: Dates) -> bool:
    """Whether the prediction agrees and is at least as precise."""
    if gold.unreadable or predicted.unreadable:
        return False
    return predicted.start[: len(gold.start)] == gold.start and predicted.end[: len(gold.end)] == gold.end


def _as_in_head(field: str, value: Any, predicted: Any) -> bool:
    """Whether the prediction is what only the page's head says, as it stands there."""
    if field == "author":  # kept without its order
        return True
    head = read(field, value)
    if field == "issued" and head is not None and head.unreadable:
        return not predicted.unreadable and str(predicted.year) in fold(value)
    return _equal(field, head, predicted)


def _longest_common(a: tuple[Any, ...], b: tuple[Any, ...]) -> int:
    """The length of the longest sequence that stands in both in order."""
    best = [0] * (len(b) + 1)
    for one in a:
        diagonal = 0
        for at, other in enumerate(b, 1):
            diagonal, best[at] = best[at], diagonal + 1 if one == other else max(best[at], best[at - 1])
    return best[-1]
