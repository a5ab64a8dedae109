"""Languages by the names that babel and biblatex have for them (`langid`), to BCP 47 tags and back."""

from __future__ import annotations

from parsers.languages import read_language

# Tag, then babel's names: the first is what is written.
_NAMES = """
en english
en-US american usenglish
en-GB british ukenglish
en-AU australian
en-CA canadian
en-NZ newzealand
de ngerman german
de-AT naustrian austrian
de-CH nswissgerman swissgerman
fr french francais acadian
fr-CA canadien
es spanish
es-MX mexican
it italian
pt portuguese
pt-BR brazilian brazil
nl dutch
sv swedish
da danish
no norwegian
nb norsk
nn nynorsk
fi finnish
pl polish
cs czech
sk slovak
sl slovene slovenian
hr croatian
sr serbian
bg bulgarian
hu hungarian magyar
ro romanian
ru russian
uk ukrainian
be belarusian
tr turkish
el greek
la latin
ca catalan
eu basque
gl galician
et estonian
lv latvian
lt lithuanian
is icelandic
ga irish
cy welsh
eo esperanto
af afrikaans
ar arabic
fa persian farsi
he hebrew
hi hindi
bn bengali
ta tamil
th thai
vi vietnamese
id indonesian
ms malay
zh chinese
ja japanese
ko korean
ka georgian
hy armenian
mn mongolian
"""
_ROWS = [line.split() for line in _NAMES.strip().splitlines()]
BABEL: dict[str, str] = {tag: names[0] for tag, *names in _ROWS}
_TAG_OF = {name: tag for tag, *names in reversed(_ROWS) for name in names}


def langid(tag: str | None) -> str | None:
    """babel's name of a language: with its region where babel tells that apart; None for one it has no name for.

    >>> langid("en-GB"), langid("de-LI"), langid("tlh")
    ('british', 'ngerman', None)
    """
    return BABEL.get(tag or "") or BABEL.get((tag or "").partition("-")[0])


def read_babel(text: str) -> str | None:
    """The tag of a language by babel's name of it, or by any other.

    >>> read_babel("ngerman"), read_babel("en-GB"), read_babel("français")
    ('de', 'en-GB', 'fr')
    """
    return _TAG_OF.get(text.strip().lower()) or read_language(text)
