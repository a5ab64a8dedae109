"""Titles that tell of another work: a notice about it, an answer to it, a part or a by-product of it.

Such a thing often bears the whole title of the work it is about, and sometimes its identifier. It is never that work.
"""

from __future__ import annotations

import re
from functools import lru_cache

from harvester.crosscheck.words import bare
from parsers.clean import fold
from parsers.record import Record

_GENRES = frozenset((
    "erratum", "corrigendum", "correction", "published erratum", "retraction notice", "retraction of publication", "comment", "reply",
    "author reply", "expression of concern", "peer review", "decision letter", "author response",
))  # fmt: skip
_WHO = r"(?:(?:the )?(?:author|editor|publisher|reviewer)'?s?'? )?"
_NOTICE = (
    rf"{_WHO}(?:erratum|errata|corrigend(?:um|a)|corrections?(?: notice)?|addendum|note)|retraction(?: note| notice)?|notice of retraction|"
    "withdrawal(?: notice)?|removal notice|(?:editorial )?expression of concern|editorial note|"
    # German, French, Spanish, Portuguese, Italian, Dutch, Russian; Chinese and Japanese.
    "berichtigung|korrektur|rectificatif|fe de erratas?|correccion|correcao|retractacion|errata corrige|rectificatie|"
    "исправление|поправка|опечатка|更正|勘误|撤稿|訂正|正誤表"
)
_ANSWER = (
    rf"{_WHO}(?:reply|response|rejoinder|comments?|commentary|closure)|in reply|re|invited (?:commentary|discussion)|editorial comment(?:ary)?|"
    "letters?(?: to the editors?)?|antwort|reponse|respuesta|resposta|risposta|ответ"
)
_JUDGEMENT = (
    r"book review|review of|(?:peer )?review (?:report )?(?:#?[0-9]+ (?:\(v[0-9.]+\) )?)?(?:for|of)|referee report|decision letter|"
    r"editor'?s evaluation|"
    r"elife assessment|reviewer (?:#|no\.? )?[0-9]+(?: \(public review\))?|public review|"
    r"(?:faculty opinions|f1000prime) recommendation of|faculty of 1000 evaluation for"
)
# What is named with a number, or in the words of a repository, belongs to another work: "Figure 2 from", "Supplementary material for".
_BY_PRODUCT = (
    r"(?:supplementary|supporting|supplemental|additional) (?:material|data|information|file|table|figure)s?(?: [a-z]?[0-9]+)?"
    r"(?: (?:from|for|of|to))?|"
    r"(?:figure|fig\.?|table|appendix|dataset) [a-z]?[0-9]+ (?:from|for|of)"
)
_BY_PRODUCT_OF = (
    r"(?:data|dataset|code|slides|poster|video|podcast|figure|table|appendix)(?: from| for| of)?|"
    r"(?:video|graphical|visual) abstract(?: of| for)?|cme(?: (?:quiz|questions?|examination|article))?|self-assessment(?: questions?)?|"
    r"(?:continuing medical education|journal club|patient page|key points|take-home messages?|lay summary)|"
    r"(?:plain language )?summary(?: of)?"
)
_START = re.compile(
    rf"\W*(?:(?:{_NOTICE}|{_ANSWER}|{_BY_PRODUCT}|{_BY_PRODUCT_OF}|{_JUDGEMENT})\s*(?:[:：—]|\s[-–]\s)"
    rf"|(?:erratum|errata|corrigendum)\s?[-–]\s?"
    rf"|(?:{_BY_PRODUCT}|{_JUDGEMENT})\s+[\"'“«]?\w|(?:{_BY_PRODUCT_OF})\s+[\"“«])"
)
# "Review of hydrogels" is a work of its own, "Review of: Hydrogels" is not; nor "Comment on “Hydrogels”".
_QUOTED = re.compile(
    rf"(?:\W*(?:{_NOTICE}|{_ANSWER}|review|a response)\s+(?:to|on|of|for|by|regarding|concerning|zu|auf|a|de|su)\s+[\"'“«:])"
)
_NAMED = re.compile(
    r"\W*(?:reply to|comments? on|rejoinder to|in reply to|response to letter|discussion of [\"'“«]|"
    r"(?:correction|erratum|corrigendum|addendum) (?:to|for|zu|au)|retraction of|withdrawal of)\b"
)
_END = re.compile(
    rf"(?:[:.(\[]|\s[-–])\s*(?:an? )?(?:{_NOTICE}|{_WHO}(?:reply|rejoinder|comments?|response)|letter(?: to the editor)?|"
    "antwort|reponse|respuesta|resposta|risposta|ответ|"
    r"(?:video|graphical) abstract|supplementary (?:material|data))\W*$"
)
# How citation indexes mark a notice whose title is that of the work alone: with the place of that work behind it.
# "Sleep in mice (vol 14, pg 117, 2019)", "Sleep in mice (Journal of Rooms (2019) 14 (117-129))".
PLACE_OF_CORRECTED = re.compile(
    r"\s*(?:[(\[]vol(?:ume)?\.? ?[a-z]?[0-9]+[a-z]?,? .{0,40}?(?:pg?|pp|page|art(?:icle)?|artn|no)\b.{0,60}[)\]]"
    r"|[(\[][^()\[\]]{4,150}[(\[](?:1[89]|20)[0-9]{2}[)\]] [a-z]?[0-9]+(?::[0-9]+)? [(\[][^()\[\]]{1,40}[)\]][^()\[\]]{0,60}[)\]]"
    # "Sleep in mice [Phys. Rev. Lett. 77, 3865 (1996)]": so the American Physical Society and the American Institute of Physics.
    r"|[(\[][a-z][^()\[\]]{3,60}[. ][a-z]?[0-9]{1,4}, ?[a-z]?[0-9]{1,7}[a-z]? ?[(](?:1[89]|20)[0-9]{2}[)][)\]])\W*$"
)
# "Sleep in mice (Retraction of vol 14, pg 117, 2019)".
_NOTICE_BEHIND = re.compile(
    r"[(\[](?:retraction|correction|withdrawal|erratum|corrigendum) (?:of|to|for|in) .{4,200}[)\]]\W*$"
)
# A notice that bears no other name.
_ALONE = re.compile(rf"\W*(?:{_NOTICE})\W*")
_OWN_REVIEWS = re.compile(r"\W*(?:review of|summary of)\s+(?![\"'“«:])")
_RETRACTED = re.compile(r"^\W*(?:retracted(?: article| paper)?|withdrawn(?: article)?)\b\W")


