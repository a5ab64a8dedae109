"""What a finding is called: its code, how grave it is, whom it concerns, and what a person can do about it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from harvester.work import Finding, Mend, Severity

Concern = Literal["citation", "page", "service", "list", "entry"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The severities, the gravest first."""


class Code(NamedTuple):
    """One row of the table of findings.

    `concerns`: "citation" where what we export would be wrong or dangerous, "page" where the repository should mend its
    page, "service" where Crossref or PubMed could be told, "list" where works of one harvest or library stand against each
    other, "entry" where a library's own entry should be mended. `heading` names a group of such findings; `advice` is what
    to do. `travels` where an export must carry the code with the citation.
    """

    code: str
    severity: Severity
    concerns: tuple[Concern, ...]
    heading: str
    advice: str
    travels: bool = False

    def found(
        self,
        message: str,
        *,
        field: str | None = None,
        sources: tuple[str, ...] = (),
        advice: str = "",
        suggestion: str = "",
        mend: Mend | None = None,
    ) -> Finding:
        """A finding of this code; `advice` takes the place of the table's where the case has a better one."""
        return Finding(
            code=self.code, severity=self.severity, message=message, field=field, sources=sources,
            advice=advice or self.advice, suggestion=suggestion, mend=mend,
        )  # fmt: skip
