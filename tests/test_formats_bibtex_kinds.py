"""What an entry is, who made it and where it stands: theses, preprints, books of chapters, "how published", names by their parts."""

from __future__ import annotations

from time import process_time
from types import ModuleType

import pytest

from harvester.commands.libraries import citable, cited
from harvester.corrections.bibtex import apply
from harvester.corrections.spots import Spot, Wanted
from harvester.exporters import biblatex, bibtex
from harvester.finding import Mend
from harvester.work import Entry
from parsers.formats import bibtex as reader
from parsers.formats.bibtex_editions import read_edition
from parsers.formats.bibtex_names import read_bibtex_names
from parsers.formats.latex import unlatex, unlatex_rich
from parsers.record import Record


def record(text: str) -> Record:
    return reader.read(text.encode()).entries[0].reading.record


def fields(value: Record, *names: str) -> tuple[str | None, ...]:
    return tuple(None if (one := getattr(value, name)) in (None, ()) else str(one) for name in names)


# An entry's type and fields, the genre, the type of BibTeX and of BibLaTeX that it is written as.
THESES: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("mastersthesis", "", "Master's thesis", "mastersthesis", "thesis", "mathesis"), ("phdthesis", "", "PhD thesis", "phdthesis", "thesis", "phdthesis"),
    ("thesis", ", type={mathesis}", "Master's thesis", "mastersthesis", "thesis", "mathesis"), ("thesis", ", type={phdthesis}", "PhD thesis", "phdthesis", "thesis", "phdthesis"),
    ("mastersthesis", ", type={Diploma thesis}", "Diploma thesis", "mastersthesis", "thesis", "Diploma thesis"),
    ("phdthesis", ", type={Habilitation}", "Habilitation", "phdthesis", "thesis", "Habilitation"),
)  # fmt: skip


@pytest.mark.parametrize("row", THESES, ids=lambda row: f"{row[0]}{row[1]}")
def test_theses_come_back_as_what_they_are(row: tuple[str, str, str, str, str, str]) -> None:
    kind, more, genre, old, new, word = row
    read = record(f"@{kind}{{a, title={{T}}, author={{Ng, A.}}, school={{U}}, year=2001{more}}}")
    assert fields(read, "type", "genre") == ("thesis", genre)
    for dialect, expected, said in ((bibtex, old, genre), (biblatex, new, word)):
        (text,) = dialect.write([Entry(key="a", record=read)])
        assert text.startswith(f"@{expected}{{")
        # BibTeX's styles would make a "Phd thesis" of it.
        kept = said.replace("PhD", "{PhD}") if dialect is bibtex else said
        assert f"type = {{{kept}}}" in text
        assert fields(record(text), "type", "genre") == ("thesis", genre)


# Type and fields, then type, container, publisher of the record.
HOMES: tuple[tuple[str, str, tuple[str | None, ...]], ...] = (
    ("misc", "howpublished={Lecture notes}", ("document", None, "Lecture notes")), ("booklet", "howpublished={Self-published}", ("pamphlet", None, "Self-published")),
    ("unpublished", "howpublished={Circulated}", ("manuscript", None, "Circulated")), ("online", "howpublished={A site}", ("webpage", "A site", None)),
    ("misc", "howpublished={A site}, entrysubtype={webpage}", ("webpage", "A site", None)), ("misc", "howpublished={J}, entrysubtype={document}", ("document", "J", None)),
    ("misc", "howpublished={A site}, publisher={A site}, entrysubtype={webpage}", ("webpage", "A site", "A site")),
    ("book", "booktitle={The \\emph{same}}, title={The same}", ("book", None, None)), ("proceedings", "title={P of X}, booktitle={P of X}", ("book", None, None)),
    ("book", "title={One}, booktitle={Other}", ("book", "Other", None)),
    ("inbook", "chapter={3}, publisher={P}", ("book", None, "P")), ("inbook", "chapter={3}, booktitle={B}", ("chapter", "B", None)),
    ("misc", "eprint={1706.03762}, archiveprefix={arXiv}", ("article", None, "arXiv")), ("online", "eprint={1706.03762}, eprinttype={arxiv}", ("article", None, "arXiv")),
    ("misc", "eprint={1706.03762}, eprinttype={arxiv}, publisher={arXiv}", ("article", None, "arXiv")),
    ("misc", "eprint={1706.03762}, archiveprefix={arXiv}, booktitle={A meeting}", ("document", "A meeting", None)),
    ("article", "eprint={1706.03762}, archiveprefix={arXiv}, journal={J}", ("article-journal", "J", None)),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "more", "expected"), HOMES, ids=[f"{row[0]} {row[1]}" for row in HOMES])
