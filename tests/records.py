"""Records for the tests of exports: real-world shapes, devilish ones, and a strategy that makes more."""

from __future__ import annotations

import unicodedata
from typing import Any

from hypothesis import strategies as st

from harvester.citation_keys import assign
from harvester.work import Entry
from parsers import clean
from parsers.record import Record


def person(family: str, given: str | None = None, **more: object) -> dict[str, Any]:
    return {"family": family, "given": given, **more}


SHAPES: tuple[dict[str, Any], ...] = (
    {
        "type": "article-journal",
        "title": "Alliance A061202: Ixazomib, pomalidomide, and dexamethasone for patients with lenalidomide-refractory MM in first relapse",
        "author": [person("Voorhees", "P."), person("Bova-Solem", "M."), person("Richardson", "P. G.")], "container_title": "Blood Advances",
        "volume": "8", "issue": "19", "page": {"first": "5039", "last": "5050"}, "issued": {"year": 2024, "month": 10, "day": 8},
        "issn": [{"value": "2473-9529", "kind": "print"}, {"value": "2473-9537", "kind": "electronic"}], "publisher": "American Society of Hematology",
        "doi": "10.1182/bloodadvances.2024013623", "pmid": "39058954", "pmcid": "PMC11465741", "language": "en",
        "keyword": [{"text": "antigens, cd19"}, {"text": "human"}], "abstract": "Rates were 43.6% &amp; rising; P &lt; .05.",
    },
    {
        "type": "article-journal", "title": "The <i>Drosophila</i> eye: CD4<sup>+</sup> T cells &amp; H<sub>2</sub>O in 50% of mRNA_1 #3",
        "author": [
            person("Gogh", "Vincent", non_dropping_particle="van"), person("Beethoven", "Ludwig", dropping_particle="van"),
            person("Bianco", "F. J.", suffix="Jr"), {"literal": "Alliance for Clinical Trials, Oncology and Research"},
            {"literal": "Évaluation Group"}, person("Öztürk", "Şule"), person("İnönü", "Işık"), person("Łukasiewicz", "Đorđe"),
            person("Ødegård", "Åse"), person("Groß", "Jürgen"), person("Иванов", "Иван"), person("王", "小明"), person("García Márquez", "Gabriel"),
            person("O'Neill", "Seán"), person("and Sons", "Smith"), person("Plato"), person("de la Cruz"),
        ],
        "container_title": "Journal of {Odd} Things", "volume": "1", "article_number": "e0231847", "issued": {"year": 2020, "month": 4},
        "doi": "10.5555/odd{1}_2%(3)", "url": "https://example.org/a_b?c=%20d#e", "language": "en",
    },
    {"type": "book", "title": "A Handbook of Invented Things", "editor": [person("Cruz", "M.", non_dropping_particle="de la")],
     "edition": "2", "publisher": "Invented Press", "publisher_place": "New York", "issued": {"year": 2004}, "isbn": ["9780306406157"],
     "collection_title": "Invented Series", "collection_number": "7"},
    {"type": "chapter", "title": "On borrowed light", "author": [person("Okafor", "Chidi")], "editor": [person("Smith", "J.")],
     "container_title": "A Handbook of Invented Things", "publisher": "Invented Press", "page": {"first": "xiv", "last": "xx"}, "issued": {"year": 2004}},
    {"type": "paper-conference", "title": "Streaming joins", "author": [person("Ng", "A.")], "container_title": "Proceedings of the 9th Conference",
     "event_title": "9th Conference", "event_place": "Lisbon", "event_date": {"year": 2012, "month": 10, "day": 3, "end": {"year": 2012, "month": 10, "day": 5}},
     "page": {"first": "101", "last": "109"}, "issued": {"year": 2012, "month": 10}},
    {"type": "thesis", "title": "Frön och deras läsare i Norden", "translated_title": "Seeds and their readers in the North", "genre": "Doctoral thesis", "author": [person("Lindqvist", "Åsa")],
     "publisher": "Invented University", "issued": {"year": 1998}, "language": "sv"},
    {"type": "thesis", "title": "Words that travel", "genre": "Master's thesis", "author": [person("Hansen", "K.")], "publisher": "Invented College",
     "issued": {"year": 2001}},
    {"type": "report", "title": "Water use in hospital gardens", "author": [{"literal": "Invented Institute of Gardens"}], "number": "TR-2009-04",
     "publisher": "Invented Institute of Gardens", "issued": {"year": 2009, "month": 11}},
    {"type": "dataset", "title": "Bird counts 1998–2003", "author": [person("Virtanen", "L.")], "publisher": "Bird Bank", "issued": {"year": 2003, "season": "spring"}},
    {"type": "article", "title": "A preprint", "genre": "Preprint", "author": [person("Haddad", "R.")], "issued": {"year": 2023}, "doi": "10.5555/pre.1"},
    {"type": "article-journal", "title": "In 東京: 研究 and مرحبا and 🎉 with unbalanced } brace { and back\\slash ~tilde^", "author": [person("Doe", "J.")],
     "container_title": "J", "volume": "2", "issue": "1-2", "page": {"first": "S12", "last": "S19"}, "issued": {"year": 2003, "month": 7, "end": {"year": 2003, "month": 8}}},
    {"type": "article-journal", "title": "Pages apart", "author": [person("Ng", "A."), person("Okafor", "Chidi", others=True)], "container_title": "Journal of Testing",
     "volume": "3", "issue": "4", "page": {"first": "12", "last": "15", "more": [{"first": "20"}, {"first": "31", "last": "33"}]}, "issued": {"year": 1988}},
    {"title": "Only a title"},
)  # fmt: skip


