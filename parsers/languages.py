"""Names and codes of languages to BCP 47 tags.

Pages say "English", "eng", "ger", "en_GB", "français", "pt-BR", "English; Spanish". A small table answers for the
languages nearly all works are written in; the rest is asked of langcodes, which is imported only then.
"""

from __future__ import annotations

import re

from parsers.clean import line
from parsers.held import held

# Longer than any name of a language; what is longer is a sentence, and costs a look-up for nothing.
LONGEST = 100

# Tag, then what names it: ISO 639-2 codes of both kinds, the English name, the language's own, and what the languages
# around it call it where repositories are known to print that ("Inglés", "Englisch").
_COMMON = """
ar ara arabic العربية arabe árabe
ca cat catalan català catalán
cs cze ces czech čeština český česky
da dan danish dansk
de ger deu german deutsch allemand alemán alemão tedesco duits немецкий
el gre ell greek ελληνικά
en eng english inglés ingles inglês anglais englisch inglese engels engelsk engelska angielski английский 英語 英文
es spa spanish español espanol castellano castilian espagnol spanisch espanhol spagnolo испанский
et est estonian eesti
eu baq eus basque euskara
fa per fas persian farsi فارسی
fi fin finnish suomi
fr fre fra french français francais francés frances francês französisch francese frans французский
he heb hebrew עברית
hi hin hindi हिन्दी
hr hrv scr croatian hrvatski
hu hun hungarian magyar
id ind indonesian indonesia
is ice isl icelandic íslenska
it ita italian italiano italien italienisch
ja jpn japanese 日本語 japonais japonés
ko kor korean 한국어
la lat latin latein lateinisch latina
lt lit lithuanian lietuvių
lv lav latvian latviešu
mul multilingual multiple
nb nob bokmål
nl dut nld dutch nederlands néerlandais holandés
nn nno nynorsk
no nor norwegian norsk
pl pol polish polski польский
pt por portuguese português portugues portugués portugais portugiesisch portoghese
ro rum ron mol romanian română
ru rus russian русский russe ruso russisch
sk slo slk slovak slovenčina slovenský slovensky
sl slv slovenian slovene slovenščina
sr srp scc serbian srpski српски
sv swe swedish svenska
th tha thai ไทย
tr tur turkish türkçe turkce
uk ukr ukrainian українська украинский
ur urd urdu اردو
vi vie vietnamese việt
zh chi zho chinese 中文 汉语 漢語 chinois chino
"""
_TAG_OF = {word: words[0] for words in map(str.split, _COMMON.strip().splitlines()) for word in words}
# Codes of countries that people write for the language. None of them is the code of a language, so none is misread.
_TAG_OF |= {"jp": "ja", "cn": "zh", "cz": "cs", "dk": "da", "gr": "el", "kr": "ko", "ua": "uk", "vn": "vi", "sp": "es"}

# Codes that say that the language is not known, and words that langcodes takes for languages nobody meant: "none",
# "text" (found in language fields), "article" and the rest. "zxx" (no linguistic content) and "mul" say something.
_UNKNOWN = frozenset(
    "und mis none text unknown undefined undetermined other null na nan the not default all any".split()
)

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,4}|[iI]-[A-Za-z]{2,8}")
_REGION = re.compile(r"([a-z]{2,3})[-_]([a-z]{2})")
# Regions that need no look-up; "UK" is how people write GB.
_REGIONS = {code.lower(): code for code in "US GB AU CA IE NZ ZA IN BR PT ES MX AR FR BE CH DE AT IT CN TW HK".split()}
_REGIONS["uk"] = "GB"
_LOCALE_TAIL = re.compile(r"[.@].*|[_-](?:POSIX|posix)\b.*")
_BETWEEN = re.compile(r"\s*(?:[;,/|+&]|\band\b|\bet\b|\bund\b|\by\b|\be\b)\s*")
_BRACKETED = re.compile(r"\s*[(\[][^)\]]*[)\]]?\s*")
# "Text in English", "Bahasa Indonesia", "Język polski": the word for "language" around its name.
_AROUND = re.compile(
    r"(?:text(?:o|e)? (?:in|en) |in |idioma:? |langue:? |lang(?:uage)?:? |sprache:? |bahasa |tiếng |język )|(?: language| text)",
)


def read_language(text: str) -> str | None:
    """The BCP 47 tag of a language named or coded in `text`; None where none is known for certain.

    Where several are named, the first: catalogues put the language of the work's main text there (MARC 21 field
    041), and a record has one.

    >>> [read_language(text) for text in ("English", "ger", "en_GB", "français", "English; Spanish", "und")]
    ['en', 'de', 'en-GB', 'fr', 'en', None]
    """
    return _told(text)


# Most works of a library are in a handful of languages.
@held(LONGEST, 2_000)
def _told(text: str) -> str | None:
    clean = line(text)
    if clean is None or len(clean) > LONGEST:
        return None
    whole = clean.strip(" .,;:[]()\"'")
    tag = _read(whole)
    if tag is None:
        first = next((piece for piece in _BETWEEN.split(whole.casefold()) if piece), "")
        bare = _AROUND.sub("", _BRACKETED.sub(" ", first)).strip(" .:")
        tag = _read(bare) if bare and bare != whole else None
    return tag


def _read(text: str) -> str | None:
    """The tag that the whole of `text` names or is."""
    folded = text.casefold()
    if folded in _TAG_OF:
        return _TAG_OF[folded]
    if folded in _UNKNOWN or len(text) < 2:
        return None
    region = _REGION.fullmatch(folded)
    if region and region[1] in _TAG_OF and region[2] in _REGIONS:
        return f"{_TAG_OF[region[1]]}-{_REGIONS[region[2]]}"
    code = _LOCALE_TAIL.sub("", text)
    if _TAG.fullmatch(code):
        return _coded(code)
    # A tag with a part that no tag has ("en-US.UTF-8x"), or a word too short to be the name of a language: langcodes
    # knows a language called "A".
    return _named(text) if len(text) > 3 or not text.isascii() else None


def _coded(code: str) -> str | None:
    import langcodes  # noqa: PLC0415 - its tables are wanted by few texts

    try:
        tag = langcodes.standardize_tag(code)
        valid = langcodes.tag_is_valid(tag)
    except ValueError:  # LanguageTagError
        return None
    return tag if valid and tag.partition("-")[0] not in _UNKNOWN else None


def _named(name: str) -> str | None:
    import langcodes  # noqa: PLC0415 - its tables are wanted by few texts

    try:
        tag = langcodes.find(name).to_tag()
    except LookupError:
        return None
    return tag if tag.partition("-")[0] not in _UNKNOWN else None


def are_codes(text: str) -> bool:
    """Whether a line is nothing but codes of languages: the buttons between an abstract's versions, "en fr".

    >>> are_codes("en fr"), are_codes("hardly")
    (True, False)
    """
    words = text.split()
    return 0 < len(words) <= _MOST_CODES and all(
        len(word) == 2 and word.islower() and read_language(word) == word for word in words
    )


def are_languages(text: str) -> bool:
    """Whether a line is nothing but names or codes of languages: the tabs between an abstract's versions, "Français English".

    >>> are_languages("Français English"), are_languages("en fr"), are_languages("English ponds")
    (True, True, False)
    """
    words = text.replace("|", " ").replace("/", " ").split()
    return 0 < len(words) <= _MOST_CODES and (
        are_codes(text) or all(len(word) > 2 and read_language(word) is not None for word in words)
    )


_MOST_CODES = 6
