"""bibtex, biber and pandoc judge what we write of every fixture, of every type, and of records that are made to hurt."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from library_records import all_entries
from records import MADE
from test_export_judges import back, needs, people, run

from harvester.citation_keys import assign
from harvester.exporters import biblatex, bibtex, bibtex_ascii, csl_json
from harvester.work import Entry
from parsers.record import CSL_TYPES, ROLES, Record

# What a work may lack, in the words of the styles; and that plain ignores the editors of a book that has authors, which
# are kept for whoever takes them.
LACKS = re.compile(
    r"to sort, need .*key|for \S+, (?:empty|need)|empty (?:author|school|booktitle|publisher|journal|institution|title|year|note)"
    r"|there's a number but no (?:volume|series)|can't use both author and editor fields"
)
# What biber misses, and a volume that is no number: biblatex wants one, and works have others.
MISSING = re.compile(r"Missing mandatory field|Invalid value of field 'volume' must be datatype 'integer'|WARNINGS: \d")


def of_every_type() -> Iterator[Record]:
    """A full record and a bare one of each type, and one of none."""
    full: dict[str, Any] = {
        "title": "On Ng's tides: A <i>study</i> of 50% &amp; more", "title_short": "Tides", "original_title": "Von Gezeiten",
        "author": [{"family": "Gogh", "given": "Vincent", "non_dropping_particle": "van"}, {"family": "King", "given": "M.", "suffix": "Jr."},
                   {"literal": "Tides and Currents, Inc."}],
        "editor": [{"family": "Ode", "given": "Marit"}], "translator": [{"family": "Roe", "given": "R."}], "container_title": "Tides",
        "container_title_short": "Td.", "volume": "8", "issue": "1-2", "page": {"first": "1", "last": "9"}, "article_number": "e7", "number": "TR-7",
        "issn": [{"value": "2473-9529"}, {"value": "2473-9537"}], "isbn": ["9780306406157", "9781861972712"], "publisher": "Press",
        "publisher_place": "Lisbon", "collection_title": "Series", "collection_number": "3", "edition": "2", "version": "1.2", "number_of_pages": "99",
        "event_title": "Conference", "event_place": "Lisbon", "event_date": {"year": 2012, "month": 10, "day": 3}, "genre": "Kind", "language": "en-GB",
        "issued": {"year": 2012, "month": 7}, "doi": "10.5555/a_b(c)<d>", "pmid": "7", "pmcid": "PMC7",
        "arxiv": "2301.00001", "handle": "1721.1/7", "url": "https://example.org/a_b%20c?d=~e&f#g", "rights": "© 2012", "note": "A note",
        "keyword": [{"text": "cs.LG", "scheme": "arXiv"}, {"text": "one, two"}], "abstract": "So &lt; much.",
    }  # fmt: skip
    for place, csl in enumerate((*CSL_TYPES, None)):
        # Each in a year of its own, by people of its own: alpha has letters for 26 of one.
        yield Record.model_validate(full | {"type": csl, "issued": {"year": 2012 - place, "month": 7}})
        group = {"literal": f"{chr(65 + place // 7)}{place % 7} Group"}
        yield Record.model_validate({"type": csl, "title": f"Bare {place}", "author": [group]})
        year = {"year": 1999 - place}
        yield Record.model_validate({"type": csl, "title": "Edited", "editor": full["editor"], "issued": year})


def entries_of(records: list[Record]) -> tuple[Entry, ...]:
    return tuple(Entry(key=key, record=one) for key, one in zip(assign(records), records, strict=True))


def with_credits() -> Iterator[Record]:
    """Works of every type that have people in every role: where editors stand beside them, and where the director stands for them."""
    for one in of_every_type():
        for roles in (ROLES, ("director", "container-author"), ("compiler",)):
            people = [{"role": role, "name": {"family": "Varda", "given": role.title()}} for role in roles]
            yield Record.model_validate(one.model_dump() | {"credit": people})


SETS = {
    "fixtures": all_entries(),
    "types": entries_of(list(of_every_type())),
    "credits": entries_of(list(with_credits())),
}
sets = pytest.mark.parametrize("name", SETS)


def judged_by_bibtex(folder: Path, style: str, dialect: ModuleType, entries: tuple[Entry, ...]) -> str:
    (folder / "x.bib").write_text("".join(dialect.write(entries)), encoding="utf-8")
    (folder / "x.aux").write_text(f"\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{x}}\n", encoding="utf-8")
    done = run("bibtex", "x", cwd=folder)
    out = done.stdout.decode("utf-8", "replace")
    assert done.returncode == 0, [line for line in out.splitlines() if "Warning--" not in line]
    assert [one for one in re.findall(r"Warning--(.*)", out) if not LACKS.match(one)] == []
    bbl = (folder / "x.bbl").read_bytes().decode("utf-8")  # cut letters would not decode
    assert bbl.count("\\bibitem") == len(entries)
    return bbl


@needs("bibtex")
@sets
@pytest.mark.parametrize("style", ["plain", "abbrv", "alpha"])
@pytest.mark.parametrize("dialect", [bibtex, bibtex_ascii], ids=["utf-8", "ascii"])
def test_bibtex_warns_of_nothing_but_what_works_lack(
    tmp_path: Path, style: str, dialect: ModuleType, name: str
) -> None:
    judged_by_bibtex(tmp_path, style, dialect, SETS[name])


def judged_by_biber(folder: Path, entries: tuple[Entry, ...]) -> None:
    (folder / "x.bib").write_text("".join(biblatex.write(entries)), encoding="utf-8")
    done = run("biber", "--tool", "--validate-datamodel", "x.bib", cwd=folder)
    out = done.stdout.decode("utf-8", "replace")
    assert done.returncode == 0, out
    warnings = [line for line in out.splitlines() if "WARN" in line or "ERROR" in line]
    assert [line for line in warnings if not MISSING.search(line)] == []
    told = (folder / "x_bibertool.bib").read_text(encoding="utf-8")
    assert len(re.findall(r"^@\w+\{", told, re.MULTILINE)) == len(entries)


@needs("biber")
@sets
def test_biber_finds_nothing_wrong_with_the_data_model(tmp_path: Path, name: str) -> None:
    judged_by_biber(tmp_path, SETS[name])


@needs("bibtex", "biber")
@given(st.lists(MADE, min_size=40, max_size=40))
@settings(max_examples=2, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_made_records_are_taken_by_both(tmp_path_factory: pytest.TempPathFactory, values: list[dict[str, Any]]) -> None:
    folder = tmp_path_factory.mktemp("made")
    entries = entries_of([Record.model_validate(value) for value in values])
    judged_by_bibtex(folder, "plain", bibtex, entries)
    judged_by_bibtex(folder, "abbrv", bibtex_ascii, entries)  # alpha has letters for 26 of a kind alone
    judged_by_biber(folder, entries)


def plain(text: Any) -> str:
    """As letters are compared: without markup, with one kind of dash and of quotation marks."""
    # pandoc does not know LaTeX's \\textbraceleft.
    flat = re.sub(r"</?(?:i|b|sub|sup|span)\b[^>]*>|[{}]", "", str(text or ""))
    return " ".join(flat.translate(str.maketrans("–‐−’‘“”\u00a0", "---''\"\" ")).split())


# Fields in which pandoc has a rule of its own, that works are compared without.
FIELDS = (
    "title",
    "container-title",
    "volume",
    "issue",
    "page",
    "DOI",
    "URL",
    "publisher",
    "ISBN",
    "title-short",
    "abstract",
)
OF_ARTICLES = ("volume", "issue", "page", "container-title")


@needs("pandoc")
@pytest.mark.parametrize(("dialect", "source"), [(bibtex, "bibtex"), (bibtex_ascii, "bibtex"), (biblatex, "biblatex")], ids=["bibtex", "ascii", "biblatex"])  # fmt: skip
def test_pandoc_reads_every_fixture_back(tmp_path: Path, dialect: ModuleType, source: str) -> None:
    known = {entry.key: entry.record for entry in all_entries()}
    ours = {entry.key: csl_json.item(entry) for entry in all_entries()}
    found = back("".join(dialect.write(all_entries())), source, tmp_path)
    assert [one["id"] for one in found] == [entry.key for entry in all_entries()]
    for theirs in found:
        mine, record = ours[theirs["id"]], known[theirs["id"]]
        is_article = record.type == "article-journal"
        for field in FIELDS:
            said, heard = plain(mine.get(field)), plain(theirs.get(field))
            if not said or (field in OF_ARTICLES and not is_article) or (field == "page" and not record.page):
                continue
            if field in ("publisher", "ISBN") and source == "biblatex":
                continue  # the data model gives articles no publisher, and theses no ISBN
            if field in ("title", "title-short"):
                # It writes titles in sentence case: ours must keep what is protected, so capitals inside words are told apart.
                assert heard.casefold() == said.casefold(), theirs["id"]
                kept = [word for word in re.findall(r"\w+", said) if any(char.isupper() for char in word[1:])]
                assert [word for word in kept if word not in heard] == [], theirs["id"]
            elif field in ("DOI", "URL"):
                assert plain(unquote(heard)).casefold() == plain(unquote(said)).casefold(), (theirs["id"], field)
            elif field == "publisher":
                # "howpublished" is one too, and names arXiv by the number there.
                assert said in heard.split("; ") or (said == "arXiv" and heard.startswith("arXiv:")), theirs["id"]
            else:
                assert heard == said, (theirs["id"], field)
        # A particle goes with the given name or with the family name, as each program has it: the letters are the same.
        # An open list has as its last name what pandoc makes of "and others".
        goes_on = record.author and record.author[-1].others
        assert people_of(theirs) == [*people_of(mine), *(["ehorst"] if goes_on else [])], theirs["id"]
        if record.issued and source == "biblatex" and not record.issued.season:
            assert theirs["issued"]["date-parts"] == mine["issued"]["date-parts"], theirs["id"]
        elif record.issued:
            assert theirs["issued"]["date-parts"][0][0] == record.issued.year


def people_of(item: dict[str, Any]) -> list[str]:
    # Nor does pandoc know \\dj.
    return ["".join(sorted(re.sub(r"[ Đđ]", "", plain(one)))) for one in people(item)]


@needs("bibtex")
def test_the_order_of_entries_changes_no_entry(tmp_path: Path) -> None:
    entries = list(all_entries())
    random.Random(7).shuffle(entries)
    pieces = sorted(bibtex.write(entries))
    assert pieces == sorted(bibtex.write(all_entries()))
    judged_by_bibtex(tmp_path, "plain", bibtex, tuple(entries))
