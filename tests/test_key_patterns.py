"""Key patterns: every marker and modifier, what is refused, and what a key may never hold."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records import MADE

from harvester.citation_keys import assign, stem
from harvester.errors import UsageError
from harvester.keys import read_pattern
from harvester.keys.markers import MARKERS
from harvester.keys.modifiers import MODIFIERS
from parsers.record import Record


def people(*families: str) -> list[dict[str, str]]:
    return [{"family": family, "given": "Ada B."} for family in families]


WORK: dict[str, Any] = {
    "type": "article-journal", "title": "The Newton–Maxwell law: a study of 12 tides in Ångermanland", "author": people("Newton", "Maxwell", "Einstein", "Bohr"),
    "editor": people("Ode", "Ng"), "container_title": "Journal of Invented Tides", "container_title_short": "J. Inv. Tides", "volume": "8", "issue": "1-2",
    "page": {"first": "e17", "last": "e29"}, "issued": {"year": 2024, "month": 3, "day": 9}, "doi": "10.5555/tides_(1)", "pmid": "77", "pmcid": "PMC7",
    "arxiv": "2301.00001", "isbn": ["9780306406157"], "issn": [{"value": "2473-9529"}], "keyword": [{"text": "moon light"}, {"text": "sea"}],
    "collection_title": "Series X", "collection_number": "3", "edition": "2", "publisher": "Invented Press", "publisher_place": "Lisbon", "language": "en",
    "url": "https://example.org/7",
}  # fmt: skip
KEYS: tuple[tuple[str, str], ...] = (
    ("[auth]", "Newton"), ("[authFirstFull]", "Newton"), ("[auth3]", "New"), ("[auth2_3]", "Ei"), ("[auth4_9]x[year]", "x2024"), ("[authors]", "NewtonMaxwellEinsteinBohr"),
    ("[authors2]", "NewtonMaxwellEtAl"), ("[authors9]", "NewtonMaxwellEinsteinBohr"), ("[authorLast]", "Bohr"), ("[authEtAl]", "NewtonEtAl"),
    ("[auth.etal]", "Newton.etal"), ("[auth.auth.ea]", "Newton.Maxwell.ea"), ("[authshort]", "NME+"), ("[authorsAlpha]", "NMEB"), ("[authorIni]", "NewtoMEB"),
    ("[authIni6]", "NeMaEB"), ("[authForeIni]", "A"), ("[authorLastForeIni]", "A"), ("[edtr]", "Ode"), ("[editors]", "OdeNg"), ("[edtr.edtr.ea]", "Ode.Ng"),
    ("[editorLast]", "Ng"), ("[pureauth]", "Newton"), ("[year]", "2024"), ("[shortyear]", "24"), ("[month]", "March"), ("[day]", "9"), ("[date]", "2024-03-09"),
    ("[veryshorttitle]", "Newton"), ("[shorttitle]", "NewtonMaxwelllaw"), ("[shorttitleINI]", "TNM"), ("[shorttitle:abbr:upper]", "NML"), ("[shorttitle:capitalize]", "NewtonMaxwellLaw"), ("[title]", "TheNewtonMaxwellLawaStudyof12TidesinAngermanland"), ("[title:abbr]", "TNMLaSo1TiA"), ("[TITLE:abbr]", "TNlaso1tiA"), ("[camel:abbr]", "TNMLASO1TIA"),
    ("[camel]", "TheNewtonMaxwellLawAStudyOf12TidesInAngermanland"), ("[camel2]", "TheNewton"), ("[fulltitle]", "TheNewton-Maxwelllaw:astudyof12tidesinAngermanland"),
    ("[journal]", "JournalofInventedTides"), ("[journal:abbr]", "JoIT"), ("[shortjournal]", "J.Inv.Tides"), ("[volume]", "8"), ("[number]", "1-2"), ("[pages]", "e17-e29"),
    ("[firstpage]", "17"), ("[lastpage]", "29"), ("[pageprefix][firstpage]", "e17"), ("[JOURNAL]", "JournalofInventedTides"), ("[doi]", "10.5555/tides_1"), ("[pmid]", "77"), ("[pmcid]", "PMC7"), ("[eprint]", "2301.00001"),
    ("[isbn]", "9780306406157"), ("[issn]", "2473-9529"), ("[keyword1]", "moonlight"), ("[keywords2]", "moonlightsea"), ("[keywords]", "moonlightsea"), ("[editor]", "AdaB.OdeandAdaB.Ng"), ("[journaltitle:veryshorttitle]", "Journal"), ("[journaltitle:shorttitle]", "JournalInventedTides"), ("[organization]", "InventedPress"), ("[location]", "Lisbon"), ("[type:(x)][version:(y)][eventtitle:(z)]", "xyz"), ("[keyword3]:[year]", ":2024"), ("[entrytype]", "Article"), ("[author]", "AdaB.NewtonandAdaB.MaxwellandAdaB.EinsteinandAdaB.Bohr"), ("[series]", "SeriesX"),
    ("[edition]", "2"), ("[publisher]", "InventedPress"), ("[institution]", "InventedPress"), ("[school]", "InventedPress"), ("[address]", "Lisbon"), ("[language]", "en"),
    ("[booktitle]", "JournalofInventedTides"), ("[url]", "https://example.org/7"), ("[eid][year]", "2024"),
    # Modifiers, alone and one behind the other.
    ("[auth:lower][year]", "newton2024"), ("[auth:upper]", "NEWTON"), ("[auth:upper:truncate3]", "NEW"), ("[fulltitle:abbr:lower]", "tnlaso1tia"),
    ("[journal:capitalize]", "JournalOfInventedTides"), ("[journal:lower:titlecase]", "JournalofInventedTides"), ("[journal:sentencecase]", "Journalofinventedtides"),
    ("[eid:(none)]", "none"), ("[volume:(none)]", "8"), ("[eid:(x):upper]", "X"), ('[doi:regex("^10[.]\\d+/", "")]', "tides_1"),
    ('[journal:regex("(\\w)\\w* *", "$1"):lower]', "joit"), ('[date:regex("[-]", "")]', "20240309"),
    ('[auth.etal:regex("\\\\.etal", "EtAl"):regex("\\\\.", "And")]', "NewtonEtAl"),
    # The pattern that is nearest to the usual key.
    ("[auth:lower][year][veryshorttitle:lower]", "newton2024newton"), ("[authEtAl]_[year]/[volume].[firstpage]", "NewtonEtAl_2024/8.17"),
)  # fmt: skip


@pytest.mark.parametrize(("pattern", "key"), KEYS)
def test_keys(pattern: str, key: str) -> None:
    assert read_pattern(pattern).key(Record.model_validate(WORK)) == key


def test_every_marker_and_modifier_has_a_row() -> None:
    written = " ".join(pattern for pattern, _key in KEYS)
    # Editors and authors that are never editors are found as authors are.
    plain = [one.written for one in MARKERS if not one.written.startswith(("edtr", "editor", "pureauth"))]
    assert [
        one for one in plain if not re.search(rf"\[{re.escape(one).replace('N', '.').replace('M', '.')}[\]:]", written)
    ] == []
    assert [one for one in MODIFIERS if f":{one}" not in written] == []


@pytest.mark.parametrize(
    ("families", "keys"),
    [
        (("Ode",), ("Ode", "Ode", "Ode", "Ode", "Ode", "Ode")),
        (("Ode", "Ng"), ("OdeNg", "OdeNg", "Ode.Ng", "Ode.Ng", "ON", "ON")),
        (("Ode", "Ng", "Roe"), ("OdeNgEtAl", "OdeEtAl", "Ode.etal", "Ode.Ng.ea", "ONR", "ONR")),
        (("Ode", "Ng", "Roe", "Li", "Ek"), ("OdeNgEtAl", "OdeEtAl", "Ode.etal", "Ode.Ng.ea", "ONR+", "ONR+")),
    ],
)
def test_one_two_and_many_authors(families: tuple[str, ...], keys: tuple[str, ...]) -> None:
    record = Record.model_validate({"author": people(*families)})
    patterns = ("[authors2]", "[authEtAl]", "[auth.etal]", "[auth.auth.ea]", "[authshort]", "[authorsAlpha]")
    assert tuple(read_pattern(one).key(record) for one in patterns) == keys


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ({"editor": people("Ng")}, "Ng"), ({"author": [{"literal": "World Health Organization"}]}, "WorldHealthOrganization"),
        ({"author": [{"family": "Gogh", "non_dropping_particle": "van"}]}, "Gogh"), ({"author": people("O’Neill")}, "O'Neill".replace("'", "")),
        ({"author": people("Иванов")}, "Ivanov"), ({"author": people("王")}, "Wang"), ({"author": people("Ødegård-Łoś")}, "OdegardLos"),
    ],
)  # fmt: skip
def test_names_of_all_kinds(value: dict[str, Any], key: str) -> None:
    assert read_pattern("[auth]").key(Record.model_validate(value)) == key


# What JabRef's own rules make of these.
@pytest.mark.parametrize(
    ("pattern", "value", "key"),
    [
        ("[authorsAlpha]", {"author": [{"family": "Aalst", "non_dropping_particle": "van der"}]}, "vdAal"),
        ("[authorsAlpha]", {"author": [{"family": "García Márquez"}, {"family": "Gogh", "non_dropping_particle": "van"}]}, "GMvG"),
        ("[authorsAlpha]", {"author": [{"literal": "World Health Organization"}]}, "Wor"),
        ("[veryshorttitle]", {"title": "Between the Tides"}, "Tides"), ("[veryshorttitle]", {"title": "What is Life?"}, "What"),
        ("[shorttitle]", {"title": "Above us only Sky and Sea"}, "usonlySky"), ("[shorttitleINI]", {"title": "An awesome paper on JabRef"}, "Aap"),
        ("[title]", {"title": "the art of war against time"}, "TheArtofWaragainstTime"),
        ("[journal:abbr]", {"container_title": "Bio-Medical Engineering (Online)"}, "BEO"), ("[title:abbr]", {"title": "X-Ray Studies"}, "XRS"),
        ("[TITLE:abbr]", {"title": "An awesome paper on JabRef"}, "AapoJ"), ("[title:abbr]", {"title": "An awesome paper on JabRef"}, "AAPoJ"),
        ("[camel:abbr]", {"title": "An awesome paper on JabRef"}, "AAPOJ"), ("[fulltitle:truncate3]", {"title": "A Title"}, "AT"),
        ("[title:titlecase]", {"title": "example title with An function Word"}, "ExampleTitlewithanFunctionWord"),
    ],
)  # fmt: skip
def test_keys_as_jabref_has_them(pattern: str, value: dict[str, Any], key: str) -> None:
    assert read_pattern(pattern).key(Record.model_validate(value)) == key


REFUSED: tuple[tuple[str, str, str], ...] = (
    ("[auhtor][year]", "there is no marker [auhtor]. Did you mean [", "Markers (N and M are numbers): auth,"),
    ("[zzz]", "there is no marker [zzz].", "veryshorttitle"),
    ("[auth:lowre]", "no modifier “:lowre”", ":lower, :upper"),
    ("[auth", "a bracket is not closed", "As in"),
    ("smith", "has no marker", "As in"),
    ("", "has no marker", "As in"),
    ("[auth] [year]", "“ ” cannot stand in a key", "Letters, digits"),
    ("{[auth]}", "“{” cannot stand in a key", "Letters, digits"),
    ('[title:regex("(", "")]', "is no regular expression", ""),
    ('[title:regex("a", "$1")]', "has no group 1", ""),
    ('[title:regex("a")]', "no modifier", ":regex"),
    ("[title:]", "no modifier", ":lower"),
)


@pytest.mark.parametrize(("pattern", "message", "advice"), REFUSED)
def test_what_is_no_pattern_is_said_with_what_there_is(pattern: str, message: str, advice: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_pattern(pattern)
    assert message in refused.value.message
    assert advice in (refused.value.advice or "")


def test_a_particle_where_it_is_asked_for() -> None:
    record = Record.model_validate({"author": [{"family": "Gogh", "non_dropping_particle": "van"}]})
    assert read_pattern("[authFirstFull][auth]").key(record) == "vanGoghGogh"


def test_of_what_is_not_known_the_usual_key_is_made() -> None:
    record = Record.model_validate({"title": "Tides"})
    assert read_pattern("[auth][volume]-[doi]").key(record) == stem(record) == "anonymousundatedtides"


_SAFE = re.compile(r"[A-Za-z0-9:.+/_-]{1,140}")


@given(
    st.lists(MADE, max_size=5), st.lists(st.sampled_from([pattern for pattern, _key in KEYS]), min_size=1, max_size=3)
)
@settings(max_examples=100, deadline=None)
def test_keys_by_patterns_are_safe_and_unique(values: list[dict[str, Any]], patterns: list[str]) -> None:
    pattern = read_pattern("".join(patterns))
    keys = assign([Record.model_validate(value) for value in values], make=pattern.key)
    assert len({key.casefold() for key in keys}) == len(keys)
    assert all(_SAFE.fullmatch(key) for key in keys), keys


@given(st.text(alphabet='[]:()"\\authyearregex,$1 ', max_size=40))
def test_whatever_is_given_is_a_pattern_or_refused(text: str) -> None:
    try:
        pattern = read_pattern(text)
    except UsageError:
        return
    assert _SAFE.fullmatch(pattern.key(Record.model_validate(WORK)))
