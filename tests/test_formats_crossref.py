"""Crossref: what each key of a work is read as, what is kept where it cannot be used, and the evidence."""

from __future__ import annotations

from typing import Any

import pytest
from crossref_works import day, reading, work
from hypothesis import given, settings
from hypothesis import strategies as st
from shown import shown

from parsers.formats.crossref_people import _PLAIN_FAMILY, _PLAIN_GIVEN, people
from parsers.formats.crossref_types import TYPES
from parsers.formats.gathered import Gathering
from parsers.names import read_name_parts
from parsers.record import CSL_TYPES

ROWS: tuple[tuple[dict[str, Any], str, Any], ...] = (
    # Kinds.
    ({"type": "posted-content"}, "genre", "Preprint"), ({"type": "posted-content", "subtype": "Working Paper"}, "genre", "Working paper"),
    ({"type": "posted-content", "subtype": "blog"}, "type", "post-weblog"), ({"type": "posted-content", "subtype": "something"}, "genre", "something"),
    ({"type": "dissertation", "degree": ["PhD (Doctor of Philosophy)"]}, "genre", "PhD (Doctor of Philosophy)"), ({"type": "article-journal"}, "type", "article-journal"),
    ({"type": "peer-review", "review": {"type": "author-comment"}}, "genre", "Author's comment"), ({"type": "peer-review", "review": {"type": "referee-report"}}, "genre", "Peer review"),
    ({"type": "other", "ISBN": ["9780306406157"], "container-title": ["B"]}, "type", "chapter"), ({"type": "other"}, "type", "document"), ({"type": None}, "type", None),
    # Titles.
    ({"title": ["A study"], "subtitle": [": in red"]}, "title", "A study: in red"), ({"title": ["A study –"], "subtitle": ["in red"]}, "title", "A study – in red"),
    ({"title": ["A study in red"], "subtitle": ["In red"]}, "title", "A study in red"), ({"title": ["A study."], "subtitle": ["In red"]}, "title", "A study. In red"),
    ({"title": ["RETRACTED: A study"]}, "title", "RETRACTED: A study"), ({"title": ["A\n    study"]}, "title", "A study"), ({"title": "A study"}, "title", "A study"),
    ({"title": ["Un estudio", "A study"]}, "translated_title", "A study"), ({"title": ["A study", "A STUDY"]}, "translated_title", None),
    ({"original_title": ["A study"]}, "original_title", None), ({"original_title": ["Un estudio"]}, "original_title", "Un estudio"), ({"title": ["[Not Available]"]}, "title", None),
    ({"title": ["&amp;lt;i&amp;gt;E. coli&amp;lt;/i&amp;gt;"]}, "title", "E. coli"), ({"title": [" ", "A study"]}, "title", "A study"),
    ({"title": ["The <jats:italic>Zea</jats:italic> <scp>DNA</scp><sup>+</sup>"]}, "title", "The Zea DNA+"), ({"title": ["\u00e2\u0080\u009cDoors\u00e2\u0080\u009d"]}, "title", "“Doors”"),
    # What it stands in.
    ({"container_title": ["Big Data &amp; Society"]}, "container_title", "Big Data & Society"), ({"container_title": "J"}, "container_title", "J"),
    ({"type": "book-chapter", "container_title": ["Lecture Notes in Doors", "Doors 2015"]}, "container_title", "Doors 2015"),
    ({"type": "book-chapter", "container_title": ["Lecture Notes in Doors", "Doors 2015"]}, "collection_title", "Lecture Notes in Doors"),
    ({"type": "proceedings-article", "container_title": ["Doors 2015", "Advances in Doors"]}, "container_title", "Doors 2015"),
    ({"type": "proceedings-article", "container_title": ["Doors 2015", "AIP Door Series"]}, "collection_title", "AIP Door Series"),
    ({"type": "book", "container_title": ["Door Series"], "volume": "7"}, "collection_number", "7"), ({"type": "book", "volume": "7"}, "volume", "7"),
    ({"type": "report-component", "container_title": ["Annual report"]}, "container_title", "Annual report"), ({"type": "report", "container_title": ["Reports"]}, "collection_title", "Reports"),
    ({"type": "dataset", "container_title": ["DoorBase"]}, "container_title", "DoorBase"), ({"type": "journal-issue", "container_title": ["Doors"]}, "container_title", "Doors"),
    ({"container_title": ["Journal of Doors"], "short_container_title": ["J. Doors"]}, "container_title_short", "J. Doors"),
    ({"container_title": ["Doors"], "short_container_title": ["Doors"]}, "container_title_short", None), ({"container_title": ["J. Doors", "Journal of Doors"]}, "container_title", "Journal of Doors"),
    ({"type": "posted-content", "institution": [{"name": "bioRxiv"}], "publisher": "CSHL"}, "container_title", "bioRxiv"),
    ({"type": "posted-content", "group_title": "PsyArXiv"}, "container_title", "PsyArXiv"), ({"type": "posted-content", "group_title": "Ecology"}, "container_title", None),
    ({"type": "posted-content", "group_title": "Ecology"}, "keyword", "Ecology"), ({"type": "posted-content", "group_title": "PsyArXiv"}, "keyword", ""),
    # Volume, issue, pages.
    ({"volume": "Publish Ahead of Print"}, "volume", None), ({"volume": "ahead-of-print", "issue": "ahead-of-print"}, "issue", None), ({"volume": "0", "issue": "0"}, "volume", None),
    ({"volume": "0", "issue": "3"}, "volume", "0"), ({"volume": "85 Suppl 1"}, "issue", "Suppl 1"), ({"issue": "No. 3"}, "issue", "3"), ({"volume": 12}, "volume", "12"),
    ({"issue": "8", "special-numbering": "Suppl 2"}, "issue", "8 Suppl 2"), ({"page": "145-145"}, "page", "145"), ({"page": "473s"}, "page", "473s"), ({"page": "n/a"}, "page", None),
    ({"page": "no-no"}, "page", None), ({"page": "e20476"}, "page", "e20476"), ({"page": "e20476", "article_number": "e20476"}, "page", None), ({"page": "5-9", "article_number": "e7"}, "page", "5-9"),
    ({"page": "Art. no. e5"}, "article_number", "e5"), ({"article_number": "Article 118"}, "article_number", "118"), ({"page": ["1-9"]}, "page", "1-9"),
    ({"volume": "PP", "issue": "99"}, "volume", None), ({"volume": "PP", "issue": "99"}, "issue", None), ({"volume": "83 (1999)"}, "volume", "83"), ({"volume": "83 (1999)"}, "issue", None), ({"volume": "12(3)"}, "issue", "3"),
    ({"volume": "2016", "page": "1-8", "alternative-id": ["1353212"], "DOI": "10.5555/2016/1353212"}, "article_number", "1353212"),
    ({"volume": "2016", "issue": "1", "page": "1-8", "alternative-id": ["1353212"], "DOI": "10.5555/2016/1353212"}, "article_number", None),
    ({"volume": "2016", "page": "1-8", "alternative-id": ["1353212"]}, "article_number", None),
    # Numbers.
    ({"ISSN": ["0000-0000"]}, "issn", ""),
    ({"issn-type": [{"value": "2473-9529", "type": "print"}, {"value": "2473-9529", "type": "electronic"}]}, "issn", "2473-9529"), ({"ISSN": ["http://id.crossref.org/issn/2473-9529"]}, "issn", "2473-9529"),
    ({"isbn-type": [{"value": "0306406152", "type": "print"}]}, "isbn", "9780306406157"), ({"ISBN": "978-0-306-40615-7"}, "isbn", "9780306406157"), ({"ISBN": ["9783161484101"]}, "isbn", ""),
    ({"edition-number": "2"}, "edition", "2"), ({"report-number": ["A-7"]}, "number", "A-7"), ({"version": "2"}, "version", "2"), ({"version": {"version": "v2"}}, "version", "v2"),
    # People.
    ({"author": [{"family": "Gogh", "given": "V.", "prefix": "van"}]}, "author", "van Gogh, V."), ({"author": [{"family": "Roe", "given": "A.", "prefix": "Prof. Dr."}]}, "author", "Roe, A."),
    ({"author": [{"family": "Roe", "given": "A.", "suffix": "MD, PhD"}]}, "author", "Roe, A."), ({"author": [{"family": "Roe", "given": "A.", "suffix": "III"}]}, "author", "Roe, A., III"),
    ({"author": [{"family": "Doantam Phan"}]}, "author", "Phan, Doantam"), ({"author": [{"family": "von Neumann"}]}, "author", "von Neumann"), ({"author": [{"family": "García Márquez"}]}, "author", "García Márquez"),
    ({"author": [{"family": "Elton E. Rodgers, Bill B. Belt, Ed"}]}, "author", "Rodgers, Elton E.; Belt, Bill B."),
    ({"author": [{"family": "Smith, J."}]}, "author", "Smith, J."), ({"author": [{"given": "Sukarno"}]}, "author", "Sukarno"), ({"author": [{"given": "Jane Doe"}]}, "author", "Doe, Jane"),
    ({"author": [{"family": "The Study Group of Doors"}]}, "author", "The Study Group of Doors"), ({"author": [{"name": "A", "family": "Roe"}]}, "author", "Roe"),
    ({"author": [{"family": "B", "sequence": "additional"}, {"family": "A", "sequence": "first"}]}, "author", "A; B"),
    ({"author": [{"family": "B", "sequence": "first"}, {"family": "A", "sequence": "first"}]}, "author", "B; A"),
    ({"author": [{"family": "B", "sequence": "additional"}, {"name": "A Group", "sequence": "first"}]}, "author", "B; A Group"),
    ({"author": ["Doe, Jane", {"family": "Roe"}]}, "author", "Doe, Jane; Roe"), ({"author": {"family": "Roe"}}, "author", "Roe"), ({"author": [{"family": "Anonymous", "given": ""}]}, "author", ""),
    ({"author": [{"family": "Roe"}, {"name": "et al."}]}, "author", "Roe"), ({"author": [{"name": "Anonymous"}]}, "author", ""),
    ({"author": [{"given": "A.", "family": "M<sup>c</sup>Donald"}]}, "author", "McDonald, A."), ({"author": [{"name": "The <i>Ilex</i> Group"}]}, "author", "The Ilex Group"),
    ({"author": [{"given": "A.", "family": "Roe, MD, PhD"}]}, "author", "Roe, A."), ({"author": [{"given": "A., MD", "family": "Roe, Jr."}]}, "author", "Roe, A., Jr."),
    ({"author": [{"name": "on behalf of the Door Study Group"}]}, "author", "Door Study Group"),
    ({"author": [{"given": "John, II", "family": "Doe"}]}, "author", "Doe, John, II"),
    ({"chair": [{"family": "Roe"}]}, "contributor", "Roe"), ({"translator": [{"family": "Roe"}]}, "translator", "Roe"), ({"reviewer": [{"family": "Roe"}]}, "author", "Roe"),
    # Publishers and places.
    ({"type": "report", "publisher": "OSTI", "institution": [{"name": ""}, {"name": "The Lab", "place": ["Here"]}]}, "publisher", "The Lab"),
    ({"type": "report", "publisher": "OSTI", "institution": [{"name": "The Lab", "place": ["Here"]}]}, "publisher_place", "Here"), ({"type": "report", "publisher": "OSTI"}, "publisher", "OSTI"),
    ({"publisher": "P", "institution": [{"name": "I"}]}, "publisher", "P"), ({"type": "standard", "publisher": "P", "standards-body": {"name": "S"}}, "publisher", "S"),
    # Events.
    ({"event": {"name": "C", "start": day(2012, 10, 3), "end": day(2012, 10, 5)}}, "event_date", "2012-10-03/2012-10-05"), ({"event": {"start": day(2012), "end": day(2012)}}, "event_date", "2012"),
    ({"event": {"end": day(2012, 1)}}, "event_date", "2012-01"), ({"event": {"start": day(2012, 5), "end": day(2012, 4)}}, "event_date", "2012-05"), ({"event": {"acronym": "COD"}}, "event_title", "COD"),
    # Licences.
    ({"license": [{"URL": "https://x.example/tdm", "content-version": "tdm"}]}, "license", None), ({"license": [{"URL": "https://www.springer.com/tdm", "content-version": "vor"}]}, "license", None),
    ({"license": [{"URL": "https://a.example", "content-version": "am"}, {"URL": "https://b.example", "content-version": "vor", "delay-in-days": 9}]}, "license", "https://b.example"),
    ({"license": [{"URL": "https://a.example", "content-version": "vor", "delay-in-days": 9}, {"URL": "https://b.example", "content-version": "vor", "delay-in-days": 0}]}, "license", "https://b.example"),
    ({"license": [{"URL": "https://a.example", "content-version": "vor"}, {"URL": "https://creativecommons.org/x", "content-version": "vor", "delay-in-days": 9}]}, "license", "https://creativecommons.org/x"),
    ({"license": [{"URL": "https://a.example"}]}, "license", "https://a.example"),
    # The rest.
    ({"funder": [{"award": ["7"]}, {"name": "F"}, {"name": "F"}]}, "funder", "F"), ({"language": "en_US"}, "language", "en-US"), ({"language": "zz"}, "language", None),
    ({"URL": "http://dx.doi.org/10.5555/x"}, "url", None), ({"URL": "https://x.example/1"}, "url", "https://x.example/1"), ({"resource": {"primary": {"URL": "ftp://x"}}}, "url", None),
    ({"abstract": "<jats:sec><jats:title>Aims:</jats:title><jats:p>To see.</jats:p></jats:sec>"}, "abstract", "Aims: To see."), ({"abstract": "<jats:title>Zusammenfassung</jats:title><jats:p>Es.</jats:p>"}, "abstract", "Es."),
    ({"abstract": "&lt;jats:title&gt;Abstract&lt;/jats:title&gt;&lt;jats:p&gt;It.&lt;/jats:p&gt;"}, "abstract", "It."), ({"abstract": "<p>No abstract available.</p>"}, "abstract", None),
    ({"abstract": '<jats:p>A <jats:inline-graphic xlink:href="x"/>door <jats:something-new>opens</jats:something-new>.</jats:p>'}, "abstract", "A door opens."),
    ({"abstract": "<jats:p><jats:inline-graphic/></jats:p>"}, "abstract", None), ({"title": ["A <jats:inline-supplementary-material>door</jats:inline-supplementary-material>"]}, "title", "A door"),
    ({"title": ["When <foo-bar> meets x <y"]}, "title", "When <foo-bar> meets x <y"),
    ({"description": "Data."}, "abstract", "Data."), ({"abstract": "<jats:title>Why now?</jats:title><jats:p>So.</jats:p>"}, "abstract", "Why now? So."),
)  # fmt: skip


