"""Pages about many works, or about none: result lists, tables of contents, home pages, profiles, a site's own pages."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from parsers.clean import fold
from parsers.heading_words import ABSTRACT, KEYWORDS, REFERENCES
from parsers.page import Document
from parsers.place_words import ISSUE, VOLUME
from parsers.refusals.sight import Sight
from parsers.refusals.walls import PHRASES
from parsers.rows import inner_text

_MOST_LINKS = 4000
_LEAST_ENTRIES = 8
"""So many alike links to works make a list where nothing else tells."""
_FEW_ENTRIES = 4
"""So many are enough where the title says that it is one."""
_VOLUME = rf"(?:(?:{VOLUME})\.?|т\.|دوره)"
_ISSUE = rf"(?:(?:{ISSUE}|n[º°o])\.?|h\.|شماره)"
_NUMBER = r"[\s,.:-]{0,3}\d{1,4}(?:\s?[-/]\s?\d{1,4})?"
_DATED = r"[\s,.:;()\w/-]{0,40}"
_ISSUE_TITLE = re.compile(
    rf"(?:.{{0,90}}[\s,:;(-])?(?:{_VOLUME}{_NUMBER}(?:[\s,;:-]{{0,4}}(?:{_ISSUE}{_NUMBER}|\(\d{{1,4}}[^()]{{0,10}}\)|-\d{{1,3}}\b))"
    rf"|\d{{4}}年\s?第?\d{{1,4}}[卷巻]\s?第?\d{{1,4}}[期号])(?:{_DATED})"
)
_VOLUME_TITLE = re.compile(rf"(?:.{{0,90}}[\s,:;(-])?{_VOLUME}{_NUMBER}[\s,.:;()\d/-]{{0,24}}")
_COUNTED = re.compile(
    r"\b(?:results?|items?|displaying|showing|records?|hits)\s{1,3}\d{1,6}\s?(?:-|to)\s?\d{1,6} (?:of|out of|from) [\d,. ]{1,12}"
    r"|\b\d{1,6}\s?(?:-|to)\s?\d{1,6} (?:of|out of) [\d,.]{1,12} (?:results|items|records|articles|hits)\b"
    r"|\b[\d,.]{1,12} (?:search )?results (?:found|for)\b|now showing items|^page 1 of \d|共\s?\d{1,9}\s?条|検索結果\s?[::]?\s?\d|检索到"
)
_PARTS_OF_A_WORK = frozenset(
    "introduction|cite this|cite this article|how to cite|citation|conclusion|conclusions|"
    "acknowledgements|acknowledgments|methods|results and discussion|discussion|highlights|notes|cite as|"
    "files in this item|description|details|metadata".split("|")
)
_HEADINGS_OF_PARTS = re.compile(f"{ABSTRACT}|{KEYWORDS}|{REFERENCES}")
_ASIDE = re.compile(
    r"refer|bibliog|cite|cited|citing|related|recommend|similar|suggest|popular|most.?(?:read|view)|also|footnote|literat|notes|"
    r"menu|nav|footer|sidebar|breadcrumb|comment|share|social"
)
_OPENERS = frozenset(
    "pdf|abstract|full text|fulltext|read more|abstract pdf|pdf download|read article|摘要|全文|抄録|全文表示|аннотация|резюме|"
    "zusammenfassung|résumé|resumen|resumo|özet|abstrak|full article|view article|first page|openurl".split("|")
)
_ISSUE_LINK = re.compile(
    rf"(?:{_VOLUME}|{_ISSUE}){_NUMBER}{_DATED}|\d{{1,4}}\s?\(\d{{1,8}}\)|\(\d{{6,8}}\)|第?\d{{1,4}}[卷巻期号]"
)
# Scripts that write a title without blanks.
_EAST_ASIAN = re.compile("[\u3040-\ud7ff]")


def links_of_works(document: Document) -> tuple[str, int, int]:
    """(kind, links, letters) of the largest family of alike links to works or issues, outside menus and references."""
    tree = document.tree
    families: dict[tuple[str, ...], set[str]] = {}
    letters: Counter[tuple[str, ...]] = Counter()
    aside = False
    seen = 0
    for element in tree.iter("a", "h1", "h2", "h3", "h4", "h5") if tree is not None else ():
        if element.tag != "a" and next(element.iter("a"), None) is None:
            aside = _ASIDE.search(fold(inner_text(element)[:60])) is not None
            continue
        if element.tag != "a" or aside:
            continue
        seen += 1
        if seen > _MOST_LINKS:
            break
        href = element.get("href") or ""
        if _leads_to_item(href):
            text = fold(inner_text(element)[:300]).strip(" []()|丨")
            family = _family(element, text) if text else None
            if family is not None and href not in families.setdefault(family, set()):
                families[family].add(href)
                letters[family] += len(text)
    largest = max(families, key=lambda family: len(families[family]), default=None)
    return (largest[0], len(families[largest]), letters[largest]) if largest is not None else ("", 0, 0)


def _leads_to_item(href: str) -> bool:
    """Whether an address may be an item's: it holds a number and is no place on the same page."""
    return not href.startswith(("#", "javascript:", "mailto:")) and any(char.isdecimal() for char in href)


