"""The universities at which two theses were written: by their own names or their towns', and in two languages."""

from __future__ import annotations

import re

from harvester.crosscheck.agreement.universities import TELLING, UNIVERSITY_WORDS, is_university
from harvester.crosscheck.words import goes_on, words
from parsers.clean import fold
from parsers.record import Record


def of_one_town(a: Record, b: Record) -> bool:
    """Whether one of two theses goes by the university's own name, and the other by that of the town where it stands.

    >>> erlangen = Record(publisher="Universität Erlangen"), Record(publisher="Friedrich-Alexander-Universität", publisher_place="Erlangen")
    >>> of_one_town(*erlangen), of_one_town(Record(publisher="Universität Wien"), Record(publisher="TU Wien", publisher_place="Wien"))
    (True, False)
    """
    for named, placed in ((a, b), (b, a)):
        town = [word for word in words(named.publisher or "") if word not in UNIVERSITY_WORDS and word not in _SMALL]
        place = words(placed.publisher_place or "")
        own = words(placed.publisher or "")
        if town and goes_on(town, place) and is_university(own):
            return not set(town) & set(own) and not TELLING.intersection(own)
    return False


_SMALL = frozenset("the of de di du zu".split())
# Words for a place where theses are handed in, folded, each of one language or of a few that are written alike.
_SCHOOLS = {
    "en": r"universities|university|college|school|academy|institute of", "fi": r"yliopisto|korkeakoulu|instituutti",
    "de": r"universitat |hochschule|fachhochschule",
    "sv": r"universitet\b|hogskola|handelshogskolan|akademin", "es": r"universidad\b|escuela", "fr": r"universite\b|ecole|institut national",
    "it": r"universita\b|politecnico", "pt": r"universidade|faculdade", "nl": r"universiteit|hogeschool", "pl": r"uniwersytet|politechnika|akademia",
    "cs": r"univerzita|vysoke uceni|vysoka skola", "hu": r"egyetem", "tr": r"universitesi", "ru": r"университет|институт|академия",
    "zh": r"大学|大學|学院|대학", "et": r"ulikool", "el": r"πανεπιστημιο", "ca": r"universitat (?:de|autonoma|pompeu|politecnica)",
}  # fmt: skip
_SCHOOLS_OF = {tongue: re.compile(pattern) for tongue, pattern in _SCHOOLS.items()}


def in_two_tongues(a: Record, b: Record) -> bool:
    """Whether the houses of two theses are named in two languages: "Turun yliopisto", "University of Turku".

    >>> in_two_tongues(Record(publisher="Turun yliopisto"), Record(publisher="University of Turku"))
    True
    >>> in_two_tongues(Record(publisher="Universität Wien"), Record(publisher="Technische Universität"))
    False
    """
    names = [f"{fold((record.publisher or '')[:_LONG])} " for record in (a, b)]
    tongues = [{tongue for tongue, pattern in _SCHOOLS_OF.items() if pattern.search(name)} for name in names]
    if not all(tongues) or tongues[0] & tongues[1]:
        return False
    # "Turun yliopisto", "University of Turku": the place begins alike in each.
    places = [{word[:_BEGINS] for word in words(name) if not _OF_SCHOOLS.search(word)} for name in names]
    return bool({one for one in places[0] & places[1] if len(one) == _BEGINS})


_BEGINS = 3
_OF_SCHOOLS = re.compile("universit|yliopisto|korkeakoulu|college|school|academ|instit|applied|sciences|technolog|the$")


_LONG = 300
