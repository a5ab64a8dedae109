"""Manners are shared: what one process met at a host counts for the others at its store, and for the next run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from loopback import Answer, serving
from manners import RECORD, WALLED, Clock, pace

from harvester.crew import Crew, Work
from harvester.fetch import Archive, Pace, Permits, Refusals
from harvester.fetch.refusing import MOST_IN_A_ROW
from harvester.sources import Lists
from harvester.store import Outcome, Store

ROOT = Path(__file__).parents[1]
RUN = (sys.executable, "-c", "from harvester.cli import main; main()", "harvest")


def crew(store: Store, folder: Path, clock: Clock, work: Work) -> tuple[Crew, Pace, Refusals]:
    used, refusals = pace(clock, 0.0), Refusals(clock)
    archive = Archive(folder, f"{store.worker}.warc.gz")
    return Crew(store, archive, used, refusals, work, permits=Permits(), threads=1), used, refusals


def test_two_processes_see_what_one_of_them_met(tmp_path: Path) -> None:
    place = tmp_path / "harvest.db"
    with closing(Store(place)) as one, closing(Store(place, joining=True)) as two:
        number = one.begin(Lists(("https://b.example.org/1", "https://c.example.org/1")), "test", name="x")
        clock = Clock()
        first, used, refusals = crew(one, tmp_path, clock, lambda _job: Outcome("record"))
        second, others, their = crew(two, tmp_path, clock, lambda _job: Outcome("record"))
        two.lease(["b.example.org", "c.example.org"])
        # A redirect led the first process to a host that the second one holds, and to one that nobody holds.
        used.pushed_back("b.example.org", 1000)
        for _ in range(MOST_IN_A_ROW):
            refusals.refused("c.example.org", "a wall")
            refusals.refused("d.example.org", "a wall")
        first._keep()
        second._keep()
        assert others.rests("b.example.org") > 0
        assert their.is_blocked("c.example.org")
        assert their.is_blocked("d.example.org")
        assert number == 1


def test_a_restart_keeps_what_hosts_wished(tmp_path: Path) -> None:
    place, clock = tmp_path / "harvest.db", Clock()
    with closing(Store(place)) as store:
        store.begin(Lists(("https://b.example.org/1",)), "test", name="x")
        before, used, _refusals = crew(store, tmp_path, clock, lambda _job: Outcome("record"))
        before._queues.fill(1)
        used.pushed_back("b.example.org", 500)
        before._keep()
    with closing(Store(place)) as store:
        after, later, _refusals = crew(store, tmp_path, clock, lambda _job: Outcome("record"))
        after._queues.fill(1)
        assert 490 < later.rests("b.example.org") <= 500
        assert later.pause("b.example.org") == 2.0


def test_no_walk_over_all_hosts_for_those_that_a_process_holds(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "harvest.db")) as store:
        for query, index in (
            ("SELECT * FROM hosts WHERE worker = 'a' AND worker <> ''", "held_hosts"),
            ("SELECT * FROM hosts WHERE blocked_until > 0 AND blocked_until > 7", "blocked_hosts"),
        ):
            plan = store._db.execute(f"EXPLAIN QUERY PLAN {query}")
            assert index in str(plan)


def test_two_processes_ask_a_host_that_refuses_three_times_in_all(tmp_path: Path) -> None:
    walled, fine = [f"/wall/{n}" for n in range(30)], [f"/page/{n}" for n in range(60)]
    answers: dict[str, Answer] = {path: WALLED if path in walled else RECORD for path in (*walled, *fine)}
    with serving(answers, host="0.0.0.0") as server:
        urls = [f"http://127.0.0.9:{server.port}{path}" for path in walled]
        urls += [f"http://127.0.0.{n % 4 + 1}:{server.port}{path}" for n, path in enumerate(fine)]
        (tmp_path / "list.txt").write_text("\n".join(urls))
        (tmp_path / "harvester.toml").write_text('allow_networks = ["127.0.0.0/8"]\ndelay = 0.05\nlease = 5\n')
        command = [*RUN, "--from", "list.txt", "-o", "out", "--no-enrich", "--threads", "2"]
        environment = dict(os.environ, PYTHONPATH=str(ROOT))
        running = [subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE)]
        while not server.asked and running[0].poll() is None:
            time.sleep(0.05)
        running.append(subprocess.Popen([*command, "--join"], cwd=tmp_path, env=environment, stderr=subprocess.PIPE))
        told = [one.communicate(timeout=120)[1].decode() for one in running]
        assert sum(server.asked[path] for path in walled) == MOST_IN_A_ROW, told
        assert all(server.asked[path] == 1 for path in fine)
    rows = (tmp_path / "out" / "blocked.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[1].startswith(f"127.0.0.9:{server.port},Cloudflare's check against robots,")
    assert ",30,0,0," in rows[1]
