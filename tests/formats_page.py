"""The tables of docs/formats.md, made of the code's own: `python tests/formats_page.py` writes them anew into the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from harvester.exporters import EXPORTERS, Exporter, endnote_xml, nbib, ris
from harvester.exporters.coins import KINDS as COINS
from harvester.exporters.json_ld_kinds import KINDS as SCHEMA_ORG
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


def batched(exporters: Sequence[Exporter], size: int) -> Iterator[Sequence[Exporter]]:
    for start in range(0, len(exporters), size):
        yield exporters[start : start + size]


def fields() -> str:
    """Each field and detail of a record in each format, in tables that fit a page."""
    rows = [(fact, WORDS.get(fact) or field_name(fact)) for fact in FACTS]
    # BibTeX in ASCII has the fields of BibTeX.
    told = [one for one in EXPORTERS if one.name != "bibtex-ascii"]
    tables = []
    for exporters in batched(told, 5):
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


def _coins(kind: CslType) -> str:
    return " ".join(part for part in (COINS[kind].format, COINS[kind].genre) if part)


def _schema_org(kind: CslType) -> str:
    return "; ".join(part for part in (SCHEMA_ORG[kind].type, SCHEMA_ORG[kind].additional) if part)


def kinds() -> str:
    """What a work of each CSL type is in each format, with the reasons that the tables give."""

    def rows() -> Iterator[list[str]]:
        for kind in CSL_TYPES:
            name, number = OF_RIS[endnote_xml.kind_of(Record(type=kind))]
            reasons = (MODS[kind].why, MARC[kind].why, SCHEMA_ORG[kind].why, COINS[kind].why)
            why = "; ".join(dict.fromkeys(text for text in reasons if text))
            yield [
                f"`{kind}`",
                ris.TYPES[kind],
                f"{name} ({number})",
                _mods(kind),
                _marc(kind),
                nbib.TYPES.get((kind, None), "–"),
                _schema_org(kind),
                _coins(kind),
                why,
            ]

    return _table(
        [
            "CSL",
            "RIS",
            "EndNote XML",
            "MODS",
            "MARC: leader/06-07, 008, 655",
            "PubMed",
            "schema.org: class; additionalType",
            "COinS",
            "why",
        ],
        rows(),
    )


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
