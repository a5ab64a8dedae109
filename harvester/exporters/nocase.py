"""What a .bib file has in braces in a title, as CSL marks it: text whose capitals no style touches. Pure."""

from __future__ import annotations

import re
from html import escape
from operator import itemgetter

from harvester.work import Entry
from parsers.checked import made
from parsers.values import Rich


def title(entry: Entry) -> Rich | None:
    """A work's title, the words that its file protects marked as such.

    >>> from parsers.record import Record
    >>> title(Entry(key="a", record=Record(title=Rich("DNA in <i>Africa</i> and Africans")), protected=("Africa",))).root
    'DNA in <i><nocase>Africa</nocase></i> and Africans'
    """
    held = entry.record.title
    if held is None or not entry.protected:
        return held
    # Of "New York" and "York" the longer first.
    texts = sorted({escape(one, quote=False) for one in entry.protected}, key=len, reverse=True)
    marked = _marked(held.root, texts)
    # What is well-formed stays so with a mark around letters of its own.
    return held if marked == held.root else made(Rich, {"root": marked})


# Tags and entities are passed over, and so is what is marked already.
_PASSED = re.compile(r"<nocase>.*?</nocase>|<[^>]*>|&\w+;")


def _marked(root: str, texts: list[str]) -> str:
    """The markup with each of the texts marked where it stands as words; of those that begin in one place the first."""
    out: list[str] = []
    at, passed = 0, _PASSED.search(root)
    places = {text: _place(root, text, 0) for text in texts}
    while True:
        while passed is not None and passed.start() < at:
            passed = _PASSED.search(root, at)
        for text, place in places.items():
            if 0 <= place < at:
                places[text] = _place(root, text, at)
        start, text = min(
            ((place, text) for text, place in places.items() if place >= 0), key=itemgetter(0), default=(len(root), "")
        )
        if passed is not None and passed.start() <= start:
            out.append(root[at : passed.end()])
            at = passed.end()
        elif text:
            out.append(f"{root[at:start]}<nocase>{text}</nocase>")
            at = start + len(text)
        else:
            return "".join((*out, root[at:]))


def _place(root: str, text: str, at: int) -> int:
    """Where a text stands next, no letter or digit on either side of it; -1 for nowhere."""
    place = root.find(text, at)
    while place >= 0 and (_is_of_word(root[place - 1 : place]) or _is_of_word(root[place + len(text) :][:1])):
        place = root.find(text, place + 1)
    return place


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
