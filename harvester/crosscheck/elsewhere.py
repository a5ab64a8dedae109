"""What an entry or page says already, in another field than the merge has it in: there is nothing to add."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from harvester.crosscheck.agreement import agree
from harvester.crosscheck.agreement.pages import number_label
from parsers.record import Record
from parsers.values import PageRange


def says_elsewhere(field: str, own: Record, merged: Record) -> bool:
    """Whether a field that `own` lacks stands there all the same: an article number as pages, a server as the publisher.

    >>> says_elsewhere("article_number", Record(page={"first": "118560"}), Record(article_number="118560"))
    True
    """
    return field in _ELSEWHERE and _ELSEWHERE[field](own, merged)


def repeats_article_number(page: PageRange | None, article_number: str | None) -> bool:
    """Whether an article number stands in the place of pages, where many programs have no other for it."""
    if page is None or article_number is None:
        return False
    return number_label(page.first) == number_label(article_number) != ""


def _as_pages(own: Record, merged: Record) -> bool:
    return repeats_article_number(own.page, merged.article_number)


def _as_publisher(own: Record, merged: Record) -> bool:
    """BibTeX's `howpublished` is a server's or a site's name as often as a publisher's."""
    return bool(own.publisher) and _one_name(own.publisher, merged.container_title)


def _as_container(own: Record, merged: Record) -> bool:
    return bool(own.container_title) and _one_name(own.container_title, merged.publisher)


def _one_name(one: str | None, other: str | None) -> bool:
    found = agree("container_title", Record(container_title=one), Record(container_title=other))
    return found is not None and found.kind in ("EQUAL", "EQUIVALENT")


_ELSEWHERE: Mapping[str, Callable[[Record, Record], bool]] = MappingProxyType(
    {"article_number": _as_pages, "container_title": _as_publisher, "publisher": _as_container}
)
