"""Works asked about in one sitting, over services of which one goes wrong: what was sent, how long it took, what failed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from standin import World
from strict import Clock

from harvester.enrichers import Asker, HttpAnswer, MemoryBook, Question, Send, Services, Wait, Wanted, answers, enrich
from parsers.identifiers import Doi, Pmid

SERVICES = Services(
    "https://c.example.org", "https://e.example.org", "https://i.example.org", "https://d.example.org", "https://doi.example.org",
    crossref_batch=10,
)  # fmt: skip
WORLD = World(60)


class Waits(MemoryBook):
    """A book that also keeps how services want to be asked, as a store does."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[str, Wait] = {}

    def waits(self) -> Mapping[str, Wait]:
        return dict(self.kept)

    def keep_wait(self, name: str, wait: Wait) -> None:
        self.kept[name] = wait


class Sitting:
    """Works asked about once, with what was sent and how long it took."""

    def __init__(self, send: Send, wanted: list[Wanted], book: Waits | None = None, clock: Clock | None = None) -> None:
        self.clock, self.book, self.wanted = clock or Clock(), book or Waits(), wanted
        self.asked: list[tuple[float, Question]] = []

        def kept(question: Question) -> HttpAnswer:
            self.asked.append((self.clock.now, question))
            return send(question)

        asker = Asker(kept, clock=self.clock.seconds, sleep=self.clock.sleep, now=self.clock.time, waits=self.book)
        enrich(wanted, asker, self.book, SERVICES)

    def sizes(self, service: str) -> list[int]:
        return [len(question.identifiers) for _when, question in self.asked if question.service == service]

    def failed(self, stage: str) -> list[str]:
        """The code of the failure of each work at a service; "" where it has none."""
        found = [{one.stage: one.code for one in answers(work, self.book).failures} for work in self.wanted]
        return [one.get(stage, "") for one in found]


def both(world: World, numbers: range) -> list[Wanted]:
    return [Wanted(doi=Doi(world.doi(n)), pmid=Pmid(world.pmid(n))) for n in numbers]


def instead(world: World, service: str, answer: Callable[[Question], HttpAnswer | None]) -> Send:
    """The world, but for one service where `answer` has one."""
    return lambda question: (answer(question) if question.service == service else None) or world.send(question)


def once(*planned: HttpAnswer) -> Callable[[Question], HttpAnswer | None]:
    """Each of these answers once, and then the right ones."""
    plan = list(planned)
    return lambda _question: plan.pop(0) if plan else None
