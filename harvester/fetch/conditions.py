"""Asking whether a page has changed: what a host gave for that is kept with the page, and sent when it is harvested again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Self

from harvester.fetch.archive import Kept
from harvester.fetch.session import Response, redact_url
from harvester.warc.writing import Earlier

_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Conditions:
    """The address that a kept page came from in the end, its ETag and Last-Modified ("" where it had none), and where it is kept."""

    url: str = ""
    etag: str = ""
    modified: str = ""
    earlier: Earlier | None = None

    @classmethod
    def read(cls, known: str | None) -> Self:
        """What `validators` wrote; nothing where there is none.

        >>> Conditions.read(None).headers("https://example.org/")
        {}
        """
        if not known:
            return cls()
        said = json.loads(known)
        earlier = Earlier(said["record"], redact_url(said["url"]), said["date"], said["digest"])
        return cls(said["url"], said["etag"], said["modified"], earlier)

    def at(self, url: str) -> Self:
        """These, where an address is the one that the page came from; else none."""
        return self if self.url and url == self.url else type(self)()

    def headers(self, url: str) -> dict[str, str]:
        """The headers to send to an address: none to another one than the page came from."""
        if not self.at(url).url:
            return {}
        pairs = (("If-None-Match", self.etag), ("If-Modified-Since", self.modified))
        return {name: value for name, value in pairs if value}


def validators(answer: Response, asked: str, retrieved: str, kept: Kept) -> str | None:
    """By what a host can be asked whether a page has changed, as JSON; None where it gave nothing for that."""
    etag, modified = _short(answer.header("etag")), _short(answer.header("last-modified"))
    if answer.status != 200 or not (etag or modified):
        return None
    said = {
        "url": asked, "etag": etag, "modified": modified, "record": kept.record, "date": retrieved, "digest": kept.digest,
    }  # fmt: skip
    return json.dumps(said)


def _short(value: str | None) -> str:
    return value if value is not None and len(value) <= _LONGEST and value.isprintable() else ""
