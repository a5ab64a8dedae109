"""The processor of styles: pandoc, as a process of its own that can read and reach nothing, and has an end.

It runs in pandoc's sandbox (no files but those it is given, no network), in a folder that is gone afterwards, with a limit of
memory that is its own (its runtime reserves addresses beyond any limit of the system), and is killed when its time is up.
The clock is stopped for it, so that a DOCX is the same each time.
"""

from __future__ import annotations

import math
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from harvester.bibliography.styles import INSTALL
from harvester.errors import HarvesterError, UsageError

OLDEST = (3, 1)
"""2.17 leaves out APA's article numbers and Chicago's short spans; Debian 13 has 3.1."""
MEMORY_MIB = 3072
"""10,000 works take 0.6 GB."""
SECONDS = 60.0
SECONDS_A_WORK = 0.05
"""A hundred works take less than a second, so this is more than ten times what any style took."""
# 1 January 1980, the first day that a file in a zip archive can have.
_NO_TIME = "315532800"
_HEAP_EXHAUSTED = 251


def processed(style: bytes, locale: str, given: bytes, works: int) -> bytes:
    """The list of works in pandoc's JSON, of works in CSL-JSON. Raises HarvesterError where it cannot be made."""
    return _run(
        ("-f", "csljson", "-t", "json", "--citeproc", "--csl", "style.csl", *_language(locale)), given, works, style
    )


def document(tree: bytes, works: int) -> bytes:
    """A DOCX of what is told in pandoc's JSON. Raises HarvesterError."""
    return _run(("-f", "json", "-t", "docx", "-o", "-"), tree, works)


def _language(locale: str) -> tuple[str, ...]:
    return ("-M", f"lang={locale}") if locale else ()


def _run(options: Sequence[str], given: bytes, works: int, style: bytes = b"") -> bytes:
    program = _program()
    seconds = SECONDS + SECONDS_A_WORK * works
    with TemporaryDirectory(prefix="harvester-") as folder:
        if style:
            (Path(folder) / "style.csl").write_bytes(style)
        command = [program, "+RTS", f"-M{MEMORY_MIB}m", "-RTS", "--sandbox", "--data-dir", folder, *options]
        try:
            done = subprocess.run(  # noqa: S603 - a program that is found by its name, and nothing of the works among the arguments
                command, input=given, capture_output=True, timeout=seconds, check=False, cwd=folder, env=_environment(folder),
                preexec_fn=_end_after(seconds),
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise HarvesterError(
                f"the style was not done with {works:,} works after {seconds:.0f} seconds, and was stopped",
                advice=_FEWER,
            ) from None
        except OSError as error:
            raise HarvesterError(f"{program}: cannot be started ({error.strerror})", advice=INSTALL) from None
    if done.returncode == _HEAP_EXHAUSTED:
        raise HarvesterError(
            f"the style wanted more than {MEMORY_MIB >> 10} GiB of memory for {works:,} works", advice=_FEWER
        )
    if done.returncode != 0:
        raise HarvesterError(
            f"the style cannot be followed: {_said(done.stderr)}", advice="Try another style: harvester bibliography --list-styles."
        )  # fmt: skip
    return done.stdout


def _end_after(seconds: float) -> Callable[[], None] | None:
    """What gives a process a limit of processor time, which holds where this program was killed before it; Windows has none."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 - not on every system

    return partial(resource.setrlimit, resource.RLIMIT_CPU, (math.ceil(seconds) + 1, math.ceil(seconds) + 1))


_FEWER = "Make the list in parts, or take another style."


def _said(stderr: bytes) -> str:
    """What pandoc said last, on one line that cannot do anything to a terminal."""
    text = " ".join(stderr.decode("utf-8", "replace").partition("HasCallStack")[0].split())
    return "".join(letter for letter in text if letter.isprintable())[:300] or "pandoc ended without a word"


def _environment(folder: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}
    return {
        **kept, "LC_ALL": "C.UTF-8", "HOME": folder, "TMPDIR": folder,
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or _NO_TIME,
    }  # fmt: skip


@cache
def _program() -> str:
    """The pandoc of the package, else that of the system where it is new enough. Raises UsageError where there is neither."""
    found = find_spec("pypandoc")
    for place in (found and found.submodule_search_locations) or ():
        path = Path(place) / "files" / ("pandoc.exe" if sys.platform == "win32" else "pandoc")
        if path.is_file():
            return str(path)
    system = shutil.which("pandoc")
    if system is None:
        raise UsageError("formatted bibliographies are made by pandoc, which is not installed here", advice=INSTALL)
    version = _version(system)
    if version < OLDEST:
        told = ".".join(map(str, version)) or "of an unknown version"
        raise UsageError(f"{system} is {told}, and styles need pandoc 3.1 or later", advice=INSTALL)
    # It is started in another folder.
    return str(Path(system).absolute())


def _version(program: str) -> tuple[int, ...]:
    try:
        done = subprocess.run([program, "--version"], capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - asked for its version
    except (OSError, subprocess.TimeoutExpired):
        return ()
    found = re.match(rb"pandoc(?:\.exe)? (\d+)\.(\d+)", done.stdout)
    return tuple(map(int, found.groups())) if found else ()
