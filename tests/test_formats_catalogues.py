"""MODS, MARCXML and EndNote's XML as catalogues and programs write them, row by row; which format a file has."""

from __future__ import annotations

import pytest
from catalogue_entries import TITLE, field, leader_of
from test_formats_libraries import shown

from harvester.exporters import marcxml as export_marcxml
from harvester.work import Entry
from parsers.formats import endnote_xml, marcxml, mods
from parsers.formats.endnote_types import ROWS as ENDNOTE_TYPES
from parsers.formats.libraries import kind_of
from parsers.formats.ris_tags import KNOWN, TYPES
from parsers.names.open_lists import is_open
from parsers.record import Record

HOST = '<relatedItem type="host">{}</relatedItem>'
MODS: tuple[tuple[str, str, object], ...] = (
    (TITLE + "<originInfo><dateCaptured>2020-01-02</dateCaptured></originInfo>", "accessed", "2020-01-02"),
    # titles
    ("<titleInfo><nonSort>The</nonSort><title>Tides</title><subTitle>a study</subTitle></titleInfo>", "title", "The Tides: a study"),
    ("<titleInfo><nonSort>L'</nonSort><title>eau</title></titleInfo>", "title", "L'eau"),
    (TITLE + '<titleInfo type="translated"><title>U</title></titleInfo>', "translated_title", "U"),
    (TITLE + '<titleInfo type="alternative"><title>U</title></titleInfo>', "title", "T"),
    ("<titleInfo><title>Tides</title><partNumber>2</partNumber><partName>Moon</partName></titleInfo>", "title", "Tides. Moon"),
    ("<titleInfo><title>Tides</title><partNumber>2</partNumber></titleInfo>", "volume", "2"),
    (TITLE + HOST.format("<titleInfo><nonSort>The</nonSort><title>Sea</title><subTitle>a book</subTitle></titleInfo>"), "container_title", "The Sea: a book"),
    # people
    ('<name type="corporate"><namePart>Portugal</namePart><namePart>Office of Tides.</namePart></name>', "author", "Portugal. Office of Tides"),
    ('<name type="personal"><namePart type="family">Roe</namePart><namePart type="given">Ann B</namePart></name>', "author", "Roe, Ann B."),
    ('<name type="personal"><namePart>Roe, Ann</namePart><role><roleTerm type="text">editor</roleTerm></role></name>', "editor", "Roe, Ann"),
    ("<name><namePart>Sleep Group</namePart><role><roleTerm>author</roleTerm></role></name>", "author", "Sleep Group"),
    (TITLE + '<name type="personal"><namePart>Roe, A.</namePart><role><roleTerm type="code">ill</roleTerm></role></name>', "author", ""),
    (TITLE + "<name><namePart>U of T</namePart><role><roleTerm>degree grantor</roleTerm></role></name>", "publisher", "U of T"),
    (TITLE + HOST.format('<name type="personal"><namePart>Roe, A.</namePart></name>'), "editor", "Roe, A."),
    # kinds
    (TITLE + '<genre authority="marcgt">thesis</genre>', "type", "thesis"), (TITLE + "<typeOfResource>cartographic</typeOfResource>", "type", "map"),
    (TITLE + HOST.format('<genre authority="marcgt">periodical</genre>'), "type", "article-journal"), (TITLE + "<genre>journal article</genre>", "type", "article-journal"),
    (TITLE + '<genre authority="marcgt">thesis</genre><genre authority="bibutilsgt">Ph.D. thesis</genre>', "genre", "Ph.D. thesis"),
    (TITLE + '<genre authority="local">journalArticle</genre>', "genre", None), (TITLE + "<genre>Odd thing</genre>", "genre", "Odd thing"),
    # dates
    (TITLE + "<originInfo><dateIssued>2003-07</dateIssued></originInfo>", "issued", "2003-07"), (TITLE + "<originInfo><copyrightDate>c2003</copyrightDate></originInfo>", "issued", "2003"),
    (TITLE + '<originInfo><dateIssued point="start">2003-07</dateIssued><dateIssued point="end">2003-08</dateIssued></originInfo>', "issued", "2003-07/2003-08"),
    (TITLE + '<originInfo><dateIssued point="start">2003</dateIssued><dateIssued point="end">2001</dateIssued></originInfo>', "issued", "2003"),
    (TITLE + HOST.format("<part><date>2004</date></part>"), "issued", "2004"),
    # numbers
    (TITLE + HOST.format('<part><detail type="volume"><number>8</number></detail></part>'), "volume", "8"),
    (TITLE + '<part><detail type="issue"><caption>no. 3</caption></detail></part>', "issue", "no. 3"),
    (TITLE + '<part><extent unit="page"><start>123</start><end>9</end></extent></part>', "page", "123-129"),
    (TITLE + '<part><extent unit="pages"><list>1-9</list></extent></part>', "page", "1-9"),
    (TITLE + '<identifier type="isbn" invalid="yes">9780306406157</identifier>', "isbn", ""), (TITLE + '<identifier type="hdl">1810/2</identifier>', "handle", "1810/2"),
    (TITLE + HOST.format('<relatedItem type="host"><titleInfo><title>Series</title></titleInfo></relatedItem>'), "collection_title", "Series"),
    (TITLE + '<relatedItem type="preceding"><identifier type="doi">10.5555/b</identifier></relatedItem>', "related", "continues"),
    (TITLE + HOST.format('<part><detail type="number"><number>2</number></detail></part>'), "issue", "2"),
    (TITLE + HOST.format('<part><detail type="issue"><number>3</number></detail><detail type="number"><number>2</number></detail></part>'), "number", "2"),
    (TITLE + '<part><detail type="number"><number>2</number></detail></part>', "number", "2"),
    (TITLE + "<originInfo><publisher>[s.n.]</publisher></originInfo>", "publisher", None),
    (TITLE + "<physicalDescription><extent>xvi, 350 p. : ill. ; 24 cm</extent></physicalDescription>", "number_of_pages", "xvi, 350"),
    (TITLE + '<note type="statement of responsibility">A. Roe</note><note>Seen</note>', "note", "Seen"),
    # texts
    (TITLE + '<subject authority="mesh"><topic>Moss</topic></subject><subject><geographic>Leiden</geographic></subject>', "keyword", "Moss; Leiden"),
    (TITLE + '<language><languageTerm type="code" authority="iso639-2b">ger</languageTerm></language>', "language", "de"),
    (TITLE + "<subject><hierarchicalGeographic><country>Oz</country><city>Ur</city></hierarchicalGeographic></subject>", "keyword", "Oz, Ur"),
    (TITLE + '<originInfo><dateCreated keyDate="yes">1955-03-22</dateCreated><copyrightDate>2003</copyrightDate></originInfo>', "issued", "1955-03-22"),
    (TITLE + '<originInfo><dateCreated keyDate="yes">1955</dateCreated><dateIssued>1957</dateIssued></originInfo>', "issued", "1957"),
    (TITLE + "<physicalDescription><extent>345 pages</extent></physicalDescription>", "number_of_pages", "345"), (TITLE + "<note>One</note><note>Two</note>", "note", "One\nTwo"),
)  # fmt: skip

