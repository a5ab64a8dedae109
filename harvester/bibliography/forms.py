"""Forms that a list of formatted works is written in: text, Markdown, HTML. Pure.

Marks and links are the style's; every letter of a work is written so that it is only that letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote

from harvester.bibliography.formatted import Formatted, Line, Mark, Run
from harvester.exporters.html import escape

_INDENT = "    "


class Heading(NamedTuple):
    """What stands above the list on a page of its own: the style's title, and the language of the list."""

    style: str
    locale: str


def text(works: Iterable[Formatted], _heading: Heading) -> Iterator[str]:
    """A paragraph a work, an empty line between; what must be read with it stands under it."""
    for place, work in enumerate(works):
        lines = [
            f"{work.label} {work.text()}".strip().replace("\n", f"\n{_INDENT}"),
            *(f"{_INDENT}{one}" for one in work.told),
        ]
        yield ("\n" if place else "") + "\n".join(lines) + "\n"


# Markdown, as CommonMark and GitHub read it. A backslash before any mark of punctuation makes it that mark alone.
_PUNCTUATION = re.compile(r"[\\`*_{}\[\]<>&$~^|#@!\"']")
# What begins a list, a heading or a rule where it stands first.
_FIRST = re.compile(r"^(\d{1,9})([.)])|^([-+=:])")
_MARKDOWN: Mapping[Mark, tuple[str, str]] = MappingProxyType(
    {"i": ("*", "*"), "b": ("**", "**"), "sup": ("<sup>", "</sup>"), "sub": ("<sub>", "</sub>"), "sc": ("", ""), "u": ("", "")}
)  # fmt: skip


def markdown(works: Iterable[Formatted], _heading: Heading) -> Iterator[str]:
    """A paragraph a work; a bold line under it for what must be read with it."""
    for place, work in enumerate(works):
        label = f"{_escaped(work.label)} " if work.label else ""
        lines = [_begun(label + _line(line, _markdown_run)) for line in work.lines] or [_begun(label)]
        lines += [f"**{_escaped(one)}**" for one in work.told]
        # A backslash at the end of a line is a break in the paragraph.
        yield ("\n" if place else "") + "\\\n".join(line for line in lines if line) + "\n"


def _escaped(given: str) -> str:
    return _PUNCTUATION.sub(lambda found: "\\" + found[0], given)


def _begun(line: str) -> str:
    return _FIRST.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", line)


def _markdown_run(run: Run) -> str:
    # Emphasis begins and ends at a letter: white space stands outside.
    inner = run.text.strip()
    if not inner:
        return run.text
    before, behind = run.text[: run.text.index(inner[0])], run.text[len(run.text.rstrip()) :]
    tags = [_MARKDOWN[mark] for mark in run.marks]
    shown = "".join(tag for tag, _end in tags) + _escaped(inner) + "".join(end for _tag, end in reversed(tags))
    if run.link:
        shown = f"[{shown}](<{quote(run.link, safe=_SAFE)}>)"
    return f"{before}{shown}{behind}"


# What an address may hold as it is; "%" too, for what is quoted already. "<", ">" and "\" end or change a link in Markdown.
_SAFE = ":/?#[]@!$&'()*+,;=-._~%"

_HTML: Mapping[Mark, tuple[str, str]] = MappingProxyType(
    {
        "i": ("<i>", "</i>"), "b": ("<b>", "</b>"), "sup": ("<sup>", "</sup>"), "sub": ("<sub>", "</sub>"),
        "sc": ('<span class="small-caps">', "</span>"), "u": ("<u>", "</u>"),
    }
)  # fmt: skip
# What such a list is headed by, in the languages that styles come in most; in any other it is English, and says so.
HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "ar": "المراجع", "ca": "Referències", "cs": "Literatura", "da": "Litteratur", "de": "Literaturverzeichnis", "en": "References",
        "es": "Referencias", "fi": "Lähteet", "fr": "Références", "he": "מקורות", "it": "Riferimenti bibliografici", "ja": "参考文献",
        "nb": "Litteratur", "nl": "Literatuur", "pl": "Bibliografia", "pt": "Referências", "ru": "Литература", "sv": "Litteratur", "zh": "参考文献",
    }
)  # fmt: skip
_FROM_RIGHT = frozenset(("ar", "fa", "he", "ur"))
_PAGE = """<!DOCTYPE html>
<html lang="{locale}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 1rem/1.6 Georgia, "Times New Roman", serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }}
h1 {{ font-size: 1.5rem; }}
ul {{ list-style: none; padding: 0; }}
li {{ margin-bottom: 0.8rem; overflow-wrap: anywhere; }}
.hanging > p:first-child {{ padding-inline-start: 2rem; text-indent: -2rem; }}
.numbered {{ display: grid; grid-template-columns: minmax(2.5rem, max-content) 1fr; }}
.numbered > .label {{ grid-row: 1; padding-inline-end: 0.5rem; }}
.numbered > p, .numbered > .notice {{ grid-column: 2; min-width: 0; }}
li > p {{ margin: 0; }}
.small-caps {{ font-variant: small-caps; }}
.notice {{ color: #a00; font-weight: bold; }}
</style>
</head>
<body>
<main>
<h1{heading_lang}>{heading}</h1>
<ul role="list">
"""
_END = "</ul>\n</main>\n</body>\n</html>\n"


def html(works: Iterable[Formatted], heading: Heading) -> Iterator[str]:
    """A whole page, without scripts: each work an item of a list, reading from the side that its own letters do."""
    language = heading.locale.partition("-")[0].lower()
    known = language in HEADINGS
    words = HEADINGS[language] if known else HEADINGS["en"]
    yield _PAGE.format(
        locale=escape(heading.locale or "en"), direction="rtl" if language in _FROM_RIGHT else "ltr", heading=escape(words),
        heading_lang="" if known else ' lang="en"', title=escape(f"{words} ({heading.style})" if heading.style else words),
    )  # fmt: skip
    for work in works:
        label = f'<span class="label">{escape(work.label)} </span>' if work.label else ""
        lines = "".join(f"<p>{_line(line, _html_run)}</p>" for line in work.lines)
        told = "".join(f'<p class="notice" lang="en" dir="ltr">{escape(one)}</p>' for one in work.told)
        yield f'<li class="{"numbered" if label else "hanging"}" dir="auto">{label}{lines}{told}</li>\n'
    yield _END


def _html_run(run: Run) -> str:
    tags = [_HTML[mark] for mark in run.marks]
    shown = "".join(tag for tag, _end in tags) + escape(run.text) + "".join(end for _tag, end in reversed(tags))
    return f'<a href="{escape(run.link)}">{shown}</a>' if run.link else shown


def _line(line: Line, convert: Callable[[Run], str]) -> str:
    return "".join(map(convert, line))


Form = Callable[[Sequence[Formatted], Heading], Iterator[str]]
