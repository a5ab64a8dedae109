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
from collections.abc import Callable, Iterable
from functools import cache

from harvester.exporters.case_evidence import NOTHING_SEEN, WORD, Seen, Shape, is_acronym, is_own, seen_in, shape
from harvester.exporters.latex import escape_run, mark
from harvester.work import Entry
from parsers.language_look import may_be
from parsers.values import Rich

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
    texts = [record.abstract.plain()] if record.abstract else []
    return protect(record.title, record.language, (*entry.titles, *texts), entry.protected)


def protect(value: Rich, language: str | None, evidence: Iterable[str] = (), braced: Iterable[str] = ()) -> str:
    """A title as LaTeX with its case protected, in the light of other texts about the work, and of what its file had in braces.

    A title in another language than English is braced as a whole: no style for English may touch its capitals. So is one
    that is said to be English, or of which nothing is said, where its words are those of another language.
    """
    plain = value.plain()
    if (language and not language.lower().startswith("en")) or not may_be("en", plain):
        return "{" + "".join(mark(escape_run(text), marks) for text, marks in value.runs()) + "}"

    @cache
    def look() -> Seen:
        return seen_in(evidence) if evidence else NOTHING_SEEN

    kept = frozenset(word for text in braced for word in WORD.findall(text) if not word.islower())
    # Who puts some words in braces leaves the others to the style.
    of_title = "title" if kept and shape(plain) == "sentence" else shape(plain)
    out: list[str] = []
    at = 0
    for text, marks in value.runs():
        # Inside the braces of a command no style changes case.
        out.append(
            mark(escape_run(text), marks)
            if marks
            else _protected(text, at, plain, kept, lambda word, before: needs_braces(word, before, of_title, look))
        )
        at += len(text)
    return "".join(out)


def _protected(text: str, start: int, plain: str, kept: frozenset[str], needs: Callable[[str, str], bool]) -> str:
    out: list[str] = []
    last = 0
    for found in WORD.finditer(text):
        word = found[0]
        out.append(escape_run(text[last : found.start()]))
        braced = word in kept or needs(word, _before(plain, start + found.start()))
        out.append(f"{{{escape_run(word)}}}" if braced else escape_run(word))
        last = found.end()
    return "".join(out) + escape_run(text[last:])


_NEAR = 40


def _before(plain: str, place: int) -> str:
    """What stands near before a place of a title; of a long title with a letter for the rest."""
    return plain[:place] if place <= _NEAR else f"x{plain[place - _NEAR : place]}"


def needs_braces(word: str, before: str, of_title: Shape, look: Look) -> bool:
    """Whether a style in sentence case would ruin a word of a title, given the text before it."""
    if word.islower() or not any(char.isupper() for char in word):
        return False
    if any(char.isdigit() for char in word):
        return True
    if of_title == "capitals":
        return is_acronym(word, look()) if len(word) > 1 else word != "A"
    if any(char.isupper() for char in word[1:]):
        return True
    # BibTeX keeps the very first letter, and one behind a colon and blanks; not one behind a quotation mark.
    kept = not before or _AT_COLON.search(before) is not None
    begins = _AT_STOP.search(before) is not None
    if len(word) == 1:
        # "A" is an article at a start or in title case; "T cells", "vitamin D" and "I" are none.
        return not kept and not (word == "A" and (of_title == "title" or begins))
    if kept:
        # biblatex lowers what stands behind a colon.
        return bool(before) and is_own(word, look())
    return begins or of_title == "sentence" or word in _ELEMENTS or is_own(word, look())
