"""Visible labels in many languages, and the field each of them stands for: the table is labels.txt beside this file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from parsers.clean import fold

_LONGEST = 160
# Colons of many scripts; NFKC has made the full-width and the small one plain.
_COLONS = ":\u2236\ua789\u05c3\u0589\u02d0"
_BRACKETS = {"[": "]", "(": ")", "\u3010": "\u3011", "\u3014": "\u3015", "\u300c": "\u300d"}
# Marks that a printed label may lack, or have besides: accents, Arabic vowels and hamza, the joiners of Persian.
_MARKS = re.compile("[\u0300-\u036f\u064b-\u0655\u0640\u200c\u200d]")
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه"})
# Scripts that need no blanks between words, and Korean, whose blanks waver.
_NO_BLANKS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# "(s)", "(es)", "(en)" at the end of a word.
_PLURAL = re.compile(r"(?<=\w)\([^\W\d_]{1,4}\)")
_TAG = re.compile(r"(.+?)\s*[(\[]\s*([^()\[\]]{0,24})\s*[)\]]")
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z]{2,4})?")
_LANGUAGE_WORDS = frozenset(
    "english german french spanish portuguese italian dutch swedish polish russian ukrainian chinese japanese korean turkish "
    "indonesian danish norwegian finnish czech hungarian croatian serbian slovenian slovene catalan galician persian arabic "
    "vietnamese greek romanian latin deutsch englisch englische französisch anglais français espagnol allemand inglés español "
    "francés inglês português espanhol inglese italiano engels nederlands engelska svenska angielski polski английский русский "
    "англійська українська англ рус укр 英文 中文 日本語 英語 영어 한국어 영문 국문 ingilizce türkçe inggris indonesia العربية "
    "الإنجليزية انگلیسی فارسی engleski hrvatski srpski angleščina slovenščina angličtina čeština angol magyar englanti suomi "
    "engelsk dansk norsk anglès català castellano αγγλικά ελληνικά engleză română"
    " česky anglicky slovensky slovenské anglické češtině angličtině polsku angielsku 英 日 中 default local translated".split()
)
_CODES = frozenset(
    "ar bg bs ca cs da de el en es et eu fa fi fr ga gl he hi hr hu id in is it ja jp kk ko lt lv mk ms nb nl nn no pl pt ro "
    "ru sk sl sq sr sv th tr uk ur uz vi zh cn tw ara cat ces cze chi zho dan deu dut eng fas fin fra fre ger glg gre ell hrv "
    "hun ind ita jpn kor lat nld nor per pol por ron rum rus slv spa srp swe tur ukr vie und".split()
)


@cache
def table() -> dict[str, str]:
    """The file's labels, folded, with their fields."""
    return {fold(label): field for field, _language, label in entries()}


def entries() -> Iterator[tuple[str, str, str]]:
    """(field, language, label) for each label of the file, in its order; a line that is none is passed over."""
    text = resources.files("parsers").joinpath("labels.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        parts = line.split("\t")
        if len(parts) == 3 and not line.startswith("#"):
            for label in parts[2].split(" | "):
                yield parts[0], parts[1], label


@cache
def _loose_table() -> dict[str, str]:
    """The labels as they are compared loosely; of two that then look the same the first stands."""
    loose_labels: dict[str, str] = {}
    for label, field in table().items():
        loose_labels.setdefault(loose(label), field)
    return loose_labels


@lru_cache(maxsize=4096)
def field_of(label: str) -> str | None:
    """The field that a printed label stands for, or None where nobody knows it.

    >>> field_of("Autor(es):"), field_of("Abstract [en]"), field_of("TITULO *"), field_of("Colour")
    ('author_list', 'abstract', 'title', None)
    >>> field_of("dc.subject.lcsh"), field_of("作　者：")
    ('keyword_list', 'author_list')
    """
    if len(label) > _LONGEST:
        return None
    bare = _bare(fold(label))
    for form in _forms(bare):
        found = table().get(form) or _loose_table().get(loose(form))
        if found is not None:
            return found
    return _qualified(bare) or _of_two_languages(bare)


def _of_two_languages(bare: str) -> str | None:
    """The field of a label that says the same in two languages: "Titel/Title", "Autor(en)/Author(s)"."""
    parts = [part.strip() for part in re.split(r"[/|]", bare)]
    if not 2 <= len(parts) <= _MOST_LANGUAGES or not all(len(part) > 1 for part in parts):
        return None
    fields = {field_of(part) for part in parts}
    return fields.pop() if len(fields) == 1 else None


_MOST_LANGUAGES = 3


def _bare(folded: str) -> str:
    """A folded label without the colon, star and brackets around it."""
    bare = folded
    while bare:
        before = bare
        bare = bare.strip(" *†" + _COLONS)
        closing = _BRACKETS.get(bare[:1])
        if closing is not None and bare.endswith(closing) and bare.count(bare[0]) == 1:
            bare = bare[1:-1]
        if bare == before:
            break
    return bare.removeprefix("metadata.")


def _forms(bare: str) -> Iterator[str]:
    """A label as it stands, then with less and less around it."""
    yield bare
    if not bare.endswith((")", "]")) and "(" not in bare:
        return
    whole = _TAG.fullmatch(bare)
    if whole is not None and _is_language(whole[2]):
        bare = _bare(whole[1])
        yield bare
    plain = _PLURAL.sub("", bare)
    if plain != bare:
        yield plain
        yield re.sub(r"(?<=\w)\(([^\W\d_]{1,4})\)", r"\1", bare)


def _is_language(tag: str) -> bool:
    """Whether what stands in brackets after a label names a language; empty brackets stand where none was given."""
    words = tag.replace(".", " ").split()
    found = _CODE.fullmatch(tag)
    return not words or (found is not None and found[1] in _CODES) or (words[-1] in _LANGUAGE_WORDS and len(words) < 4)


def _qualified(bare: str) -> str | None:
    """The field of a schema's key by what is said of any qualifier: "dc.subject.lcsh" by "dc.subject.*"."""
    if "." not in bare:
        return None
    key = re.split(r"[\[(\s]", bare, maxsplit=1)[0]
    if not re.fullmatch(r"[a-z]{2,20}(?:\.[\w-]{1,60}){1,5}", key):
        return None
    while "." in key:
        head = key.rpartition(".")[0]
        found = table().get(key) or table().get(f"{head}.*")
        if found is not None:
            return found
        key = head
    return None


def loose(folded: str) -> str:
    """A folded label as it is compared loosely: no accents, no full stop at its end, no blanks in Chinese.

    >>> loose("título"), loose("vol."), loose("관련 자료")
    ('titulo', 'vol', '관련자료')
    """
    if folded.isascii():
        return folded.rstrip(". ")
    marked = unicodedata.normalize("NFD", folded)
    plain = unicodedata.normalize("NFC", _MARKS.sub("", marked)).translate(_LETTERS).rstrip(". ")
    return plain.replace(" ", "") if _NO_BLANKS.search(plain) else plain
