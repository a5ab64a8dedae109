"""Values of a record in the form in which gold and prediction are compared: one reader for each field.

A reader takes whatever JSON holds and gives a value that can be compared, or None where there is nothing. What two
sources may write differently (case, dashes, quotes, entities, tags, a resolver before a DOI) is taken away; what
makes another value of it (an accent, a subtitle, another order of authors) is kept.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

# ------------------------------------------------------------------ text

_INLINE = "i b u em strong sub sup inf sc scp small span tt font a p br div title sec italic bold section math"
_MATHML = "i o n row sub sup text frac style subsup"
_PREFIXED = r"(?:mml|jats|m):[a-z-]+"
_REST_OF_TAG = r"(?:\s[^<>]*)?/?>"
_ANY_TAG = re.compile(
    rf"</?(?:{'|'.join(_INLINE.split())}|h[1-6]|{_PREFIXED}|m(?:{'|'.join(_MATHML.split())})){_REST_OF_TAG}",
    re.IGNORECASE,
)
_BLOCK_TAG = re.compile(rf"</?(?:p|br|div|sec|title|section|h[1-6]|jats:(?:p|sec|title)){_REST_OF_TAG}", re.IGNORECASE)
# What stands for one character of the keyboard; None for what is not seen at all.
_ALIKE: tuple[tuple[str | None, str], ...] = (
    ("-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d"),
    ("'", "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`"),
    ('"', "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"),
    (None, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"),
)
_FOLDED = {ord(char): plain for plain, chars in _ALIKE for char in chars}


def fold(value: Any) -> str:
    """Text without entities, tags, case and typography; blanks made one. Accents stay."""
    text = html.unescape(html.unescape(str(value)))
    text = _ANY_TAG.sub("", _BLOCK_TAG.sub(" ", text)).translate(_FOLDED)
    # Folded before and after: NFKC makes a lone acute accent a blank with an accent, and full-width signs plain.
    text = unicodedata.normalize("NFKC", text).translate(_FOLDED)
    return " ".join(unicodedata.normalize("NFC", text.casefold()).split())


def is_there(value: Any) -> bool:
    """Whether a field says anything; 0 does."""
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value not in ([], {})


def _one(value: Any) -> Any:
    """The first of a list, for a field that has one value."""
    if isinstance(value, (list, tuple)):
        return value[0] if value else ""
    return value


def text(value: Any) -> str:
    """A title: folded, without its one final full stop."""
    folded = fold(_one(value))
    return folded[:-1].rstrip() if folded.endswith(".") and not folded.endswith("..") else folded


def name_of_thing(value: Any) -> str:
    """A journal or publisher: "&" is "and"."""
    return " ".join(re.sub(r"\s*&\s*", " and ", text(value)).split())


def number(value: Any) -> str:
    """A volume or issue: no blanks around dashes, no zeros before digits."""
    folded = re.sub(r"\s*-+\s*", "-", fold(_one(value)))
    return folded.lstrip("0") or "0" if folded.isdigit() else folded


_PAGES = re.compile(r"^([a-z]{0,3})(\d+)-([a-z]{0,3})(\d+)$")


def pages(value: Any) -> str:
    """Page ranges in full: "5039-50" is "5039-5050", "7-7" is "7"."""
    folded = re.sub(r"\s*-+\s*", "-", fold(_one(value)))
    return ",".join(_full_range(part) for part in re.split(r"\s*[,;]\s*", folded) if part)


def _full_range(part: str) -> str:
    match = _PAGES.match(part)
    if match is None:
        return part
    before, first, before_last, last = match.groups()
    before_last = before_last or before
    if before == before_last and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    start, end = before + first, before_last + last
    return start if start == end and before == before_last else f"{start}-{end}"


# ------------------------------------------------------------------ identifiers


def doi(value: Any) -> str:
    """A DOI without resolver or prefix, in lower case."""
    bare = html.unescape(str(_one(value))).strip()
    bare = re.sub(r"^(?:https?://)?(?:dx\.|www\.)?doi\.org/", "", bare, flags=re.IGNORECASE)
    return unquote(re.sub(r"^doi:\s*", "", bare, flags=re.IGNORECASE)).strip().lower()


def pmid(value: Any) -> str:
    """A PMID's digits."""
    return re.sub(r"^pmid:?\s*", "", str(_one(value)).strip(), flags=re.IGNORECASE).lstrip("0")


def pmcid(value: Any) -> str:
    """A PMCID with its PMC."""
    bare = re.sub(r"^pmcid:?\s*", "", str(_one(value)).strip(), flags=re.IGNORECASE).upper()
    return f"PMC{bare}" if bare.isdigit() else bare


def _pieces(value: Any, between: str) -> Iterator[str]:
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from _pieces(item, between)
    else:
        yield from (piece for piece in re.split(between, str(value)) if piece.strip())


def issns(value: Any) -> frozenset[str]:
    """ISSNs without hyphens."""
    found = (piece for piece in _pieces(value, r"[,;\s]+") if re.search(r"\d", piece))
    return frozenset(re.sub(r"[^0-9X]", "", piece.upper()) for piece in found)


def isbns(value: Any) -> frozenset[str]:
    """ISBNs without hyphens, those of ten digits as those of thirteen."""
    found = (
        re.sub(r"[^0-9X]", "", re.sub(r"\(.*?\)|isbn(?:-1[03])?:?", "", piece, flags=re.IGNORECASE).upper())
        for piece in _pieces(value, r"[,;]+|\s+(?=97[89][\d-]{10})")
    )
    return frozenset(_thirteen(isbn) for isbn in found if isbn)


