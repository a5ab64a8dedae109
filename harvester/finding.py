"""What staff should know of a work, and what can be changed about it without asking anybody."""

from __future__ import annotations

from typing import Literal

from parsers.values import Value

Severity = Literal["error", "warning", "info"]


class Mend(Value):
    """A change to an entry of a library that is certainly right: which field of the file gets which text.

    `field` is the file's own name for it ("doi", "journaltitle", "key"); `text` is what is to stand there, in the
    file's own syntax without its delimiters; None takes the field away.
    """

    field: str
    text: str | None


class Finding(Value):
    """Something staff should know of a work: a stable code, how grave, and a sentence with the values in it.

    `advice` says what a person can do about it. `suggestion` is the value that should stand in `field`, as plain text,
    where it is known; `mend` the change to a library's file, where it needs no person.
    """

    code: str
    severity: Severity
    message: str
    field: str | None = None
    sources: tuple[str, ...] = ()
    advice: str = ""
    suggestion: str = ""
    mend: Mend | None = None
