"""Invented works for the benchmark of exports: as many as are wanted, the same whenever they are made.

Made from the number of the work alone: kinds of works as a library of articles has them, 1 to 30 authors (four in the middle) with names
in Latin letters with and without accents, with particles and suffixes, in other scripts, and groups; titles with acronyms,
identifiers, names, italics, sub- and superscript, some that capitalise their words and some in another language; an abstract
for one in three; keywords, ISSNs, ISBNs, pages, dates. Everybody's test is the same text: what one tool is given, all are given.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from harvester.work import Entry
from parsers.record import CslType, Record
from parsers.values import Keyword, Name, PageRange, PartialDate, Rich, TypedIssn

KINDS: tuple[tuple[CslType, int], ...] = (
    ("article-journal", 58), ("paper-conference", 10), ("chapter", 8), ("book", 6), ("article", 5), ("thesis", 4), ("report", 4),
    ("dataset", 2), ("webpage", 2), ("article-newspaper", 1),
)  # fmt: skip
_FAMILIES = (
    "Smith Johnson Brown Taylor Wilson Clark Walker Young Wright Hughes Müller Schröder Jørgensen Ødegård Åström Çelik Yıldız Şahin "
    "Nováková Dvořák Kovačević Šimić Żółkiewski Łukasiewicz Nagy Szabó Ionescu García Fernández Muñoz Gonçalves Magalhães Lefèvre "
    "Nguyễn Trần Ōkubo Bianchi Rossi D’Angelo O’Brien Tanaka Wang Zhang Chen Kim Park Singh Patel Okafor Mensah Иванов Петрова "
    "Сидоренко Παπαδόπουλος 王 李 佐藤 鈴木 김 박 حسن عباس כהן"
).split()
_GIVEN = (
    "Anna|Béla|Chloë|Dagný|Élise|François|Gülşen|Håkon|Ingrid M.|José Luis|Karol|Łucja|Mária|Niamh|Óscar|Petra|Q. R.|Renée|Søren|"
    "Tomáš|Ursula|Věra|Wei|Xin|Yuki|Zoë|J.|A. B.|Michael J.|Jean-Pierre|Иван|Елена|Νίκος|明|伟|民秀|محمد|דוד"
).split("|")
_SYLLABLES = (
    "an ber čak do él fin gra hö ik jar kö lin mo ná or per quist ró sen tı ul vä wen xi yn žel ström ård ček ński gues ão fors "
    "mann dal berg ova eira ini escu nen sson wala moto zhou hara shi"
).split()
_PARTICLES = ("van", "van der", "de", "von", "de la")
_GROUPS = (
    "Northern Tides Study Group", "Institute for Coastal Research and Development", "R&D Consortium", "北京海洋研究所", "Arbeitsgruppe Küste",
)  # fmt: skip
_SUBJECTS = (
    "DNA methylation|mRNA vaccines|sleep loss|tidal currents|T cells|<i>Escherichia coli</i>|CO<sub>2</sub> uptake|COVID-19|wage growth|"
    "Ca<sup>2+</sup> signalling|soil carbon|iPhone use|machine translation|peer review|the HER2 receptor|<i>Drosophila melanogaster</i>|"
    "childhood asthma|BRCA1 and BRCA2|pH &lt; 5|R&amp;D spending|coral reefs|urban heat|β-lactamases|vitamin D|SARS-CoV-2 spike protein"
).split("|")
_PLACES = (
    "Uganda|northern Norway|São Paulo|Kraków|the North Sea|New Zealand|Japan|rural India|the Baltic|Queensland|three European cities|"
    "older adults|primary schools|a randomised trial|Alpine lakes|Lake Victoria"
).split("|")
_PATTERNS = (
    "Effects of {0} on {1} in {2}", "{0} and {1}: evidence from {2}", "A systematic review of {0}: what {1} tells us", "How {0} shapes {1}",
    "Trends in {0}, {1}--{2}", "On the role of {0} in {2}", "{0} in {2}: a study of {1}", "Alliance A{3}: {0} with {1} in {2}",
    "Is {0} linked to {1}? Results of the NTS-{3} cohort", "Towards a model of {0} in {2}",
)  # fmt: skip
_FOREIGN = (
    ("de", "Der Einfluss der Gezeiten auf die Küste und das Klima"), ("fr", "Les effets du sommeil sur la mémoire des élèves"),
    ("es", "La evolución de los salarios en la costa del Perú"), ("ru", "О влиянии приливов на климат Белого моря"),
    ("ja", "海岸の気候に関する研究"), ("pl", "Wpływ pływów na klimat w rejonie Morza Północnego"),
)  # fmt: skip
_SENTENCES = (
    "We studied {0} in {2} over 12 years.", "Little is known of {0} and its relation to {1}.",
    "Data from {2} were compared with those of 1,024 controls.",
    "The rate of {0} fell by 12.5% (95% CI 10–15; p &lt; 0.001) in {2}.",
    "Our model explains how {1} depends on {0}, as others found in Uganda and Japan.",
    "These findings suggest that {0} should be monitored in {2}, and that {1} may be a cause of it.", "Samples were analysed by PCR at −80 °C.",
    "No difference was found between men and women (n = 340), nor between Europe and North America.", "“Mixed” methods were used throughout.",
)  # fmt: skip
_JOURNALS = (
    "Journal of Invented Oceanography|Annals of Tidal Research|Zeitschrift für Küstenforschung|Revista Española de Sueño & Salud|"
    "BMC Imaginary Medicine|Проблемы климата|Notes and Queries in Statistics|Acta Borealia Fictiva|The Lantern: Education and Society"
).split("|")
_PUBLISHERS = ("Example & Sons", "Universitätsverlag Beispiel", "Presses de l’Exemple", "Springer Fictive", "例出版社")
_WORDS = (
    "sleep|tides|climate|DNA|COVID-19|coastal erosion|health, public|wages|São Paulo|methods|Kinder|ocean acidification|"
    "T-lymphocytes|теория"
).split("|")


def entries(count: int) -> Iterator[Entry]:
    """The works under their keys, in the order of the keys."""
    return (entry(number) for number in range(count))


def entry(number: int) -> Entry:
    """One of them."""
    chance = random.Random(number)
    kind = chance.choices([kind for kind, _weight in KINDS], [weight for _kind, weight in KINDS])[0]
    return Entry(key=f"invented{number:07}", record=Record(**_work(kind, number, chance), **_place(kind, chance)))


def _work(kind: CslType, number: int, chance: random.Random) -> dict[str, object]:
    """What is the work's own."""
    language, title = _title(number, chance)
    authors = min(30, 1 + int(chance.expovariate(0.22)))
    return {
        "type": kind, "title": Rich(title), "language": language, "author": tuple(_name(chance) for _one in range(authors)),
        "editor": tuple(_name(chance) for _one in range(2)) if kind == "chapter" else (),
        "issued": PartialDate(year=chance.randint(1965, 2025), **_within(chance)),
        "doi": f"10.5555/invented.{number}" if chance.random() < 0.85 else None,
        "url": f"https://repository.example.org/handle/1842/{number}?show=full_text&id=%7e" if chance.random() < 0.5 else None,
        "pmid": f"{10_000_000 + number}" if kind == "article-journal" and chance.random() < 0.5 else None,
        "abstract": Rich(_abstract(number, chance)) if number % 3 == 0 else None,
        "keyword": tuple(Keyword(text=word) for word in chance.sample(_WORDS, chance.choice((0, 0, 3, 5, 8)))),
    }  # fmt: skip


