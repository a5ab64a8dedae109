"""Hosts that let no program in, for the tests: one behind a wall, and a row of the table of them."""

from __future__ import annotations

import pytest
from made_up_web import Web

from harvester.fetch import Response
from harvester.refused import Closed


def closed(host: str) -> Closed:
    return Closed(host, "a wall", "2026-11-27T15:00:00Z", "", ("https://x.example.org/1",), 0, 0, (), "")


@pytest.fixture
def walled(web: Web) -> Web:
    web.broken["walled.example.org"] = Response(
        "https://walled.example.org/", 403, (("cf-mitigated", "challenge"),), b"wait"
    )
    return web