def test_where_a_work_stands_and_comes_back(kind: str, more: str, expected: tuple[str | None, ...]) -> None:
    title = "" if "title={" in more.replace("booktitle={", "") else "title={T}, "
    read = record(f"@{kind}{{a, {title}{more}}}")
    assert fields(read, "type", "container_title", "publisher") == expected
    (text,) = bibtex.write([Entry(key="a", record=read)])
    assert fields(record(text), "type", "container_title", "publisher") == expected
    (text,) = biblatex.write([Entry(key="a", record=read)])
    if expected[0] != "book":  # BibLaTeX's data model lets no book stand in another
        assert fields(record(text), "type", "container_title", "publisher") == expected


@pytest.mark.parametrize("kind", ["misc", "booklet", "unpublished"])
def test_how_it_was_published_is_written_where_styles_set_it(kind: str) -> None:
    (text,) = bibtex.write(
        [Entry(key="a", record=record(f"@{kind}{{a, title={{T}}, howpublished={{Self-published}}}}"))]
    )
    assert text.startswith(f"@{kind}{{")
    assert "howpublished = {Self-published}" in text
    assert "publisher = {" not in text.replace("howpublished", "")


def test_a_preprint_at_arxiv_has_its_address() -> None:
    read = record("@misc{a, title={T}, eprint={1706.03762}, archiveprefix={arXiv}}")
    assert fields(read, "arxiv", "url") == ("1706.03762", "https://arxiv.org/abs/1706.03762")


# A title as a file has it, and as it is written again.
BRACED = (
    ("{Bayesian} Methods for {Africa}", "{Bayesian} Methods for {Africa}"), ("On the {Riemann} Hypothesis of Many Zeros", "On the {Riemann} Hypothesis of Many Zeros"),
    ("The {van der Waals} Forces of Large Things", "The van der {Waals} Forces of Large Things"), ("{A}frica in New Maps of Old Lands", "{Africa} in New Maps of Old Lands"),
    ("{All of This Title Stands Braced Here}", "All of This Title Stands Braced Here"), (r"The Growth of \emph{Salvia} in Gardens", r"The Growth of \textit{Salvia} in Gardens"),
    ("The Many {}Empty {} Braces", "The Many Empty Braces"), ("Small {words} in the Middle", "Small words in the {Middle}"),
)  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), BRACED, ids=[row[0] for row in BRACED])
@pytest.mark.parametrize("dialect", [bibtex, biblatex], ids=["bibtex", "biblatex"])
def test_what_an_author_put_in_braces_stays_in_braces(dialect: ModuleType, raw: str, expected: str) -> None:
    text = f"@book{{a, title={{{raw}}}}}"
    for _time in range(2):
        read = reader.read(text.encode()).entries
        (text,) = dialect.write(cited(read, citable(read)))
        assert f"title = {{{expected}}}" in text


NAMES: tuple[tuple[str, list[str]], ...] = (
    ("family=Vries, given=Jan, prefix=de, useprefix=true", ["de Vries, Jan"]), ("given=Alexander, family=Humboldt, prefix=von", ["Humboldt, Alexander von"]),
    ("family={King}, given={Martin Luther}, suffix={Jr.}, given-i={M}", ["King, Martin Luther, Jr."]), ('family="Ng, Y", given=Amara and Cruz, M.', ["Ng, Y, Amara", "Cruz, M."]),
    (r"{\relax van der} Bar", ["van der Bar"]), (r"{\relax 王}", ["王"]), (r"{\relax Ch}arles {\'E}pin", ["Épin, Charles"]), (r"\relax Jones, A", ["Jones, A"]),
    (r"{\relax ван} {\relax Берг}, {\relax Иван}", ["ван Берг, Иван"]), (r"{{\relax 世界} {\relax 卫生}}", ["世界 卫生"]), ("Smith, Jr., {}", ["Smith, Jr."]),
    ("D.~Zeilberger", ["Zeilberger, D."]), ("D.~E.~Knuth", ["Knuth, D. E."]), ("Jan van~der~Berg", ["van der Berg, Jan"]), ("A. De~Morgan", ["Morgan, A. De"]), (r"Leslie~B.\ Lamport", ["Lamport, Leslie B."]),
    (r"D.\,E. Knuth", ["Knuth, D. E."]), (r"Jos\'e Mu\~noz", ["Muñoz, José"]), ("Jean {de la~Tour}", ["de la Tour, Jean"]), ("De~Morgan, A.", ["De Morgan, A."]),
    ("Ng, A. and others", ["Ng, A."]), ("Ng, A. and et al.", ["Ng, A."]), ("Ng, A. et al.", ["Ng, A."]), ("{Others}", ["Others"]), ("{et al.} and Ng, A.", ["et al.", "Ng, A."]), ("{Ng}, A. and {et al.}", ["Ng, A."]), ("{Ng}, A. and {{et~al}}", ["Ng, A."]),
    ("Wei Wang 0001 and Wang, Wei 0002", ["Wang, Wei", "Wang, Wei"]), ("{Group 0001}", ["Group 0001"]), ("0001", ["0001"]),
)  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), NAMES, ids=[row[0] for row in NAMES])
def test_names(raw: str, expected: list[str]) -> None:
    assert [name.inverted() for name in read_bibtex_names(raw)] == expected


