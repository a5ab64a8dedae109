"""The state of a harvest: runs, addresses with their outcomes, pages, answers and works."""

from harvester.store.answers import Answers
from harvester.store.rows import Outcome, Row
from harvester.store.sqlite import Store

__all__ = ["Answers", "Outcome", "Row", "Store"]
