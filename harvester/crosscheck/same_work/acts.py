"""The number that names an act of the European Union, which goes by a long title, a short one, and none."""

from __future__ import annotations

import re

from parsers.record import Record

_MOST = 1000
# "Directive 2000/60/EC", "Regulation (EU) No 1169/2011", "(EU) 2017/745".
_ACT = re.compile(r"\b(?:directive|regulation|decision)\b[^0-9]{0,30}\b([0-9]{2,4}/[0-9]{1,4})\b", re.IGNORECASE)
_OF_ACTS = re.compile(r"\b(?:amend|repeal|correct|supplement|implement|propos|comment|guid)", re.IGNORECASE)


def act_number(record: Record) -> str | None:
    """The number of the act that a law's title names first; None for an act about another.

    >>> act_number(Record(title="Water Framework Directive 2000/60/EC")), act_number(Record(title="Act amending Directive 2000/60/EC"))
    ('2000/60', None)
    """
    title = str(record.title or "")[:_MOST]
    found = _ACT.search(title)
    return found[1] if found is not None and not _OF_ACTS.search(title[: found.start()]) else None
