"""The errors this program raises, and the failures it keeps.

    HarvesterError            a message for people: what happened, where, and what to do
    ├── UsageError            the command line or a settings file is wrong            exit status 2
    ├── StoreError            the store is locked, of another version, or the disk is full  exit status 3
    └── FetchError            one address could not be had; becomes a Failure, the batch goes on

An error ends something; a `Failure` is a value that is stored, listed in failures.csv and shown in the report.
Absence ("the service does not know this DOI") is neither: it is an answer.
"""

from __future__ import annotations

import errno

from parsers.values import Value

NO_ROOM = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
"""The errors of a system that has no room left: on the disk, in somebody's quota, or in a file of the largest size."""
MAKE_ROOM = (
    "Make room there, and run the same command again: it goes on where it was, and nothing that was kept is lost."
)
_WHY_NOT = {
    **dict.fromkeys(NO_ROOM, MAKE_ROOM),
    **dict.fromkeys(
        (errno.EEXIST, errno.ENOTDIR, errno.ENOENT, errno.ENAMETOOLONG),
        "Give a path in a folder that is there, or can be made.",
    ),
    errno.EISDIR: "That is a folder: give the path of a file.",
    errno.ENXIO: "That is a socket, or what takes nothing: give the path of a file.",
    errno.ELOOP: "The link leads to itself: give the path of a file.",
    errno.EPIPE: "Whoever read it has ended.",
    errno.EROFS: "You may not write there: give another folder.",
    # On Windows a file that a program shows cannot be replaced.
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM),
        "You may not write there, or another program has the file open: close it there, or give another folder.",
    ),
}


class Failure(Value):
    """Something that could not be had: which address, at which step, why, and what a person can do.

    `stage` is "input", "fetch", "parse", "archive" (a page in an archive that others made) or a service's name; `code` a short
    stable word ("not-found", "blocked-address", "robots", "timeout", "challenge"); `message` and `advice` are for people. `host`
    is the one whose answer, refusal or silence it was, where that is known: a redirect may have led there.
    """

    address: str
    stage: str
    code: str
    message: str
    advice: str = ""
    host: str = ""


class HarvesterError(Exception):
    """A message for people. `advice` says what to do about it."""

    def __init__(self, message: str, *, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


class UsageError(HarvesterError):
    """The command line, a list or a settings file is wrong; names it and says what was expected."""


class StoreError(HarvesterError):
    """The store is locked by another process, of another version, or cannot be written."""


def unwritable(where: object, error: OSError) -> StoreError:
    """What is said of a file that cannot be written, and what to do about it."""
    advice = _WHY_NOT.get(error.errno or 0, "Is the disk full, or the file open elsewhere?")
    return StoreError(f"{where} cannot be written ({error.strerror})", advice=advice)


class FetchError(HarvesterError):
    """One address could not be had. `code` is stable; `retry_after` the seconds the server asked to wait; `host` whose answer, refusal or silence
    it was, where that is known: a redirect may have led there.
    """

    def __init__(
        self, code: str, message: str, *, advice: str = "", retry_after: float | None = None, host: str = ""
    ) -> None:
        super().__init__(message, advice=advice)
        self.code = code
        self.retry_after = retry_after
        self.host = host

    def failure(self, address: str, stage: str = "fetch") -> Failure:
        """This error as a value to keep."""
        return Failure(
            address=address, stage=stage, code=self.code, message=self.message, advice=self.advice, host=self.host
        )
