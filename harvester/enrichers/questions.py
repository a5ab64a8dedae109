"""What is asked of a service and what comes back: plain values, so that asking is pure and sending is somebody else's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from parsers.identifiers import Doi, Pmcid, Pmid

Service = Literal["crossref", "pubmed", "pubmed-search", "idconv"]


@dataclass(frozen=True, slots=True)
class Question:
    """One request about a batch of identifiers. `secrets` holds parameters that are sent and never shown."""

    service: Service
    identifiers: tuple[str, ...]
    method: Literal["GET", "POST"]
    url: str
    params: tuple[tuple[str, str], ...] = ()
    data: tuple[tuple[str, str], ...] = ()
    secrets: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def shown(self) -> str:
        """The request as it may be shown and stored: without addresses of people and keys."""
        return f"{self.method} {self.url} ({len(self.identifiers)} identifiers)"


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What a service sent back, whatever its status."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of that name, without regard to case."""
        return next((value for key, value in self.headers if key.lower() == name), None)


Send = Callable[[Question], HttpAnswer]
"""Sends a question; raises FetchError where there is no answer at all."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What is known about one identifier from one service.

    `found` has the item's bytes as the service sent them; `absent` means that the service answered and does not know
    it; `failed` that it could not be asked, with why in `detail`. `retrieved` is an ISO 8601 time in UTC.
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
    mailto: str = ""
    ncbi_api_key: str = field(default="", repr=False)
    crossref_batch: int = 50
    pubmed_batch: int = 200
    idconv_batch: int = 200
