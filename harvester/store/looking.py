"""A harvest's store as somebody sees it who only looks: of this or an earlier version, as it is. Nothing is written, nor brought to this version."""

from __future__ import annotations

import time
from collections.abc import Callable

from harvester.errors import StoreError
from harvester.store import opening
from harvester.store.opening import Place
from harvester.store.schema import VERSION, checked
from harvester.store.seen import Seen
from harvester.store.watching import WITH_JOBS


class Look(Seen):
    """A store that is looked at and left as it is."""

    def __init__(self, place: Place, *, clock: Callable[[], float] = time.time) -> None:
        """Raises StoreError: there is no harvest, or its store is of a later version, or of one so early that nothing is to be seen."""
        self._db, self._clock = opening.look(place), clock
        try:
            self._check()
        except StoreError:
            self._db.close()
            raise

    def _check(self) -> int:
        # Asked again each time: whoever looks again and again may see it brought to another version.
        version = checked(self._db)
        if version < WITH_JOBS:
            raise StoreError(
                f"{self._db.where} is of version {version}, of which nothing can be seen without bringing it to version {VERSION}",
                advice="Any harvest, export or report here brings it to this version; or use the version that made it.",
            )
        return version

    @property
    def older(self) -> str:
        """What is to be said of a store of an earlier version; "" of one of this version."""
        version = self._check()
        if version == VERSION:
            return ""
        return (
            f"The store is of an earlier version ({version}, this program's is {VERSION}) and stays so. "
            "A harvest, export or report by this program brings it to its own."
        )

    def runs(self) -> list[tuple[int, str, bool, int]]:
        """The runs, the first first."""
        self._check()
        return super().runs()

    def close(self) -> None:
        """Close the connection."""
        self._db.close()
