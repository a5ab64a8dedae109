"""summary.json: what a harvest came to, for programs; `summary.schema.json` describes it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from harvester import __version__
from harvester.errors import unwritable
from harvester.refused import Closed
from harvester.settings import Settings
from harvester.store import Account, Overview
from harvester.work import Severity

FORMAT = "harvester-summary"
VERSION = 1
"""Raised where what was there is gone or means something else; what is only added does not raise it."""
MOST_HOSTS = 1000
"""Hosts that are told one by one, those with most addresses first."""
# What decides how addresses are fetched and what is asked; who asks, keys and proxies are nobody's affair.
_SETTINGS = (
    "delay", "patience", "timeout", "total_time", "max_bytes", "max_redirects", "archive_bytes", "parse_seconds", "crossref_batch",
    "fresh_found", "fresh_absent", "fresh_search", "fresh_agency",
)  # fmt: skip
_SERVICES = ("crossref_url", "eutils_url", "idconv_url", "datacite_url", "doi_url")


@dataclass(frozen=True, slots=True)
class Came:
    """What a harvest came to. `requests` are those of the process that ended it, by service.

    In a replay `ended` is None: it asks nobody, and its files are the same whenever it is played.
    """

    closed: Sequence[Closed]
    works: int
    failures: int
    questions: int
    findings: Mapping[Severity, int]
    requests: Mapping[str, int]
    paths: Sequence[Path]
    ended: datetime | None


def summary(came: Came, over: Overview, account: Account, settings: Settings, options: Mapping[str, object]) -> str:
    """The file's text. Raises StoreError for a file of the harvest that cannot be read again."""
    told: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "program": f"harvester {__version__}",
        "origin": over.origin,
    }
    if came.ended is not None:
        begun = came.ended if account.begun is None else datetime.fromtimestamp(account.begun, UTC)
        told |= {"begun": _iso(min(begun, came.ended)), "ended": _iso(came.ended)}
        told["requests"] = dict(sorted(came.requests.items()))
    told |= {
        "lines": {"all": over.lines, "without_address": over.bad_lines}, "addresses": sum(count for _state, count in over.states),
        "outcomes": dict(over.states), "reasons": dict(over.failures),
        "hosts": {
            "all": account.hosts, "told": [one._asdict() for one in account.counts],
            "refusing": [{"host": one.host, "addresses": len(one.addresses), "written_from_services": one.written} for one in came.closed],
        },
        "works": came.works, "failures": came.failures, "questions": came.questions, "findings": dict(sorted(came.findings.items())),
        "files": [_file(path) for path in came.paths],
        "settings": dict(options) | _settings(settings),
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _settings(settings: Settings) -> dict[str, object]:
    found: dict[str, object] = {name: getattr(settings, name) for name in _SETTINGS}
    return found | {
        "services": {name.removesuffix("_url"): _bare(getattr(settings, name)) for name in _SERVICES},
        "allow_networks": [str(network) for network in settings.allow_networks],
    }


def _bare(url: str) -> str:
    """An address without what may be a secret in it."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()


def _file(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            size = file.tell()
    except OSError as error:
        raise unwritable(path, error) from None
    return {"name": path.name, "bytes": size, "sha256": digest}


def _iso(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
