"""What several tests share: the stand-in services, and where shared code lies (tests and benchmarks are no packages)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "benchmarks")]


@pytest.fixture(scope="session", autouse=True)
def _caches_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the answers that this machine's user has among their caches."""
    name = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME"
    before = os.environ.get(name)
    os.environ[name] = str(tmp_path_factory.mktemp("caches"))
    yield
    if before is None:
        del os.environ[name]
    else:
        os.environ[name] = before
