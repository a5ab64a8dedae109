"""Stopped by a signal, in a real process: what is under way is kept, the same command goes on, a second signal ends it at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import Answer, Server, drip, page, serving
from processes import LONG, MAIN, asked, ended, started

from harvester.killable import PageReader
from harvester.killable.process import Caps
from harvester.stopping import MOMENT, heeded
from parsers import Page, PageReading

if sys.platform == "win32":
    pytest.skip("Windows has no such signals to send", allow_module_level=True)

WORK = page(b"<meta name=citation_title content=T><meta name=citation_author content='A, B.'>")
# A signal in the middle of writing the files.
WHILE_WRITING = f"""
import os, signal
from harvester import run
write = run.write_all
def written(*given, **named):
    found = write(*given, **named)
    os.kill(os.getpid(), signal.SIGTERM)
    return found
run.write_all = written
{MAIN}
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    pages: dict[str, Answer] = {f"/{n}": WORK for n in range(120)}
    with serving(pages) as used:
        (tmp_path / "list.txt").write_text("".join(used.url(path) + "\n" for path in pages), encoding="utf-8")
        yield used


def goes_on(server: Server, folder: Path) -> None:
    """The same command brings the rest, and asks for no page again."""
    assert ended(started(folder))[0] == 0
    assert {count for path, count in server.asked.items() if path != "/robots.txt"} == {1}
    assert len(server.asked) == 121


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_what_was_fetched_is_kept(server: Server, tmp_path: Path, number: int, status: int) -> None:
    process = started(tmp_path)
    asked(server, 20)
    process.send_signal(number)
    code, told = ended(process)
    assert code == status
    assert "run the same command again" in told
    assert "Traceback" not in told
    assert server.asked.total() < 120
    goes_on(server, tmp_path)


def test_a_signal_that_is_ignored_stays_so(server: Server, tmp_path: Path) -> None:
    process = started(tmp_path, MAIN, "nohup", stdin=subprocess.DEVNULL)
    asked(server, 20)
    process.send_signal(signal.SIGHUP)
    assert ended(process)[0] == 0
    assert server.asked.total() == 121


def test_a_second_one_ends_it_at_once(server: Server, tmp_path: Path) -> None:
    # It would be waited for as long as `total_time`, and here for longer than the test waits.
    for path in server.answers:
        server.answers[path] = drip(b"HTTP/1.1 200 OK\r\n\r\n", b"x", most=4000)
    hurried = (
        "import os; os.environ['HARVESTER_TOTAL_TIME'] = '1000'; from harvester import stopping; stopping.MOMENT = 0.0"
    )
    process = started(tmp_path, f"{hurried}\n{MAIN}")
    asked(server, 2)
    process.send_signal(signal.SIGTERM)
    assert process.stderr is not None
    assert any("once more" in line for line in iter(process.stderr.readline, ""))
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 143
    process.communicate()
    server.answers.update(dict.fromkeys(server.answers, WORK))
    before = server.asked.total()
    assert ended(started(tmp_path))[0] == 0
    assert server.asked.total() >= before + 120, "what was under way is asked again"


def test_told_twice_in_one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shell and the system both tell of a terminal that closes, and `timeout` its child and then the child's group."""
    monkeypatch.setattr(os, "_exit", sys.exit)
    now = [5.0]
    with heeded(lambda: now[0]):
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGTERM)
        now[0] += MOMENT / 2
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGHUP)
        now[0] += MOMENT
        with pytest.raises(SystemExit) as at_once:
            signal.raise_signal(signal.SIGTERM)
    assert at_once.value.code == 143


def test_while_files_are_written(server: Server, tmp_path: Path) -> None:
    process = started(tmp_path, WHILE_WRITING)
    code, told = ended(process)
    assert code == 143
    assert "run the same command again" in told
    assert "Traceback" not in told
    goes_on(server, tmp_path)
    assert (tmp_path / "out" / "summary.json").is_file()


def test_a_terminal_that_closes(server: Server, tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    controlled = f"import fcntl, termios; fcntl.ioctl(2, termios.TIOCSCTTY, 0)\n{MAIN}"
    process = started(tmp_path, controlled, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    reader = threading.Thread(target=_read_all, args=(ours,), daemon=True)
    reader.start()
    asked(server, 20)
    # Whoever reads lets go first: what a read still waits for stays open.
    os.kill(process.pid, signal.SIGSTOP)
    _closed.set()
    os.kill(process.pid, signal.SIGCONT)
    reader.join(LONG)
    assert process.wait(LONG) == 129
    assert server.asked.total() < 120
    goes_on(server, tmp_path)


_closed = threading.Event()


def _read_all(terminal: int) -> None:
    import select

    while not _closed.is_set():
        if select.select([terminal], [], [], 0.05)[0]:
            os.read(terminal, 65536)
    os.close(terminal)


def test_a_child_that_reads_leaves_it_to_its_parent() -> None:
    """A service manager tells all processes of a service: the page that a child reads is finished all the same."""
    with PageReader(30.0) as reader:
        good = Page(b"<meta name=citation_title content=T><meta name=citation_author content='A, B.'>")
        assert isinstance(reader.read_apart(good, "x"), PageReading)
        (child,) = (one._child for one in reader._children)
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            os.kill(child.pid, number)
        assert isinstance(reader.read_apart(good, "x"), PageReading)
        assert child.poll() is None


def test_a_child_does_so_from_its_beginning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)\nfrom parsers.pages import read_page\n"
    (tmp_path / "told_while_it_starts.py").write_text(told, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with PageReader(caps=Caps(30.0, target="told_while_it_starts:read_page")) as reader:
        good = Page(b"<meta name=citation_title content=T><meta name=citation_author content='A, B.'>")
        assert isinstance(reader.read_apart(good, "x"), PageReading)


def test_what_was_there_before_is_there_again() -> None:
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in signals]
    with heeded() as heard, pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGTERM)
    assert heard.status == 143
    assert [signal.getsignal(number) for number in signals] == before
