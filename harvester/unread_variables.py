"""Variables of the environment that look like ours and that nothing reads: a name that was mistyped sets nothing. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

PREFIX = "HARVESTER_"
# What this project's own tests and benchmarks read.
_OF_TESTS = ("HARVESTER_CORPUS", "HARVESTER_TEST_", "HARVESTER_BENCHMARK_")
# Ours, and not to be set so.
_ELSEWHERE = {"HARVESTER_ALLOW_NETWORKS": "say --allow-network, or allow_networks in harvester.toml"}


def told(environ: Iterable[str], settings: Iterable[str]) -> Iterator[str]:
    """A line for each such name of the environment, in their order, with the nearest that sets one of the `settings`.

    >>> list(told(["HARVESTER_MAILTO", "HARVESTER_MAIL", "PATH"], ["mailto", "delay"]))
    ['HARVESTER_MAIL sets nothing: did you mean HARVESTER_MAILTO?']
    """
    known = sorted({f"{PREFIX}{name.upper()}" for name in settings} - _ELSEWHERE.keys())
    for name in sorted(environ):
        if not name.startswith(PREFIX) or name in known or name.startswith(_OF_TESTS):
            continue
        near = get_close_matches(name, known, n=1, cutoff=_ALIKE)
        why = _ELSEWHERE.get(name) or (f"did you mean {near[0]}?" if near else "there is no such setting")
        yield f"{name[:_LONGEST]} sets nothing: {why}"


# The prefix alone makes any two of these names somewhat alike.
_ALIKE = 0.8
_LONGEST = 80
