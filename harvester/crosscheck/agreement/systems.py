"""How Latin letters write other alphabets: the systems of transliteration, as tables of letters.

A letter may be written in several ways in one system (BGN/PCGN's "ye" and "e"). Latin is bare: "š" is "s", "ë" is "e".
Sources: BGN/PCGN, ALA-LC, GOST 52535, ISO 9:1968 and 1995, the German and French habits of newspapers, Ukraine's and Bulgaria's
own systems, Serbia's Latin alphabet, ELOT 743, Revised Romanization of Korean beside McCune-Reischauer and what people choose.
"""

from __future__ import annotations

from collections.abc import Mapping

Table = Mapping[str, tuple[str, ...]]


def _table(text: str, *parts: Table) -> dict[str, tuple[str, ...]]:
    """Rows of "letter way way …"; "-" is nothing. Parts are taken over, and overruled."""
    rows = {
        key: tuple("" if way == "-" else way for way in ways) for key, *ways in (row.split() for row in text.split(","))
    }
    return {key: ways for part in parts for key, ways in part.items()} | rows


_PLAIN = _table(
    "а a, б b, г g, д d, е e, з z, и i, к k, л l, м m, н n, о o, п p, р r, с s, т t, ф f, ъ - i, ь -, э e, і i, ґ g, кс ks x"
)


