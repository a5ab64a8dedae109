"""Programs that convert a CSL-JSON file, as people run them: pandoc, citation-js in a script, our own; and which tools are installed."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path
from typing import Any

_CITATION_JS = Path(__file__).parent / "citation_js"


def pandoc(file: Path, output: Path, to: str) -> float:
    """pandoc from a CSL-JSON file to another file, start and all."""
    began = time.perf_counter()
    subprocess.run(["pandoc", "-f", "csljson", "-t", to, str(file), "-o", str(output)], check=True)
    return time.perf_counter() - began


def citation_js(file: Path, output: Path, *told: str) -> dict[str, Any]:
    """citation-js's seconds of reading, and of writing both formats; `told` is what else the script is told."""
    command = ["node", "--max-old-space-size=8192", str(_CITATION_JS / "write.js"), str(file), str(output), *told]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return found


def convert(file: Path, output: Path, to: str) -> float:
    """Our command from a CSL-JSON file to another file, start and all."""
    code = "import sys; from harvester.cli import main; sys.argv[0] = 'harvester'; main()"
    began = time.perf_counter()
    command = [sys.executable, "-c", code, "convert", str(file), "-t", to, "-o", str(output)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL, cwd=Path(__file__).parents[1])
    return time.perf_counter() - began


def versions(first: Path | None) -> dict[str, str | None]:
    """Tool to its version, None where it is not installed; `first` is the folder that bibtexparser 1 is in."""
    old = next(first.glob("bibtexparser-1*.dist-info"), None) if first is not None else None
    return {
        "citation-js": _of_citation_js(), "pandoc": _of_pandoc(), "bibtexparser 2": _of_package("bibtexparser"),
        "bibtexparser 1": old.name.removeprefix("bibtexparser-").removesuffix(".dist-info") if old is not None else None,
        "pybtex": _of_package("pybtex"),
    }  # fmt: skip


def _of_package(name: str) -> str | None:
    return metadata.version(name) if importlib.util.find_spec(name) else None


def _of_pandoc() -> str | None:
    if not shutil.which("pandoc"):
        return None
    return subprocess.run(["pandoc", "--version"], check=True, stdout=subprocess.PIPE, text=True).stdout.split()[1]


def _of_citation_js() -> str | None:
    package = _CITATION_JS / "node_modules" / "@citation-js" / "core" / "package.json"
    if not shutil.which("node") or not package.exists():
        return None
    return str(json.loads(package.read_text(encoding="utf-8"))["version"])
