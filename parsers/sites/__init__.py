"""What a page of one platform or website shows beyond the vocabularies: one file each, each a `Find`."""

from parsers.found import Find
from parsers.sites import (
    arxiv,
    atypon,
    bibapp,
    digital_commons,
    diva,
    dspace,
    elife,
    eprints_page,
    ieee,
    invenio_rdm,
    noormags,
    ojs,
    preprints,
    pubmed,
    pure,
    samvera,
    sciencedirect,
    springer_nature,
)

SITES: tuple[tuple[str, Find], ...] = (
    (arxiv.SOURCE, arxiv.find),
    (atypon.SOURCE, atypon.find),
    (bibapp.SOURCE, bibapp.find),
    (digital_commons.SOURCE, digital_commons.find),
    (diva.SOURCE, diva.find),
    (dspace.SOURCE, dspace.find),
    (elife.SOURCE, elife.find),
    (eprints_page.SOURCE, eprints_page.find),
    (ieee.SOURCE, ieee.find),
    (invenio_rdm.SOURCE, invenio_rdm.find),
    (noormags.SOURCE, noormags.find),
    (ojs.SOURCE, ojs.find),
    (preprints.SOURCE, preprints.find),
    (pubmed.SOURCE, pubmed.find),
    (pure.SOURCE, pure.find),
    (samvera.SOURCE, samvera.find),
    (sciencedirect.SOURCE, sciencedirect.find),
    (springer_nature.SOURCE, springer_nature.find),
)
