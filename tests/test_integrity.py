"""Checks of a library's entries as they stand in their file: each code from an entry that calls for it and from one that does
not, and mends that BibTeX itself reads.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records import NASTY

from harvester.checking import check_library
from harvester.crosscheck.check_digits import failing
from harvester.crosscheck.integrity import ENTRY_CHECKS, RawEntry, check_entry, check_file
from harvester.crosscheck.integrity.raw import ROLES
from harvester.crosscheck.integrity.raw_files import READERS
from harvester.crosscheck.integrity.titles import unbalanced
from harvester.enrichers import MemoryBook
from harvester.work import Finding
from parsers.formats import bibtex, csl_json, nbib, ris
from parsers.record import FIELDS, Record


def entry(kind: str = "article", key: str = "okafor2021", format: Any = "bibtex", **fields: str) -> RawEntry:  # noqa: A002
    return RawEntry(
        format=format, kind=kind, key=key, fields=tuple((name.replace("_", "-"), text) for name, text in fields.items())
    )


def checked(raw: RawEntry) -> list[Finding]:
    return list(check_entry(raw, Record()))


GOOD = {
    "author": "Okafor, C. and Ng, A.", "title": "Sleep and light in {DNA} of small mammals", "journal": "Journal of Invented Biology",
    "volume": "14", "number": "3", "pages": "117--129", "year": "2021", "month": "Mar", "doi": "10.5555/a", "issn": "2473-9529", "url": "https://example.org/a",
}  # fmt: skip
CSL = {
    "title": "Sleep & light",
    "DOI": "10.5555/a",
    "page": "117-129",
    "ISSN": "2473-9529, 2473-9537",
    "language": "en",
}

# (entry, code, what the mend puts there; "" takes the field away, None where a person has to)
CALLED: tuple[tuple[RawEntry, str, str | None], ...] = (
    (entry(key=""), "key-missing", None), (entry(key="a b"), "key-characters", None), (entry(key="a#1"), "key-characters", None),
    (entry("artikel"), "entry-type", None), (entry("webpage"), "entry-type", None), (entry(title=" "), "field-empty", ""), (entry(doi="{}"), "field-empty", ""),
    (RawEntry(format="bibtex", kind="article", key="a", fields=(("title", "A"), ("title", "B"))), "field-twice", None),
    (entry("inproceedings", journal="Proceedings of Sleep"), "field-misplaced", None), (entry(booktitle="Sleep"), "field-misplaced", None),
    (entry(issue="3"), "field-misplaced", None), (entry("proceedings", pages="1--9"), "field-misplaced", None),
    (entry(doi="10.5555/a", url="https://doi.org/10.5555/b"), "fields-disagree", None), (entry(format="csl-json", DOI="10.5555/a", URL="http://dx.doi.org/10.5555/b"), "fields-disagree", None),
    (entry(doi="doi: 10.5555/xyz 123"), "doi-malformed", None), (entry(date="2021-03", year="2020"), "fields-disagree", None), (entry(journal="Sleep", journaltitle="Light"), "fields-disagree", None),
    (entry(title=r"Light \} and"), "braces-unbalanced", None),
    (entry(title="Light\u200b and sleep"), "control-characters", "Light and sleep"), (entry(title="Lig\x07ht"), "control-characters", "Light"),
    (entry(title="M\ufffdller"), "characters-lost", None), (entry(author="MÃ¼ller, J."), "mojibake", "Müller, J."),
    (entry(author="Mu\u0308ller, J."), "not-nfc", "Müller, J."),
    (entry(title="Sleep &amp; light"), "markup-left", r"Sleep \& light"), (entry(title="&#945; waves"), "markup-left", "α waves"),
    (entry(title="The <i>E. coli</i> light"), "markup-left", None), (entry(format="csl-json", title="Sleep &amp; light"), "markup-left", "Sleep & light"),
    (entry(journal="Sleep & Light"), "latex-special", r"Sleep \& Light"), (entry(title="50% of sleep"), "latex-special", r"50\% of sleep"),
    (entry(note="No. #3"), "latex-special", r"No. \#3"), (entry(title="Sleep for $5"), "math-unclosed", None),
    (entry(format="csl-json", title="Sleep  and light "), "spaces", "Sleep and light"),
    (entry(title="The role of mRNA in 3D sleep"), "title-unprotected", "The role of {mRNA} in {3D} sleep"),
    (entry(title="COVID-19 and {DNA}"), "title-unprotected", "{COVID-19} and {DNA}"),
    (entry(author="and Okafor, C."), "names-end", "Okafor, C."), (entry(author="Okafor, C. and"), "names-end", "Okafor, C."),
    (entry(author="Okafor, C.; Ng, A."), "names-parted", None), (entry(author="Chidi Okafor, Amara Ng, Liisa Virtanen, Ana Cruz"), "names-parted", None),
    (entry(author="Okafor, C. and Ng, A. et al."), "name-et-al", "Okafor, C. and Ng, A. and others"),
    (entry(doi="https://doi.org/10.5555/A"), "doi-resolver", "10.5555/a"), (entry(doi="doi:10.5555/a"), "doi-resolver", "10.5555/a"),
    (entry(format="csl-json", DOI="https://doi.org/10.5555/a"), "doi-resolver", "10.5555/a"), (entry(doi="see the page"), "doi-malformed", None),
    (entry(pmid="twelve"), "identifier-form", None), (entry(pmcid="7"), "identifier-form", None), (entry(url="www.example.org/a"), "address-form", None),
    (entry(url="http://dx.doi.org/10.5555/a", doi="10.5555/A"), "address-is-doi", None), (entry(issn="2473-9520"), "issn-checksum", None),
    (entry(isbn="978-0-306-40615-8"), "isbn-checksum", None), (entry(issn="24739529"), "issn-form", "2473-9529"),
    (entry(pages="117-129"), "pages-form", "117--129"), (entry(pages="117–29"), "pages-form", "117--129"), (entry(pages="pp. 117--129"), "pages-form", "117--129"),
    (entry(format="csl-json", page="117–129"), "pages-form", "117-129"), (entry(pages="xii, 345 p."), "pages-unreadable", None),
    (entry(year="in press"), "year-form", None), (entry(year="2021a"), "year-form", None), (entry(date="October 8, 2024"), "date-form", "2024-10-08"),
    (entry(date="2024/10/08"), "date-form", "2024-10-08"), (entry(month="13"), "month-form", None), (entry(month="Spring"), "month-form", None),
    (entry(language="qqq-zz-11"), "language-unknown", None),
)  # fmt: skip

# (entry, code that it does not call for)
NOT_CALLED: tuple[tuple[RawEntry, str], ...] = (
    (entry(format="ris", key=""), "key-missing"), (entry(key="okafor:2021.a/b"), "key-characters"), (entry(key="größe2021"), "key-characters"),
    (entry("InCollection"), "entry-type"), (entry("online"), "entry-type"), (entry(title="x"), "field-empty"),
    (entry(format="ris", AU="Okafor, C."), "field-twice"), (entry("inproceedings", booktitle="B", journal="J"), "field-misplaced"), (entry(issue="Spring"), "field-misplaced"),
    (entry(doi="10.5555/a", url="https://doi.org/10.5555/A"), "fields-disagree"), (entry(doi="10.5555/a", url="https://example.org/10.5555/b"), "fields-disagree"),
    (entry(doi="doi: 10.5555/xyz 123"), "doi-resolver"), (entry(doi="DOI 10.5555/a"), "doi-malformed"), (entry(issue="3", number="4"), "field-misplaced"), (entry(date="2021-03", year="2021"), "fields-disagree"), (entry(journal="Sleep", journaltitle="{Sleep}"), "fields-disagree"),
    (entry(title=r"Light \{ and \}"), "braces-unbalanced"), (entry(title="Sleep\n   and light"), "control-characters"), (entry(title="Müller"), "characters-lost"),
    (entry(title="Âge et lumière"), "mojibake"), (entry(title="Müller"), "not-nfc"), (entry(title=r"Sleep \& light"), "markup-left"),
    (entry(title="P < .05 and n > 3"), "markup-left"), (entry(format="csl-json", title="The <i>E. coli</i> light"), "markup-left"),
    (entry(url="https://example.org/a?b=1&c=50%25#d"), "latex-special"), (entry(title=r"50\% of A\&B \#3"), "latex-special"),
    (entry(note=r"see \url{https://example.org/?a&b}"), "latex-special"), (entry(format="csl-json", title="50% of A&B"), "latex-special"),
    (entry(title="A $x^2$ law"), "math-unclosed"), (entry(title=r"\$5 a night"), "math-unclosed"), (entry(title="Sleep\n  and light"), "spaces"),
    (entry(title="High-Quality Sleep in the UK".replace("UK", "{UK}")), "title-unprotected"), (entry(title="{The Role of mRNA}"), "title-unprotected"),
    (entry(title=r"The \LaTeX{} book on $N_A$"), "title-unprotected"), (entry(title="SLEEP AND LIGHT IN MICE"), "title-unprotected"),
    (entry(author="Anderson, A. and Brandt, B."), "names-end"), (entry(author="{Group for Sleep, and}"), "names-end"),
    (entry(author="{World Health Organization, Europe, Office, Copenhagen}"), "names-parted"), (entry(author="de la Cruz, Jr, Ana"), "names-parted"),
    (entry(author="Okafor, C. and others"), "name-et-al"), (entry(author="Alvarez, Et and Altman, Al"), "name-et-al"),
    (entry(doi="10.5555/A"), "doi-resolver"), (entry(doi=r"10.5555/a\_b"), "doi-resolver"), (entry(doi="10.5555/a"), "doi-malformed"),
    (entry(pmid="77"), "identifier-form"), (entry(pmcid="PMC7"), "identifier-form"), (entry(url=r"\url{https://example.org/a}"), "address-form"),
    (entry(url="https://doi.org/10.5555/b", doi="10.5555/a"), "address-is-doi"), (entry(issn="2473-9529, 2473-9537"), "issn-checksum"),
    (entry(isbn="0-306-40615-2"), "isbn-checksum"), (entry(isbn="9780306406157"), "isbn-checksum"), (entry(issn="2473-9529"), "issn-form"),
    (entry(pages="117--129"), "pages-form"), (entry(pages="7,41,73--97"), "pages-form"), (entry(pages="43+"), "pages-form"), (entry(pages="29-32 passim"), "pages-form"), (entry(pages="117-29 discussion 130"), "pages-form"), (entry(pages="29-32 (quiz 40-1)"), "pages-form"), (entry(pages="A-1--A-10"), "pages-form"),
    (entry(pages="e1002"), "pages-unreadable"), (entry(year="(about 1984)"), "year-form"), (entry(year=r"\noop{1973a}1973"), "year-form"),
    (entry(format="ris", PY="2021/03/08/"), "year-form"), (entry(date="2021-03-08"), "date-form"), (entry(date="1988/1992"), "date-form"), (entry(date="1723~"), "date-form"),
    (entry(month="3"), "month-form"), (entry(month="May--June"), "month-form"), (entry(month="Mar"), "month-form"), (entry(language="ngerman"), "language-unknown"),
    (entry(language="en"), "language-unknown"),
)  # fmt: skip


@pytest.mark.parametrize(("raw", "code", "mend"), CALLED, ids=[f"{n}-{row[1]}" for n, row in enumerate(CALLED)])
def test_an_entry_that_calls_for_a_finding(raw: RawEntry, code: str, mend: str | None) -> None:
    found = [finding for finding in checked(raw) if finding.code == code]
    assert len(found) == 1, [finding.code for finding in checked(raw)]
    assert found[0].message.endswith(".")
    assert found[0].advice
    made = found[0].mend
    assert (None if made is None else made.text or "") == mend
    if made is not None:
        assert made.field in dict(raw.fields)


@pytest.mark.parametrize(("raw", "code"), NOT_CALLED, ids=[f"{n}-{row[1]}" for n, row in enumerate(NOT_CALLED)])
def test_an_entry_that_does_not(raw: RawEntry, code: str) -> None:
    assert code not in {finding.code for finding in checked(raw)}


@pytest.mark.parametrize(
    "code", sorted({code.code for family in ENTRY_CHECKS for code in family.codes} - {"key-twice", "link-broken"})
)
def test_every_code_of_an_entry_has_a_case_that_calls_for_it_and_one_that_does_not(code: str) -> None:
    assert code in {row[1] for row in CALLED}
    assert code in {row[1] for row in NOT_CALLED}


@pytest.mark.parametrize(
    "raw", [entry(**GOOD), RawEntry(format="csl-json", kind="article-journal", key="x", fields=tuple(CSL.items()))]
)
def test_a_good_entry_has_no_findings(raw: RawEntry) -> None:
    assert checked(raw) == []


@pytest.mark.parametrize("raw", [row[0] for row in CALLED if row[2]], ids=str)
def test_an_entry_is_well_once_it_is_mended(raw: RawEntry) -> None:
    """What a mend puts there calls for no other mend of that field."""
    codes = [finding.code for finding in checked(raw)]
    for finding in checked(raw):
        if finding.mend is not None:
            fields = tuple(
                (name, finding.mend.text if name == finding.mend.field else text) for name, text in raw.fields
            )
            again = RawEntry(**dict(raw) | {"fields": tuple((name, text) for name, text in fields if text is not None)})
            assert finding.code not in {one.code for one in checked(again)}, codes


def test_mends_leave_an_entry_that_reads_as_before() -> None:
    """Braces, backslashes and dashes are the file's own business: the record is the same."""
    for title in ("The role of mRNA in 50% of sleep", "Sleep & light in 3D: an fMRI study", "Sleep &amp; light"):
        raw = entry(title=title)
        for finding in checked(raw):
            assert finding.mend is not None
            assert finding.mend.text is not None
            before, after = (
                bibtex.read(f"@article{{a, title = {{{text}}}}}".encode()).entries[0]
                for text in (title, finding.mend.text)
            )
            assert str(after.reading.record.title) == str(before.reading.record.title)