def _thirteen(isbn: str) -> str:
    if len(isbn) != 10 or not isbn[:9].isdigit():
        return isbn
    start = f"978{isbn[:9]}"
    return start + str(-sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(start)) % 10)


def keywords(value: Any) -> frozenset[str]:
    """Keywords, from a list or from one string with semicolons, else commas, between them."""
    if isinstance(value, (list, tuple)):
        words = [str(item) for item in value]
    else:
        whole = html.unescape(str(value))
        words = whole.split(";") if ";" in whole else whole.split(",")
    return frozenset(folded for word in words if (folded := text(word)))


# ------------------------------------------------------------------ people, dates, languages

Person = tuple[str, str]


def people(value: Any) -> tuple[Person, ...]:
    """Names in order: the family name with its particles, and the given name's first letter."""
    persons = (_person(item) for item in (value if isinstance(value, (list, tuple)) else [value]))
    return tuple(person for person in persons if person != ("", ""))


def _person(value: Any) -> Person:
    if not isinstance(value, dict):
        family, comma, given = str(value).partition(", ")
        return _person({"family": family, "given": given}) if comma else (fold(value), "")
    if value.get("literal") and not value.get("family"):
        return fold(value["literal"]), ""
    parts = (value.get(key) for key in ("dropping-particle", "non-dropping-particle", "family"))
    letters = (char for char in fold(value.get("given") or "") if char.isalpha())
    return " ".join(fold(part) for part in parts if part), next(letters, "")


Day = tuple[int, ...]


class Dates(NamedTuple):
    """A date as precise as it is, the end of a range, or the text of what is there and is no date."""

    start: Day = ()
    end: Day = ()
    unreadable: str = ""

    @property
    def year(self) -> int | None:
        return self.start[0] if self.start else None


def dates(value: Any) -> Dates:
    """A date of CSL's, or written year-month-day."""
    days = _days(value)
    if not days:
        return Dates(unreadable=fold(value) or "?")
    return Dates(days[0], days[1] if len(days) > 1 and days[1] != days[0] else ())


_WRITTEN = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})(?:[T ].*)?)?)?")


def _days(value: Any) -> list[Day]:
    if isinstance(value, dict):
        if not value.get("date-parts"):
            return _days(value.get("raw") or value.get("literal") or "")
        value = value["date-parts"]
    elif not isinstance(value, (list, tuple)):
        match = _WRITTEN.fullmatch(str(value).strip())
        return [tuple(int(part) for part in match.groups() if part)] if match else []
    try:
        if value and not isinstance(value[0], (list, tuple)):
            value = [value]
        days = [tuple(_until_empty(one)) for one in list(value)[:2]]
    except (TypeError, ValueError):
        return []
    return [day for day in days if day]


def _until_empty(parts: Any) -> Iterator[int]:
    for part in list(parts)[:3]:
        if part in (None, "", 0, "0"):
            return
        yield int(part)


# Languages of the pages: the primary subtag, then its other codes and names.
_LANGUAGES = """
af afr afrikaans|ar ara arabic|bg bul bulgarian|bs bos bosnian|ca cat catalan|cs ces cze czech|cy cym wel welsh
da dan danish|de deu ger german deutsch|el ell gre greek|en eng english|es spa spanish español espanol castilian
et est estonian|eu eus baq basque|fa fas per persian|fi fin finnish|fr fra fre french français francais|ga gle irish
gl glg galician|he heb hebrew iw|hi hin hindi|hr hrv scr croatian|hu hun hungarian|id ind indonesian in
is isl ice icelandic|it ita italian italiano|ja jpn japanese 日本語|ko kor korean|la lat latin|lt lit lithuanian
lv lav latvian|mk mkd mac macedonian|ms msa may malay|nl nld dut dutch nederlands|no nor norwegian nb nob nn nno
pl pol polish|pt por portuguese português portugues|ro ron rum romanian|ru rus russian русский|sk slk slo slovak
sl slv slovenian|sr srp scc serbian|sv swe swedish svenska|th tha thai|tr tur turkish türkçe|uk ukr ukrainian
ur urd urdu|vi vie vietnamese|zh zho chi chinese 中文 cmn
"""
_CODES = {
    name: words.split()[0] for line in _LANGUAGES.split("\n") for words in line.split("|") for name in words.split()
}


def language(value: Any) -> str:
    """A language's primary subtag."""
    folded = fold(_one(value))
    return _CODES.get(folded) or _CODES.get(re.split(r"[-_]", folded)[0], folded)


READERS: dict[str, Callable[[Any], Any]] = {
    "type": lambda value: str(value).strip().lower(), "title": text, "author": people, "container-title": name_of_thing,
    "ISSN": issns, "volume": number, "issue": number, "page": pages, "issued": dates, "DOI": doi, "PMID": pmid,
    "PMCID": pmcid, "ISBN": isbns, "publisher": name_of_thing, "language": language, "keyword": keywords,
    "abstract": fold,
}  # fmt: skip


def read(field: str, value: Any) -> Any:
    """The value of a field in the form that is compared; None where there is nothing to compare."""
    if not is_there(value):
        return None
    return READERS[field](value) or None
