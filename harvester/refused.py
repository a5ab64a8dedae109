"""Hosts that let no program in: what was seen there, the ways that are open, and a letter that asks for access. Pure.

A wall is never got past. What its host, or the services, offer to programs instead is said here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from harvester.errors import Failure
from harvester.exporters.csv_table import line
from parsers.addresses import api_of, host_of, oai_guesses

_SEEN: Mapping[str, str] = MappingProxyType(
    {
        "challenge": "a check against robots instead of the page", "host-blocked": "several refusals in a row",
        "forbidden": "a page that denies access", "http-401": "the answer 401 (log in)", "http-402": "the answer 402 (pay)",
        "http-403": "the answer 403 (forbidden)", "http-451": "the answer 451 (legal reasons)",
        "robots": "a robots.txt that asks robots to stay away",
    }
)  # fmt: skip
CODES = frozenset(_SEEN)
"""Failures that are a host's refusal."""
_MOST_EXAMPLES = 5
_MOST_OAI = 2
COLUMNS = (
    "host", "seen", "when", "left_in_peace_until", "addresses", "with_doi_or_pmid", "written_from_services", "services", "oai_pmh", "api", "letter",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Refusal:
    """One line of a list that a host refused: the identifiers known of its work, and whether services gave its record."""

    failure: Failure
    known: str = ""
    is_written: bool = False


@dataclass(frozen=True, slots=True)
class Wall:
    """What the store knows of a host that refused: what was seen last and when, until when it is left in peace (ISO 8601)."""

    seen: str
    when: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Closed:
    """A host that lets no program in."""

    host: str
    seen: str
    when: str
    until: str
    addresses: tuple[str, ...]
    known: int
    written: int
    oai: tuple[str, ...]
    api: str

    @property
    def letter(self) -> str:
        """The name of the file that holds the letter to whoever runs it."""
        name = re.sub(r"[^a-z0-9.-]", "_", self.host)
        digest = hashlib.sha256(self.host.encode()).hexdigest()[:8]
        return f"ask-for-access-{name if name == self.host and len(name) <= 100 else f'{name[:100]}-{digest}'}.txt"


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks for access: an address to write to, the name that requests carry, and seconds between two of them."""

    mailto: str
    agent: str
    pause: float


def ledger(refusals: Iterable[Refusal], walls: Mapping[str, Wall]) -> tuple[Closed, ...]:
    """The hosts that refused addresses of a list, the one with the most addresses first."""
    held: dict[str, list[Refusal]] = {}
    for one in refusals:
        # What an archive holds was answered to somebody else, at another time.
        if one.failure.code in CODES and one.failure.stage != "archive":
            held.setdefault(one.failure.host or _host(one.failure.address), []).append(one)
    found = [_closed(host, mine, walls.get(host)) for host, mine in held.items() if host]
    return tuple(sorted(found, key=lambda one: (-len(one.addresses), one.host)))


def _closed(host: str, mine: Sequence[Refusal], wall: Wall | None) -> Closed:
    seen = wall.seen if wall is not None else ""
    codes = sorted({one.failure.code for one in mine} - ({"challenge", "host-blocked"} if seen else set()))
    addresses = tuple(dict.fromkeys(one.failure.address for one in mine))
    guesses = [guess for address in addresses[:50] if _host(address) == host for guess in oai_guesses(address)]
    return Closed(
        host=host, seen=", ".join(dict.fromkeys([*([seen] if seen else []), *(_SEEN[code] for code in codes)])), when=wall.when if wall else "",
        until=wall.until if wall else "", addresses=addresses, known=sum(bool(one.known) for one in mine),
        written=sum(one.is_written for one in mine), oai=tuple(dict.fromkeys(guesses))[:_MOST_OAI], api=api_of(host),
    )  # fmt: skip


def _host(address: str) -> str:
    return host_of(address) if address.lower().startswith(("http:", "https:")) else ""


def write_csv(closed: Iterable[Closed]) -> Iterator[str]:
    """blocked.csv: a row for each host, with the ways there that are open."""
    yield "\ufeff" + line(COLUMNS)
    for one in closed:
        yield line(
            [
                one.host, one.seen, one.when, one.until, str(len(one.addresses)), str(one.known), str(one.written), services(one),
                "; ".join(f"{guess} (a guess)" for guess in one.oai), one.api, one.letter,
            ]
        )  # fmt: skip


def services(one: Closed) -> str:
    """What Crossref and PubMed can do about a host's addresses, in words."""
    missing = len(one.addresses) - one.known
    if missing <= 0:
        return "Crossref and PubMed were asked by the DOIs and PMIDs that are known"
    several = f"{missing} address{'es' if missing > 1 else ''}"
    return (
        f"give the DOI or PMID of {several} in columns “doi” and “pmid” of the list: Crossref and PubMed are asked then"
    )


def letter(one: Closed, asking: Asking) -> str:
    """A letter to whoever runs a host, ready to be sent."""
    sample = "\n".join(f"  {address[:300]}" for address in one.addresses[:_MOST_EXAMPLES])
    ways = [
        f"- allow the User-Agent “{asking.agent}”, or an IP address that we will name, for these pages;",
        "- tell us the address of your OAI-PMH interface, or of another one for programs"
        + (f" (we would have tried {' or '.join(one.oai)}, and have not)" if one.oai else "") + ";",
        *([f"- confirm that we may use {one.api} for this;"] if one.api else []),
        "- or send us the metadata of these works as a file, in any format that you export.",
    ]  # fmt: skip
    when = f" on {one.when[:10]}" if one.when else ""
    pause = f"{asking.pause:g} second{'s' if asking.pause != 1 else ''}"
    return f"""To whom it may concern at {one.host}

Subject: Access to bibliographic metadata of {len(one.addresses)} page{"s" if len(one.addresses) != 1 else ""} at {one.host}

We are a library and check the bibliographic metadata of works that your site describes: title, authors, journal, date and
identifiers, as the citation pages show them. We do not need full texts. {len(one.addresses)} page{"s" if len(one.addresses) != 1 else ""} \
of your site stand{"s" if len(one.addresses) == 1 else ""} in our list{", among them" if len(one.addresses) > _MOST_EXAMPLES else ""}:

{sample}

Our program asks for each page once, one at a time, at least {pause} apart, keeps to robots.txt and Crawl-delay, and says who it
is. Your site answered it{when} with {one.seen}. We did not try to get past that, and have stopped asking.

Could you let us have the metadata in one of these ways?

{chr(10).join(ways)}

If your robots policy is meant for such programs as ours, a word to say so is enough, and we shall leave your pages alone.

Please write to {asking.mailto or "[your e-mail address]"}.

With kind regards
[your name, your library]
"""
