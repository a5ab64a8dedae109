"""Works a second to BibTeX and CSL-JSON, beside pandoc, citation-js, bibtexparser and pybtex on the same works, and what it holds in memory.

    python benchmarks/exports.py [--records N] [--rounds N] [--memory N …] [--bibtexparser-1 FOLDER]

The works (`export_records`, 100,000) are invented and the same for all, all their fields too. Each tool runs in a process of its own, in turn,
once a round, and is timed from the objects that it holds natively to a file that is written; reading and making these is not timed:

  ours          works to the bytes of the file as a harvest writes them, what the format cannot hold noted in passing; a hundred are held at
                a time, and fetching them is not timed: they are nearer at hand than the others' libraries, and what collects garbage goes
                through them, while those libraries are frozen
  citation-js   its own items, which are CSL-JSON, so that writing that converts nothing; its BibTeX has neither abstracts nor keywords. By
                its own setting, which makes LaTeX of texts and leaves out letters that it has no command for (Cyrillic, Chinese)
  bibtexparser  its own entries of plain texts with names in parts, made LaTeX by its own middlewares; 1.4 by its own table
  pybtex        its own entries of plain texts with names in parts
  pandoc        can only convert a CSL-JSON file: its figure is the whole less what reading the file and writing no item takes it

Each converts Unicode texts to LaTeX as it does unless told otherwise, some all letters beyond ASCII, some fewer (ours those of names). Only
ours looks for what a style would ruin in a title by its form and by the abstract. Told as measures alone:

  less          ours of the works without abstracts and keywords, which is what citation-js writes
  unescaped     citation-js told to keep to Unicode, which converts nothing: "&" and "%" stay, and no TeX takes such a file
  ready         bibtexparser setting texts that are LaTeX already between braces, which converts nothing

Told too is the whole of it, a CSL-JSON file to a file, as people run it (`harvester convert`, pandoc, citation-js in a script); and
the most memory that our export of more and more works holds, read one by one from disk as at the end of a harvest.

A tool that needs minutes for so many works is given a part of them (`export_world`), as its line says. A figure is works a second, the median of
the rounds; a ratio is the median of ratios within one round. Targets: more works a second than each of the others in each format, and memory
that grows by less than 5 %; exit status 1 where one is missed. What is not installed is left out and named:

    pip install --require-hashes -r requirements-benchmarks.lock; npm ci --prefix benchmarks/citation_js; apt-get install pandoc
    pip install --target FOLDER 'bibtexparser<2', for both versions cannot be in one place
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

# What is measured is the code beside this file, not an installed one.
sys.path.insert(0, str(Path(__file__).parents[1]))

import export_tools
from export_peers import WRITERS, timed
from export_world import World, fill, hold, kept, part, world

from harvester.assembled import Assembled
from harvester.exporters.losses import Losses, exported
from harvester.outputs import exporters, write_exports
from harvester.spool import Disk
from harvester.work import Entry
from parsers.record import Record

FORMATS = ("bibtex", "csl-json")
MEMORY = (10_000, 100_000)
# Works that ours holds at a time; the others' libraries want them all.
HELD = 100
FOR_MEMORY = "works.memory"
"""The file that holds the works with which memory is measured."""
MOST_GROWTH = 1.05
Rates = Mapping[str, float]
"""What is measured ("bibtex", "csl-json", "convert to bibtex") to works a second."""


def ours(made: World) -> Rates:
    """Both formats, each of works that come as from disk at the end of a harvest; the clock stands while they are fetched."""
    works = Disk(made.output.parent).keep(kept(made.held, made.works))
    return {name: ours_of(made, iter(works), name) for name in FORMATS}


def ours_less(made: World) -> Rates:
    """BibTeX of the same works without what citation-js does not write."""
    works = (one.model_copy(update={"record": less(one)}) for one in kept(made.held, made.works))
    return {"bibtex": ours_of(made, iter(Disk(made.output.parent).keep(works)), "bibtex")}


def less(entry: Entry) -> Record:
    return entry.record.model_copy(update={"abstract": None, "keyword": ()})


def ours_of(made: World, works: Iterator[Entry], name: str) -> float:
    (one,) = exporters(name)
    fetching: list[float] = []
    pieces = exported(one, fetched(works, fetching), Losses())
    return made.works / (timed(lambda: pieces, made.output) - sum(fetching))


def fetched(works: Iterator[Entry], seconds: list[float]) -> Iterator[Entry]:
    """The works, some at a time; and what it took to fetch them."""
    while True:
        began = time.perf_counter()
        some = list(islice(works, HELD))
        seconds.append(time.perf_counter() - began)
        if not some:
            return
        yield from some


def in_python(name: str, made: World) -> Rates:
    """One of the tools for BibTeX."""
    count = part(name, made.works)
    return {"bibtex": count / WRITERS[name](kept(made.plain, count), made.output)}


def citation_js(made: World) -> Rates:
    found = export_tools.citation_js(made.csl, made.output)
    whole = {f"convert to {name}": made.works / (found["read"] + found[name]) for name in FORMATS}
    return {name: made.works / found[name] for name in FORMATS} | whole


def unescaped(made: World) -> Rates:
    """citation-js told to keep to Unicode."""
    return {"bibtex": made.works / export_tools.citation_js(made.csl, made.output, "unicode")["bibtex"]}


def pandoc(made: World) -> Rates:
    read = export_tools.pandoc(made.csl, made.output, "native")
    taken = {name: export_tools.pandoc(made.csl, made.output, name.replace("-", "")) for name in FORMATS}
    whole = {f"convert to {name}": made.works / seconds for name, seconds in taken.items()}
    return {name: made.works / (seconds - read) for name, seconds in taken.items()} | whole


def convert(made: World) -> Rates:
    taken = {name: export_tools.convert(made.csl, made.output, name) for name in FORMATS}
    return {f"convert to {name}": made.works / seconds for name, seconds in taken.items()}


PROGRAMS: Mapping[str, Callable[[World], Rates]] = {
    "ours": ours, "ours, less": ours_less, "citation-js": citation_js, "citation-js, unescaped": unescaped, "pandoc": pandoc,
    "harvester convert": convert,
}  # fmt: skip
# No conversions, and no targets.
MEASURES = ("less", "ready", "unescaped")
NAMES = (*PROGRAMS, *WRITERS)


def rates(name: str, made: World) -> Rates:
    return PROGRAMS[name](made) if name in PROGRAMS else in_python(name, made)


def memory(folder: Path, count: int) -> float:
    """Megabytes that this process held at most while so many works went from disk to both files."""
    ready = Disk(folder).keep(kept(folder / FOR_MEMORY, count))
    write_exports(folder, Assembled((), (), (), ready), exporters(",".join(FORMATS)))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 2**10


def alone(name: str, folder: Path, count: int, first: Path | None) -> Any:
    """What a process of its own measures; `first` is where bibtexparser 1 is."""
    found = os.environ | ({"PYTHONPATH": str(first)} if name.startswith("bibtexparser 1") else {})
    command = [sys.executable, __file__, f"--alone={name}", f"--folder={folder}", f"--records={count}"]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, env=found).stdout)


def measured(made: World, folder: Path, rounds: int, first: Path | None) -> list[dict[str, Rates]]:
    """Each round's rates by tool; the order is turned round each time, so that a machine that slows down is fair to all."""
    there = export_tools.versions(first)
    names = [name for name in NAMES if there.get(name.partition(",")[0], "") is not None]
    print(", ".join(f"{name} {number or 'is not installed'}" for name, number in there.items()))
    found = []
    for number in range(rounds):
        order = names if number % 2 == 0 else names[::-1]
        # What wants minutes and is no target is done once.
        got = {
            name: alone(name, folder, made.works, first) for name in order if number == 0 or name != "harvester convert"
        }
        found.append({name: got[name] for name in names if name in got})
    return found