EDITIONS = (
    ("Third", "3"), ("third edition", "3"), ("2nd", "2"), ("2.", "2"), ("2", "2"), ("3rd ed.", "3"), ("21st", "21"), ("Dritte", "3"), ("3. Auflage", "3"), ("zweite Aufl.", "2"),
    ("Deuxième édition", "2"), ("2e éd.", "2"), ("Tercera edición", "3"), ("2ª ed.", "2"), ("Third, revised", "Third, revised"), ("Student", "Student"), ("2004", "2004"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EDITIONS)
def test_editions(text: str, expected: str) -> None:
    assert read_edition(text) == expected


def test_an_edition_goes_back_as_bibtex_wants_it() -> None:
    (text,) = bibtex.write([Entry(key="a", record=record("@book{a, title={T}, edition={3rd}}"))])
    assert "edition = {Third}" in text


# Field with its value, what it is.
ADDRESSES: tuple[tuple[str, str], ...] = (
    (r"doi={10.1002/(SICI)1097(1996)76:2{\textless}1::AID-X{\_}2{\textgreater}3.0.CO;2-{\#}}", "10.1002/(sici)1097(1996)76:2<1::aid-x_2>3.0.co;2-#"),
    (r"doi={10.5555/a\_b}", "10.5555/a_b"), (r"doi={10.5555/a{\&}b}", "10.5555/a&b"), (r"doi={10.5555/a--b}", "10.5555/a--b"),
    (r"url={https://example.org/{\textasciitilde}ng/a{\_}b?x=1{\&}y=50{\%}20{\#}z}", "https://example.org/~ng/a_b?x=1&y=50%20#z"),
    (r"url={https://example.org/\~{}ng}", "https://example.org/~ng"), (r"url={https://example.org/$\sim$ng/a--b}", "https://example.org/~ng/a--b"),
    (r"url={\url{https://example.org/a_b}}", "https://example.org/a_b"),
)  # fmt: skip


@pytest.mark.parametrize(("field", "expected"), ADDRESSES, ids=[row[0] for row in ADDRESSES])
def test_addresses_of_zotero_and_mendeley(field: str, expected: str) -> None:
    assert fields(record(f"@misc{{a, title={{T}}, {field}}}"), field.partition("=")[0]) == (expected,)


LETTERS: tuple[tuple[str, str], ...] = (
    (r"\h{a}", "ả"), (r"{\h a}", "ả"), (r"\textcommabelow{s}", "ș"), (r"{\textcommabelow t}", "ț"), (r"{\noopsort{b}}Title", "Title"), (r"\noopsort{1973{a}b}1980", "1980"),
    (r"a \href{http://x_y.org}{link}", "a link"), ("``quoted'' text", "“quoted” text"), (r"\frac{1}{2}", "1/2"), (r"$\frac{a}{b}$", "a/b"),
    (r"<img src=x onerror=y> z", "<img src=x onerror=y> z"), ("a<b>c", "a<b>c"), ("x <i>E. coli</i> < 5", "x E. coli < 5"), ("one<br/>two", "one two"), (r"p \textless{} 0.05", "p < 0.05"),
    # Mendeley's and Zotero's signs, with nothing under the accent.
    (r"{\$}x{\^{}}2{\$} at {\~{}}7 K", "$x^2$ at ~7 K"), (r"O\'{}Brien", "O´Brien"), (r"a\c{}b", "ab"),
    (r"Gel{\cprime}fand's ob{\cdprime}ekt", "Gelʹfand's obʺekt"), (r"die \glqq Sache\grqq{} \flqq x\frqq", "die „Sache“ «x»"),
    (r"\foreignlanguage{german}{Über} \textcolor{red}{x}\hspace{1em}y", "Über xy"), (r"\begin{itemize}a\end{itemize}", "a"),
    (r"$\bar{p}p$ and $\bar\nu$", "p̄p and ν̄"), (r"$\hat{x}$, $\vec E$, $\overline{D}$", "x̂, E⃗, D̄"),
    (r"See \url{http://example.org/~ng/a--b_c}.", "See http://example.org/~ng/a--b_c."), (r"\path{a\~{}b}", "a~b"),
)  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), LETTERS, ids=[row[0] for row in LETTERS])
def test_letters_and_signs(raw: str, expected: str) -> None:
    assert str(unlatex_rich(raw)) == expected
    if "<" not in raw:
        assert unlatex(raw) == expected


