"""Answers of OAI-PMH 2.0 servers (https://www.openarchives.org/OAI/openarchivesprotocol.html): the envelope.

Records, deleted ones among them, with what their metadata say; the token with which the list goes on; sets, formats, what the
server says of itself; and its errors, which are values: "noRecordsMatch" is an empty list. Feeds hold characters and entities
that no XML may hold: such an answer is mended and read, for the alternative is to lose a whole list.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from parsers.encoding import decode
from parsers.formats import Unreadable, arxiv_xml, oai_dc
from parsers.formats.xml_texts import find_text, parse, text_of
from parsers.record import Reading

NAMESPACE = "{http://www.openarchives.org/OAI/2.0/}"


class Record(NamedTuple):
    """A record or the header of one. `format` is the name and namespace of the metadata's root ("{…}dc").

    `reading` is None for a deleted record, for a header alone, and for a format that nobody here reads.
    """

    identifier: str
    datestamp: str
    sets: tuple[str, ...] = ()
    deleted: bool = False
    format: str = ""
    reading: Reading | None = None


class Problem(NamedTuple):
    """An error of the server's, with the protocol's code ("badResumptionToken", "noRecordsMatch", …)."""

    code: str
    message: str


class Server(NamedTuple):
    """What a server says of itself. `granularity` is that of its datestamps ("YYYY-MM-DDThh:mm:ssZ")."""

    name: str
    base_url: str
    earliest: str
    deleted: str
    granularity: str
    emails: tuple[str, ...] = ()


class Answer(NamedTuple):
    """One answer. `token` asks for the next part of the list, and is None at its end; `size` is the whole list's, where told."""

    verb: str
    date: str
    records: tuple[Record, ...] = ()
    token: str | None = None
    size: int | None = None
    problems: tuple[Problem, ...] = ()
    server: Server | None = None
    sets: tuple[tuple[str, str], ...] = ()
    formats: tuple[tuple[str, str], ...] = ()
    mended: bool = False


_READERS: dict[str, Callable[[etree._Element], Reading]] = {
    oai_dc.ROOT: oai_dc.read,
    arxiv_xml.ROOT: arxiv_xml.read,
}
VERBS = ("GetRecord", "ListRecords", "ListIdentifiers", "Identify", "ListSets", "ListMetadataFormats")


def read(body: bytes) -> Answer:
    """The answer, whatever verb was asked. Raises Unreadable for what is none."""
    root, mended = _root(body)
    if root.tag != f"{NAMESPACE}OAI-PMH":
        raise Unreadable(f"not an answer of OAI-PMH: {root.tag}"[:200])
    problems = tuple(Problem(one.get("code", ""), text_of(one)) for one in root.iterchildren(f"{NAMESPACE}error"))
    part = next((one for verb in VERBS for one in root.iterchildren(f"{NAMESPACE}{verb}")), None)
    verb = str(part.tag).removeprefix(NAMESPACE) if part is not None else ""
    date = find_text(root, f"{NAMESPACE}responseDate")
    if part is None:
        if not problems:
            raise Unreadable("an answer of OAI-PMH with neither a list nor an error")
        return Answer(verb, date, problems=problems, mended=mended)
    token, size = _token(part)
    return Answer(
        verb, date, _records(part), token, size, problems, _server(part) if verb == "Identify" else None,
        _pairs(part, "set", "setSpec", "setName"), _pairs(part, "metadataFormat", "metadataPrefix", "metadataNamespace"), mended,
    )  # fmt: skip


def _records(part: etree._Element) -> tuple[Record, ...]:
    found = []
    for one in part:
        header = one if one.tag == f"{NAMESPACE}header" else one.find(f"{NAMESPACE}header")
        if header is None or one.tag not in (f"{NAMESPACE}record", f"{NAMESPACE}header"):
            continue
        holder = one.find(f"{NAMESPACE}metadata")
        metadata = next(iter(holder), None) if holder is not None else None
        kind, reading = "", None
        if metadata is not None:
            kind = str(metadata.tag)
            reading = _READERS[kind](metadata) if kind in _READERS else None
        identifier, datestamp = (find_text(header, NAMESPACE + name) for name in ("identifier", "datestamp"))
        sets = tuple(map(text_of, header.iterchildren(f"{NAMESPACE}setSpec")))
        found.append(Record(identifier, datestamp, sets, header.get("status") == "deleted", kind, reading))
    return tuple(found)


def _token(part: etree._Element) -> tuple[str | None, int | None]:
    element = part.find(f"{NAMESPACE}resumptionToken")
    if element is None:
        return None, None
    size = element.get("completeListSize", "")
    return text_of(element) or None, int(size) if size.isascii() and size.isdecimal() and len(size) < 12 else None


def _server(part: etree._Element) -> Server:
    def said(name: str) -> str:
        return find_text(part, NAMESPACE + name)

    emails = tuple(map(text_of, part.iterchildren(f"{NAMESPACE}adminEmail")))
    return Server(
        said("repositoryName"), said("baseURL"), said("earliestDatestamp"), said("deletedRecord"), said("granularity"), emails
    )  # fmt: skip


def _pairs(part: etree._Element, name: str, first: str, second: str) -> tuple[tuple[str, str], ...]:
    rows = part.iterchildren(NAMESPACE + name)
    return tuple((find_text(one, NAMESPACE + first), find_text(one, NAMESPACE + second)) for one in rows)


# What no XML may hold: controls, and references to them.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
)
# An entity of HTML, which no feed declares; an ampersand that begins none.
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")
_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});)")
_DECLARATION = re.compile(r"\s*<\?xml[^<>]{0,200}\?>")


def _root(body: bytes) -> tuple[etree._Element, bool]:
    """The root, and whether the answer had to be mended to be read."""
    try:
        return parse(body), False
    except Unreadable as first:
        text = _DECLARATION.sub("", decode(body).text, count=1)
        mended = _AMPERSAND.sub("&amp;", _ENTITY.sub(_plain, _CONTROLS.sub(" ", text)))
        try:
            return parse(mended.strip().encode("utf-8", "replace")), True
        except Unreadable:
            raise first from None


def _plain(entity: re.Match[str]) -> str:
    char = html.unescape(entity[0])
    return html.escape(char, quote=False) if char != entity[0] else f"&amp;{entity[1]};"
