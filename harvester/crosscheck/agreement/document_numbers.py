"""The number of a standard, recommendation or report, taken apart: who issues it, its kind, the number, the year, the revision.

"IEEE Std 802.3-2018", "IEEE Standard 802.3-2018" and "802.3-2018" are one number; "ISO/TR 9241" is none of "ISO 9241", "DIN EN ISO 9241-11"
another document than "ISO 9241-11". What is not known by name stays in the number, and tells two apart.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from harvester.crosscheck.words import bare

_MOST = 200
# Names written out, and the short form they count as.
_PHRASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b(?:{pattern})(?![^\W\d_])"), f" {short} ")
    for pattern, short in (
        (r"federal information processing standards?(?: publications?)?|fips[ -]?pubs?", "fips"),
        (r"special publications?|spec\.? publ?\.?", "sp"),
        (r"requests? for comments?", "rfc"), (r"best current practices?", "bcp"), (r"for your information", "fyi"),
        (r"internet standards?", "ietfstd"),
        (r"technical specifications?", "ts"),
        (r"technical reports?(?: series)?|techn?\.? rep\.?(?: ser\.?)?", "tr"),
        (r"technical notes?", "tn"),
        (r"(?:internal|interagency)(?: or internal)? reports?|nistir|nbsir", "ir"), (r"technical brochures?|brochures?", "tb"),
        (r"working papers?(?: series)?", "wp"), (r"discussion papers?(?: series)?", "dp"), (r"trs", "tr"),
        (r"itu(?: ?/ ?| )t|ccitt", "itut"), (r"itu(?: ?/ ?| )r|ccir", "itur"), (r"international telecommunications? union", "itu"),
        (r"(?:u\.?s\.? )?national institute of (?:standards|science) and technology|(?:u\.?s\.? )?national bureau of standards|nbs", "nist"),
        (r"institute of electrical and electronics? engineers", "ieee"),
        (r"international organi[sz]ation for standardi[sz]ation", "iso"),
        (r"international electrotechnical commission", "iec"), (r"european telecommunications? standards institute", "etsi"),
        (r"american national standards? institute|american national standards?", "ansi"), (r"world health organi[sz]ation", "who"),
        (r"national bureau of economic research", "nber"), (r"gb/t", "gbt"), (r"gb/z", "gbz"),
        (r"as/nzs", "asnzs"),
        (r"gost r|gostr|гост р", "gostr"),
        (r"гост", "gost"),
    )
)  # fmt: skip
# Who issues a document, where several may stand together, or one be left out: "ANSI/IEEE Std 754", "ISO/IEC 9796-2".
_ISSUERS = frozenset(
    "iso iec ieee nist itu itut itur ansi astm etsi 3gpp 3gpp2 w3c oasis ietf who nber cigre niso asme ashrae ecma omg iza cepr imf nasa".split()
)
# A country's or Europe's edition of a standard is another document, in another tongue.
_ADOPTERS = frozenset(
    "din en bs nf uni une csa can as nzs asnzs sn onorm gb gbt gbz jis gost gostr sist ns ss sfs ds nen nbn ksx ks".split()
)
_KINDS = frozenset(
    "fips sp rfc bcp fyi ietfstd ien ts tr tn ir tb wp dp pas es eg dis fdis cd cdv wd guide mil handbook".split()
)
# These kinds name who issues them, and their numbers are given once.
_OF_THEIR_ISSUER = {"fips": "nist", "rfc": "ietf", "bcp": "ietf", "fyi": "ietf", "ietfstd": "ietf", "ien": "ietf"}
_ONCE = frozenset(("rfc", "ien"))
# Where it goes without saying: no office has two documents of one number.
_SAID_OR_NOT = frozenset((
    ("nist", "sp"), ("3gpp", "ts"), ("3gpp", "tr"), ("nber", "wp"), ("iza", "dp"), ("cepr", "dp"), ("imf", "wp"), ("cigre", "tb"), ("who", "tr"),
))  # fmt: skip
_NOISE = frozenset(
    "std stds standard standards international recommendation recommendations rec pub publication publications no nr number num the series "
    "document doc specification spec".split()
)
_ROMAN = r"[0-9]+|[ivx]{1,4}\b"
# What stands beside a number: the revision, the part; with its own number, or "" where it has none.
_FURTHER: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("revision", re.compile(
        r"\b(?:revision|rev\b\.?)[\s-]?([0-9]{1,2}|[a-z]\b)|(?<=[0-9a-z])\s?\br([0-9]{1,2})$|(?<=[0-9])r([0-9]{1,2})$|(?<=[0-9][a-z])r([0-9]{1,2})$"
    )),
    ("version", re.compile(r"\b(?:version|vers\.?|ver\.?|v\.?)\s?[:.]?\s?([0-9]+(?:\.[0-9]+)*[a-z]?)\b")),
    ("release", re.compile(r"\b(?:release|rel\b\.?)\s?([0-9]+)")),
    ("part", re.compile(rf"(?:\b|(?<=[0-9a-z]))(?:part|pt\b\.?|pt(?=[0-9])|teil)\s?({_ROMAN})")),
    ("edition", re.compile(r"\b(?:edition|edn|ed)\b\.?\s?([0-9]{1,2})\b|\b([0-9]{1,2})(?:st|nd|rd|th)? (?:edition|edn|ed\b\.?)")),
    ("volume", re.compile(rf"\b(?:volume|vol\b\.?)\s?({_ROMAN})")), ("phase", re.compile(rf"\b(?:phase)\s?({_ROMAN})")),
    ("amendment", re.compile(r"\b(?:amendments?|amend\b\.?|amd\b\.?|amd(?=[0-9]))(?:\s?([0-9]+))?")),
    ("corrigendum", re.compile(r"\b(?:corrigend(?:um|a)|corr?\b\.?|errat(?:um|a)|corrections?|cor(?=[0-9]))(?:\s?([0-9]+))?")),
    ("supplement", re.compile(r"\b(?:supplements?|suppl\b\.?|sup\b\.?|adden(?:dum|da)|add\b\.?)(?:\s?([0-9]+))?")),
    ("annex", re.compile(r"\b(?:annex(?:es)?|appendix|clauses?)\b(?:\s?([0-9]+|[a-z]\b))?")),
    ("draft", re.compile(r"\b(?:draft)\b()")),
)  # fmt: skip
SAID_BY_ONE = frozenset(("revision", "version", "release", "edition"))
"""What one of two sources may leave out of the number of one document; a part, an amendment is another document."""
# "-2018", ":2011-01", "(2011-03)", "(10/2001)", ", 2004 edition".
_YEAR = re.compile(
    r"(?:\s?[-–—:,]\s?((?:19|20)[0-9]{2})(?:[-/][0-9]{1,2})?"
    r"|\s?\((?:[0-9]{1,2}[/-])?((?:19|20)[0-9]{2})(?:[-/][0-9]{1,2})?\))(?: edition| ed\.?)?\s*$"
)
# "102 165", as ETSI groups its numbers.
_GROUPS = re.compile(r"(?<![0-9])([0-9]{3}) (?=[0-9]{3}(?![0-9]))")
_BETWEEN_WORDS = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_BRACKETED = re.compile(r"\(\s?([a-z]{2,5})\s?\)")
# "G.709", "BT.601": no other office letters its numbers so.
_LETTERED = re.compile(r"^(?:recommendation |rec\.? ?)?[a-z]{1,2}\.[0-9]")
_RUN = re.compile(r"3gpp2?|w3c|[0-9]+|[^\W\d_]+")


class DocumentNumber(NamedTuple):
    """A number taken apart. `runs`: its digits and letters in their order; `further`: what stands beside it, ("revision", "2")."""

    issuers: frozenset[str]
    adopters: frozenset[str]
    kinds: frozenset[str]
    runs: tuple[str, ...]
    year: str
    further: tuple[tuple[str, str], ...]

    @property
    def named(self) -> bool:
        """Whether it says whose number it is."""
        return bool(self.issuers or self.adopters or self.kinds)

    @property
    def given_once(self) -> bool:
        """Whether its series gives a number to one document, for ever."""
        return bool(self.kinds & _ONCE)


def take_further(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A folded text without what stands beside a number, and that.

    >>> take_further("800-56a revision 2"), take_further("24.229 v5.0.0")
    (('800-56a ', (('revision', '2'),)), ('24.229 ', (('version', '5.0.0'),)))
    """
    found: list[tuple[str, str]] = []
    for name, pattern in _FURTHER:
        told = [next(filter(None, match.groups()), "").lstrip("0") for match in pattern.finditer(text)]
        found += [(name, value) for value in told]
        text = pattern.sub("", text) if told else text
    return text, tuple(sorted(found))


