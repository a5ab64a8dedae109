"""What entries of .bib files say through others and through addresses: crossref, howpublished, a DOI as an address."""

from __future__ import annotations

import pytest

from parsers.formats.bibtex import read
from parsers.record import Record

PAPER = "@inproceedings{paper, author={Ng, Amara}, title={Joins}, crossref={Meeting}, pages={3--9}%s}\n"
MEETING = "@proceedings{meeting, title={Proceedings of the Ninth Meeting}, year=1999, month=may, publisher={Invented Press}, editor={Cruz, M.}, doi={10.5555/whole}, pages={1--400}, url={https://example.org/whole}}\n"


def record(text: str, key: str = "paper") -> Record:
    return next(entry.reading.record for entry in read(text.encode()).entries if entry.key == key)


@pytest.mark.parametrize("text", [PAPER % "" + MEETING, MEETING + PAPER % ""], ids=["before it", "after it"])
def test_a_paper_takes_over_what_its_proceedings_say(text: str) -> None:
    found = record(text)
    assert (found.container_title, found.publisher) == ("Proceedings of the Ninth Meeting", "Invented Press")
    assert found.issued is not None
    assert found.issued.iso() == "1999-05"
    assert [name.family for name in found.editor] == ["Cruz"]
    assert (found.doi, found.url, str(found.title)) == (None, None, "Joins")
    assert found.page is not None
    assert found.page.text() == "3-9"


@pytest.mark.parametrize(
    ("more", "field", "value"),
    [
        (", booktitle={Ninth}", "container_title", "Ninth"),
        (", publisher={Other Press}", "publisher", "Other Press"),
        (", date={2000}", "issued", "2000"),
        (", year={2000}", "issued", "2000"),
    ],
)
def test_what_an_entry_says_itself_stands(more: str, field: str, value: str) -> None:
    found = getattr(record(PAPER % more + MEETING), field)
    assert (found.iso() if field == "issued" else found) == value


def test_what_was_taken_over_is_named_with_where_it_stands() -> None:
    entries = read((PAPER % "" + MEETING).encode()).entries
    assert [entry.inherited for entry in entries] == [("container_title", "editor", "issued", "publisher"), ()]
    said = {one.field: one.where for one in entries[0].reading.said}
    assert said["container_title"] == "field title of meeting (entry at line 2)"
    assert said["title"] == "field title (entry at line 1)"


@pytest.mark.parametrize("named", ["nowhere", "paper", ""])
def test_a_reference_that_leads_nowhere_gives_nothing(named: str) -> None:
    assert record(PAPER.replace("Meeting", named) % "" + MEETING).container_title is None


ADDRESSES: tuple[tuple[str, str | None, str | None], ...] = (
    (r"howpublished={\url{https://example.org/a_b}}", None, "https://example.org/a_b"),
    ("howpublished={https://example.org/a}", None, "https://example.org/a"),
    ("howpublished={Circulated privately}", None, None),
    ("url={https://doi.org/10.5555/ABC.1}", "10.5555/abc.1", "https://doi.org/10.5555/ABC.1"),
    (r"url={\url{http://dx.doi.org/10.5555/a_b}}", "10.5555/a_b", None),
    ("url={https://doi.org/10.5555/other}, doi={10.5555/own}", "10.5555/own", "https://doi.org/10.5555/other"),
    ("url={https://example.org/10.5555/a}", None, "https://example.org/10.5555/a"),
    (r"howpublished={\url{https://doi.org/10.5555/a}}", "10.5555/a", "https://doi.org/10.5555/a"),
)


# What howpublished says: the address, the day it was looked at, who published.
PUBLISHED: tuple[tuple[str, str | None, str | None, str | None], ...] = (
    (r"\texttt{http://example.org/a}", "http://example.org/a", None, None), (r"{\tt http://example.org/a}", "http://example.org/a", None, None), ("<http://example.org/a>.", "http://example.org/a", None, None),
    (r"Available at \url{http://example.org/a}", "http://example.org/a", None, None), (r"[Online]. Available: \url{http://example.org/a}", "http://example.org/a", None, None),
    (r"\href{http://example.org/a}{The site}", "http://example.org/a", None, "The site"), (r"\href{http://example.org/a}{http://example.org/a}", "http://example.org/a", None, None),
    (r"\url{http://example.org/a}. Accessed: 2019-09-30", "http://example.org/a", "2019-09-30", None), (r"\url{http://example.org/a} (last visited on 3 May 2011)", "http://example.org/a", "2011-05-03", None),
    (r"\url{https://example.org/wiki/Mercury_(planet)}", "https://example.org/wiki/Mercury_(planet)", None, None),
    (r"\url{http://example.org/\~{}ng/x}", "http://example.org/~ng/x", None, None),
    (r"\href{http://example.org/x_(b)}{Site}", "http://example.org/x_(b)", None, "Site"),
    ("A site (see http://example.org/x_(b)).", "http://example.org/x_(b)", None, "A site"),
    (r"\url{http://example.org/a}, 2014", "http://example.org/a", None, None),
    (r"Self-published, \url{http://example.org/a}", "http://example.org/a", None, "Self-published"), (r"Retrieved from http://example.org/a", "http://example.org/a", None, None),
    ("Online first", None, None, "Online first"), ("Available on request", None, None, "Available on request"), (r"Web-based, \url{http://example.org/a}", "http://example.org/a", None, "Web-based"),
)  # fmt: skip


