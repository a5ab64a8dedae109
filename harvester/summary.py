"""What a harvest came to, counted, for a person."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from harvester.assembled import Assembled
from harvester.crosscheck.questions import open_questions
from harvester.plain_words import counted
from harvester.refused import Closed
from harvester.work import Severity

_LEVELS: tuple[tuple[Severity, str], ...] = (
    ("error", "must be looked at"), ("warning", "should be looked at"), ("info", "for your information"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Summary:
    """What a harvest came to, for a person."""

    lines: int
    works: int
    failures: int
    findings: Counter[Severity]
    questions: int
    paths: tuple[Path, ...]
    closed: int = 0
    faults: int = 0
    losses: tuple[str, ...] = ()
    renamed: str = ""

    def text(self) -> str:
        """A few lines that a librarian understands."""
        several = f" from {counted(self.lines, 'line')}" if self.lines != self.works else ""
        out = [f"\n{counted(self.works, 'work')} written{several}."]
        for severity, words in _LEVELS:
            if self.findings[severity]:
                out.append(f"{self.findings[severity]:4} finding{'s' * (self.findings[severity] != 1)} {words}.")
        if self.questions:
            out.append(
                f"{self.questions:4} for a person to decide: harvester decide -o {shlex.quote(str(self.paths[0].parent))}"
            )
        if self.failures:
            out.append(
                f"{self.failures:4} line{'s' * (self.failures != 1)} in failures.csv, each with its reason and what to do."
            )
        if self.faults:
            verb, what = ("is", "a fault") if self.faults == 1 else ("are", "faults")
            out.append(
                f"{self.faults:4} of these lines {verb} {what} of this program, not of the page: please send us one of each kind."
            )
        if self.closed:
            out.append(
                f"{self.closed:4} host{'s' * (self.closed != 1)} let no program in: blocked.csv says what is open instead, "
                "and the letters beside it ask for access."
            )
        out += [*self.losses, *([self.renamed] if self.renamed else [])]
        report = next((path for path in self.paths if path.name == "report.html"), None)
        out += [f"Open first: {report}"] if report is not None else []
        others = (str(path) for path in self.paths if path.name != "report.html" and path.suffix != ".txt")
        out.append(f"Written: {', '.join(others)}")
        return "\n".join(out) + "\n"


def summary(lines: int, assembled: Assembled, paths: tuple[Path, ...], closed: Sequence[Closed] = ()) -> Summary:
    """What was assembled, counted."""
    findings, asked = Counter[Severity](), set[str]()
    for one in assembled.works:
        findings.update(finding.severity for finding in one.work.findings)
        asked.update(question.id for question in open_questions(one.work))
    return Summary(lines, len(assembled.works), len(assembled.failures), findings, len(asked), paths, len(closed))
