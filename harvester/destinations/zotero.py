"""Citations into a library of Zotero: each work an item, made once and brought up to date, never over a person's change.

Before a request what it holds is remembered, and after it what came of it. So whatever is lost on the way, the next run asks
Zotero what there is, and goes on from it.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from harvester.destinations import Left, Outcome
from harvester.destinations.journal import Journal
from harvester.destinations.zotero_api import AT_ONCE, Api
from harvester.destinations.zotero_items import Item
from harvester.destinations.zotero_plans import Plan, body, differences, plans, shown, touched
from harvester.work import Entry

_GONE = "it was deleted in Zotero after it had been sent, and is not sent again"


def dry_run(entries: Sequence[Entry], journal: Journal, library: str, collections: Sequence[str]) -> Iterator[str]:
    """What would be sent, an item a line of JSON; nobody is asked."""
    for plan in plans(entries, journal.ledger, library):
        if not plan.is_done():
            yield json.dumps(body(plan, collections), ensure_ascii=False) + "\n"


def send(entries: Sequence[Entry], api: Api, journal: Journal, collections: Sequence[str]) -> Outcome:
    """Send what is new or has changed. Raises HarvesterError where Zotero cannot be asked; what was done is remembered."""
    sending = _Sending(api, journal, collections)
    new: list[Plan] = []
    changed: list[Plan] = []
    for plan in plans(entries, journal.ledger, api.library):
        if plan.is_done():
            sending.counts["unchanged"] += 1
            continue
        waiting = changed if plan.version else new
        waiting.append(plan)
        if len(waiting) == AT_ONCE:
            sending.batch(waiting)
            waiting.clear()
    for rest in (new, changed):
        sending.batch(rest)
    return Outcome(sending.counts, tuple(sending.left))


class _Sending:
    """What has come of sending so far."""

    def __init__(self, api: Api, journal: Journal, collections: Sequence[str]) -> None:
        self._api, self._journal, self._collections = api, journal, collections
        self.counts: Counter[str] = Counter()
        self.left: list[Left] = []

    def batch(self, wanted: Sequence[Plan], *, tokened: bool = True) -> None:
        """Send plans, all of items to be made or all of items that are there."""
        if not wanted:
            return
        made = [plan for plan in wanted if plan.version == 0 and plan.old is None]
        self._keep([plan.row(0) for plan in made])
        items = [body(plan, self._collections) for plan in wanted]
        token = _token(items) if tokened and wanted[0].version == 0 else ""
        reply = self._api.write(items, token)
        if reply.status == 412:
            if token:
                # This very request was sent before, and its answer was lost.
                self._settle(wanted, tokened=False)
            for plan in () if token else wanted:
                self._leave(plan, "refused", "Zotero refuses the request (412), and does not say why")
        elif reply.status == 413:
            self._halves(wanted)
        else:
            self._read(wanted, reply.body)

    def _halves(self, wanted: Sequence[Plan]) -> None:
        if len(wanted) == 1:
            self._leave(wanted[0], "too-large", "the item is larger than Zotero takes")
            return
        half = len(wanted) // 2
        self.batch(wanted[:half])
        self.batch(wanted[half:])

    def _read(self, wanted: Sequence[Plan], answer: Any) -> None:
        """What became of each item of a request. One that the answer does not speak of is asked for."""
        told: dict[str, Any] = answer if isinstance(answer, dict) else {}
        parts = {
            name: found if isinstance(found := told.get(name), dict) else {}
            for name in ("successful", "unchanged", "failed")
        }
        kept, doubtful = [], []
        for place, plan in enumerate(wanted):
            done, failed = parts["successful"].get(str(place)), parts["failed"].get(str(place))
            if isinstance(done, dict) and _version(done):
                data = done.get("data")
                kept.append(plan.row(_version(done), _otherwise(data if isinstance(data, dict) else {}, plan.new)))
                self.counts["updated" if plan.version else "created"] += 1
            elif isinstance(failed, dict) and failed.get("code") != 412:
                self._failed(plan, failed)
            elif plan.version and failed is None and str(place) in parts["unchanged"]:
                kept.append(plan.row(plan.version, plan.stored))
                self.counts["unchanged"] += 1
            else:
                doubtful.append(plan)
        self._keep(kept)
        self._settle(doubtful, tokened=True)

    def _failed(self, plan: Plan, failed: dict[str, Any]) -> None:
        code = failed.get("code")
        if code == 404 and plan.version:
            self._leave(plan, "taken-out", _GONE)
            return
        why = " ".join(str(failed.get("message") or "no reason was given").split())[:300]
        self._leave(plan, "refused", f"Zotero refuses it ({code}): {why}")

    def _settle(self, wanted: Sequence[Plan], *, tokened: bool) -> None:
        """Items that are not what they were thought to be: seen what they are, and done what can be done."""
        if not wanted:
            return
        theirs = self._there(wanted)
        kept, missing, moved = [], [], []
        for plan in wanted:
            found = theirs.get(plan.key)
            version = _version(found) if found else 0
            data: Item = found["data"] if found else {}
            base = plan.base()
            if not found:
                missing.append(plan)
            elif not touched(data, plan.new) and not data.get("deleted"):
                # Our own request came through, or somebody wrote the same.
                kept.append(plan.row(version, _otherwise(data, plan.new)))
                self.counts["updated" if plan.version else "created"] += 1
            elif base is not None and not touched(data, base) and not data.get("deleted") and version != plan.version:
                # Filed elsewhere, or tagged: nothing that was sent was touched.
                moved.append(plan._replace(version=version, stored={**(plan.stored or {}), **_otherwise(data, base)}))
            else:
                self._conflict(plan, data)
        self._keep(kept)
        for plan in (one for one in missing if one.version):
            self._leave(plan, "taken-out", _GONE)
        again = [one for one in missing if not one.version]
        if again and not tokened:
            self.batch(again, tokened=False)
        else:
            for plan in again:
                self._leave(
                    plan,
                    "refused",
                    "Zotero says that it has such an item, and does not show it; is it in no library of this key?",
                )
        if moved:
            self._again(moved)

    def _again(self, moved: Sequence[Plan]) -> None:
        """Once more, with the versions that the items have now; what changes between the two is told."""
        reply = self._api.write([body(plan, ()) for plan in moved])
        answer: dict[str, Any] = reply.body if isinstance(reply.body, dict) else {}
        done = answer.get("successful")
        kept = []
        for place, plan in enumerate(moved):
            found = done.get(str(place)) if isinstance(done, dict) else None
            if isinstance(found, dict) and _version(found):
                data = found.get("data")
                kept.append(plan.row(_version(found), _otherwise(data if isinstance(data, dict) else {}, plan.new)))
                self.counts["updated"] += 1
            else:
                self._leave(plan, "conflict", "it was being changed in Zotero just now, and was left as it is there")
        self._keep(kept)

    def _there(self, wanted: Sequence[Plan]) -> dict[str, dict[str, Any]]:
        asked = (("itemKey", ",".join(plan.key for plan in wanted)), ("includeTrashed", "1"), ("limit", str(AT_ONCE)))
        found = self._api.get("/items", asked)
        if found is None and len(wanted) > 1:
            half = len(wanted) // 2
            return self._there(wanted[:half]) | self._there(wanted[half:])
        rows = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
        return {str(one.get("key")): one for one in rows if isinstance(one.get("data"), dict)}

    def _conflict(self, plan: Plan, data: Item) -> None:
        if data.get("deleted"):
            self._leave(plan, "taken-out", "it lies in Zotero's trash, and was left there")
            return
        told = tuple((name, shown(data.get(name)), shown(plan.new.get(name))) for name in touched(data, plan.new))
        self._leave(plan, "conflict", "it was changed in Zotero since it was sent, and was left as it is there", told)

    def _leave(self, plan: Plan, code: str, why: str, told: tuple[tuple[str, str, str], ...] = ()) -> None:
        self.left.append(Left(plan.entry_key, code, why, told))

    def _keep(self, rows: Sequence[Any]) -> None:
        self._journal.keep(rows)
        for row in rows:
            self._journal.ledger.keep(row)


def _version(found: dict[str, Any]) -> int:
    version = found.get("version")
    return version if isinstance(version, int) and version > 0 else 0


def _otherwise(data: Item, sent: Item) -> Item:
    """The fields that Zotero keeps otherwise than they were sent: it mends some."""
    return {name: data.get(name, "") for name in differences(data, sent)} if data else {}


def _token(items: Sequence[Item]) -> str:
    text = json.dumps(items, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
