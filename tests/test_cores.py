"""Calls on other cores: what they give, what they raise, and what becomes of them where a process ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from any_records import RECORDS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_streams import heard

from harvester import outputs
from harvester.assemble import assemble
from harvester.cores import Call, Cores, spare
from harvester.enrichers import MemoryBook
from harvester.errors import StoreError
from harvester.exporters import EXPORTERS
from harvester.report import RunFacts
from harvester.spool import Disk, Spool
from harvester.steps import Steps, untold
from harvester.whole_files import write
from parsers.record import Record

pytestmark = pytest.mark.skipif(os.name != "posix", reason="open files cannot be lent to another process there")
HERE = os.getpid()


# What is called: functions of a module, as the other process imports it.
def whose(_steps: Steps) -> int:
    return os.getpid()


def refuse(_steps: Steps) -> None:
    raise StoreError("the disk is full", advice="Make room there.")


def die_elsewhere(here: int, _steps: Steps) -> int:
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()


def fail_elsewhere(here: int, _steps: Steps) -> int:
    if os.getpid() != here:
        raise RuntimeError("a fault")
    return os.getpid()


def listed(values: Spool[str], _steps: Steps) -> list[str]:
    return list(values)


def slow(folder: Path, steps: Steps) -> None:
    """Write a file that never ends, and say by another one that it is under way."""

    def pieces() -> Iterator[bytes]:
        for number in range(1_000_000):
            yield b"x" * 100_000 if number == 0 else b"x"
            if number == 1:
                (folder / "begun").write_text(str(os.getpid()), "utf-8")
            steps("writing", number, 1_000_000)
            time.sleep(0.01)

    write(folder / "endless", pieces())


def begun(cores: Cores, function: Callable[..., object], *given: object) -> Call[object]:
    """A call that another process has taken."""
    call = cores.begin(Call("calling", 3, function, *given))
    end = time.monotonic() + 60
    while not call._is_taken.locked():
        assert time.monotonic() < end
        time.sleep(0.01)
    return call


def wait_for(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_call_is_made_in_another_process() -> None:
    with Cores(1) as cores:
        calls = [begun(cores, whose) for _one in range(3)]
        pids = {call.result(untold) for call in calls}
    assert len(pids) == 1
    assert HERE not in pids


def test_without_processes_it_is_made_at_once_and_here() -> None:
    with Cores(0) as cores:
        call = cores.begin(Call("calling", 1, whose))
        assert call._is_over.is_set()
        assert call.result(untold) == HERE


def test_what_no_process_has_begun_is_made_by_who_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with Cores(2) as cores:
        assert cores.begin(Call("calling", 1, whose)).result(untold) == HERE


def test_an_error_for_people_is_raised_as_it_was() -> None:
    with Cores(1) as cores:
        call = begun(cores, refuse)
        with pytest.raises(StoreError, match="the disk is full") as raised:
            call.result(untold)
    assert raised.value.advice == "Make room there."


@pytest.mark.parametrize("function", [die_elsewhere, fail_elsewhere])
def test_what_came_to_nothing_elsewhere_is_made_here(function: Callable[..., object]) -> None:
    with Cores(1) as cores:
        assert begun(cores, function, HERE).result(untold) == HERE
        # Where the process is gone, what is begun after it is made here too.
        assert cores.begin(Call("calling", 1, fail_elsewhere, HERE)).result(untold) == HERE


def test_a_list_on_disk_is_lent(tmp_path: Path) -> None:
    values: Spool[str] = Disk(tmp_path).keep(str(number) for number in range(100_000))
    values.append("the last, which waits to be written")
    with Cores(1) as cores:
        assert begun(cores, listed, values).result(untold) == list(values)
        # It is still this process's, to read and to add to.
        values.append("one more")
        assert (values[0], values[99_999], values[-1]) == ("0", "99999", "one more")
        assert begun(cores, listed, values).result(untold) == list(values)


def test_who_waits_is_told_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    with Cores(1) as cores:
        call = begun(cores, slow, tmp_path)
        wait_for(lambda: call.done > 0)

        def steps(*one: object) -> None:
            told.append(one)  # type: ignore[arg-type]
            if len(told) > 1:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            call.result(steps)
    assert told[0] == ("calling", 0, 3)
    assert told[1][1] > 0


def test_what_is_given_up_leaves_nothing_behind(tmp_path: Path) -> None:
    with Cores(1) as cores:
        begun(cores, slow, tmp_path)
        wait_for((tmp_path / "begun").exists)
        assert (tmp_path / ".endless.part").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["begun"]
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "begun").read_text("utf-8")), 0)


def test_a_process_whose_parent_was_killed_ends(tmp_path: Path) -> None:
    path = [*sys.path, str(Path(__file__).parent)]
    code = (
        f"import sys, time; sys.path[:] = {path!r}; from pathlib import Path; from harvester.cores import Call, Cores\n"
        "from test_cores import slow\n"
        f"with Cores(1) as cores: cores.begin(Call('calling', 1, slow, Path({str(tmp_path)!r}))); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code]) as parent:
        wait_for((tmp_path / "begun").exists)
        wait_for(lambda: (tmp_path / "begun").read_text("utf-8") != "")
        parent.kill()
    wait_for(lambda: not (tmp_path / ".endless.part").exists())
    assert not (tmp_path / "endless").exists()


def test_a_short_list_has_no_process_for_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def cores(number: int, steps: Steps) -> Cores:
        asked.append(number)
        return Cores(0, steps)

    monkeypatch.setattr(outputs, "Cores", cores)
    assembled = assemble([heard(0, 0, Record(title="On slate"))], MemoryBook(), asked=False, shelf=Disk(tmp_path))
    for least in (2, 1):
        monkeypatch.setattr(outputs, "AT_LEAST", least)
        outputs.write_reports(tmp_path, assembled, RunFacts(), helpers=2)
    assert asked == [0, 2]


def test_a_core_is_left_to_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1, 2, 3}, raising=False)
    assert [spare(wanted) for wanted in (0, 2, 9)] == [0, 2, 3]
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0})
    assert spare(2) == 0


class Elsewhere(Cores):
    """Cores whose every call is made by another process, and none by who waits for it."""

    def begin(self, call: Call[object]) -> Call[object]:  # type: ignore[override]
        super().begin(call)
        wait_for(call._is_taken.locked)
        wait_for(call._is_over.is_set)
        assert call._made[0] in {"made", "refused"}, call._made
        return call


LISTS = st.lists(st.tuples(st.integers(0, 4), st.one_of(st.none(), RECORDS)), min_size=1, max_size=5)


@given(LISTS)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_files_are_the_same_wherever_they_are_written(
    tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[int, Record | None]]
) -> None:
    folder = tmp_path_factory.mktemp("files")
    rows = [heard(position, *line) for position, line in enumerate(lines)]
    assembled = assemble(rows, MemoryBook(), asked=False, shelf=Disk(folder / "shelf"))
    here = outputs.write_all(folder / "here", assembled, EXPORTERS, RunFacts())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outputs, "AT_LEAST", 0)
        patch.setattr(outputs, "Cores", Elsewhere)
        there = outputs.write_all(folder / "there", assembled, EXPORTERS, RunFacts(), helpers=1)
    assert [path.name for path in here.paths] == [path.name for path in there.paths]
    assert here.losses == there.losses
    for one, other in zip(here.paths, there.paths, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name
    assert names(folder / "here") == names(folder / "there")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_that_cannot_be_written_is_told_of_as_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assembled = assemble(
        [heard(0, 0, None), heard(1, 1, Record(title="On slate"))], MemoryBook(), asked=False, shelf=Disk(tmp_path)
    )
    (tmp_path / "out" / "report.csv").mkdir(parents=True)
    monkeypatch.setattr(outputs, "AT_LEAST", 0)
    said = []
    for helpers in (0, 1):
        with pytest.raises(StoreError) as raised:
            outputs.write_reports(tmp_path / "out", assembled, RunFacts(), helpers=helpers)
        said.append((raised.value.message, raised.value.advice))
    assert said[0] == said[1]
    assert "report.csv" in said[0][0]
