"""The words of volumes and issues: each reader knows all of them."""

from __future__ import annotations

import re

import pytest

from parsers.citation_strings import read_citation
from parsers.numbering import read_issue, read_volume
from parsers.place_words import ISSUE, VOLUME
from parsers.schema_org.containers import number


def words(pattern: str) -> list[str]:
    """The words of a pattern, without what may be left out."""
    return re.sub(r"\w\?|\(\?:[^()]*\)\?", "", pattern).split("|")


@pytest.mark.parametrize("word", words(VOLUME))
def test_words_of_volumes(word: str) -> None:
    assert (read_volume(f"{word.capitalize()} 12"), number(f"{word} 12")) == ("12", "12")
    assert read_citation(f"Tides of the North, {word}. 12, pp. 3-9 (2019)")["volume"] == "12"


@pytest.mark.parametrize("word", words(ISSUE))
def test_words_of_issues(word: str) -> None:
    assert read_issue(f"{word.capitalize()}. 3") == "3"
    assert read_citation(f"Tides of the North, vol. 12, {word} 3, pp. 3-9 (2019)")["issue"] == "3"
