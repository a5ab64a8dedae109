"""What any page may carry: one file a vocabulary, each a `Find`. The table is their order of reading."""

from parsers.found import Find
from parsers.vocabularies import (
    bepress,
    coins,
    dublin_core,
    eprints,
    highwire,
    json_ld,
    microdata,
    open_graph,
    prism,
    rdfa,
    signposting,
)

VOCABULARIES: tuple[tuple[str, Find], ...] = (
    (highwire.SOURCE, highwire.find),
    (bepress.SOURCE, bepress.find),
    (eprints.SOURCE, eprints.find),
    (json_ld.SOURCE, json_ld.find),
    (microdata.SOURCE, microdata.find),
    (rdfa.SOURCE, rdfa.find),
    (prism.SOURCE, prism.find),
    (dublin_core.SOURCE, dublin_core.find),
    (coins.SOURCE, coins.find),
    (signposting.SOURCE, signposting.find),
    (open_graph.SOURCE, open_graph.find),
)
WEAK = frozenset((signposting.SOURCE, open_graph.SOURCE))
"""Vocabularies of any web page: what they say makes no page a record."""
