"""Text of sources as safe HTML: everything is escaped, and only our own tags are ever written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from parsers.values import Mark, Rich

TAGS: Mapping[Mark, tuple[Markup, Markup]] = MappingProxyType(
    {
        "i": (Markup("<i>"), Markup("</i>")),
        "b": (Markup("<b>"), Markup("</b>")),
        "sub": (Markup("<sub>"), Markup("</sub>")),
        "sup": (Markup("<sup>"), Markup("</sup>")),
        "sc": (Markup('<span class="sc">'), Markup("</span>")),
        "nocase": (Markup(""), Markup("")),
    }
)


def markup(rich: Rich) -> Markup:
    """Rich text as HTML: the tags are those of the table, the text between them is escaped.

    >>> str(markup(Rich("CD4<sup>+</sup> &lt;script&gt;")))
    'CD4<sup>+</sup> &lt;script&gt;'
    """
    html = Markup("")
    for text, marks in rich.runs():
        piece = escape(text)
        for mark in reversed(marks):
            opening, closing = TAGS[mark]
            piece = opening + piece + closing
        html += piece
    return html


def with_commands(text: str) -> Markup:
    """A sentence of ours, its commands set apart.

    >>> str(with_commands("`harvester decide` keeps the <answer>"))
    '<code>harvester decide</code> keeps the &lt;answer&gt;'
    """
    return Markup("").join(
        Markup("<code>{}</code>").format(piece) if place % 2 else escape(piece)
        for place, piece in enumerate(text.split("`"))
    )


def web_link(text: str | None) -> str | None:
    """The address if a browser may follow it: http and https with a host; anything else is shown, not linked.

    >>> web_link("https://example.org/a"), web_link("javascript:alert(1)"), web_link("http://[::1")
    ('https://example.org/a', None, None)
    """
    try:
        parts = urlsplit(text or "")
    except ValueError:
        return None
    return text if parts.scheme in {"http", "https"} and parts.netloc else None
