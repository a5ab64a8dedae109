"""Whether a visible line is a list of people, and who they are: for bylines that nothing but their look gives away."""

from __future__ import annotations

import re

from parsers.names.east_asian import family_length
from parsers.names.groups import is_group
from parsers.names.lists import cut_list
from parsers.names.particles import PARTICLES
from parsers.names.text import is_degree
from parsers.visible.blocks import EDGE, plain, without_superscripts
from parsers.visible.name_remarks import without_remarks
from parsers.visible.places import is_place, names_a_place

_LEAST, _LONGEST, _MOST_WORDS = 3, 12_000, 7
# Leading words of a byline, and things in it that are no part of a name.
_BY = re.compile(
    r"^\s*(?:by|von|par|por|di|door|av|written by|authors?|author\(s\)|autor(?:en|es)?|auteurs?)(?!\w)\s*:?\s+",
    re.IGNORECASE,
)
_NOT_NAMES = re.compile(
    r"https?://[^\s,;]+|\(?[^\s,;()@]{1,64}\s?(?:@|\[at\])\s?[^\s,;()@]{1,80}\)?"
    r"|\(?\bORCID(?: ID)?\b\s*:?(?:\s*\d{4}-\d{4}-\d{4}-\d{3}[\dX])?\)?|\d{4}-\d{4}-\d{4}-\d{3}[\dX]"
    r"|\bavatar\b|author links open overlay panel|\[\s?(?:\.{3}|…)\s?\]|[*†‡§¶#✉⁎∗⁰¹²³⁴-⁹✝]+"
    r"|\+\s?\d+ authors?|\b(?:view|see|show) (?:all|more|fewer)\b.*|\bfewer\b",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"(?<=[^\W\d_])\s?(?:0\d{3}|\d{1,2}(?:\s?,\s?\d{1,2})*)(?=\s*(?:[,;&:]|$|and\b))|\([\d,\s]+\)|\[[\d,\s]+\]"
)
_BETWEEN_NAMES = re.compile(r"(?<=[^\W\d_])\s?(?:\([\d,\s]+\)|\[[\d,\s]+\])(?=[^\W\d_])")
# Single letters that stand for affiliations: "Meyer a, b".
_LETTERS = re.compile(r"(?<=[a-zà-ÿ])\s[a-f](?:\s?,\s?[a-f])*(?=\s*(?:[,;&]|$))")
_CAPITAL = "[" + "".join(char for char in map(chr, range(0x2000)) if char.isupper()) + "]"
_WORD = re.compile(
    rf"(?:{_CAPITAL}\.?-?)+|(?:[dDlLO]['’])?{_CAPITAL}[^\W\d_’']*(?:['’\-‐–][^\W\d_]+)*\.?|[\u0600-\u06ff\u200c]+|[\u0590-\u05ff]+"
)
# Chinese names of two characters are set as wide as those of three: "梅 广".
_CJK = re.compile(
    r"[\u4e00-\u9fff]\s[\u4e00-\u9fff]{1,2}|"
    r"[\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7af々·・]{2,8}(?:\s[\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7af々]{1,6})?"
)
_SMALL = PARTICLES | {"and", "y", "e", "i", "jr", "sr", "jr.", "sr.", "bin", "ibn", "al", "el"}
# Capitalised words that begin or make up other short lines near a title.
_OTHER = frozenset(
    """
    abstract article articles volume issue journal home search login sign download pdf html full text view export share cite citation
    citations references figures tables metrics comments related published received accepted revised online open access free copyright
    the a an of for with from this that what how why about contact menu help browse submit subscribe register news issues archive archives
    current latest early next previous editorial research review letter report communication original paper case short brief rapid
    table contents supplementary materials information keywords introduction methods results discussion conclusion conclusions
    january february march april june july august september october november december doi url issn isbn pp vol no
    university institute department usa uk china germany france japan spain italy india show all more authors author affiliations
    special section book chapter thesis dissertation collection collections community statistics date title subject type publisher
    détails détail details afficher voir plus mehr anzeigen mostrar ver más mais leia profile biography contact equal contributor
    google scholar scopus crossref pubmed medline orcid facebook twitter linkedin mendeley researchgate
    select language english deutsch français español português русский 中文 peer reviewed preprint version creative commons license
    science sciences letters annals proceedings bulletin transactions quarterly availability cited effects analysis study studies modeling
    impact impacts evidence development management education health disease patients treatment therapy children policy theory approach
    assessment evaluation performance engineering technology chemistry physics mathematics society international european american global
    economic environmental climate change level levels sea risk quality energy nature
    для правила авторов авторам требования главная журнал поиск контакты архив статья авторы выпуск номера редакция наука
    图书馆 关键词 目录页 图书室 検索結果 キーワード ホーム トップページ 도서관 키워드 학술지 홈페이지
    """.split()
)


