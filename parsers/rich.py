"""Text of a record: one line, several lines, and a line with the few marks that citations keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, ConfigDict, RootModel, model_validator

# What would break a line, a file or an encoder: controls, lone surrogates, line and paragraph separators.
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def is_line(text: Any) -> bool:
    """Whether this is a text that `Line` takes as it is."""
    return (
        type(text) is str
        and text != ""
        and text == text.strip()
        and (text.isprintable() or not UNPRINTABLE.search(text))
    )


def are_lines(text: Any) -> bool:
    """Whether this is a text that `Lines` takes as it is."""
    return type(text) is str and all(map(is_line, text.split("\n")))


def _one_line(text: str) -> str:
    if not is_line(text):
        raise ValueError(f"not one clean line of text: {text[:80]!r}")
    return text


Line = Annotated[str, AfterValidator(_one_line)]
"""One line of text: not empty, no blanks around it, no control characters, nothing that cannot be encoded."""

Lines = Annotated[str, AfterValidator(lambda text: "\n".join(map(_one_line, text.split("\n"))))]
"""Several lines of text, "\\n" between them: each as `Line` has it, none empty."""


Mark = Literal["i", "b", "sub", "sup", "sc", "nocase"]
MARKS: tuple[Mark, ...] = ("i", "b", "sub", "sup", "sc", "nocase")
_SPECIAL = re.compile("[<>&]")
_TOKEN = re.compile(r"<(/?)(i|b|sub|sup|sc|nocase)>|&(amp|lt|gt);|([^<>&]+)")
_ENTITY = re.compile("&(amp|lt|gt);")
_LONG = 300
_SIGNS = {"amp": "&", "lt": "<", "gt": ">"}
_MARKS: dict[str, Mark] = {mark: mark for mark in MARKS}


def unescaped(text: str) -> str:
    """A text of markup with its entities as the signs that they are."""
    if "&" not in text:
        return text
    if len(text) < _LONG:
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    # A text, an entity, a text, an entity, ..., a text: an abstract is gone through once, and not for each entity.
    parts = _ENTITY.split(text)
    parts[1::2] = [_SIGNS[word] for word in parts[1::2]]
    return "".join(parts)


class Rich(RootModel[str]):
    """One line of text that may hold italics, bold, sub- and superscript, small caps and no-case spans.

    The root is its markup: those six as tags without attributes, properly nested, and "&", "<" and ">" of
    the text as entities. Compare `plain()`, never the markup.

    >>> Rich("CD4<sup>+</sup> T cells &amp; <i>E. coli</i>").plain()
    'CD4+ T cells & E. coli'
    >>> Rich.of("a < b")
    Rich(root='a &lt; b')
    """

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="after")
    def _well_formed(self) -> Self:
        if not _SPECIAL.search(self.root):
            _one_line(self.root)
            return self
        open_marks: list[str] = []
        at = 0
        for token in _TOKEN.finditer(self.root):
            if token.start() != at:
                break
            at = token.end()
            if token[2] and not token[1]:
                open_marks.append(token[2])
            elif token[2] and (not open_marks or open_marks.pop() != token[2]):
                at = -1
                break
        if at != len(self.root) or open_marks:
            raise ValueError(f"not well-formed rich text: {self.root[:80]!r}")
        _one_line(self.plain())
        return self

    @classmethod
    def of(cls, plain: str) -> Rich:
        """Rich text without marks, from plain text."""
        return cls(plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))

    def runs(self) -> Iterator[tuple[str, tuple[Mark, ...]]]:
        """Pieces of plain text, each with the marks it stands under, outermost first."""
        first, *others = self.root.split("<")
        if first:
            yield unescaped(first), ()
        marks: tuple[Mark, ...] = ()
        for piece in others:
            tag, _end, text = piece.partition(">")
            marks = marks[:-1] if tag[0] == "/" else (*marks, _MARKS[tag])
            if text:
                yield unescaped(text), marks

    def plain(self) -> str:
        """The text without its marks."""
        text = self.root
        if "<" in text:
            first, *others = text.split("<")
            text = first + "".join([one.partition(">")[2] for one in others])
        return unescaped(text)

    def __str__(self) -> str:
        return self.plain()
