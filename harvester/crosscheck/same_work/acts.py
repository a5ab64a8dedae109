"""The numbers that name acts and cases of the European Union, which go by a long title, a short one, and none."""

from __future__ import annotations

import re

from parsers.record import Record

_MOST = 1000
# "Directive 2000/60/EC", "Regulation (EU) No 1169/2011", "(EU) 2017/745".
_ACT = re.compile(r"\b(?:directive|regulation|decision)\b[^0-9]{0,30}\b([0-9]{2,4}/[0-9]{1,4})\b", re.IGNORECASE)
# "Loi n° 78-17", "Public Law No. 104-191": numbers that hold the year or the session, and so name one law.
_LAW = re.compile(
    r"\b(loi|law|pub\. ?l\.|ley|legge|lei complementar|decree|decret|decreto)\s*(?:n[o°º]\.?|no\.|nr\.|num\.|number)?\s*([0-9]{2,4}-[0-9]{1,4})\b",
    re.IGNORECASE,
)
# "Executive Order 13501", "Exec. Order No. 13501": counted through, whoever is in office.
_ORDER = re.compile(r"\b(?:executive|exec\.?) order\s*(?:no\.?\s*)?([0-9]{4,5})\b", re.IGNORECASE)
# "Case 6/64", "Case C-131/12", "Joined Cases C-6/90 and C-9/90", of which the first counts.
_CASE = re.compile(r"\bcases?\s+(?:no\.?\s*)?((?:[ctf]-)?[0-9]{1,4})[/-]([0-9]{2})(?![0-9])", re.IGNORECASE)
_OF_ACTS = re.compile(
    r"\b(?:amend|repeal|correct|supplement|implement|propos|comment|guid|modif|abrog|alter|portant application|ander|änder)",
    re.IGNORECASE,
)


def act_number(record: Record) -> str | None:
    """The number of the act that a law's title names first; None for an act about another.

    >>> act_number(Record(title="Water Framework Directive 2000/60/EC")), act_number(Record(title="Act amending Directive 2000/60/EC"))
    ('2000/60', None)
    """
    title = str(record.title or "")[:_MOST]
    order = _ORDER.search(title) if record.type in ("legislation", "regulation") else None
    if order is not None and not _OF_ACTS.search(title[: order.start()]):
        return f"order {order[1]}"
    found = _ACT.search(title)
    law = _LAW.search(title.translate(_DASHES)) if found is None and record.type == "legislation" else None
    named = found or law
    if named is None or _OF_ACTS.search(title[: named.start()]):
        return None
    # Every country counts its laws: the word for them, in its language, is of the number.
    return named[1] if law is None else f"{_KINDS_OF_LAW.get(law[1].lower(), law[1].lower())} {law[2]}"


def case_number(record: Record) -> str | None:
    """The number under which a court registered a case, be it in the title. None where another kind of number stands there.

    >>> case_number(Record(type="legal_case", number="Case 6/64")), case_number(Record(title="Costa v E.N.E.L., Case 6-64, ECLI:EU:C:1964:66"))
    ('6/64', '6/64')
    """
    for text in (f"case {record.number}", str(record.title or "")):
        found = _CASE.search(text[:_MOST].translate(_DASHES))
        if found is not None:
            return f"{found[1].lower()}/{found[2]}"
    return None


_KINDS_OF_LAW = {"pub. l.": "law", "pub.l.": "law"}
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014", "-"))
