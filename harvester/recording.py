"""Recorded HTTP: a harvest kept in a cassette, and played again without network.

Our own pool classes are handed to vcrpy: with the stock ones it lets requests through to the network when several
threads run. The connections that record are guarded themselves, so that a recording cannot reach a private address.
A cassette tells when it was recorded: in a replay that is the time of day, so that it says of each answer when it was had, and the same each time.
Keys and people's addresses never enter a cassette, neither as asked nor as echoed, and do not take part in matching.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import vcr
import yaml
from vcr.stubs import VCRHTTPConnection, VCRHTTPSConnection

from harvester.errors import UsageError, unwritable
from harvester.fetch.guard import GuardedHTTPConnection, GuardedHTTPPool, GuardedHTTPSConnection, GuardedHTTPSPool

SECRETS = ("api_key", "mailto", "email", "tool")
_ADDRESS = re.compile(rb"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


class _RecordingHTTP(VCRHTTPConnection):  # type: ignore[misc]  # vcrpy has no types
    _baseclass = GuardedHTTPConnection


class _RecordingHTTPS(VCRHTTPSConnection):  # type: ignore[misc]  # vcrpy has no types
    _baseclass = GuardedHTTPSConnection


def _scrubbed_request(request: Any) -> Any:
    is_form = "json" not in str(request.headers.get("Content-Type", ""))
    if request.method == "POST" and is_form and isinstance(request.body, bytes):
        pairs = parse_qsl(request.body.decode("utf-8", "replace"), keep_blank_values=True)
        request.body = urlencode([(key, value) for key, value in pairs if key not in SECRETS]).encode()
    for name in ("User-Agent", "Cookie", "Authorization", "Zotero-API-Key"):
        request.headers.pop(name, None)
    return request


def _scrubbed_response(response: dict[str, Any]) -> dict[str, Any] | None:
    # A refusal for too much haste says nothing that a replay should hear again.
    if response["status"]["code"] in (429, 500, 502, 503, 504):
        return None
    for name in [name for name in response["headers"] if name.lower() in ("set-cookie", "authorization")]:
        del response["headers"][name]
    return response


def _cassettes(mode: str, secrets: tuple[str, ...]) -> vcr.VCR:
    def scrub(response: dict[str, Any]) -> dict[str, Any] | None:
        kept = _scrubbed_response(response)
        if kept is not None:
            before = kept["body"]["string"]
            body = before
            for secret in secrets:
                # DataCite repeats the whole address that it was asked by.
                for written in dict.fromkeys((secret, quote(secret, safe=""))):
                    body = body.replace(written.encode(), b"REMOVED")
            kept["body"]["string"] = body
            for name in [name for name in kept["headers"] if name.lower() == "content-length" and body != before]:
                # An answer shorter than it says would be taken for one that was cut.
                kept["headers"][name] = [str(len(body))]
        return kept

    return vcr.VCR(
        record_mode=mode, serializer="yaml", match_on=["method", "scheme", "host", "port", "path", "query", "body"],
        filter_query_parameters=list(SECRETS), before_record_request=_scrubbed_request, before_record_response=scrub,
        decode_compressed_response=True,
        custom_patches=((GuardedHTTPPool, "ConnectionCls", _RecordingHTTP), (GuardedHTTPSPool, "ConnectionCls", _RecordingHTTPS)),
    )  # fmt: skip


@contextmanager
def recording(path: Path, secrets: tuple[str, ...] = ()) -> Iterator[None]:
    """Keep every exchange of the block in a new cassette; `secrets` are taken out of bodies that echo them."""
    if path.exists() and not path.is_file():
        # A recording takes the place of the one that was there, and root would take a device away with it.
        raise UsageError(f"--record {path}: that is no file", advice="Give the path of a file, new or to be replaced.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        try:
            with _cassettes("all", tuple(secret for secret in secrets if secret)).use_cassette(str(path)):
                yield
        finally:
            _date(path)
    except OSError as error:
        if error.errno is None:
            raise  # what requests raises is one too, and no matter of files
        raise unwritable(error.filename or path, error) from None


_RECORDED = re.compile(rb"^recorded: '([0-9TZ:-]{20})'\s*\Z", re.MULTILINE)


def _date(path: Path) -> None:
    """Write behind what was recorded when that was: vcrpy keeps no time, and reads over a name that it does not know."""
    if path.exists():
        with path.open("a", encoding="utf-8") as file:
            file.write(f"recorded: '{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}'\n")


def recorded(path: Path) -> datetime | None:
    """When a cassette was recorded; None where it does not tell (it is an older one), or is none."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - 200))
            found = _RECORDED.search(file.read())
        return datetime.fromisoformat(found[1].decode()) if found else None
    except (OSError, ValueError):
        return None


@contextmanager
def replaying(path: Path) -> Iterator[None]:
    """Answer every request of the block from a cassette; one that is not in it is an error, never a network call.

    Raises UsageError for a cassette that is missing or cannot be read.
    """
    check(path)
    with _cassettes("none", ()).use_cassette(str(path), allow_playback_repeats=True):
        yield


def check(path: Path) -> None:
    """Raise UsageError where a file is no cassette."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - it is the safe one
    except OSError as error:
        raise UsageError(
            f"{path}: the recording cannot be read ({error.strerror})", advice="Give the path of a cassette."
        ) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is no recording: {error}"[:300], advice="Record it afresh with --record.") from None
    if not isinstance(data, dict) or not isinstance(data.get("interactions"), list):
        raise UsageError(f"{path} is no recording: it holds no interactions", advice="Record it afresh with --record.")
