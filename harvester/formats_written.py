"""Formats as they are asked for by name, and what of them could not be held, in a sentence that people read."""

from __future__ import annotations

from collections.abc import Sequence

from harvester.errors import HarvesterError
from harvester.exporters import NAMES, Exporter, exporter
from harvester.exporters.losses import MOST_KEYS, WORDS, Losses
from harvester.format_names import called, unknown
from harvester.plain_words import counted, field_name


def exporters(names: str) -> tuple[Exporter, ...]:
    """The exporters of a list of names, usual other spellings taken. Raises UsageError for a name there is none of."""
    table = dict.fromkeys(NAMES)
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    found = {name: called(name, table) for name in wanted}
    strange = [name for name in found if found[name] is None]
    if strange or not wanted:
        said = f"there is no format “{', '.join(strange)[:80]}”"
        raise unknown(strange[0] if strange else "", table, said, f"Formats: {', '.join(table)}.")
    return tuple(exporter(name) for name in dict.fromkeys(found.values()) if name is not None)


def told(title: str, losses: Losses) -> str:
    """What a format could not hold: a sentence, or a line for each thing; "" where it held everything.

    >>> told("RIS", Losses({"license": 4}, {"license": ["a", "b", "c", "d"]}))
    'RIS cannot hold: address of the licence in 4 works (a, b, c, …).'
    >>> print(told("RIS", Losses({"license": 1, "handle": 1}, {"license": ["a"], "handle": ["b"]})))
    RIS cannot hold:
         address of the licence in 1 work (a)
         Handle in 1 work (b)
    """
    rows = []
    for fact, number in losses.counts.items():
        keys = losses.keys[fact]
        shown = ", ".join([*keys[:MOST_KEYS], *(["…"] if number > MOST_KEYS else [])])
        rows.append(f"{_FACTS.get(fact) or WORDS.get(fact) or field_name(fact)} in {counted(number, 'work')} ({shown})")
    if len(rows) > 1:
        return "\n     ".join((f"{title} cannot hold:", *rows))
    return f"{title} cannot hold: {rows[0]}." if rows else ""


# Where the name of a field would be misread in this sentence.
_FACTS = {
    "type": "the kind of work as such",
    "license": "address of the licence",
    "notice": "retractions and corrections as such",
}


def refuse_losses(losses: Sequence[str]) -> None:
    """What `--strict` asks for. Raises HarvesterError where a format could not hold everything."""
    if losses:
        raise HarvesterError(
            f"{counted(len(losses), 'format')} could not hold everything, and --strict is given",
            advice="The files are written. csl-json holds all that a record says.",
        )


def refuse_unread(number: int) -> None:
    """What `--strict` asks for of a library that is read. Raises HarvesterError where entries say what was not read."""
    if number:
        raise HarvesterError(
            f"of {counted(number, 'entry', 'entries')} not everything was read, and --strict is given",
            advice="The file is written. `harvester check` tells each text that was not read, with its line.",
        )
