"""Where a page shows its title: the block that its tags or its `title` element name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers import clean
from parsers.citation_strings import read_citation
from parsers.clean import fold
from parsers.labels import field_of
from parsers.types import read_type
from parsers.visible.abstracts import length
from parsers.visible.blocks import Block
from parsers.visible.bylines import read_byline
from parsers.visible.title_levels import below_kind, is_journal_over

_LEAST_TITLE = 8
_TITLE_HINT = re.compile(
    r"(?<![a-z])(?:(?:article|paper|pub|item|citation|document|page|entry|work|record|chapter|book|art)[-_]?)?(?:title|heading|headline)(?![a-z])"
)
# Headings of pages that describe any work at all.
_GENERIC = frozenset(
    "publication details|item details|article details|record details|detailed record|full record|view item|item view|document details|details"
    "|abstract|home|article|publication|full text|welcome|dettaglio tesi|bibliographic record|bibliographic details|thesis details|view record"
    "|show simple item record|show full item record|view document|article information|research output|repository|digital repository"
    "|vollanzeige|vollanzeige des titels|titelanzeige|detailansicht|einzelanzeige|notice détaillée|notice complète|registro completo|full view"
    "|institutional repository|catalogue|catalog|library catalogue|search results|document|untitled".split("|")
)


def title_at(blocks: Sequence[Block], titles: Sequence[str], page_title: str, *, sure: bool = True) -> int | None:
    """Where the title stands: the block that is a title the tags name, else the one that the page's `title` holds.

    `sure` is for titles of tags; others are looked for only where the page's own title is not seen.
    """
    if not sure and blocks and blocks[0].element is not None:
        # A label "Title" may stand beside a file's name: the page's own title tells better, where it is seen.
        place = _by_page_title(blocks, fold(_plain(page_title)))
        if place is not None and not (titles and _is_other_value(blocks[place], titles)):
            return place
    for title in titles:
        folded = key(title)
        exact = [
            place
            for place, block in enumerate(blocks)
            if abs(len(block.text) - len(title)) < 40 and key(block.text) == folded
        ]
        if exact:
            return next((place for place in exact if blocks[place].level), exact[0])
    if titles:
        return None
    if blocks and blocks[0].element is None:
        return _in_text(blocks)
    return _by_page_title(blocks, fold(_plain(page_title)))


def _is_other_value(block: Block, titles: Sequence[str]) -> bool:
    """Whether a line is the value of another label than the title's: a publisher who has the site, too."""
    value = block.element is not None and block.element.tag in ("dd", "td") and not block.level
    return value and key(block.text) not in map(key, titles)


def only_heading(blocks: Sequence[Block]) -> str | None:
    """The text of the page's only heading of its highest level, where it may be a title; a heading that leads home is the site's."""
    all_of_them = [block for block in blocks if block.level and key(block.text) not in _GENERIC]
    highest = min((block.level for block in all_of_them), default=0)
    headings = [block for block in all_of_them if block.level == highest]
    if len(headings) != 1 or headings[0].element is None:
        return None
    text = headings[0].text
    home = _leads_home(headings[0])
    is_long = len(text) >= _LEAST_TITLE and (len(text.split()) > 1 or not text.isascii())
    # A lesser heading may be that of a part of the page.
    named = highest == 1 or "title" in headings[0].hint
    return text if is_long and named and not home and field_of(text.rstrip(": ")) is None else None


def may_be_title(block: Block) -> bool:
    """Whether a heading reads as a title: long enough, no label, no word for any page, and not the way home."""
    text = block.text
    is_long = len(text) >= _LEAST_TITLE and (len(text.split()) > 1 or not text.isascii())
    return is_long and key(text) not in _GENERIC and not _leads_home(block) and field_of(text.rstrip(": ")) is None


def _leads_home(block: Block) -> bool:
    """Whether a heading is a link to the site's home: it names the site."""
    return block.element is not None and any(
        link.get("href", "#").rstrip("/") in ("", ".", "..") for link in block.element.iter("a")
    )


_FIRST_LINES = 14
_NO_TITLE = re.compile(
    r"skip to|\blogo\b|copyright|©|open access|author manuscript|published|https?:|\bdoi\b|cookies?\b|sign in|log in|download"
    r"|journal article$|research article$|^(?:home|inicio|início|accueil|startseite)\s?[>»›/|]|^communities\b|^all of dspace|"
    r"^(?:home|menu|search|article|abstract|authors?)\b.{0,12}$",
    re.IGNORECASE,
)


def _in_text(blocks: Sequence[Block]) -> int | None:
    """In saved text: the first line that reads as a title, rather one with a line of people below it."""
    candidates: list[int] = []
    for place, block in enumerate(blocks[:_FIRST_LINES]):
        text = block.text
        if field_of(text.rstrip(": ")) is not None or (
            ":" in text[:40] and field_of(text.partition(":")[0]) is not None
        ):
            if candidates:
                break
            continue
        if (
            15 <= len(text) <= 400
            and len(text.split()) > 2
            and not _NO_TITLE.search(text)
            and not read_byline(text)
            and not read_citation(text)
            and not (len(text.split()) <= _FEW_WORDS and read_type(text))  # a shelf: "Theses and Dissertations"
        ):
            candidates.append(place)
    behind = [place for place in candidates if any(read_byline(other.raw) for other in blocks[place + 1 : place + 2])]
    again = _printed_twice(blocks[:_MENU_LINES]) if not behind else None
    return again if again is not None else next(iter((*behind, *candidates)), None)


