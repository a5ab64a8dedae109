"""What SQLite's errors mean, in words: whose file it is, whose disk, and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from types import MappingProxyType

from harvester.errors import MAKE_ROOM, StoreError

_MAY_NOT = (
    "You may not write there, or its disk is read-only. To see it all the same: harvester status, or harvester export and report with "
    "--store and this file, and -o and a folder of your own. To go on with the harvest: copy its folder to where you may write."
)
_DAMAGED = "The file is damaged, or is no store. Take the copy that you have of it; or begin anew in another folder: harvester harvest -o FOLDER."
# A file that may not grow, by a limit of its process, is an error of input and output to SQLite.
_NO_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_CLOSED = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
_NO_STORE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_ADVICE: Mapping[int, str] = MappingProxyType(
    {
        **dict.fromkeys(_NO_ROOM, MAKE_ROOM),
        **dict.fromkeys(_CLOSED, _MAY_NOT),
        **dict.fromkeys(_NO_STORE, _DAMAGED),
        sqlite3.SQLITE_BUSY: "Another process has been writing it all the time. Run the same command again in a while.",
    }
)
"""The first byte of an error's code -> what to do. Of any other error it is this program that is to blame."""


def _kind(error: BaseException) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_busy(error: BaseException) -> bool:
    """Whether another process holds what was asked for."""
    return _kind(error) == sqlite3.SQLITE_BUSY


def is_closed(error: BaseException) -> bool:
    """Whether this process may not write the file, or not beside it."""
    return _kind(error) in _CLOSED


def is_of_the_file(error: BaseException) -> bool:
    """Whether the file or its disk is to blame, and no statement of ours."""
    return _kind(error) in _ADVICE


def told(where: str, error: Exception) -> StoreError:
    """What is said of a file that cannot be written, or read where it is damaged."""
    verb = "read" if _kind(error) in _NO_STORE else "written"
    return StoreError(f"{where} cannot be {verb} ({str(error).strip()})", advice=_advice(error))


def unreadable(where: str, error: Exception) -> StoreError:
    """What is said of a file that is no store, or cannot be opened."""
    if _kind(error) in _NO_ROOM:
        return told(where, error)
    return StoreError(f"{where}: the store cannot be opened ({str(error).strip()})", advice=_advice(error))


def _advice(error: Exception) -> str:
    return _ADVICE.get(_kind(error), "Is it a harvest's store, and may it be written?")
