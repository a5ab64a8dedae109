"""The date that stands near a title: alone in its line, or behind "published"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.dates import read_date
from parsers.labels import field_of
from parsers.record import Said
from parsers.visible.blocks import Block

_PUBLISHED = re.compile(
    r"(?:first |article |e-?)?(?:published|publication date|posted|issued|date of publication|dated)(?: online| electronically)?(?: on)?"
    r"\s?[: ]\s?(?P<date>[^|;()]{4,40})",
    re.IGNORECASE,
)
# What stands in one line with a date: "Published 15 June 2016. DOI: 10.…".
_BEHIND_DATE = re.compile(r"\s*\b(?:doi|https?)\b|(?<=\d{4})[.;]", re.IGNORECASE)
_OTHER_DATE = re.compile(
    r"(?:received|revised|accepted|submitted|deposited|updated|modified|accessed|last)\b", re.IGNORECASE
)
# As of 2001 Jan 17 [updated 2020 May 4]: the day of a revision in brackets.
_UPDATED = re.compile(r"\s?[\[(](?:last )?(?:updated|revised|modified)\b[^\])]{0,40}[\])]", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
# An ISSN has the look of two years: "ISSN 2007-1972"; a PMID, as any number of eight digits, that of a day.
_SERIAL = re.compile(r"issn|isbn|pmid|pubmed|\d{8}", re.IGNORECASE)
_ONLINE = re.compile(r"\b(?:online|electronically|epub|e-pub|posted)\b", re.IGNORECASE)


def date_near(near: Sequence[Block]) -> list[Said]:
    """A date that stands alone near the title, or behind "published"; not one that a label calls another's."""
    above = {two.number: one.text for one, two in pairwise(sorted(near, key=lambda block: block.number))}
    for block in near:
        if len(block.text) > 160 or not _YEAR.search(block.text) or _SERIAL.search(block.text):
            continue
        if _is_of_another(block.text.partition(":")[0]) or _is_of_another(above.get(block.number, "")):
            continue
        line = _UPDATED.sub("", block.text)
        published = _PUBLISHED.search(line)
        if published is None and (_OTHER_DATE.match(block.text) or _is_behind_other(line)):
            continue
        text = _BEHIND_DATE.split(published["date"], maxsplit=1)[0].strip(" .,") if published else line
        if len(text) <= 40 and _YEAR.search(text) and read_date(text) is not None:
            field = "issued_online" if _ONLINE.search(block.text) else "issued"
            return [Said(field=field, text=text, where=f"near the title, {block.where}")]
    return []


def _is_behind_other(line: str) -> bool:
    """Whether a line is a label of nothing that we keep, and what it says: "收稿日期：2018-09-02"."""
    label, colon, _said = line.replace("\uff1a", ":").partition(":")
    return bool(colon) and len(label) <= _LONGEST_LABEL and field_of(label) == "other"


def _is_of_another(label: str) -> bool:
    """Whether words are the label of a date that is not the publication's: a meeting's, a deposit's."""
    if len(label) > _LONGEST_LABEL:
        return False
    field = field_of(label.rstrip(": "))
    if field == "other":
        return not label.isascii() or _WORDS_OF_DATES.search(label) is not None
    return field == "event_date"


_LONGEST_LABEL = 60
_WORDS_OF_DATES = re.compile(
    r"dat[eu]|embargo|availab|deposit|received|accept|submi|revis|modif|updat|creat", re.IGNORECASE
)
