"""Case protection: braces around what a bibliography style would ruin, and around nothing else.

A style in sentence case lowers every letter of a title but the first, and the one behind a colon and a blank. So acronyms,
identifiers, words with inner capitals, single capitals ("T cells"), chemical elements and proper nouns are braced. Of a title
in sentence case every capital is one of these. Of one that capitalises its words, or is all capitals, only those are known by
themselves that have the form; a proper noun is braced where the abstract, or the title as another source prints it, has it
with a capital inside a sentence and never without. Nothing is guessed, and no letter is changed: that a source's title in
sentence case is taken before another's in title case is the cross-check's rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from harvester.exporters.case_evidence import WORD, Seen, Shape, is_acronym, is_own, seen_in, shape
from harvester.exporters.latex import escape_run, mark
from harvester.exporters.title_words import PIECES, Form, form
from harvester.work import Entry
from parsers.language_look import may_be
from parsers.values import Mark, Rich

_AT_COLON = re.compile(r":\s+$")
_AT_STOP = re.compile(r"(?:[.?!]\s+|^|:\s+)[^\w\s]*$")


def title(entry: Entry) -> str | None:
    """An entry's title as LaTeX, its case protected by what the entry's abstract and other sources tell."""
    record = entry.record
    if record.title is None:
        return None
    return protect(record.title, record.language, _texts(entry), entry.protected)


def _texts(entry: Entry) -> Iterator[str]:
    """What tells how the words of a title are written; most titles need none of it."""
    yield from entry.titles
    if entry.record.abstract:
        yield entry.record.abstract.plain()


def protect(value: Rich, language: str | None, evidence: Iterable[str] = (), braced: Iterable[str] = ()) -> str:
    """A title as LaTeX with its case protected, in the light of other texts about the work, and of what its file had in braces.

    A title in another language than English is braced as a whole: no style for English may touch its capitals. So is one
    that is said to be English, or of which nothing is said, where its words are those of another language.
    """
    plain = value.plain()
    runs: tuple[tuple[str, tuple[Mark, ...]], ...] = tuple(value.runs()) if "<" in value.root else ((plain, ()),)
    if (language and not language.lower().startswith("en")) or not may_be("en", plain):
        return "{" + "".join([mark(escape_run(text), marks) for text, marks in runs]) + "}"

    of_title = shape(plain)
    # CSL's no-case spans are a person's braces too, of which our own CSL-JSON makes them.
    braced = (*braced, *(text for text, marks in runs if "nocase" in marks))
    own = frozenset([word for text in braced for word in WORD.findall(text) if not word.islower()]) if braced else _NONE
    if own and of_title == "sentence":
        of_title = "title"  # who puts some words in braces leaves the others to the style
    needs = _Needs(plain, of_title, evidence, own)

    out: list[str] = []
    at = 0
    for text, marks in runs:
        # Inside the braces of a command no style changes case.
        out.append(mark(escape_run(text), marks) if marks else _protected(text, at, needs))
        at += len(text)
    return "".join(out)


def _protected(text: str, start: int, needs: _Needs) -> str:
    """A piece of a title that begins at a place of it, as LaTeX with braces around the words that need them."""
    pieces = text.split(" ")
    ends: list[int] = []
    out: list[str] = []
    last = ""
    for number, piece in enumerate(pieces):
        # Most are a small word.
        if piece.islower() and piece.isalpha():
            out.append(piece)
            last = piece
            continue
        known = PIECES[piece]
        braced = []
        for place, letters, word, of_word in known.asked:
            if known.has_blank if place > 1 else not last[-1:].isalnum():
                ends = ends or [0, *accumulate(map(len, pieces))]
                needs_it = needs.at(start + ends[number] + number + letters, word, of_word)
            else:
                needs_it = needs.inside(word, of_word)
            if needs_it:
                braced.append(place)
        is_all = len(braced) == len(known.asked)
        out.append(known.braced if is_all else known.with_braces(frozenset(braced)) if braced else known.plain)
        last = piece
    return " ".join(out)


_NEAR = 40
_NONE: frozenset[str] = frozenset()
# Forms of words whose braces may depend on other texts; of a title that is all capitals, any but the other two.
_ASKED: tuple[Form, ...] = ("word", "element")


class _Needs:
    """Whether a style in sentence case would ruin a word of a title: by the title, other texts, and what its file had in braces."""

    __slots__ = ("_of_title", "_others", "_own", "_plain", "_seen")

    def __init__(self, plain: str, of_title: Shape, others: Iterable[str], own: frozenset[str]) -> None:
        self._plain, self._of_title, self._others, self._own = plain, of_title, others, own
        self._seen: Seen | None = None

    def _look(self, word: str) -> frozenset[str] | None:
        """How a word is written in other texts, looked for when it is first asked: for most titles it never is."""
        if self._seen is None:
            others = tuple(self._others)
            asked = _ASKED if self._of_title != "capitals" else (*_ASKED, "capitals inside")
            words = [word.lower() for word in WORD.findall(self._plain) if form(word) in asked] if others else ()
            self._seen = seen_in(others, frozenset(words))
        return self._seen.get(word.lower())

    def _told(self, word: str, of_word: Form | None) -> bool | None:
        """What is told wherever the word stands; None where that is for its place to tell."""
        if of_word == "with digits" or word in self._own:
            return True
        if of_word is None:
            return False
        if self._of_title == "capitals":
            return is_acronym(self._look(word)) if len(word) > 1 else word != "A"
        return True if of_word == "capitals inside" else None

    def inside(self, word: str, of_word: Form | None) -> bool:
        """Of a word inside a sentence."""
        if self._of_title == "sentence":
            return of_word is not None
        told = self._told(word, of_word)
        if told is not None:
            return told
        if of_word == "one letter":
            # "A" is an article in title case; "T cells", "vitamin D" and "I" are none.
            return word != "A" or self._of_title != "title"
        return of_word == "element" or is_own(self._look(word))

    def at(self, place: int, word: str, of_word: Form | None) -> bool:
        """Of a word at a place of the title where a sentence may begin."""
        told = self._told(word, of_word)
        if told is not None:
            return told
        # What stands near before it; of a long title with a letter for the rest.
        before = self._plain[:place] if place <= _NEAR else f"x{self._plain[place - _NEAR : place]}"
        # BibTeX keeps the very first letter, and one behind a colon and blanks; not one behind a quotation mark.
        if not before or _AT_COLON.search(before):
            # biblatex lowers what stands behind a colon.
            return of_word != "one letter" and bool(before) and is_own(self._look(word))
        # "A" is an article at a start too.
        return (of_word != "one letter" or word != "A") if _AT_STOP.search(before) else self.inside(word, of_word)