@pytest.mark.parametrize(("changes", "field", "value"), ROWS)
def test_crossref(changes: dict[str, Any], field: str, value: Any) -> None:
    assert shown(getattr(work(**changes), field)) == value


# (what is said; the field; the beginning of what is kept): a value that is there and cannot be used is never lost.
KEPT: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"type": "hologram"}, "type", "hologram"), ({"title": ["OUP accepted manuscript"]}, "title", "OUP"), ({"title": ["A", "B", "C"]}, "title", "C"), ({"subtitle": ["A", "B"]}, "title", "B"),
    ({"issued": day("MMXX")}, "issued", "MMXX"), ({"issued": day(2020, 2, 30)}, "issued", "2020-2-30"), ({"published-online": day(99999)}, "issued_online", "99999"),
    ({"event": {"start": day(2012, 5), "end": day(2012, 4)}}, "event_date", "2012-4"), ({"volume": "0"}, "volume", "0"), ({"issue": "n/a"}, "issue", "n/a"), ({"page": "n/a-n/a"}, "page", "n/a"),
    ({"page": "passim"}, "page", "passim"), ({"ISSN": ["1234-0000"]}, "issn", "1234-0000"), ({"issn-type": [{"value": "1234-0000", "type": "print"}]}, "issn", "1234-0000"),
    ({"ISBN": ["9783161484101"]}, "isbn", "978"), ({"author": [{"sequence": "first"}]}, "author", "(no name)"), ({"author": [{"family": "A", "ORCID": "0000-0002-1825-0098"}]}, "author", "0000"),
    ({"author": [{"family": "Roe", "name": "R"}]}, "author", "R"), ({"author": [{"family": "A", "alternative-name": [{"given": "B", "family": "C"}]}]}, "author", "B C"), ({"DOI": "x"}, "doi", "x"), ({"language": "zz"}, "language", "zz"),
    ({"resource": {"primary": {"URL": "ftp://x"}}}, "url", "ftp"), ({"license": [{"URL": "https://x.example/tdm", "content-version": "tdm"}]}, "license", "https"), ({"license": [{"URL": "no"}]}, "license", "no"),
    ({"subject": ["General Medicine"]}, "keyword", "General"), ({"updated-by": [{"type": "mystery", "DOI": "10.5555/y"}]}, "notice", "mystery"), ({"update-to": [{"type": "erratum"}]}, "notice", "erratum"),
    ({"type": "book-chapter", "container-title": ["Series S", "Middle", "Book"]}, "container_title", "Middle"), ({"type": "report", "publisher": "OSTI", "institution": [{"name": "Lab"}]}, "publisher", "OSTI"),
    ({"type": "report", "institution": [{"name": "Lab"}, {"name": "Other Lab"}]}, "publisher", "Other Lab"), ({"publisher": "P", "institution": [{"name": "Lab"}]}, "publisher", "Lab"),
    ({"license": [{"URL": "https://a.example", "content-version": "vor"}, {"URL": "https://b.example", "content-version": "am"}]}, "license", "https://b.example"),
    ({"author": [{"name": "et al"}]}, "author", "et al"), ({"page": "12-15; discussion 20"}, "page", "12-15; discussion 20"), ({"issued": day(9999)}, "issued", "9999"),
)  # fmt: skip


