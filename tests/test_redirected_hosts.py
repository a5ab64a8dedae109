"""Two processes at one store whose pages redirect to the same hosts: each of these hosts is asked by one of them at a time."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hostile_answers import redirect
from loopback import Answer, serving
from manners import LOOPBACK, RECORD

from harvester import crew, harvest
from harvester.fetch import Archive, Fetcher, Session
from harvester.harvest import Engine, run
from harvester.killable import PageReader
from harvester.progress import Unwatched
from harvester.settings import Settings
from harvester.sources import Lists
from harvester.store import Store

DELAY = 0.2


class Target:
    """A host that notes when it was asked, and how many were there at once."""

    def __init__(self) -> None:
        self.began: list[float] = []
        self.most = self._here = 0
        self._lock = threading.Lock()

    def __call__(self, connection: socket.socket) -> None:
        with self._lock:
            self.began.append(time.monotonic())
            self._here += 1
            self.most = max(self.most, self._here)
        time.sleep(0.02)
        with self._lock:
            self._here -= 1
        with suppress(OSError):
            connection.sendall(RECORD)


def process(folder: Path, number: int, lists: Lists, start: threading.Barrier, threads: int) -> None:
    """One process, but that it is a thread."""
    with (
        closing(Store(folder / "harvest.db", joining=True)) as store,
        closing(Archive(folder, f"{store.worker}-00001.warc.gz")) as archive,
        PageReader(20.0) as reader,
    ):
        store.keep((), archives=[(one, 0) for one in archive.names()])
        assert store.begin(lists, "test", name=lists.digest()) == number
        settings = Settings(delay=DELAY, timeout=20.0, threads=threads)
        fetcher = Fetcher(settings, Session(settings, networks=LOOPBACK), archive=archive)
        start.wait(60)
        run(Engine(store, fetcher, archive, reader, None, threads=threads), number, Unwatched())


# How many hosts redirect to the first target, how many pages of their own the targets have that redirect to each other, and how many
# threads, and so hosts, each process has: in the last row each holds what the other one needs.
@pytest.mark.parametrize(("sources", "crossed", "threads"), [(6, 0, 2), (6, 5, 2), (0, 5, 1)])
def test_a_host_behind_redirects_is_asked_by_one_process_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sources: int, crossed: int, threads: int
) -> None:  # fmt: skip
    monkeypatch.setattr(harvest, "ELSEWHERE", 0.5)
    # Else the first one would hold all hosts of so short a list.
    monkeypatch.setattr(crew, "HELD", 1)
    targets = [Target(), Target()]
    answers: dict[str, Answer] = {}
    with serving(answers, host="0.0.0.0") as server:
        first, second = (f"http://127.0.9.{n}:{server.port}" for n in (1, 2))
        urls = []
        for n in range(sources * 4):
            urls.append(f"http://127.0.1.{n % sources + 1}:{server.port}/from/{n}")
            answers[f"/from/{n}"] = redirect(f"{first}/at/1/{n}")
            answers[f"/at/1/{n}"] = targets[0]
        for n in range(crossed):
            urls += [f"{first}/to/2/{n}", f"{second}/to/1/{n}"]
            answers[f"/to/2/{n}"] = redirect(f"{second}/at/2/own-{n}")
            answers[f"/to/1/{n}"] = redirect(f"{first}/at/1/own-{n}")
            answers[f"/at/1/own-{n}"], answers[f"/at/2/own-{n}"] = targets
        lists = Lists(tuple(urls))
        with closing(Store(tmp_path / "harvest.db", joining=True)) as store:
            number = store.begin(lists, "test", name=lists.digest())
        start = threading.Barrier(2)
        with ThreadPoolExecutor(2) as pool:
            for one in [pool.submit(process, tmp_path, number, lists, start, threads) for _ in range(2)]:
                one.result(300)
        with closing(Store(tmp_path / "harvest.db")) as store:
            states = dict(store.overview(number).states)
        asked = Counter({path: count for path, count in server.asked.items() if path.startswith("/at/")})
    assert states == {"record": len(urls)}
    assert set(asked.values()) == {1}, "a page behind a redirect was asked for once"
    for target in targets:
        assert target.most <= 1, "two processes were there at once"
        gaps = [later - sooner for sooner, later in zip(target.began, target.began[1:], strict=False)]
        # Half of it is left for what lies between a request and its arrival.
        assert all(gap > DELAY / 2 for gap in gaps), gaps
