"""CSL-JSON: what one variable holds of two things, or two of one, kept apart under `custom` where it would be read otherwise. Pure."""

from __future__ import annotations

from parsers.formats.csl_custom import NUMBERED_BY_ARTICLE
from parsers.record import Record
from parsers.values import Keyword


def terms(value: tuple[Keyword, ...], _record: Record) -> list[str] | None:
    """The terms each by itself, where one has a sign by which CSL's one text is parted."""
    texts = [one.__dict__["text"] for one in value]
    return texts if any(";" in text for text in texts) or (len(texts) == 1 and "," in texts[0]) else None


def schemes(value: tuple[Keyword, ...], _record: Record) -> dict[str, str]:
    """Terms to the scheme that they come from, where it is told."""
    told = [held for one in value if (held := one.__dict__)["scheme"]]
    return {held["text"]: held["scheme"] for held in told} if told else {}


def article_number(number: str, record: Record) -> str | None:
    """An article's number where it does not stand alone in `page` and `number` of an article."""
    return number if record.page or record.number or record.type not in NUMBERED_BY_ARTICLE else None


def number(number: str, record: Record) -> str | None:
    """A work's own number where an article's has its place, or where it would be taken for one."""
    is_like_one = record.type in NUMBERED_BY_ARTICLE and record.page is None
    return number if record.article_number or is_like_one else None
