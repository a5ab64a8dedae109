"""One thing to mend of one page: what it says and where, what it should say, and who bears that out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from harvester.crosscheck.codes import Code
from harvester.crosscheck.findings import CODES
from harvester.crosscheck.findings.heard import Heard, value_text
from harvester.plain_words import cut
from harvester.work import Finding
from parsers.record import Reading

BY_CODE: Mapping[str, Code] = MappingProxyType({code.code: code for code in CODES})
_LONGEST = 500


class Fault(NamedTuple):
    """A row of the table of findings, or of this list's own codes, and what it is about; texts are cut to what a cell holds."""

    code: Code
    field: str
    message: str
    says: str = ""
    where: str = ""
    should: str = ""
    sources: tuple[str, ...] = ()


class Right(NamedTuple):
    """What should stand there, and who bears it out; nothing, where nobody beside the page does."""

    value: str = ""
    sources: tuple[str, ...] = ()


NOBODY = Right()


def fault(code: Code, field: str, message: str, *, said: tuple[str, str] = ("", ""), right: Right = NOBODY) -> Fault:
    """A fault with its evidence: what the page says and where."""
    return Fault(code, field, message, cut(said[0], _LONGEST), said[1], cut(right.value, _LONGEST), right.sources)


def of_finding(finding: Finding, said: tuple[str, str], right: Right) -> Fault:
    """The fault of a page that a finding is about."""
    return fault(BY_CODE[finding.code], finding.field or "", finding.message, said=said, right=right)


def names(finding: Finding, identifier: str) -> bool:
    """Whether a finding's sentence names an identifier, and not one that only begins or ends with it."""
    return re.search(rf"(?<!\S){re.escape(identifier)}(?![^\s,;:.)])(?!\.\S)", finding.message) is not None


def others(heard: Heard, field: str, reading: Reading) -> Right:
    """The merged value and who bears it out beside the page itself."""
    result = heard.results.get(field)
    sources = tuple(source for source in heard.winner(field) if source != reading.source)
    return Right(value_text(result.value), sources) if result is not None and sources else NOBODY
