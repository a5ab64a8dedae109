"""LaTeX in .bib files as Unicode: accents, letters, names, escapes, markup.

Of a command that nobody knows the text it is given is kept, and the command itself where it is given none.
"""

from __future__ import annotations

import re
import unicodedata

from parsers import clean, markup
from parsers.formats.latex_words import (
    ACCENTS,
    ALONE,
    AROUND,
    CLOSING,
    DECLARED,
    LETTER,
    LETTERS,
    MARKS,
    NAMES,
    SILENT,
    WAITING,
    WITH_LETTERS,
)  # fmt: skip
from parsers.held import held
from parsers.values import Rich

_NOTHING = re.compile(r"\{\s*\}")
# What \url is given is no LaTeX: a tilde there is no blank, and two hyphens are no dash.
_VERBATIM = re.compile(r"(\\(?:url|path|nolinkurl)[ \t]*\{)((?:[^{}\\]|\\.|\{\})*)(?=\})", re.DOTALL)
_TILDE = re.compile(r"\\?~(?:\{\})?")
_TOKEN = re.compile(
    r"\\([A-Za-z]+)\*?([ \t]*)|\\(.)|([{}])|(\$)|(~)|(-{2,3})|([_^])(?=[{\w\\])|([^\\{}$~_^-]++(?:-(?!-)[^\\{}$~_^-]++)*+|.)",
    re.DOTALL,
)


_BRACE, _TEXT = 4, 9

# What says something else than itself; a text without it is no LaTeX.
# Each of them begins with a sign of one set, which is all that is looked for in most of a text.
_SPECIAL = re.compile(r"[\\{}$~\x02-\x04`'-](?:(?<![`'-])|(?<=-)-|(?<=`)`|(?<=')')")
_OURS = re.compile("[\x02-\x04]")
_MARKED = re.compile(r"\x02[^\x03]*\x03")


def unlatex(raw: str) -> str:
    """Plain text. Dashes of two and three hyphens become – and —."""
    text = _decode(raw)
    return _MARKED.sub("", text) if "\x02" in text else text


def unlatex_rich(raw: str) -> Rich | None:
    """Rich text: \\textit and its like as marks, and so are HTML's tags that open and close; "a<b>c" has none, and "<img>" is text."""
    text = _literal(markup.unescape(_decode(_ESCAPED_QUOTES.sub(r'="\1"', raw) if '=\\"' in raw else raw)))
    found = clean.rich(text.replace("\x02", "<").replace("\x03", ">"), _LESS + _GREATER)
    if found is None or (_LESS not in found.root and _GREATER not in found.root):
        return found
    return Rich(found.root.replace(_LESS, "&lt;").replace(_GREATER, "&gt;"))


# MathML that somebody escaped once more is no umlaut: `<mml:math display=\\"inline\\">`.
_ESCAPED_QUOTES = re.compile(r'=\\{1,3}"([^"\\<>{}]{0,200})\\{1,3}"')
# Signs that nobody writes, for those that shall not become tags.
_LESS, _GREATER = "\ue0f1", "\ue0f2"
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]{0,40})(?:\s[^<>]{0,400})?(/?)>")
_NO_END = frozenset(("br", "break", "wbr"))
_NO_TEXT = frozenset(("img", "graphic"))


def _literal(text: str) -> str:
    """A text in which "<" and ">" are signs of their own where they are of no tag that opens and closes."""
    if not text.isascii():
        text = text.replace(_LESS, "").replace(_GREATER, "")
    if "<" not in text:
        return text.replace(">", _GREATER)
    kept: list[re.Match[str]] = []
    waiting: dict[str, list[re.Match[str]]] = {}
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        if tag[1] and waiting.get(name):
            kept += (waiting[name].pop(), tag)
        elif (name in _NO_END or tag[3]) and name not in _NO_TEXT:
            kept.append(tag)
        elif not tag[1] and name not in _NO_TEXT:
            waiting.setdefault(name, []).append(tag)
    out: list[str] = []
    last = 0
    for tag in sorted(kept, key=lambda one: one.start()):
        out += (text[last : tag.start()].replace("<", _LESS).replace(">", _GREATER), tag[0])
        last = tag.end()
    return "".join((*out, text[last:].replace("<", _LESS).replace(">", _GREATER)))


def _decode(raw: str) -> str:
    """Text in which markup stands between U+0002 and U+0003 in place of "<" and ">"."""
    if not _SPECIAL.search(raw):
        return unicodedata.normalize("NFC", raw)
    if WITH_LETTERS.fullmatch(raw):
        # No command goes on behind its brace, so that each letter is what it would be alone.
        return unicodedata.normalize("NFC", LETTER.sub(lambda found: _read(found[0]), raw))
    return _read(raw)


