"""Whether two books of one title may be two editions: a translation beside the original or another one, another house's."""

from __future__ import annotations

from harvester.crosscheck.agreement import agree
from harvester.crosscheck.same_work.place import Place
from parsers.record import Record


def may_be_translated(a: Record, b: Record, place: Place) -> bool:
    """Whether one of two books of one title may be a translation of the other, or each one of a third.

    "Ulysses" is "Ulysses" in every language: what tells is the language and who translated. Services often name neither
    the translator nor the right language, so that of one house and year a book is one unless both speak against it.

    >>> from harvester.crosscheck.same_work.title_parts import take_apart
    >>> german = Record(type="book", title="Ulysses", language="de", publisher="Suhrkamp", issued={"year": 2004})
    >>> english = Record(type="book", title="Ulysses", language="en", publisher="Penguin", issued={"year": 2004})
    >>> parts = (take_apart("Ulysses", of_book=True, of_program=False),) * 2
    >>> may_be_translated(german, english, Place(german, english, parts))
    True
    """
    languages, translators = agree("language", a, b), agree("translator", a, b)
    other_language = languages is not None and languages.kind == "CONFLICT"
    one_translated = bool(a.translator) != bool(b.translator)
    if place.publisher and place.years == 0:
        return other_language and one_translated
    others = translators is not None and translators.kind == "CONFLICT"
    return other_language or others or (one_translated and (place.publisher is False or place.years != 0))


def names_an_edition(a: Record, b: Record) -> bool:
    """Whether one of two records, of a book, has the identifier of an edition, which a merger would give to the other."""
    return any(record.type == "book" for record in (a, b)) and any(record.doi or record.isbn for record in (a, b))
