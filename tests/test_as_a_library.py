"""The parsers as a program of others uses them: the README's example runs, is rightly typed, and gives the same from many threads."""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from parsers import Page, PageReading, read_page

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "fixtures" / "pages").glob("*/*/page.html"))


def example() -> str:
    """What the README shows under “As a library”."""
    (found,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    return str(found)


@pytest.mark.parametrize(
    ("fixture", "told"), [("eprints/article", "Slow rivers and their names"), ("refused/login", "login")]
)
def test_the_example_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fixture: str, told: str
) -> None:
    (tmp_path / "page.html").write_bytes((ROOT / "fixtures" / "pages" / fixture / "page.html").read_bytes())
    monkeypatch.chdir(tmp_path)
    exec(compile(example(), "README.md", "exec"), {})
    assert told in capsys.readouterr().out


def test_the_example_of_the_readme_is_rightly_typed(tmp_path: Path) -> None:
    (tmp_path / "client.py").write_text(example(), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "--cache-dir", str(tmp_path / "cache"), str(tmp_path / "client.py")],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_many_threads_read_what_one_reads() -> None:
    def read(path: Path) -> PageReading:
        return read_page(Page(path.read_bytes(), url="https://repository.example.org/1"))

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(read, PAGES)) == [read(path) for path in PAGES]


@pytest.mark.parametrize("body", ["<title>x</title>", None, 7])
def test_a_text_is_no_page(body: object) -> None:
    with pytest.raises(TypeError, match="a page is bytes, as they came, not"):
        Page(body)  # type: ignore[arg-type]  # as who does not check types would
