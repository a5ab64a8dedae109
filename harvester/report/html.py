"""report.html: one file that needs nothing else, with what was harvested, who said what, and what to look at."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from harvester.errors import Failure
from harvester.report import reasons, wording
from harvester.report.facts import Reported, RunFacts
from harvester.report.rich import web_link
from harvester.report.view import confirmed, title_text, work_view, worst

OPEN_AT_ONCE = 3
"""Works whose sections stand open when the page is opened; more would bury the list."""


@dataclass(frozen=True)
class Group:
    """Findings of one code, gravest first in the report: for each work its key, its title and the messages."""

    severity: str
    heading: str
    found: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Counts:
    """The figures at the head of the report."""

    works: int
    confirmed: int
    attention: int
    conflicts: int
    failed: int


def write_html(reported: Sequence[Reported], failures: Sequence[Failure], facts: RunFacts) -> Iterator[str]:
    """The report as pieces of one HTML file; the same for the same works, whenever it is written."""
    style, script = _asset("report.css"), _asset("report.js")
    yield from (
        _environment()
        .get_template("report.html")
        .generate(
            facts=facts,
            counts=_counts(reported, failures),
            groups=_groups(reported),
            failures=[(failure, web_link(failure.address)) for failure in failures],
            works=(work_view(one) for one in reported),
            open_at_once=len(reported) <= OPEN_AT_ONCE,
            wording=wording,
            style=style,
            script=script,
            policy=(
                f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
                "base-uri 'none'; form-action 'none'"
            ),
        )
    )


def _counts(reported: Sequence[Reported], failures: Sequence[Failure]) -> Counts:
    works = [one.work for one in reported]
    return Counts(
        works=len(works),
        confirmed=sum(confirmed(work) for work in works),
        attention=sum(worst(work.findings) in {"error", "warning"} for work in works),
        conflicts=sum(any(result.agreement.kind == "CONFLICT" for result in work.fields) for work in works),
        failed=len(failures),
    )


def _groups(reported: Sequence[Reported]) -> tuple[Group, ...]:
    held: dict[tuple[str, str], dict[tuple[str, str], list[str]]] = {}
    for one in reported:
        about = (one.key, title_text(one.work.record))
        for finding in one.work.findings:
            held.setdefault((finding.severity, finding.code), {}).setdefault(about, []).append(finding.message)
    ranks = tuple(wording.SEVERITIES)
    return tuple(
        Group(severity, reasons.finding(code), tuple((*about, tuple(messages)) for about, messages in found.items()))
        for (severity, code), found in sorted(held.items(), key=lambda item: (ranks.index(item[0][0]), item[0][1]))
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("harvester.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _asset(name: str) -> Markup:
    """Our own style or script, to stand in the page as it is; line ends as a browser counts them for the hash."""
    environment = _environment()
    assert environment.loader is not None
    source, _name, _fresh = environment.loader.get_source(environment, name)
    return Markup(source.replace("\r\n", "\n").strip())  # noqa: S704  a file of this package, never a source's text


def _hash(asset: Markup) -> str:
    digest = hashlib.sha256(asset.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
