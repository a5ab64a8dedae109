"""Labels of encodings: which codec a label means on the web, and where a page declares its own."""

from __future__ import annotations

import codecs
import re

# The labels of the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels) as Python's codecs:
# the wider encoding that pages so labelled are in (iso-8859-1 is windows-1252, gb2312 is GB18030, …). Labels are
# compared by letters and digits alone, so each stands here once.
_LABELS: dict[str, str] = {
    "utf-8": "utf8 unicode11utf8 unicode20utf8 xunicode20utf8",
    "utf-16-le": "utf16 utf16le ucs2 unicode iso10646ucs2 csunicode unicodefeff",
    "utf-16-be": "utf16be unicodefffe",
    "cp866": "866 cp866 csibm866 ibm866",
    "iso8859-2": "csisolatin2 iso88592 isoir101 iso885921987 l2 latin2 isolatin2",
    "iso8859-3": "csisolatin3 iso88593 isoir109 iso885931988 l3 latin3",
    "iso8859-4": "csisolatin4 iso88594 isoir110 iso885941988 l4 latin4",
    "iso8859-5": "csisolatincyrillic cyrillic iso88595 isoir144 iso885951988",
    "iso8859-6": "arabic asmo708 csiso88596e csiso88596i csisolatinarabic ecma114 iso88596 iso88596e iso88596i isoir127 iso885961987",
    "iso8859-7": "csisolatingreek ecma118 elot928 greek greek8 iso88597 isoir126 iso885971987 suneugreek",
    "iso8859-8": "csiso88598e csisolatinhebrew hebrew iso88598 iso88598e isoir138 iso885981988 visual csiso88598i iso88598i logical",
    "iso8859-10": "csisolatin6 iso885910 isoir157 l6 latin6",
    "iso8859-13": "iso885913",
    "iso8859-14": "iso885914",
    "iso8859-15": "csisolatin9 iso885915 l9 latin9 latin0",
    "iso8859-16": "iso885916",
    "koi8-r": "cskoi8r koi koi8 koi8r",
    "koi8-u": "koi8ru koi8u",
    "mac-roman": "csmacintosh mac macintosh xmacroman macroman",
    "mac-cyrillic": "xmaccyrillic xmacukrainian maccyrillic",
    "cp874": "dos874 iso885911 tis620 windows874 cp874",
    "cp1250": "cp1250 windows1250 xcp1250 win1250",
    "cp1251": "cp1251 windows1251 xcp1251 win1251",
    "cp1252": "ansix341968 ascii cp1252 cp819 csisolatin1 ibm819 iso88591 isoir100 iso885911987 l1 latin1 isolatin1 usascii"
    " windows1252 xcp1252 win1252 ansi",
    "cp1253": "cp1253 windows1253 xcp1253 win1253",
    "cp1254": "cp1254 csisolatin5 iso88599 isoir148 iso885991989 l5 latin5 windows1254 xcp1254 win1254",
    "cp1255": "cp1255 windows1255 xcp1255 win1255",
    "cp1256": "cp1256 windows1256 xcp1256 win1256",
    "cp1257": "cp1257 windows1257 xcp1257 win1257",
    "cp1258": "cp1258 windows1258 xcp1258 win1258",
    "gb18030": "gb18030 chinese csgb2312 csiso58gb231280 gb2312 gb231280 gbk isoir58 xgbk euccn cp936 ms936 windows936 zhcn",
    "big5hkscs": "big5 big5hkscs cnbig5 csbig5 xxbig5 cp950 windows950 ms950 zhtw",
    "euc_jp": "cseucpkdfmtjapanese eucjp xeucjp eucjpwin eucjpms ujis",
    "iso2022_jp": "csiso2022jp iso2022jp jis",
    "cp932": "csshiftjis ms932 mskanji shiftjis sjis windows31j xsjis sjiswin cp932 mscp932",
    "cp949": "cseuckr csksc56011987 euckr isoir149 korean ksc56011987 ksc56011989 ksc5601 windows949 cp949 ms949 uhc",
    # Browsers show nothing for these; the texts of old pages are worth having, and nothing runs here.
    "iso2022_kr": "csiso2022kr iso2022kr",
    "hz": "hzgb2312 hz",
    # Not the web's, but met in the files of old systems.
    "cp437": "ibm437 cp437", "cp850": "ibm850 cp850", "cp852": "ibm852 cp852", "cp855": "ibm855 cp855",
    "mac-latin2": "xmacce xmaccentraleurope maclatin2", "mac-turkish": "xmacturkish macturkish", "mac-greek": "xmacgreek macgreek",
}  # fmt: skip
_CODECS = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}
_NOISE = re.compile(r"[^a-z0-9]+")

