"""How sources agree on a field: a table of real-world differences, each the same in both directions."""

from __future__ import annotations

from typing import Any

import pytest

from harvester.crosscheck import agree
from parsers.record import Record

PAGE = {"container_title": "Blood Advances"}


def named(*names: str) -> dict[str, Any]:
    def one(text: str) -> dict[str, str]:
        family, comma, given = text.partition(", ")
        return (
            {"family": family, "given": given}
            if given
            else {"family": family}
            if comma or " " not in text
            else {"literal": text}
        )

    return {"author": [one(text) for text in names]}


def issn(*rows: tuple[str, str | None]) -> dict[str, Any]:
    return {"issn": [{"value": value, "kind": kind} for value, kind in rows]}


def pages(first: str, last: str | None = None) -> dict[str, Any]:
    return {"page": {"first": first, "last": last}}


def date(*parts: int, **more: Any) -> dict[str, Any]:
    return {"issued": dict(zip(("year", "month", "day"), parts, strict=False)) | more}


A, B = "2473-9529", "2473-9537"
TABLE: tuple[tuple[str, dict[str, Any], dict[str, Any], str, str], ...] = (
    ("title", {"title": "A study"}, {"title": "A study"}, "EQUAL", ""),
    ("title", {"title": "A <i>study</i>"}, {"title": "A study"}, "EQUIVALENT", "markup"),
    ("title", {"title": "A Study."}, {"title": "A study"}, "EQUIVALENT", "case, dashes or quotation marks"),
    ("title", {"title": "Blood–brain barrier"}, {"title": "Blood-brain barrier"}, "EQUIVALENT", "case, dashes or quotation marks"),
    ("title", {"title": "Café, life"}, {"title": "Cafe life"}, "EQUIVALENT", "punctuation or accents"),
    ("title", {"title": "A study: in red"}, {"title": "A study"}, "COMPATIBLE", "one has a subtitle"),
    ("title", {"title": "A study of 10 mice"}, {"title": "A study of 12 mice"}, "CONFLICT", ""),
    ("author", named("Okafor, C."), named("Okafor, Chidi"), "COMPATIBLE", "initials"),
    ("author", named("Okafor, C. N."), named("Okafor, Chidi"), "COMPATIBLE", "initials"),
    ("author", named("Smith, JA"), named("Smith, John Adam"), "COMPATIBLE", "initials"),
    ("author", named("Müller, Jan"), named("Muller, Jan"), "EQUIVALENT", "accents or punctuation"),
    ("author", named("Okafor, C"), named("Okafor, C."), "EQUIVALENT", "accents or punctuation"),
    ("author", named("Okafor, Chidi"), named("Okafor, Chike"), "CONFLICT", "another given name"),
    ("author", named("Okafor, C.", "Ng, A."), named("Ng, A.", "Okafor, C."), "CONFLICT", "another order"),
    ("author", named("A, B.", "C, D.", "E, F."), named("A, B.", "C, D.", "E, F.", "G, H."), "COMPATIBLE", "stops after 3 of 4"),
    ("author", named("World Health Organization"), named("World Health Organisation"), "EQUIVALENT", "written otherwise"),
    ("author", named("The Sleep Study Group"), named("Sleep Study Group"), "EQUIVALENT", "group"),
    ("container_title", PAGE, {"container_title": "Blood Adv"}, "EQUIVALENT", "journal abbreviation"),
    ("container_title", {"container_title": "The Lancet. Oncology"}, {"container_title": "Lancet Oncology"}, "EQUIVALENT", "case or punctuation"),
    ("container_title", {"container_title": "J Clin Oncol"}, {"container_title": "Journal of Clinical Oncology"}, "EQUIVALENT", "journal abbreviation"),
    ("container_title", {"container_title": "N Engl J Med"}, {"container_title": "New England Journal of Medicine"}, "EQUIVALENT", "journal abbreviation"),
    ("container_title", {"container_title": "Science & Art"}, {"container_title": "Science and Art"}, "EQUIVALENT", "case or punctuation"),
    ("container_title", {"container_title": "Europace : European pacing"}, {"container_title": "Europace"}, "EQUIVALENT", "subtitle or place"),
    ("container_title", PAGE, {"container_title": "Blood"}, "CONFLICT", "another name"),
    ("issn", issn((A, None)), issn((A, "print")), "EQUAL", ""),
    ("issn", {**PAGE, **issn((A, None))}, {**PAGE, **issn((B, "electronic"))}, "EQUIVALENT", "print and electronic ISSN"),
    ("issn", {**PAGE, **issn((A, "print"))}, {**PAGE, **issn((B, "print"))}, "CONFLICT", "two ISSNs of the same kind"),
    ("issn", {**PAGE, **issn((A, "print"))}, {"container_title": "Annals of Rooms", **issn((B, "electronic"))}, "CONFLICT", "ISSNs of two journals"),
    ("issn", issn((A, "print")), issn((A, "print"), (B, "electronic")), "EQUIVALENT", "print and electronic ISSN"),
    ("issn", issn((A, None), (B, None)), issn((A, None), ("2049-3630", None)), "EQUIVALENT", "print and electronic ISSN"),
    ("volume", {"volume": "8"}, {"volume": "08"}, "EQUIVALENT", "leading zeros"),
    ("volume", {"volume": "vol. 8"}, {"volume": "8"}, "EQUIVALENT", "word before the number"),
    ("volume", {"volume": "8"}, {"volume": "9"}, "CONFLICT", ""),
    ("volume", {"volume": "15", "issue": "62"}, {"volume": "62", "issue": "15"}, "CONFLICT", "volume and issue exchanged"),
    ("issue", {"volume": "15", "issue": "62"}, {"volume": "62", "issue": "15"}, "CONFLICT", "volume and issue exchanged"),
    ("issue", {"issue": "1-2"}, {"issue": "1"}, "COMPATIBLE", "double issue"),
    ("issue", {"issue": "Suppl. 1"}, {"issue": "Supplement 1"}, "EQUIVALENT", ""),
    ("page", pages("117", "129"), pages("117"), "COMPATIBLE", "first page only"),
    ("page", pages("S12", "S19"), pages("s12", "s19"), "EQUIVALENT", "case"),
    ("page", pages("117", "129"), pages("118", "129"), "CONFLICT", ""),
    ("page", pages("1", "12"), {**pages("9"), "article_number": "e77"}, "COMPATIBLE", "article number"),
    ("issued", date(2024, 10), date(2024, 10, 8), "COMPATIBLE", "precision"),
    ("issued", date(2015), date(2015, 1, 1), "COMPATIBLE", "a year padded to a date"),
    ("title", {"title": "Türen im Wind", "translated_title": "Doors in the wind"}, {"title": "Doors in the wind"}, "EQUIVALENT", "translated title"),
    ("title", {"title": "Türen im Wind", "translated_title": "Doors in the wind"}, {"title": "Gates in the wind"}, "CONFLICT", ""),
    ("issued", date(2024, 10), date(2024, 11), "CONFLICT", ""),
    ("issued", date(2020), {**date(2021), "issued_online": {"year": 2020, "month": 12}}, "EQUIVALENT", "print and online date"),
    ("issued", date(2020), date(2021), "CONFLICT", ""),
    ("issued", date(2003, season="spring"), date(2003), "COMPATIBLE", ""),
    ("language", {"language": "en"}, {"language": "en-GB"}, "COMPATIBLE", "region"),
    ("language", {"language": "en"}, {"language": "de"}, "CONFLICT", ""),
    ("publisher", {"publisher": "American Society of Hematology"}, {"publisher": "Am Soc Hematol"}, "COMPATIBLE", "in short"),
    ("publisher", {"publisher": "Springer"}, {"publisher": "Springer Nature"}, "COMPATIBLE", "in short"),
    ("publisher", {"publisher": "Springer"}, {"publisher": "Elsevier"}, "CONFLICT", ""),
    ("keyword", {"keyword": [{"text": "sleep"}]}, {"keyword": [{"text": "Sleep", "scheme": "MeSH"}]}, "COMPATIBLE", "schemes"),
    ("doi", {"doi": "10.5555/a"}, {"doi": "10.5555/b"}, "CONFLICT", ""),
    ("type", {"type": "article-journal"}, {"type": "paper-conference"}, "COMPATIBLE", "near kinds"),
    ("type", {"type": "book"}, {"type": "chapter"}, "CONFLICT", ""),
    ("abstract", {"abstract": "Background: it works."}, {"abstract": "<b>Background</b> It works"}, "EQUIVALENT", "markup"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("field", "one", "other", "kind", "why"), TABLE, ids=[f"{row[0]}-{n}" for n, row in enumerate(TABLE)]
)
def test_agreement(field: str, one: dict[str, Any], other: dict[str, Any], kind: str, why: str) -> None:
    a, b = Record.model_validate(one), Record.model_validate(other)
    found = agree(field, a, b)
    assert found is not None
    assert (found.kind, why in found.why) == (kind, True), found
    assert agree(field, b, a) == found or found.kind == "CONFLICT"


def test_silence_is_no_agreement() -> None:
    assert agree("volume", Record(), Record(volume="8")) is None
