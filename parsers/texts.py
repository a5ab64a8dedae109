"""Texts that hold more than one thing: abstracts with rights, lists of keywords, titles with who is responsible for them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from parsers import clean
from parsers.clean import fold
from parsers.record import Said
from parsers.values import Keyword, Rich

# Where a statement of rights begins: a copyright sign, or the word before a sign or a year.
_RIGHTS = re.compile(r"(?:©|\([cC]\)(?=\s*(?:19|20)\d\d)|\bCopyright\s+(?:©|\([cC]\)|(?:19|20)\d\d))")
_MOST_RIGHTS = 400
# "[No abstract available]": a remark about the abstract, in place of one; one word alone ("newline") is one of a template's.
_REMARK = re.compile(
    r"\[[^\[\]]{1,80}\]\.?|no abstract(?: is)? (?:available|provided)\.?|n/?a\.?|none\.?|not available\.?|-+|[a-z]{1,20}",
    re.IGNORECASE,
)
_LONGEST_REMARK = 400


def abstract_and_rights(raw: str) -> tuple[Rich | None, str | None]:
    """(abstract, rights): the copyright statement at the end of an abstract is no part of it.

    >>> abstract_and_rights("It works. © 2024 by The Society.")
    (Rich(root='It works.'), '© 2024 by The Society.')
    """
    text = clean.rich(raw)
    if text is None:
        return None, None
    markup, rights = text.root, None
    # The last statement counts; one in the middle of a long text is its subject.
    tail = max(0, len(markup) - _MOST_RIGHTS)
    for found in reversed(list(_RIGHTS.finditer(markup, tail))):
        before = markup[: found.start()].rstrip()
        if not before or before[-1] in ".!?)]>:;\"'”" or markup[found.start()] == "©":
            markup, rights = before, clean.rich(markup[found.start() :])
    bare = _LANGUAGE_BEFORE.sub("", _unlabelled(markup))
    # What is still whole is clean already, and an abstract is long.
    abstract = text if bare == text.root else clean.rich(bare)
    if abstract is not None and len(abstract.root) < _LONGEST_REMARK and _REMARK.fullmatch(abstract.plain()):
        abstract = None
    return abstract, rights.plain() if rights else None


# The code of its language, in brackets before an abstract: "[fr] La gale est …".
_LANGUAGE_BEFORE = re.compile(r"^\[[a-z]{2}\]\s+(?=[^\W\d_])")


def _unlabelled(markup: str) -> str:
    """The text without the word "Abstract", or the language's name, that a page prints above it."""
    return re.sub(
        r"^(?:<(?:b|i)>)?(?:(?:Abstract|ABSTRACT|Summary|SUMMARY)(?:</(?:b|i)>)?\s*(?:[:.]\s*|(?=[A-Z][a-z]))"
        r"|(?:English|Englisch|Deutsch|German|Français|French|Español|Spanish|Português)\s?:(?:</(?:b|i)>)?\s+(?=[A-ZÀ-Þ]))",
        "",
        markup,
        count=1,
    )


KEYWORD_FIELDS = ("keyword", "keyword_semicolons", "keyword_list")


def keywords(said: dict[str, list[Said]]) -> tuple[Keyword, ...]:
    """Subject terms in the page's order, each once without regard to case.

    "keyword" is one term; "keyword_semicolons" a list whose terms may hold commas ("antigens, cd19"); and
    "keyword_list" a list split on ";" where there is one, else on "," unless the source repeats the field a term: a tag of one name
    for each, as a label or a tag in each of two languages does not.
    """
    terms: dict[tuple[str, str | None], Keyword] = {}
    for field in KEYWORD_FIELDS:
        items = said.get(field, [])
        tags = Counter(_tag(item) for item in items)
        whole = len(items) <= _FEW_LISTS and all(_is_list(item.text) for item in items)
        for item in items:
            scheme = clean.line(item.scheme) if item.scheme else None
            line, kind = clean.line(item.text) or "", field
            if line.startswith(_MESH):
                # One descriptor as info: addresses write it; it may hold commas.
                line, scheme, kind = line.removeprefix(_MESH), "MeSH", "keyword"
            for piece in _pieces(line, kind, apart=whole or tags[_tag(item)] == 1):
                text = piece.strip(" ,;")
                if text.endswith(".") and text.count(".") == 1:
                    text = text.rstrip(". ")
                if text.endswith(_ARROWS) or _HEADING.search(text) or _NO_TERM.fullmatch(text):
                    continue
                key = (clean.fold(text), scheme)
                # A number alone is a class of a library's scheme, and no word of a subject.
                if key not in terms and any(map(str.isalnum, text)) and not text.replace(".", "").isdecimal():
                    terms[key] = Keyword(text=text, scheme=scheme)
    return tuple(terms.values())


_NUMBER = re.compile(r"\d+")


def _tag(said: Said) -> str:
    """Where it was said, without the number of the line or the element."""
    return _NUMBER.sub("", said.where)


def _is_list(text: str) -> bool:
    """Whether a text holds three terms or more: the keywords in one of several languages, and no single one with a comma of its own."""
    pieces = text.translate(_SEPARATORS).split(",")
    return len(pieces) > _LEAST_COMMAS and all(0 < len(piece.strip()) <= _LONGEST_TERM for piece in pieces)


