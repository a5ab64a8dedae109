"""The one loop that asks services: their own limits, their wishes to wait, retries, and failures as values."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from harvester.enrichers.manners import MOST_IN_A_ROW, MOST_WAIT, Gate, Pool
from harvester.enrichers.questions import Desk, Doubtful, HttpAnswer, Question, Read, Send, Services, TooMuch
from harvester.enrichers.splitting import AT_ONCE, most_parts, parts
from harvester.enrichers.waits import Turns, Wait, Waits
from harvester.errors import FetchError
from harvester.waiting import retry_after
from parsers.formats import Unreadable

MOST_ATTEMPTS, ATTEMPTS_OF_A_PART = 4, 2
_MOST_ASKED = 86400.0
_AGREEMENT = 3600.0
"""Seconds by which the clocks of two machines at one store may differ."""
_LONG = 5.0
"""Seconds from which on a wait is told; the pauses between two questions are shorter."""
_AGAIN = frozenset(("timeout", "connect", "cut-short", "dns"))


class AskError(Exception):
    """An answer that is none; `wait` is what the service asked for, `again` whether asking again may help."""

    def __init__(self, code: str, message: str, *, again: bool, wait: float | None = None, body: bytes = b"") -> None:
        super().__init__(message)
        self.code, self.message, self.again, self.wait, self.body = code, message, again, wait, body


def _silent(_event: str, **_facts: object) -> None:
    pass


class Asker:
    """Asks questions one at a time to a service, no faster than it allows; safe to share among threads.

    `clock` gives seconds, `now` the time of day; both and `sleep` are given, so that tests and replays do not wait.
    `requests` counts what was really sent, by desk.
    """

    def __init__(
        self, send: Send, *, clock: Callable[[], float], sleep: Callable[[float], None], now: Callable[[], datetime],
        waits: Waits | None = None, turns: Turns | None = None, tell: Callable[..., None] | None = None,
    ) -> None:  # fmt: skip
        """`tell` is told of services that have to be waited for, or do not answer: the event's name, and facts by name."""
        self._tell = tell or _silent
        self._send, self._clock, self._sleep, self._now = send, clock, sleep, now
        self._waits, self._turns = waits, turns
        self._started = clock()
        self._lock = threading.Lock()
        self._gates: dict[str, tuple[threading.Lock, Gate]] = {}
        self._kept: dict[str, Wait] = dict(waits.waits()) if waits is not None else {}
        self._in_a_row: Counter[str] = Counter()
        self.requests: Counter[str] = Counter()

    def now(self) -> datetime:
        """The time of day."""
        return self._now()

    def retrieved(self) -> str:
        """The time of an answer, ISO 8601 in UTC."""
        return _iso(self._now())

    def ask(
        self, desk: Desk, identifiers: Sequence[str], services: Services
    ) -> Iterator[tuple[tuple[str, ...], Read | AskError]]:
        """Each batch, or part of one, with its answer as `desk` reads it, or with why there is none."""
        for batch in desk.batches(identifiers, services):
            yield from self._batch(desk, batch, services)

    def _batch(
        self, desk: Desk, batch: tuple[str, ...], services: Services
    ) -> Iterator[tuple[tuple[str, ...], Read | AskError]]:
        queue, left, attempts = [batch], most_parts(len(batch)), MOST_ATTEMPTS
        answered = False
        while queue:
            part = queue.pop(0)
            try:
                found = self._answer(desk, desk.request(part, services), attempts)
            except AskError as error:
                smaller = parts(part, error.code, error.body)
                if smaller and left >= len(smaller):
                    left -= len(smaller)
                    queue[:0] = smaller
                else:
                    # What is wrong with one identifier is not the service's fault.
                    answered = answered or (len(part) == 1 and error.code in AT_ONCE)
                    yield part, error
            else:
                answered = True
                yield part, found
            attempts = ATTEMPTS_OF_A_PART
        self._in_a_row[desk.service] = 0 if answered else self._in_a_row[desk.service] + 1

    def _answer(self, desk: Desk, question: Question, attempts: int) -> Read:
        lock, gate = self._gate(desk.gate)
        doubted = False
        for attempt in range(1, attempts + 1):
            with lock:
                kept = self._kept.get(question.pool, _NO_WAIT).pause
                pool = gate.pool(question.pool, max(kept, desk.pause(question)), self._started)
                self._turn(desk, gate, pool, question.pool)
                try:
                    return self._once(desk, question, gate, pool)
                except Doubtful as error:
                    if doubted:
                        return error.found
                    doubted = True
                except AskError as error:
                    self._tell(
                        "service-failed",
                        service=desk.service,
                        code=error.code,
                        message=error.message,
                        again=error.again,
                    )
                    if error.again:
                        self._push_back(desk.gate, gate, error.wait if error.wait is not None else 2.0 ** (attempt - 1))
                    if not error.again or attempt == attempts:
                        raise
        raise AskError("unreadable", f"{desk.called} named nothing of what was asked for", again=True)

    def _turn(self, desk: Desk, gate: Gate, pool: Pool, name: str) -> None:
        """Wait until the service may be asked. Raises AskError where that is not to be in this run."""
        self._learn(desk.gate, gate)
        wait = gate.wait(pool, self._clock())
        if wait > MOST_WAIT:
            until = _iso(self._now() + timedelta(seconds=wait))[:16]
            raise AskError(
                "retry-later", f"{desk.called} asks not to be asked before {until.replace('T', ' ')} UTC", again=False
            )
        if self._in_a_row[desk.service] >= MOST_IN_A_ROW:
            raise AskError(
                "not-asked-any-more", again=False,
                message=f"{desk.called} left {MOST_IN_A_ROW} questions in a row unanswered and was left in peace for the rest of the run",
            )  # fmt: skip
        if gate.patience <= 0:
            raise AskError(
                "not-asked-any-more", again=False,
                message=f"{desk.called} pushed us back again and again and was left in peace for the rest of the run",
            )  # fmt: skip
        if self._turns is not None:
            wait += self._turns.turn(name, self._now().timestamp() + wait, pool.pause)
        if wait >= _LONG:
            self._tell("service-wait", service=desk.service, seconds=round(wait, 1))
        if wait > 0:
            self._sleep(wait)

    def _learn(self, name: str, gate: Gate) -> None:
        """What another process was told by a service since then."""
        known = (
            self._waits.waits().get(name, _NO_WAIT) if self._turns is not None and self._waits is not None else _NO_WAIT
        )
        if known.until > self._kept.get(name, _NO_WAIT).until:
            self._kept[name] = known
            gate.not_before = max(gate.not_before, self._clock() + self._seconds_to(known.until))

    def _seconds_to(self, until: str) -> float:
        """Seconds until a time that was kept; none for one that no service can have asked for: a clock was set back since then."""
        seconds = (datetime.fromisoformat(until) - self._now()).total_seconds()
        return seconds if seconds <= _MOST_ASKED + _AGREEMENT else 0.0

    def _once(self, desk: Desk, question: Question, gate: Gate, pool: Pool) -> Read:
        self.requests[desk.service] += 1
        try:
            answer = self._send(question)
        except FetchError as error:
            raise AskError(
                error.code, f"{desk.called}: {error.message}", again=error.code in _AGAIN, wait=error.retry_after
            ) from None
        finally:
            pool.ended = self._clock()
        pool.learn(answer)
        # Limits that are narrower than the known ones: the next run begins with them.
        self._keep_wait(question.pool, pause=pool.pause if pool.pause > desk.pause(question) else 0.0)
        self._check(desk, question, answer, gate)
        try:
            found = desk.read(question, answer)
        except Unreadable as error:
            told, is_gone = question.censored(str(error)), answer.status == 404
            code = "http-404" if is_gone else "unreadable"
            raise AskError(code, f"{desk.called} answered something else: {told}", again=not is_gone) from None
        except TooMuch:
            raise AskError("too-much", f"{desk.called} left out a part of its answer", again=False) from None
        gate.went_well()
        return found

    def _check(self, desk: Desk, question: Question, answer: HttpAnswer, gate: Gate) -> None:
        """Raise AskError for an answer that is none by its status, its length or a refusal in its body."""
        refused, status = desk.refused(answer), answer.status
        if refused is None and 200 <= status < 300:
            length = answer.header("content-length") or ""
            whole = answer.header("content-encoding") or not (
                length.isascii() and length.isdecimal() and len(length) < 16
            )
            if not whole and len(answer.body) < int(length):
                raise AskError("cut-short", f"{desk.called} stopped before the end of its answer", again=True)
            return
        if refused is None and status == 404 and desk.not_found:
            return
        code = refused.code if refused is not None else f"http-{status}"
        told = question.censored(_start(answer.body))[:200]
        message = refused.message if refused is not None else f"{desk.called} answered {status}: {told}"
        again = refused.again if refused is not None else status in (408, 425, 429) or status >= 500
        if code == "http-429":
            gate.too_fast()
        raise AskError(code, message, again=again, wait=self._wish(answer) if again else None, body=answer.body)

    def _wish(self, answer: HttpAnswer) -> float | None:
        """How long the service asks to wait, in seconds."""
        return retry_after(answer.header("retry-after"), self._now(), answer.header("date"))

    def _push_back(self, name: str, gate: Gate, seconds: float) -> None:
        seconds = min(seconds, _MOST_ASKED)
        gate.pushed_back(self._clock(), seconds)
        self._keep_wait(name, until=_iso(self._now() + timedelta(seconds=seconds)))

    def _keep_wait(self, name: str, *, until: str | None = None, pause: float | None = None) -> None:
        old = self._kept.get(name, _NO_WAIT)
        new = Wait(old.until if until is None else until, old.pause if pause is None else pause)
        if new != old:
            self._kept[name] = new
            if self._waits is not None:
                self._waits.keep_wait(name, new)

    def _gate(self, name: str) -> tuple[threading.Lock, Gate]:
        with self._lock:
            if name not in self._gates:
                gate = Gate()
                until = self._kept.get(name, _NO_WAIT).until
                if until:
                    gate.not_before = self._clock() + self._seconds_to(until)
                self._gates[name] = (threading.Lock(), gate)
            return self._gates[name]


_NO_WAIT = Wait("", 0.0)


def _iso(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _start(body: bytes) -> str:
    return " ".join(body[:400].decode("utf-8", "replace").split())
