"""Notes on theses as library catalogues write them: the degree, and who granted it."""

from __future__ import annotations

import re


def thesis_note(note: str) -> tuple[str, str] | None:
    """The degree and the university that a catalogue's note on a thesis names, either perhaps empty.

    >>> thesis_note("Thesis (Ph. D.)--University of Invented Shore, 2011.")
    ('Ph. D.', 'University of Invented Shore')
    >>> thesis_note("Thesis statement on page 3") is None
    True
    """
    for pattern in _NOTES:
        if (found := pattern.match(note[:400])) is not None:
            return (found["degree"] or "").strip(), (found["by"] or "").strip()
    return None


# MARC's field 502 as libraries fill it, in English, Spanish, Portuguese and Italian; in French; in German, old and new.
_NOTES = (
    # CERN and other catalogues of physics: "PhD : KTH Royal Institute of Technology : 2019-06-14".
    re.compile(
        r"(?P<degree>Ph\.?\s?D\.?|M\.?Sc\.?|Dr\.|Laurea|Master|Diploma|Bachelor|Habilitation) : (?P<by>[^:]{4,120}) : "
        r"(?:1[89]|20)\d\d(?:-\d\d){0,2}\b"
    ),
    re.compile(
        r"(?:Thesis|Dissertation|Tesis|Tese|Dissertação|Tesi)(?: \((?P<degree>[^()]{2,40}?)\)?\s?(?:--|[—–]|-(?=\s))\s?(?P<by>[^,()\d]{3,120}?)?"
        r"(?=\s?[,(\d.]|$))"
    ),
    re.compile(
        r"(?P<degree>Thèse(?: de doctorat)?|Mémoire de (?:maîtrise|master|D\.?E\.?A\.?))\s?: (?:[^:]{2,80} : )?(?P<by>[^:]{3,80}?)\s?: "
        r"(?:1[89]|20)\d\d"
    ),
    re.compile(
        r"(?P<degree>Dissertation|Diplomarbeit|Masterarbeit|Magisterarbeit|Bachelorarbeit|Habilitation(?:sschrift)?), (?P<by>[^,]{3,120}), "
        r"(?:1[89]|20)\d\d"
    ),
    re.compile(
        r"(?:Zugl\.:? )?[^\W\d_][^,:\d]{1,40}, (?P<by>[^,]*(?:Univ|Hochsch)\b[^,]*), "
        r"(?P<degree>Diss\.|Habil\.(?:-Schr\.)?|Dipl\.-Arb\.|Mag(?:ister)?\.?-?[Aa]rb\.|Master-?(?:[Aa]rb\.|Thesis))"
    ),
)