def _printed_twice(first: Sequence[Block]) -> int | None:
    """The line that the way from the site's home ends in and that stands below as the heading: where it is long enough for a title."""
    seen: set[str] = set()
    for place, block in enumerate(first):
        if (
            len(block.text) >= _LEAST_REPEATED
            and block.text.count(" ") >= _LEAST_BLANKS
            and not _NO_TITLE.search(block.text)
        ):
            if key(block.text) in seen:
                return place
            seen.add(key(block.text))
    return None


_MENU_LINES = 40
_LEAST_REPEATED, _LEAST_BLANKS = 20, 3
_FEW_WORDS = 4


def _plain(text: str) -> str:
    rich = clean.rich(text)
    return rich.plain() if rich is not None else ""


def _by_page_title(blocks: Sequence[Block], page_title: str) -> int | None:
    """The block that the page's `title` holds or begins with, the longest; else the heading that is called a title."""
    cut = page_title.partition("...")[0].partition("…")[0].strip()
    only = sum(block.level == 1 for block in blocks) == 1
    best: tuple[tuple[int, int, int], int] | None = None
    begins: int | None = None
    for place, block in enumerate(blocks):
        if not _LEAST_TITLE <= len(block.text) <= 600:
            continue
        heading = int(block.level > 0)
        hinted = heading and _TITLE_HINT.search(block.hint) is not None
        folded = key(block.text)
        if folded in _GENERIC:
            continue
        if len(folded) < _LONGEST_NUMBER and heading and read_citation(block.text):
            continue  # where the work appeared, in place of its title
        if _names_journal(blocks, place):
            return next(at for at in range(place + 2, len(blocks)) if blocks[at].level == 1)
        named = folded in page_title or (len(cut) > 30 and folded.startswith(cut))
        # A page's one heading of the first rank that its `title` begins with may be short beside all that the site sets behind it;
        # so may titles of few characters: sites of China set all that they offer behind them.
        short = length(folded) > len(folded) or (only and block.level == 1 and folded.count(" ") > 1)
        first = (
            heading and short and page_title.startswith(folded) and _BEHIND.match(page_title, len(folded)) is not None
        )
        # A heading of a section may stand in the title too; it is a smaller part of it.
        begun = heading and page_title.startswith(folded) and _BEHIND.match(page_title, len(folded)) is not None
        least = 3 if block.level == 1 or hinted or begun else 4 if heading else 5
        if len(folded) >= _LEAST_TITLE and named and (first or len(folded) * 10 >= len(cut) * least):
            rank = (2, len(folded), heading)
        elif (only and block.level == 1 and _main_title(folded) in page_title) or (
            len(folded) > (1 if block.level == 1 else 2) * _LEAST_TITLE
            and (hinted or (block.level == 1 and "title" in block.hint))
        ):
            rank = (1, len(folded), 1)
        else:
            continue
        if heading and (_SITE_HINT.search(block.hint) or _leads_home(block)):
            rank = (0, len(folded), heading)
        elif only and block.level == 1 and page_title.startswith(folded) and _BEHIND.match(page_title, len(folded)):
            begins = place
        if best is None or rank > best[0]:
            best = (rank, place)
    if best is not None and is_journal_over(blocks, best[1], may_be_title):
        return best[1] + 1
    if best is not None and (below := below_kind(blocks, best[1], may_be_title)) is not None:
        return below
    if best is not None and begins is not None and not blocks[best[1]].level:
        return begins  # the site's name behind it may be longer, and stands in a line above
    return best[1] if best is not None else None


def _main_title(folded: str) -> str:
    """A title without its subtitle; where that leaves little, a text that no page's `title` holds."""
    main, colon, _subtitle = folded.partition(": ")
    return main if colon and len(main) > 2 * _LEAST_TITLE else "\0"


_BEHIND = re.compile(r"\s*(?:[-–—_|]|$)")


def _names_journal(blocks: Sequence[Block], place: int) -> bool:
    """Whether a lesser heading stands above a line of volume and pages, and the title is a heading of the first level below both."""
    if not blocks[place].level > 1 or len(blocks) <= place + 2:
        return False
    parts = read_citation(blocks[place + 1].text)
    below = blocks[place + 2 : place + 2 + _NEAR]
    return "volume" in parts and "container_title" not in parts and any(block.level == 1 for block in below)


_SITE_HINT = re.compile(r"(?<![a-z])(?:site|blog)[-_]?(?:title|name|logo|brand(?:ing)?)(?![a-z])")
_NEAR = 4
_LONGEST_NUMBER = 60


def key(text: str) -> str:
    """A title as it is compared."""
    return fold(text).rstrip(" .*")


def in_one_script(title: Block) -> str:
    """A heading without the translation that stands in it, in an element that says so: "池の生態 <span lang=en>On ponds</span>"."""
    for one in title.inner:
        behind = " ".join("".join(map(str, one.itertext())).split()) if one.get("lang") else ""
        rest = title.text.removesuffix(behind).rstrip(" /|=–—-") if behind else ""
        if rest and rest != title.text and rest.isascii() != behind.isascii() and _HAN_OR_HANGUL.search(rest + behind):
            return rest
    return title.text


_HAN_OR_HANGUL = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