def read_byline(raw: str) -> list[str]:
    """The texts of the names in a visible line, raw as `blocks` gives it; empty where it is no list of people.

    >>> read_byline("Michael P. Taylor and Mathew J. Wedel")
    ['Michael P. Taylor', 'Mathew J. Wedel']
    >>> read_byline("Volume 83, February 2015"), read_byline("A Survey"), read_byline("A Fenwick, B Żaba")
    ([], [], ['A Fenwick', 'B Żaba'])
    >>> read_byline("Ing. Petr Kos, Ph.D., Mgr. Jana Malá")
    ['Ing. Petr Kos, Ph.D.', 'Mgr. Jana Malá']
    """
    head, group = _with_group(raw)
    if group:
        people = read_byline(head)
        return [*people, group] if people else []
    if _PROSE.search(raw[:600]):
        return []
    bare = without_superscripts(raw[:_LONGEST])
    bare = without_remarks(_ROLES_BEHIND.sub("", _NOT_NAMES.sub(" ", bare)))
    by_edges = _units(bare)
    if by_edges:
        return by_edges
    text = plain(bare)
    text = _STOP.sub("", _LETTERS.sub("", _without_marks(_BY.sub("", text))).strip(" ,;:|·-"))
    if len(text) < _LEAST:
        return []
    parts = [part for piece in text.split(",") if (part := without_and(piece))] if _TEAM.search(text) else []
    if parts and looks_like_person(parts[0]) and all(looks_like_person(part) or _is_team(part) for part in parts):
        return (
            parts  # people, and beside them those whom they worked with: "Anna de Vries, Bo Li, Consortium for Tides"
        )
    # In capitals nothing tells a name from initials.
    names = [name.upper() for name in cut_list(text.title())] if text.isupper() else cut_list(_chinese(text))
    names = [without_and(name) for name in names]
    # "A Fenwick" among others is a person; alone, "A Survey" is none.
    if len(names) == 1 and names[0].startswith("A "):
        return []
    if names and all(map(looks_like_person, names)):
        return names
    # In a long list a name or two may look like nothing known.
    strange = [name for name in names if not looks_like_person(name)]
    return (
        names if len(names) >= _LONG and len(strange) * 10 <= len(names) and all(map(_may_be_person, strange)) else []
    )


# Who wrote a survey and who went over it: "吴珩 综述, 赵旭东 审校".
_ROLES_BEHIND = re.compile(r"\s(?:综述|审校|审阅|编译|整理|译|校)(?=\s*(?:[,，;；、]|$))")


def _is_team(name: str) -> bool:
    return len(name) <= _LONGEST_GROUP and _TEAM.search(name) is not None and not names_a_place(name)


_TEAM = re.compile(
    r"\b(?:consortium|collaboration|(?:study|working|writing|trial|research) group|investigators|task force|initiative|network|collaborators)\b",
    re.IGNORECASE,
)


def _without_marks(text: str) -> str:
    """A line without the numbers of affiliations; one right between two names ("王小明[1]李华[2]") was all that parted them."""
    return _MARKS.sub("", _BETWEEN_NAMES.sub(", ", text))


