"""Lists of people that go on with others who are not named: read from each format, written where it has a place, told where it has none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from merging import told as merged
from pubmed_cases import WHOLE

from harvester.crosscheck.typed import read_typed, shown
from harvester.exporters import EXPORTERS, Exporter, csl_json, plain
from harvester.exporters import mods as mods_writer
from harvester.exporters.losses import Losses, exported
from harvester.work import Entry
from parsers.formats import bibtex, endnote_xml, mods, nbib, ris
from parsers.formats import csl_json as csl_reader
from parsers.formats.crossref import read_work
from parsers.formats.gathered import Gathering
from parsers.formats.library import Library
from parsers.formats.pubmed import read as read_pubmed
from parsers.names import read_names
from parsers.names.open_lists import is_open, joined, without_words
from parsers.people import people
from parsers.record import Credit, Reading, Record, Said, Unread
from parsers.values import Name

NG, CRUZ = Name(family="Ng", given="Amara"), Name(family="Cruz", given="M.")
OPEN = (NG, Name(family="Cruz", given="M.", others=True))


def only(library: Library) -> Reading:
    (entry,) = library.entries
    return entry.reading


def crossref(text: str) -> Reading:
    gathered = Gathering()
    read_work(
        {"author": [{"family": "Ng", "given": "Amara"}, {"family": "Cruz", "given": "M."}, {"name": text}]}, gathered
    )
    return gathered.reading("crossref")


def pubmed(complete: str) -> Reading:
    authors = "".join(
        f"<Author><LastName>{one.family}</LastName><ForeName>{one.given}</ForeName></Author>" for one in (NG, CRUZ)
    )
    text = WHOLE % (f'<AuthorList CompleteYN="{complete}">{authors}</AuthorList>', "")
    return read_pubmed(text.encode())


def mods_names(last: str) -> Reading:
    names = "".join(f'<name type="personal"><namePart>{one.inverted()}</namePart></name>' for one in (NG, CRUZ))
    return only(
        mods.read(
            f'<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>T</title></titleInfo>{names}{last}</mods>'.encode()
        )
    )


SAID: tuple[tuple[str, Callable[[], Reading]], ...] = (
    ("bibtex and others", lambda: only(bibtex.read(b"@book{a, author={Ng, Amara and Cruz, M. and others}}"))),
    ("bibtex et al.", lambda: only(bibtex.read(b"@book{a, author={Ng, Amara and Cruz, M. et al.}}"))),
    ("ris", lambda: only(ris.read(b"TY  - BOOK\nAU  - Ng, Amara\nAU  - Cruz, M.\nAU  - et al\nER  - \n"))),
    ("ris behind a name", lambda: only(ris.read(b"TY  - BOOK\nAU  - Ng, Amara\nAU  - Cruz, M., et al.\nER  - \n"))),
    ("ris on one line", lambda: only(ris.read(b"TY  - BOOK\nAU  - Ng, Amara; Cruz, M.; et al\nER  - \n"))),
    ("nbib", lambda: only(nbib.read(b"PMID- 7\nFAU - Ng, Amara\nAU  - Ng A\nFAU - Cruz, M\nAU  - Cruz M\nAU  - et al.\n"))),
    ("csl literal", lambda: only(csl_reader.read(b'[{"author": [{"family": "Ng", "given": "Amara"}, {"family": "Cruz", "given": "M."}, {"literal": "others"}]}]'))),
    ("csl family", lambda: only(csl_reader.read(b'[{"author": [{"family": "Ng", "given": "Amara"}, {"family": "Cruz", "given": "M."}, {"family": "et al."}]}]'))),
    ("endnote", lambda: only(endnote_xml.read(b'<xml><records><record><ref-type name="Book">6</ref-type><contributors><authors><author>Ng, Amara</author><author>Cruz, M.</author><author>et al.</author></authors></contributors></record></records></xml>'))),
    ("mods", lambda: only(mods.read(
        b'<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>T</title></titleInfo>'
        + b"".join(b'<name type="personal"><namePart>%s</namePart><role><roleTerm>aut</roleTerm></role></name>' % one for one in (b"Ng, Amara", b"Cruz, M.", b"[et al.]")) + b"</mods>"))),
    *((f"mods {last}", lambda last=last: mods_names(last)) for last in (
        "<name><etal/><role><roleTerm>aut</roleTerm></role></name>", "<name><etal>u. a.</etal></name>", "<name><namePart>et al.</namePart></name>",
    )),
    ("crossref", lambda: crossref("et al.")), ("pubmed", lambda: pubmed("N")),
)  # fmt: skip


@pytest.mark.parametrize("read", [read for _name, read in SAID], ids=[name for name, _read in SAID])
def test_that_a_list_goes_on_is_read_and_nobody_is_called_so(read: Callable[[], Reading]) -> None:
    reading = read()
    assert [(one.inverted(), one.others) for one in reading.record.author] == [("Ng, Amara", None), ("Cruz, M.", True)]
    assert [one for one in reading.unread if one.field == "author"] == []


def test_a_list_that_is_whole_is_not_open() -> None:
    assert pubmed("Y").record.author == (NG, CRUZ)


@pytest.mark.parametrize(
    "text",
    ["Ng, Amara; Cruz, M.; et al.", "Amara Ng, M. Cruz, et al.", "Amara Ng, M. Cruz and others", "Ng A, Cruz M, et al"],
)
def test_lists_in_one_text(text: str) -> None:
    names = read_names(text)
    assert ([name.family for name in names], is_open(names)) == (["Ng", "Cruz"], True)


def test_pages_say_it_in_a_tag_of_its_own() -> None:
    unread: list[Unread] = []
    said = [
        Said(field="author", text=text, where="meta citation_author") for text in ("Ng, Amara", "Cruz, M.", "et al.")
    ]
    assert (people(said, unread), unread) == (OPEN, [])
    said = [Said(field="author", text="et al.", where="meta citation_author")]
    assert people(said, unread) == ()
    assert [one.why for one in unread] == ["not a name"]


def test_words_are_left_where_they_are_somebody_or_stand_alone() -> None:
    group = Name(literal="et al.")
    assert without_words((NG, group, group)) == (Name(family="Ng", given="Amara", others=True),)
    assert (without_words((group,)), without_words((group, NG)), without_words(())) == ((), (group, NG), ())
    others = Name(family="Others", given="Ann")
    assert without_words((NG, others)) == (NG, others)


def test_lists_that_are_joined_are_open_where_one_was() -> None:
    assert joined(OPEN, (NG,)) == (NG, CRUZ, Name(family="Ng", given="Amara", others=True))
    assert joined((NG,), (CRUZ,)) == (NG, CRUZ)


# What each format writes of it; None where it has no place, and says so.
WRITTEN = {
    "csl-json": '"others": true', "bibtex": "author = {Ng, Amara and Cruz, M. and others}", "bibtex-ascii": "author = {Ng, Amara and Cruz, M. and others}",
    "biblatex": "author = {Ng, Amara and Cruz, M. and others}", "nbib": "AU  - Cruz M\nAU  - et al.\n", "csv": "Ng, Amara; Cruz, M.; et al.",
    "tsv": "Ng, Amara; Cruz, M.; et al.", "html": "Ng, Amara; Cruz, M.; et al.", "jsonl": '"others":true', "ris": None, "endnote-xml": None, "mods": "<etal>et al.</etal>",
    "marcxml": None, "json-ld": None,
}  # fmt: skip


def test_mods_keeps_the_name_beside_its_et_al_and_each_role_its_own() -> None:
    reading = mods_names(
        "<name><namePart>Okafor, C.</namePart><etal/><role><roleTerm>edt</roleTerm></role></name>"
        "<name><etal/><role><roleTerm>trl</roleTerm></role></name>"
    )
    assert [(one.inverted(), one.others) for one in reading.record.editor] == [("Okafor, C.", True)]
    assert not is_open(reading.record.author)
    assert [(one.field, one.why) for one in reading.unread] == [("translator", "not a name")]
    credit = (Credit(role="director", name=NG), Credit(role="director", name=OPEN[1]))
    record = Record(type="chapter", title="T", author=(NG,), editor=OPEN, container_title="Rooms", credit=credit)
    text = "".join(mods_writer.write([Entry(key="k", record=record)]))
    assert only(mods.read(text.encode())).record.model_copy(update={"provider": None}) == record


@pytest.mark.parametrize("exporter", [one for one in EXPORTERS if one.name != "xlsx"], ids=lambda one: one.name)
def test_it_is_written_or_told(exporter: Exporter) -> None:
    losses = Losses()
    record = Record(type="article-journal", title="Tides", container_title="Rooms", author=OPEN)
    text = b"".join(exported(exporter, [Entry(key="k", record=record)], losses)).decode()
    expected = WRITTEN[exporter.name]
    assert ("author.others" in losses.counts) == (expected is None)
    assert expected is None or expected in text
    assert expected is not None or "et al" not in text


def test_csl_json_has_it_beside_the_names() -> None:
    record = Record(type="book", author=OPEN, editor=(NG,))
    item = csl_json.item(Entry(key="k", record=record))
    assert item["author"] == [{"family": "Ng", "given": "Amara"}, {"family": "Cruz", "given": "M."}]
    assert [row.get("others") for row in item["custom"]["people"]["author"]] == [None, True]
    assert "editor" not in item["custom"]["people"]


def test_people_read_it_and_type_it() -> None:
    assert plain.text("author", OPEN) == "Ng, Amara; Cruz, M.; et al."
    assert shown("author", OPEN) == "Ng, Amara; Cruz, M.; et al."
    assert read_typed("author", "Ng, Amara; Cruz, M.; et al.").author == OPEN
    credit = read_typed("credit", "director: Ng, Amara; director: et al.").credit
    assert shown("credit", credit) == "director: Ng, Amara; director: et al."
    assert [one.name.others for one in credit] == [True]


FULL = [{"family": "Ng", "given": "A."}, {"family": "Cruz", "given": "M."}, {"family": "Okafor", "given": "C."}]
CUT = [{"family": "Ng", "given": "Amara"}, {"family": "Cruz", "given": "M.", "others": True}]


@pytest.mark.parametrize("turned", [False, True])
def test_the_full_list_wins_whoever_tells_it(turned: bool) -> None:  # noqa: FBT001 - a row
    said = [("page", CUT), ("crossref", FULL)]
    result = merged("author", *(said[::-1] if turned else said))
    assert plain.text("author", result.value) == "Ng, Amara; Cruz, M.; Okafor, C."
    assert (result.winner, result.agreement.kind) == (("crossref", "page"), "COMPATIBLE")
    less_trusted = merged("author", ("page", FULL), ("crossref", CUT))
    assert plain.text("author", less_trusted.value) == "Ng, Amara; Cruz, M.; Okafor, C."
    assert less_trusted.rule.startswith("the sharper of values that agree")


def test_a_list_stays_open_where_nobody_ends_it() -> None:
    assert (
        plain.text("author", merged("author", ("page", CUT), ("crossref", CUT)).value) == "Ng, Amara; Cruz, M.; et al."
    )
    closed = merged("author", ("page", CUT), ("crossref", [CUT[0], {"family": "Cruz", "given": "M."}]))
    assert plain.text("author", closed.value) == "Ng, Amara; Cruz, M."


def test_credits_stay_open_where_all_say_so() -> None:
    def director(*names: str, goes_on: bool = False) -> list[dict[str, object]]:
        last = len(names) - 1
        return [
            {
                "role": "director",
                "name": {"family": one, "given": "A.", "others": True if goes_on and place == last else None},
            }
            for place, one in enumerate(names)
        ]

    both = merged("credit", ("page", director("Ng", goes_on=True)), ("crossref", director("Ng", goes_on=True)))
    assert [one.name.others for one in both.value] == [True]
    one = merged("credit", ("page", director("Ng", goes_on=True)), ("crossref", director("Ng", "Cruz")))
    assert [(one.name.family, one.name.others) for one in one.value] == [("Ng", None), ("Cruz", None)]
