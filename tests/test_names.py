from __future__ import annotations

import pytest

from parsers.names import read_name, read_name_parts
from parsers.values import Name


def _shown(name: Name | None) -> str | None:
    """A name in one line: particle in parentheses before what it belongs to, a group in brackets."""
    if name is None:
        return None
    if name.literal:
        return f"[{name.literal}]"
    family = f"({name.non_dropping_particle}) {name.family}" if name.non_dropping_particle else name.family
    given = f"{name.given or ''} ({name.dropping_particle})" if name.dropping_particle else name.given
    return ", ".join(part for part in (family, given, name.suffix) if part)


ROWS = [
    # inverted
    ("Richardson, P. G.", "Richardson, P. G."),
    ("Bova-Solem, M.", "Bova-Solem, M."),
    ("Foulkes, Andrew J.,", "Foulkes, Andrew J."),
    ("García Márquez, Gabriel", "García Márquez, Gabriel"),
    ("Juan Pérez L.", "Pérez L., Juan"),
    ("María Teresa Ruiz P.", "Ruiz P., María Teresa"),
    ("Ada Roe (Pond Institute, Oslo)", "Roe, Ada"),
    ("김철수 (서울대학교)", "김, 철수"),
    ("World Health Organization (WHO)", "[World Health Organization (WHO)]"),
    ("José M.ª Núñez del Prado", "Núñez del Prado, José M.ª"),
    ("García Pérez, M.ª del Carmen", "García Pérez, M.ª del Carmen"),
    ("Jan Kowalski, prof.", "Kowalski, Jan"),
    ("van Gogh, Vincent", "(van) Gogh, Vincent"),
    ("van der Berg, J. A.", "(van der) Berg, J. A."),
    ("Van Hyning, Victoria", "Van Hyning, Victoria"),
    ("de Valpine, Perry", "(de) Valpine, Perry"),
    ("zur Loye, Hans-Conrad", "(zur) Loye, Hans-Conrad"),
    ("'t Hooft, Gerard", "('t) Hooft, Gerard"),
    ("d'Alembert, Jean", "d'Alembert, Jean"),
    ("Beethoven, Ludwig van", "Beethoven, Ludwig (van)"),
    ("Humboldt, Alexander von", "Humboldt, Alexander (von)"),
    ("Carvalho Júnior, Ilton Jardim de [UNESP]", "Carvalho Júnior, Ilton Jardim de"),
    ("Santos, Fabrício Rodrigues, dos", "Santos, Fabrício Rodrigues dos"),
    ("St. John, Mary", "St. John, Mary"),
    ("Müller, Hans-Jürgen", "Müller, Hans-Jürgen"),
    ("پلانو\u200cکلارک, ویکی", "پلانو\u200cکلارک, ویکی"),
    ("معصومی، سحر", "معصومی, سحر"),
    ("王，小明", "王, 小明"),
    # suffixes
    ("Bianco, F. J. Jr", "Bianco, F. J., Jr"),
    ("Smith, John, Jr", "Smith, John, Jr"),
    ("Smith, Jr, John", "Smith, John, Jr"),
    ("Smith, Jr., John", "Smith, John, Jr."),
    ("Smith Jr., John", "Smith, John, Jr."),
    ("John Smith Jr.", "Smith, John, Jr."),
    ("John Smith, Jr.", "Smith, John, Jr."),
    ("Driggers III, William B.", "Driggers, William B., III"),
    ("Driggers WB 3rd", "Driggers, W. B., 3rd"),
    ("Smith JA Jr", "Smith, J. A., Jr"),
    ("Smith J Jr", "Smith, J., Jr"),
    ("Smith J III", "Smith, J., III"),
    # in capitals they may be initials, and are where nothing else is given
    ("Emberson JR", "Emberson, J. R."),
    ("Kay SR", "Kay, S. R."),
    ("Ivanov IV", "Ivanov, I. V."),
    ("Wu II", "Wu, I. I."),
    ("Smith V", "Smith, V."),
    ("LEE SR", "Lee, S. R."),
    ("Emberson, JR", "Emberson, J. R."),
    ("Smith, JR, Jr", "Smith, J. R., Jr"),
    ("Smith JR Jr", "Smith, J. R., Jr"),
    ("van der Berg JR", "(van der) Berg, J. R."),
    ("De Kort SR", "De Kort, S. R."),
    ("García López SR", "García López, S. R."),
    ("Smith Jr", "Smith, Jr"),
    ("Smith III", "Smith, III"),
    ("SMITH JR.", "Smith, JR."),
    ("John Smith JR", "Smith, John, JR"),
    ("JOHN SMITH JR", "Smith, John, JR"),
    ("John Smith IV", "Smith, John, IV"),
    ("P. Kay SR", "Kay, P., SR"),
    ("Smith J JR", "Smith, J., JR"),
    ("Al Gore JR", "Gore, Al, JR"),
    ("John Smith, JR", "Smith, John, JR"),
    ("SMITH, JOHN, JR", "Smith, John, JR"),
    ("SMITH, JR, JOHN", "Smith, John, JR"),
    # natural order
    ("J. R. R. Tolkien", "Tolkien, J. R. R."),
    ("Chun-Hui  Qin", "Qin, Chun-Hui"),
    ("Vincent van Gogh", "(van) Gogh, Vincent"),
    ("Ludwig van Beethoven", "(van) Beethoven, Ludwig"),
    ("Karl Theodor von und zu Guttenberg", "(von und zu) Guttenberg, Karl Theodor"),
    ("E. C. van der Linden", "(van der) Linden, E. C."),
    ("Victoria Van Hyning", "Van Hyning, Victoria"),
    ("Lieselotte Vande Walle", "Vande Walle, Lieselotte"),
    ("Mary St. John", "St. John, Mary"),
    ("Jean d'Alembert", "d'Alembert, Jean"),
    ("Gabriel García Márquez", "García Márquez, Gabriel"),
    ("Juan Gómez de la Torre", "Gómez de la Torre, Juan"),
    ("Ana María Martín López", "López, Ana María Martín"),
    ("María de la Cruz", "(de la) Cruz, María"),
    ("Pedro Freire da Silva", "(da) Silva, Pedro Freire"),
    ("José Ortega y Gasset", "Ortega y Gasset, José"),
    ("Ilton Carvalho Júnior", "Carvalho Júnior, Ilton"),
    ("Louis\u2010Paul Rivest", "Rivest, Louis\u2010Paul"),
    ("Stephen J Sharp", "Sharp, Stephen J."),
    ("Rodrigo C.V. Pinto", "Pinto, Rodrigo C. V."),
    ("Robert (Bob) Smith", "Smith, Robert (Bob)"),
    ("И. И. Иванов", "Иванов, И. И."),
    ("Иванов Иван Иванович", "Иванов, Иван Иванович"),
    ("Nguyen Van Anh", "Nguyen, Van Anh"),
    ("شهرام جلیلیان", "جلیلیان, شهرام"),
    ("bell hooks", "hooks, bell"),
    ("van Gogh", "(van) Gogh"),
    ("Plato", "Plato"),
    # indexes: family name first, initials run together
    ("Smith J", "Smith, J."),
    ("Smith JA", "Smith, J. A."),
    ("Smith J A", "Smith, J. A."),
    ("Smith J.A.", "Smith, J. A."),
    ("Bwanika J-B", "Bwanika, J.-B."),
    ("Boschker HTS", "Boschker, H. T. S."),
    ("van der Berg JA", "(van der) Berg, J. A."),
    ("Garrido Terrats D", "Garrido Terrats, D."),
    ("van Pour, A.", "(van) Pour, A."),
    ("Иванов И.И.", "Иванов, И. И."),
    ("Ivanov Yu. A.", "Ivanov, Yu. A."),
    ("JA Smith", "Smith, J. A."),
    ("J-B Bwanika", "Bwanika, J.-B."),
    ("EJP Douzery", "Douzery, E. J. P."),
    ("Douzery, EJP", "Douzery, E. J. P."),
    ("Silva, A.R.", "Silva, A. R."),
    # capitals
    ("VOORHEES, P", "Voorhees, P."),
    ("VOORHEES, PETER", "Voorhees, Peter"),
    ("BROWNE, CAROLYN S.", "Browne, Carolyn S."),
    ("PETER VOORHEES", "Voorhees, Peter"),
    ("SMITH JA", "Smith, J. A."),
    ("MCDONALD, R", "McDonald, R."),
    ("McDONALD, R", "McDonald, R."),
    ("MacGregor, R", "MacGregor, R."),
    ("O'NEAL, T", "O'Neal, T."),
    ("SMITH-JONES, T", "Smith-Jones, T."),
    ("LEE, AMY", "Lee, Amy"),
    ("WANG, LI", "Wang, Li"),
    ("Kürşat İNAN", "İnan, Kürşat"),
    ("Jean DUPONT", "Dupont, Jean"),
    ("DUPONT Jean", "Dupont, Jean"),
    ("Jean DE LA TOUR", "De la Tour, Jean"),
    ("WANG Xiaoming", "Wang, Xiaoming"),
    ("LI Wei", "Li, Wei"),
    ("MA Smith", "Smith, M. A."),
    ("Minsu KIM", "Kim, Minsu"),
    # scripts without blanks
    ("王小明", "王, 小明"),
    ("欧阳修", "欧阳, 修"),
    ("欧阳文山", "欧阳, 文山"),
    ("王 小明", "王, 小明"),
    ("山田 太郎", "山田, 太郎"),
    ("山田太郎", "[山田太郎]"),
    ("高橋誠", "[高橋誠]"),
    ("김철수", "김, 철수"),
    ("남궁민수", "남궁, 민수"),
    ("アルベルト・アインシュタイン", "[アルベルト・アインシュタイン]"),
    ("中国医学会", "[中国医学会]"),
    # groups
    ("Alliance for Clinical Trials in Oncology", "[Alliance for Clinical Trials in Oncology]"),
    ("WHO Working Group", "[WHO Working Group]"),
    ("the CRASH-2 Investigators", "[the CRASH-2 Investigators]"),
    ("TAX 325 Study Group", "[TAX 325 Study Group]"),
    ("on behalf of the TAX 325 Study Group", "[TAX 325 Study Group]"),
    ("Team, R Core", "[R Core Team]"),
    ("ASTRO-CM Team", "[ASTRO-CM Team]"),
    ("U.S. Geological Survey", "[U.S. Geological Survey]"),
    ("Food and Agriculture Organization", "[Food and Agriculture Organization]"),
    (
        "Task and Finish Group (TFG-U), European Federation (EFLM)",
        "[Task and Finish Group (TFG-U), European Federation (EFLM)]",
    ),
    ("Deutsche Gesellschaft für Innere Medizin", "[Deutsche Gesellschaft für Innere Medizin]"),
    ("Universidad de Chile", "[Universidad de Chile]"),
    ("Российская академия наук", "[Российская академия наук]"),
    ("NASA", "[NASA]"),
    ("hwadmin", "[hwadmin]"),
    ("user123", "[user123]"),
    ("Study, E.", "Study, E."),
    ("Press, William H.", "Press, William H."),
    ("George Church", "Church, George"),
    # what is printed around a name
    ("John Smith, MD", "Smith, John"),
    ("John Smith, M.D., Ph.D.", "Smith, John"),
    ("John Smith MD", "Smith, John"),
    ("Smith, John MD", "Smith, John"),
    ("Smith, MD", "Smith, M. D."),
    ("Smith, B. A.", "Smith, B. A."),
    ("van der Berg, M.A.", "(van der) Berg, M. A."),
    ("García Márquez, M.A.", "García Márquez, M. A."),
    ("John Smith, MA", "Smith, John"),
    ("Smith, John, MA", "Smith, John"),
    ("Smith Ph.D.", "Smith"),
    ("Smith, B. S. C.", "Smith, B. S. C."),
    ("Smith MPH", "Smith, M. P. H."),
    ("John Smith, M.P.H.", "Smith, John"),
    ("Smith, J. MPH", "Smith, J."),
    ("Smith, John M.A.", "Smith, John M. A."),
    ("Prof. Dr. Hans Müller", "Müller, Hans"),
    ("Dr. Öğr. Üyesi Elif Kaya", "Kaya, Elif"),
    ("Doc. JUDr. Jan Kos, CSc.", "Kos, Jan"),
    ("Smith J1,2", "Smith, J."),
    ("Smith J*", "Smith, J."),
    ("Smith J†", "Smith, J."),
    ("John Smith1", "Smith, John"),
    ("Smith, J.¹", "Smith, J."),
    ("1. Smith J", "Smith, J."),
    ("John Smith <js@example.org>", "Smith, John"),
    ("Meno H , et al.", "Meno, H."),
    ("Smith, John (Ed.)", "Smith, John"),
    ("Smith, John, author", "Smith, John"),
    ("Smith, John, ed.", "Smith, John"),
    ("Harris, Ed", "Harris, Ed"),
    ("DR Hofstadter", "Hofstadter, D. R."),
    ("PD Dr. Eva Schmidt", "Schmidt, Eva"),
    ("PD James", "James, P. D."),
    ("Smith, U. A.", "Smith, U. A."),
    ("by John Smith", "Smith, John"),
    ("Horby P", "Horby, P."),
    ("Kirby M", "Kirby, M."),
    ("Crosby V", "Crosby, V."),
    ("Author: John Smith", "Smith, John"),
    ("Darwin, Charles, 1809-1882", "Darwin, Charles"),
    ("Thomas Kn|[ouml]|pfel", "Knöpfel, Thomas"),
    # nobody
    ("", None),
    (",.;", None),
    ("-", None),
    ("https://www.example.org/", None),
    ("www.example.org", None),
    ("js@example.org", None),
    ("Anonymous", None),
    ("[No authors listed]", None),
    ("et al.", None),
    ("1,2", None),
    ("Smith, J. and Doe, J.", None),
]


