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

from harvester.exporters.case_evidence import WORD, Seen, Shape, is_acronym, is_own, seen_in, shape
from harvester.exporters.latex import escape_run, mark
from harvester.work import Entry
from parsers.language_look import may_be
from parsers.values import Mark, Rich

# Elements of two letters: none is an English word, but for "As", "At", "He", "In", "No", and the "Al" of "Et Al".
_ELEMENTS = frozenset(
    "Ac Ag Am Ar Au Ba Bi Br Ca Cd Ce Cl Co Cr Cs Cu Dy Er Eu Fe Ga Gd Ge Hf Hg Ho Ir Kr Li Lu Mg Mn Mo Na Nb Nd Ni Np Os Pb Pd Pm Po "
    "Pr Pt Pu Ra Rb Rh Ru Sb Sc Si Sm Sn Sr Ta Tb Tc Te Th Ti Tl Tm Xe Yb Zn Zr".split()
)
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

    def needs(word: str, before: str) -> bool:
        return word in own or needs_braces(word, before, of_title, look)

    out: list[str] = []
    at = 0
    for text, marks in runs:
        # Inside the braces of a command no style changes case.
        out.append(mark(escape_run(text), marks) if marks else _protected(text, at, plain, needs))
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


def _protected(text: str, start: int, plain: str, needs: Callable[[str, str], bool]) -> str:
    out: list[str] = []
    last = 0
    for found in WORD.finditer(text):
        word = found[0]
        # Most words have no capital, which is told sooner than what stands before them.
        if not word.islower() and needs(word, _before(plain, start + found.start())):
            out.append(f"{escape_run(text[last : found.start()])}{{{escape_run(word)}}}")
            last = found.end()
    return "".join(out) + escape_run(text[last:])


_NEAR = 40


def _before(plain: str, place: int) -> str:
    """What stands near before a place of a title; of a long title with a letter for the rest."""
    return plain[:place] if place <= _NEAR else f"x{plain[place - _NEAR : place]}"


def _has_capital(text: str) -> bool:
    # Told of most words by their first letter, or by all of them at once.
    return not text.islower() and (text[:1].isupper() or any(char.isupper() for char in text))


def needs_braces(word: str, before: str, of_title: Shape, look: Look) -> bool:
    """Whether a style in sentence case would ruin a word of a title, given the text before it."""
    if not _has_capital(word):
        return False
    if not word.isalpha() and any(char.isdigit() for char in word):
        return True
    if of_title == "capitals":
        return is_acronym(word, look()) if len(word) > 1 else word != "A"
    if _has_capital(word[1:]):
        return True
    # Most words stand behind another one and a blank. BibTeX keeps the very first letter, and one behind a colon and blanks; not
    # one behind a quotation mark.
    inside = before[-1:] == " " and before[-2:-1].isalnum()
    kept = not inside and (not before or _AT_COLON.search(before) is not None)
    begins = not inside and _AT_STOP.search(before) is not None
    if len(word) == 1:
        # "A" is an article at a start or in title case; "T cells", "vitamin D" and "I" are none.
        return not kept and not (word == "A" and (of_title == "title" or begins))
    if kept:
        # biblatex lowers what stands behind a colon.
        return bool(before) and is_own(word, look())
    return begins or of_title == "sentence" or word in _ELEMENTS or is_own(word, look())
