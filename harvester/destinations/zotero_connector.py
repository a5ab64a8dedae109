"""Citations into a Zotero that runs on this machine, as its browser connector hands them over: nothing but this machine is asked.

The connector's server takes new items into the collection that is open in Zotero, and gives neither keys nor versions back. So
what was handed over is remembered here and not handed over again; what has changed since is told.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from harvester.destinations import Left, Outcome
from harvester.destinations.identity import Sent, names
from harvester.destinations.journal import Journal
from harvester.destinations.zotero_api import AT_ONCE, Send
from harvester.destinations.zotero_items import Item, connector_item
from harvester.errors import FetchError, HarvesterError, UsageError
from harvester.fetch import Response
from harvester.settings import origin
from harvester.work import Entry

LOOPBACK = frozenset(("127.0.0.1", "::1", "localhost"))
_HEADERS = {"X-Zotero-Connector-API-Version": "3", "Content-Type": "application/json"}
_START = "Start Zotero on this machine, wait until its window is open, and run the same command again."


def own_origin(base: str) -> frozenset[tuple[str, str, int]]:
    """The one origin of this machine that may be reached for it. Raises UsageError for another machine's."""
    if (urlsplit(base).hostname or "") not in LOOPBACK:
        raise UsageError(
            f"zotero_connector_url: {base[:100]} is not on this machine",
            advice="The connector's server is at http://127.0.0.1:23119.",
        )
    return frozenset({origin(base)})


def send(entries: Sequence[Entry], request: Send, base: str, journal: Journal) -> Outcome:
    """Hand over what was not handed over before. Raises HarvesterError where Zotero does not run, or refuses."""
    address = f"{base.rstrip('/')}/connector"
    _check(_ask(request, f"{address}/ping", b"{}"))
    counts: Counter[str] = Counter()
    left: list[Left] = []
    waiting: list[tuple[Sent, Item]] = []
    journal.ledger.expect(names(entry.record) for entry in entries)
    for entry in entries:
        mine, item = names(entry.record), connector_item(entry)
        row, digest = journal.ledger.find(mine), _digest(item)
        if row is None:
            waiting.append((Sent(mine, f"{entry.key}-{digest[:8]}", 1, digest), item))
        elif row.body == digest:
            counts["unchanged"] += 1
        else:
            left.append(Left(
                entry.key, "sent-before",
                "it has changed since it was handed to Zotero, which takes changes through its web API alone (--to zotero)",
            ))  # fmt: skip
        if len(waiting) == AT_ONCE:
            counts["created"] += _hand_over(waiting, request, address, journal)
            waiting.clear()
    counts["created"] += _hand_over(waiting, request, address, journal)
    return Outcome(counts, tuple(left))


def dry_run(entries: Sequence[Entry], journal: Journal) -> Iterator[str]:
    """What would be handed over, an item a line of JSON; nobody is asked."""
    journal.ledger.expect(names(entry.record) for entry in entries)
    for entry in entries:
        if journal.ledger.find(names(entry.record)) is None:
            yield json.dumps(connector_item(entry), ensure_ascii=False) + "\n"


def _hand_over(waiting: Sequence[tuple[Sent, Item]], request: Send, address: str, journal: Journal) -> int:
    if not waiting:
        return 0
    items = [item for _row, item in waiting]
    # The same session twice is refused (409): a request that came through and was not answered is not done again.
    told = {"sessionID": _digest(items)[:32], "items": items}
    answer = _ask(request, f"{address}/saveItems", json.dumps(told, ensure_ascii=False).encode("utf-8", "replace"))
    if answer.status not in (200, 201, 409):
        why = "the library that is open in Zotero cannot be written to" if b"libraryEditable" in answer.body else ""
        raise HarvesterError(
            f"Zotero did not take the citations ({answer.status}{': ' + why if why else ''})",
            advice="Open a library in Zotero that you may change, and run the same command again: what was taken is not sent twice.",
        )
    rows = [row for row, _item in waiting]
    journal.keep(rows)
    for row in rows:
        journal.ledger.keep(row)
    return len(rows)


def _ask(request: Send, url: str, body: bytes) -> Response:
    try:
        return request("POST", url, params=(), headers=dict(_HEADERS), body=body)
    except FetchError as error:
        if error.code in ("connect", "dns"):
            raise HarvesterError(
                "Zotero does not run on this machine: nothing answers at its address", advice=_START
            ) from None
        raise HarvesterError(
            f"Zotero was asked and did not answer ({error.message})",
            advice="Run the same command again while Zotero stays open: what came through is not taken twice.",
        ) from None


def _check(answer: Response) -> None:
    if answer.status != 200:
        raise HarvesterError(
            f"what answers at Zotero's address on this machine is no Zotero, or an old one ({answer.status})",
            advice=_START,
        )


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
