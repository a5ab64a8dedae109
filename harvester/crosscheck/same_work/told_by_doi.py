"""The volume and the article's number of which some publishers make their DOIs: a record that gives the DOI alone tells them too."""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.record import Record

# BioMed Central ("10.1186/1471-2393-9-34": the ISSN, the volume, the number), the American Physical Society ("10.1103/physrevb.59.1758"),
# the Institute of Physics ("10.1088/0953-8984/21/39/395502"), MDPI ("10.3390/ijms20030678": volume, issue, number).
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"10\.1186/[0-9]{4}-[0-9]{3}[0-9x]-(?P<volume>[0-9]{1,3})-(?P<page>[0-9]{1,4})",
        r"10\.1103/(?:physrev[a-z]*|revmodphys)\.(?P<volume>[0-9]{1,3})\.(?P<page>[0-9]{1,7})",
        r"10\.1088/[0-9]{4}-[0-9]{3}[0-9x]/(?P<volume>[0-9]{1,4})/[0-9]{1,2}/(?P<page>[0-9]{1,7})",
        r"10\.3390/[a-z]+(?P<volume>[0-9]{1,2})[0-9]{2}(?P<page>[0-9]{4,5})",
        # Frontiers, the Public Library of Science, eLife, PeerJ, the BMJ: the number alone.
        r"10\.3389/f[a-z]+\.20[0-9]{2}\.(?P<page>[0-9]{5})",
        r"10\.1371/journal\.p[a-z]+\.(?P<page>[0-9]{7})",
        r"10\.7554/(?P<page>elife\.[0-9]{5})",
        r"10\.7717/(?P<page>peerj\.[0-9]{1,5})",
        r"10\.1136/(?P<page>bmj\.[a-z][0-9]{1,4})",
    )
)
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


class Told(NamedTuple):
    """A volume and an article's number, without leading zeros; "" where the DOI does not tell it."""

    volume: str = ""
    page: str = ""


_NOTHING = Told()


def told_by_doi(record: Record) -> Told:
    """What a record's DOI says of where the work stands.

    >>> told_by_doi(Record(doi="10.1186/1471-2393-9-34")), told_by_doi(Record(doi="10.1136/bmj.n71")), told_by_doi(Record(doi="10.1000/x-9-34"))
    (Told(volume='9', page='34'), Told(volume='', page='n71'), Told(volume='', page=''))
    """
    if record.doi is None or not record.doi.startswith(_GIVERS):
        return _NOTHING
    for pattern in _PATTERNS:
        found = pattern.fullmatch(record.doi)
        if found is not None:
            told = found.groupdict()
            page = told["page"].replace("elife.", "e").replace("peerj.", "e").replace("bmj.", "")
            return Told(told.get("volume") or "", _ZEROS.sub("", page))
    return _NOTHING


def told_by_dois(a: Record, b: Record) -> tuple[Told, Told]:
    """What two records' DOIs say; nothing where both have the same one, which is the one that was asked for.

    >>> told_by_dois(Record(doi="10.1186/1471-2393-9-34"), Record(doi="10.1186/1471-2393-9-34"))[0].page
    ''
    """
    return (_NOTHING, _NOTHING) if a.doi == b.doi else (told_by_doi(a), told_by_doi(b))


_GIVERS = (
    "10.1186/", "10.1103/", "10.1088/", "10.3390/", "10.3389/", "10.1371/", "10.7554/", "10.7717/", "10.1136/",
)  # fmt: skip
