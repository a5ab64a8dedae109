"""What a .bib file has in braces in a title, as CSL marks it: text whose capitals no style touches. Pure."""

from __future__ import annotations

import re

from harvester.work import Entry
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
    texts = sorted({Rich.of(one).root for one in entry.protected}, key=len, reverse=True)
    # Tags and entities are passed over, and so is what is marked already.
    pattern = re.compile(rf"<nocase>.*?</nocase>|<[^>]*>|&\w+;|(?<!\w)({'|'.join(map(re.escape, texts))})(?!\w)")
    return Rich(pattern.sub(lambda found: f"<nocase>{found[1]}</nocase>" if found[1] else found[0], held.root))