def _family(link: etree._Element, text: str) -> tuple[str, ...] | None:
    """What alike links share: the kind of text, and the names and classes of the elements they stand in."""
    if text in _OPENERS:
        kind = text
    elif len(text) < 60 and _ISSUE_LINK.fullmatch(text):
        kind = "issue"
    elif (len(text) >= 24 and text.count(" ") >= 3) or (len(text) >= 8 and _EAST_ASIAN.search(text)):
        kind = "title"
    else:
        return None
    path = [kind]
    for depth, parent in enumerate(link.iterancestors()):
        classes = parent.get("class") or ""
        if depth >= 12 or parent.tag == "body":
            break
        if parent.tag in ("nav", "footer", "aside") or _ASIDE.search(f"{classes} {parent.get('id') or ''}".lower()):
            return None
        if depth < 3:
            path.append(f"{parent.tag}.{classes[:40]}")
    return tuple(path)


def by_title(sight: Sight) -> str | None:
    """What a page is by its title: contents, results, a profile, a home page, a page of the site."""
    return next((code for part in sight.title_parts if (code := word_code(part)) is not None), None)


def by_words(sight: Sight) -> str | None:
    """What a page is by its title or its first heading."""
    return by_title(sight) or by_heading(sight)


def by_heading(sight: Sight) -> str | None:
    """What a page is by its first heading."""
    return next((word_code(text) for text in sight.first_headings[:1]), None)


def is_under_an_issue(sight: Sight) -> bool:
    """Whether one of the first headings is an issue's, and the first no longer than a journal's name."""
    short = all(text.count(" ") < _BLANKS_OF_A_TITLE for text in sight.first_headings)
    return short and any(_ISSUE_TITLE.fullmatch(text) for _tag, text in sight.headings[:_FIRST])


_BLANKS_OF_A_TITLE = 4
_FIRST = 4


def word_code(text: str) -> str | None:
    """What a page is whose title or heading is `text`, folded; None where these are no words for any."""
    if text in PHRASES:
        return PHRASES[text]
    if _ISSUE_TITLE.fullmatch(text) or _VOLUME_TITLE.fullmatch(text):
        return "contents"
    begins = text.startswith(("search results", "results for ", "browse by ", "items where ", "browsing "))
    return "search-results" if begins or text.endswith(" search results") else None


def _is_part_of_a_work(heading: str) -> bool:
    return heading in _PARTS_OF_A_WORK or _HEADINGS_OF_PARTS.fullmatch(heading) is not None


def by_current_issue(sight: Sight) -> str | None:
    """A journal's home page by its heading "Current issue"; a work's page, beside which it may stand, has parts of a work or a DOI."""
    names = [text for _tag, text in sight.headings]
    shown = any(text in _CURRENT for text in names) and not any(map(_is_part_of_a_work, names))
    return "journal" if shown and "doi" not in sight.folded_text else None


_CURRENT = frozenset(
    "current issue|latest issue|número actual|último número|edição atual|número atual|numéro courant|numéro actuel|dernier numéro|aktuelle ausgabe"
    "|aktuelles heft|fascicolo corrente|numero corrente|текущий выпуск|последний выпуск|поточний випуск|bieżący numer|güncel sayı|son sayı"
    "|terbitan terkini|edisi terkini|terbitan sekarang|最新号|当期目录|最新一期|최신호|شماره جاری|العدد الحالي|aktuální číslo|najnoviji broj".split(
        "|"
    )
)


def by_count(document: Document) -> str | None:
    """A collection that says how many items it has, as those of Samvera do."""
    tree = document.tree
    if tree is None or b"otal" not in document.page.body:
        return None
    labels = (fold(inner_text(one)).rstrip(": ") for one in tree.iter("dt", "th") if len(one) <= 1)
    return "search-results" if any(label in ("total items", "total works") for label in labels) else None


def by_structure(document: Document, sight: Sight) -> str | None:
    """A list by its entries alone: many alike links to works fill a page that has none of a work's own parts."""
    if (
        sight.names_work
        or any(_is_part_of_a_work(text) for _tag, text in sight.headings)
        or "isbn" in sight.folded_text
    ):
        return None
    # A long heading that is the page's title too is a work's.
    if any(text.count(" ") >= 5 and text in sight.title_parts for text in sight.first_headings):
        return None
    kind, links, letters = links_of_works(document)
    if links < _LEAST_ENTRIES:
        return None
    if kind == "title":
        fills = letters * 5 >= len(sight.text) or links >= 5 * _LEAST_ENTRIES
        return "several-records" if fills else None
    return "contents"


def is_list(document: Document, sight: Sight) -> bool:
    """Whether a page whose title says that it is a list has the entries of one."""
    return _COUNTED.search(sight.folded_text) is not None or links_of_works(document)[1] >= _FEW_ENTRIES
