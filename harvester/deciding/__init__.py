"""What people decide: the questions of a harvest, their answers from the command line or a spreadsheet, and files of decisions."""

from harvester.deciding.answers import Answer, from_rows, from_words, take
from harvester.deciding.catalogue import Asked, Catalogue
from harvester.deciding.exchange import file_kind, read_decisions, write_decisions
from harvester.deciding.sheets import read_sheet, write_sheet

__all__ = [
    "Answer", "Asked", "Catalogue", "file_kind", "from_rows", "from_words", "read_decisions", "read_sheet", "take", "write_decisions", "write_sheet",
]  # fmt: skip