def is_marked_retracted(record: Record) -> bool:
    """Whether a publisher marked the title: "RETRACTED: A title" is the work itself."""
    return record.title is not None and _RETRACTED.match(fold(str(record.title)[:200])) is not None


def is_about_another(record: Record) -> bool:
    """Whether the work is a notice about another, an answer to one or a part of one, by its title or its genre."""
    if fold(record.genre or "") in _GENRES:
        return True
    if record.title is None or is_marked_retracted(record):
        return False
    return tells_of_another(str(record.title)[:1000])


# "… [Erratum appears in Am J Transplant. 2009]": what a database adds to the title of the work itself.
_APPEARS = re.compile(
    r"\s*\.?\[(?:erratum|correction|comment|retraction) (?:appears|in|published)[^\]]*(?:\][^\]]*)*$", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def tells_of_another(title: str) -> bool:
    """Whether a title says that it is about another work.

    >>> [tells_of_another(title) for title in ("Correction: Sleep in mice", "Data from: Sleep", "Sleep (Corrigendum)", "Reply to Ng")]
    [True, True, True, True]
    >>> [tells_of_another(title) for title in ("Review of hydrogels", "Response to treatment in mice", "Letters of a nation", "Re-entry")]
    [False, False, False, False]
    """
    folded = bare(_APPEARS.sub("", title))
    if _OWN_REVIEWS.match(folded):
        return False
    return any(
        found is not None
        for found in (
            _ALONE.fullmatch(folded),
            _START.match(folded),
            _QUOTED.match(folded),
            _NAMED.match(folded),
            _END.search(folded),
            PLACE_OF_CORRECTED.search(folded),
            _NOTICE_BEHIND.search(folded),
        )
    )
