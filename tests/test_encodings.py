"""Pages of the whole world, rightly labelled, wrongly labelled and not labelled: title and author come out right."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable

import pytest
from legacy_texts import TEXTS, Text, encoded, page

from parsers import Page, read_page
from parsers.encoding import decode
from parsers.encoding.labels import codec

RU, JA, ZH, TW, KO = (TEXTS[name] for name in ("russian", "japanese", "chinese", "traditional", "korean"))
PL, CS, FR, DE, UK, TR = (TEXTS[name] for name in ("polish", "czech", "french", "german", "ukrainian", "turkish"))
FAR = "<script>" + "var nothing = 0;\n" * 400 + "</script>\n"


def made(text: Text, head: str = "", *, long: bool = True) -> str:
    return page(text, long=long).replace("<head>", f"<head>\n{head}")


def meta(label: str) -> str:
    return f'<meta http-equiv="Content-Type" content="text/html; charset={label}">\n'


def reads(body: bytes, header: str | None, title: str, name: str) -> None:
    headers = (("Content-Type", header),) if header else ()
    reading = read_page(Page(body, headers=headers)).page
    assert reading is not None
    assert str(reading.record.title) == unicodedata.normalize("NFC", title)
    said = [item.text for item in reading.said if item.field == "author"]
    first = reading.record.author[0]
    assert unicodedata.normalize("NFC", said[0]) == unicodedata.normalize("NFC", name)
    assert letters((first.family or "") + (first.given or "") + (first.literal or "")) == letters(name)


def letters(name: str) -> list[str]:
    return sorted(char for char in unicodedata.normalize("NFC", name) if char not in " ,،")


HTML = "text/html"
UTF8, LATIN1 = "text/html; charset=utf-8", "text/html; charset=ISO-8859-1"
# What a page says of itself (the header, its own head), what it is, and whose title and name must come out.
LABELLED = (
    ("a header's own label", "text/html; charset=windows-1251", "", RU, "cp1251"),
    ("a label in quotes", 'text/html; charset="koi8-r"', "", RU, "koi8-r"),
    ("a label in single quotes", "text/html;charset='Shift_JIS'", "", JA, "cp932"),
    ("a label in capitals, blanks about it", "text/html; Charset = GB2312 ; x=y", "", ZH, "gb18030"),
    ("iso-8859-1 is windows-1252", LATIN1, "", FR, "cp1252"),
    ("us-ascii is windows-1252", "text/html; charset=us-ascii", "", FR, "cp1252"),
    ("gb2312 is GB18030", "text/html; charset=gb2312", "", ZH, "gb18030"),
    ("gbk is GB18030", "text/html; charset=gbk", "", ZH, "gb18030"),
    ("gb_2312-80", "text/html; charset=gb_2312-80", "", ZH, "gb18030"),
    ("x-sjis", "text/html; charset=x-sjis", "", JA, "cp932"),
    ("windows-31j", "text/html; charset=Windows-31J", "", JA, "cp932"),
    ("x-euc-jp", "text/html; charset=x-euc-jp", "", JA, "euc_jp"),
    ("iso-2022-jp", "text/html; charset=ISO-2022-JP", "", JA, "iso2022_jp"),
    ("iso-2022-jp without a label", None, "", JA, "iso2022_jp"),
    ("iso-2022-jp under a utf-8 header", UTF8, "", JA, "iso2022_jp"),
    ("euc-kr is windows-949", "text/html; charset=euc-kr", "", KO, "cp949"),
    ("ks_c_5601-1987", "text/html; charset=ks_c_5601-1987", "", KO, "cp949"),
    ("big5", "text/html; charset=Big5", "", TW, "cp950"),
    ("big5-hkscs", "text/html; charset=big5-hkscs", "", TW, "big5hkscs"),
    ("hz-gb-2312", "text/html; charset=hz-gb-2312", "", ZH, "hz"),
    ("koi8-u", "text/html; charset=koi8-u", "", UK, "koi8-u"),
    ("windows-874", "text/html; charset=windows-874", "", TEXTS["thai"], "cp874"),
    ("tis-620", "text/html; charset=TIS-620", "", TEXTS["thai"], "cp874"),
    ("iso-8859-9 is windows-1254", "text/html; charset=iso-8859-9", "", TR, "cp1254"),
    ("iso-8859-8-i", "text/html; charset=iso-8859-8-i", "", TEXTS["hebrew"], "cp1255"),
    ("iso-8859-7", "text/html; charset=iso-8859-7", "", TEXTS["greek"], "iso8859-7"),
    ("windows-1258", "text/html; charset=windows-1258", "", TEXTS["vietnamese"], "cp1258"),
    ("x-mac-cyrillic", "text/html; charset=x-mac-cyrillic", "", RU, "mac-cyrillic"),
    ("macintosh", "text/html; charset=macintosh", "", FR, "mac-roman"),
    ("ibm866", "text/html; charset=ibm866", "", RU, "cp866"),
    ("latin2, as Python says it", "text/html; charset=latin2", "", PL, "iso8859-2"),
    ("utf8 without a dash", "text/html; charset=utf8", "", RU, "utf-8"),
    ("unicode-1-1-utf-8", "text/html; charset=unicode-1-1-utf-8", "", RU, "utf-8"),
    ("utf-16 without a mark", "text/html; charset=utf-16", "", RU, "utf-16-le"),
    ("utf-16be without a mark", "text/html; charset=utf-16be", "", JA, "utf-16-be"),
    ("utf-16 without mark or label", None, "", ZH, "utf-16-le"),
    ("utf-16 under a utf-8 header", UTF8, "", FR, "utf-16-be"),
    ("utf-16 that is none", "text/html; charset=utf-16", "", FR, "utf-8"),
    ("a meta that says utf-16 in bytes that are none", HTML, meta("utf-16"), RU, "utf-8"),
    ("x-user-defined", "text/html; charset=x-user-defined", "", RU, "cp1251"),
    ("utf-7 is refused", "text/html; charset=utf-7", "", FR, "utf-8"),
    ("a label of no encoding", "text/html; charset=none", meta("windows-1250"), CS, "cp1250"),
    ("a label of a transformation", "text/html; charset=rot13", "", DE, "utf-8"),
    ("an empty label", "text/html; charset=", meta("koi8-r"), RU, "koi8-r"),
    ("the page's own label", HTML, meta("euc-jp"), JA, "euc_jp"),
    ("a short meta", HTML, "<meta charset=big5>", TW, "cp950"),
    ("a short meta with quotes in quotes", HTML, "<meta charset=\"'gbk'\">", ZH, "gb18030"),
    ("a meta beyond the first kilobytes", HTML, FAR + meta("shift_jis"), JA, "cp932"),
    ("a far meta of a small difference", HTML, FAR + meta("iso-8859-2"), PL, "iso8859-2"),
    ("a meta in a comment", HTML, "<!-- " + meta("utf-16") + "--><!--" + meta("big5") + "-->" + meta("gbk"), ZH, "gb18030"),
    ("several metas, the first right", HTML, meta("windows-1250") + meta("iso-8859-1"), CS, "cp1250"),
    ("several metas, the first of no encoding", HTML, meta("{$charset}") + meta("windows-1250"), CS, "cp1250"),
    ("several metas, the first wrong", HTML, meta("utf-8") + meta("iso-8859-2"), PL, "iso8859-2"),
    ("an XML declaration", "application/xhtml+xml", "", PL, "xml iso8859-2"),
    ("a header before the page's own", "text/html; charset=windows-1250", meta("iso-8859-2"), PL, "cp1250"),
    ("UTF-8 under iso-8859-1", LATIN1, "", RU, "utf-8"),
    ("UTF-8 under iso-8859-1 in header and page", LATIN1, meta("iso-8859-1"), JA, "utf-8"),
    ("UTF-8 under windows-1252 in the page", HTML, meta("windows-1252"), FR, "utf-8"),
    ("UTF-8 under koi8-r", "text/html; charset=koi8-r", "", RU, "utf-8"),
    ("UTF-8 under shift_jis", "text/html; charset=shift_jis", "", JA, "utf-8"),
    ("UTF-8 under gb2312", HTML, meta("gb2312"), ZH, "utf-8"),
    ("UTF-8 under big5, French", "text/html; charset=big5", "", FR, "utf-8"),
    ("utf-8 over Shift_JIS", UTF8, "", JA, "cp932"),
    ("utf-8 over EUC-JP", UTF8, "", JA, "euc_jp"),
    ("utf-8 over GB18030", UTF8, meta("utf-8"), ZH, "gb18030"),
    ("utf-8 over Big5", UTF8, "", TW, "cp950"),
    ("utf-8 over EUC-KR", UTF8, meta("euc-kr"), KO, "euc_kr"),
    ("utf-8 over EUC-KR, without help", UTF8, "", KO, "euc_kr"),
    ("utf-8 over KOI8-R", UTF8, "", RU, "koi8-r"),
    ("utf-8 over windows-1251", UTF8, "", RU, "cp1251"),
    ("utf-8 over windows-1250", UTF8, "", CS, "cp1250"),
    ("utf-8 over windows-1252", UTF8, "", FR, "cp1252"),
    ("utf-8 over windows-1254", UTF8, "", TR, "cp1254"),
    ("utf-8 over ISO-8859-2", UTF8, "", PL, "iso8859-2"),
    ("utf-8 over Mac Roman", UTF8, "", DE, "mac-roman"),
    ("a server's iso-8859-1 over windows-1251", LATIN1, meta("windows-1251"), RU, "cp1251"),
    ("a server's iso-8859-1 over Shift_JIS", LATIN1, meta("shift_jis"), JA, "cp932"),
    ("a server's iso-8859-1 over EUC-KR, without help", LATIN1, "", KO, "cp949"),
    ("a meta that lies", HTML, meta("windows-1251"), RU, "koi8-r"),
    ("a meta of Japanese on Chinese", HTML, meta("euc-jp"), ZH, "gb18030"),
    ("a meta of the West on Greek", HTML, meta("iso-8859-1"), TEXTS["greek"], "cp1253"),
)  # fmt: skip


@pytest.mark.parametrize(("_name", "header", "head", "text", "encoding"), LABELLED, ids=[row[0] for row in LABELLED])
@pytest.mark.parametrize("long", [True, False], ids=["long", "short"])
def test_what_a_page_says_and_is(
    _name: str, header: str | None, head: str, text: Text, encoding: str, *, long: bool
) -> None:
    source = made(text, head, long=long)
    if encoding.startswith("xml "):
        encoding = encoding.removeprefix("xml ")
        source = f'<?xml version="1.0" encoding="{encoding}"?>\n{source}'
    body = encoded(source, encoding)
    shown = body.decode(encoding)
    reads(body, header, shown.split("<title>")[1].split("<")[0], text.names[0])


MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
)


@pytest.mark.parametrize("header", [None, LATIN1, UTF8, "text/html; charset=shift_jis"])
@pytest.mark.parametrize(("mark", "encoding"), MARKS, ids=[row[1] for row in MARKS])
def test_a_mark_goes_before_every_label(mark: bytes, encoding: str, header: str | None) -> None:
    reads(mark + made(CS, meta("big5")).encode(encoding), header, CS.title, CS.names[0])


def test_a_mark_that_lies() -> None:
    reads(codecs.BOM_UTF8 + made(CS, meta("windows-1250")).encode("cp1250"), HTML, CS.title, CS.names[0])


# What happens to a page that is right on the whole: (the page's bytes, its header).
DAMAGED = (
    ("a stray byte in UTF-8", lambda b: b.replace(b"</body>", b"<p>caf\xe9</p></body>"), "utf-8", UTF8),
    ("a stray byte in UTF-8 under iso-8859-1", lambda b: b.replace(b"</body>", b"<p>caf\xe9</p></body>"), "utf-8", LATIN1),
    ("stray bytes in UTF-8, no label", lambda b: b.replace(b"</body>", b"\x92\xff\x80</body>"), "utf-8", None),
    ("a lone surrogate", lambda b: b.replace(b"</body>", b"\xed\xa0\x80</body>"), "utf-8", UTF8),
    ("an overlong form", lambda b: b.replace(b"</body>", b"\xc0\xbc</body>"), "utf-8", UTF8),
    ("NULs", lambda b: b.replace(b"<p>", b"\x00<p>\x00"), "utf-8", UTF8),
    ("NULs in a title", lambda b: b.replace(b'name="citation_title"', b'name="citation\x00_title"'), "cp1251", "text/html; charset=windows-1251"),
    ("old Mac's line ends", lambda b: b.replace(b"\n", b"\r"), "koi8-r", UTF8),
    ("mixed line ends", lambda b: b.replace(b"\n", b"\r\n", 3).replace(b"</p>\n", b"</p>\n\r\r"), "cp1251", None),
    ("an undefined byte in windows-1252", lambda b: b.replace(b"</body>", b"\x81</body>"), "cp1252", LATIN1),
    ("a stray byte in Shift_JIS", lambda b: b.replace(b"</body>", b"\xff</body>"), "cp932", "text/html; charset=shift_jis"),
    ("a stray byte in GB18030", lambda b: b.replace(b"</body>", b"\xff\xff</body>"), "gb18030", None),
)  # fmt: skip
SPEAKS = {"utf-8": CS, "cp1251": RU, "koi8-r": RU, "cp1252": FR, "cp932": JA, "gb18030": ZH}


@pytest.mark.parametrize(("_name", "damage", "encoding", "header"), DAMAGED, ids=[row[0] for row in DAMAGED])
def test_a_damaged_page(_name: str, damage: Callable[[bytes], bytes], encoding: str, header: str | None) -> None:
    text = SPEAKS[encoding]
    body = damage(made(text).encode(encoding))
    reads(body, header, text.title, text.names[0])


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "gb18030", "euc_jp", "cp949", "big5hkscs"])
def test_a_character_cut_off_at_the_end_is_left_out(encoding: str) -> None:
    text = {"gb18030": ZH, "cp949": KO, "big5hkscs": TW}.get(encoding, JA)
    body = made(text).encode(encoding) + text.title[0].encode(encoding)[:-1]
    reads(body, f"text/html; charset={encoding}", text.title, text.names[0])
    assert "\ufffd" not in decode(body, f"text/html; charset={encoding}").text
    reads(body, None, text.title, text.names[0])


@pytest.mark.parametrize("text", ["é", "Müller", "naïve café", "25 °C", "© 1998", "“Quoted”", "Peña"])
def test_few_letters_of_the_west_in_an_english_page(text: str) -> None:
    source = f"<html><title>A study of rivers</title><body>{'<p>Plain words of no interest.</p>' * 900}<p>{text}</p>"
    assert text in decode(source.encode("cp1252"), UTF8).text


def test_utf7_stays_what_it_is() -> None:
    assert decode(b"+ADw-script+AD4-", "text/html; charset=utf-7").text == "+ADw-script+AD4-"
    assert all(
        codec(label) is None for label in ("utf-7", "punycode", "idna", "unicode_escape", "cp037", "hex", "mbcs", "")
    )


# Of pages without any label, each text in each of its old encodings, short and long: what is read right.
CASES = [(name, encoding) for name, text in TEXTS.items() for encoding in text.encodings]


@pytest.mark.parametrize("long", [True, False], ids=["long", "short"])
@pytest.mark.parametrize(("name", "encoding"), CASES, ids=[f"{name}-{encoding}" for name, encoding in CASES])
def test_a_page_without_labels(name: str, encoding: str, *, long: bool) -> None:
    body = encoded(page(TEXTS[name], long=long), encoding)
    assert decode(body).text == body.decode(encoding)


@pytest.mark.parametrize(("name", "encoding"), CASES, ids=[f"{name}-{encoding}" for name, encoding in CASES])
def test_a_right_label_is_believed(name: str, encoding: str) -> None:
    for long in (True, False):
        body = encoded(page(TEXTS[name], long=long), encoding)
        assert decode(body, f"text/html; charset={encoding}").text == body.decode(encoding)


def test_parts_of_a_title_are_read_right_mostly() -> None:
    """The table of little text: half a title, one name. What is too little for any reader is counted, not hidden."""
    pieces = [
        (piece, encoding)
        for text in TEXTS.values()
        for encoding in text.encodings
        for piece in (text.title, "; ".join(text.names), text.names[0], *halves(text.title))
        if not encoded(piece, encoding).isascii()
    ]
    right = sum(decode(body := encoded(piece, encoding)).text == body.decode(encoding) for piece, encoding in pieces)
    assert len(pieces) > 280
    assert right / len(pieces) >= 0.96


def halves(title: str) -> tuple[str, str]:
    words = title.split(" ")
    return " ".join(words[:3]), " ".join(words[3:])
