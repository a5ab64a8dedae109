"""How right the parsers are on pages whose gold is known.

    python benchmarks/accuracy.py [CORPUS_FOLDER …] [--no-sites] [--leave-out] [--errors] [--json]
                                  [--write docs/accuracy.md] [--floors benchmarks/floors.toml]

A corpus folder holds pages (*.html, *.txt, *.xml), each with its gold (<slug>.json) beside it, or `pages` and
`labelled` that do; without one it is what HARVESTER_CORPUS names. The rules are told in `scoring.py`. `--no-sites`
reads with every platform's reader switched off; `--leave-out` leaves each out in turn and judges its own pages.
`--floors` writes down what is reached as the least that the tests accept, and refuses where a figure sank.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

# What is measured is the code beside this file, not an installed one.
sys.path.insert(0, str(Path(__file__).parents[1]))

import floors
from accuracy_page import explanations, page
from accuracy_tables import Table, by_field, by_platform, errors, left_out, summary
from corpus import folders
from measuring import Run, leave_out, measure, measure_folder
from scoring import FIELDS, Score

from parsers.sites import SITES


def tables(run: Run, general: Run, *, leaving_out: bool) -> list[Table]:
    """What is printed of a folder."""
    found = [summary([(run.name, run.score)]), by_field(run, peers=run.name == "pages"), by_platform(run, general)]
    last = left_out(leave_out(run), run.name) if leaving_out else None
    return [*found, last] if last and last.rows else found


def as_json(run: Run, general: Run) -> dict[str, Any]:
    """The figures of a folder for another program."""
    return {
        **_figures(run.score),
        "fields": {name: _counts(run.score, name) for name in run.score.fields},
        "platforms": {name: _figures(run.part(slugs)) for name, slugs in run.platforms().items()},
        "without_sites": _figures(general.score),
        "left_out": {
            one.site: {"with": _figures(one.with_it), "without": _figures(one.without)} for one in leave_out(run)
        },
        "wrong": [
            {"page": slug, "field": one.field, "gold": one.gold, "ours": one.predicted}
            for slug, one in run.wrong(FIELDS)
        ],
    }


def _figures(score: Score) -> dict[str, Any]:
    core = score.core
    return {
        "records": len(score.records), "read": score.count("made"), "exact": score.count("exact"), "clean": score.count("clean"),
        "core": {"precision": core.precision, "recall": core.recall, "f1": core.f1},
        "negatives": len(score.negatives), "negatives_made": score.negatives_made, "negatives_claimed": score.negatives_claimed,
    }  # fmt: skip


def _counts(score: Score, name: str) -> dict[str, Any]:
    counts = score.fields[name]
    return {**counts._asdict(), "precision": counts.precision, "recall": counts.recall, "f1": counts.f1}


def arguments(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How right the parsers are on pages whose gold is known.")
    parser.add_argument("folders", nargs="*", type=Path, metavar="CORPUS_FOLDER")
    parser.add_argument("--no-sites", action="store_true", help="every platform's reader switched off")
    parser.add_argument("--leave-out", action="store_true", help="each platform's reader left out in turn")
    parser.add_argument("--errors", action="store_true", help="list every wrong field")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write a page of the documents")
    parser.add_argument("--floors", type=Path, metavar="FILE", help="write down the least that the tests accept")
    args = parser.parse_args(given)
    if not args.folders:
        corpus = os.environ.get("HARVESTER_CORPUS")
        if not corpus:
            parser.error("name a folder of pages with gold, or set HARVESTER_CORPUS")
        args.folders = [Path(corpus)]
    return args


def main(given: list[str]) -> int:
    args = arguments(given)
    runs = [measure_folder(folder, () if args.no_sites else SITES) for folder in folders(args.folders)]
    pairs = [(run, run if args.no_sites else measure(run.cases, run.name, ())) for run in runs]
    if args.json:
        print(json.dumps({run.name: as_json(run, general) for run, general in pairs}, ensure_ascii=False, indent=1))
    else:
        for run, general in pairs:
            for table in tables(run, general, leaving_out=args.leave_out and not args.no_sites):
                print(table.text())
            if args.errors:
                print(errors(run.wrong(FIELDS), explanations()).text())
    if args.write:
        args.write.write_text(page(pairs), encoding="utf-8")
    return floors.write(args.floors, runs) if args.floors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
