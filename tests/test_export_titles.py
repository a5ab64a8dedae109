"""Case protection from evidence: what is braced, what is not, and what the cross-check sets right before."""

from __future__ import annotations

from time import process_time
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from records import NASTY

from harvester.assemble import entry
from harvester.crosscheck import DEFAULT, Material, crosscheck
from harvester.exporters import biblatex, bibtex, title_case
from harvester.exporters.case_evidence import seen_in, shape
from harvester.exporters.title_case import protect
from parsers.formats.latex import unlatex
from parsers.record import Reading, Record
from parsers.values import Rich

ABSTRACT = (
    "BACKGROUND: Meningitis is common. In Uganda, and in Kampala above all, children with HIV die of it. "
    "We asked whether the Glasgow scale foretells death; a scale of ours did not. METHODS: Nurses of the Mbarara hospital counted."
)
# Title, language, other texts, what is written.
ROWS: tuple[tuple[str, str | None, tuple[str, ...], str], ...] = (
    # In title case, names are told by the abstract alone; what it has in small letters too is none.
    ("Chronic Meningitis Among Children in Uganda", "en", (ABSTRACT,), "Chronic Meningitis Among Children in {Uganda}"),
    ("Chronic Meningitis Among Children in Mbarara", "en", (), "Chronic Meningitis Among Children in Mbarara"),
    # Or are known: countries, peoples, languages, months, people of science; of names of several words all of them where they stand together.
    ("Chronic Meningitis Among African-American Children in Uganda’s South", "en", (), "Chronic Meningitis Among {African}-{American} Children in {Uganda’s} South"),
    ("Bose–Einstein Condensation and Markov Models in South Africa", "en", (), "Bose–{Einstein} Condensation and {Markov} Models in {South} {Africa}"),
    ("African Sleep Before April: Parkinson’s Disease in Guinea Pigs", "en", (), "African Sleep Before {April}: {Parkinson’s} Disease in Guinea Pigs"),
    # An article has a blank behind it.
    ("The Uptake of Vitamin A, Hepatitis B and a Cure", None, (), "The Uptake of Vitamin {A}, Hepatitis {B} and a Cure"),
    ("Glasgow Scale Scores of Children in Mbarara Hospital", "en", (ABSTRACT,), "Glasgow Scale Scores of Children in {Mbarara} Hospital"),
    ("Predicting Death With the Glasgow Scale Alone", None, (ABSTRACT,), "Predicting Death With the {Glasgow} Scale Alone"),
    # The same from a title in sentence case; one in title case, or all in capitals, tells nothing.
    ("Chronic Meningitis Among Children in Mbarara", "en", ("Chronic meningitis among children in Mbarara",), "Chronic Meningitis Among Children in {Mbarara}"),
    ("Chronic Meningitis Among Children in Mbarara", "en", ("Chronic Meningitis Among Children In Mbarara",), "Chronic Meningitis Among Children in Mbarara"),
    ("Chronic Meningitis Among Children in Mbarara", "en", ("CHRONIC MENINGITIS AMONG CHILDREN IN MBARARA",), "Chronic Meningitis Among Children in Mbarara"),
    # All capitals: only what is an acronym elsewhere, or holds a digit, is kept; nothing is guessed.
    ("MENINGITIS AMONG CHILDREN WITH HIV IN UGANDA", "en", (ABSTRACT,), "MENINGITIS AMONG CHILDREN WITH {HIV} IN UGANDA"),
    ("CD19 TARGETS AMONG CHILDREN", "en", (), "{CD19} TARGETS AMONG CHILDREN"),
    ("ROLE OF T CELLS IN A NEW DISEASE", "en", (), "ROLE OF {T} CELLS IN A NEW DISEASE"),
    # Sentence case: every capital is the word's own.
    ("Malaria: Uganda's burden", "en", ("The burden in Uganda's north is high, and Uganda's south follows.",), "Malaria: {Uganda's} burden"),
    ("Malaria: Burden and cost", "en", ("The burden is high.",), "Malaria: Burden and cost"),
    ("“Alpha” and (Re)making", "en", (), "“{Alpha}” and ({Re})making"),
    # Identifiers, genes, proteins, compounds, elements.
    ("The Rise of BRCA1, p53 and c-Myc in Human Cancer Cells", "en", (), "The Rise of {BRCA1}, p53 and c-Myc in Human Cancer Cells"),
    ("The rise of BRCA1, p53 and c-Myc", "en", (), "The rise of {BRCA1}, p53 and c-{Myc}"),
    ("Fe-Doped ZnO Films Grown Under Weak Light", "en", (), "Fe-Doped {ZnO} Films Grown Under Weak Light"),
    ("Films of Zn and Cu Grown Under Weak Light at pH 7", "en", (), "Films of {Zn} and {Cu} Grown Under Weak Light at {pH} 7"),
    ("Uptake of (R)-Limonene by Young Summer Leaves", "en", (), "Uptake of ({R})-Limonene by Young Summer Leaves"),
    ("mRNA in the McDonald strain, by I. Vavilov", "en", (), "{mRNA} in the {McDonald} strain, by {I}. {Vavilov}"),
    # What stands in braces of markup keeps its case.
    ("Growth of <i>Escherichia Coli</i> in Warm Summer Water", "en", (), r"Growth of \textit{Escherichia Coli} in Warm Summer Water"),
    # Another language, said or seen: German nouns keep their capitals.
    ("Die Wirkung des Lichts auf Pflanzen", "de", (), "{Die Wirkung des Lichts auf Pflanzen}"),
    ("Die Wirkung des Lichts auf die Pflanzen", None, (), "{Die Wirkung des Lichts auf die Pflanzen}"),
    ("Die Wirkung des Lichts auf die Pflanzen", "en", (), "{Die Wirkung des Lichts auf die Pflanzen}"),
    ("Le rôle des villes dans la France de 1900", "fr", (), "{Le rôle des villes dans la France de 1900}"),
)  # fmt: skip


