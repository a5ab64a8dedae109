"""Last pages that leave out what their first page has ("5039-50", "S12-9", "234-41.e2"), in full."""

from __future__ import annotations

import re

# What stands before the last number of a label, that number, and what stands behind it.
_PARTED = re.compile(r"(.*?)(\d+)(\D*)", re.DOTALL)
_OF_ELECTRONIC = re.compile(r"(\d{1,9})(\.[a-z]\d{1,4})")


# Articles are seldom longer.
_USUAL = 50


def in_full(first: str, last: str, *, always: bool = False) -> str:
    """`last` with the letters and digits of `first` that it leaves out, where that makes it follow `first`.

    A last page may leave out digits, or be smaller because the two were exchanged. It is an abbreviation where it makes fewer than fifty
    pages, or no more than there would be the other way round, or leaves out letters too; of a source that abbreviates `always` (NLM) it is one.

    >>> in_full("5039", "50"), in_full("100", "90"), in_full("100", "90", always=True), in_full("S12", "9")
    ('5050', '90', '190', 'S19')
    """
    begin = _PARTED.fullmatch(first)
    if begin is None or not last:
        return last
    electronic = _OF_ELECTRONIC.fullmatch(last)
    if electronic and first.isdecimal():
        return in_full(first, electronic[1], always=always) + electronic[2]  # "234-41.e2"
    prefix, number, tail = begin.groups()
    if last.isdecimal():
        whole = number[: len(number) - len(last)] + last if len(last) < len(number) else last
        pages = int(whole) - int(number)
        likely = always or prefix or whole == last or pages < _USUAL or pages <= int(number) - int(last)
        fits = pages >= 0 and likely
        return prefix + whole if fits and len(whole) < 30 else last
    if len(last) == 1 and len(tail) == 1 and last.isalpha() and tail < last:
        return first[:-1] + last  # "12a-b"
    return last
