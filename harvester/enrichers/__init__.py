"""Services that know works: what to ask them for a batch of identifiers, and the one loop that asks.

The table is of services by name, with where their knowledge of a work is read.
"""

from harvester.enrichers.asking import Asker, AskError
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
from harvester.enrichers.window import Answers, answers, enrich

__all__ = [
    "AnswerBook",
    "Answers",
    "AskError",
    "Asker",
    "HttpAnswer",
    "MemoryBook",
    "Question",
    "Send",
    "Services",
    "Stored",
    "Wanted",
    "answers",
    "enrich",
]