@pytest.mark.parametrize(("text", "shown"), ROWS)
def test_a_name_is_cut_where_its_print_shows(text: str, shown: str | None) -> None:
    assert _shown(read_name(text)) == shown


def test_an_orcid_in_the_text_belongs_to_the_name() -> None:
    name = read_name("López-López, Alberto (ORCID 0000-0002-1745-4266)")
    assert name == Name(family="López-López", given="Alberto", orcid="0000-0002-1745-4266")


def test_an_orcid_with_a_wrong_check_digit_is_not_taken() -> None:
    assert read_name("Smith, J. (0000-0002-1745-4267)") == Name(family="Smith", given="J.")


def test_an_institution_behind_a_name_is_its_affiliation() -> None:
    name = read_name("Richardson, Paul G, Dana-Farber Cancer Institute, Boston")
    assert name == Name(family="Richardson", given="Paul G.", affiliation=("Dana-Farber Cancer Institute, Boston",))


PARTS = [
    (("van der Berg", "JA", ""), "(van der) Berg, J. A."),
    (("Driggers III", "William B.", ""), "Driggers, William B., III"),
    (("Hora", "Donald", "Jr."), "Hora, Donald, Jr."),
    (("Beethoven", "Ludwig van", ""), "Beethoven, Ludwig (van)"),
    (("Peralta Mas", "Miquel", ""), "Peralta Mas, Miquel"),
    (("GRAY", "J.D.", ""), "Gray, J. D."),
    (("Church", "", ""), "Church"),
    (("WHO Working Group", "", ""), "[WHO Working Group]"),
    (("", "Plato", ""), "Plato"),
    # Words for nobody that are family names where a given name stands beside them.
    (("Na", "Li", ""), "Na, Li"),
    (("Al", "M.A.", ""), "Al, M. A."),
    (("Null", "Jan", ""), "Null, Jan"),
    (("NA", "NA", ""), None),
    (("NA", "", ""), None),
    (("", "", ""), None),
]


@pytest.mark.parametrize(("parts", "shown"), PARTS)
def test_a_name_told_in_parts_is_not_cut_anew(parts: tuple[str, str, str], shown: str | None) -> None:
    assert _shown(read_name_parts(*parts)) == shown