def _with_short_i(letters: dict[str, tuple[str, ...]], ways: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The letters, and each vowel with a short i behind it: "й" stands nowhere else but at a word's beginning."""
    pairs = {f"{vowel}й": tuple(f"{way}{short}" for way in letters[vowel] for short in ways) for vowel in "аеоуыэюяё"}
    # "-ий" and "-ый" have ways of their own: "-y", "-i", "-ii".
    endings = {
        f"{vowel}й": tuple(dict.fromkeys((*letters[vowel], *(f"{letters[vowel][0]}{way}" for way in ways), "y")))
        for vowel in "иы"
    }
    return letters | pairs | endings


ENGLISH = _with_short_i(
    _table(
        "в v, е e ye, ё e yo ye, ж zh, и i, у u, х kh, ц ts tc, ч ch tch, ш sh, щ shch sch, ы y, ю yu iu, я ya ia, ье ye ie e, ья ya ia, "
        "ьи yi i, "
        "ьо yo io, шё she sho shyo, щё shche shcho shchyo, чё che cho chyo, жё zhe zho zhyo",
        _PLAIN,
    ),
    ("y", "i"),
)
SCIENTIFIC = _with_short_i(
    _table("в v, ё e, ж z, у u, х ch h, ц c, ч c, ш s, щ sc, ы y, ю ju, я ja, ье e je, ья ja, шё se, щё sce, чё ce, жё ze", _PLAIN),
    ("j",),
)  # fmt: skip
ISO_9 = _with_short_i(_table("в v, ё e, ж z, у u, х h, ц c, ч c, ш s, щ s, ы y, ю u, я a", _PLAIN), ("j",))
GERMAN = _with_short_i(
    _table(
        "в w ff, е e je, ё e jo, ж sch sh, з s, с s ss, у u, х ch, ц z, ч tsch, ш sch, щ schtsch, ы y, ю ju, я ja, ье je e, ья ja, "
        "шё sche scho, щё schtsche schtscho, чё tsche tscho, жё sche scho",
        _PLAIN,
    ),
    ("i", "j"),
)
FRENCH = _with_short_i(
    _table(
        "в v ff, г g gu, е e ie, ё e io, ж j, с s ss, у ou, х kh, ц ts, ч tch, ш ch, щ chtch, ы y, ю iou you, я ia ya, ье ie e, ья ia, "
        "шё che cho, щё chtche chtcho, чё tche tcho, жё je jo",
        _PLAIN,
    ),
    ("i", "y"),
)
UKRAINIAN = _table(
    "в v, г h, є ie ye, ж zh, и y, ї i yi, й i y, у u, х kh, ц ts, ч ch, ш sh, щ shch, ю iu yu, я ia ya, ий yi yy y, зг zgh, ' -",
    _PLAIN,
)
BULGARIAN = _table("в v, ж zh, й y, у u, х h, ц ts, ч ch, ш sh, щ sht, ъ a u, ю yu, я ya, ия ia iya", _PLAIN)
SERBIAN = _table("в v, ђ d dj, ж z, ј j, љ lj, њ nj, ћ c, у u, х h, ц c, ч c, џ dz, ш s, ѓ g gj, ќ k kj, ѕ dz", _PLAIN)
ENDINGS = frozenset(("ий", "ый"))
"""Letters whose short ways ("-y") stand only where a name ends."""
SYSTEMS: tuple[Table, ...] = (ENGLISH, SCIENTIFIC, ISO_9, GERMAN, FRENCH)
"""The systems in which two Latin names of one Russian name can stand."""

# The last "в" of a name may be "ff", and short i may begin a name; "е" is printed for "ё".
_LOOSE = _table(
    "в v w ff, й y j i jj, ц ts c z tz tc cz, щ shh sch, э eh, ин in ine, е e ye je ie yo jo, ше she sho se sche scho che cho, "
    "ще shche shcho sce schtsche schtscho chtche chtcho se, че che cho ce tsche tscho tche tcho, же zhe zho ze sche scho je jo, "
    "х kh h ch x, я ya ia ja a, ю yu iu ju u iou you"
)


def _union(*tables: Table) -> dict[str, tuple[str, ...]]:
    letters = dict.fromkeys(letter for table in tables for letter in table)
    return {one: tuple(dict.fromkeys(way for table in tables for way in table.get(one, ()))) for one in letters}


CYRILLIC: Table = _union(*SYSTEMS, UKRAINIAN, BULGARIAN, SERBIAN, _LOOSE)
"""Every way in which any of the systems writes a Cyrillic letter."""

GREEK: Table = _table(
    "α a, β v b, γ g y gh, δ d dh, ε e, ζ z, η i e h, θ th, ι i, κ k c, λ l, μ m, ν n, ξ x ks, ο o, π p, ρ r rh, σ s, ς s, τ t, υ y i u, φ f ph, "
    "χ ch h kh x, ψ ps, ω o w, ου ou u, αυ av af au, ευ ev ef eu, ηυ iv if, αι ai e, ει ei i, οι oi i, γγ ng gg, γκ gk g ng nk, γχ nch nkh nh, "
    "μπ b mp mb, ντ d nt nd, τζ tz dz dj j, τσ ts, γι gi yi y, γε ge ye, ευα eva eua, ευο evo"
)

# Syllables of Hangul are taken apart (NFD): beginnings U+1100…, vowels U+1161…, ends U+11A8….
_BEGIN = "g|k kk|gg|k n d|t tt|dd|t r|l m b|p pp|bb|p s|sh ss|s - j|ch|z jj|ch ch|j k t p h".split()
_VOWELS = (
    "a|ah ae|ai|e ya yae eo|u|o|uh e yeo|you|yu|yo|yuh ye|ie o|oh wa wae oe|oi|we yo u|oo|woo|wu wo|weo|woo we wi|ui|wee yu|yoo eu|u ui|eui|yi|ee|i "
    "i|ee|yi|ie".split()
)
_END = "k|g k|g k|g n n n t|d l|r l l l l l l l m p|b p|b t|s t|s ng t|j t|ch k t p h|t".split()
HANGUL: Table = {
    chr(start + place): tuple("" if way == "-" else way for way in ways.split("|"))
    for start, jamo in ((0x1100, _BEGIN), (0x1161, _VOWELS), (0x11A8, _END))
    for place, ways in enumerate(jamo)
}
_FAMILIES = (
    "이 lee yi i li rhee ri, 박 park bak pak, 임 lim im yim rim, 노 roh noh no ro, 유 yoo yu you ryu, 류 ryu yu yoo, "
    "허 huh heo hur, 백 baek paik back, "
    "손 son sohn, 권 kwon gwon, 구 koo gu ku, 서 seo suh so, "
    "심 shim sim, 우 woo u, 엄 eom um uhm"
)
KOREAN_FAMILIES: Mapping[str, tuple[str, ...]] = {
    key: tuple(ways) for key, *ways in map(str.split, _FAMILIES.split(","))
}
"""Family names that people write in ways no system has."""
