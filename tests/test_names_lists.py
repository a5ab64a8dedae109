from __future__ import annotations

from time import process_time

import pytest

from parsers.names import MOST_NAMES, read_name, read_names
from parsers.names.lists import cut_list

ROWS = [
    # semicolons and their like
    ("Voorhees, P.; Suman, V.; Richardson, P. G.", ["Voorhees, P.", "Suman, V.", "Richardson, P. G."]),
    ("Ojewola RW;Tijani KH;Fatuga AL;", ["Ojewola, R. W.", "Tijani, K. H.", "Fatuga, A. L."]),
    ("Smith, John; Doe, Jane; and Lee, Ann", ["Smith, John", "Doe, Jane", "Lee, Ann"]),
    ("Frazier, Bryan S.; Driggers III, William B.", ["Frazier, Bryan S.", "Driggers, William B., III"]),
    ("Smith J; Jones B; on behalf of the X Investigators", ["Smith, J.", "Jones, B.", "X Investigators"]),
    ("Christian Caspers|M. Ali Haider", ["Caspers, Christian", "Haider, M. Ali"]),
    ("Thomas Kn|[ouml]|pfel", ["Knöpfel, Thomas"]),
    ("Anna Smith • Bob Jones", ["Smith, Anna", "Jones, Bob"]),
    ("Anna Smith · Bob Jones", ["Smith, Anna", "Jones, Bob"]),
    ("王小明、李华", ["王, 小明", "李, 华"]),
    ("王小明，李华", ["王, 小明", "李, 华"]),
    ("山田, 太郎", ["山田, 太郎"]),
    ("王小明, 梅 广, 李 莉", ["王, 小明", "梅, 广", "李, 莉"]),
    ("李 莉，王 明", ["李, 莉", "王, 明"]),
    # "and"
    ("A. Smith, B. Jones and C. Lee", ["Smith, A.", "Jones, B.", "Lee, C."]),
    ("Smith, John and Doe, Jane", ["Smith, John", "Doe, Jane"]),
    ("Smith, Jr., John and Doe, Jane", ["Smith, John, Jr.", "Doe, Jane"]),
    ("John Smith, Jr. and Jane Doe", ["Smith, John, Jr.", "Doe, Jane"]),
    ("Smith, A. & Jones, B.", ["Smith, A.", "Jones, B."]),
    ("Smith, A. &amp; Jones, B.", ["Smith, A.", "Jones, B."]),
    ("Hans Müller und Eva Schmidt", ["Müller, Hans", "Schmidt, Eva"]),
    ("Jean Dupont et Anne Petit", ["Dupont, Jean", "Petit, Anne"]),
    ("Juan Pérez y Ana Gómez", ["Pérez, Juan", "Gómez, Ana"]),
    ("José Ortega y Gasset", ["Ortega y Gasset, José"]),
    ("Karl Theodor von und zu Guttenberg", ["von und zu Guttenberg, Karl Theodor"]),
    ("by John Smith and Jane Doe", ["Smith, John", "Doe, Jane"]),
    ("Voorhees, Suman, Efebera and Raje", ["Voorhees", "Suman", "Efebera", "Raje"]),
    # commas alone
    ("Smith, John", ["Smith, John"]),
    ("Tolkien, J. R. R.", ["Tolkien, J. R. R."]),
    ("García Márquez, Gabriel José", ["García Márquez, Gabriel José"]),
    ("Schäfer Aguilar, Paloma", ["Schäfer Aguilar, Paloma"]),
    ("Smith Jones, Peter J.", ["Smith Jones, Peter J."]),
    ("van der Berg, Jan Piet", ["van der Berg, Jan Piet"]),
    ("La Fontaine, Jean de", ["La Fontaine, Jean de"]),
    ("Cervantes Saavedra, Miguel de", ["Cervantes Saavedra, Miguel de"]),
    ("ATLAS Collab.", ["ATLAS Collab."]),
    ("David Lucca, Jonathan H. Wright", ["Lucca, David", "Wright, Jonathan H."]),
    ("Nava Ashraf, Oriana Bandiera, Virginia Minni", ["Ashraf, Nava", "Bandiera, Oriana", "Minni, Virginia"]),
    ("Smith, A., Jones, B.", ["Smith, A.", "Jones, B."]),
    ("Smith, A., Jones, B., and Lee, C.", ["Smith, A.", "Jones, B.", "Lee, C."]),
    ("van der Berg, J. A., de la Cruz, M. P.", ["van der Berg, J. A.", "de la Cruz, M. P."]),
    ("Smith, John, Doe, Jane", ["Smith, John", "Doe, Jane"]),
    ("Smith, J., Brown", ["Smith, J.", "Brown"]),
    ("Smith J, Jones B", ["Smith, J.", "Jones, B."]),
    ("Smith J, Jones BC, et al.", ["Smith, J.", "Jones, B. C."]),
    ("Smith J1,2, Jones B3*", ["Smith, J.", "Jones, B."]),
    ("Horby P, Emberson JR, Kay SR, Smith V", ["Horby, P.", "Emberson, J. R.", "Kay, S. R.", "Smith, V."]),
    ("Emberson, JR, Kay, SR", ["Emberson, J. R.", "Kay, S. R."]),
    ("Emberson, J., Kay, SR, Ivanov, IV", ["Emberson, J.", "Kay, S. R.", "Ivanov, I. V."]),
    ("SMITH, JOHN, JR, BROWN, JANE", ["Smith, John, JR", "Brown, Jane"]),
    ("Smith, J., JR, Jones, B.", ["Smith, J., JR", "Jones, B."]),
    ("John Smith, JR, Jane Doe", ["Smith, John, JR", "Doe, Jane"]),
    ("John Smith, MD, PhD, Jane Doe, MD", ["Smith, John", "Doe, Jane"]),
    # one turned round, as bibliographies print
    ("Smith, John, and Jane Doe", ["Smith, John", "Doe, Jane"]),
    ("Smith, John, Jane Doe, and Bob Lee", ["Smith, John", "Doe, Jane", "Lee, Bob"]),
    # groups
    ("Food and Agriculture Organization", ["Food and Agriculture Organization"]),
    ("Department of Health, Education, and Welfare", ["Department of Health, Education, and Welfare"]),
    (
        "Institute of Diabetes and Digestive and Kidney Diseases",
        ["Institute of Diabetes and Digestive and Kidney Diseases"],
    ),
    ("J. Smith, B. Jones and the WHO Working Group", ["Smith, J.", "Jones, B.", "the WHO Working Group"]),
    ("Smith J, Jones B, Canadian Research Network", ["Smith, J.", "Jones, B.", "Canadian Research Network"]),
    ("Smith, J.; Food and Agriculture Organization", ["Smith, J.", "Food and Agriculture Organization"]),
    # nobody
    ("", []),
    (";;;", []),
    (" , and ; ", []),
    ("et al.", []),
]