T = field("245", "aT")
MARC: tuple[tuple[str, str, str, object], ...] = (
    # leader, fields, field of the record, value: titles, with ISBD's punctuation and without
    ("nam a", field("245", "aTides :", "ba study /", "cA. Roe."), "title", "Tides: a study"), ("nam c", field("245", "aWhat / if", "bno"), "title", "What / if: no"),
    ("nam a", T + field("240", "aLicht.", "lEnglish"), "original_title", "Licht"), ("nam a", T + field("246", "aU", ind="31"), "translated_title", "U"),
    ("nam c", T + field("245", "nBook 2"), "title", "T"),
    # people
    ("nam a", T + field("100", "aRoe, Ann,", "d1970-", "eauthor.", ind="1 "), "author", "Roe, Ann"), ("nam a", T + field("700", "aRoe, A.", "4edt"), "editor", "Roe, A."),
    ("nam a", T + field("700", "aRoe, A.", "4http://id.loc.gov/vocabulary/relators/trl"), "translator", "Roe, A."), ("nam a", T + field("710", "aOxford.", "bMuseum."), "author", "Oxford. Museum"),
    ("nam a", T + field("100", "aRoe, Amara."), "author", "Roe, Amara"), ("nam c", T + field("100", "aRoe, Amara."), "author", "Roe, Amara."), ("nam a", T + field("100", "aRoe, Chas."), "author", "Roe, Chas."),
    ("nam a", T + field("100", "aRoe, Ann B."), "author", "Roe, Ann B."), ("nam a", T + field("110", "aWorld Sleep Organization."), "author", "World Sleep Organization"), ("nam a", T + field("110", "aAcme, Inc."), "author", "Acme, Inc."),
    ("nam a", T + field("110", "aSleep U.S.A."), "author", "Sleep U.S.A."), ("nam a", T + field("700", "aRoe, Jean-Luc."), "author", "Roe, Jean-Luc"),
    ("nam a", T + field("700", "aRoe, A.", "tHer book"), "author", ""), ("nam a", T + field("700", "aRoe, A.", "eillustrator"), "author", ""),
    ("nam a", T + field("111", "aMeeting on Moss", "d(1998 :", "cLeiden)"), "event_title", "Meeting on Moss"),
    # kinds
    ("nam a", T, "type", "book"), ("nab a", T, "type", "article-journal"), ("naa a", T, "type", "chapter"), ("naa a", T + field("711", "aMeeting"), "type", "paper-conference"),
    ("nas a", T, "type", "periodical"), ("nai a", T, "type", "webpage"), ("nem a", T, "type", "map"), ("ncm a", T, "type", "musical_score"), ("ngm a", T, "type", "motion_picture"),
    ("ntm a", T, "type", "manuscript"), ("ntm a", T + field("502", "aThesis (Ph.D.)--University of Oslo, 2001."), "type", "thesis"), ("nmm a", T, "type", "software"),
    ("nam a", T + field("655", "aTheses.", "2marcgt"), "type", "book"), ("nam a", T + field("655", "apatent", "2marcgt"), "type", "patent"),
    # theses
    ("nam a", T + field("502", "aThesis (Ph.D.)--University of Oslo, 2001."), "genre", "Ph.D."), ("nam a", T + field("502", "aThesis (Ph.D.)--University of Oslo, 2001."), "publisher", "University of Oslo"),
    ("nam a", T + field("502", "bM.A.", "cCollege", "d1998"), "issued", "1998"),
    # imprint
    ("nam a", T + field("260", "aLeiden :", "bBrill,", "cc1998."), "publisher_place", "Leiden"), ("nam a", T + field("260", "aLeiden :", "bBrill,", "cc1998."), "publisher", "Brill"),
    ("nam a", T + field("264", "a[Leiden] :", "bBrill,", "c[1998]", ind=" 1"), "publisher_place", "Leiden"), ("nam a", T + field("264", "c©1998", ind=" 4"), "issued", None),
    ("nam a", T + field("300", "a345 p. :", "bill."), "number_of_pages", "345"),
    # numbers
    ("nam a", T + field("020", "a0306406152 (pbk.)"), "isbn", "9780306406157"), ("nam a", T + field("020", "z9780306406157"), "isbn", ""), ("nas a", T + field("022", "a2473-9529"), "issn", "2473-9529"),
    ("nam a", T + field("024", "a10.5555/a", "2doi", ind="7 "), "doi", "10.5555/a"), ("nam a", T + field("041", "aengfre"), "language", "en"),
    ("nam a", T + field("490", "aSeries ;", "v7"), "collection_number", "7"), ("nam a", T + field("830", "aSeries.", "v7."), "collection_title", "Series"),
    # the host
    ("nab a", T + field("773", "tJournal", "gVol. 8, no. 19 (8 Oct. 2024), p. 5039-50"), "page", "5039-5050"), ("nab a", T + field("773", "tJournal", "gVol. 8, no. 19 (8 Oct. 2024), p. 5039-50"), "issue", "19"),
    ("nab a", T + field("773", "tJournal", "q8:19&lt;5039"), "volume", "8"), ("nab a", T + field("773", "tJournal", "gvolume:8", "gpages:1-9"), "page", "1-9"),
    ("naa a", T + field("773", "tBook", "dLeiden : Brill", "z9780306406157"), "publisher", "Brill"),
    # texts
    ("nam a", T + field("650", "aMoss", "xGrowth.", ind=" 0"), "keyword", "Moss--Growth"), ("nam a", T + field("653", "amoss", "arain"), "keyword", "moss; rain"),
    ("nam a", T + field("856", "uhttps://example.org/a", ind="40"), "url", "https://example.org/a"), ("nam a", T + field("856", "uhttps://example.org/toc", ind="42"), "url", None),
    # titles
    ("nam a", field("245", "aTides :", "ba study /"), "title", "Tides: a study"), ("nam  ", field("245", "aTides. :", "ba study"), "title", "Tides: a study"),
    ("nam a", field("245", "aTides =", "bGezeiten /"), "title", "Tides"), ("nam a", field("245", "aTides =", "bGezeiten /"), "translated_title", "Gezeiten"),
    ("nam a", field("245", "aTides.", "nPart 2,", "pMoon /"), "title", "Tides. Moon"), ("nam a", field("245", "aTides", "h[electronic resource] :", "ba study"), "title", "Tides: a study"),
    # A stop that ends the field is ISBD's; what stands behind "=" is the title in another language, and no formula.
    ("nas a", field("245", "aNature."), "title", "Nature"), ("nas a", field("245", "aWeather of the U.S."), "title", "Weather of the U.S."),
    ("nas c", field("245", "aNature."), "title", "Nature."), ("nam a", T + field("240", "aGezeiten."), "original_title", "Gezeiten"),
    ("nam a", field("245", "aTides :", "ba study = Gezeiten : eine Studie /"), "title", "Tides: a study"),
    ("nam a", field("245", "aTides :", "ba study = Gezeiten : eine Studie /"), "translated_title", "Gezeiten : eine Studie"),
    ("nam a", field("245", "aLight :", "bon E = mc2 /"), "title", "Light: on E = mc2"),
    ("nam a", T + field("300", "a1 online resource (xvi, 350 pages)"), "number_of_pages", "xvi, 350"), ("nam a", T + field("300", "a3 v."), "number_of_pages", "3 v."),
    # What says that nobody knows it is no name.
    ("nam a", T + field("260", "a[S.l.] :", "b[s.n.],", "c1999."), "publisher_place", None), ("nam a", T + field("260", "a[S.l.] :", "b[s.n.],", "c1999."), "publisher", None),
    ("nam c", T + field("260", "aLisbon", "b[Verlag nicht ermittelbar]"), "publisher", None),
    ("nam a", field("245", "a\x98The \x9ctides"), "title", "The tides"), ("nam a", field("245", "a&#152;The &#156;tides"), "title", "The tides"),
    ("nam a", field("245", "a&amp;#x98;The &amp;#x9c;tides"), "title", "The tides"), ("nam a", T + field("111", "aMeeting", "n(2nd :", "d1998 :", "cLisbon)"), "event_place", "Lisbon"),
    ("nam a", T + field("111", "aMeeting", "cParis (France)"), "event_place", "Paris (France)"), ("nam a", T + field("856", "uhttps://doi.org/10.5555/a", ind="40"), "doi", "10.5555/a"),
    ("nam a", T + field("780", "tOld", "odoi:10.5555/old", ind="00"), "related", "continues"),
)  # fmt: skip
NUMBERS = field("773", "gvolume:50", "gyear:2023", ind="18")
JOURNAL = field("773", "tIn situ", "dParis, 2023", "g50 (2023)", "x1630-7305", ind="08")
PARALLEL = "bwhich sources? = Books of secrets : what can be used"
MARC += (
    # Of union catalogues: numbers in a field of their own, a text in a file, an article as a part, a parallel title without ISBD's signs.
    ("naa c", T + NUMBERS + JOURNAL, "container_title", "In situ"), ("naa c", T + NUMBERS + JOURNAL, "volume", "50"),
    ("naa c", T + NUMBERS + JOURNAL, "issn", "1630-7305"), ("naa c", T + NUMBERS + JOURNAL, "publisher_place", "Paris"),
    ("naa c", T + NUMBERS + JOURNAL, "publisher", None), ("naa c", T + NUMBERS + JOURNAL, "type", "article-journal"),
    ("nma c", T + field("336", "btxt", "2rdacontent") + JOURNAL, "type", "article-journal"), ("nmm c", T + field("336", "bcop"), "type", "software"),
    ("naa c", T + field("773", "tBook", "g1", "x1630-7305", "z9780306406157"), "type", "chapter"),
    ("naa a", T + field("773", "tBook", "dLeiden : Brill, 1998"), "publisher", "Brill"), ("naa a", T + field("773", "tBook", "dBrill"), "publisher", "Brill"),
    ("naa c", T + field("773", "tBook", "dLeiden :"), "publisher_place", "Leiden"),
    ("nam c", field("245", "aTides", PARALLEL, "cA. Roe") + field("246", "aBooks of secrets", ind="11"), "title", "Tides: which sources?"),
    ("nam c", field("245", "aTides", PARALLEL, "cA. Roe") + field("246", "aBooks of secrets", ind="11"), "translated_title", "Books of secrets"),
    ("nam c", field("245", "aTides", PARALLEL, "cA. Roe"), "title", "Tides: which sources? = Books of secrets : what can be used"),
    ("naa c", T + field("773", "tEssays / edited by A. Roe", "gSeite 447-473"), "container_title", "Essays"),
    ("naa c", T + field("773", "tAnnals / Annales"), "container_title", "Annals / Annales"),
    ("naa c", '<controlfield tag="008">230526s1992 |||| 00||| eng d</controlfield>' + T, "type", "chapter"),
    ("naa c", '<controlfield tag="008">230526s1992 |||| 00||| eng d</controlfield>' + T, "issued", "1992"),
    ("nam a", T + field("300", "aOnline-Ressource (26 Seiten)"), "number_of_pages", "26"),
)  # fmt: skip
RECORD = '<record><ref-type name="{}">{}</ref-type><titles><title>T</title></titles>{}</record>'
ENDNOTE: tuple[tuple[str, str, str, object], ...] = (
    # name of the type, elements, field, value
    ("Journal Article", "<contributors><authors><author><style>Roe, Ann B</style></author><author>Sleep Group,</author></authors></contributors>", "author", "Roe, Ann B.; Sleep Group"),
    ("Journal Article", "<periodical><full-title>Journal of the Short</full-title><abbr-1>J. Short</abbr-1></periodical>", "container_title_short", "J. Short"),
    ("Journal Article", "<isbn>0140-6736 (Print)&#xD;1474-547X (Electronic)</isbn>", "issn", "0140-6736; 1474-547X"),
    ("Web Page", "<access-date><style>2 Jan 2020</style></access-date>", "accessed", "2020-01-02"),
    ("Journal Article", "<number>4</number>", "issue", "4"), ("Book", "<number>4</number>", "collection_number", "4"), ("Book", "<titles><secondary-title>Series</secondary-title></titles>", "collection_title", "Series"),
    ("Journal Article", "<dates><year>2003</year><pub-dates><date>Jul-Aug</date></pub-dates></dates>", "issued", "2003-07/2003-08"), ("Journal Article", "<pages>123-9</pages>", "page", "123-129"),
    ("Journal Article", "<accession-num>12345</accession-num>", "pmid", "12345"), ("Journal Article", "<custom2>PMC77</custom2>", "pmcid", "PMC77"),
    ("Journal Article", "<electronic-resource-num>10.5555/a</electronic-resource-num>", "doi", "10.5555/a"), ("Patent", "<isbn>EP 1 234</isbn>", "number", "EP 1 234"),
    ("Thesis", "<work-type>Doctoral thesis</work-type>", "genre", "Doctoral thesis"), ("Journal Article", "<urls><related-urls><url><style>https://example.org/a</style></url></related-urls></urls>", "url", "https://example.org/a"),
    ("Journal Article", "<keywords><keyword>moss</keyword><keyword>rain</keyword></keywords>", "keyword", "moss; rain"), ("Odd", "", "type", None), ("Podcast", "", "type", "broadcast"),
)  # fmt: skip


