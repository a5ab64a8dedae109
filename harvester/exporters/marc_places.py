"""MARC: where each field of a record stands; "#" is a blank indicator. Pure."""

from __future__ import annotations

from types import MappingProxyType

from parsers.formats.relators import CREDITED

HOLDS = MappingProxyType(
    {
        "type": "leader/06-07, 008, 655 $2 local", "genre": "655 #4; of a thesis 502 $b", "title": "245 $a $b", "title_short": "246 $i Short title",
        "original_title": "240", "translated_title": "246 #1", "author": "100, 110, 700, 710 $4 aut", "editor": "700, 710 $4 edt",
        "translator": "700, 710 $4 trl", "contributor": "700, 710 $4 ctb",
        **{f"credit.{one.role}": "700, 710 " + (f"$4 {one.code}" if one.code else f"$e {one.term}") for one in CREDITED},
        "author.group": "110, 710", "author.family": "100, 700", "author.orcid": "100, 700 $1", "author.affiliation": "100, 700 $u",
        "container_title": "773 $t", "container_title_short": "773 $p", "issn": "022; of the host 773 $x", "issn.more": "022; 773, repeated",
        "issn.kind": "022 $q, $l; 773 $i", "volume": "773 $g; of a whole 245 $n", "issue": "773 $g", "page": "773 $g, $q", "article_number": "773 $g",
        "issued": "264 #1 $c, 008/07-14", "issued.day": "264 $c", "issued.season": "264 $c", "issued.end": "264 $c",
        "issued_online": "264 #1 $3 Online $c",
        "collection_title": "490, 830 $a", "collection_number": "490, 830 $v", "edition": "250; of the host 773 $b", "number": "088; of a patent 013",
        "number_of_pages": "300 $a", "version": "251", "event_title": "711 $a", "event_place": "711 $c, 518 $p", "event_date": "711 $d, 518 $d",
        "publisher": "264 #1 $b; of the host 773 $d; of a thesis 502 $c too", "publisher_place": "264 #1 $a; of the host 773 $d",
        "language": "041 $2 rfc5646, 008/35-37",
        "language.region": "041 $2 rfc5646",
        "doi": "024 $2 doi", "pmid": "024 $2 pmid", "pmcid": "024 $2 pmcid", "arxiv": "024 $2 arxiv", "handle": "024 $2 hdl",
        "isbn": "020; of the host 773 $z", "isbn.more": "020; 773 $z, repeated", "url": "856 40 $u", "abstract": "520", "keyword": "653, 650",
        "keyword.scheme": "650 #2 (MeSH), 650 #7 $2", "rights": "540 $a", "license": "540 $u", "funder": "536 $a",
        "note": "500", "note.lines": "500, repeated",
        "provider": "588",
        "notice": "787 $n notice", "related": "787 $i $o",
    }
)  # fmt: skip
