"""What Python's tools for BibTeX need to write the same works, each of what it holds natively, and as its documentation has it done.

They are given their own objects of plain Unicode texts, with names in parts where they hold them so, and make LaTeX of
that, as we do. Beside that bibtexparser is told writing texts that are LaTeX already: it then sets ready texts between braces, which is
no conversion, but is what a tool does that mends a .bib file. Only writing is timed, not the making of the objects.
"""

from __future__ import annotations

import gc
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from harvester.exporters import bibtex
from harvester.work import Entry
from parsers.values import Name

# Field of the entry, field of the record: texts that stand in an entry as they are.
_TEXTS = (
    ("volume", "volume"), ("number", "issue"), ("publisher", "publisher"), ("address", "publisher_place"), ("doi", "doi"), ("url", "url"),
    ("language", "language"), ("pmid", "pmid"), ("edition", "edition"), ("eid", "article_number"), ("type", "genre"),
)  # fmt: skip
# The parts of a name as BibTeX calls them.
_PARTS = (("first", "given"), ("von", "non_dropping_particle"), ("last", "family"), ("jr", "suffix"))


class Plain(NamedTuple):
    """An entry of plain texts: its type, its key, its people by role and in parts, all else; and `ready`: its fields as LaTeX."""

    kind: str
    key: str
    people: dict[str, list[dict[str, list[str]]]]
    texts: dict[str, str]
    ready: dict[str, str]


def plain(entry: Entry) -> Plain:
    """A work as tools for BibTeX hold it."""
    record = entry.record
    kind = bibtex.entry_type(record)
    people = {role: [_person(one) for one in getattr(record, role)] for role in ("author", "editor")}
    texts = {
        "title": str(record.title), bibtex.CONTAINER.get(kind, "howpublished"): record.container_title or "",
        **{field: str(getattr(record, of) or "") for field, of in _TEXTS},
        "pages": f"{record.page.first}--{record.page.last}" if record.page else "", "year": str(record.issued.year) if record.issued else "",
        "issn": ", ".join(one.value for one in record.issn), "isbn": ", ".join(record.isbn),
        "keywords": ", ".join(one.text for one in record.keyword), "abstract": str(record.abstract or ""),
    }  # fmt: skip
    ready = {field: value.removeprefix("{").removesuffix("}") for field, value in bibtex.fields(entry)}
    kept = {role: names for role, names in people.items() if names}
    return Plain(kind, entry.key, kept, {field: text for field, text in texts.items() if text}, ready)


def _person(one: Name) -> dict[str, list[str]]:
    """A group has one part, its last name."""
    if one.literal:
        return {"last": [one.literal]}
    return {part: text.split(" ") for part, of in _PARTS if (text := getattr(one, of))}


def _joined(people: list[dict[str, list[str]]]) -> str:
    """Names as a .bib file has them, for a tool that has no other form of them."""
    return " and ".join(
        ", ".join(filter(None, (" ".join((*one.get("von", ()), *one["last"])), *(" ".join(one.get(part, ())) for part in ("jr", "first")))))
        for one in people
    )  # fmt: skip


def timed(write: Callable[[], Iterable[str] | Iterable[bytes]], output: Path) -> float:
    """Seconds from objects that are held to a file that is written."""
    gc.collect()
    # What is held stays: no collector goes through it again and again while others are timed.
    gc.freeze()
    began = time.perf_counter()
    with output.open("wb") as file:
        for piece in write():
            file.write(piece.encode() if isinstance(piece, str) else piece)
    return time.perf_counter() - began


def pybtex(works: Iterable[Plain], output: Path) -> float:
    """pybtex's own objects to its writer, which escapes by itself (its codec for UTF-8 LaTeX)."""
    database: Any = import_module("pybtex.database")

    def person(one: dict[str, list[str]]) -> Any:
        made = database.Person()
        for part, names in (
            ("first", "first_names"),
            ("von", "prelast_names"),
            ("last", "last_names"),
            ("jr", "lineage_names"),
        ):
            setattr(made, names, one.get(part, []))
        return made

    entries = {
        one.key: database.Entry(one.kind, one.texts, {role: [person(name) for name in people] for role, people in one.people.items()})
        for one in works
    }  # fmt: skip
    library = database.BibliographyData(entries)
    return timed(lambda: [library.to_string("bibtex")], output)