def test_codes_on_lines_of_their_own_are_at_their_places() -> None:
    """As programs write XML anew: with a line for each text, and one blank for several."""
    codes = "<controlfield tag='008'>\n  230607s1991\n  gl||\n  eng\n  d\n</controlfield>"
    body = (
        f"<collection><record><leader>\n  00921nem\n  a2200289\n  c\n  4500\n</leader>{codes}{T}</record></collection>"
    )
    (entry,) = marcxml.read(body.encode()).entries
    issued = entry.reading.record.issued
    assert (entry.reading.record.type, issued and issued.iso()) == ("map", "1991")


@pytest.mark.parametrize(("inner", "name", "expected"), MODS)
@pytest.mark.parametrize("prefix", ["", "mods:"])
def test_mods(inner: str, name: str, expected: object, prefix: str) -> None:
    text = f"<mods>{inner}</mods>"
    if prefix:
        text = text.replace("</", "\0").replace("<", f"<{prefix}").replace("\0", f"</{prefix}")
    (entry,) = mods.read(text.encode()).entries
    found = getattr(entry.reading.record, name)
    assert (found[0].relation if name == "related" else shown(found)) == expected


@pytest.mark.parametrize(("codes", "fields", "name", "expected"), MARC)
def test_marcxml(codes: str, fields: str, name: str, expected: object) -> None:
    text = f"<record><leader>{leader_of(codes)}</leader>{fields}</record>"
    (entry,) = marcxml.read(text.encode()).entries
    found = getattr(entry.reading.record, name)
    assert (found[0].relation if name == "related" else shown(found)) == expected


