"""What of a page nobody sees, and where it speaks of its site."""

from __future__ import annotations

from lxml import etree

# Words for screen readers alone, beside what is shown.
_UNSEEN = frozenset(
    ("sr-only", "visually-hidden", "visuallyhidden", "offscreen", "screen-reader-text", "element-invisible")
)
# Where a page speaks of its site.
_BELOW = frozenset(
    ("footer", "site-footer", "page-footer", "main-footer", "globalfooter", "footer-container", "cookie-banner")
)


def is_hidden(element: etree._Element, *, inline: bool) -> bool:
    """Whether an element is not shown, or speaks of the site; an `inline` one only where it is for screen readers."""
    style = element.get("style")
    if style is not None and "display:none" in style[:200].replace(" ", "").lower():
        return True
    names = element.get("class")
    if inline:
        return names is not None and not _UNSEEN.isdisjoint(names.split())
    own = element.get("id")
    return (own is not None and own.lower() in _BELOW) or (names is not None and not _BELOW.isdisjoint(names.split()))


# How frameworks call a small sign beside words: "Open Access", "Public".
_BADGES = ("badge", "label-", "tag-")


def is_badge(element: etree._Element) -> bool:
    """Whether an element within a heading is a sign beside the title, and no part of it."""
    names = (element.get("class") or "").split()
    return any(name.startswith(_BADGES) or name == _KIND for name in names)


# VIVO's word for the kind of a work, behind its title.
_KIND = "display-title"