@pytest.mark.parametrize(("raw", "url", "accessed", "publisher"), PUBLISHED, ids=[row[0] for row in PUBLISHED])
def test_how_published(raw: str, url: str | None, accessed: str | None, publisher: str | None) -> None:
    found = record(f"@misc{{paper, title={{T}}, howpublished={{{raw}}}}}")
    shown = found.accessed.iso() if found.accessed else None
    assert (found.url, shown, found.publisher) == (url, accessed, publisher)


def test_an_issn_that_stands_twice_is_one() -> None:
    found = record("@article{paper, title={T}, issn={2328-4277, 2328-4277; 0028-0836}}")
    assert [one.value for one in found.issn] == ["2328-4277", "0028-0836"]


def test_an_address_behind_a_text_is_told() -> None:
    text = r"@misc{paper, title={See \href{http://example.org/a}{this}}, note={\href{http://example.org/b}{PDF}}}"
    (entry,) = read(text.encode()).entries
    assert [(one.field, one.text) for one in entry.reading.unread] == [
        ("url", "http://example.org/a"),
        ("url", "http://example.org/b"),
    ]


@pytest.mark.parametrize(("fields", "doi", "url"), ADDRESSES, ids=[row[0] for row in ADDRESSES])
def test_addresses(fields: str, doi: str | None, url: str | None) -> None:
    found = record(f"@misc{{paper, title={{T}}, {fields}}}")
    assert (found.doi, found.type) == (doi, "document")
    if url is not None:
        assert found.url == url


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old Mac"])
def test_line_ends_of_any_system(end: str) -> None:
    text = "% ours\n@article{a, title={A}}\n\n@article{broken, title={B\n@article{c,\n title={C}}\n".replace("\n", end)
    library = read(text.encode())
    assert [(entry.key, entry.line) for entry in library.entries] == [("a", 2), ("c", 5)]
    assert [problem.line for problem in library.problems] == [4]


@pytest.mark.parametrize("month", ["Foo", "13", "{3--4}", "in press"])
def test_a_month_that_is_none_takes_nothing_from_the_year(month: str) -> None:
    (entry,) = read(f"@article{{a, title={{T}}, year=2020, month={{{month}}}}}".encode()).entries
    assert entry.reading.record.issued is not None
    assert entry.reading.record.issued.iso() == "2020"
    assert [(one.field, one.where) for one in entry.reading.unread] == [("issued", "field month (entry at line 1)")]


def test_a_year_that_is_none_is_told() -> None:
    (entry,) = read(b"@article{a, title={T}, year={in press}}").entries
    assert entry.reading.record.issued is None
    assert [(one.text, one.where) for one in entry.reading.unread] == [("in press", "field year (entry at line 1)")]


def test_a_comma_that_is_missing_behind_a_key_is_told_and_the_entry_is_read() -> None:
    library = read(
        b"@misc{ok, title={Fine}}\n@article{Abascal2005\n   author = {Abascal, J.},\n   title = {Water}\n}\n@misc{c, title={C}}"
    )
    assert [(entry.key, entry.line) for entry in library.entries] == [("ok", 1), ("Abascal2005", 2), ("c", 6)]
    assert str(library.entries[1].reading.record.title) == "Water"
    assert [(problem.line, problem.message) for problem in library.problems] == [
        (
            2,
            "@article at line 2: a comma is missing behind its key “Abascal2005”; BibTeX would skip the entry, here it was read",
        )
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("@book{Broken\n", "@book at line 1: the entry breaks off after its key “Broken”"),
        ("@book{b1, title={Two}", "@book at line 1: a field or the closing brace is missing where the file ends"),
        ("@book{b1, title={Two},\n\n  @misc{c3, title={Three}}", "@book at line 1: a field or the closing brace is missing before “@misc{c3, title={Three}}”"),
        ("@book{b1, title = \n}\n@misc{ok, title={Fine}}", "@book at line 1: a value is missing before “}”"),
        ("@book{b1, title =", "@book at line 1: the file ends inside a value"),
        ("@article{ {No key}, year=2000}", "@article at line 1: no citation key"),
    ],
)  # fmt: skip
def test_what_is_broken_is_told_in_words(text: str, message: str) -> None:
    assert [problem.message for problem in read(text.encode()).problems] == [message]


def test_an_entry_without_a_key_is_nobodys_whole() -> None:
    """Else every entry that names no other would have its publisher and year."""
    library = read(
        b"@book{, publisher={P}, year={2001}}\n@incollection{a, title={T}}\n@incollection{b, title={U}, crossref={}}"
    )
    assert [(entry.reading.record.publisher, entry.reading.record.issued) for entry in library.entries[-2:]] == [
        (None, None)
    ] * 2


@pytest.mark.parametrize("left", ["2014", "http://example.org/b"])
def test_what_names_nobody_is_told(left: str) -> None:
    text = f"@misc{{a, title={{T}}, howpublished={{\\url{{http://example.org/a}}, {left}}}}}"
    (entry,) = read(text.encode()).entries
    assert entry.reading.record.publisher is None
    assert [(one.field, one.text) for one in entry.reading.unread] == [("publisher", left)]


def test_a_long_text_is_not_taken_apart() -> None:
    """Else a file of hostile words would take minutes."""
    raw = "http://example.org/a " + "accessed " * 5_000 + "1 " * 5_000 + "("
    (entry,) = read(f"@misc{{a, title={{T}}, howpublished={{{raw}}}}}".encode()).entries
    assert entry.reading.record.url is None