def test_what_only_the_file_tells() -> None:
    entries = [
        entry(key="A"),
        entry(key="a"),
        entry(key="b", crossref="whole"),
        entry("proceedings", key="c"),
        entry(key="d", crossref="c"),
        entry(key=""),
    ]
    found = [[finding.code for finding in one] for one in check_file(entries)]
    assert found == [["key-twice"], ["key-twice"], ["link-broken"], [], [], []]
    assert "whole" in check_file(entries)[2][0].message


def test_what_is_told_of_an_entry_is_told_once(tmp_path: Path) -> None:
    """Its file says more than its reading: the field's own text, and the mend."""
    path = tmp_path / "x.bib"
    path.write_text(
        "@article{a,\n title = {Sleep &amp; light},\n issn = {2473-9520},\n doi = {doi:10.5555/a}}\n@book{A, title = {x}}\n",
        encoding="utf-8",
    )
    checked_file = check_library(path, None, MemoryBook())
    first, second = ([finding.code for finding in one.work.findings] for one in checked_file.assembled.works)
    for code in ("issn-checksum", "markup-left", "doi-resolver", "key-twice"):
        assert first.count(code) == 1, code
    assert "key-twice" in second
    mends = {
        finding.code: finding.mend.text
        for one in checked_file.assembled.works
        for finding in one.work.findings
        if finding.mend
    }
    assert mends == {"markup-left": r"Sleep \& light", "doi-resolver": "10.5555/a"}


