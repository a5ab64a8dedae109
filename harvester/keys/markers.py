"""What the markers of a key pattern stand for: [auth], [year], [shorttitle] and the rest, as JabRef names them.

A marker that speaks of authors takes the editors where there are none; `pureauth…` does not. What is not known is "".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from harvester.citation_keys import SMALL_WORDS
from harvester.exporters.bibtex import entry_type
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
    """The family name with its particle, without blanks; of a group all its words."""
    return "".join(_WORD.findall(name.full_family()))


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
    """As BibTeX's alpha labels them: three letters of one, else the first letters."""
    if len(names) < 2:
        return _first(names, 3)
    return "".join(last[:1] for last in _lasts(names[: 4 if len(names) == 4 else 3])) + ("+" if len(names) > 4 else "")


def _initials(names: tuple[Name, ...], letters: int) -> str:
    """So many letters in all, as evenly of all names as they go."""
    if not names:
        return ""
    each, rest = divmod(letters, len(names))
    return "".join(last[: each + (place < rest)] for place, last in enumerate(_lasts(names)))


def _first_and_initials(names: tuple[Name, ...]) -> str:
    return _first(names, 5) + "".join(last[:1] for last in _lasts(names[1:]))


_OF_PEOPLE: tuple[tuple[str, str, Callable[[tuple[Name, ...], int, int], str]], ...] = (
    ("", "family name of the first", lambda names, _n, _m: _first(names)),
    ("ors", "all family names", lambda names, _n, _m: "".join(_lasts(names))),
    ("orsN", "the first N family names, then EtAl", lambda names, n, _m: _up_to(names, n)),
    ("orLast", "family name of the last", lambda names, _n, _m: _first(names[-1:])),
    ("EtAl", "one or two by name, else the first and EtAl", lambda names, _n, _m: _et_al(names, "", "EtAl")),
    (".etal", "the same with stops: Ode.Ng, Ode.etal", lambda names, _n, _m: _et_al(names, ".", ".etal")),
    (".auth.ea", "the first two with stops, then .ea", lambda names, _n, _m: _two(names)),
    ("short", "one by name, else first letters of three and +", lambda names, _n, _m: _short(names)),
    ("orsAlpha", "as BibTeX's alpha labels", lambda names, _n, _m: _alpha(names)),
    ("orIni", "five letters of the first, first letters of the others", lambda names, _n, _m: _first_and_initials(names)),
    ("IniN", "N letters of all family names together", lambda names, n, _m: _initials(names, n)),
    ("N", "N letters of the first", lambda names, n, _m: _first(names, n)),
    ("N_M", "N letters of the Mth", _first),
    ("ForeIni", "initial of the first's given name", lambda names, _n, _m: _initial(names[0]) if names else ""),
    ("orLastForeIni", "initial of the last's given name", lambda names, _n, _m: _initial(names[-1]) if names else ""),
)  # fmt: skip


def _authors(record: Record) -> tuple[Name, ...]:
    return record.author or record.editor


def _marker(prefix: str, row: int, people: Callable[[Record], tuple[Name, ...]], says: str) -> Marker:
    written, what, find = _OF_PEOPLE[row]
    name = f"{prefix}{written}"
    if prefix == "edtr":
        name = f"edit{written}" if written.startswith("or") else f"edtr{written.replace('auth', 'edtr')}"
    return Marker(name, f"{what} {says}", lambda record, n, m: find(people(record), n, m))


def _words(record: Record) -> list[str]:
    return _WORD.findall(str(record.title or ""))


def _telling(record: Record) -> list[str]:
    return [word for word in _words(record) if word.casefold() not in SMALL_WORDS] or _words(record)


def _camel(words: list[str]) -> str:
    return "".join(word[:1].upper() + word[1:] for word in words)


def _page(record: Record, *, last: bool) -> str:
    page = record.page
    if page is None:
        return record.article_number or ""
    return (page.last or page.first) if last else page.first


