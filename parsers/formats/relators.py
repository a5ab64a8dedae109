"""What somebody did for a work, as catalogues say it: MARC's relators in code and in words, and the roles that they are here.

Codes and terms of the Library of Congress's "MARC Code List for Relators", and RDA's designators ("film director", "addressee").
CSL has roles that the list has not: those are written in words alone, which MODS and MARC allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from parsers.record import ROLES, Role

Did = Literal["author", "editor", "translator", "contributor"] | Role


class Relator(NamedTuple):
    """A role, MARC's code for it ("" where there is none) and its term, and other codes and terms that are read as it."""

    role: Did
    code: str
    term: str
    others: tuple[str, ...] = ()


ROWS: tuple[Relator, ...] = (
    Relator("author", "aut", "author", ("cre", "creator", "joint author", "dis", "inv", "inventor", "ive", "interviewee", "art", "artist", "ctg",
        "cartographer", "prg", "programmer", "spk", "speaker", "verfasser", "verfasserin", "verf", "auteur", "autor", "autore")),
    Relator("editor", "edt", "editor", ("ed", "edc", "editor of compilation", "hrsg", "herausgeber", "herausgeberin", "éditeur scientifique")),
    Relator("translator", "trl", "translator", ("tr", "trans", "übersetzer", "übersetzerin", "übers", "traducteur", "traductrice", "traductor")),
    Relator("contributor", "ctb", "contributor"),
    Relator("chair", "", "chair"),
    # "pbd" is who directs the publishing of a whole series or house: CSL's editorial director.
    Relator("collection-editor", "", "series editor", ("collection-editor", "editor of the series")),
    Relator("compiler", "com", "compiler"), Relator("composer", "cmp", "composer"),
    Relator("container-author", "", "author of the book", ("container-author",)), Relator("curator", "cur", "curator"),
    Relator("director", "drt", "director", ("fmd", "film director", "tld", "television director", "rdd", "radio director", "sgd", "stage director")),
    Relator("editorial-director", "pbd", "publishing director", ("publication director", "editorial director", "editorial-director")),
    Relator("executive-producer", "", "executive producer", ("executive-producer",)), Relator("guest", "", "guest"),
    Relator("host", "hst", "host", ("tlh", "television host", "rdh", "radio host")), Relator("illustrator", "ill", "illustrator"),
    Relator("interviewer", "ivr", "interviewer"), Relator("narrator", "nrt", "narrator"), Relator("organizer", "orm", "organizer"),
    Relator("original-author", "ant", "bibliographic antecedent", ("original author", "original-author", "author of the original")),
    Relator("performer", "prf", "performer", ("act", "actor", "sng", "singer", "vocalist", "voc", "mus", "musician", "itr", "instrumentalist",
        "dnc", "dancer")),
    Relator("producer", "pro", "producer", ("fmp", "film producer", "tlp", "television producer", "rpc", "radio producer")),
    Relator("recipient", "rcp", "addressee", ("recipient",)),
    Relator("reviewed-author", "", "author of the reviewed work", ("reviewed-author", "author of what is reviewed")),
    Relator("script-writer", "aus", "screenwriter", ("author of screenplay", "scriptwriter", "script-writer")),
    Relator("series-creator", "", "series creator", ("series-creator", "creator of the series")),
)  # fmt: skip
READ: Mapping[str, Did] = MappingProxyType(
    {word: row.role for row in ROWS for word in (row.code, row.term, *row.others) if word}
)
"""A code or a term in small letters to the role that it is."""
CREDITED: tuple[Relator, ...] = tuple(row for row in ROWS if row.role in ROLES)
"""The relators of a record's credits, in the order of its roles."""


def roles_of(told: Iterable[str]) -> tuple[Did, ...]:
    """The roles of somebody who has several relators: the first field of names that one of them is, and every credit.

    >>> roles_of(["ill", "aut", "author"]), roles_of(["dedicatee"])
    (('author', 'illustrator'), ())
    """
    known = [READ[one] for one in told if one in READ]
    fields = [role for role in known if role not in ROLES]
    return tuple(dict.fromkeys((*fields[:1], *(role for role in known if role in ROLES))))
