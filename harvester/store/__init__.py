"""The state of a harvest: runs, jobs with their outcomes, pages, answers, works and decisions."""

from harvester.store.ahead import Ahead
from harvester.store.answers import Answers
from harvester.store.hosts import Host
from harvester.store.jobs import Job
from harvester.store.kept import KeptPage, Reread
from harvester.store.looking import Look
from harvester.store.opening import Place
from harvester.store.robots import KeptRobots
from harvester.store.rows import Outcome, Row
from harvester.store.runs import UNASKED, Refresh
from harvester.store.store import LEASE, Store
from harvester.store.watching import Account, Overview

__all__ = [
    "LEASE", "UNASKED", "Account", "Ahead", "Answers", "Host", "Job", "KeptPage", "KeptRobots", "Look", "Outcome", "Overview", "Place", "Refresh",
    "Reread", "Row", "Store",
]  # fmt: skip
