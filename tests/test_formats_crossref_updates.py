"""Crossref's relations and updates: a notice on the work, a relation on the notice, each in its own words."""

from __future__ import annotations

import pytest
from crossref_works import day, work
from shown import shown

# Relations are Crossref's; the direction is in the word, and always that of the work that has it.
RELATIONS = """is-derived-from has-derivation is-review-of has-review is-comment-on has-comment is-reply-to has-reply based-on-data is-data-basis-for
has-related-material is-related-material is-compiled-by compiles is-documented-by documents is-supplement-to is-supplemented-by is-continued-by
continues is-part-of has-part is-referenced-by is-based-on is-basis-for requires is-required-by finances is-financed-by is-expression-of
has-expression is-format-of has-format is-identical-to is-manifestation-of has-manifestation is-manuscript-of has-manuscript is-preprint-of
has-preprint is-replaced-by replaces is-same-as is-translation-of has-translation is-variant-form-of is-original-form-of is-version-of has-version
is-correction-of""".split()


@pytest.mark.parametrize("word", RELATIONS)
def test_every_relation_keeps_its_word(word: str) -> None:
    rows = [{"id-type": "doi", "id": "10.5555/Y", "asserted-by": side} for side in ("subject", "object")]
    assert [(one.relation, one.id) for one in work(relation={word: rows, "cites": rows, "references": []}).related] == [
        (word, "10.5555/y")
    ]


# (type; label; kind of notice, or the relation on the work and on what updates it)
UPDATES = (
    ("retraction", "Retraction", "retraction"), ("Retraction", "", "retraction"), ("partial_retraction", "", "retraction"), ("removal", "", "withdrawal"),
    ("withdrawal", "", "withdrawal"), ("correction", "", "correction"), ("corrigendum", "", "correction"), ("erratum", "", "correction"),
    ("expression_of_concern", "", "concern"), ("expression-of-concern", "", "concern"), ("", "Expression of concern", "concern"), ("crossmark", "Erratum", "correction"),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "label", "notice"), UPDATES)
def test_an_update_is_a_notice_on_the_work_and_a_relation_on_the_notice(kind: str, label: str, notice: str) -> None:
    row = {
        "type": kind,
        "label": label,
        "DOI": "https://doi.org/10.5555/R",
        "updated": {"date-parts": [[2022, 3, 1]], "timestamp": 1},
    }
    ((found),) = work(**{"updated-by": [row]}).notice
    assert (found.kind, found.doi, shown(found.date)) == (notice, "10.5555/r", "2022-03-01")
    of_notice = work(**{"update-to": [row]})
    assert of_notice.notice == ()
    assert of_notice.genre
    assert [one.id for one in of_notice.related] == ["10.5555/r"]
    in_place = work(**{"update-to": [row | {"DOI": "10.5555/X"}]})
    assert [one.kind for one in in_place.notice] == [notice]
    assert (in_place.related, in_place.genre) == ((), None)


def test_one_notice_of_two_sources_is_one_with_the_publishers_date() -> None:
    rows = [{"type": "retraction", "DOI": "10.5555/r", "source": source, "updated": day(*date)}
            for source, date in (("retraction-watch", (2020, 7, 26)), ("publisher", (2020, 7, 24)))]  # fmt: skip
    for order in (rows, rows[::-1]):
        assert [shown(one.date) for one in work(**{"updated-by": order}).notice] == ["2020-07-24"]


@pytest.mark.parametrize(
    ("kind", "on_work", "on_update"),
    [
        ("new_version", "is-previous-version-of", "is-new-version-of"), ("new_edition", "is-previous-edition-of", "is-new-edition-of"),
        ("addendum", "has-addendum", "is-addendum-of"), ("clarification", "has-clarification", "is-clarification-of"),
    ],
)  # fmt: skip
def test_updates_that_say_nothing_against_a_work_are_relations(kind: str, on_work: str, on_update: str) -> None:
    row = {"type": kind, "DOI": "10.5555/y"}
    assert [one.relation for one in work(**{"updated-by": [row]}).related] == [on_work]
    record = work(**{"update-to": [row]})
    assert [one.relation for one in record.related] == [on_update]
    assert (record.notice, record.genre) == ((), None)