_FEW_LISTS, _LEAST_COMMAS, _LONGEST_TERM = 4, 2, 60
_MESH = "info:mesh/"
# A key of the system that the repository takes its records from: "/dk/atira/pure/…".
# And the Library of Congress's classes, which EPrints calls subjects: "Q Science > QA Mathematics".
_NO_TERM = re.compile(
    r"/[\w-]+(?:/[\w-]+){2,}|[A-Z]{1,2} [A-Z][^>]{2,80}(?: > [A-Z]{1,3}(?:\d[\d.-]*)? [^>]{2,80}){1,3}"
)
# A link to more of the site, and the heading of a list: no terms.
_ARROWS = ("»", "›", "→", "▸", "▶", "…more", "...more")
_HEADING = re.compile(
    r"^(?:\S+ ){0,2}(?:key ?words|tags|index terms)$|^(?:view|show|see) (?:all|more)\b", re.IGNORECASE
)


def _pieces(line: str, field: str, *, apart: bool) -> list[str]:
    """The terms in a line whose entities are decoded: an entity's semicolon separates nothing."""
    if field == "keyword":
        return [line]
    line = _BETWEEN_LANGUAGES.sub(",", line.translate(_SEPARATORS))
    if field == "keyword_semicolons":
        return line.split(";")
    if ";" in line:
        # A list of lists: "salt, ponds, reeds, mud; heat, cold"; a term with commas of its own has one or two.
        return [
            piece
            for part in line.split(";")
            for piece in (part.split(",") if part.count(",") > _COMMAS_OF_A_TERM else (part,))
        ]
    if apart and "," not in line and (sentences := _parted_by_stops(line)):
        return sentences
    if apart and _CHINESE_TERMS.fullmatch(line):
        return line.split()
    if apart and "," not in line and _DASHED.fullmatch(line):
        return _DASH.split(line)
    return line.split(",") if apart else [line]


# No blank stands within a term of Chinese: databases set one between terms.
# Each term is taken whole or not at all: where the line is no such list, nobody tries all the ways to part it.
_CHINESE_TERM = r"(?=[\w()（）-]*?[\u4e00-\u9fff]{2})[\w()（）-]++"
_CHINESE_TERMS = re.compile(rf"{_CHINESE_TERM}(?: {_CHINESE_TERM})+")
# Terms that dashes part, three or more ("Sel – Guérande – Marais salants").
_DASHED = re.compile(r"[^–—]{2,60}(?: [–—] [^–—]{2,60}){2,}")
_DASH = re.compile(r" [–—] ")


def _parted_by_stops(line: str) -> list[str]:
    """Terms that full stops part, as Brazil's libraries write them: "Chuva. Rios voadores. Amazônia"."""
    pieces = [piece.strip() for piece in line.rstrip(". ").split(". ")]
    terms = len(pieces) > 1 and all(
        piece[:1].isupper() and len(piece) > _LEAST_TERM and piece.count(" ") < _WORDS_OF_A_TERM for piece in pieces
    )
    return pieces if terms else []


_LEAST_TERM, _WORDS_OF_A_TERM = 3, 5
# Redalyc sets the list in one language behind that in another: "México, sal.>>>Mexico, salt."
_BETWEEN_LANGUAGES = re.compile(r"\.?\s*>>>")
_COMMAS_OF_A_TERM = 3
# Commas and semicolons of other scripts, and the bullets that stand for them.
_SEPARATORS = str.maketrans({"،": ",", "、": ";", "；": ";", "，": ",", "؛": ";", "•": ";", "·": ";", "|": ";"})


# A full stop behind a word of small letters is MEDLINE's and catalogues'; "et al.", "sp." and "etc." are shorter.
_FULL_STOP = re.compile(r"^[^.]*(?<![^\W_])[a-zà-ÿ]{5,}\.$")


# "도시 하천의 수질 = Water of urban streams" (ISBD).
_PARALLEL = re.compile(
    r"(?P<own>(?=[^=]*[\u0370-\u05ff\u0600-\u06ff\u3040-\ud7af])[^=<>]{4,300}?)\s=\s(?P<other>[\x00-\x3b\x3f-\u024f\u2010-\u201f]{8,300})"
)


def settle_title(values: dict[str, Any]) -> None:
    """Take a catalogue's statement of responsibility (ISBD: "Tides / by Ada Roe"), which names the author, off the title."""
    title, author = values.get("title"), next(iter(values.get("author", ())), None)
    if title is not None and (parallel := _PARALLEL.fullmatch(title.root)) is not None:
        # The title in another script behind the work's own, as catalogues set it.
        values["title"] = title = Rich(parallel["own"])
        values.setdefault("translated_title", Rich(parallel["other"]))
    if title is not None and _FULL_STOP.search(title.root):
        values["title"] = title = Rich(title.root[:-1])
    if title is not None and title.root.endswith((" /", " :")):
        # A catalogue's mark, behind which the people were cut off.
        values["title"] = title = Rich(title.root[:-1].rstrip())
    if title is None or author is None or not author.family:
        return
    head, slash, rest = title.root.rpartition(" / ")
    if slash and head and "<" not in rest and fold(author.family) in fold(rest):
        values["title"] = Rich(head.rstrip())
