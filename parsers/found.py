"""What a reader of a page hands on: the texts it found that speak of one work, under the reader's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from parsers.page import Document
from parsers.record import Said


class Found(NamedTuple):
    """The texts found about one work, and which reader found them.

    `denied` names the tags in which the platform is known to write something else than they are for
    ("meta citation_publisher"): what other readers say by them is kept, and not believed.
    """

    source: str
    said: tuple[Said, ...]
    denied: frozenset[str] = frozenset()


def without_denied(found: Found, denied: frozenset[str]) -> Found:
    """What was found, its texts from denied tags no longer said of any field."""
    if not denied or not any(item.where in denied for item in found.said):
        return found
    said = (item.model_copy(update={"field": DENIED}) if item.where in denied else item for item in found.said)
    return found._replace(said=tuple(said))


DENIED = "denied"
"""The field of texts that are known to mislead."""


Find = Callable[[Document], tuple[Found, ...]]
"""A reader: a document in, one `Found` for each work it speaks of, none where it does not know the page."""