# What 245 $c says, the headings, and the roles whose lists are open.
NG, CRUZ, ROE = (
    field(tag, name, ind="1 ") for tag, name in (("100", "aNg, Amara"), ("700", "aCruz, M."), ("700", "aRoe, A."))
)
RESPONSIBLE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Amara Ng ... [et al.]", NG, ("author",)), ("by Amara Ng, M. Cruz, et al", NG + CRUZ, ("author",)), ("Amara Ng [and three others].", NG, ("author",)), ("Amara Ng [u.a.]", NG, ("author",)),
    ("Amara Ng, M. Cruz", NG, ()), ("Amara Ng ... [et al.]", NG + CRUZ, ()), ("Amara Ng [and one other]", NG + CRUZ, ()), ("Amara Ng [and 2 others]", NG + CRUZ, ("author",)), ("Amara Ng ... [et al.]", "", ()),
    ("Amara Ng ; edited by A. Roe ... [et al.]", NG + field("700", "aRoe, A.", "4edt"), ("editor",)), ("Amara Ng ... [et al.] ; translated by A. Roe", NG + field("700", "aRoe, A.", "4trl"), ("author",)),
    ("edited by Amara Ng ... [et al.]", NG, ("author",)), ("Ada Others", NG, ()), ("Metal and other works group", NG, ()),
)  # fmt: skip


