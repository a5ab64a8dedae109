"""Words that an abbreviated name of a journal leaves out: articles, prepositions, conjunctions, and the words for sections."""

from __future__ import annotations

LEFT_OUT = frozenset(
    "the of and for in on an at to with by from its their as der die das und fur fuer für im von zu zur zum aus dem den des ihre ihrer seine als bei "
    "de la le les et du au aux pour sur del della delle dei degli dello da do dos das di il lo gli y el los las en och i van het een voor te "
    "auf fra af til og ed ta ja w na v z ze ve section sect sekt part pt parte partie series serie seria seriya ser teil abteilung abt".split()
)
"""In small letters, some without their accents. A single "a" or "e" is not among them: it may be a section's letter."""
