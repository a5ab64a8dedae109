"""Words that key patterns leave out of titles: JabRef's function words, and such words of other languages. Pure."""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    # As JabRef's documentation lists them.
    "a an the above about across against along among around at before behind below beneath beside between beyond by down during except for "
    "from in inside into like near of off on onto since to toward through under until up upon with within without and but nor or so yet "
    "der die das den dem des ein eine einer und im zur zum über von le la les l un une des du de d el los las una y o en "
    "il lo gli i della dei di het een van voor".split()
)
"""In small letters."""


def telling(words: list[str]) -> list[str]:
    """The words that are none of them; all where there are no others."""
    return [word for word in words if word.casefold() not in FUNCTION_WORDS] or words