MULTIBYTE = frozenset(("gb18030", "big5hkscs", "euc_jp", "cp932", "cp949"))
SEVEN_BIT = frozenset(("iso2022_jp", "iso2022_kr", "hz"))
WIDE = frozenset(("utf-16-le", "utf-16-be"))
# What a codec of Python lacks of what pages so labelled hold, others have: rarer signs of NEC, IBM and Microsoft.
WIDER: dict[str, tuple[str, ...]] = {
    "big5hkscs": ("big5hkscs", "cp950"),
    "euc_jp": ("euc_jp", "euc_jisx0213"),
    "cp932": ("cp932", "shift_jis_2004"),
    "iso2022_jp": ("iso2022_jp", "iso2022_jp_3", "iso2022_jp_ext"),
}

# Labels stand in the first kilobyte by the standard, and after scripts and comments in life.
_HEAD = 100_000
_MOST = 50
_XML = re.compile(rb"\s*<\?xml\s[^<>]{0,200}?encoding\s*=\s*[\"']\s*([\w:.-]{1,40})", re.IGNORECASE)
_META = re.compile(rb"<meta[\s/](?![^<>]*\b(?:name|property)\s*=)", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*(?:&quot;|[\"'\s])*([\w:.-]{1,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"'\s]*([\w:.()-]{1,40})", re.IGNORECASE)


def codec(label: str) -> str | None:
    """The codec that a label means on the web; None for one that means nothing there, such as UTF-7.

    >>> codec(" 'ISO-8859-1'"), codec("ks_c_5601-1987"), codec("x-sjis"), codec("utf-7")
    ('cp1252', 'cp949', 'cp932', None)
    """
    name = _NOISE.sub("", label.lower())
    return _CODECS.get(name)


def of_header(content_type: str | None) -> str | None:
    """The codec that a Content-Type header declares."""
    match = _HEADER.search(content_type[:1000]) if content_type else None
    return codec(match[1]) if match else None


def of_body(body: bytes, within: int = _HEAD) -> tuple[str, ...]:
    """The codecs that a page's own metas or XML declaration declare, in its order, without those in comments.

    >>> of_body(b"<meta charset=gb2312><meta http-equiv=Content-Type content='text/html; charset=\\"big5\\"'>")
    ('gb18030', 'big5hkscs')
    """
    found = [match[1]] if (match := _XML.match(body[:400])) else []
    head = body[:within]
    small = head.lower()
    at = small.find(b"charset")
    for _ in range(_MOST):
        if at < 0:
            break
        start = small.rfind(b"<", 0, at)
        if start >= 0 and _META.match(head[start:at]) and not _in_comment(small, start):
            match = _CHARSET.match(head[at : at + 80])
            found += [match[1]] if match else []
        at = small.find(b"charset", at + 1)
    known = (codec(label.decode("ascii", "replace")) for label in found)
    return tuple(dict.fromkeys(name for name in known if name))


def _in_comment(head: bytes, at: int) -> bool:
    return head.rfind(b"<!--", 0, at) > head.rfind(b"-->", 0, at)


def read_as(body: bytes, name: str) -> str | None:
    """`body` read as a codec, or as one that is wider, without what is cut off at its end; None if it is not in it."""
    for wider in WIDER.get(name, (name,)):
        try:
            return codecs.getincrementaldecoder(wider)().decode(body)
        except UnicodeDecodeError:
            continue
    return None
