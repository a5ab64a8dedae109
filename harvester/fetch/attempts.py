"""How often one page is asked for within a lease, and with what waits between: a longer wait gives the job back instead."""

from __future__ import annotations

from collections.abc import Callable

from tenacity import RetryCallState, Retrying, retry_if_exception

from harvester.errors import FetchError
from harvester.fetch.mishaps import AGAIN

MOST_ATTEMPTS = 3
MOST_WAIT = 30.0
"""Seconds from the first attempt within which the last one begins."""


def wait_after(attempt: int, asked: float | None) -> float:
    """Seconds between an attempt, counted from 1, and the next one: as many as the host `asked` for, or each time twice as many.

    >>> [wait_after(1, None), wait_after(2, None), wait_after(1, 7.0), wait_after(1, 90.0)]
    [1.0, 2.0, 7.0, 30.0]
    """
    return min(MOST_WAIT, asked if asked is not None else 2.0 ** (attempt - 1))


def attempts(
    clock: Callable[[], float], sleep: Callable[[float], None], rests: Callable[[], float], is_hopeless: Callable[[FetchError], bool]
) -> Retrying:  # fmt: skip
    """Attempts at one page, the first of which begins now; what they raise last is raised.

    `rests` is how many seconds the host rests by its own wish, `is_hopeless` whether a failure is of a kind that another attempt does not mend.
    """
    began = clock()

    def wait(state: RetryCallState) -> float:
        error = _error(state)
        return wait_after(state.attempt_number, error.retry_after if error else None)

    def is_enough(state: RetryCallState) -> bool:
        error = _error(state)
        if state.attempt_number >= MOST_ATTEMPTS or (error is not None and is_hopeless(error)):
            return True
        return clock() + max(state.upcoming_sleep, rests()) - began > MOST_WAIT

    return Retrying(stop=is_enough, wait=wait, sleep=sleep, reraise=True, retry=retry_if_exception(_may_help))


def _may_help(error: BaseException) -> bool:
    return isinstance(error, FetchError) and error.code in AGAIN


def _error(state: RetryCallState) -> FetchError | None:
    """The failure of the last attempt."""
    error = state.outcome.exception() if state.outcome else None
    return error if isinstance(error, FetchError) else None
