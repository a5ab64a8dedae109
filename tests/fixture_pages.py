"""The pages of fixtures/pages, each a folder with its bytes, what was sent with them, and what is expected of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from parsers import Page, PageReading

PAGES = Path(__file__).parents[1] / "fixtures" / "pages"
CASES = sorted(path for path in PAGES.glob("*/*") if path.is_dir())


def load(case: Path) -> Page:
    meta = json.loads((case / "meta.json").read_text(encoding="utf-8"))
    body = next(case.glob("page.*")).read_bytes()
    return Page(body, url=meta["url"], headers=(("Content-Type", meta["content_type"]),))


def expected(case: Path) -> Any:
    return json.loads((case / "expected.json").read_text(encoding="utf-8"))


def as_expected(reading: PageReading) -> dict[str, Any]:
    """A reading in the words of expected.json."""
    if reading.page is None:
        assert reading.refusal is not None
        return {"refusal": reading.refusal.code}
    found: dict[str, Any] = {
        "readers": [one.source for one in reading.readings],
        "record": reading.page.record.model_dump(mode="json", exclude_defaults=True),
    }
    if reading.page.unread:
        found["unread"] = [f"{unread.field}: {unread.text} ({unread.why})" for unread in reading.page.unread]
    return found


def case_name(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"
