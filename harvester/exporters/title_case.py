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
from typing import NamedTuple

from harvester.exporters.case_evidence import WORD, Seen, Shape, is_acronym, is_own, seen_in, shape
from harvester.exporters.latex import escape_run, mark
from harvester.exporters.proper_names import named
from harvester.exporters.remembered import Known
from harvester.exporters.title_words import PIECES, Form, form
from harvester.work import Entry
from parsers.language_look import may_be
from parsers.values import Mark, Rich

# Read backwards from a word, which is found at once: quotation marks and brackets, then blanks behind a stop, or the beginning.
_STOP_BEFORE = re.compile(r"[^\w\s]*(?:\s+[.?!:]|\Z)")


def title(entry: Entry) -> str | None:
    """An entry's title as LaTeX, its case protected by what the entry's abstract and other sources tell."""
    of_entry = entry.__dict__
    held = of_entry["record"].__dict__
    if held["title"] is None:
        return None
    return protect(held["title"], held["language"], _texts(entry), of_entry["protected"])


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
    plain, is_marked = value.plain(), "<" in value.root
    runs: tuple[tuple[str, tuple[Mark, ...]], ...] = tuple(value.runs()) if is_marked else ((plain, ()),)
    if (language and not language.lower().startswith("en")) or not may_be("en", plain):
        return "{" + "".join([mark(escape_run(text), marks) for text, marks in runs]) + "}"

    of_title = shape(plain)
    if is_marked:
        # CSL's no-case spans are a person's braces too, of which our own CSL-JSON makes them.
        braced = (*braced, *[text for text, marks in runs if "nocase" in marks])
    own = (
        frozenset([word for text in braced for word in WORD.findall(text) if word != word.lower()]) if braced else _NONE
    )
    if own and of_title == "sentence":
        of_title = "title"  # who puts some words in braces leaves the others to the style
    elif not own and of_title == "title":
        own = named(plain)
    needs = _Needs(plain, of_title, evidence, own)
    write = _at_once if needs.is_plain() else _word_by_word
    if not is_marked:
        return write(plain, 0, needs)

    out: list[str] = []
    at = 0
    for text, marks in runs:
        # Inside the braces of a command no style changes case.
        out.append(mark(escape_run(text), marks) if marks else write(text, at, needs))
        at += len(text)
    return "".join(out)


def _word_by_word(text: str, start: int, needs: _Needs) -> str:
    """A piece of a title that begins at a place of it, as LaTeX with braces around the words that need them."""
    out: list[str] = []
    last = ""
    for piece in text.split(" "):
        # Most are a small word.
        out.append(piece if piece.islower() and piece.isalpha() else _braced(piece, start, last, needs))
        start += len(piece) + 1
        last = piece
    return " ".join(out)


def _braced(piece: str, start: int, last: str, needs: _Needs) -> str:
    """What stands between two blanks, from a place of the title on and behind what is last before it.

    Behind an article stands a blank: the A of "vitamin A, hepatitis B" is none.
    """
    known = PIECES[piece]
    braced = [
        place
        for place, letters, word, of_word in known.asked
        if (
            needs.at(start + letters, word, of_word)
            if (known.has_blank if place > 1 else not last[-1:].isalnum())
            else needs.inside(word, of_word) or (word == "A" and known.parts[place + 1] != "")
        )
    ]
    if len(braced) == len(known.asked):
        return known.braced
    return known.with_braces(frozenset(braced)) if braced else known.plain


_NEAR = 40
_NONE: frozenset[str] = frozenset()
_STOPS = ":.?!"
# Forms of words whose braces may depend on other texts; of a title that is all capitals, any but the other two.
_ASKED: tuple[Form, ...] = ("word", "element")


def _sought(asked: tuple[Form, ...]) -> Known[tuple[str, ...]]:
    """The words of these forms in what stands between two blanks, in small letters."""
    return Known(lambda piece: tuple([word.lower() for word in WORD.findall(piece) if form(word) in asked]))


_SOUGHT = (_sought(_ASKED), _sought((*_ASKED, "capitals inside")))