# Names of people, journals and publishers come again and again in a library.
@held(100)
def _read(raw: str) -> str:
    """`_decode` of any text, command by command."""
    out: list[str] = []
    closers: list[str] = []  # what each open brace closes with
    pending, in_math = "", False  # what the next brace opens: a mark, or a combining accent
    raw = _OURS.sub("", raw)
    if "\\" in raw:
        raw = _VERBATIM.sub(_plain, raw)
    for token in _TOKEN.finditer(raw):
        # Most of it: a text, or a brace around one.
        which = token.lastindex
        if which == _TEXT and not pending:
            out.append(token[0].replace("``", "“").replace("''", "”"))
            continue
        if which == _BRACE and token[0] == "}":
            _close(closers.pop() if closers else "", out)
            continue
        if which == _BRACE and not pending:
            closers.append("")
            continue
        command, blank, symbol, brace, math, tie, dashes, script, text = token.groups()
        if (symbol or command) in ACCENTS and _NOTHING.match(raw, token.end()):
            out.append(ALONE.get(symbol or "", ""))
            pending = ""
        elif symbol is not None and symbol in "'`^~\"=.":
            pending = _accents(ACCENTS[symbol], pending)
        elif symbol is not None:
            out.append(_accented(pending, {"\\": " ", ",": " ", ";": " ", "-": "", "/": ""}.get(symbol, symbol)))
            pending = ""
        elif command is not None:
            if command in WAITING:
                pending = WAITING[command]
            elif command in NAMES:
                out.append(NAMES[command] + blank)
            elif command in DECLARED and raw[token.end() : token.end() + 1] != "{" and _may_declare(closers):
                _declare(DECLARED[command], out, closers)
            elif command in SILENT or command in ACCENTS or command in MARKS or command in LETTERS:
                pending = _command(command, pending, out)
                # The blank behind "\\approx" is what makes "z ≈ 2" legible.
                if in_math and not LETTERS.get(command, "a").isalpha():
                    out.append(blank)
            elif raw[token.end() : token.end() + 1] not in ("{", "["):
                out.append(f"\\{command}{blank}")
        elif brace:
            pending = _open(pending, out, closers)
        elif math:
            in_math = not in_math
        elif script and in_math:
            pending = "sub" if script == "_" else "sup"
        elif dashes:
            out.append("–" if len(dashes) == 2 else "—")
        else:
            pending = _put(" " if tie else (text or script or "").replace("``", "“").replace("''", "”"), pending, out)
    return unicodedata.normalize("NFC", "".join(out))


def _plain(found: re.Match[str]) -> str:
    """An address as LaTeX that gives it back as it is."""
    return found[1] + _TILDE.sub(r"\\textasciitilde{}", found[2]).replace("--", "-{}-").replace("--", "-{}-")


def _open(pending: str, out: list[str], closers: list[str]) -> str:
    """Open a brace where something is pending; gives what is pending inside."""
    if pending in ("aside", "over"):
        # What is set aside is taken back where its brace closes.
        closers.append(f"\x04{len(out)}" if pending == "aside" else "\x04")
        return ""
    if pending in AROUND:
        opening, closing = ("‘", "’") if pending.endswith("quote") and "”" in closers else AROUND[pending]
        out.append(opening)
        closers.append(closing)
        return ""
    mark = pending if pending in ("i", "b", "sub", "sup", "sc") else ""
    out.append(f"\x02{mark}\x03" if mark else "")
    closers.append(f"\x02/{mark}\x03" if mark else pending)
    return "" if mark else pending


def _close(closer: str, out: list[str]) -> None:
    """What a closing brace adds to `out`, or takes back from it."""
    if closer.startswith("\x04"):
        out[int(closer[1:] or len(out)) :] = [] if closer[1:] else ["/"]
    elif closer.startswith("\x02") or closer in CLOSING:
        out.append(closer)


def _put(plain: str, pending: str, out: list[str]) -> str:
    """A text added to `out`, under the mark or accent that is pending; gives what is pending after it."""
    if pending in ("sub", "sup"):
        out.append(f"\x02{pending}\x03{plain[0]}\x02/{pending}\x03{plain[1:]}" if plain else "")
        return ""
    # An accent waits for a sign: blanks before a hyphen, which is one, are none.
    before = plain.partition("-")[0]
    blanks = before if before.isspace() else ""
    out += (_accented(pending, blanks), _accented(pending, plain[len(blanks) :]))
    return "" if plain.strip() else pending


# Nobody sets a text in more marks at once than there are.
_MOST_CLOSING = 40


def _may_declare(closers: list[str]) -> bool:
    """Whether a mark may be declared: inside a group that is text, and not for the hundredth time."""
    return bool(closers) and not closers[-1].startswith("\x04") and len(closers[-1]) < _MOST_CLOSING


def _declare(mark: str, out: list[str], closers: list[str]) -> None:
    out.append(f"\x02{mark}\x03")
    outer = closers[-1] if closers[-1].startswith("\x02") or closers[-1] in CLOSING else ""
    closers[-1] = f"\x02/{mark}\x03{outer}"


def _command(command: str, pending: str, out: list[str]) -> str:
    """What a known command adds to `out`; gives what is pending after it."""
    if command in ACCENTS:
        return _accents(ACCENTS[command], pending)
    if command in MARKS:
        return MARKS[command]
    if command in LETTERS:
        letter = LETTERS[command]
        if pending in ("sub", "sup") and letter != "°":
            out.append(f"\x02{pending}\x03{letter}\x02/{pending}\x03")
            return ""
        # An accent over a dotless i is over an i.
        out.append(_accented(pending, {"ı": "i", "ȷ": "j"}.get(letter, letter) if pending else letter))
        return ""
    return pending


# No letter bears as many.
_MOST_ACCENTS = 10


def _accents(inner: str, outer: str) -> str:
    """An accent inside another one, as Vietnamese has them: "\\~{\\^e}" is ễ."""
    return inner + outer[:_MOST_ACCENTS] if outer and unicodedata.combining(outer[0]) else inner


def _accented(accent: str, text: str) -> str:
    if not accent or accent.isascii() or not text:
        return text
    return text[0] + accent + text[1:]
