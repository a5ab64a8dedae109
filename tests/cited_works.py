"""Works of the kinds that people cite most, as records; invented, in the shapes of real ones. In the order of `WORKS`."""

from __future__ import annotations

from typing import Any

from harvester.work import Entry
from parsers.record import Record


def person(family: str, given: str) -> dict[str, Any]:
    return {"family": family, "given": given}


_KEATS, _OKAFOR, _NG = person("Keats", "Maria L."), person("Okafor", "Chidi"), person("Ng", "Anna")
WORKS: dict[str, dict[str, Any]] = {
    "article": {
        "type": "article-journal", "title": "Sleep and memory in shift workers: A cohort study", "author": [_KEATS, _OKAFOR, _NG],
        "container_title": "Journal of Invented Medicine", "container_title_short": "J Invent Med", "volume": "12", "issue": "3",
        "page": {"first": "201", "last": "209"}, "issued": {"year": 2019, "month": 5, "day": 14}, "doi": "10.5555/jim.2019.17", "language": "en",
        "url": "https://example.org/jim/17", "pmid": "31234567", "publisher": "Invented Press", "issn": [{"value": "2473-9529", "kind": "print"}],
    },
    "number": {
        "type": "article-journal", "title": "Bees prefer <i>Salvia</i> in dry years", "author": [_NG, _OKAFOR], "container_title": "Open Ecology",
        "volume": "4", "issue": "1", "article_number": "e0231847", "issued": {"year": 2020, "month": 4}, "doi": "10.5555/oe.231847",
    },
    "book": {
        "type": "book", "title": "A history of small gardens", "author": [person("Brandt", "Louise")], "edition": "2", "publisher": "Garden Press",
        "publisher_place": "London", "issued": {"year": 2004}, "isbn": ["9780306406157"], "number_of_pages": "312",
    },
    "chapter": {
        "type": "chapter", "title": "Walls and hedges", "author": [_OKAFOR], "editor": [person("Smith", "John"), person("Diaz", "Eva")],
        "container_title": "The Oxford book of gardens", "publisher": "Garden Press", "publisher_place": "London",
        "page": {"first": "45", "last": "67"}, "issued": {"year": 2011},
    },
    "thesis": {
        "type": "thesis", "title": "Seeds and their readers", "genre": "Doctoral dissertation", "author": [person("Lindqvist", "Åsa")],
        "publisher": "Invented University", "issued": {"year": 1998}, "url": "https://example.org/theses/98",
    },
    "report": {
        "type": "report", "title": "Water use in hospital gardens", "genre": "Technical report", "author": [{"literal": "Institute of Gardens"}],
        "number": "TR-2009-04", "publisher": "Institute of Gardens", "publisher_place": "Geneva", "issued": {"year": 2009, "month": 11},
        "url": "https://example.org/tr/4",
    },
    "preprint": {
        "type": "article", "title": "Early light and late sleep", "genre": "Preprint", "author": [person("Haddad", "Rana")], "publisher": "medRxiv",
        "issued": {"year": 2023, "month": 2, "day": 3}, "doi": "10.5555/2023.02.01.7",
    },
    "conference": {
        "type": "paper-conference", "title": "Streaming joins on small machines", "author": [_NG, person("Virtanen", "Lauri")],
        "container_title": "Proceedings of the 9th Conference on Data", "event_title": "9th Conference on Data", "event_place": "Lisbon, Portugal",
        "event_date": {"year": 2012, "month": 10, "day": 3}, "publisher": "ACM", "page": {"first": "101", "last": "109"},
        "issued": {"year": 2012, "month": 10}, "doi": "10.5555/cd.2012.9",
    },
    "dataset": {
        "type": "dataset", "title": "Bird counts in northern towns", "author": [person("Virtanen", "Lauri")], "version": "1.2", "publisher": "Zenodo",
        "issued": {"year": 2021, "month": 6, "day": 1}, "doi": "10.5555/zenodo.42",
    },
    "webpage": {
        "type": "webpage", "title": "How to read a label", "author": [{"literal": "Institute of Gardens"}], "container_title": "Garden Advice",
        "issued": {"year": 2022, "month": 3, "day": 9}, "url": "https://example.org/labels",
    },
}  # fmt: skip


def entries() -> tuple[Entry, ...]:
    return tuple(Entry(key=key, record=Record.model_validate(work)) for key, work in WORKS.items())
