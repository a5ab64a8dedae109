"""How far a harvest is: in words, as JSON, and as Prometheus reads it. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator

from harvester.plain_words import counted, source_name
from harvester.progress import speed
from harvester.steps import duration
from harvester.store import Overview


def text(of: Overview, now: float) -> str:
    """A run for a person at a terminal."""
    return "\n".join(_lines(of, now)) + "\n"


def _lines(of: Overview, now: float) -> Iterator[str]:
    # Of lines that repeat an address nobody counted which wait for it: addresses are counted then.
    ended = sum(count for _state, count in of.states)
    repeated = max(0, of.lines - of.bad_lines - ended - of.open)
    done, one, several = (ended, "address", "addresses") if repeated else (of.lines - of.open, "line", "lines")
    yield f"Harvest {of.run} of {of.origin}: {counted(of.lines, 'line')}, {'finished' if of.finished else 'not finished'}"
    outcome, waiting = "has" if done == 1 else "have", "is" if of.open == 1 else "are"
    yield f"  {counted(done, one, several)} {outcome} an outcome, {counted(of.open, 'address', 'addresses')} {waiting} open"
    for state, count in of.states:
        yield f"  {count:9,} {_STATES.get(state, (state, state))[count != 1]}"
    if of.bad_lines:
        yield f"  {of.bad_lines:9,} {'line that holds' if of.bad_lines == 1 else 'lines that hold'} no address"
    if repeated:
        yield f"  {repeated:9,} {'line that repeats' if repeated == 1 else 'lines that repeat'} an address"
    if of.failures:
        yield "What failed, by reason:"
        yield from (f"  {count:9,} {code}" for code, count in of.failures)
    if of.unanswered:
        yield "What services did not answer (failures.csv names the lines that hang on it):"
        yield from (f"  {count:9,} {source_name(service)}: {code}" for service, code, count in of.unanswered)
    if of.queues:
        yield f"Open, by host ({counted(of.hosts, 'host')}):"
        yield from (f"  {one.open:9,} {one.host or '(no host)'}{_why(one.wait, one.blocked)}" for one in of.queues)
        if of.ahead.put_off:
            verb, whose = ("is", "its host wants") if of.ahead.put_off == 1 else ("are", "their hosts want")
            yield f"  {of.ahead.put_off:,} of them {verb} put off, until {whose} to be asked again"
    if of.workers:
        ended = sum(one.done for one in of.workers)
        began = min(one.started for one in of.workers)
        told = ", ".join(speed(ended, max(one.seen for one in of.workers) - began, of.open, of.ahead))
        yield f"{len(of.workers)} at work{': ' + told if told else ''}"
        yield from (
            f"  {one.name}: {one.done:,} done, last heard of {duration(max(0.0, now - one.seen))} ago"
            for one in of.workers
        )
    elif not of.finished:
        yield "Nobody is at work. Run the same harvest command again to go on."


_STATES = {
    "record": ("record", "records"), "not-a-record": ("page that is no record", "pages that are no record"), "failed": ("failed", "failed"),
    "identifier": ("identifier, for the services alone", "identifiers, for the services alone"),
}  # fmt: skip


def _why(wait: float, blocked: str) -> str:
    if blocked:
        return f": left in peace ({blocked})"
    return f": to be asked again in {duration(wait)}" if wait >= 1 else ""


def as_json(of: Overview) -> str:
    """A run for a program: one object."""
    found = {
        "run": of.run, "origin": of.origin, "finished": of.finished, "lines": of.lines, "bad_lines": of.bad_lines, "open": of.open,
        "states": dict(of.states), "failures": dict(of.failures), "hosts": of.hosts,
        "unanswered": [{"service": service, "code": code, "count": count} for service, code, count in of.unanswered],
        "queues": [one._asdict() for one in of.queues], "workers": [one._asdict() for one in of.workers],
        "ahead": of.ahead._asdict(),
    }  # fmt: skip
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def prometheus(of: Overview) -> str:
    """A run in the text format of Prometheus, for a file that a collector reads."""
    return "\n".join(_metrics(of)) + "\n"


def _metrics(of: Overview) -> Iterator[str]:
    yield from _metric("lines", "Lines of the list.", [("", of.lines)])
    yield from _metric("open_addresses", "Addresses without an outcome.", [("", of.open)])
    yield from _metric("finished", "Whether the harvest is over.", [("", int(of.finished))])
    yield from _metric(
        "addresses", "Addresses by outcome.", [(_label("state", state), count) for state, count in of.states]
    )
    yield from _metric(
        "failures", "Failures by reason.", [(_label("code", code), count) for code, count in of.failures]
    )
    yield from _metric(
        "unanswered",
        "Questions that services did not answer.",
        [(_labels(service=service, code=code), count) for service, code, count in of.unanswered],
    )
    yield from _metric(
        "host_queue",
        "Open addresses of the hosts with most of them.",
        [(_label("host", one.host), one.open) for one in of.queues],
    )
    yield from _metric("put_off", "Open addresses that are put off.", [("", of.ahead.put_off)])
    yield from _metric("seconds_left_at_least", "Seconds that the slowest host takes.", [("", round(of.ahead.seconds))])
    yield from _metric("hosts", "Hosts with open addresses.", [("", of.hosts)])
    yield from _metric("workers", "Processes at work.", [("", len(of.workers))])


def _metric(name: str, help_text: str, values: list[tuple[str, int]]) -> Iterator[str]:
    if values:
        yield f"# HELP harvester_{name} {help_text}"
        yield f"# TYPE harvester_{name} gauge"
        yield from (f"harvester_{name}{label} {value}" for label, value in values)


def _label(name: str, value: str) -> str:
    return _labels(**{name: value})


def _labels(**labels: str) -> str:
    escaped = {
        name: value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n") for name, value in labels.items()
    }
    return "{" + ",".join(f'{name}="{value}"' for name, value in escaped.items()) + "}"
