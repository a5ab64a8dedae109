"""The command line as tests run it: in this process, with what it printed and how it ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Done(NamedTuple):
    """The exit status of a command, and what it printed."""

    code: int
    out: str
    err: str


Cli = Callable[..., Done]