def test_raw_entries_stand_beside_the_readings_of_their_file() -> None:
    bib = b"@article{a,\n title = {Sleep &amp; light},\n}\n@book{b, title = {x}}\n@broken{c, title = {"
    items = json.dumps(
        [{"id": "a", "type": "book", "title": "Sleep", "author": [{"family": "Ng"}]}, 3, {"id": "b", "title": "x"}]
    ).encode()
    for body, suffix, read in ((bib, ".bib", bibtex.read), (items, ".json", csl_json.read)):
        raws = READERS[suffix](body)
        assert [(one.key, one.line) for one in raws] == [(one.key, one.line) for one in read(body).entries]
    assert READERS[".json"](b"no JSON") == []
    tagged = b"TY  - JOUR\r\nID  - a\r\nTI  - Sleep &amp; light\r\nAU  - Ng, A.\r\nER  - \r\n\r\nTY  - BOOK\r\nTI  - x  y\r\nER  - \r\n"
    medline = b"PMID- 77\nTI  - Sleep &amp; light.\nFAU - Ng, A\n\nPMID- 78\nTI  - x\n"
    for body, suffix, of in ((tagged, ".ris", ris.read), (medline, ".nbib", nbib.read)):
        raws = READERS[suffix](body)
        assert [one.line for one in raws] == [one.line for one in of(body).entries]
        assert {finding.code for finding in check_entry(raws[0], of(body).entries[0].reading.record)} >= {"markup-left"}