@pytest.mark.parametrize(("title", "language", "evidence", "expected"), ROWS)
def test_a_title_is_protected_by_what_is_known(
    title: str, language: str | None, evidence: tuple[str, ...], expected: str
) -> None:
    assert protect(Rich(title), language, evidence) == expected


# Many names make no title case: small words that it would have with capitals tell a sentence.
@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Geologic map of the Grand Canyon–Flagstaff area, Arizona", "sentence"),
        ("Two new species of Bombylius Linnaeus, 1758 (Diptera, Bombyliidae) from Turkey", "sentence"),
        ("Why isn’t there a Nobel Prize in mathematics? Or, the Fields Medal at 75", "sentence"),
        ("McCarthyism, the Vietnam War and World War II in American memory", "sentence"),
        ("Review of “The Bell Curve”, by R. J. Herrnstein", "sentence"),
        ("Mary Lou Gertz interview", "sentence"),
        ("Attention Is All You Need", "title"),
        ("BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding", "title"),
        (
            "On the High-dimensional Power of Linear-time Kernel Two-Sample Testing under Mean-difference Alternatives",
            "title",
        ),
        ("Improving Learning in a Large Knowledge-base using Latent Syntactic Cues", "title"),
        (
            "Association between Micronutrients and Cytokine Responses in Children Exposed to Schistosoma haematobium",
            "title",
        ),
        ("X-Ray Crystallography of tRNA at High Resolution", "title"),
        ("THE EFFECT OF VITAMIN D ON TNF-α IN HIV-INFECTED CHILDREN", "capitals"),
        ("EFFECT OF mRNA DOSE AND pH ON IL-6 RELEASE", "capitals"),
        ("HIV and AIDS in SUBSAHARAN AFRICA", "sentence"),
        ("DNA RNA PCR", "sentence"),
    ],
)
def test_the_shape_of_a_title(title: str, expected: str) -> None:
    assert shape(title) == expected


def test_who_puts_words_in_braces_leaves_the_others_to_the_style() -> None:
    title = Rich("The Deep Sleep of Children in Uganda")
    assert protect(title, "en", braced=("Sleep",)) == "The Deep {Sleep} of Children in Uganda"


def test_what_may_have_a_capital_anyway_is_no_evidence() -> None:
    words = frozenset("uganda scale background meningitis methods nurses kind fever ward".split())
    seen = seen_in([ABSTRACT, "A Scale of Its Own Kind for Children With Fever", "THE WHOLE WARD SLEEPS"], words)
    assert seen["uganda"] == {"Uganda"}
    assert seen["scale"] == {"scale"}
    for word in ("background", "meningitis", "methods", "nurses", "kind", "fever", "ward"):
        assert not any(form[0].isupper() for form in seen.get(word, ())), word


