"""The tables of docs/formats.md, made of the code's own: `python tests/formats_page.py` writes them anew into the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from harvester.exporters import EXPORTERS, Exporter, endnote_xml, nbib, ris
from harvester.exporters.losses import FACTS, WORDS
from harvester.exporters.marc_codes import KINDS as MARC
from harvester.exporters.marc_codes import level
from harvester.exporters.mods_types import KINDS as MODS
from harvester.plain_words import field_name
from parsers.formats.endnote_types import OF_RIS
from parsers.record import CSL_TYPES, CslType, Record

PAGE = Path(__file__).parents[1] / "docs" / "formats.md"
# Where the tables stand between the words of the page.
MARKS = ("<!-- {}: begin -->\n", "<!-- {}: end -->\n")


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _table(head: list[str], rows: Iterator[list[str]]) -> str:
    return _row(head) + "|" + "---|" * len(head) + "\n" + "".join(map(_row, rows))


def _whole(exporter: Exporter, fact: str) -> str:
    place = exporter.holds.get(fact)
    return f"`{place}`" if place else "–"


def fields() -> str:
    """Each field and detail of a record in each format, in two tables that fit a page."""
    rows = [(fact, WORDS.get(fact) or field_name(fact)) for fact in FACTS]
    tables = []
    for exporters in (EXPORTERS[:5], EXPORTERS[5:]):
        head = ["field", "", *(one.title for one in exporters)]
        tables.append(
            _table(head, ([f"`{fact}`", words, *(_whole(one, fact) for one in exporters)] for fact, words in rows))
        )
    return "\n".join(tables)


def _mods(kind: CslType) -> str:
    own = [term for _authority, term in MODS[kind].own]
    host = [f"host: {term}" for _authority, term in MODS[kind].of_host]
    return "; ".join([MODS[kind].resource, *own, *host])


def _marc(kind: CslType) -> str:
    codes = ", ".join(f"008/{place} {code}" for place, code in MARC[kind].codes)
    term = MARC[kind].term
    leader = f"{MARC[kind].material}{level(Record(type=kind))}"
    return "; ".join(part for part in (leader, codes, term) if part)


def kinds() -> str:
    """What a work of each CSL type is in each format, with the reasons that the tables give."""

    def rows() -> Iterator[list[str]]:
        for kind in CSL_TYPES:
            name, number = OF_RIS[endnote_xml.kind_of(Record(type=kind))]
            why = "; ".join(dict.fromkeys(text for text in (MODS[kind].why, MARC[kind].why) if text))
            yield [
                f"`{kind}`",
                ris.TYPES[kind],
                f"{name} ({number})",
                _mods(kind),
                _marc(kind),
                nbib.TYPES.get((kind, None), "–"),
                why,
            ]

    return _table(["CSL", "RIS", "EndNote XML", "MODS", "MARC: leader/06-07, 008, 655", "PubMed", "why"], rows())


TABLES = {"fields": fields, "kinds": kinds}


def renewed(text: str) -> str:
    """The page with its tables as the code has them."""
    for name, table in TABLES.items():
        begin, end = (mark.format(name) for mark in MARKS)
        before, _begin, rest = text.partition(begin)
        _old, _end, after = rest.partition(end)
        text = f"{before}{begin}\n{table()}\n{end}{after}"
    return text


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
