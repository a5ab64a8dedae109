"""What the markers of a key pattern stand for: [auth], [year], [shorttitle] and the rest, as JabRef names them.

A marker that speaks of authors takes the editors where there are none; `pureauth…` does not. What is not known is "".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from harvester.exporters.bibtex import entry_type
from harvester.keys.small_words import FUNCTION_WORDS, telling
from parsers.record import Record
from parsers.values import Name

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")


class Marker(NamedTuple):
    """A marker as it is written (N and M are numbers), what it stands for, and what finds it in a record."""

    written: str
    says: str
    find: Callable[[Record, int, int], str]

    def pattern(self) -> re.Pattern[str]:
        """What it looks like in a pattern."""
        parts = re.split(r"(?<![A-Z])([NM])(?![A-Za-z])", self.written)
        return re.compile("".join(r"(\d{1,3})" if part in ("N", "M") else re.escape(part) for part in parts))


def _last(name: Name) -> str:
    """The family name without its particle and without blanks; of a group all its words."""
    return "".join(_WORD.findall(name.family or name.literal or ""))


def _initial(name: Name) -> str:
    return (name.given or "")[:1]


def _lasts(names: tuple[Name, ...]) -> list[str]:
    return [_last(name) for name in names]


def _first(names: tuple[Name, ...], letters: int | None = None, place: int = 1) -> str:
    return _last(names[place - 1])[:letters] if 0 < place <= len(names) else ""


def _up_to(names: tuple[Name, ...], most: int) -> str:
    return "".join(_lasts(names[:most])) + ("EtAl" if len(names) > most else "")


def _et_al(names: tuple[Name, ...], joined: str, more: str) -> str:
    """One or two by name; of more the first."""
    found = _lasts(names)
    return joined.join(found) if len(found) < 3 else f"{found[0]}{more}"


def _two(names: tuple[Name, ...]) -> str:
    return ".".join(_lasts(names[:2])) + (".ea" if len(names) > 2 else "")


def _short(names: tuple[Name, ...]) -> str:
    """One by name, of several the first letters of three, and a plus sign for the rest."""
    if len(names) < 2:
        return _first(names)
    return "".join(last[:1] for last in _lasts(names[:3])) + ("+" if len(names) > 3 else "")


def _alpha(names: tuple[Name, ...]) -> str:
    """As BibTeX's alpha labels them: three letters of one, else the first letters; of particles and double names each word's."""
    if len(names) < 2:
        return "".join((*[word[:1] for word in _parts(names[0])[:-1]], _parts(names[0])[-1][:3])) if names else ""
    shown = names[: 4 if len(names) == 4 else 3]
    return "".join(word[:1] for one in shown for word in _parts(one)) + ("+" if len(names) > 4 else "")


def _parts(name: Name) -> list[str]:
    """The words of a family name with its particle, parted by blanks; a group's name is one."""
    words = name.full_family().split() if name.family else [name.literal or ""]
    return ["".join(_WORD.findall(word)) for word in words]


def _initials(names: tuple[Name, ...], letters: int) -> str:
    """So many letters in all, as evenly of all names as they go."""
    if not names:
        return ""
    each, rest = divmod(letters, len(names))
    return "".join(last[: each + (place < rest)] for place, last in enumerate(_lasts(names)))


def _first_and_initials(names: tuple[Name, ...]) -> str:
    return _first(names, 5) + "".join(last[:1] for last in _lasts(names[1:]))


