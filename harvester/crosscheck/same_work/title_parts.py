"""What a title says beside its name: an edition, a volume of a set, a number of a standard, a note of whoever catalogued it.

One source writes "Introduction to algorithms, third edition", another has the edition in a field of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from harvester.crosscheck.agreement.title_terms import spans_in_full, without_acronyms
from harvester.crosscheck.agreement.titles import without_markup
from harvester.crosscheck.kinds_about import PLACE_OF_CORRECTED
from harvester.crosscheck.title_numbers import roman
from parsers.clean import fold

_ORDINALS = {word: str(number) for number, word in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split(), start=1
)}  # fmt: skip
_EDITION = re.compile(
    r"[\s,;:.(\[]+(?:(?P<number>[0-9]{1,2})(?:st|nd|rd|th|e|\.)?|(?P<word>" + "|".join(_ORDINALS) + r"))\s*"
    r"(?:(?:rev(?:ised|\.)?|int(?:ernationa)?l\.?)\s+)?(?:ed(?:ition|n)?\b\.?|aufl(?:age)?\b\.?|edicion\b|edicao\b)[\])]?"
    r"|[\s,;:.(\[]+(?P<revised>rev(?:ised|\.)?|new|enlarged|expanded|abridged) ed(?:ition\b|\.|n\b)[\])]?"
    r"|[\s,;(\[]+(?P<short>[0-9]{1,2})e[\])]?(?=\s*$)"
)
_VOLUME = re.compile(
    r"[\s,;:.(\[]+(?:vol(?:ume|\.)?|band|bd\.|tome|t\.|book)\s*(?P<number>[0-9]{1,3}|[ivx]{1,6})\b[\])]?\s*[:.,]?"
    # "Principles of linguistic change. I, Internal factors", "Gesammelte Aufsätze III: Das antike Judentum", "Seyahatname. 1. Kitap".
    r"|(?<=\w{3})[.:]\s(?P<bare>[0-9]{1,2}|[ivx]{1,5})[.,:]\s(?=\w)"
    # "Invented data analysis 2: methods", but no "Part 2", "Phase 3", "Version 4".
    r"|(?<=\w{3})(?<!part)(?<!teil)(?<!phase)(?<!stage)(?<!type)(?<!level)(?<!grade)(?<!class)(?<!series)(?<!chapter)(?<!section)(?<!version)"
    r"\s(?P<arabic>[2-9]):\s(?=\w)"
    r"|(?<=\w{3})\s(?P<roman>[ivx]{1,5}):\s(?=\w)"
    r"|(?<=\w{3})[.,:]\s(?P<before>[0-9]{1,2})\.\s(?:kitap|cilt|kotet|svazek|tom|band)\b[.,:]?"
)
# A chapter's number before its title: "[34] Chlorophylls and carotenoids", "Chapter 3. Sleep".
_CHAPTER = re.compile(
    r"^(?:\[(?P<bracket>[0-9]{1,3})\]|(?:chapter|kapitel|chapitre|capitulo|ch\.)\s(?P<number>[0-9]{1,3}|[ivx]{1,6})\b[.:,]?)\s+(?=\w{2})"
)
# "3. Methods of sampling", "2.1 Methods of sampling": only of chapters, for "5. Kongress" counts meetings.
_COUNTED = re.compile(r"^(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2})+|(?:[0-9]{1,2}|[ivx]{1,6})(?=\.))\.?\s+(?=\w{2})")
_VERSION = re.compile(r"[\s,;:(\[]+(?:version|ver\.|v\.?|release)\s?(?P<number>[0-9][0-9a-z.]*)[)\]]?$")
# What is put into a title about the thing: "[version 1; referees: 3 approved]", "(panel session)", "[in Chinese]", "(Demo Abstract)".
_NOTE = re.compile(
    r"\s*[\[(](?:version [0-9]+[^\])]{0,120}|peer review[^\])]{0,120}|referees?[^\])]{0,120}|in [a-z]+(?: with [a-z ]{3,40})?|article in [a-z]+|"
    r"(?:french|german|spanish|italian|portuguese|russian|polish|dutch|japanese|chinese|korean|turkish|czech|danish|swedish|norwegian|hungarian)|"
    r"panel(?: session| abstract| discussion)?|demo(?:nstration)?(?: abstract| paper| session)?|invited (?:talk|paper|lecture)|keynote(?: [a-z]+)?|"
    r"short paper|position paper|industrial (?:paper|session)|tutorial(?: session)?|extended abstract|abstract(?: only)?|poster(?: paper)?|"
    r"[0-9]+ refs|abstract (?:no|number)\W[^\])]{0,20}|(?:provisional|meeting|conference) abstract|(?:erratum|correction|comment|retraction) "
    r"(?:appears|published) in[^\]]{0,200}|see comments?|internet|electronic resource|online|e-?book|cd-?rom|dvd|print|microform|"
    r"sound recording|videorecording|facsimile|reprint(?:ed)?|review \[[^\]]*|"
    # What the American Psychological Association's style prints behind a title.
    r"data ?set|(?:computer )?software|computer program|mobile app(?:lication)?|(?:unpublished )?(?:doctoral|master'?s|bachelor'?s|ph\.?d\.?) "
    r"(?:dissertation|thesis)(?:, [^\])]{3,80})?|unpublished [a-z ]{4,40}|(?:conference|paper|poster) (?:presentation|session)|preprint|"
    r"fact sheet|brochure|press release|white paper|"
    r"review article|review|paper|article|book|thesis|dissertation)[\])]"
)  # fmt: skip
# The rubric under which a piece was printed, before or behind its own title.
_RUBRIC = re.compile(
    r"^(?:guest editorial|editorial|perspective|viewpoint|original article|research article|special issue|feature|essay|"
    r"case report)\s*[:：]\s+|^tutorial on\s+|^abstract\s+[a-z]{0,4}[- ]?[0-9][0-9.-]*[a-z]?\s*[:.]\s+"
    r"|\s+[-–—]\s+(?:book review|guest editorial|editorial)\W*$"
    # What indexes print before the title from a journal's series, without a sign between.
    r"|^(?:medical progress|current concepts|mechanisms of disease|drug therapy|medical intelligence|"
    r"clinical implications of basic research|contempo updates|scientific review and clinical applications)\s+(?=\w+\s+\w)"
)  # fmt: skip
_STANDARD = re.compile(
    r"(?P<number>\b(?:(?:nist )?(?:special publication|sp)(?= ?[0-9]{3,4}-)|fips(?: pub)?|3gpp ts|etsi (?:ts|tr|en|es)|"
    r"iso|iec|din|en|bs|ansi|nist|niso|astm|ieee std|itu-t|rfc|gb/t|gb|jis|gost|гост|csa|as/nzs|nf|uni|une)\b"
    r"(?:[ /-](?:iso|iec|ieee|en|tr|ts|pas|cd|dis|std))*[ -]?[a-z]?[0-9][0-9a-z.:–-]*(?:,? rev(?:ision|\.)? ?[0-9]{1,2}\b)?)"
)  # fmt: skip


# A correction in the two notations of citation indexes: the word before the title, the place of what is corrected behind it.
_CORRECTION = re.compile(r"^(?:erratum|correction|corrigendum)(?: to| for)?\s*[:：]\s*['\"“]?")
_AGAIN = re.compile(
    r"((?:[a-z\u00e0-\u024f\u1e00-\u1eff'’ʻʼ.,:-]+\s+){4,}?)[=/\[(]?\s?([\u3041-\u9fff\uac00-\ud7a3][^a-z]*)$"
)


class TitleParts(NamedTuple):
    """A title in folded text without what has a place elsewhere, and what that was: each "" where there is none."""

    name: str
    edition: str = ""
    volume: str = ""
    standard: str = ""
    chapter: str = ""
    version: str = ""
    notes: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def take_apart(title: str, *, of_book: bool, of_program: bool = False, of_chapter: bool = False) -> TitleParts:
    """The parts of a title. A volume is taken out of a book's title alone: "Part 2" and "Volume 2" of an article are its name.

    A version is taken out of a program's, the number of its heading out of a chapter's.

    >>> take_apart("The Art of Programming, Volume 1 (3rd Ed.): Basics", of_book=True)
    TitleParts(name='the art of programming: basics', edition='3', volume='1', standard='', chapter='', version='', notes=())
    >>> take_apart("RNA-seq is easy [version 3; referees: 3 approved]", of_book=False).notes
    ('version 3; referees: 3 approved',)
    """
    # A catalogue's blank before a colon: "Suomen Pankki 200 vuotta II : parlamentin pankki".
    name = spans_in_full(fold(without_acronyms(without_markup(title)))).replace(" : ", ": ")
    notes: list[str] = []

    def noted(found: re.Match[str]) -> str:
        notes.append(found[0].strip(" []()-–—:"))
        return ""

    name = _CORRECTION.sub(noted, PLACE_OF_CORRECTED.sub(noted, name))
    shorter = _RUBRIC.sub(noted, _NOTE.sub(noted, name)).strip()
    name = shorter if re.search(r"\w", shorter) else name
    # "Qingdai yilai … yanjiu 清代以來 …": the title once more in its own script.
    if (again := _AGAIN.match(name)) is not None:
        notes.append(again[2])
        name = again[1].strip()
    edition = volume = standard = chapter = version = ""
    if (found := _CHAPTER.match(name)) is not None:
        number = found["bracket"] or found["number"]
        chapter, name = str(roman(number) or number), name[found.end() :]
    elif of_chapter and (found := _COUNTED.match(name)) is not None:
        chapter, name = str(roman(found["number"]) or found["number"]), name[found.end() :]
    if of_program and (found := _VERSION.search(name)) is not None and found.start() > 0:
        version, name = found["number"].rstrip("."), name[: found.start()]
    if (found := _EDITION.search(name)) is not None and found.start() > 0:
        edition = found["number"] or found["short"] or ("revised" if found["revised"] else _ORDINALS[found["word"]])
        name = _without(name, found)
    if of_book and (found := _VOLUME.search(name)) is not None and found.start() > 0:
        number = found["number"] or found["bare"] or found["arabic"] or found["roman"] or found["before"]
        volume = str(roman(number) or number)
        name = _without(name, found)
    if (found := _STANDARD.search(name)) is not None:
        rest = (name[: found.start()] + " " + name[found.end() :]).strip(" -–—:,.")
        if re.search(r"\w{3}", rest):
            standard, name = re.sub(r"[\s–-]+", "-", found["number"].strip(".:-")), rest
    return TitleParts(name, edition, volume, standard, chapter, version, tuple(notes))


def _without(name: str, found: re.Match[str]) -> str:
    head, tail = name[: found.start()].rstrip(" ,;:.(["), name[found.end() :].lstrip(" ,;:.)]")
    return f"{head}: {tail}" if tail else head
