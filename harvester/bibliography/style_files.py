"""A file of the Citation Style Language, read as something that a stranger wrote: no entities, no network, no endless macros. Pure.

What the processor gets is written anew from what was read here, with two things made plain to it (`_for_the_processor`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from harvester.errors import UsageError

MOST_BYTES = 1024 * 1024
"""The largest style of the collection has 246 KB."""
CSL = "http://purl.org/net/xbiblio/csl"
_AT = f"{{{CSL}}}"


class Style(NamedTuple):
    """A style: what it calls itself, its language where it has one, the id of the style that it is an alias of, what stands between
    the first and last of a span, and its text.

    `words` are the types and variables that it names; of APA's styles the first word of a subtitle has a capital; some print initials
    without full stops ("Smith JA"), some without hyphens.
    """

    title: str
    locale: str
    parent: str
    dash: str
    body: bytes
    words: frozenset[str] = frozenset()
    has_capital_subtitles: bool = False
    has_bare_initials: bool = False
    is_without_hyphens: bool = False


def read_style(name: str, body: bytes) -> Style:
    """The style of a file. Raises UsageError, with the file's name, for what is none or could do harm."""
    if len(body) > MOST_BYTES:
        raise UsageError(f"{name}: this is too large for a citation style ({len(body) >> 10} KiB; 1,024 at most)")
    root = _parsed(name, body)
    if root.tag != f"{_AT}style":
        raise UsageError(
            f"{name}: this is no citation style, but <{_plain(str(root.tag).rpartition('}')[2])}>",
            advice="Give a .csl file, whose first element is <style> (https://citationstyles.org).",
        )
    info = root.find(f"{_AT}info")
    title = "" if info is None else " ".join((info.findtext(f"{_AT}title") or "").split())
    dash = next(root.iterfind(f"{_AT}locale/{_AT}terms/{_AT}term[@name='page-range-delimiter']"), None)
    style = Style(
        title[:200], root.get("default-locale") or "", _parent(info), (dash is not None and dash.text) or "–", b""
    )
    if style.parent:
        return style
    if root.find(f"{_AT}bibliography/{_AT}layout") is None:
        raise UsageError(
            f"{name}: this style has no bibliography, only notes",
            advice="Take one that has: harvester bibliography --list-styles WORD.",
        )
    _refuse_endless(name, root)
    _for_the_processor(root)
    return _looked_at(style, root)._replace(body=etree.tostring(root, encoding="utf-8", xml_declaration=True))


# "Capitalize the first word of the title and subtitle" (Publication Manual of the APA, 6.17): no rule of CSL says that, and the
# reference managers that print by it know APA's styles by their ids.
_OF_APA = re.compile(r"/apa(?:-|$)")


def _looked_at(style: Style, root: etree._Element) -> Style:
    """The style with what items are fitted to."""
    elements = list(root.iter())
    named = [word for one in elements for name in ("type", "variable") for word in (one.get(name) or "").split()]
    initials = {mark for one in elements if (mark := one.get("initialize-with")) is not None}
    hyphens = {one.get("initialize-with-hyphen") for one in elements}
    return style._replace(
        words=frozenset(named), has_capital_subtitles=bool(_OF_APA.search(root.findtext(f"{_AT}info/{_AT}id") or "")),
        has_bare_initials=initials == {""}, is_without_hyphens="false" in hyphens,
    )  # fmt: skip


def _parsed(name: str, body: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True, remove_comments=True
    )
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        # Its text as a whole names a file "<string>" behind this.
        raise UsageError(f"{name}: this is no whole XML ({_plain(error.msg or 'nothing is in it')})") from None
    except ValueError as error:
        raise UsageError(f"{name}: this is no whole XML ({_plain(str(error))})") from None
    if root is None:
        raise UsageError(f"{name}: this is no whole XML (nothing is in it)")
    if root.getroottree().docinfo.internalDTD is not None:
        raise UsageError(f"{name}: a citation style declares no document type (<!DOCTYPE>)")
    return root


def _for_the_processor(root: etree._Element) -> None:
    """Change what pandoc takes long over, or takes wrongly, and what changes nothing for those that do not.

    <citation> is for marks in a running text, which a list of works has none of: names in it are told apart only where works could
    be taken for each other ("by-cite"). The other rules compare every name with every other one: 1,000 works took 73 s by APA's
    rule, and take 1.5 s by this.

    A label without a <name> beside it stands behind the names (CSL 1.0.2, "Label"); pandoc 3.9 writes "ed.Smith J". So the name
    that is meant is put there.
    """
    for citation in root.iterfind(f"{_AT}citation[@disambiguate-add-givenname]"):
        citation.set("givenname-disambiguation-rule", "by-cite")
    for names in root.iter(f"{_AT}names"):
        if names.find(f"{_AT}label") is not None and names.find(f"{_AT}name") is None:
            names.insert(0, etree.Element(f"{_AT}name"))


def _parent(info: etree._Element | None) -> str:
    """The id in <link rel="independent-parent" href="http://www.zotero.org/styles/nature"/>."""
    for link in () if info is None else info.iterfind(f"{_AT}link"):
        if link.get("rel") == "independent-parent":
            return (link.get("href") or "").rstrip("/").rpartition("/")[2]
    return ""


def _refuse_endless(name: str, root: etree._Element) -> None:
    """Macros that lead to themselves never end. Raises UsageError, with the macro's name."""
    calls = {
        macro.get("name", ""): {text.get("macro", "") for text in macro.iter(f"{_AT}text", f"{_AT}key") if text.get("macro")}
        for macro in root.iterfind(f"{_AT}macro")
    }  # fmt: skip
    for macro in _circles(calls):
        raise UsageError(f"{name}: its macro “{_plain(macro)}” calls itself, so it would never end")


def _circles(calls: Mapping[str, set[str]]) -> Iterator[str]:
    """Macros that are left when those that call none, or only such, are taken away again and again: the called ones first."""
    left = {name: called & calls.keys() for name, called in calls.items()}
    callers: dict[str, list[str]] = {name: [] for name in left}
    for name, called in left.items():
        for one in called:
            callers[one].append(name)
    ended = [name for name, called in left.items() if not called]
    while ended:
        gone = ended.pop()
        del left[gone]
        for caller in callers[gone]:
            left[caller].discard(gone)
            if not left[caller] and caller in left and caller not in ended:
                ended.append(caller)
    yield from sorted(left)


def _plain(text: str) -> str:
    """What a file says, on one line that cannot do anything to a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)[:120]
