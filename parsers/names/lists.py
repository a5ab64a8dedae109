"""Lists of names in one text, cut into the texts of single names.

Semicolons, bars and bullets settle it. Without them, "and" and its like are cut first; then each comma stands either
between two names or inside one, and the look of the parts around it tells:

1. every second part is initials ("Smith, A., Jones, B."): pairs;
2. "and" stands after each pair ("Smith, John and Doe, Jane", as in BibTeX): pairs;
3. every part is whole: "Smith J", or two words and more ("A. Smith"): a name each. Two parts of two words may be one name
   with two family names ("García Márquez, Gabriel José"): common Spanish and Portuguese ones are known;
4. one pair, then whole names ("Smith, John, Jane Doe, and Ann Lee", as in a bibliography);
5. an even number of parts of which some are single words: pairs; else a name each.
"""

from __future__ import annotations

import re

from parsers.clean import line
from parsers.names.east_asian import family_length
from parsers.names.groups import is_group
from parsers.names.iberian import IBERIAN
from parsers.names.particles import PARTICLES, SUFFIXES, SUFFIXES_OR_INITIALS
from parsers.names.text import BARRED_ENTITY, is_degree_behind, is_role_behind
from parsers.names.words import are_initials_behind, is_initials, is_run

# Longer lists than 20,000 names of 100 characters are not read to their end.
LONGEST = 2_000_000
MOST_PARTS = 40_000
# Nobody has suffixes and degrees beyond it; what stands behind is looked at once, not with all before it.
_LONGEST_NAME = 1_000
# How far a word for "and" looks to either side.
_NEAR = 120
_HARD = re.compile(r"\s*(?:[;；؛|、]|\s[•·/]\s)\s*")
_AND = re.compile(r",?\s+(and|And|AND|&|und|et|och|og|ve|и|та|és|dan|y|e|i|en|ja)(?=\s)")
# Words for "and" that stand inside names as well ("Ortega y Gasset", "Costa e Silva"): both sides must be whole names.
_DOUBTFUL = frozenset("y e i en ja".split())
_LEADING_AND = re.compile(r"^(?:and|&|und|et|y|with)\s+", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_OTHERS = re.compile(r",?\s+(?:and|&)\s+others\.?$|(?<![,\s])[,\s]+et\.?\s+al\.?$", re.IGNORECASE)
# A library's heading of one person: "Lima, Jonas, 1975-".
_WITH_DATES = re.compile(
    r"[^,;]{1,80},[^,;]{1,80},\s?(?:b\. |d\. |ca\. ?)?[12]\d{3}\??(?:\s?[-–]\s?(?:[12]\d{3}\??)?)?\.?"
)
_COMMA = re.compile(r"\s*[,，،]\s*")
_ORGANIZER = re.compile(r"^(?:authors?|editors?|by|edited by|creators?)\s*:\s*", re.IGNORECASE)


def cut_list(text: str) -> list[str]:
    """The texts of the names that `text` lists, in its order; `text` itself where it is one name."""
    whole = line(BARRED_ENTITY.sub(r"&\1;", text[:LONGEST]))
    if whole is None:
        return []
    whole = _ORGANIZER.sub("", _SPACED.sub(r"\1\2", whole) if _LISTED.search(whole) else whole)
    if _WITH_DATES.fullmatch(whole):
        return [whole.rpartition(",")[0]]
    pieces = [piece for piece in _HARD.split(whole, maxsplit=MOST_PARTS)[:MOST_PARTS] if piece]
    if len(pieces) == 1:
        return _soft(whole)
    return [name for piece in pieces for name in _in_piece(_LEADING_AND.sub("", piece))]


# In a list Chinese names of two characters are set as wide as those of three: "王小明, 梅 广, 李 莉".
_LISTED = re.compile(r"[\u4e00-\u9fff]\s*[,，;；、]")
_SPACED = re.compile(r"(?<![^\s,，;；、])([\u4e00-\u9fff])\s([\u4e00-\u9fff])(?=\s*(?:[,，;；、]|$))")


def _in_piece(piece: str) -> list[str]:
    """The names of one piece between semicolons: one, unless "and" joins two that are whole on both sides."""
    if is_group(piece[:400]) or not _AND.search(piece):
        return [piece]
    return _soft(piece)


def _soft(text: str) -> list[str]:
    """The names of a list without semicolons."""
    text = _OTHERS.sub("", text)
    if len(text) <= 400 and is_group(text) and not _has_initials(text):
        return [text]
    joined = [_comma_parts(piece) for piece in _cut_at_and(text)]
    joined = [parts for parts in joined[:MOST_PARTS] if parts]
    if len(joined) == 1 and len(joined[0]) == 1:
        return joined[0]
    names: list[str] = []
    persons: list[list[str]] = []
    for piece in joined:
        # A group among persons stands for itself, and nothing is paired across it.
        run: list[str] = []
        for part in piece:
            if is_group(part):
                names += _cut_parts([*persons, run] if run else persons)
                names.append(part)
                persons, run = [], []
            else:
                run.append(part)
        if run:
            persons.append(run)
    return names + _cut_parts(persons)


def _cut_at_and(text: str) -> list[str]:
    """`text` cut at its words for "and"."""
    pieces: list[str] = []
    start = 0
    for match in _AND.finditer(text):
        last = text[max(start, match.start() - _NEAR) : match.start()].rpartition(",")[2].split()
        following = text[match.end() : match.end() + _NEAR].partition(",")[0].split()
        if match[1] in _DOUBTFUL and (len(last) < 2 or len(following) < 2):
            continue
        if last and last[-1] in PARTICLES:  # "von und zu"
            continue
        pieces.append(text[start : match.start()])
        start = match.end()
    return [*pieces, text[start:]]


def _comma_parts(piece: str) -> list[str]:
    """The parts of a piece between commas; a suffix, degree or role stays with the part before it."""
    # A comma inside brackets ends no name: "Smith (Leeds, UK), Jones".
    sheltered = (
        _BRACKETED.sub(lambda match: match[0].replace(",", "\0"), piece) if "(" in piece or "[" in piece else piece
    )
    parts: list[str] = []
    for part in _COMMA.split(sheltered, maxsplit=MOST_PARTS)[:MOST_PARTS]:
        part = _LEADING_AND.sub("", part.replace("\0", ",")).strip()  # noqa: PLW2901 - the same part, cleaned
        if not part:
            continue
        # "Emberson, JR, Kay, SR": where a given name would stand, behind a family name.
        is_name = bool(parts) and len(parts[-1]) < _LONGEST_NAME
        given = is_name and len(parts) % 2 == 1 and are_initials_behind(part, parts[-1].split())
        if is_name and not given and _belongs(part, parts[-1]):
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    return parts


def _belongs(part: str, before: str) -> bool:
    """Whether a part is a suffix, role or degree of the one before."""
    return part.casefold() in SUFFIXES or is_role_behind(part, before) or is_degree_behind(part, before)


def _cut_parts(joined: list[list[str]]) -> list[str]:
    """The names of persons: parts between commas, in the pieces that "and" left."""
    parts = [part for piece in joined for part in piece]
    if len(parts) <= 1:
        return parts
    even = len(parts) % 2 == 0
    if all(map(family_length, parts)):
        return parts  # "王小明，李华"; "山田, 太郎" is one name
    with_initials = [_only_initials(part) for part in parts]
    if any(with_initials) and not with_initials[0]:
        return (
            _pairs(parts)
            if even and not any(with_initials[::2]) and _all_paired(with_initials, parts)
            else _greedy(parts)
        )
    if len(joined) > 1 and all(len(piece) == 2 for piece in joined) and not all(map(_is_whole, parts)):
        return _pairs(parts)
    if all(map(_is_whole, parts)):
        # No name ends in a particle: "La Fontaine, Jean de".
        parted = even and any(_bare(part).split()[-1] in PARTICLES for part in parts[1::2])
        return _pairs(parts) if parted or (even and _is_double_family(parts)) else parts
    if len(parts) > 2 and not _is_whole(parts[0]) and all(map(_is_whole, parts[2:])) and not _only_initials(parts[0]):
        return [f"{parts[0]}, {parts[1]}", *parts[2:]] if len(joined[0]) >= 2 else parts
    if even and all(len(piece) % 2 == 0 for piece in joined):
        return _pairs(parts)
    return parts


def _all_paired(with_initials: list[bool], parts: list[str]) -> bool:
    """Whether every second part is initials, or a given name that cannot be a whole name ("Smith, John, Doe, J.")."""
    return all(initials or not _is_whole(part) for initials, part in zip(with_initials[1::2], parts[1::2], strict=True))


def _greedy(parts: list[str]) -> list[str]:
    """Initials with the part before them, every other part a name: "Smith, J., Brown"."""
    names: list[str] = []
    for part in parts:
        if _only_initials(part) and names and "," not in names[-1]:
            names[-1] += f", {part}"
        else:
            names.append(part)
    return names


def _pairs(parts: list[str]) -> list[str]:
    return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]


