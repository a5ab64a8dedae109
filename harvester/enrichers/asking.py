"""The one loop that asks services: their own limits, their wishes to wait, retries, and failures as values."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt
from tenacity.wait import wait_base

from harvester.enrichers.questions import HttpAnswer, Question, Send
from harvester.errors import FetchError
from harvester.waiting import retry_after
from parsers.formats import Unreadable

Read = TypeVar("Read")
MOST_ATTEMPTS = 4
MOST_WAIT = 120.0
# Seconds between requests to a service before its own headers have spoken: NCBI allows 3 a second without a key,
# Crossref's lists 1 a second in its public pool.
FIRST_PAUSE = {"crossref": 1.0, "pubmed": 0.34, "pubmed-search": 0.34, "idconv": 0.34}
_SAME_GATE = {"pubmed-search": "ncbi", "pubmed": "ncbi", "idconv": "ncbi"}


class AskError(Exception):
    """An answer that is none; `wait` is what the service asked for, `again` whether asking again may help."""

    def __init__(self, code: str, message: str, *, again: bool, wait: float | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.again, self.wait = code, message, again, wait


class _TryAgain(AskError):
    pass


class _Wait(wait_base):
    """What the service asked for, else 1, 2, 4 … seconds; never more than the cap."""

    def __call__(self, retry_state: RetryCallState) -> float:
        error = retry_state.outcome.exception() if retry_state.outcome else None
        asked = error.wait if isinstance(error, AskError) else None
        return min(MOST_WAIT, asked if asked is not None else 2.0 ** (retry_state.attempt_number - 1))


@dataclass
class _Gate:
    """How far apart the requests to a service are, and when it was asked last."""

    pause: float
    asked_at: float = float("-inf")


class Asker:
    """Asks questions one at a time, no faster than each service allows.

    `clock` gives seconds, `now` the time of day; both and `sleep` are given, so that tests and replays do not wait.
    `requests` counts what was really sent.
    """

    def __init__(
        self, send: Send, *, clock: Callable[[], float], sleep: Callable[[float], None], now: Callable[[], datetime]
    ) -> None:
        self._send, self._clock, self._sleep, self._now = send, clock, sleep, now
        self._gates: dict[str, _Gate] = {}
        self.requests = 0

    def retrieved(self) -> str:
        """The time of an answer, ISO 8601 in UTC, to the second."""
        return self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def ask(self, question: Question, read: Callable[[Question, HttpAnswer], Read]) -> Read:
        """The answer to a question as `read` understands it. Raises AskError where there is none in the end."""
        retrying = Retrying(
            stop=stop_after_attempt(MOST_ATTEMPTS), wait=_Wait(), sleep=self._sleep, reraise=True,
            retry=retry_if_exception_type(_TryAgain),
        )  # fmt: skip
        result: Read = retrying(self._once, question, read)
        return result

    def _once(self, question: Question, read: Callable[[Question, HttpAnswer], Read]) -> Read:
        gate = self._gate(question)
        self._sleep(max(0.0, gate.asked_at + gate.pause - self._clock()))
        gate.asked_at = self._clock()
        self.requests += 1
        try:
            answer = self._send(question)
        except FetchError as error:
            kind = _TryAgain if error.code in ("timeout", "connect", "cut-short", "dns") else AskError
            raise kind(
                error.code, f"{question.service}: {error.message}", again=kind is _TryAgain, wait=error.retry_after
            ) from None
        self._learn(question, answer)
        status = answer.status
        if status in (408, 425, 429) or status >= 500:
            wait = retry_after(answer.header("retry-after"), self._now())
            raise _TryAgain(f"http-{status}", f"{question.service} answered {status}", again=True, wait=wait)
        if status >= 400 and not (status == 404 and question.service == "crossref"):
            raise AskError(
                f"http-{status}", f"{question.service} answered {status}: {_start(answer.body)}", again=False
            )
        try:
            return read(question, answer)
        except Unreadable as error:
            raise _TryAgain("unreadable", f"{question.service} answered something else: {error}", again=True) from None

    def _gate(self, question: Question) -> _Gate:
        name = _SAME_GATE.get(question.service, question.service)
        keyed = any(key == "api_key" for key, _value in question.secrets)
        return self._gates.setdefault(name, _Gate(0.1 if keyed else FIRST_PAUSE[question.service]))

    def _learn(self, question: Question, answer: HttpAnswer) -> None:
        """What the response's own headers allow from now on; whatever they say is right."""
        limit, interval = answer.header("x-rate-limit-limit"), answer.header("x-rate-limit-interval")
        seconds = re.fullmatch(r"([0-9]{1,6})s?", interval or "")
        if limit and limit.isdigit() and int(limit) > 0 and seconds and int(seconds[1]) > 0:
            self._gate(question).pause = int(seconds[1]) / int(limit)


def _start(body: bytes) -> str:
    return " ".join(body[:300].decode("utf-8", "replace").split())[:200]
