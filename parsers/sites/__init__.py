"""What a page of one platform or website shows beyond the vocabularies: one file each, each a `Find`."""

from parsers.found import Find
from parsers.sites import atypon, bibapp, digital_commons, diva, dspace, eprints_page, noormags, samvera, sciencedirect

SITES: tuple[tuple[str, Find], ...] = (
    (atypon.SOURCE, atypon.find),
    (bibapp.SOURCE, bibapp.find),
    (digital_commons.SOURCE, digital_commons.find),
    (diva.SOURCE, diva.find),
    (dspace.SOURCE, dspace.find),
    (eprints_page.SOURCE, eprints_page.find),
    (noormags.SOURCE, noormags.find),
    (samvera.SOURCE, samvera.find),
    (sciencedirect.SOURCE, sciencedirect.find),
)