@pytest.mark.parametrize(("statement", "headings", "expected"), RESPONSIBLE)
def test_marcxml_says_that_others_follow(statement: str, headings: str, expected: tuple[str, ...]) -> None:
    fields = field("245", "aTides /", f"c{statement}") + headings
    (entry,) = marcxml.read(f"<record><leader>{leader_of('nam a')}</leader>{fields}</record>".encode()).entries
    record = entry.reading.record
    assert tuple(role for role in ("author", "editor", "translator") if is_open(getattr(record, role))) == expected


@pytest.mark.parametrize(("kind", "inner", "name", "expected"), ENDNOTE)
def test_endnote_xml(kind: str, inner: str, name: str, expected: object) -> None:
    text = (
        RECORD.format(kind, "", inner)
        if "<titles>" not in inner
        else f'<record><ref-type name="{kind}"/>{inner}</record>'
    )
    (entry,) = endnote_xml.read(f"<xml><records>{text}</records></xml>".encode()).entries
    assert shown(getattr(entry.reading.record, name)) == expected


def test_styles_are_marks() -> None:
    title = '<title><style face="normal">The </style><style face="italic">Zea</style><style face="superscript">2</style> &lt;b</title>'
    text = f'<record><ref-type name="Book">6</ref-type><titles>{title}</titles></record>'
    (entry,) = endnote_xml.read(text.encode()).entries
    assert entry.reading.record.title is not None
    assert entry.reading.record.title.root == "The <i>Zea</i><sup>2</sup> &lt;b"


