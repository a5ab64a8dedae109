"""MathML in titles and abstracts, as text with sub- and superscripts: "B → K<sup>*</sup>ℓ<sup>+</sup>".

Only what can be said on one line is; a fraction is written with a slash, a root with its sign. The TeX that JATS gives beside a
formula says the same again and is left out; TeX alone loses the document that is written around it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from lxml import etree

_FORMULA = re.compile(r"<(?:mml:)?math\b[^<>]*>")
_CLOSINGS = ("</mml:math>", "</math>")
_TEX = re.compile(r"<(?:jats:)?tex-math\b[^<>]*>")
_TEX_CLOSINGS = ("</jats:tex-math>", "</tex-math>")
_ALTERNATIVES = re.compile(r"<(?:jats:)?alternatives\b[^<>]*>")
_ALTERNATIVES_CLOSINGS = ("</jats:alternatives>", "</alternatives>")
_BODY = re.compile(r"\\begin\{document\}(.*?)\\end\{document\}", re.DOTALL)
_DEEPEST = 60


def without_formulas(markup: str) -> str:
    """`markup` with each formula as text and marks, and TeX without what is written around it.

    >>> without_formulas("<mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math> is even")
    'x<sup>2</sup> is even'
    >>> without_formulas("<tex-math>\\\\begin{document}$$x$$\\\\end{document}</tex-math> and more")
    '$$x$$ and more'
    """
    lowered = markup.lower()
    if "math" not in lowered:
        return markup
    if "tex-math" in lowered:
        markup = _replaced(markup, _ALTERNATIVES, _ALTERNATIVES_CLOSINGS, _without_tex)
        markup = _replaced(markup, _TEX, _TEX_CLOSINGS, _tex)
    return _replaced(markup, _FORMULA, _CLOSINGS, _formula)


def _without_tex(alternatives: str) -> str:
    has_mathml = _FORMULA.search(alternatives) is not None
    return _replaced(alternatives, _TEX, _TEX_CLOSINGS, lambda _tex: "") if has_mathml else alternatives


def _tex(element: str) -> str:
    inner = element[element.index(">") + 1 : element.rindex("<")]
    body = _BODY.search(inner)
    return (body[1] if body else inner).strip()


def _replaced(markup: str, opening: re.Pattern[str], closings: tuple[str, str], replace: Callable[[str], str]) -> str:
    """Each element between an opening and its closing tag replaced; one that is never closed stays as it is."""
    out: list[str] = []
    at = 0
    while (found := opening.search(markup, at)) is not None:
        closing = closings[0] if ":" in found[0].partition(" ")[0] else closings[1]
        end = markup.find(closing, found.end())
        if end < 0:
            break
        out += [markup[at : found.start()], replace(markup[found.start() : end + len(closing)])]
        at = end + len(closing)
    out.append(markup[at:])
    return "".join(out)


# Entities of HTML that XML does not know.
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]{1,31};")


def _formula(element: str) -> str:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True, remove_pis=True
    )  # fmt: skip
    known = _ENTITY.sub(lambda entity: html.unescape(entity[0]), element)
    # The prefix is declared by the document that the title was taken from.
    declared = f'<x xmlns:mml="http://www.w3.org/1998/Math/MathML">{known}</x>'
    try:
        root = etree.fromstring(declared.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return element
    return " ".join(_text(root, 0).split()) if root is not None else element


def _text(element: etree._Element, depth: int) -> str:
    name = element.tag.rpartition("}")[2].rpartition(":")[2]
    if depth > _DEEPEST or name in ("annotation", "annotation-xml"):
        return ""
    if name == "mspace":
        return " "
    children = [_text(child, depth + 1) for child in element]
    inner = "".join(children)
    if name == "mover" and len(children) == 2:
        accent = _ACCENTS.get(children[1].strip())
        return children[0] + accent if accent and len(children[0]) == 1 else children[0]
    if name in _SHAPES and len(children) == _SHAPES[name].count("{"):
        return _SHAPES[name].format(*children)
    if name == "msqrt":
        return f"√{inner}" if len(inner) == 1 else f"√({inner})"
    if name == "mfenced":
        opened, closed = (html.escape(element.get(side, mark)) for side, mark in (("open", "("), ("close", ")")))
        return f"{opened}{', '.join(children)}{closed}"
    own = "" if children else html.escape(" ".join((element.text or "").split()), quote=False)
    # A relation between two things has blanks around it; a sign before a number has none.
    return f" {own} " if name == "mo" and own in _RELATIONS else own + inner


_SHAPES = {
    "msup": "{}<sup>{}</sup>", "msub": "{}<sub>{}</sub>", "msubsup": "{}<sub>{}</sub><sup>{}</sup>", "mfrac": "{}/{}", "mroot": "√{}",
    "munder": "{}<sub>{}</sub>", "munderover": "{}<sub>{}</sub><sup>{}</sup>",
}  # fmt: skip
_ACCENTS = {
    "¯": "\u0304", "‾": "\u0304", "-": "\u0304", "−": "\u0304", "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303", "→": "\u20d7",
    "˙": "\u0307", ".": "\u0307", "¨": "\u0308",
}  # fmt: skip
_RELATIONS = frozenset(("&lt;", "&gt;", *"=→←↔≈≃≅≡≤≥⩽⩾∼∈⊂∪∩⇒⇔"))