class _Needs:
    """Whether a style in sentence case would ruin a word of a title: by the title, other texts, and what its file had in braces."""

    __slots__ = ("_others", "_own", "_plain", "_seen", "of_title")

    def __init__(self, plain: str, of_title: Shape, others: Iterable[str], own: frozenset[str]) -> None:
        self.of_title, self._plain, self._others, self._own = of_title, plain, others, own
        self._seen: Seen | None = None

    def is_plain(self) -> bool:
        """Whether each word inside a sentence is written as it always is in titles of this shape: no other text tells of any."""
        return not self._own and (self.of_title == "sentence" or not self._all())

    def _all(self) -> Seen:
        """How words are written in other texts, looked for when it is first asked: for most titles it never is."""
        if self._seen is None:
            others = tuple(self._others)
            self._seen = seen_in(others, self._sought()) if others else {}
        return self._seen

    def _sought(self) -> frozenset[str]:
        """The words of the title that other texts may tell of, in small letters."""
        sought = _SOUGHT[self.of_title == "capitals"]
        return frozenset([word for piece in self._plain.split() for word in sought[piece]])

    def _look(self, word: str) -> frozenset[str] | None:
        return self._all().get(word.lower())

    def _told(self, word: str, of_word: Form | None) -> bool | None:
        """What is told wherever the word stands; None where that is for its place to tell."""
        if of_word == "with digits" or word in self._own:
            return True
        if of_word is None:
            return False
        if self.of_title == "capitals":
            return is_acronym(self._look(word)) if len(word) > 1 else word != "A"
        return True if of_word == "capitals inside" else None

    def inside(self, word: str, of_word: Form | None) -> bool:
        """Of a word inside a sentence."""
        if self.of_title == "sentence":
            return of_word is not None
        told = self._told(word, of_word)
        if told is not None:
            return told
        if of_word == "one letter":
            # "A" is an article in title case; "T cells", "vitamin D" and "I" are none.
            return word != "A" or self.of_title != "title"
        return of_word == "element" or is_own(self._look(word))

    def at(self, place: int, word: str, of_word: Form | None) -> bool:
        """Of a word at a place of the title where a sentence may begin."""
        told = self._told(word, of_word)
        if told is not None:
            return told
        # What stands near before it; of a long title with a letter for the rest.
        before = self._plain[:place] if place <= _NEAR else f"x{self._plain[place - _NEAR : place]}"
        # BibTeX keeps the very first letter, and one behind a colon and blanks; not one behind a quotation mark.
        if not before or (before[-1].isspace() and before.rstrip().endswith(":")):
            # biblatex lowers what stands behind a colon.
            return of_word != "one letter" and bool(before) and is_own(self._look(word))
        # "A" is an article at a start too.
        return (
            (of_word != "one letter" or word != "A") if _STOP_BEFORE.match(before[::-1]) else self.inside(word, of_word)
        )


# No title holds a line end.
_UNKNOWN = "\n"


class _Written(NamedTuple):
    """What stands between two blanks of a title of one shape, of whose words no other text tells, as LaTeX.

    `inside` a sentence, and where it is the `first` of the title. `_UNKNOWN` where it holds a blank of another kind, behind which
    a sentence may begin.
    """

    inside: Known[str]
    first: Known[str]


def _written(of_title: Shape) -> _Written:
    alone = _Needs("", of_title, (), _NONE)

    def inside(piece: str) -> str:
        # Most are a small word.
        if piece.islower() and piece.isalpha():
            return piece
        return _UNKNOWN if PIECES[piece].has_blank else _braced(piece, 0, "x", alone)

    return _Written(Known(inside), Known(lambda piece: _word_by_word(piece, 0, _Needs(piece, of_title, (), _NONE))))


_WRITTEN: dict[Shape, _Written] = {one: _written(one) for one in ("sentence", "title", "capitals")}


def _at_once(text: str, start: int, needs: _Needs) -> str:
    """What `_word_by_word` gives where the needs are plain: pieces as they are known, but for those with which a sentence may begin."""
    inside, first = _WRITTEN[needs.of_title]
    pieces = text.split(" ")
    out = [inside[piece] for piece in pieces]
    if _UNKNOWN in out:
        return _word_by_word(text, start, needs)
    if ":" in text or "." in text or "?" in text or "!" in text or not pieces[0]:
        last = ""
        begins = accumulate((len(piece) + 1 for piece in pieces), initial=start)
        for number, (piece, at) in enumerate(zip(pieces, begins, strict=False)):
            # Behind a stop, more blanks than one, and at the beginning; what is small is the same everywhere.
            if last[-1:] in _STOPS and piece and not piece.islower():
                out[number] = _braced(piece, at, last, needs)
            last = piece
    elif start:
        out[0] = _braced(pieces[0], start, "", needs)
    else:
        # BibTeX keeps the first letter of a title, and few first words have another capital: those need not be known, and are often new.
        word = pieces[0]
        out[0] = word if word[1:].islower() and word.isalpha() else first[word]
    return " ".join(out)