def test_every_type_of_endnote_is_one_of_ris() -> None:
    assert {ris for _name, _number, ris in ENDNOTE_TYPES} <= set(TYPES)
    assert set(endnote_xml.TAGS.values()) <= KNOWN
    assert len({number for _name, number, _ris in ENDNOTE_TYPES if number}) == len(
        [1 for _n, number, _r in ENDNOTE_TYPES if number]
    )


def test_every_value_has_its_element_and_line() -> None:
    text = '<mods>\n<titleInfo>\n<title>T</title></titleInfo>\n<note type="odd">\nN</note><identifier type="x">7</identifier></mods>'
    (entry,) = mods.read(f"\n\n{text}".encode()).entries
    assert [(one.field, one.where) for one in entry.reading.said] == [
        ("title", "titleInfo (line 4)"),
        ("note", "note (line 6)"),
    ]
    assert [(one.text, one.where) for one in entry.reading.unread] == [("7", "identifier (line 7)")]
    (record,) = endnote_xml.read(
        b'<record>\n<ref-type name="Book"/>\n<titles><title>T</title></titles>\n<num-vols>2</num-vols></record>'
    ).entries
    assert [(one.field, one.where) for one in record.reading.said] == [
        ("type", "TY (line 1)"),
        ("title", "title (line 3)"),
    ]
    assert [one.where for one in record.reading.unread] == ["num-vols (line 4)"]