MARKUP = (("a<b>c", "a&lt;b&gt;c"), ("<i>a</i> <b>", "<i>a</i> &lt;b&gt;"), (r"\textit{a<b}", "<i>a&lt;b</i>"), ("<sub>2</sub>", "<sub>2</sub>"), (r"\&lt;i\&gt;x\&lt;/i\&gt;", "<i>x</i>"))  # fmt: skip


@pytest.mark.parametrize(("raw", "root"), MARKUP)
def test_only_tags_that_open_and_close_are_markup(raw: str, root: str) -> None:
    rich = unlatex_rich(raw)
    assert rich is not None
    assert rich.root == root


# Marks that hold until their group ends, as people wrote them before \emph and still do.
DECLARED = [
    (r"On {\em Escherichia coli} and {\it X}", "On <i>Escherichia coli</i> and <i>X</i>"), (r"{\bf a {\em b} c} d", "<b>a <i>b</i> c</b> d"),
    (r"\textbf{\em x y} z", "<b><i>x y</i></b> z"), (r"{\sc Small \em both} t", "<sc>Small <i>both</i></sc> t"), (r"{{\slshape a} b}", "<i>a</i> b"),
    (r"\em x y", "x y"), (r"{\em} x", "x"), (r"{\em a", "<i>a</i>"), (r"\em{a b} c", "<i>a b</i> c"), (r"\em a} b", "a b"), (r"\noopsort{\em a}B", "B"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "root"), DECLARED)
def test_marks_that_are_declared_hold_until_their_group_ends(raw: str, root: str) -> None:
    rich = unlatex_rich(raw)
    assert rich is not None
    assert rich.root == root


def test_marks_without_end_are_bounded() -> None:
    rich = unlatex_rich("{" + r"\em \bf " * 50_000 + "x}")
    assert rich is not None
    assert rich.plain() == "x"
    assert len(rich.root) < 100


TEXT = "@book{a, title={Žluťoučký kůň}}\n"
ENCODED: tuple[tuple[str, bytes], ...] = (
    ("UTF-16 with its mark", TEXT.encode("utf-16")), ("UTF-16 BE with its mark", b"\xfe\xff" + TEXT.encode("utf-16-be")), ("UTF-16 LE without", TEXT.encode("utf-16-le")),
    ("UTF-16 BE without", TEXT.encode("utf-16-be")), ("UTF-8", TEXT.encode()), ("UTF-8 with its mark", TEXT.encode("utf-8-sig")),
    ("declared cp1250", f"% Encoding: Cp1250\n\n{TEXT}".encode("cp1250")), ("declared ISO8859_2", f"% Encoding: ISO8859_2\n{TEXT}".encode("iso8859-2")),
    ("JabRef's long head", f"% This file was created with JabRef 2.9.\n% Encoding: Cp1250\n\n{TEXT}".encode("cp1250")),
    ("declared falsely", f"% Encoding: Cp1250\n{TEXT}".encode()),
)  # fmt: skip


@pytest.mark.parametrize(("name", "body"), ENCODED, ids=[row[0] for row in ENCODED])
def test_encodings(name: str, body: bytes) -> None:
    assert [str(entry.reading.record.title) for entry in reader.read(body).entries] == ["Žluťoučký kůň"], name


def test_latin_1_where_nothing_is_declared_or_what_is_does_not_decode() -> None:
    for head in ("", "% Encoding: UTF-8\n", "% Encoding: unheard-of\n"):
        body = f"{head}@book{{a, title={{Étude}}}}".encode("latin-1")
        assert str(reader.read(body).entries[0].reading.record.title) == "Étude"


def test_a_correction_is_written_in_the_encoding_that_the_file_declares() -> None:
    body = f"% Encoding: Cp1250\n{TEXT}".encode("cp1250")
    wanted = Wanted(old=Record(), new=Record(), mends=(Mend(field="publisher", text="Škoda ñ"),))
    done, left = apply(body, {Spot(2, "a"): wanted})
    assert left == []
    assert done.decode("cp1250") == f"% Encoding: Cp1250\n{TEXT}".replace("}}", r"}, publisher={{\v{S}}koda {\~n}}}")


@pytest.mark.parametrize(
    "raw", ["a, " * 700_000, "\nx" * 1_000_000, r"\'" * 1_000_000], ids=["commas", "particles", "accents"]
)
def test_a_long_list_takes_no_longer_for_each_of_its_parts(raw: str) -> None:
    begun = process_time()
    assert read_bibtex_names(raw) is not None
    # Each takes a second or two; where each part was moved once more for each other one, it was minutes.
    assert process_time() - begun < 20
