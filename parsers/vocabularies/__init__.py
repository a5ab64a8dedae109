"""What any page may carry: one file a vocabulary, each a `Find`. The table is their order of reading."""

from parsers.found import Find
from parsers.vocabularies import coins, dublin_core, highwire, json_ld, prism

VOCABULARIES: tuple[tuple[str, Find], ...] = (
    (highwire.SOURCE, highwire.find),
    (json_ld.SOURCE, json_ld.find),
    (prism.SOURCE, prism.find),
    (dublin_core.SOURCE, dublin_core.find),
    (coins.SOURCE, coins.find),
)