def document_number(text: str) -> DocumentNumber | None:
    """The parts of a number; None where it has no digit.

    >>> document_number("NIST Special Publication (SP) 800-78-4") == document_number("NIST SP 800-78-4")
    True
    >>> document_number("Recommendation G.709 (10/2001)").runs, document_number("802.3-2018").year
    (('g', '709'), '2018')
    """
    plain = _GROUPS.sub(r"\1", _BETWEEN_WORDS.sub(" ", bare(text[:_MOST])))
    for pattern, short in _PHRASES:
        plain = pattern.sub(short, plain)
    dated = _YEAR.search(plain.strip())
    year = ""
    if dated is not None and re.search(r"[0-9]", plain.strip()[: dated.start()]):
        year, plain = dated[1] or dated[2], plain.strip()[: dated.start()]
    plain, further = take_further(_BRACKETED.sub(r" \1 ", plain).strip())
    if not year and (dated := _YEAR.search(plain)) is not None and re.search(r"[0-9]", plain[: dated.start()]):
        year, plain = dated[1] or dated[2], plain[: dated.start()]
    issuers: set[str] = set()
    adopters: set[str] = set()
    kinds: set[str] = set()
    runs = _RUN.findall(plain)
    at = 0
    for run in runs:
        group = next(
            (known for names, known in ((_ISSUERS, issuers), (_ADOPTERS, adopters), (_KINDS, kinds)) if run in names),
            None,
        )
        if group is not None:
            group.add(run)
        elif run == "std" and "mil" not in kinds and not issuers and not adopters:
            # "STD 7" alone is the Internet's; "IEEE Std" only says what it is.
            kinds.add("ietfstd")
        elif run not in _NOISE:
            break
        at += 1
    number = [run.lstrip("0") or "0" for run in runs[at:]]
    if not any(map(str.isdigit, number)):
        return None
    issuers |= {_OF_THEIR_ISSUER[kind] for kind in kinds if kind in _OF_THEIR_ISSUER}
    # "NBER w29971".
    if "nber" in issuers and number[0] == "w":
        number = number[1:]
    if not (issuers or adopters or kinds) and number[0] == "802" and len(number) > 1:
        issuers.add("ieee")
    elif not (issuers or adopters or kinds) and len(number) > 1 and _LETTERED.search(plain):
        issuers.add("itu")
    return DocumentNumber(frozenset(issuers), frozenset(adopters), frozenset(kinds), tuple(number), year, further)


def one_series(one: DocumentNumber, other: DocumentNumber) -> bool:
    """Whether two numbers can be of one series: one may leave out who issues it, or one of several who do."""
    if not (one.named and other.named):
        return True
    issuers, theirs = one.issuers, other.issuers
    if "itu" in issuers ^ theirs and (issuers | theirs) & {"itut", "itur"}:
        issuers, theirs = (
            frozenset("itu" if name in ("itut", "itur") else name for name in names) for names in (issuers, theirs)
        )
    together = one.issuers | other.issuers
    kinds = all(any((issuer, kind) in _SAID_OR_NOT for issuer in together) for kind in one.kinds ^ other.kinds)
    alone = not (one.kinds and other.kinds)
    return (
        one.adopters == other.adopters
        and (issuers <= theirs or theirs <= issuers)
        and (one.kinds == other.kinds or (kinds and alone))
    )