def test_the_fields_of_a_file_are_read_as_fields_that_exist() -> None:
    assert {field for rows in ROLES.values() for _role, field in rows.values() if field} <= set(FIELDS)


# (kind, text, numbers with the digit that would be right)
DIGITS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("issn", "ISSN 2473-9520 (print)", (("2473-9520", "9"),)), ("issn", "2473–9529; 2473-953X", (("2473-953X", "7"),)), ("issn", "12345", ()),
    ("issn", "0317-8471", ()), ("issn", "2434-561X", ()), ("issn", "tel. 0049 2473-95201", ()), ("isbn", "0-306-40615-3", (("0-306-40615-3", "2"),)),
    ("isbn", "080442957X", ()), ("isbn", "9780306406158", (("9780306406158", "7"),)), ("orcid", "0000-0002-1694-233X", ()),
    ("orcid", "https://orcid.org/0000-0002-1694-2331", (("0000-0002-1694-2331", "X"),)),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "wrong"), DIGITS)
def test_check_digits(kind: str, text: str, wrong: tuple[tuple[str, str], ...]) -> None:
    assert failing(kind, text) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("", False), ("a (b) [c]", False), ("a (b", True), ("light sleep)", True), ("(a] b", True), ("O(n n / ! n) sorting", False), ("on (0, 1]", False), ("i) a, ii) b", False)],
)  # fmt: skip
def test_brackets(text: str, wrong: bool) -> None:  # noqa: FBT001
    assert unbalanced(text) is wrong