def entries(*values: dict[str, Any]) -> tuple[Entry, ...]:
    records = [Record.model_validate(value) for value in values or SHAPES]
    return tuple(Entry(key=key, record=record) for key, record in zip(assign(records), records, strict=True))


NASTY = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Co", "Cf")), min_size=1, max_size=30
).map(lambda text: unicodedata.normalize("NFC", " ".join(text.split()))).filter(lambda text: clean.line(text) == text)  # fmt: skip
WORDS = st.lists(st.sampled_from(["mRNA", "A", "T", "cells", "of", "DNA-binding", "the", "{x}", "50%", "É", "ß", "東", "and", "a_b", "Paris:", "#1", "\\x", "U.S."]), min_size=1, max_size=6).map(" ".join)  # fmt: skip
PEOPLE = st.lists(
    st.one_of(
        st.builds(person, st.sampled_from(["Okafor", "Ödegård", "O'Neill", "García Márquez", "Иванов", "王"]), st.sampled_from([None, "C.", "Anna Maria", "Ş."])),
        st.builds(lambda text: {"literal": text}, st.sampled_from(["WHO", "Group, of and for Tests", "Société d'Études"])),
    ),
    max_size=3,
)  # fmt: skip
MADE = st.fixed_dictionaries(
    {"title": st.one_of(WORDS, NASTY).map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))},
    optional={
        "type": st.sampled_from(["article-journal", "book", "chapter", "thesis", "report", "dataset"]), "author": PEOPLE, "editor": PEOPLE,
        "container_title": WORDS, "volume": st.sampled_from(["8", "S-1", "12A"]), "issue": st.sampled_from(["19", "1-2"]),
        "page": st.sampled_from([{"first": "1", "last": "9"}, {"first": "e5"}]), "issued": st.sampled_from([{"year": 2020}, {"year": 2021, "month": 5}]),
        "publisher": WORDS, "doi": st.sampled_from(["10.5555/a_b", "10.5555/(x)<y>{z}"]), "keyword": st.lists(st.builds(lambda text: {"text": text}, WORDS), max_size=3),
        "abstract": st.one_of(WORDS, NASTY).map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")),
    },
)  # fmt: skip
