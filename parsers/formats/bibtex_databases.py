"""What databases write into .bib files of their own: Scopus' marks behind initials and its remarks, Web of Science's postal addresses,
ADS' numbers at arXiv in the place of pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers import built
from parsers.formats.bibtex_joined import Told
from parsers.record import Unread

# "Iorio, C.a and Frasso, G.b c": which affiliation is whose.
_MARKS = re.compile(r"(?<=[^\W\d_]\.)\s?[a-z](?:[\s,]{1,3}[a-z])*(?=\s*(?:\sand\s|$))")
_REMARK = re.compile(r"\s*cited by\s*:?\s*\d{1,7}\s*(?:;.{0,200})?", re.IGNORECASE | re.DOTALL)
# ADS: eid = {arXiv:2312.01816}, and pages too; the number stands in `eprint`.
_AT_ARXIV = re.compile(r"\s*\{?arXiv:(?:\d{4}\.\d{4,5}|[\w.-]+/\d{7})(?:v\d+)?\}?\s*", re.IGNORECASE)
_OF_SCIENCE = ("isi:", "wos:")


def of_databases(fields: Sequence[Told]) -> tuple[list[Told], list[Unread]]:
    """The fields of an entry without what is a database's and not the work's, and that told."""
    plain = {one.name: one.raw.strip(" {}").lower() for one in reversed(fields)}
    is_scopus = plain.get("source") == "scopus"
    is_science = plain.get("unique-id", "").startswith(_OF_SCIENCE)
    kept, unread = [], []
    for one in fields:
        if is_scopus and one.name == "author":
            kept.append(one._replace(raw=_MARKS.sub("", one.raw)))
        elif is_scopus and one.name == "note" and _REMARK.fullmatch(one.raw):
            unread.append(built.unread("other", one.raw[:300], one.where, "a database's own remark"))
        elif one.name in ("eid", "pages") and plain.get("eprint") and _AT_ARXIV.fullmatch(one.raw):
            continue  # what `eprint` says
        elif is_science and one.name == "address" and any(map(str.isdigit, one.raw)):
            unread.append(built.unread("publisher_place", one.raw[:300], one.where, "a postal address, no place"))
        else:
            kept.append(one)
    return kept, unread
