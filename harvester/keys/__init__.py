"""Citation keys as a library wants them: made by a pattern, kept from run to run, taken over from a library. Pure."""

from __future__ import annotations

from harvester.keys.frozen import Held
from harvester.keys.naming import (
    NO_NAMING,
    OF_LIBRARY,
    Changed,
    Kept,
    KeptKey,
    Named,
    Naming,
    kept_rows,
    name_works,
    told_changes,
    write_changes,
)
from harvester.keys.patterns import Pattern, read_pattern

__all__ = [
    "NO_NAMING",
    "OF_LIBRARY",
    "Changed",
    "Held",
    "Kept",
    "KeptKey",
    "Named",
    "Naming",
    "Pattern",
    "kept_rows",
    "name_works",
    "read_pattern",
    "told_changes",
    "write_changes",
]
