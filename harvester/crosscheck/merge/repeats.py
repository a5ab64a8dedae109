"""Fields of a merged record that only repeat another: they stay claims, and leave the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from harvester.crosscheck.agreement.pages import stands_for_article_number
from harvester.crosscheck.agreement.title_forms import agree_titles
from harvester.crosscheck.trust import PERSON
from harvester.work import FieldResult
from parsers.values import Rich


def without_repeats(results: Iterable[FieldResult]) -> tuple[FieldResult, ...]:
    """The results, those of fields that repeat another without a value; what a person decided stays."""
    by_field = {result.field: result for result in results}
    for field, other, repeats, rule in _REPEATS:
        one, beside = by_field.get(field), by_field.get(other)
        if one is None or beside is None or not one.winner or not beside.winner or PERSON in one.winner:
            continue
        if repeats(one.value, beside.value):
            by_field[field] = FieldResult(
                field=field,
                value=None,
                winner=(),
                claims=one.claims,
                agreement=one.agreement,
                pairs=one.pairs,
                rule=rule,
            )
    return tuple(by_field.values())


def _is_that_title(original: Rich, title: Rich) -> bool:
    return original == title or agree_titles(original, title).kind in ("EQUAL", "EQUIVALENT")


_REPEATS: tuple[tuple[str, str, Callable[[Any, Any], bool], str], ...] = (
    (
        "page", "article_number", stands_for_article_number,
        "it is the article number, or the file's own count of pages; the article number has a field of its own",
    ),
    # PubMed gives a translation as the title, and the original beside it; others give the original as the title.
    ("original_title", "title", _is_that_title, "it is the title itself"),
)  # fmt: skip
