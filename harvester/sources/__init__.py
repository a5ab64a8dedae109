"""Where addresses come from: the command line and lists."""

from harvester.sources.addresses import Address, classify
from harvester.sources.lines import Line
from harvester.sources.lists import Lists, arguments, read_list

__all__ = ["Address", "Line", "Lists", "arguments", "classify", "read_list"]