def test_what_a_citation_has_no_field_for_is_told() -> None:
    fields = (
        field("245", "aTides", "cA. Roe")
        + field("504", "aIncludes references")
        + field("040", "aDLC")
        + field("700", "aRoe, A.", "4dte")
        + field("880", "6245-01", "a潮")
    )
    (entry,) = marcxml.read(f"<record><leader>{leader_of('nam c')}</leader>{fields}</record>".encode()).entries
    assert [(one.text, one.where) for one in entry.reading.unread] == [
        ("$c A. Roe", "245 (line 1)"), ("$a Includes references", "504 (line 1)"), ("$a Roe, A. $4 dte", "700 (line 1)"), ("$6 245-01 $a 潮", "880 (line 1)"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "body", "kind"),
    [
        ("a.xml", b"<modsCollection/>", "mods"), ("a.xml", b"<x:collection><x:record><x:leader/>", "marcxml"), ("a.xml", b"<xml><records><record><ref-type>", "endnote_xml"),
        ("a.xml", b"<html>", None), ("a.mods", b"", "mods"), ("a.marcxml", b"<mods>", "mods"), ("A.BIB", b"<mods>", "bibtex"), ("a.txt", b"<mods>", None),
        ("a.xml", "<modsCollection/>".encode("utf-16"), "mods"),
    ],
)  # fmt: skip
def test_the_format_of_a_file(name: str, body: bytes, kind: str | None) -> None:
    found = kind_of(name, body)
    assert (found.name if found else None) == kind


def test_an_event_without_a_name_heads_nothing() -> None:
    held = {"event_place": "New York", "event_date": {"year": 2015, "month": 8, "day": 6}}
    for more, tag in (({}, "518"), ({"event_title": "Tides 2015"}, "711")):
        record = Record.model_validate({"type": "performance", "title": "Hamilton"} | held | more)
        text = "".join(export_marcxml.write([Entry(key="a", record=record)]))
        assert f'<datafield tag="{tag}"' in text
        assert ('<datafield tag="711"' in text) is (tag == "711")
        (entry,) = marcxml.read(text.encode()).entries
        assert (entry.reading.record, entry.reading.unread) == (record, ())