# A full stop that ends a line, and no initial.
_STOP = re.compile(r"(?<=[^\W\d_]{2})[.\s]+$")
_GROUP_BEHIND = re.compile(r"[\s,;]+(?:and|&|for|on behalf of)$", re.IGNORECASE)


def _with_group(raw: str) -> tuple[str, str]:
    """The people of a line, and the group they write with or for: "…, and the Harbour Study Group"; else no group."""
    head, _the, behind = raw[:_LONGEST].rpartition(" the ")
    end = _GROUP_BEHIND.search(head[-20:])
    group = plain(without_superscripts(behind)).strip(" ,;.*†‡")
    if end is None or not 3 < len(group) <= _LONGEST_GROUP or not group[0].isupper() or not is_group(group):
        return raw, ""
    return head[: len(head) - len(end[0])], group


_LONGEST_GROUP = 120
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,4}(?:\s[\u4e00-\u9fff]{2,4})+")


def _chinese(text: str) -> str:
    """Chinese names that only blanks set apart, set apart by semicolons; a family name alone before a blank is none."""
    names = text.split()
    return "; ".join(names) if _CHINESE.fullmatch(text) and all(map(family_length, names)) else text


INCOMPLETE = re.compile(
    r"(?:^|[\s,])\+\s?\d{1,4}(?:\s(?:more|others|authors?))?(?=[\s,]|$)|\band \d{1,4} (?:more|others)\b"
)
"""A list of people of which the page shows a part."""
_LONG = 8
_PROSE = re.compile(r" (?:the|is|are|was|were|that|this|with|from|has|have) ")


def _may_be_person(text: str) -> bool:
    return (
        len(text.split()) <= _MOST_WORDS
        and not any(map(str.isdigit, text))
        and text.lower() not in _OTHER
        and not is_group(text)
    )


def read_people_and_place(text: str) -> tuple[list[str], str]:
    """Names and the place they work at, of a line that begins with the names and goes on with the place; else nothing.

    >>> read_people_and_place("Nick Arkadopoulos, Dionysios Voros, 2nd Department of Surgery, Athens")
    (['Nick Arkadopoulos', 'Dionysios Voros'], '2nd Department of Surgery, Athens')
    """
    parts = [part.strip() for part in text[:_LONGEST].split(",")]
    count = 0
    while count < len(parts) and looks_like_person(parts[count]):
        count += 1
    place = ", ".join(parts[count:])
    return (parts[:count], place) if count and names_a_place(place) else ([], "")


def _units(raw: str) -> list[str]:
    """The names where each stands in an element of its own and nothing but commas and "and" between them."""
    names: list[str] = []
    for piece in raw.split(EDGE):
        name = without_and(" ".join(_LETTERS.sub("", _without_marks(piece)).split()).strip(" ,;·|"))
        if not any(map(str.isalpha, name)) or name.lower() in _BETWEEN:
            continue
        if not looks_like_person(name):
            return []
        names.append(name)
    return names if len(names) > 1 else []


_BETWEEN = frozenset("and & by und et y e i en with a b c d e f".split())


_AND = re.compile(r"^(?:and|und|et|y|e|&)\s+|\s+(?:and|und|et|y|&)$")


def without_and(text: str) -> str:
    """A name without the word or sign that joins it to the next."""
    return _AND.sub("", text.strip(" ,;")).strip(" ,;")


def looks_like_person(text: str) -> bool:
    """Whether a text looks like one person's name: two to seven words, capitals where names have them, nothing else."""
    if _CJK.fullmatch(text):
        return text not in _OTHER
    if "," in text and is_place(text.rpartition(",")[2].strip()):
        return False
    words = text.replace(",", " ").split()
    if not 2 <= len(words) <= _MOST_WORDS or len(text) > 80 or is_group(text):
        return False
    capitals = 0
    for word in words:
        lowered = word.lower()
        if lowered in _OTHER and not (len(word) == 1 and word.isupper()):
            return False
        if _WORD.fullmatch(word):
            capitals += 1
        elif lowered not in _SMALL and not ("." in word and is_degree(word)):
            return False
    return capitals >= 2
