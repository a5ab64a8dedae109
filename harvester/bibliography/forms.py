"""Forms that a list of formatted works is written in: text and HTML. Pure.

Marks and links are the style's; every letter of a work is written so that it is only that letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

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
.hanging > p {{ padding-inline-start: 2rem; }}
.hanging > p:first-child {{ text-indent: -2rem; }}
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


def title(heading: Heading) -> str:
    """The title of a page or document: "References (Nature)"."""
    return f"{_words(heading)} ({heading.style})" if heading.style else _words(heading)


def _words(heading: Heading) -> str:
    return HEADINGS.get(_language(heading), HEADINGS["en"])


def _language(heading: Heading) -> str:
    return heading.locale.partition("-")[0].lower()


def html(works: Iterable[Formatted], heading: Heading) -> Iterator[str]:
    """A whole page, without scripts: each work an item of a list, reading from the side that its own letters do."""
    language = _language(heading)
    known = language in HEADINGS
    yield _PAGE.format(
        locale=escape(heading.locale or "en"), direction="rtl" if language in _FROM_RIGHT else "ltr", heading=escape(_words(heading)),
        heading_lang="" if known else ' lang="en"', title=escape(title(heading)),
    )  # fmt: skip
    for work in works:
        label = f'<span class="label">{escape(work.label)} </span>' if work.label else ""
        lines = "".join(f"<p>{_html_line(line)}</p>" for line in work.lines)
        told = "".join(f'<p class="notice" lang="en" dir="ltr">{escape(one)}</p>' for one in work.told)
        yield f'<li class="{"numbered" if label else "hanging"}" dir="auto">{label}{lines}{told}</li>\n'
    yield _END


def _html_run(run: Run) -> str:
    tags = [_HTML[mark] for mark in run.marks]
    return "".join(tag for tag, _end in tags) + escape(run.text) + "".join(end for _tag, end in reversed(tags))


def _html_line(line: Line) -> str:
    """A line's runs; those that lead to one address are one link."""
    pieces = ((address, "".join(map(_html_run, runs))) for address, runs in groupby(line, key=lambda run: run.link))
    return "".join(f'<a href="{escape(address)}">{shown}</a>' if address else shown for address, shown in pieces)


Form = Callable[[Sequence[Formatted], Heading], Iterator[str]]
