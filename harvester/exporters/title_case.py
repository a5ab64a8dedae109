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
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, pairwise
from typing import Literal, NamedTuple

from harvester.exporters.case_evidence import WORD, Seen, Shape, is_acronym, is_own, seen_in, shape
from harvester.exporters.latex import escape_run, mark
from harvester.exporters.remembered import of_short
from harvester.work import Entry
from parsers.language_look import may_be
from parsers.values import Mark, Rich

# Elements of two letters: none is an English word, but for "As", "At", "He", "In", "No", and the "Al" of "Et Al".
_ELEMENTS = frozenset(
    "Ac Ag Am Ar Au Ba Bi Br Ca Cd Ce Cl Co Cr Cs Cu Dy Er Eu Fe Ga Gd Ge Hf Hg Ho Ir Kr Li Lu Mg Mn Mo Na Nb Nd Ni Np Os Pb Pd Pm Po "
    "Pr Pt Pu Ra Rb Rh Ru Sb Sc Si Sm Sn Sr Ta Tb Tc Te Th Ti Tl Tm Xe Yb Zn Zr".split()
)
_WORDS = re.compile(f"({WORD.pattern})")
_AT_COLON = re.compile(r":\s+$")
_AT_STOP = re.compile(r"(?:[.?!]\s+|^|:\s+)[^\w\s]*$")

Look = Callable[[], Seen]


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
    runs = tuple(value.runs())
    plain = "".join(text for text, _marks in runs)
    if (language and not language.lower().startswith("en")) or not may_be("en", plain):
        return "{" + "".join(mark(escape_run(text), marks) for text, marks in runs) + "}"

    look = _Looked(evidence, runs)
    of_title = shape(plain)
    own = frozenset(word for text in braced for word in WORD.findall(text) if not word.islower())
    if own and of_title == "sentence":
        of_title = "title"  # who puts some words in braces leaves the others to the style
    needs = _Needs(of_title, look)

    out: list[str] = []
    at = 0
    for text, marks in runs:
        # Inside the braces of a command no style changes case.
        out.append(mark(escape_run(text), marks) if marks else _protected(text, at, plain, needs, own))
        at += len(text)
    return "".join(out)


class _Looked:
    """What is seen of a title's words in other texts, looked for when it is first asked: for most titles it never is."""

    __slots__ = ("_evidence", "_runs", "_seen")

    def __init__(self, evidence: Iterable[str], runs: tuple[tuple[str, tuple[Mark, ...]], ...]) -> None:
        self._evidence, self._runs = evidence, runs
        self._seen: Seen | None = None

    def __call__(self) -> Seen:
        if self._seen is None:
            texts = tuple(self._evidence)
            words = (word for text, _marks in self._runs if texts for word in WORD.findall(text))
            self._seen = seen_in(texts, frozenset(word.lower() for word in words if _has_capital(word)))
        return self._seen


def _protected(text: str, start: int, plain: str, needs: _Needs, own: frozenset[str]) -> str:
    """A piece of a title that begins at a place of it, as LaTeX with braces around the words that need them, and around some own."""
    # A gap, a word, a gap, a word, …, a gap.
    pieces = _WORDS.split(text)
    ends: list[int] = []
    braced = []
    for place in range(1, len(pieces), 2):
        word = pieces[place]
        # Most words have no capital.
        if word.islower():
            continue
        if word in own:
            braced.append(place)
            continue
        form = _form(word)
        if form is None:
            continue
        # Most others stand behind a word and a blank, which is told sooner than what stands before them.
        if place > 1 and pieces[place - 1] == " " and pieces[place - 2][-1].isalnum():
            is_braced = needs.inside(word, form)
        else:
            ends = ends or list(accumulate(map(len, pieces)))
            is_braced = needs.at(word, form, _before(plain, start + ends[place - 1]))
        if is_braced:
            braced.append(place)
    escaped = escape_run(text)
    if not braced:
        return escaped
    if escaped == text:
        for place in braced:
            pieces[place] = f"{{{pieces[place]}}}"
        return "".join(pieces)
    bounds = [0, *(bound for place in braced for bound in (place, place + 1)), len(pieces)]
    parts = [escape_run("".join(pieces[begin:end])) for begin, end in pairwise(bounds)]
    return "".join([f"{{{part}}}" if number % 2 else part for number, part in enumerate(parts)])


_NEAR = 40


def _before(plain: str, place: int) -> str:
    """What stands near before a place of a title; of a long title with a letter for the rest."""
    return plain[:place] if place <= _NEAR else f"x{plain[place - _NEAR : place]}"


def _has_capital(text: str) -> bool:
    # Told of most words by their first letter, or by all of them at once.
    return not text.islower() and (text[:1].isupper() or any(char.isupper() for char in text))


Form = Literal["with digits", "capitals inside", "one letter", "element", "word"]


@of_short
def _form(word: str) -> Form | None:
    """What tells of a word's capitals by itself; None where it has none."""
    if not _has_capital(word):
        return None
    if not word.isalpha() and any(char.isdigit() for char in word):
        return "with digits"
    if _has_capital(word[1:]):
        return "capitals inside"
    return "one letter" if len(word) == 1 else "element" if word in _ELEMENTS else "word"


class _Needs(NamedTuple):
    """Whether a style in sentence case would ruin a word of a title, by its form, the title's, and other texts."""

    of_title: Shape
    look: Look

    def _told(self, word: str, form: Form) -> bool | None:
        """What is told wherever the word stands; None where that is for its place to tell."""
        if form == "with digits":
            return True
        if self.of_title == "capitals":
            return is_acronym(word, self.look()) if len(word) > 1 else word != "A"
        return True if form == "capitals inside" else None

    def inside(self, word: str, form: Form) -> bool:
        """Of a word behind another one and a blank."""
        told = self._told(word, form)
        if told is not None:
            return told
        if form == "one letter":
            # "A" is an article in title case; "T cells", "vitamin D" and "I" are none.
            return word != "A" or self.of_title != "title"
        return self.of_title == "sentence" or form == "element" or is_own(word, self.look())

    def at(self, word: str, form: Form, before: str) -> bool:
        """Of a word behind some text, which ends in anything."""
        told = self._told(word, form)
        if told is not None:
            return told
        if before[-1:] == " " and before[-2:-1].isalnum():
            return self.inside(word, form)
        # BibTeX keeps the very first letter, and one behind a colon and blanks; not one behind a quotation mark.
        kept = not before or _AT_COLON.search(before) is not None
        begins = _AT_STOP.search(before) is not None
        if form == "one letter":
            # "A" is an article at a start too.
            return not kept and not (word == "A" and (self.of_title == "title" or begins))
        if kept:
            # biblatex lowers what stands behind a colon.
            return bool(before) and is_own(word, self.look())
        return begins or self.of_title == "sentence" or form == "element" or is_own(word, self.look())