def bibtexparser(works: Iterable[Plain], output: Path) -> float:
    """bibtexparser 2: names merged, texts made LaTeX, braces set; in place, which is its fastest."""
    new: Any = import_module("bibtexparser")

    # It would tell of each letter that it has no command for.
    logging.disable()
    made = [
        new.model.Entry(one.kind, one.key, [
            *(new.model.Field(role, [new.middlewares.NameParts(**name) for name in people]) for role, people in one.people.items()),
            *(new.model.Field(field, text) for field, text in one.texts.items()),
        ])
        for one in works
    ]  # fmt: skip
    library = new.Library(made)
    stack = [
        new.middlewares.MergeNameParts(), new.middlewares.MergeCoAuthors(), new.middlewares.LatexEncodingMiddleware(),
        *new.middlewares.default_unparse_stack(allow_inplace_modification=True),
    ]  # fmt: skip
    return timed(lambda: [new.write_string(library, unparse_stack=stack)], output)


def _ready(new: Any, works: Iterable[Plain]) -> Any:
    """A library of texts that are LaTeX already."""
    made = ((one, [new.model.Field(*field) for field in one.ready.items()]) for one in works)
    return new.Library([new.model.Entry(one.kind, one.key, fields) for one, fields in made])


def bibtexparser_ready(works: Iterable[Plain], output: Path) -> float:
    """bibtexparser 2 writing texts that are LaTeX already, by what it does unless told otherwise."""
    new: Any = import_module("bibtexparser")

    library = _ready(new, works)
    return timed(lambda: [new.write_string(library)], output)


def bibtexparser_in_place(works: Iterable[Plain], output: Path) -> float:
    """The same, told that its library need not be copied before."""
    new: Any = import_module("bibtexparser")

    library = _ready(new, works)
    stack = new.middlewares.default_unparse_stack(allow_inplace_modification=True)
    return timed(lambda: [new.write_string(library, unparse_stack=stack)], output)


def bibtexparser_1(works: Iterable[Plain], output: Path) -> float:
    """bibtexparser 1.4: dictionaries of texts, each made LaTeX by its own table as its customization does, then written."""
    old: Any = import_module("bibtexparser")
    string_to_latex = import_module("bibtexparser.latexenc").string_to_latex
    library = old.bibdatabase.BibDatabase()
    held = [
        {"ENTRYTYPE": one.kind, "ID": one.key, **{role: _joined(people) for role, people in one.people.items()}, **one.texts}
        for one in works
    ]  # fmt: skip

    def write() -> Iterator[str]:
        library.entries = [
            {field: text if field in ("ENTRYTYPE", "ID") else string_to_latex(text) for field, text in one.items()}
            for one in held
        ]
        yield old.dumps(library)

    return timed(write, output)


def bibtexparser_1_ready(works: Iterable[Plain], output: Path) -> float:
    """bibtexparser 1.4 writing texts that are LaTeX already."""
    old: Any = import_module("bibtexparser")
    library = old.bibdatabase.BibDatabase()
    library.entries = [{"ENTRYTYPE": one.kind, "ID": one.key, **one.ready} for one in works]
    return timed(lambda: [old.dumps(library)], output)


WRITERS: dict[str, Callable[[Iterable[Plain], Path], float]] = {
    "bibtexparser 2": bibtexparser, "bibtexparser 1": bibtexparser_1, "pybtex": pybtex, "bibtexparser 2, ready": bibtexparser_ready,
    "bibtexparser 2, ready, in place": bibtexparser_in_place, "bibtexparser 1, ready": bibtexparser_1_ready,
}  # fmt: skip
