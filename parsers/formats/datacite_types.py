"""Kinds of work in DataCite's words, as CSL's types with a genre.

`resourceTypeGeneral` is a closed list, `resourceType` the depositor's own words: they say what kind of text a "Text" is, and
name the genre of anything else. `citeproc` is made by DataCite from the first two and adds nothing where they are clear.
"""

from __future__ import annotations

from typing import Any

from parsers import clean
from parsers.formats.json_values import line, mapping, text
from parsers.record import CSL_TYPES, CslType
from parsers.types import read_type

# resourceTypeGeneral of all versions of the schema, without case: to CSL's type, and a genre where that loses something.
TYPES: dict[str, tuple[CslType, str | None]] = {
    "audiovisual": ("motion_picture", None), "award": ("document", "Award"), "book": ("book", None), "bookchapter": ("chapter", None),
    "collection": ("collection", None), "computationalnotebook": ("software", "Computational notebook"),
    "conferencepaper": ("paper-conference", None), "conferenceproceeding": ("book", "Proceedings"),
    "datapaper": ("article-journal", "Data paper"), "dataset": ("dataset", None), "dissertation": ("thesis", None),
    "event": ("event", None), "film": ("motion_picture", None), "image": ("graphic", None), "instrument": ("document", "Instrument"),
    "interactiveresource": ("document", "Interactive resource"), "journal": ("periodical", None), "journalarticle": ("article-journal", None),
    "model": ("document", "Model"), "outputmanagementplan": ("document", "Output management plan"),
    "peerreview": ("review", "Peer review"), "physicalobject": ("document", "Physical object"), "poster": ("speech", "Poster"),
    "preprint": ("article", "Preprint"), "presentation": ("speech", "Presentation"), "project": ("document", "Project"),
    "report": ("report", None), "service": ("document", "Service"), "software": ("software", None), "sound": ("song", None),
    "standard": ("standard", None), "studyregistration": ("document", "Study registration"), "workflow": ("document", "Workflow"),
}  # fmt: skip
# These say too little: the depositor's own words, the citeproc hint or the container decide.
_VAGUE = frozenset(("text", "other", ""))
_BY_CONTAINER: dict[str, CslType] = {
    "journal": "article-journal", "book": "chapter", "bookseries": "chapter", "conferenceproceeding": "paper-conference",
}  # fmt: skip
# Words of depositors that no page writes so.
_WORDS: dict[str, tuple[CslType, str | None]] = {
    "blogposting": ("post-weblog", None), "blogpost": ("post-weblog", None), "blog": ("post-weblog", None), "website": ("webpage", None),
}  # fmt: skip
_LONGEST_GENRE = 60


def general(types: Any) -> str:
    """resourceTypeGeneral, as the table has it."""
    return text(mapping(types).get("resourceTypeGeneral")).strip().lower().replace("-", "").replace(" ", "")


def kind(types: Any, container: str) -> tuple[CslType | None, str | None]:
    """The CSL type and the genre of a work, by its `types` and the type of what it stands in ("" for nothing).

    >>> kind({"resourceTypeGeneral": "Text", "resourceType": "Dissertation"}, "")
    ('thesis', 'Dissertation')
    >>> kind({"resourceTypeGeneral": "Text", "resourceType": "Article"}, "Journal")
    ('article-journal', None)
    >>> kind({"resourceTypeGeneral": "Preprint", "resourceType": "Article"}, "")
    ('article', 'Preprint')
    >>> kind({"resourceTypeGeneral": "Dataset", "resourceType": "Census of birds"}, "")
    ('dataset', 'Census of birds')
    """
    said, of = mapping(types), general(types)
    own = line(said.get("resourceType"))
    if of not in _VAGUE:
        known = TYPES.get(of)
        return (known[0], known[1] or _genre(own, known[0], of)) if known else (None, own)
    found = _WORDS.get(clean.fold(own).replace(" ", "")) or read_type(own) if own else None
    if found is not None:
        return found
    by_container = _BY_CONTAINER.get(container.lower().replace("-", ""))
    if by_container is not None:
        return by_container, None
    # DataCite writes "article-journal" and "article" for every Text: only its other words tell something.
    hint = text(said.get("citeproc"))
    known_hint = next((name for name in CSL_TYPES if name == hint and not hint.startswith("article")), None)
    return known_hint or ("document" if of else None), own if own and len(own) <= _LONGEST_GENRE else None


def _genre(own: str | None, csl: CslType, general: str) -> str | None:
    """The depositor's words, where they say more than the type does."""
    if own is None or len(own) > _LONGEST_GENRE or clean.fold(own).replace(" ", "") in (general, csl, f"{general}s"):
        return None
    found = read_type(own)
    return found[1] if found is not None and found[0] == csl else own
