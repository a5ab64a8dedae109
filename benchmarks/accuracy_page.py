"""The page docs/accuracy.md: what is measured, and every remaining error with why."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from accuracy_tables import PEERS, by_field, by_platform, errors, left_out, summary
from corpus import without_tags
from measuring import Run, leave_out, measure
from scoring import CORE

EXPLANATIONS = Path(__file__).parent / "accuracy_errors.toml"
_HEAD = """\
# Accuracy

Written by `python benchmarks/accuracy.py CORPUS --write docs/accuracy.md`; not edited by hand. The pages are real ones that other projects
saved as their test data, with gold that one reader took down; they are not ours to publish. The rules: `benchmarks/scoring.py`. The least
that is accepted: `benchmarks/floors.toml`, held by `tests/test_accuracy.py`.

A record is *exact* when every core field that the gold has is right (of the date the year), and *clean* when the date is right too as far as
the gold is precise and no core field is made up. “Without sites” is the same with every platform's own reader switched off: what a page
of a platform that nobody knew would give. “All tags taken out” are the same pages without anything that they say to machines (meta tags,
JSON-LD, COinS, microdata, RDFa): what is read from the visible page alone.
"""


def explanations() -> dict[str, dict[str, str]]:
    """Page to field to why it is wrong; a dispute of the gold says so."""
    found = tomllib.loads(EXPLANATIONS.read_text(encoding="utf-8"))
    return {
        slug: {
            field: "dispute: " + said["dispute"] if "dispute" in said else said["why"] for field, said in fields.items()
        }
        for slug, fields in found.items()
    }


def page(runs: Sequence[tuple[Run, Run]]) -> str:
    """The whole page, of runs with the same run without the platforms' readers."""
    rows = [
        row for run, general in runs for row in ((run.name, run.score), (f"{run.name}, without sites", general.score))
    ]
    for run, _general in runs:
        if run.name == "pages":
            shown = measure(tuple(map(without_tags, run.cases)), run.name)
            rows.append((f"{run.name}, all tags taken out", shown.score))
    parts = [_HEAD, summary(rows).markdown()]
    for run, general in runs:
        peers = run.name == "pages"
        parts += [f"## {run.name.capitalize()}\n", "### By field\n", by_field(run, peers=peers).markdown()]
        if peers:
            parts.append(
                f"Other tools: F1 on the same pages by the same rules, measured {PEERS['measured']} in one offline run; html-metadata, extruct and\n"
                "floor are a raw reader with a plain map of about 60 lines from tags to fields, floor an hour's work with lxml. “author~” counts\n"
                "single authors and is in no total.\n"
            )
        parts += ["### By platform\n", by_platform(run, general).markdown()]
        by_reader = left_out(leave_out(run), run.name)
        parts += ["### Each platform's reader left out\n", "Its own pages, judged on what is general.\n"]
        parts.append(by_reader.markdown() if by_reader.rows else "No reader of a platform reads a page here.\n")
    for run, _general in runs:
        if run.name == "pages":
            parts.append(_errors(run))
    return "\n".join(parts).rstrip() + "\n"


def _errors(run: Run) -> str:
    explained = explanations()
    wrong = list(run.wrong(CORE))
    table = errors(wrong, explained)
    whys = [row[-1] for row in table.rows]
    counted = (
        f"{len(whys)} wrong core fields of {len({slug for slug, _ in wrong})} pages: "
        f"{sum(why.startswith('dispute') for why in whys)} where we dispute the gold, {whys.count('unexplained')} unexplained. "
        "Long values are cut.\n"
    )
    parts = ["## Every remaining error\n", counted, table.markdown(numbers=False)]
    there = {slug for slug, _ in wrong}
    gone = [
        f"{slug} {field}" for slug, fields in explained.items() for field in fields
        if (slug, field) not in {(page, one.field) for page, one in wrong} and not (field == "*" and slug in there)
    ]  # fmt: skip
    if gone:
        parts.append(f"Explained, and wrong no more (to be taken out of `accuracy_errors.toml`): {', '.join(gone)}.\n")
    return "\n".join(parts)
