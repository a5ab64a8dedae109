"""What is asked of a service and what comes back: plain values, so that asking is pure and sending is somebody else's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, NamedTuple, Protocol
from urllib.parse import quote_plus

from parsers.identifiers import Doi, Pmcid, Pmid

Service = Literal[
    "crossref", "datacite", "pubmed", "pubmed-search", "idconv", "doi-ra", "crossref-query", "pubmed-citation", "pubmed-title",
]  # fmt: skip
"""What can be asked: works by identifier, which identifiers go together, who registered a DOI, and searches."""


@dataclass(frozen=True, slots=True)
class Question:
    """One request about a batch of identifiers. `secrets` holds parameters that are sent and never shown.

    `pool` names the limit that the request counts against: a service may allow lists less often than single records.
    """

    service: Service
    identifiers: tuple[str, ...]
    method: Literal["GET", "POST"]
    url: str
    params: tuple[tuple[str, str], ...] = ()
    data: tuple[tuple[str, str], ...] = ()
    secrets: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    pool: str = ""

    def shown(self) -> str:
        """The request as it may be shown and stored: without addresses of people and keys."""
        return f"{self.method} {self.url} ({len(self.identifiers)} identifiers)"

    def censored(self, told: str) -> str:
        """What a service told, without what was not to be shown: NCBI's services repeat the key and the address in their refusals."""
        for value in (value for key, value in self.secrets if key != "tool"):
            told = told.replace(value, "REMOVED").replace(quote_plus(value), "REMOVED")
        return told


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What a service sent back, whatever its status."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of that name, without regard to case."""
        return next((value for key, value in self.headers if key.lower() == name), None)

    def is_a_page(self) -> bool:
        """Whether a web page came in place of data: a proxy's or a server's own "404 Not Found" says nothing of a work."""
        return self.body[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


Send = Callable[[Question], HttpAnswer]
"""Sends a question; raises FetchError where there is no answer at all."""


class Read(NamedTuple):
    """What an answer says of each identifier asked; one that is not in `items` is not known to the service.

    `also` is what it says beyond that: (service, key) to bytes, as the works that a search lists.
    """

    items: Mapping[str, bytes]
    also: Mapping[tuple[str, str], bytes] = MappingProxyType({})


class Doubtful(Exception):
    """An answer that is more likely a stumble than the truth, as none of 200 articles found."""

    def __init__(self, found: Read) -> None:
        super().__init__("an answer that names nothing of what was asked")
        self.found = found


class TooMuch(Exception):
    """An answer that leaves out what did not fit: ask for less at a time."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A refusal that stands in the body, whatever the status says: its code, and whether asking again may help."""

    code: str
    message: str
    again: bool


def nothing_refused(_answer: HttpAnswer) -> Refused | None:
    """For services that refuse by their status alone."""
    return None


@dataclass(frozen=True, slots=True)
class Desk:
    """One thing that a service can be asked, and how.

    `called` is its name for people. `gate` names who is asked: desks of one gate share its patience. `pause` is the number
    of seconds between requests before the service's own headers have spoken. `batches` cuts sorted identifiers as full as
    the service allows, `request` asks for one batch or for a part of it, and `read` understands the answer; it raises
    Unreadable, Doubtful or TooMuch. `not_found` says that status 404 is an answer.
    """

    service: Service
    called: str
    gate: str
    pause: Callable[[Question], float]
    batches: Callable[[Sequence[str], Services], tuple[tuple[str, ...], ...]]
    request: Callable[[tuple[str, ...], Services], Question]
    read: Callable[[Question, HttpAnswer], Read]
    refused: Callable[[HttpAnswer], Refused | None] = nothing_refused
    not_found: bool = False


@dataclass(frozen=True, slots=True)
class Stored:
    """What is known about one identifier from one service.

    `found` has the item's bytes as the service sent them; `absent` means that the service answered and does not know
    it; `failed` that it could not be asked, with why in `detail`. A `found` or `absent` with a `detail` is an older
    answer that could not be renewed. `retrieved` is an ISO 8601 time in UTC.
    """

    status: Literal["found", "absent", "failed"]
    body: bytes | None
    retrieved: str
    detail: str = ""


class AnswerBook(Protocol):
    """Where answers are kept: in memory, or in the store of a harvest."""

    def get(self, service: str, identifier: str) -> Stored | None:
        """What is known, or None where it was never asked."""

    def put(self, service: str, answers: Sequence[tuple[str, Stored]]) -> None:
        """Keep the answers of one batch: all of them, or none."""


class MemoryBook:
    """An answer book that lives as long as the process."""

    def __init__(self) -> None:
        self._answers: dict[tuple[str, str], Stored] = {}

    def get(self, service: str, identifier: str) -> Stored | None:
        """What is known, or None where it was never asked."""
        return self._answers.get((service, identifier))

    def put(self, service: str, answers: Sequence[tuple[str, Stored]]) -> None:
        """Keep the answers of one batch."""
        self._answers.update({(service, identifier): stored for identifier, stored in answers})


@dataclass(frozen=True, slots=True)
class Wanted:
    """The identifiers that a page, or a line of a list, gives for one work."""

    doi: Doi | None = None
    pmid: Pmid | None = None
    pmcid: Pmcid | None = None


@dataclass(frozen=True, slots=True)
class Services:
    """Where the services are and who asks: what the asking halves need of the settings."""

    crossref_url: str
    eutils_url: str
    idconv_url: str
    datacite_url: str
    doi_url: str
    mailto: str = ""
    ncbi_api_key: str = field(default="", repr=False)
    crossref_batch: int = 50


MOST_LINE = 3900
"""Bytes of path and query in one request: Crossref allows 4,096 for the first line of a request (its own statement)."""


def cut(identifiers: Sequence[str], most: int, *, beside: int = 200, each: int = 7) -> tuple[tuple[str, ...], ...]:
    """Identifiers in batches of at most `most`, each short enough for an address.

    `beside` is what the address holds beside them, `each` what stands between two of them, in bytes.
    """
    batches: list[list[str]] = [[]]
    length = beside
    for identifier in identifiers:
        size = len(quote_plus(identifier)) + each
        if batches[-1] and (len(batches[-1]) >= most or length + size > MOST_LINE):
            batches.append([])
            length = beside
        batches[-1].append(identifier)
        length += size
    return tuple(tuple(batch) for batch in batches if batch)
