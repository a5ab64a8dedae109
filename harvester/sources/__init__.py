"""Where addresses come from: the command line and lists."""

from harvester.sources.addresses import Address, classify
from harvester.sources.lines import Line
from harvester.sources.lists import Lists, arguments, is_list, read_list

__all__ = ["Address", "Line", "Lists", "arguments", "classify", "is_list", "read_list"]