@pytest.mark.parametrize(("changes", "field", "start"), KEPT)
def test_what_cannot_be_used_is_kept(changes: dict[str, Any], field: str, start: str) -> None:
    unread = reading(**changes).unread
    assert [one.field for one in unread] == [field]
    assert unread[0].text.startswith(start)
    assert unread[0].where.startswith("$.")
    assert unread[0].why


EVIDENCE: tuple[tuple[dict[str, Any], str, str], ...] = (
    # The very text behind a value, whatever else stands in it.
    ({"abstract": "<jats:p>We saw. © 2020 The Press.</jats:p>"}, "abstract", "<jats:p>We saw. © 2020 The Press.</jats:p>"),
    ({"abstract": "<jats:p>We saw. © 2020 The Press.</jats:p>"}, "rights", "© 2020 The Press."),
    ({"funder": [{"name": "F", "award": ["A1", "A2"]}]}, "funder", "F (A1, A2)"), ({"funder": [{"name": "F", "award": []}]}, "funder", "F"),
)  # fmt: skip


@pytest.mark.parametrize(("changes", "field", "text"), EVIDENCE)
def test_evidence(changes: dict[str, Any], field: str, text: str) -> None:
    assert [one.text for one in reading(**changes).said if one.field == field] == [text]


LISTED = """book-section monograph report-component report peer-review book-track journal-article book-part other book journal-volume book-set
reference-entry proceedings-article journal component book-chapter proceedings-series report-series proceedings database standard reference-book
posted-content journal-issue dissertation grant dataset book-series edited-book""".split()


def test_every_type_that_crossref_lists_has_its_row() -> None:
    assert set(LISTED) <= set(TYPES)
    assert {kind for kind, _genre in TYPES.values()} <= set(CSL_TYPES)


@given(st.from_regex(_PLAIN_FAMILY, fullmatch=True), st.from_regex(_PLAIN_GIVEN, fullmatch=True))
@settings(max_examples=300, deadline=None)
def test_plain_names_are_read_as_names_in_parts_are(family: str, given_names: str) -> None:
    gathered = Gathering()
    people({"author": [{"family": family, "given": given_names}]}, gathered)
    assert gathered.values["author"] == (read_name_parts(family, given_names),)
