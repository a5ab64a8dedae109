"""Calls that are made on the machine's other cores, each in a process of this program beside this one."""

from harvester.cores.calls import Call, Cores, spare

__all__ = ["Call", "Cores", "spare"]