def _place(kind: CslType, chance: random.Random) -> dict[str, object]:
    """What tells where it was published."""
    first = chance.randint(1, 2000)
    numbered = {"volume": str(chance.randint(1, 140)), "issue": str(chance.randint(1, 12))}
    pages = {"page": PageRange(first=str(first), last=str(first + chance.randint(1, 30)))}
    house = {
        "publisher": chance.choice(_PUBLISHERS),
        "publisher_place": chance.choice(("Berlin", "Kraków", "New York", "東京")),
    }
    journal = {"container_title": chance.choice(_JOURNALS)}
    match kind:
        case "article-journal":
            issns = (TypedIssn(value=_issn(chance), kind="print"), TypedIssn(value=_issn(chance), kind="electronic"))
            at = pages if chance.random() < 0.8 else {"article_number": f"e{first}"}
            return {**journal, **numbered, **at, "issn": issns[: chance.randint(1, 2)]}
        case "paper-conference":
            return {"container_title": f"Proceedings of the {first}th Conference on Tides & Waves", **pages, **house}
        case "chapter":
            return {"container_title": "The Handbook of Invented Coasts", **pages, **house, "isbn": (_isbn(chance),)}
        case "book":
            return {
                **house,
                "isbn": (_isbn(chance),),
                "edition": chance.choice(("2", "3rd", None)),
                "number_of_pages": str(first),
            }
        case "thesis":
            return {"publisher": "University of Nowhere", "genre": chance.choice(("PhD thesis", "Master’s thesis"))}
        case "report":
            return {**house, "number": f"TR-{first}", "genre": "Technical report"}
        case "article-newspaper":
            return {"container_title": "The Daily Invention", **pages}
        case _:
            return {"publisher": "Invented Archive"}


