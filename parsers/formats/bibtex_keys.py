"""The citation key that begins an entry of a .bib file, also where BibTeX would find none."""

from __future__ import annotations

import re
from typing import NamedTuple

NAME = r"""([^\s0-9"#%'(),={}@][^\s"#%'(),={}]*)\s*=\s*"""
"""A field's name and the sign behind it: any letters and signs but those that mean something, as BibTeX has it."""

# Of an entry in braces a parenthesis is a letter of its key: "roe(2001)".
_KEY = {
    "{": re.compile(r"\s*+([^\s,{}=]*+)\s*+(?:,|(?=\}))"),
    "(": re.compile(r"\s*+([^\s,{}()=]*+)\s*+(?:,|(?=\)))"),
}
# A key with nothing behind it: the line, or the file, ends there.
_ALONE = re.compile(r"\s*([^\s,{}()=]+)[ \t]*(?:[\r\n]|\Z)")
# The comma behind the key forgotten: what stands on the next line is a field.
_UNENDED = re.compile(rf"\s*+([^\s,{{}}()=]++)[ \t]*+[\r\n]\s*+(?={NAME})")
# Words before the first comma: somebody's key, with what no key may hold.
_UNFIT = re.compile(r"\s*([^\s,={}][^,={}\r\n]{0,99}),")
# EndNote's entries whose record has no label begin with a field.
_NONE = re.compile(rf"\s*+(?={NAME})")
READ = "BibTeX would skip the entry, here it was read"


class Key(NamedTuple):
    """A key, where it begins and where the fields do; `remark` says what is wrong with it, "" for nothing."""

    text: str
    at: int
    end: int
    remark: str = ""


def read_key(text: str, at: int, opening: str) -> Key | str:
    """The key behind the brace or parenthesis that opens an entry, or in words why none is there."""
    if usual := _KEY[opening].match(text, at):
        return Key(usual[1], usual.start(1), usual.end())
    if unended := _UNENDED.match(text, at):
        remark = f"a comma is missing behind its key “{unended[1]}”; {READ}"
        return Key(unended[1], unended.start(1), unended.end(), remark)
    if none := _NONE.match(text, at):
        return Key("", none.end(), none.end(), f"no citation key; {READ}")
    if alone := _ALONE.match(text, at):
        return f"the entry breaks off after its key “{alone[1]}”"
    if unfit := _UNFIT.match(text, at):
        key = unfit[1].strip()
        why = f"“{key}” cannot be a citation key: a blank or a parenthesis would end it; {READ}"
        return Key(key, unfit.start(1), unfit.end(), why)
    return "no citation key"
