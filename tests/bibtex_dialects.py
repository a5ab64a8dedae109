"""What BibTeX's dialects write, and what is read back of it: for the tests of fields and of what comes back."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from harvester.exporters import biblatex, bibtex, bibtex_ascii
from harvester.work import Entry
from parsers.formats import bibtex as reader
from parsers.record import Record

DIALECTS = (bibtex, bibtex_ascii, biblatex)
both = pytest.mark.parametrize("dialect", DIALECTS, ids=lambda one: one.__name__.rpartition(".")[2])


def written(dialect: ModuleType, value: dict[str, Any], **more: Any) -> str:
    entry = Entry(key="a", record=Record.model_validate(value), **more)
    return "".join(dialect.write([entry]))


def back(text: str) -> Record:
    library = reader.read(text.encode())
    assert not library.problems
    (entry,) = library.entries
    assert not entry.reading.unread, text
    return entry.reading.record