def report(found: Sequence[Mapping[str, Rates]], count: int) -> bool:
    """Print rates and ratios; whether we are ahead of all in each format."""
    is_ahead = True
    for what in (*FORMATS, *(f"convert to {name}" for name in FORMATS)):
        mine = "ours" if what in FORMATS else "harvester convert"
        print(f"{what}:")
        for name in (name for name in found[0] if what in found[0][name]):
            measured_rounds = [one for one in found if mine in one and name in one]
            given = [one[name][what] for one in measured_rounds]
            ratio = statistics.median(one[mine][what] / one[name][what] for one in measured_rounds)
            beside = "" if name == mine else f"ours is {ratio:.2f} of it"
            told = f"{' '.join(f'{one:,.0f}' for one in given)}; {part(name, count):,} works"
            print(f"  {name:32} {statistics.median(given):9,.0f} works/s  {beside:20} ({told})")
            is_target = what in FORMATS and name != mine and not any(one in name for one in MEASURES)
            is_ahead = is_ahead and (ratio > 1 or not is_target)
    return is_ahead


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Works a second to BibTeX and CSL-JSON.")
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", nargs="+", type=int, default=MEMORY, metavar="N", help="how many works of each")
    parser.add_argument("--bibtexparser-1", type=Path, metavar="FOLDER", help="where the older bibtexparser is")
    parser.add_argument("--alone", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args(given)
    if args.alone:
        one = (
            memory(args.folder, args.records)
            if args.alone == "memory"
            else rates(args.alone, world(args.folder, args.records))
        )
        print(json.dumps(one))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        made = world(Path(folder), args.records)
        fill(made)
        print(
            f"{args.records:,} works, {made.csl.stat().st_size / args.records:,.0f} bytes of CSL-JSON each; {os.cpu_count()} cores"
        )
        is_ahead = report(measured(made, Path(folder), args.rounds, args.bibtexparser_1), args.records)
        hold(Path(folder) / FOR_MEMORY, max(args.memory))
        most = {count: alone("memory", Path(folder), count, None) for count in sorted(args.memory)}
    print("most memory: " + ", ".join(f"{megabytes:.1f} MB for {count:,} works" for count, megabytes in most.items()))
    return 0 if is_ahead and max(most.values()) <= MOST_GROWTH * min(most.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