def _title(number: int, chance: random.Random) -> tuple[str | None, str]:
    if chance.random() < 0.06:
        return chance.choice(_FOREIGN)
    text = _filled(chance.choice(_PATTERNS), number, chance)
    language = chance.choice(("en", "en", "en-GB", None))
    # Tags are kept small.
    return language, _capitalised(text) if chance.random() < 0.25 else text[0].upper() + text[1:]


def _capitalised(text: str) -> str:
    small = ("of", "on", "in", "and", "a", "the", "to", "from", "with")
    return " ".join(word if word in small or word[0] in "<&" else word[0].upper() + word[1:] for word in text.split())


def _filled(pattern: str, number: int, chance: random.Random) -> str:
    first, second = chance.sample(_SUBJECTS, 2)
    subject = f"{_invented(chance)} and {first}" if chance.random() < 0.5 else first
    return pattern.format(subject, second, chance.choice(_PLACES), 10_000 + number % 90_000)


def _abstract(number: int, chance: random.Random) -> str:
    return " ".join(_filled(chance.choice(_SENTENCES), number, chance) for _one in range(chance.randint(6, 16)))


def _name(chance: random.Random) -> Name:
    drawn = chance.random()
    if drawn < 0.02:
        return Name(literal=chance.choice(_GROUPS))
    particle = chance.choice(_PARTICLES) if drawn < 0.07 else None
    suffix = chance.choice(("Jr.", "III")) if drawn > 0.985 else None
    family = chance.choice(_FAMILIES) if drawn < 0.4 else _invented(chance).capitalize()
    if drawn > 0.9:
        family = f"{family}-{chance.choice(_FAMILIES)}"
    return Name(family=family, given=_given(chance), non_dropping_particle=particle, suffix=suffix)


def _invented(chance: random.Random) -> str:
    """A word that hardly any other work has."""
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))


def _given(chance: random.Random) -> str:
    """Half of given names are common ones, a quarter initials, a quarter are rare."""
    match chance.randrange(4):
        case 0:
            return " ".join(
                f"{letter}." for letter in chance.sample("ABCDEFGHIJKLMNOPRSTVWŁŠÉØÖ", chance.randint(1, 2))
            )
        case 1:
            return _invented(chance).capitalize()
        case _:
            return chance.choice(_GIVEN)


def _within(chance: random.Random) -> dict[str, int]:
    month, day = {"month": chance.randint(1, 12)}, {"day": chance.randint(1, 28)}
    return chance.choice(({}, month, month | day))


def _issn(chance: random.Random) -> str:
    digits = f"{chance.randrange(10**7):07}"
    check = -sum(int(digit) * weight for digit, weight in zip(digits, range(8, 1, -1), strict=True)) % 11
    return f"{digits[:4]}-{digits[4:]}{'X' if check == 10 else check}"


def _isbn(chance: random.Random) -> str:
    digits = f"978{chance.randrange(10**9):09}"
    check = -sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10
    return f"{digits}{check}"
