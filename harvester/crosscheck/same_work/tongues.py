"""Which language a title is in, by its small words: enough to tell a title from its translation, and for nothing else."""

from __future__ import annotations

from harvester.crosscheck.words import words

_SMALL_WORDS: dict[str, frozenset[str]] = {
    tongue: frozenset(found.split())
    for tongue, found in {
        "en": "the of and in on for to with by from an at between its is are their",
        "de": "der die das des dem den und zur zum uber ueber von vom bei mit im ein eine einer eines auf fur fuer nach aus durch",
        "fr": "le la les des du de et en sur dans une un au aux par pour avec chez l d",
        "es": "el la los las de del y en sobre un una por para con su al",
        "it": "il lo la gli le di del della delle dei degli e in sul sulla un una per con nel nella dello",
        "pt": "o a os as de do da dos das e em sobre um uma por para com no na nos nas",
        "nl": "de het een van en in over voor met bij op der uit",
        "da": "og i af en et den det om til med ved fra paa pa for hos",
        "sv": "och i av en ett den det om till med vid fran pa for hos",
        "ru": "o ob i v na k dlya iz po pri",
    }.items()
}
_LEAST = 2


def tongue(title: str) -> str | None:
    """The language whose small words are most of a title's; None where they are fewer than two, or two languages have as many.

    >>> tongue("Zur Theorie der Elektrolyte"), tongue("The theory of electrolytes"), tongue("Homo sapiens")
    ('de', 'en', None)
    """
    found = words(title)
    counts = sorted(
        ((sum(word in small for word in found), tongue) for tongue, small in _SMALL_WORDS.items()), reverse=True
    )
    (most, best), (next_most, _second) = counts[:2]
    return best if most >= _LEAST and most > next_most else None
