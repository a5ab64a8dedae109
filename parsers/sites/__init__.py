"""What a page of one platform or website shows beyond the vocabularies: one file each, each a `Find`."""

from parsers.found import Find
from parsers.sites import bibapp, dspace

SITES: tuple[tuple[str, Find], ...] = ((bibapp.SOURCE, bibapp.find), (dspace.SOURCE, dspace.find))