def _year(record: Record) -> str:
    return str(record.issued.year) if record.issued else ""


def _keyword(record: Record, place: int) -> str:
    return record.keyword[place - 1].text if 0 < place <= len(record.keyword) else ""


# Fields of BibTeX to those of a record.
_FIELDS: tuple[tuple[str, Callable[[Record], object]], ...] = (
    ("journal", lambda r: r.container_title), ("booktitle", lambda r: r.container_title),
    ("shortjournal", lambda r: r.container_title_short or r.container_title),
    ("volume", lambda r: r.volume), ("number", lambda r: r.issue or r.number), ("pages", lambda r: r.page.text() if r.page else r.article_number),
    ("eid", lambda r: r.article_number), ("series", lambda r: r.collection_title), ("edition", lambda r: r.edition),
    ("publisher", lambda r: r.publisher),
    ("institution", lambda r: r.publisher), ("school", lambda r: r.publisher), ("address", lambda r: r.publisher_place), ("doi", lambda r: r.doi),
    ("pmid", lambda r: r.pmid), ("pmcid", lambda r: r.pmcid), ("eprint", lambda r: r.arxiv), ("isbn", lambda r: r.isbn[0] if r.isbn else None),
    ("issn", lambda r: r.issn[0].value if r.issn else None), ("language", lambda r: r.language), ("url", lambda r: r.url),
)  # fmt: skip


def _of_field(name: str, find: Callable[[Record], object]) -> Marker:
    return Marker(name, f"the field {name}", lambda record, _n, _m: str(find(record) or ""))


MARKERS: tuple[Marker, ...] = (
    *(_marker("auth", row, _authors, "author") for row in range(len(_OF_PEOPLE))),
    *(_marker("edtr", row, lambda record: record.editor, "editor") for row in range(len(_OF_PEOPLE))),
    *(_marker("pureauth", row, lambda record: record.author, "author, never an editor") for row in range(len(_OF_PEOPLE))),
    Marker("year", "year", lambda r, _n, _m: _year(r)),
    Marker("shortyear", "last two digits of the year", lambda r, _n, _m: _year(r)[-2:]),
    Marker("month", "number of the month", lambda r, _n, _m: f"{r.issued.month:02}" if r.issued and r.issued.month else ""),
    Marker("day", "day of the month", lambda r, _n, _m: f"{r.issued.day:02}" if r.issued and r.issued.day else ""),
    Marker("date", "date", lambda r, _n, _m: "-".join(f"{part:02}" for part in r.issued.parts()) if r.issued else ""),
    Marker("title", "the title's words, each with a capital, small words left out", lambda r, _n, _m: _camel(_telling(r))),
    Marker("fulltitle", "the title as it is", lambda r, _n, _m: str(r.title or "")),
    Marker("shorttitle", "its first three words, small words left out", lambda r, _n, _m: "".join(_telling(r)[:3])),
    Marker("shorttitleINI", "the first letters of these", lambda r, _n, _m: "".join(word[:1] for word in _telling(r)[:3])),
    Marker("veryshorttitle", "its first word, small words left out", lambda r, _n, _m: "".join(_telling(r)[:1])),
    Marker("camel", "all its words, each with a capital", lambda r, _n, _m: _camel(_words(r))),
    Marker("camelN", "the first N of them", lambda r, n, _m: _camel(_words(r)[:n])),
    Marker("firstpage", "first page, or article number", lambda r, _n, _m: _page(r, last=False)),
    Marker("lastpage", "last page, or article number", lambda r, _n, _m: _page(r, last=True)),
    Marker("keywordN", "the Nth keyword", lambda r, n, _m: _keyword(r, n)),
    Marker("entrytype", "BibTeX's type", lambda r, _n, _m: entry_type(r)),
    *(_of_field(name, find) for name, find in _FIELDS),
)  # fmt: skip
