"""Services that know works: what to ask them for a batch of identifiers, and the one loop that asks.

`desks.DESKS` is the table of what can be asked; `plan.ORDER` says in what order; `Clerk` does it.
"""

from harvester.enrichers.answers import Answers, answers, answers_to_all
from harvester.enrichers.asking import Asker, AskError
from harvester.enrichers.clerk import Clerk, enrich
from harvester.enrichers.freshness import EVER, Freshness
from harvester.enrichers.questions import (
    AnswerBook,
    HttpAnswer,
    MemoryBook,
    Question,
    Send,
    Services,
    Stored,
    Wanted,
)
from harvester.enrichers.waits import Turns, Wait, Waits

__all__ = [
    "EVER",
    "AnswerBook",
    "Answers",
    "AskError",
    "Asker",
    "Clerk",
    "Freshness",
    "HttpAnswer",
    "MemoryBook",
    "Question",
    "Send",
    "Services",
    "Stored",
    "Turns",
    "Wait",
    "Waits",
    "Wanted",
    "answers",
    "answers_to_all",
    "enrich",
]
