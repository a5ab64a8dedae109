"""What works are fitted to before a style prints them: each row is printed by its manual's rule, and was printed otherwise without the rule."""

from __future__ import annotations

from typing import Any

import pytest
from citation_styles import needs_styles

from harvester.bibliography import bibliography
from harvester.bibliography.fitted import fitted
from harvester.bibliography.style_files import Style
from harvester.work import Entry
from parsers.record import Record

ROE = {"family": "Roe", "given": "Ann"}
ARTICLE: dict[str, Any] = {
    "type": "article-journal",
    "title": "Tides",
    "author": [ROE],
    "container_title": "J Test",
    "volume": "1",
    "issued": {"year": 2020},
    "language": "en",
}
BOOK: dict[str, Any] = {
    "type": "book",
    "title": "Tides",
    "author": [ROE],
    "publisher": "Invented Press",
    "issued": {"year": 2004},
    "language": "en",
}
TALK: dict[str, Any] = {
    "type": "speech",
    "title": "Tides",
    "author": [ROE],
    "event_title": "Meeting on Tests",
    "event_place": "Lisbon",
    "issued": {"year": 2018, "month": 6, "day": 3},
}
KING = {"family": "King", "given": "J.-P.", "suffix": "Jr."}
YAMADA = {"family": "山田", "given": "太郎"}
PATENT: dict[str, Any] = {
    "type": "patent",
    "title": "Method",
    "author": [ROE],
    "number": "US 7,654,321",
    "issued": {"year": 2010, "month": 2, "day": 2},
}
ALHASAN = {"family": "الحسن", "given": "أحمد محمد"}
SHARMA = {"family": "शर्मा", "given": "राम"}
GELASHVILI = {"family": "გელაშვილი", "given": "გიორგი"}
SARGSYAN = {"family": "Սարգսյան", "given": "Արամ"}
FILM: dict[str, Any] = {
    **BOOK,
    "type": "motion_picture",
    "title": "Vagabond",
    "original_title": "Sans toit ni loi",
}
REVIEW: dict[str, Any] = {**ARTICLE, "type": "review-book", "title": "Of tides", "page": {"first": "9"}}
ROWS: tuple[tuple[str, dict[str, Any], str], ...] = (
    # Publication Manual of the APA, 6.17: a capital after a colon; titles in other languages as they are.
    ("apa", {**ARTICLE, "title": "Tides: a study of <i>light</i>"}, "Roe, A. (2020). Tides: A study of light. J Test, 1."),
    ("apa", {**ARTICLE, "title": "Light? a study"}, "Roe, A. (2020). Light? A study. J Test, 1."),
    ("apa", {**ARTICLE, "title": "Tides: mRNA and pH"}, "Roe, A. (2020). Tides: mRNA and pH. J Test, 1."),
    ("apa", {**ARTICLE, "title": "Gezeiten: eine Studie", "language": "de"}, "Roe, A. (2020). Gezeiten: eine Studie. J Test, 1."),
    ("ama", {**ARTICLE, "title": "Tides: a study"}, "1. Roe A. Tides: a study. J Test. 2020;1."),
    # 9.21: brackets for what is not routine.
    ("apa", {**ARTICLE, "genre": "Research Article"}, "Roe, A. (2020). Tides. J Test, 1."),
    ("apa", {**ARTICLE, "genre": "Review"}, "Roe, A. (2020). Tides. J Test, 1."),
    ("apa", {**ARTICLE, "genre": "Editorial"}, "Roe, A. (2020). Tides [Editorial]. J Test, 1."),
    # One number is one, whatever signs it has inside.
    ("apa", PATENT, "Roe, A. (2010). Method (Patent No. US 7,654,321)."),
    ("apa", {**BOOK, "type": "report", "number": "2009-04"}, "Roe, A. (2004). Tides (2009-04). Invented Press."),
    ("mla", {**ARTICLE, "issue": "Suppl 1"}, "Roe, Ann. “Tides.” J Test, vol. 1, no. Suppl 1, 2020."),
    ("mla", {**ARTICLE, "issue": "1-2"}, "Roe, Ann. “Tides.” J Test, vol. 1, nos. 1–2, 2020."),
    # The style writes its own word for an edition and a version.
    ("harvard", {**BOOK, "edition": "2nd ed."}, "Roe, A. (2004) Tides. 2nd edn. Invented Press."),
    ("apa", {**BOOK, "edition": "Second edition"}, "Roe, A. (2004). Tides (2nd ed.). Invented Press."),
    ("apa", {**BOOK, "edition": "Rev. ed."}, "Roe, A. (2004). Tides (Rev. ed.). Invented Press."),
    ("apa", {**BOOK, "type": "software", "version": "v2.3.1"}, "Roe, A. (2004). Tides (Version 2.3.1) [Computer software]. Invented Press."),
    # AMA 3.7 and Citing Medicine 1: no full stops, no hyphens between initials.
    ("ama", {**ARTICLE, "author": [KING]}, "1. King JP Jr. Tides. J Test. 2020;1."),
    ("vancouver", {**ARTICLE, "author": [KING, ROE]}, "1. King JP Jr, Roe A. Tides. J Test. 2020;1."),
    ("apa", {**ARTICLE, "author": [KING]}, "King, J.-P., Jr. (2020). Tides. J Test, 1."),
    # Names of Chinese letters have no initials.
    ("ieee", {**ARTICLE, "author": [YAMADA, ROE]}, "[1] 山田太郎 and A. Roe, “Tides,” J Test, vol. 1, 2020."),
    ("harvard", {**ARTICLE, "author": [YAMADA]}, "山田太郎 (2020) ‘Tides’, J Test, 1."),
    ("apa", {**ARTICLE, "author": [{"family": "李", "given": "Wei"}]}, "李, W. (2020). Tides. J Test, 1."),
    # Scripts without capitals have no initials, and no other script than these has names without a blank.
    ("ieee", {**ARTICLE, "author": [ALHASAN, ROE]}, "[1] أحمد محمد الحسن and A. Roe, “Tides,” J Test, vol. 1, 2020."),
    ("apa", {**ARTICLE, "author": [ALHASAN, ROE]}, "الحسن, أحمد محمد, & Roe, A. (2020). Tides. J Test, 1."),
    ("vancouver", {**ARTICLE, "author": [ALHASAN]}, "1. الحسن أحمد محمد. Tides. J Test. 2020;1."),
    ("mla", {**ARTICLE, "author": [SHARMA, GELASHVILI]}, "शर्मा, राम, and გიორგი გელაშვილი. “Tides.” J Test, vol. 1, 2020."),
    ("ieee", {**ARTICLE, "author": [SHARMA, SARGSYAN]}, "[1] राम शर्मा and Ա. Սարգսյան, “Tides,” J Test, vol. 1, 2020."),
    # The title of the original is in another language, whose capitals are not English.
    ("mla", FILM, "Roe, Ann. Vagabond. Invented Press, 2004. Originally published as Sans toit ni loi."),
    # What a style does not know by its newer name.
    ("ieee", TALK, "[1] A. Roe, “Tides,” presented at the Meeting on Tests, Jun. 03, 2018."),
    ("ama", {**BOOK, "type": "classic"}, "1. Roe A. Tides. Invented Press; 2004."),
    ("ama", {**BOOK, "type": "pamphlet"}, "1. Roe A. Tides. Invented Press; 2004."),
    ("ieee", REVIEW, "[1] A. Roe, “Of tides,” J Test, vol. 1, p. 9, 2020."),
    ("harvard", {**BOOK, "type": "standard", "number": "ISO 690"}, "Roe, A. (2004) Tides. ISO 690. Invented Press."),
    # 11.4: the court stands in brackets with the year.
    ("apa", {**BOOK, "type": "legal_case", "author": [], "publisher": "Cal. Ct. App.", "container_title": "F. Supp.", "volume": "5", "page": {"first": "9"}}, "Tides, 5 F. Supp. 9 (Cal. Ct. App. 2004)."),
    # AMA 3.15: what never was a journal's is not "published online" ahead of its print.
    ("ama", {**BOOK, "type": "manuscript"}, "1. Roe A. Tides. Invented Press; 2004."),
    ("ama", {**BOOK, "type": "dataset"}, "1. Roe A. Tides. Invented Press. 2004."),
    ("ama", {**ARTICLE, "type": "article-magazine", "volume": None, "page": {"first": "9"}}, "1. Roe A. Tides. J Test. 2020:9."),
    ("ama", {**ARTICLE, "type": "article-magazine", "page": {"first": "9"}}, "1. Roe A. Tides. J Test. 2020;1:9."),
    # What has no address but a number of arXiv or a Handle.
    ("apa", {**BOOK, "type": "article", "publisher": "arXiv", "arxiv": "1706.03762"}, "Roe, A. (2004). Tides. arXiv. https://arxiv.org/abs/1706.03762"),
    ("apa", {**BOOK, "handle": "20.500.12345/77"}, "Roe, A. (2004). Tides. Invented Press. https://hdl.handle.net/20.500.12345/77"),
)  # fmt: skip


@needs_styles
@pytest.mark.parametrize(("style", "work", "line"), ROWS)
def test_a_work_is_printed_by_its_manual(style: str, work: dict[str, Any], line: str) -> None:
    (made,) = bibliography([Entry(key="k", record=Record.model_validate(work))], style).works
    assert f"{made.label} {made.text()}".strip() == line


PLAIN = Style("", "", "", "–", b"")


@pytest.mark.parametrize(
    "item",
    [
        {"type": "classic", "title": "Tides: a study"}, {"type": "book", "number": "1, 3", "volume": "1, 3", "issue": "1–2"},
        {"type": "book", "author": [{"family": "Кинг", "given": "J.-P.", "suffix": "Jr."}, {"literal": "山田 Group"}, {"family": "山田"}]},
        {"type": "software", "version": "beta 2"}, {"type": "software", "version": "Vista"}, {"type": "book", "edition": "Kindle"},
    ],
)  # fmt: skip
def test_of_a_style_that_asks_nothing_a_work_stays_as_it_is(item: dict[str, Any]) -> None:
    assert (
        fitted(item, PLAIN._replace(words=frozenset(("event-title",))), ["author"] if "author" in item else []) == item
    )
