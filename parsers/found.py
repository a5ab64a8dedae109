"""What a reader of a page hands on: the texts it found that speak of one work, under the reader's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from parsers.page import Document
from parsers.record import Said


class Found(NamedTuple):
    """The texts found about one work, and which reader found them."""

    source: str
    said: tuple[Said, ...]


Find = Callable[[Document], tuple[Found, ...]]
"""A reader: a document in, one `Found` for each work it speaks of, none where it does not know the page."""