@given(st.one_of(NASTY, st.text()), st.lists(NASTY, max_size=3))
def test_protection_changes_no_letter(text: str, evidence: list[str]) -> None:
    line = " ".join(text.split())
    assert shape(line) in ("sentence", "title", "capitals")
    try:
        value = Rich.of(line)
    except ValueError:
        return
    written = protect(value, "en", evidence)
    assert written.replace("\\{", "").count("{") == written.replace("\\}", "").count("}")
    if line.isascii() and not any(char in line for char in "`'\"-"):
        assert unlatex(written) == line


# What begins a sentence or may: stops, blanks of other kinds and several, quotation marks, markup that ends at them.
TITLE_PARTS = st.sampled_from(
    "A|T|The|the|mRNA|DNA-binding|Uganda|uganda|Fe|p53|CD19|SLEEP|β-lactamases|Éire|U.S.|x_y|“Alpha”|(Re)making|: |? |. |! |; | |  |\u00a0|\u3000|-|/|…|:|<i>A</i>|<i>Coli:</i>|<sub>2</sub>".split("|")
)  # fmt: skip


@example("Long Rivers in Warm Summers? Winter Floods Return Early", ())
@example("Long Rivers in Warm Summers.  Winter Floods Return Early", ())
@example("What floods tell! A river", ())
@example("Long rivers: Winter floods", ())
@example("Long rivers:\u00a0Winter floods", ())
@example("Long rivers <i>in winter:</i> Floods", ())
@example("“Long” Rivers in Warm Summers Return", ())
@given(
    st.lists(st.one_of(TITLE_PARTS, st.just(" ")), min_size=1, max_size=14).map(lambda parts: "".join(parts).strip()),
    st.sampled_from(((), (ABSTRACT,))),
)
def test_titles_are_written_at_once_as_word_by_word(title: str, evidence: tuple[str, ...]) -> None:
    if not title:
        return
    at_once = protect(Rich(title), "en", evidence)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(title_case, "_at_once", title_case._word_by_word)
        assert protect(Rich(title), "en", evidence) == at_once


def judged(**titles: str) -> Any:
    """The entry of a work that a page and PubMed print so."""
    readings = [
        Reading(source=source, record=Record.model_validate({
            "title": text, "doi": "10.5555/kampala.1", "language": "en", "issued": {"year": 2020}, "type": "article-journal",
            "author": [{"family": "Okafor", "given": "C."}], "container_title": "J Inv",
        }))
        for source, text in titles.items()
    ]  # fmt: skip
    pages = [one for one in readings if one.source == "page"]
    work = crosscheck(Material(["10.5555/kampala.1"], pages, [one for one in readings if one.source != "page"]), policy=DEFAULT)  # fmt: skip
    return entry("okafor2020chronic", work)


def test_a_title_in_title_case_is_set_right_by_a_source_in_sentence_case() -> None:
    one = judged(
        page="Chronic Meningitis Among Children In Kampala", pubmed="Chronic meningitis among children in Kampala"
    )
    for dialect in (bibtex, biblatex):
        assert "  title = {Chronic meningitis among children in {Kampala}},\n" in "".join(dialect.write([one]))


def test_without_such_a_source_it_stays() -> None:
    one = judged(page="Chronic Meningitis Among Children In Mbarara")
    assert "  title = {Chronic Meningitis Among Children In Mbarara},\n" in "".join(bibtex.write([one]))


def test_other_sources_titles_are_evidence() -> None:
    one = judged(
        page="Chronic meningitis among children in Kampala", crossref="Chronic Meningitis Among Children in Kampala"
    )
    assert one.titles == ("Chronic Meningitis Among Children in Kampala",)


def test_a_title_of_very_many_sentences_takes_no_time_by_the_square_of_their_number() -> None:
    begun = process_time()
    assert protect(Rich("Moss: in rain. " * 100_000 + "End"), "en").count("Moss") == 100_000
    # A second; where each counted the letters before it, a minute and more.
    assert process_time() - begun < 15
