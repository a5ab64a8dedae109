"""Digital Commons (bepress): the publication's date, which its page writes month first ("Spring 5-10-2019").

Its tags hold the year alone; title, authors and the labelled fields of the page are read as those of any page.
"""

from __future__ import annotations

import re

from parsers.found import Found
from parsers.page import Document
from parsers.record import Said
from parsers.rows import inner_text

SOURCE = "digital_commons"
_MARKS = (b"bepress", b"digital-commons", b"digitalcommons")
_DATE = re.compile(
    r"(?:(?:spring|summer|fall|autumn|winter)\s+)?(?P<month>1[0-2]|0?[1-9])-(?:(?P<day>[0-3]?\d)-)?(?P<year>\d{4})",
    re.IGNORECASE,
)


def find(document: Document) -> tuple[Found, ...]:
    """The date of publication of a Digital Commons page, or nothing: no title, so all else is read elsewhere."""
    if document.tree is None:
        return ()
    boxes = [box for box in document.tree.iter("div") if box.get("id") == "publication_date"]
    if boxes and any(mark in document.page.body for mark in _MARKS):
        for box in boxes:
            date = _DATE.fullmatch(inner_text(box).rpartition(" ")[2])
            if date is not None:
                parts = (date["year"], date["month"], date["day"])
                text = "-".join(part.zfill(2) for part in parts if part)
                return (Found(SOURCE, (Said(field="issued", text=text, where="publication_date"),)),)
    return ()
