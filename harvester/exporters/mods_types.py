"""MODS: what a work of each CSL type is called, by `typeOfResource` and by the genres that other programs look for.

MARC's terms ("marcgt") and those of bibutils ("bibutilsgt") tell programs the kind; where the work stands in another they
belong to that, for "periodical" is what the journal is. CSL's own word stands beside them ("csl"): several types share one
term of MARC, and none may be lost.
"""

from __future__ import annotations

from typing import NamedTuple

from parsers.record import CslType


class Kind(NamedTuple):
    """`resource` of the list of MODS; genres as (authority, term) of the work itself and of what it stands in; and why."""

    resource: str
    own: tuple[tuple[str, str], ...] = ()
    of_host: tuple[tuple[str, str], ...] = ()
    why: str = ""


_JOURNAL = (("marcgt", "periodical"), ("bibutilsgt", "academic journal"))
_WEB = (("marcgt", "web site"),)
_LAW = (("marcgt", "legislation"),)

KINDS: dict[CslType, Kind] = {
    "article": Kind("text", (("bibutilsgt", "unpublished"),), why="a preprint is published by no journal; bibutils has no nearer word"),
    "article-journal": Kind("text", (("bibutilsgt", "journal article"),), _JOURNAL),
    "article-magazine": Kind("text", (("bibutilsgt", "magazine article"),), (("marcgt", "periodical"), ("bibutilsgt", "magazine"))),
    "article-newspaper": Kind("text", (("bibutilsgt", "newspaper article"),), (("marcgt", "newspaper"),)),
    "bill": Kind("text", _LAW, why="MARC tells no bill from an act"),
    "book": Kind("text", (("marcgt", "book"),)),
    "broadcast": Kind("moving image", (("bibutilsgt", "television broadcast"),), why="radio or television: most that are cited are television"),
    "chapter": Kind("text", (), (("bibutilsgt", "collection"),), "the book is what has a genre"),
    "classic": Kind("text", why="an ancient text cited by its own divisions: no term"),
    "collection": Kind("text", (("bibutilsgt", "collection"),)),
    "dataset": Kind("software, multimedia", (("marcgt", "numeric data"),)),
    "document": Kind("text", why="CSL's word for anything"),
    "entry": Kind("text", (), (("marcgt", "dictionary"),), "a database's entry: the dictionary is nearest"),
    "entry-dictionary": Kind("text", (), (("marcgt", "dictionary"),)),
    "entry-encyclopedia": Kind("text", (), (("marcgt", "encyclopedia"),)),
    "event": Kind("text", why="what took place is no resource: no term"),
    "figure": Kind("still image", (("marcgt", "chart"),)),
    "graphic": Kind("still image", (("marcgt", "picture"),)),
    "hearing": Kind("text", (("bibutilsgt", "hearing"),)),
    "interview": Kind("text", (("marcgt", "interview"),)),
    "legal_case": Kind("text", (("marcgt", "legal case and case notes"),)),
    "legislation": Kind("text", _LAW),
    "manuscript": Kind("text", (("bibutilsgt", "manuscript"),)),
    "map": Kind("cartographic", (("marcgt", "map"),)),
    "motion_picture": Kind("moving image", (("marcgt", "motion picture"),)),
    "musical_score": Kind("notated music", (("bibutilsgt", "music"),), why="the resource type says that it is a score"),
    "pamphlet": Kind("text", (("bibutilsgt", "pamphlet"),)),
    "paper-conference": Kind("text", (), (("marcgt", "conference publication"),), "the proceedings are what has a genre"),
    "patent": Kind("text", (("marcgt", "patent"),)),
    "performance": Kind("moving image", why="seen on a stage: nearest to a film, and no term"),
    "periodical": Kind("text", (("marcgt", "periodical"),)),
    "personal_communication": Kind("text", (("marcgt", "letter"), ("bibutilsgt", "communication"))),
    "post": Kind("text", _WEB),
    "post-weblog": Kind("text", _WEB, why="MARC has no term for a blog"),
    "regulation": Kind("text", _LAW, why="MARC tells no regulation from an act"),
    "report": Kind("text", (("marcgt", "technical report"),), why="MARC has no other report"),
    "review": Kind("text", (("marcgt", "review"),), _JOURNAL),
    "review-book": Kind("text", (("marcgt", "review"),), _JOURNAL, "MARC tells no review of a book from others"),
    "software": Kind("software, multimedia", (("bibutilsgt", "computer program"),)),
    "song": Kind("sound recording-musical", (("marcgt", "sound"),)),
    "speech": Kind("text", (("marcgt", "speech"),)),
    "standard": Kind("text", (("marcgt", "standard or specification"),)),
    "thesis": Kind("text", (("marcgt", "thesis"),)),
    "treaty": Kind("text", (("marcgt", "treaty"),)),
    "webpage": Kind("text", _WEB),
}  # fmt: skip
NO_TYPE = Kind("text")