HOSTILE = st.one_of(
    NASTY, st.text(max_size=60),
    st.lists(st.sampled_from(["{", "}", "\\", "$", "&", "&amp;", "%", "<i>", "and", ",", ";", "10.5555/a", "2473-9520", "117-9", "2021", "\u200b", "Ã¼", "é", "mRNA", "http://"]),
             max_size=12).map(" ".join),
)  # fmt: skip


@given(st.sampled_from(("bibtex", "csl-json", "ris", "nbib")), st.data())
@settings(max_examples=300, deadline=None)
def test_no_entry_makes_a_check_raise_and_no_mend_unbalances_its_field(format_: Any, data: st.DataObject) -> None:
    names = st.sampled_from([*ROLES[format_], "shelf"])
    fields = data.draw(st.lists(st.tuples(names, HOSTILE), max_size=6))
    raw = RawEntry(format=format_, kind=data.draw(HOSTILE), key=data.draw(HOSTILE), fields=tuple(fields))
    for finding in checked(raw):
        mend = finding.mend
        if mend is not None and mend.text is not None and format_ == "bibtex":
            before = next(text for name, text in fields if name == mend.field and text.strip())
            if before.count("{") == before.count("}"):
                assert mend.text.count("{") == mend.text.count("}")
    check_file([raw, raw])
