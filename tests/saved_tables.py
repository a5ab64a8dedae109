"""A table as a program saves it again."""

from __future__ import annotations

import csv
import io
from typing import Any


def rewrite(rows: list[dict[str, str]], **form: Any) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(
        out, form.pop("names", list(rows[0])), extrasaction="ignore", **{"lineterminator": "\r\n", **form}
    )
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
