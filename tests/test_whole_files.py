"""Files written whole: links are followed, modes are kept, and what is no file is written where it is."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harvester.destinations import whole
from harvester.errors import StoreError, UsageError
from harvester.whole_files import write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes, devices and modes of POSIX")


def replace(path: Path, pieces: list[bytes]) -> None:
    whole.replace(path, whole.read(path), b"".join(pieces))


WRITERS = [pytest.param(write, id="outputs"), pytest.param(replace, id="destinations")]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("given", [0o600, 0o640, 0o644, 0o664, 0o755])
def test_a_file_that_was_there_keeps_its_mode(
    tmp_path: Path, writer: Callable[[Path, list[bytes]], object], given: int
) -> None:
    path = tmp_path / "a.ris"
    path.write_bytes(b"before")
    path.chmod(given)
    writer(path, [b"af", b"ter"])
    assert (path.read_bytes(), mode(path)) == (b"after", given)
    assert [one.name for one in tmp_path.iterdir()] == ["a.ris"]


def test_nobody_may_read_it_meanwhile_who_may_not_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.ris"
    path.write_bytes(b"before")
    path.chmod(0o600)

    def pieces() -> Iterator[bytes]:
        yield b"x"
        assert mode(tmp_path / ".a.ris.part") == 0o600

    write(path, pieces())


# The link's text, and whether what it leads to is there.
LINKS = [("target.ris", True), ("inner/target.ris", True), ("second", True), ("target.ris", False)]


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize(("leads", "there"), LINKS)
def test_a_link_stays_and_what_it_leads_to_is_written(
    tmp_path: Path, writer: Callable[[Path, list[bytes]], object], leads: str, *, there: bool
) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "second").symlink_to("inner/target.ris")
    link = tmp_path / "link.ris"
    link.symlink_to(leads)
    if there:
        link.write_bytes(b"before")
        link.chmod(0o600)
    writer(link, [b"after"])
    assert link.is_symlink()
    assert link.resolve().read_bytes() == b"after"
    assert mode(link) == 0o600 or not there


def test_a_pipe_stays_a_pipe_and_whoever_reads_it_gets_all(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append(path.read_bytes()))
    reader.start()
    write(path, (b"x" * 1000 for _ in range(200)))
    reader.join()
    assert heard == [b"x" * 200_000]
    assert stat.S_ISFIFO(path.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_a_device_stays_a_device(tmp_path: Path) -> None:
    """Root may make files in /dev, so nothing may be tried there in passing either."""
    link = tmp_path / "full"
    link.symlink_to("/dev/full")
    before = sorted(one.name for one in Path("/dev").iterdir() if "full" in one.name)
    for path in (Path("/dev/full"), link):
        with pytest.raises(StoreError, match=r"full cannot be written \(No space left"):
            write(path, [b"x"])
        assert stat.S_ISCHR(path.stat().st_mode)
    assert write(Path("/dev/null"), [b"x"]).is_char_device()
    assert sorted(one.name for one in Path("/dev").iterdir() if "full" in one.name) == before
    with pytest.raises(UsageError, match=r"cannot be read \(it is no file\)"):
        whole.read(Path("/dev/zero"))


WRITE = (
    "import sys; from pathlib import Path; from harvester.whole_files import write; write(Path(sys.argv[1]), [b'list'])"
)


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "link"])
def test_standard_output_is_written_to_whatever_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / "link").symlink_to("/dev/stdout")
    command = [sys.executable, "-c", WRITE, name]
    env = dict(os.environ, PYTHONPATH=str(Path(__file__).parents[1]))
    assert subprocess.run(command, cwd=tmp_path, env=env, check=True, capture_output=True).stdout == b"list"
    # A shell's ">> all.txt": what stands there stays, and it is the same file.
    path = tmp_path / "all.txt"
    path.write_bytes(b"before, ")
    number = path.stat().st_ino
    with path.open("ab") as file:
        subprocess.run(command, cwd=tmp_path, env=env, check=True, stdout=file)
    assert (path.read_bytes(), path.stat().st_ino) == (b"before, list", number)
    with path.open("wb") as file:
        for said in (b"one ", b" two"):
            subprocess.run(command, cwd=tmp_path, env=env, check=True, stdout=file)
            os.write(file.fileno(), said)
    assert path.read_bytes() == b"listone list two"


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1"])
def test_standard_output_that_is_a_socket_is_written_to(name: str) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        command = [sys.executable, "-c", WRITE, name]
        env = dict(os.environ, PYTHONPATH=str(Path(__file__).parents[1]))
        subprocess.run(command, env=env, check=True, stdout=theirs.fileno())
        assert ours.recv(10) == b"list"


def a_folder(path: Path) -> None:
    path.mkdir()


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


def itself(path: Path) -> None:
    path.symlink_to(path.name)


REFUSED = [(a_folder, "folder"), (a_socket, "socket"), (itself, "leads to itself")]


@pytest.mark.parametrize(("make", "advice"), REFUSED)
def test_what_cannot_be_written_is_told_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], advice: str
) -> None:
    # A socket's address has to be short.
    monkeypatch.chdir(tmp_path)
    make(Path("x"))
    before = stat.S_IFMT(Path("x").lstat().st_mode)
    with pytest.raises(StoreError, match="x cannot be written") as told:
        write(Path("x"), [b"y"])
    assert advice in told.value.advice
    assert stat.S_IFMT(Path("x").lstat().st_mode) == before
    assert [one.name for one in tmp_path.iterdir()] == ["x"]


def test_what_breaks_off_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.ris"
    path.write_bytes(b"before")

    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(path, pieces())
    assert path.read_bytes() == b"before"
    assert [one.name for one in tmp_path.iterdir()] == ["a.ris"]
