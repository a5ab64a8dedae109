"""Reading pages under caps that hold: what looks hostile is read in a process that can be killed."""

from harvester.killable.helpers import worth_having
from harvester.killable.reader import PageReader

__all__ = ["PageReader", "worth_having"]
