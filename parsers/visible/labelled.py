"""Visible labels: what a page prints as "Label: value", in a definition list, in the cells of a table, or below a heading.

A label that is known begins a field; a label without a value is an empty field and never takes the next one's. What the
labels of many languages mean is in `labels.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from parsers.citation_strings import read_citation
from parsers.citations import LABELLED
from parsers.found import Found
from parsers.labels import field_of
from parsers.languages import are_codes, are_languages
from parsers.names.groups import is_group
from parsers.record import Said
from parsers.rows import Row as TextRow
from parsers.visible.abstracts import STOPS
from parsers.visible.blocks import COMPONENT, EDGE, Block
from parsers.visible.bylines import read_people_and_place
from parsers.visible.described import IN_SERIES, catalogued, kind_of_format, names_repository, with_described
from parsers.visible.first_language import in_first_language
from parsers.visible.imprints import IMPRINT, PLACE_AND_YEAR, REMARK, imprint
from parsers.visible.label_rows import Row, labelled_rows
from parsers.visible.labelled_keywords import apart, may_be_keyword
from parsers.visible.labelled_numbers import NUMBERS, number
from parsers.visible.labelled_people import people_behind
from parsers.visible.own_rows import of_the_work
from parsers.visible.people_roles import contributors

SOURCE = "labelled"
_LEAST_FIELDS = 2
# What one label alone tells of a page whose heading is its title.
_ENOUGH = frozenset(("keyword_list", "keyword", "abstract", "doi", "issn", "isbn", "pmid", "citation"))
_MOST_KEYWORDS = 60
_LEAST_ABSTRACT = 20
# Fields that hold one value: of several lines below the label the first is it.
_LISTS = frozenset(
    ("author_list", "editor_list", "translator", "contributor", "keyword_list", "issn", "isbn", "identifier", "funder")
)
# What the lines of a list are one by one.
_ONE_OF = {"author_list": "author", "editor_list": "editor", "keyword_list": "keyword"}
_WHOLE = frozenset(("abstract", "citation", "title", "rights", "note"))
_PEOPLE = frozenset(("author_list", "editor_list"))
_LONGEST_SHORT = 300
# Links beside an abstract, a title or a name that are no part of it.
_NOT_VALUES = frozenset(
    (
        "show more",
        "free access",
        "full text",
        "fulltext",
        "full text pdf",
        "download pdf",
        "download full text",
        "open access",
        "full access",
        "restricted access",
        "free",
        "read more",
        "more",
        "less",
        "show less",
        "[...]",
        "...",
        "-",
        "–",
        "—",
        "n/a",
        "none",
        "unknown",
        "not available",
    )
)


def find(blocks: Sequence[Block]) -> tuple[Found, ...]:
    """What the labelled lines of a page say: a work; it may lack a title that stands as the page's heading.

    Where the label of the title comes again and again, each time with people or a DOI, it is a work each time.
    """
    rows = _without_deposit(list(labelled_rows(blocks, field_of)))
    works = [_of(block) for block in _works(rows)]
    if len(works) > 1 and all({item.field for item in said} | _also(said) >= _WHOLE_WORK for said in works):
        return tuple(Found(SOURCE, tuple(said)) for said in works)
    said = _of(rows)
    fields = {item.field for item in said} - {"other"}
    return (Found(SOURCE, tuple(said)),) if len(fields) >= _LEAST_FIELDS or fields & _ENOUGH else ()


def _without_deposit(rows: list[Row]) -> list[Row]:
    """The rows without the day that WEKO, the repositories of Japan, made the item public: elsewhere the word is the day online."""
    weko = any(row.label in _OF_WEKO for row in rows)
    return [row for row in rows if row.label != "公開日"] if weko else rows


_OF_WEKO = frozenset(("書誌情報", "資源タイプ", "アイテムタイプ", "Item type"))
_WHOLE_WORK = frozenset(("title", "people"))


def _also(said: list[Said]) -> set[str]:
    return {"people"} if {item.field for item in said} & {"author", "author_list", "doi"} else set()


def _of(rows: Sequence[Row]) -> list[Said]:
    return with_described([item for told in of_the_work(rows, row_said) for item in told])


def _works(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """The rows of each work: one begins where the label of the first title comes again."""
    titles = [(place, row.label.casefold()) for place, row in enumerate(rows) if row.field == "title"]
    starts = [place for place, label in titles if label == titles[0][1]]
    return [rows[start:end] for start, end in zip([0, *starts[1:]], [*starts[1:], len(rows)], strict=True)]


def row_said(row: Row) -> list[Said]:
    """A row as what it says; a row without a value says nothing."""
    lines = [line for line in row.lines if line.text.strip() and not _is_no_value(line.text, row.field)]
    if lines and row.field == "other" and row.label.lower() in _FORMATS and kind_of_format(lines[0].text) is not None:
        return [Said(field="type", text=lines[0].text, where=row.where)]
    if not lines:
        return []
    if (told := catalogued(row, lines)) is not None:
        return told
    if row.field in _PEOPLE:
        printed = " : " in lines[0].text and IMPRINT.fullmatch(lines[0].text) is not None
        if row.field == "editor_list" and len(lines) == 1 and read_people_and_place(lines[0].text)[0]:
            return []  # who edited the article for its journal, and where they work
        if row.field == "editor_list" and len(lines) == 1 and (printed or is_group(lines[0].text)):
            # In Portuguese, Spanish and French an "Editor" is a publisher; an institution is one everywhere.
            return imprint(row, lines[0].text)
        return people_behind(row, lines)
    if row.field == "keyword_list":
        lines = list(islice(takewhile(may_be_keyword, lines), _MOST_KEYWORDS)) if len(lines) > 1 else lines
        if len(lines) > 1 and lines[0].text.count(";") > 1 and ";" not in lines[1].text:
            lines = lines[:1]  # a whole list in its first line: what stands below is something else
        if not lines:
            return []
        if len(lines) == 1 and (terms := apart(lines[0])):
            return [Said(field="keyword", text=term, where=row.where) for term in terms]
    if row.field == "abstract" and sum(len(line.text) for line in lines) < _LEAST_ABSTRACT:
        return []
    if row.field in ("issued", "citation") and " : " in lines[0].text and IMPRINT.fullmatch(lines[0].text) is not None:
        return imprint(row, lines[0].text)
    if row.field == "title" and _FILE.fullmatch(lines[0].text):
        return []
    if row.field in _WHOLE:
        texts = [line.text for line in lines]
        if row.field == "abstract":
            texts = [texts[0], *takewhile(lambda text: STOPS.match(text) is None, texts[1:])]
        texts = list(in_first_language(texts)) if row.field == "abstract" else texts
        return [Said(field=row.field, text=" ".join(texts), where=row.where)]
    if row.field == "contributor":
        return contributors(row, lines)
    if row.field in _LISTS:
        if len(lines) == 1:
            return [_said(row.field, lines[0].text, row.where)]
        return [_said(_ONE_OF.get(row.field, row.field), line.text, row.where) for line in lines]
    if row.field == "container_title":
        return _container(row, _LOCAL_FORM.sub("", lines[0].text))
    if row.field in NUMBERS:
        return number(row, lines[0].text)
    if row.field == "status":
        published = _STATUS.match(lines[0].text)
        return [Said(field="issued", text=published["date"], where=row.where)] if published is not None else []
    if row.field == "doi" and COMPONENT.search(lines[0].text):
        return []
    if row.field == "issued" and (award := _AWARDED.fullmatch(lines[0].text)) is not None:
        parts = (award["year"], award["month"], award["day"])
        return [Said(field="issued", text="-".join(part.zfill(2) for part in parts if part), where=row.where)]
    if row.field == "issued" and (dated := PLACE_AND_YEAR.fullmatch(lines[0].text)) is not None:
        return [Said(field=field, text=text, where=row.where) for field, text in dated.groupdict().items()]
    if row.field == "collection_title" and (numbered := IN_SERIES.fullmatch(lines[0].text)) is not None:
        return [Said(field=field, text=text, where=row.where) for field, text in numbered.groupdict().items()]
    if row.field == "publisher":
        return imprint(row, REMARK.sub("", _LOCAL_FORM.sub("", lines[0].text)))
    return [_said(row.field, lines[0].text, row.where)] if len(lines[0].text) <= _LONGEST_SHORT else []


# The form of a name in another script behind it: "Journal of Ponds (연못학회논문지)".
_LOCAL_FORM = re.compile(r"(?<=[A-Za-z.])\s?\((?=[^()]{0,40}[\u0400-\u04ff\u3040-\ud7af])[^()A-Za-z]{2,80}\)$")
# Digital Commons' day of an award, month first: "Spring 5-10-2019".
_AWARDED = re.compile(
    r"(?:spring|summer|fall|autumn|winter)\s+(?P<month>1[0-2]|0?[1-9])-(?:(?P<day>[0-3]?\d)-)?(?P<year>\d{4})",
    re.IGNORECASE,
)
# A table of files has titles too.
_FILE = re.compile(r"\S{1,150}\.(?:pdf|docx?|pptx?|xlsx?|zip|txt|csv|xml|epub|jpe?g|png|tiff?|mp[34])", re.IGNORECASE)
# A catalogue's format may be the kind of the work ("Format: Doctoral Thesis"), a repository's that of its file.
_FORMATS = frozenset(("format", "formats", "formato"))


def _is_no_value(text: str, field: str) -> bool:
    """Nothing, a word that stands in place of a value, or the languages that the value below is in."""
    if not text or text.lower() in _NOT_VALUES:
        return True
    return field != "language" and (are_languages(text) if field == "abstract" else are_codes(text))


def _container(row: Row, text: str) -> list[Said]:
    """A journal's name, or the whole citation that pages print behind that label."""
    linked = [part for one in row.lines[0].raw.split(EDGE) if (part := " ".join(one.split()))]
    if len(linked) > 1 and linked[-1] in _KINDS_OF_CONTAINERS:
        # A link to the journal, and behind it what it is: VIVO's "Tides of the North  Journal".
        text = " ".join(linked[:-1])
    if names_repository(text):
        return [Said(field="other", text=text, where=row.where)]
    parts = read_citation(text, weak=True)
    # People and the title may stand before the journal: with the title known it is told where the journal begins.
    whole = "container_title" in parts or ("page" in parts and len(text) > _LONGEST_NAME)
    if len(parts) < 2 or not whole:
        return [Said(field="container_title", text=text, where=row.where)]
    return [Said(field="citation", text=text, where=row.where, scheme=LABELLED)]


_LONGEST_NAME = 90
_KINDS_OF_CONTAINERS = frozenset(("Journal", "Book", "Proceedings", "Series", "Magazine", "Newsletter"))
# "Published - Oct 2013": how Pure tells the state of a work.
_STATUS = re.compile(
    r"(?:e-?pub(?:lished)? ahead of print|published|veröffentlicht|publié|publicad[oa]|pubblicato"
    r"|gepubliceerd|udgivet|utgitt|publicerad|julkaistu)\s[-–—]\s(?P<date>.{4,40})$",
    re.IGNORECASE,
)


def _said(field: str, text: str, where: str) -> Said:
    if field == "issn_or_isbn":
        field = "isbn" if sum(char.isdecimal() for char in text) > 9 else "issn"
    return Said(field=field, text=text, where=where)


def as_said(row: TextRow, field: str) -> list[Said]:
    """A platform's own row as what it says; a row without a value says nothing."""
    return [_said(field, row.value, row.where)] if row.value.strip() else []
