"""What is told of a decision whose ground has changed."""

from __future__ import annotations

from harvester.crosscheck.codes import Code

OUTDATED = Code(
    "decision-outdated", "warning", ("citation",), "Decided before, on what has changed since",
    "Decide again with harvester decide: the same answer keeps the decision, now on what is to be seen today.",
)  # fmt: skip
CODES = (OUTDATED,)