_OF_PEOPLE: tuple[tuple[str, str, Callable[[tuple[Name, ...], int, int], str]], ...] = (
    ("", "family name of the first author", lambda names, _n, _m: _first(names)),
    ("FirstFull", "the same with its particle", lambda names, _n, _m: "".join(_WORD.findall(names[0].full_family())) if names else ""),
    ("ors", "all family names", lambda names, _n, _m: "".join(_lasts(names))),
    ("orsN", "the first N family names, then EtAl", lambda names, n, _m: _up_to(names, n)),
    ("orLast", "family name of the last", lambda names, _n, _m: _first(names[-1:])),
    ("EtAl", "one or two authors by name, else the first and EtAl", lambda names, _n, _m: _et_al(names, "", "EtAl")),
    (".etal", "the same with stops: Ode.Ng, Ode.etal", lambda names, _n, _m: _et_al(names, ".", ".etal")),
    (".auth.ea", "the first two with stops, then .ea", lambda names, _n, _m: _two(names)),
    ("short", "one author by name, else first letters of three and +", lambda names, _n, _m: _short(names)),
    ("orsAlpha", "as BibTeX's alpha labels", lambda names, _n, _m: _alpha(names)),
    ("orIni", "five letters of the first, first letters of the others", lambda names, _n, _m: _first_and_initials(names)),
    ("IniN", "N letters of all family names together", lambda names, n, _m: _initials(names, n)),
    ("N", "N letters of the first", lambda names, n, _m: _first(names, n)),
    ("N_M", "N letters of the Mth", _first),
    ("ForeIni", "initial of the first's given name", lambda names, _n, _m: _initial(names[0]) if names else ""),
    ("orLastForeIni", "initial of the last's given name", lambda names, _n, _m: _initial(names[-1]) if names else ""),
)  # fmt: skip


def _authors(record: Record) -> tuple[Name, ...]:
    return record.author or record.editor or record.credited("director")


def _marker(prefix: str, row: int, people: Callable[[Record], tuple[Name, ...]], says: str) -> Marker:
    written, what, find = _OF_PEOPLE[row]
    name = f"{prefix}{written}"
    if prefix == "edtr":
        name = f"edit{written}" if written.startswith("or") else f"edtr{written.replace('auth', 'edtr')}"
    return Marker(name, f"{what}{says}", lambda record, n, m: find(people(record), n, m))


def _words(record: Record) -> list[str]:
    return _WORD.findall(str(record.title or ""))


def _telling(record: Record) -> list[str]:
    return telling(_words(record))


def _camel(words: list[str]) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in words)


def _titled(words: list[str]) -> str:
    small = [word.lower() if word.lower() in FUNCTION_WORDS and place else word for place, word in enumerate(words)]
    return " ".join(
        word if word in FUNCTION_WORDS and place else word[:1].upper() + word[1:] for place, word in enumerate(small)
    )


_PAGE = re.compile(r"(\D*)(\d.*)")


def _page(record: Record, part: int, *, last: bool = False) -> str:
    """The letters before a page's number (1), or the number (2); a label without a number is one."""
    page = record.page
    end = page.more[-1] if page and page.more else page
    label = (
        ((end.last or (end.first if end is not page else None)) if end and last else None)
        or (page.first if page else record.article_number)
        or ""
    )
    found = _PAGE.fullmatch(label)
    return found[part] if found else label if part == 2 else ""


def _year(record: Record) -> str:
    return str(record.issued.year) if record.issued else ""


_MONTHS = "January February March April May June July August September October November December".split()
_ENTRIES = {
    "inproceedings": "InProceedings", "incollection": "InCollection", "phdthesis": "PhdThesis", "mastersthesis": "MastersThesis",
    "techreport": "TechReport",
}  # fmt: skip


def _month(record: Record) -> str:
    return _MONTHS[record.issued.month - 1] if record.issued and record.issued.month else ""


def _everybody(names: tuple[Name, ...]) -> str:
    return " and ".join(" ".join(part for part in (one.given, one.full_family()) if part) for one in names)


def _keyword(record: Record, place: int) -> str:
    return record.keyword[place - 1].text if 0 < place <= len(record.keyword) else ""


