"""Pages with their gold from a folder, and what our parsers make of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from harvester.exporters import csl_json
from harvester.work import Entry
from parsers import Page, read_page
from parsers.found import Find
from parsers.sites import SITES

Sites = Sequence[tuple[str, Find]]
_PAGES = (".html", ".htm", ".xhtml", ".xml", ".txt")


class Case(NamedTuple):
    """A page with its gold; `platform` is the gold's word for where it comes from, else how the page is laid out."""

    slug: str
    page: Page
    gold: Mapping[str, Any]
    platform: str


class Prediction(NamedTuple):
    """What the parsers make of a page: a CSL item (nothing for a refused page), who read it, or why it is refused."""

    item: Mapping[str, Any]
    readers: tuple[str, ...]
    refusal: str | None


def folders(given: Iterable[Path]) -> Iterator[Path]:
    """The folders that hold pages: those given, or `pages` and `labelled` inside them."""
    for folder in given:
        inside = [folder / name for name in ("pages", "labelled") if (folder / name).is_dir()]
        yield from inside or [folder]


def load(folder: Path) -> tuple[Case, ...]:
    """The pages of a folder by name. A page without gold is an error: nothing is left out silently."""
    paths = sorted(path for path in folder.iterdir() if path.suffix in _PAGES)
    if not paths:
        raise FileNotFoundError(f"no pages in {folder}")
    return tuple(_case(path) for path in paths)


_TAGS = re.compile(rb"<meta\b[^>]*\b(?:name|property|itemprop)\s*=[^>]*>", re.IGNORECASE)
_SCRIPTS = re.compile(rb"<script[^>]*ld\+json.*?</script>", re.IGNORECASE | re.DOTALL)
_MARKS = re.compile(rb"Z3988|\b(?:itemscope|typeof)\b(?==|[\s>])", re.IGNORECASE)


def without_tags(case: Case) -> Case:
    """The page without what it says to machines: its meta tags, JSON-LD, COinS, microdata and RDFa taken out."""
    body = _MARKS.sub(b"x", _SCRIPTS.sub(b"", _TAGS.sub(b"", case.page.body)))
    return case._replace(page=replace(case.page, body=body))


def _case(path: Path) -> Case:
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8-sig"))
    source = gold.get("_source") or {}
    platform = source.get("platform") or str(source.get("layout") or "").partition(" (")[0] or "unknown"
    return Case(path.stem, Page(path.read_bytes(), url=source.get("url")), gold, platform)


def predict(case: Case, sites: Sites = SITES) -> Prediction:
    """What the parsers make of a page, with these readers of platforms."""
    reading = read_page(case.page, sites)
    if reading.page is None:
        return Prediction({}, (), reading.refusal.code if reading.refusal else None)
    item = csl_json.item(Entry(key=case.slug, record=reading.page.record))
    return Prediction(item, tuple(one.source for one in reading.readings), None)
