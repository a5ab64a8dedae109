"""Retracted, withdrawn, under concern, corrected: what was published about a work after it; and works that are such notices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from harvester.crosscheck.codes import Code
from harvester.crosscheck.findings.heard import Heard
from harvester.plain_words import capital, cut, listed, source_name
from harvester.work import Finding
from parsers.clean import fold
from parsers.record import Notice, Reading, Record

RETRACTED = Code(
    "retracted", "error", ("citation", "page"), "Retracted",
    "Do not rely on it. Where it must be cited, cite it as retracted, with its notice. The exports carry both.", True,
)  # fmt: skip
WITHDRAWN = Code(
    "withdrawn", "error", ("citation", "page"), "Withdrawn",
    "Do not cite it as published; see the notice for why, and whether another version stands in its place.", True,
)  # fmt: skip
CONCERN = Code(
    "concern", "error", ("citation", "page"), "Under an expression of concern",
    "Read the notice before the work is used; look again later, for a retraction may follow.", True,
)  # fmt: skip
CORRECTED = Code(
    "corrected", "warning", ("citation",), "Corrected",
    "Read the correction beside the work; a corrected author or title changes the citation.", True,
)  # fmt: skip
IS_NOTICE = Code(
    "is-a-notice", "info", ("citation",), "A notice about another work",
    "If the work itself was meant, give its own address or DOI.",
)  # fmt: skip
CODES = (RETRACTED, WITHDRAWN, CONCERN, CORRECTED, IS_NOTICE)

_OF: Mapping[str, tuple[Code, str]] = MappingProxyType(
    {
        "retraction": (RETRACTED, "has been retracted"), "withdrawal": (WITHDRAWN, "has been withdrawn"),
        "concern": (CONCERN, "is under an expression of concern"), "correction": (CORRECTED, "has been corrected"),
    }
)  # fmt: skip
# Without one of these words a title says nothing of notices; most have none, and need no slower look.
_HINTS = ("retract", "withdraw", "errat", "corrig", "correction", "concern", "addend", "clarific")
# What a publisher or an indexer writes into a title: "RETRACTED: …", "[Withdrawn] …", "… (Retracted article. See vol. 3)".
# It is followed by a colon or a bracket, for "Retracted papers" may be studied.
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (
        re.compile(
            rf"^\W*(?i:{word}(?: article| paper| chapter)?)\s*[:\])—–-]"
            rf"|[(\[]\W?(?i:{word}(?: article| paper)?)\b[^()\[\]]{{0,80}}[)\]]\W*$"
        ),
        kind,
    )
    for word, kind in (("retracted", "retraction"), ("withdrawn", "withdrawal"))
)
# In capitals the word alone is a mark, unless the whole title is in capitals.
_SHOUTED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^\W*RETRACTED\b"), "retraction"),
    (re.compile(r"^\W*WITHDRAWN\b"), "withdrawal"),
)
_GENRES: Mapping[str, str] = MappingProxyType(
    {
        "retracted publication": "retraction", "retracted article": "retraction", "retracted paper": "retraction",
        "withdrawn publication": "withdrawal", "withdrawn article": "withdrawal",
    }
)  # fmt: skip
# What a work that is a notice does to the one it is about, as Crossref's `update-to` and PubMed's links tell it.
_IS_OF = re.compile(
    r"is-(?:partial-)?(retraction|removal|withdrawal|expression-of-concern|correction|corrigendum|erratum|addendum|clarification)(?:-notice)?-(?:of|for|to)"
)
_NOTICE_TITLE = re.compile(
    r"\W*(?:(?:publisher'?s?|authors?'?) )?(?:erratum|errata|corrigend(?:um|a)|correction|retraction|withdrawal|(?:editorial )?expression of concern)"
    r"(?: notice| note)?\W*(?:$|[:—]|\b(?:to|for)\b\W*(?:$|[:\"'(]))"
    r"|\W*(?:retraction|withdrawal) (?:notice|note)(?: (?:to|for|of)\b|\W)"
)
_NOTICE_GENRES = frozenset(
    ("retraction notice", "retraction of publication", "erratum", "published erratum", "corrigendum", "correction", "expression of concern")
)  # fmt: skip
# How the one that was put in a retracted work's place is named.
_REPUBLISHED = frozenset(
    ("is-republished-in", "is-republished-as", "republished-in", "is-replaced-by", "is-retracted-and-republished-in",
     "is-corrected-and-republished-in", "is-previous-version-of")
)  # fmt: skip


def find(heard: Heard) -> Iterator[Finding]:
    """One finding for each thing that happened to the work, with all who say so, when, and the notices."""
    told_by = [(one, told(one)) for one in (*heard.own, *heard.answers)]
    for kind in _OF:
        sayers = [one for one, kinds in told_by if kind in kinds]
        notices = sorted((n for n in heard.work.record.notice if n.kind == kind), key=_order)
        if sayers or notices:
            yield _happened(heard, kind, notices, sayers)
    yield from _is_notice(heard.work.record)


def told(reading: Reading) -> frozenset[str]:
    """What a source says happened to the work: by a notice, a mark in the title, or the kind of document."""
    record = reading.record
    kinds: set[str] = {notice.kind for notice in record.notice}
    kinds |= {kind for kind in (mark(record), _GENRES.get(record.genre.lower()) if record.genre else None) if kind}
    # A publisher that puts the notice in the work's place leaves it under the work's own DOI.
    own = {related.relation for related in record.related if record.doi and related.id.lower() == record.doi}
    if any(_IS_OF.fullmatch(relation) and "retraction" in relation for relation in own):
        kinds.add("retraction")
    return frozenset(kinds)


def mark(record: Record) -> str | None:
    """What the title says that happened to the work: "retraction", "withdrawal", or nothing."""
    title = str(record.title)[:2000] if record.title else ""
    if not _hints(title):
        return None
    marks = _MARKS if title.isupper() else (*_MARKS, *_SHOUTED)
    return next((kind for pattern, kind in marks if pattern.search(title)), None)


def _order(notice: Notice) -> tuple[bool, str, str]:
    return notice.date is None, notice.date.iso() if notice.date else "", notice.model_dump_json()


def _happened(heard: Heard, kind: str, notices: Sequence[Notice], sayers: Sequence[Reading]) -> Finding:
    code, verb = _OF[kind]
    told = [text for notice in notices if (text := notice_text(notice))]
    sources = tuple(dict.fromkeys(one.source for one in sayers)) or heard.winner("notice")
    parts = [f"This work {verb}{f' ({listed(told)})' if told else ''}."]
    if any(told) or not all(mark(one.record) for one in sayers):
        parts.append(
            f"So {'say' if len(sources) > 1 else 'says'} {listed([source_name(source) for source in sources])}."
        )
    else:
        parts.append(f"Its title says so: “{cut(str(sayers[0].record.title))}”.")
    silent = dict.fromkeys(one.source for one in heard.answers if one.source not in sources)
    if silent and code is not CORRECTED:
        parts.append(
            f"{capital(listed([source_name(one) for one in silent]))} {'say' if len(silent) > 1 else 'says'} nothing of it."
        )
    elif not told and not notices:
        parts.append("No service names a notice.")
    again = sorted({one.id for one in heard.work.record.related if one.relation in _REPUBLISHED})
    if again and kind in ("retraction", "withdrawal"):
        parts.append(f"It was published again: {listed(again)}.")
    number = next((str(n.doi or n.pmid) for n in notices if n.doi or n.pmid), "")
    return code.found(
        " ".join(parts), field="notice" if told or not sayers else "title", sources=sources,
        suggestion=again[0] if again and kind in ("retraction", "withdrawal") else "",
        advice=f"{code.advice} Notice: {number}." if number else "",
    )  # fmt: skip


def notice_text(notice: Notice) -> str:
    """The notice's date and identifier, as far as they are known."""
    number = f"notice {notice.doi}" if notice.doi else f"notice PMID {notice.pmid}" if notice.pmid else ""
    return ", ".join(part for part in (notice.date.iso() if notice.date else "", number) if part)


def is_notice(record: Record) -> bool:
    """Whether the work is itself a notice of retraction, correction or concern about another."""
    # Corrected and published again whole, it is the work, not the notice.
    if any(one.relation == "is-correction-and-republication-of" for one in record.related):
        return False
    about = [one for one in record.related if _IS_OF.fullmatch(one.relation) and one.id.lower() != record.doi]
    if about or (record.genre or "").lower() in _NOTICE_GENRES:
        return True
    title = str(record.title)[:300] if record.title else ""
    return _hints(title) and _NOTICE_TITLE.match(fold(title)) is not None


def _hints(title: str) -> bool:
    lowered = title.lower()
    return any(word in lowered for word in _HINTS)


def _is_notice(record: Record) -> Iterator[Finding]:
    if not is_notice(record):
        return
    about = sorted(
        {one.id for one in record.related if _IS_OF.fullmatch(one.relation) and one.id.lower() != record.doi}
    )
    whom = f" The work it is about: {listed([cut(one, 80) for one in about[:3]])}." if about else ""
    yield IS_NOTICE.found(
        f"“{cut(str(record.title or '(no title)'))}” is a notice about another work, not the work itself.{whom}",
        field="title", suggestion=about[0] if len(about) == 1 else "",
    )  # fmt: skip
