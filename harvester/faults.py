"""Faults of this program that an address brings to light: each costs that address alone, and is told so that whoever mends it need not ask."""

from __future__ import annotations

import traceback
from pathlib import Path

from harvester.errors import Failure
from harvester.fetch import redact_url

FAULT = "program-fault"
"""The code of such a failure."""


def fault(address: str, error: Exception) -> Failure:
    """The failure of an address at which this program failed."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" in {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
    return Failure(
        address=address, stage="parse", code=FAULT,
        message=f"This program failed at it: {type(error).__name__}{where} ({redact_url(str(error))[:200]}).",
        advice="It is our fault: please send us this line. Give the work's DOI or PMID instead; a later version may read it.",
    )  # fmt: skip