@pytest.mark.parametrize(("text", "names"), ROWS)
def test_a_list_is_cut_between_names_and_not_inside_them(text: str, names: list[str]) -> None:
    assert [name.inverted() for name in read_names(text)] == names


def test_orcids_in_brackets_stay_with_their_names() -> None:
    text = "López-López, Alberto (ORCID 0000-0002-1745-4266), Aguilar, Mario Sánchez (ORCID 0000-0002-1391-9388)"
    names = read_names(text)
    assert [name.family for name in names] == ["López-López", "Aguilar"]
    assert [name.orcid for name in names] == ["0000-0002-1745-4266", "0000-0002-1391-9388"]


def test_a_list_without_end_is_cut_off() -> None:
    assert len(read_names("Smith J, " * (MOST_NAMES + 10))) == MOST_NAMES


# Each of these took quadratic time once, or is the kind that does: the test ends, or the run does not.
HOSTILE = [
    "a",
    " ",
    ",",
    "et al ",
    "y ",
    "van and ",
    "J.",
    "(",
    "(a) ",
    "@",
    "1,",
    "&amp;",
    "|[",
    "Smith, J.; ",
    "A. ",
    ".",
    "-",
    "von und ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_megabyte_is_read_in_one_go(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert len(read_names(text)) <= MOST_NAMES
    assert read_name(text) is None


@pytest.mark.parametrize("text", ["Lima, Jonas, 1975-", "Lima, Jonas, 1875-1940.", "Lima, Jonas, b. 1975"])
def test_a_librarys_heading_of_one_person_is_one_name(text: str) -> None:
    assert [(name.family, name.given) for name in read_names(text)] == [("Lima", "Jonas")]


def test_suffixes_without_end_take_no_time_by_the_square_of_their_number() -> None:
    begun = process_time()
    assert cut_list("Ng, " + "Jr, " * 100_000)
    # A second; where each was looked at with all before it, minutes.
    assert process_time() - begun < 15


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cora LEIGH, Ada ROE & Minh LE", ["Leigh, Cora", "Roe, Ada", "Le, Minh"]),
        ("Ada ROE; Ben Marc DUMONT", ["Roe, Ada", "Dumont, Ben Marc"]),
        # Nothing but short ones: initials, as indexes have them.
        ("Leigh COR, Roe ADA", ["Leigh, C. O. R.", "Roe, A. D. A."]),
        ("Smith JAB, Doe KLM", ["Smith, J. A. B.", "Doe, K. L. M."]),
    ],
)
def test_short_family_names_in_capitals_among_long_ones(text: str, names: list[str]) -> None:
    assert [name.inverted() for name in read_names(text)] == names