def _bare(part: str) -> str:
    """A part without what is in brackets and without a suffix or degree behind it."""
    return _BRACKETED.sub("", part).partition(",")[0].strip()


def _only_initials(part: str) -> bool:
    words = _bare(part).split()
    if words and words[0] in SUFFIXES_OR_INITIALS:
        return len(words) == 1
    words = [word for word in words if word.casefold() not in SUFFIXES and word not in PARTICLES]
    return bool(words) and all(is_initials(word) or is_run(word) for word in words)


def _is_vancouver(part: str) -> bool:
    words = _bare(part).split()
    if words and are_initials_behind(words[-1], words[:-1]):
        return True
    words = [word for word in words if word.casefold() not in SUFFIXES]
    return len(words) > 1 and (is_initials(words[-1]) or is_run(words[-1])) and not is_initials(words[0])


def _is_whole(part: str) -> bool:
    """Whether a part may be a whole name: two words that are not initials alone."""
    return len(_bare(part).split()) > 1 and not _only_initials(part)


def _is_double_family(parts: list[str]) -> bool:
    """Whether parts of two words and more are family and given names in turn."""
    firsts = parts[::2]
    if any(_has_initials(part) for part in firsts):
        return False
    if any(_bare(part).split()[0] in PARTICLES for part in firsts):
        return all(not _has_initials(part) or is_initials(_bare(part).split()[-1]) for part in parts[1::2])
    if len(parts) == 2 and is_initials(_bare(parts[1]).split()[-1]) and not _is_vancouver(parts[0]):
        return True  # "Smith Jones, Peter J."
    return all(_bare(part).split()[0].casefold() in IBERIAN for part in firsts)


def _has_initials(text: str) -> bool:
    return any(is_initials(word.strip(",")) or is_run(word.strip(",")) for word in _BRACKETED.sub("", text).split())
