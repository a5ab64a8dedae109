"""What one address can do to a harvest: nothing, even where this program has a fault that the address brings to light."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from command_line import Cli
from loopback import page, serving
from manners import RECORD, harvested

from harvester import faults, harvest, reading
from harvester.errors import StoreError
from harvester.failing import MOST_FAILED
from harvester.waiting import retry_after

NEVER = (
    "Tue, 08 Oct 99999999999999999999 12:01:00 GMT", "Tue, 08 Oct 2024 99999999999999999999:01:00 GMT", "99999999999 Jan 2024 12:01:00 GMT",
    "Tue, 08 Oct 2024 12:01:00 +9999999999999999", "Tue, 08 Oct 2024 12:01:00 -18888888888888888", "Oct 08 -444444444444 12:01:00 -1",
)  # fmt: skip
"""Dates whose numbers are larger than any that a date has."""


@pytest.mark.parametrize("header", NEVER)
def test_a_date_that_no_calendar_has_is_no_wish(header: str) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    assert retry_after(header, now) is None
    assert retry_after("Thu, 01 Jan 2026 00:00:30 GMT", now, header) == 30.0


def test_no_wish_of_a_host_ends_a_harvest(tmp_path: Path) -> None:
    answers = {f"/{n}": page(b"", f"Retry-After: {text}", status="500 Oops") for n, text in enumerate(NEVER[:2])}
    with serving(
        {**answers, "/robots.txt": page(b"", f"Retry-After: {NEVER[2]}", status="404 No"), "/a": RECORD}
    ) as server:
        assert harvested(tmp_path, [server.url(path) for path in ("/0", "/1", "/a")]) == ["http-500", "http-500", ""]


def test_a_fault_of_ours_costs_one_address_and_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judged = reading.judged

    def faulty(address: str, *rest: Any) -> Any:
        if address.endswith("/b"):
            raise LookupError("no such thing: https://x.example/?api_key=s3cret")
        return judged(address, *rest)

    told: list[str] = []
    fault = faults.fault

    def noted(address: str, error: Exception) -> Any:
        found = fault(address, error)
        told.append(found.message)
        return found

    with serving({"/a": RECORD, "/b": RECORD, "/c": RECORD}) as server:
        urls = [server.url(path) for path in ("/a", "/b", "/c")]
        monkeypatch.setattr(harvest, "judged", faulty)
        monkeypatch.setattr(harvest, "fault", noted)
        assert harvested(tmp_path, urls) == ["", "program-fault", ""]
        assert "LookupError in test_program_faults.py, line" in told[0]
        assert "s3cret" not in told[0]
        monkeypatch.setattr(harvest, "judged", judged)
        assert harvested(tmp_path, urls) == ["", "", ""]


def test_what_ends_a_run_still_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: Any) -> Any:
        raise StoreError("the disk is full")

    monkeypatch.setattr(harvest, "judged", full)
    with serving({"/a": RECORD}) as server, pytest.raises(StoreError):
        harvested(tmp_path, [server.url("/a")])


def test_a_page_at_which_this_program_failed_is_kept_for_a_version_that_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: Cli
) -> None:
    def faulty(*_given: Any) -> Any:
        raise LookupError("no such thing")

    out = tmp_path / "out"
    with serving({"/a": RECORD}) as server, monkeypatch.context() as patched:
        patched.setattr(harvest, "judged", faulty)
        done = cli("harvest", server.url("/a"), "-o", out, "--no-enrich", "--allow-network", "127.0.0.0/8")
    assert done.code == 1
    assert "1 of these lines is a fault of this program, not of the page: please send us one" in done.err
    assert (out / "records.json").read_text(encoding="utf-8").strip() == "[]"
    assert cli("reparse", "-o", out).code == 0
    assert "10.5555/a" in (out / "records.json").read_text(encoding="utf-8")


def test_a_host_whose_pages_all_show_a_fault_of_ours_is_not_asked_for_a_million_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged = reading.judged

    def faulty(address: str, *rest: Any) -> Any:
        if "localhost" in address:
            return judged(address, *rest)
        raise LookupError("no such thing")

    pages = {f"/{n:02}": RECORD for n in range(MOST_FAILED + 5)}
    monkeypatch.setattr(harvest, "judged", faulty)
    monkeypatch.setattr("harvester.failing.FIRST_REST", 0.0)
    with serving({**pages, "/robots.txt": page(b"", status="404 No")}) as server:
        other = server.url("/00").replace("127.0.0.1", "localhost")
        codes = harvested(tmp_path, [*(server.url(path) for path in pages), other])
        assert codes == ["program-fault"] * MOST_FAILED + ["host-failing"] * 5 + [""]
        assert sum(server.asked[path] for path in pages) == MOST_FAILED + 1