# Fields of BibTeX to those of a record.
_FIELDS: tuple[tuple[str, Callable[[Record], object]], ...] = (
    ("journal", lambda r: r.container_title), ("booktitle", lambda r: r.container_title), ("journaltitle", lambda r: r.container_title),
    ("shortjournal", lambda r: r.container_title_short or r.container_title),
    ("volume", lambda r: r.volume), ("number", lambda r: r.issue or r.number), ("pages", lambda r: r.page.text() if r.page else r.article_number),
    ("eid", lambda r: r.article_number), ("series", lambda r: r.collection_title), ("edition", lambda r: r.edition),
    ("publisher", lambda r: r.publisher),
    ("institution", lambda r: r.publisher), ("school", lambda r: r.publisher), ("organization", lambda r: r.publisher),
    ("address", lambda r: r.publisher_place), ("location", lambda r: r.publisher_place), ("doi", lambda r: r.doi),
    ("type", lambda r: r.genre), ("version", lambda r: r.version), ("eventtitle", lambda r: r.event_title),
    ("pmid", lambda r: r.pmid), ("pmcid", lambda r: r.pmcid), ("eprint", lambda r: r.arxiv), ("isbn", lambda r: r.isbn[0] if r.isbn else None),
    ("issn", lambda r: r.issn[0].value if r.issn else None), ("language", lambda r: r.language), ("url", lambda r: r.url),
)  # fmt: skip


def _of_field(name: str, find: Callable[[Record], object]) -> Marker:
    return Marker(name, f"the field {name}", lambda record, _n, _m: str(find(record) or ""))


MARKERS: tuple[Marker, ...] = (
    *(_marker("auth", row, _authors, "") for row in range(len(_OF_PEOPLE))),
    *(_marker("edtr", row, lambda record: record.editor, ", of the editors") for row in range(len(_OF_PEOPLE))),
    *(_marker("pureauth", row, lambda record: record.author, ", of the authors alone") for row in range(len(_OF_PEOPLE))),
    Marker("year", "year", lambda r, _n, _m: _year(r)),
    Marker("shortyear", "last two digits of the year", lambda r, _n, _m: _year(r)[-2:]),
    Marker("month", "name of the month", lambda r, _n, _m: _month(r)),
    Marker("day", "day of the month", lambda r, _n, _m: str(r.issued.day) if r.issued and r.issued.day else ""),
    Marker("date", "date", lambda r, _n, _m: "-".join(f"{part:02}" for part in r.issued.parts()) if r.issued else ""),
    Marker("title", "the title's words, each with a capital but for small ones", lambda r, _n, _m: _titled(_words(r))),
    Marker("fulltitle", "the title as it is", lambda r, _n, _m: str(r.title or "")),
    Marker("shorttitle", "its first three words, small words left out", lambda r, _n, _m: " ".join(_telling(r)[:3])),
    Marker("shorttitleINI", "the first letters of its first three words", lambda r, _n, _m: "".join(word[:1] for word in _words(r)[:3])),
    Marker("veryshorttitle", "its first word, small words left out", lambda r, _n, _m: " ".join(_telling(r)[:1])),
    Marker("camel", "all its words, each with a capital", lambda r, _n, _m: _camel(_words(r))),
    Marker("camelN", "the first N of them", lambda r, n, _m: _camel(_words(r)[:n])),
    Marker("firstpage", "first page, or article number, without the letters before it", lambda r, _n, _m: _page(r, 2)),
    Marker("pageprefix", "these letters", lambda r, _n, _m: _page(r, 1)),
    Marker("lastpage", "last page, likewise", lambda r, _n, _m: _page(r, 2, last=True)),
    Marker("keywordN", "the Nth keyword", lambda r, n, _m: _keyword(r, n)),
    Marker("keywordsN", "the first N keywords", lambda r, n, _m: " ".join(one.text for one in r.keyword[:n])),
    Marker("keywords", "all keywords", lambda r, _n, _m: " ".join(one.text for one in r.keyword)),
    Marker("entrytype", "BibTeX's type", lambda r, _n, _m: _ENTRIES.get(entry_type(r), entry_type(r).capitalize())),
    Marker("author", "all authors as they are", lambda r, _n, _m: _everybody(r.author)),
    Marker("editor", "all editors as they are", lambda r, _n, _m: _everybody(r.editor)),
    *(_of_field(name, find) for name, find in _FIELDS),
)  # fmt: skip
