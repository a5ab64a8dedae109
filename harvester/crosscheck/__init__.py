"""The cross-check: what sources say of a work meets here, and nothing is lost on the way. Pure.

Its result depends on the set of readings alone, never on the order in which they came.
"""

from __future__ import annotations

from harvester.crosscheck.agreement import agree
from harvester.crosscheck.decisions import DecisionBook
from harvester.crosscheck.identity import group
from harvester.crosscheck.judging import Material, crosscheck
from harvester.crosscheck.merge import merge
from harvester.crosscheck.pairs import Party, group_parties
from harvester.crosscheck.same_work import same_work
from harvester.crosscheck.search_keys import identity_keys
from harvester.crosscheck.trust import DEFAULT, Policy

__all__ = [
    "DEFAULT", "DecisionBook", "Material", "Party", "Policy", "agree", "crosscheck", "group", "group_parties", "identity_keys", "merge", "same_work",
]  # fmt: skip
