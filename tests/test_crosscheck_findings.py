"""Findings: each code from the case that calls for it and from one that does not, the gravest first; merges that a librarian
would check by hand.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.crosscheck import Material, crosscheck, findings, integrity, merge
from harvester.crosscheck.codes import SEVERITIES
from harvester.crosscheck.findings import CODES, FAMILIES, find, ranked
from harvester.crosscheck.upstream import CODES as UPSTREAM
from harvester.errors import Failure
from harvester.work import Registration, Work
from parsers import clean
from parsers.formats import datacite
from parsers.identifiers import Doi
from parsers.record import CSL_TYPES, FIELDS, Reading, Record, Said, Unread

FULL: dict[str, Any] = {
    "type": "article-journal", "title": "Sleep and light in small mammals", "author": [{"family": "Okafor", "given": "C."}], "volume": "14",
    "container_title": "Journal of Invented Biology", "page": {"first": "117", "last": "129"}, "issued": {"year": 2021}, "doi": "10.5555/a",
}  # fmt: skip
BIRDS: dict[str, Any] = {
    "title": "Spring arrival of the marsh warbler", "author": [{"family": "Virtanen"}], "container_title": "Birds", "volume": "2",
    "page": {"first": "31"}, "issued": {"year": 2017},
}  # fmt: skip
PREPRINT: dict[str, Any] = {
    "type": "article", "genre": "Preprint", "volume": None, "page": None, "container_title": "bioRxiv", "doi": "10.1101/2021.01.02.123456",
}  # fmt: skip


def reading(source: str, *changes: dict[str, Any], unread: tuple[Unread, ...] = (), **more: Any) -> Reading:
    values = dict(FULL)
    for change in changes:
        values |= change
    return Reading(source=source, record=Record.model_validate(values), unread=unread, **more)


def codes(work: Work) -> list[str]:
    return [finding.code for finding in work.findings]


def unread(field: str, text: str, why: str, where: str = "label X (line 9)") -> Unread:
    return Unread(field=field, text=text, where=where, why=why)


def day(*parts: int) -> dict[str, Any]:
    return {"issued": dict(zip(("year", "month", "day"), parts, strict=False))}


WRONG = unread("issn", "2473-9520", "the check digit is wrong")
OTHER = unread("unknown_label", "x", "a label nobody knows")
TWICE = [{"family": "Ng", "given": "Amara"}, {"family": "Ng", "given": "Amara"}]
SAME_ID = [
    {"family": "Ng", "given": "A.", "orcid": "0000-0002-1825-0097"},
    {"family": "Okafor", "given": "C.", "orcid": "0000-0002-1825-0097"},
]
SPLIT = [{"family": "Organization", "given": "World Health"}]


def of(page: Any = (), crossref: Any = None, pubmed: Any = None, **more: Any) -> Work:
    """A work of what a page says otherwise than `FULL`, and of what services do; None where one says nothing."""
    pages = (
        []
        if page is None
        else [
            reading("page", page or {}, **{k: more.pop(k) for k in ("unread", "said", "retrieved", "url") if k in more})
        ]
    )
    answers = [
        reading(source, said) for source, said in (("crossref", crossref), ("pubmed", pubmed)) if said is not None
    ]
    answers += [reading("crossref", one) if isinstance(one, dict) else one for one in more.pop("answers", ())]
    return crosscheck(Material(["x"], [*pages, *more.pop("pages", ())], answers, **more))


def notice(kind: str, **more: Any) -> dict[str, Any]:
    return {"notice": [{"kind": kind, **more}]}


def related(relation: str, target: str = "10.5555/z") -> dict[str, Any]:
    return {"related": [{"relation": relation, "id": target}]}


def said(field: str, text: str, where: str = "meta citation_date") -> tuple[Said, ...]:
    return (Said(field=field, text=text, where=where),)


# (code, what is said, words in the message)
CALLED: tuple[tuple[str, dict[str, Any], tuple[str, ...]], ...] = (
    ("wrong-doi", {"crossref": BIRDS}, ("10.5555/a", "Sleep and light", "marsh warbler", "Crossref")),
    ("wrong-doi", {"page": {"pmid": "77"}, "crossref": BIRDS, "pubmed": {"doi": "10.5555/b", "pmid": "77"}}, ("PubMed gives 10.5555/b",)),
    ("wrong-pmid", {"page": {"doi": None, "pmid": "77"}, "crossref": BIRDS | {"doi": "10.5555/b"}}, ("PMID 77",)),
    ("wrong-pmcid", {"page": {"doi": None, "pmcid": "PMC7"}, "pubmed": BIRDS | {"doi": "10.5555/b", "pmcid": "PMC7"}}, ("PMCID PMC7",)),
    ("doi-deleted", {"page": None, "answers": [reading("crossref", unread=(unread("title", "10.5555/a", "Crossref has deleted this DOI"),))]}, ("10.5555/a", "deleted")),
    ("identifiers-disagree", {"page": {"pmid": "77"}, "pubmed": {"pmid": "77", "doi": "10.5555/b"}}, ("10.5555/a (the page)", "10.5555/b (PubMed)")),
    ("identifiers-disagree", {"page": {"pmid": "77"}, "pubmed": {"pmid": "78"}}, ("PMID", "77", "78")),
    ("retracted", {"crossref": notice("retraction", doi="10.5555/r", date={"year": 2023})}, ("10.5555/r", "2023", "So says Crossref")),
    ("retracted", {"crossref": notice("retraction", doi="10.5555/r"), "pubmed": {}}, ("PubMed says nothing of it",)),
    ("retracted", {"crossref": notice("retraction"), "pubmed": notice("retraction", pmid="9")}, ("PMID 9", "So say Crossref and PubMed")),
    ("retracted", {"page": {"title": "RETRACTED: Sleep and light in small mammals"}}, ("title says", "No service names a notice")),
    ("retracted", {"page": {"title": "Sleep and light in small mammals (Retracted article. See vol. 16, p. 3)"}}, ("title says",)),
    ("retracted", {"page": {"title": "[RETRACTED] Sleep and light in small mammals"}}, ("title says",)),
    ("retracted", {"crossref": related("is-retraction-of", "10.5555/a")}, ("has been retracted", "Crossref")),
    ("retracted", {"pubmed": notice("retraction", pmid="9") | related("is-previous-version-of")}, ("published again: 10.5555/z",)),
    ("withdrawn", {"crossref": notice("withdrawal")}, ("withdrawn",)),
    ("withdrawn", {"page": PREPRINT | {"title": "WITHDRAWN: Sleep and light in small mammals"}}, ("withdrawn",)),
    ("concern", {"pubmed": notice("concern", pmid="9")}, ("expression of concern", "PMID 9")),
    ("corrected", {"crossref": notice("correction", doi="10.5555/c")}, ("10.5555/c",)),
    ("is-a-notice", {"page": {"title": "Retraction notice to “Sleep and light in small mammals”"}}, ("about another work",)),
    ("is-a-notice", {"page": {"title": "Erratum: Sleep and light"}}, ("about another work",)),
    ("is-a-notice", {"page": related("is-correction-of")}, ("10.5555/z",)),
    ("published-version", {"page": PREPRINT, "crossref": PREPRINT | related("is-preprint-of")}, ("10.5555/z", "Crossref")),
    ("published-version", {"page": PREPRINT | related("is-version-of")}, ("10.5555/z",)),
    ("superseded", {"pubmed": related("is-previous-version-of", "pmid:88")}, ("pmid:88",)),
    ("superseded", {"crossref": related("is-replaced-by")}, ("10.5555/z", "newer")),
    ("has-preprint", {"crossref": related("has-preprint", "10.1101/2021.01.02.123456")}, ("10.1101/2021.01.02.123456",)),
    ("other-version", {"crossref": related("is-translation-of")}, ("translation of 10.5555/z",)),
    ("other-version", {"crossref": related("is-previous-edition-of")}, ("newer edition: 10.5555/z",)),
    ("unconfirmed", {"crossref": {"title": "Sleep in 9 mammals", "page": None}}, ("Sleep in 9 mammals", "until a person decides")),
    ("conflict", {"page": {"volume": "15"}, "crossref": {}}, ("volume", "15", "14", "the page", "Crossref")),
    ("conflict", {"page": {"author": [{"family": "Okafor"}, {"family": "Ng", "given": "A."}]},
                  "crossref": {"author": [{"family": "Okafor"}, {"family": "Ng", "given": "B."}]}}, ("name 2: Ng, B. / Ng, A.",)),
    ("slight-conflict", {"page": {"publisher": "Springer"}, "crossref": {"publisher": "Elsevier"}}, ("Springer", "Elsevier", "what the page says")),
    ("slight-conflict", {"page": day(2021, 3, 9), "crossref": day(2021, 3, 12)}, ("2021-03-09", "2021-03-12", "another day of that year")),
    ("slight-conflict", {"page": day(2021, 3), "crossref": day(2021, 7), "pubmed": day(2021, 7, 2)}, ("2021-03", "2021-07")),
    ("conflict", {"page": day(2020, 3, 9), "crossref": day(2021, 3, 9)}, ("2020-03-09", "2021-03-09", "another date")),
    ("conflict", {"page": day(2020, 3, 9), "crossref": day(2021, 3, 9), "pubmed": day(2021, 3, 20)}, ("2020-03-09", "2021-03-20")),
    ("conflict", {"page": day(2021, 3, 9), "crossref": day(2021, 9, 3)}, ("day and month exchanged",)),
    ("isbn-of-another-edition", {"page": {"isbn": ["9780306406157"]}, "crossref": {"isbn": ["9781402894626"]}}, ("9780306406157", "9781402894626")),
    ("suggested-work", {"page": {"doi": None}, "candidates": [reading("crossref", {"author": [], "page": None, "doi": "10.5555/q", "volume": None, "issued": None})]},
     ("10.5555/q", "may be")),
    ("incomplete", {"page": {"type": None}}, ("kind of work",)),
    ("incomplete", {"page": {"type": "thesis"}}, ("publisher",)),
    ("incomplete", {"page": {"doi": None, "volume": None}}, ("gives the volume or issue",)),
    ("incomplete", {"page": {"doi": None, "page": None}}, ("gives the pages or article number",)),
    ("without-place", {"page": {"volume": None, "page": None}}, ("volume", "pages or article number")),
    ("service-failed", {"failures": [Failure(address="10.5555/a", stage="pubmed", code="timeout", message="No answer.", advice="Again.")]}, ("No answer", "Again")),
    ("missing-on-page", {"page": {"volume": None}, "crossref": {"pmid": "77"}}, ("The page lacks", "volume 14 (Crossref)", "PMID 77 (Crossref)")),
    ("authors-cut", {"crossref": {"author": [{"family": "Okafor", "given": "C."}, {"family": "Ng", "given": "A."}]}}, ("1 author of 2",)),
    ("unknown-to-service", {"absent": ["crossref"]}, ("Crossref does not know",)),
    ("unknown-to-service", {"absent": ["pubmed", "crossref"]}, ("Crossref and PubMed do not know",)),
    ("unknown-to-service", {"page": {"pmid": "77"}, "crossref": {}, "absent": ["pubmed"]}, ("PubMed does not know",)),
    ("issn-checksum", {"unread": (WRONG, OTHER)}, ("2473-9520", "line 9", "end in 9")),
    ("issn-checksum", {"unread": (WRONG,), "crossref": {"issn": [{"value": "2473-9529"}]}}, ("Crossref gives 2473-9529",)),
    ("isbn-checksum", {"unread": (unread("isbn", "978-0-306-40615-8", "not an ISBN"),)}, ("978-0-306-40615-8", "end in 7")),
    ("orcid-checksum", {"unread": (unread("author", "https://orcid.org/0000-0002-1825-0098", "not an ORCID iD"),)}, ("0000-0002-1825-0098", "end in 7")),
    ("doi-malformed", {"page": {"doi": None}, "unread": (unread("doi", "ade/1391109086", "not a DOI"),)}, ("ade/1391109086",)),
    ("page-contradicts-itself", {"unread": (unread("volume", "62", "contradicts what was chosen on this page", "meta citation_volume"),)}, ("14", "62")),
    # One slip, not two: the numbers in each other's places.
    ("page-contradicts-itself", {"page": {"issue": "62"}, "unread": (unread("issue", "14", "contradicts what was chosen on this page", "meta citation_volume"),
     unread("volume", "62", "contradicts what was chosen on this page", "meta citation_issue"))}, ("other way round", "Volume 14, issue 62 is used")),
    ("page-contradicts-itself", {"unread": (unread("issued", "2009-05-29", "contradicts what was chosen on this page", "meta dc.date"),)}, ("2021", "2009")),
    ("unreadable-value", {"unread": (unread("page", "284 f. : il.", "not a page"),)}, ("284 f. : il.", "not a page")),
    ("unreadable-value", {"unread": (unread("issn", "ERROR! NO ISSN", "not an ISSN"),)}, ("ERROR! NO ISSN",)),
    ("unreadable-answer", {"answers": [reading("crossref", unread=(unread("issn", "2473-9520", "its check digit is wrong"),))]}, ("Crossref's ISSN",)),
    ("several-pages", {"url": "https://a.example.org/1", "pages": [reading("page", url="https://a.example.org/2")]}, ("2 pages", "a.example.org/1")),
    ("date-impossible", {"said": said("issued", "2021-02-30")}, ("2021-02-30", "no such day")),
    ("date-future", {"page": {"issued": {"year": 2031}}, "retrieved": "2026-01-05T10:00:00Z"}, ("2031",)),
    ("date-ancient", {"page": {"issued": {"year": 202}}}, ("0202",)),
    ("date-ancient", {"page": {"title": "خواب و نور در پستانداران", "issued": {"year": 1387}}}, ("calendar of Iran", "2008")),
    ("volume-is-year", {"page": {"volume": "2021"}, "crossref": {}}, ("year 2021 as the volume", "Crossref 14")),
    ("pages-backwards", {"page": {"page": {"first": "129", "last": "117"}}}, ("129-117",)),
    ("pages-backwards", {"page": {"page": {"first": "e363", "last": "e360"}}}, ("e363-e360",)),
    ("pages-span", {"page": {"page": {"first": "117", "last": "12129"}}}, ("12,013 pages",)),
    ("volume-holds-issue", {"page": {"volume": "14(3)"}}, ("volume 14, issue 3",)),
    ("issue-without-volume", {"page": {"volume": None, "issue": "3"}}, ("issue (3)",)),
    ("number-as-page-count", {"page": {"page": None, "article_number": "117", "number_of_pages": "117"}}, ("117",)),
    ("title-placeholder", {"page": {"title": "[No title]"}}, ("[No title]",)),
    ("title-is-journal", {"page": {"title": "Journal of Invented Biology"}}, ("name of the journal",)),
    ("title-holds-journal", {"page": {"title": "Sleep and light in small mammals | Journal of Invented Biology"}}, ("ends with the name",)),
    ("markup-left", {"page": {"title": "Sleep &amp;amp;amp; light <sub>in</sub> small mammals &amp;#945;"}}, ("HTML", "title")),
    ("title-address", {"page": {"title": "Sleep and light https://example.org/1"}}, ("address",)),
    ("title-address", {"page": {"container_title": "Invented Biology, www.example.org"}}, ("journal or book",)),
    ("latex-left", {"page": {"title": r"Sleep and $\alpha_2$ light"}}, ("LaTeX",)),
    ("title-capitals", {"page": {"title": "SLEEP AND LIGHT IN SMALL MAMMALS"}}, ("all in capitals",)),
    ("title-brackets", {"page": {"title": "Sleep and light (in small mammals"}}, ("no other half",)),
    ("title-stop", {"page": {"title": "Sleep and light in small mammals."}}, ("ends in a stop",)),
    ("name-et-al", {"page": {"author": [{"family": "Okafor"}, {"literal": "et al."}]}}, ("et al.",)),
    ("name-several", {"page": {"author": [{"literal": "Okafor C, Ng AB, Virtanen L"}]}}, ("several people",)),
    ("name-several", {"page": {"author": [{"literal": "Chidi Okafor; Amara Ng"}]}}, ("several people",)),
    ("name-organisation", {"page": {"author": SPLIT}}, ("Organization, World Health",)),
    ("name-address", {"page": {"author": [{"family": "Okafor", "given": "c.okafor@example.org"}]}}, ("address",)),
    ("orcid-twice", {"page": {"author": SAME_ID}}, ("one ORCID iD", "0000-0002-1825-0097")),
    ("name-twice", {"page": {"author": TWICE}}, ("Ng, Amara",)),
    ("editor-is-author", {"page": {"type": "book", "publisher": "P", "editor": FULL["author"]}}, ("as editors",)),
    ("name-digits", {"page": {"author": [{"family": "Okafor1", "given": "C."}]}}, ("Okafor1",)),
    ("name-degree", {"page": {"author": [{"family": "Okafor", "given": "Chidi", "suffix": "MD"}]}}, ("Okafor, Chidi, MD",)),
    ("name-degree", {"page": {"author": [{"family": "Okafor", "given": "Dr. Chidi"}]}}, ("Dr. Chidi",)),
    ("name-capitals", {"page": {"author": [{"family": "OKAFOR", "given": "C."}]}}, ("OKAFOR",)),
    ("journal-holds-details", {"page": {"container_title": "Journal of Invented Biology, vol. 14, pp. 117-129"}}, ("more than a name",)),
    ("journal-cut", {"page": {"type": "paper-conference", "container_title": "Proceedings of the International Conference on"}}, ("cut short",)),
    ("journal-inverted", {"page": {"container_title": "Invented Biology, Journal of"}}, ("turned round",)),
    ("journal-capitals", {"page": {"container_title": "JOURNAL OF INVENTED BIOLOGY"}}, ("all in capitals",)),
    ("edition-form", {"page": {"type": "book", "publisher": "P", "edition": "2nd ed."}}, ("2nd ed.",)),
)  # fmt: skip

# (code, what is said): cases beside those above that a librarian would find silly to be told of.
NOT_CALLED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("wrong-doi", {"crossref": {}}), ("wrong-pmid", {"page": {"pmid": "77"}, "pubmed": {"pmid": "77"}}),
    ("wrong-pmcid", {"page": {"pmcid": "PMC7"}, "pubmed": {"pmcid": "PMC7"}}), ("doi-not-registered", {"crossref": {}}), ("doi-deleted", {"crossref": {}}),
    ("unreadable-answer", {"page": None, "answers": [reading("crossref", unread=(unread("title", "10.5555/a", "Crossref has deleted this DOI"),))]}),
    ("identifiers-disagree", {"page": {"pmid": "77"}, "crossref": BIRDS, "pubmed": {"doi": "10.5555/b", "pmid": "77"}}),
    ("identifiers-disagree", {"page": {"doi": "10.2307/2335942", "pmid": "77"}, "crossref": {"doi": "10.5555/a", "pmid": "77"}}),
    ("identifiers-disagree", {"page": {"doi": "10.6084/m9.figshare.5616424"}, "crossref": {"doi": "10.6084/m9.figshare.5616424.v1"}}),
    ("retracted", {"page": {"title": "Retracted papers: a study of small mammals"}}),
    ("retracted", {"page": {"title": "Retracted in haste"}}), ("retracted", {"page": {"title": "RETRACTED PAPERS IN SMALL MAMMALS"}}),
    ("retracted", {"page": {"title": "Why papers about small mammals are retracted"}}), ("retracted", {"crossref": related("is-retraction-of")}),
    ("withdrawn", {"page": {"title": "Light in withdrawn small mammals"}}), ("concern", {"crossref": notice("correction")}),
    ("corrected", {"crossref": notice("retraction")}),
    ("is-a-notice", {"page": {"title": "Correction of refractive error in small mammals"}}), ("is-a-notice", {"page": {"title": "Retraction of the lung"}}),
    ("is-a-notice", {"crossref": notice("correction", doi="10.5555/c")}), ("is-a-notice", {"page": {"title": "Errata of history in small mammals"}}),
    ("is-a-notice", {"page": related("is-correction-and-republication-of") | {"genre": "Correction"}}),
    ("published-version", {"crossref": related("is-version-of")}), ("published-version", {"page": PREPRINT | related("is-version-of", "10.1101/2020.12.01.111111")}),
    ("published-version", {"page": PREPRINT | related("is-preprint-of", PREPRINT["doi"])}),
    ("superseded", {"crossref": related("replaces")}), ("superseded", {"page": {"type": "dataset", "publisher": "P"} | related("is-previous-version-of", "10.5555/v2")}),
    ("has-preprint", {"crossref": related("is-supplemented-by", "10.1101/2021.01.02.123456")}),
    ("other-version", {"page": {"type": "dataset", "publisher": "P"} | related("is-version-of", "10.5555/concept")}),
    ("other-version", {"crossref": related("has-version", "https://example.org/full.pdf")}),
    ("unconfirmed", {"crossref": {}}), ("conflict", {"page": {"volume": "014"}, "crossref": {}}), ("conflict", {"page": {"publisher": "Springer"}, "crossref": {"publisher": "Elsevier"}}),
    ("slight-conflict", {"page": {"publisher": "Springer"}, "crossref": {"publisher": "Springer Nature"}}), ("conflict", {"page": day(2021, 3, 9), "crossref": day(2021, 3, 12)}),
    ("slight-conflict", {"page": day(2021, 3, 9), "crossref": day(2021, 3)}), ("slight-conflict", {"page": day(2021, 3, 9), "crossref": day(2020, 3, 9)}),
    ("isbn-of-another-edition", {"page": {"isbn": ["9780306406157"]}, "crossref": {"isbn": ["9780306406157", "9781402894626"]}}),
    ("suggested-work", {"candidates": [reading("crossref", BIRDS)]}),
    ("incomplete", {"page": {"title": "Correction: Sleep and light in small mammals", "author": []}}), ("incomplete", {"page": {"type": "document", "author": []}}),
    ("incomplete", {"page": {"volume": None, "issue": "3"}}), ("incomplete", {"page": {"type": "webpage", "url": "https://example.org/", "author": [], "doi": None}}),
    ("without-place", {"page": {"page": None, "article_number": "e7"}}), ("service-failed", {"absent": ["pubmed"]}),
    ("missing-on-page", {"page": None, "crossref": {}}), ("missing-on-page", {"page": {"keyword": []}, "crossref": {"keyword": [{"text": "sleep"}]}}),
    ("authors-cut", {"page": {"author": [{"family": "Okafor", "given": "C."}, {"family": "Ng", "given": "A."}]}, "crossref": {}}),
    ("unknown-to-service", {"crossref": {}}), ("unknown-to-service", {"crossref": {}, "absent": ["pubmed"]}), ("issn-checksum", {"unread": (unread("issn", "ERROR! NO ISSN", "not an ISSN"),)}),
    ("isbn-checksum", {"unread": (unread("isbn", "no ISBN", "not an ISBN"),)}), ("orcid-checksum", {"unread": (unread("author", "Okafor 1", "not a name"),)}),
    ("doi-malformed", {"page": {"doi": "10.5555/a"}}),
    ("page-contradicts-itself", {"unread": (unread("issued", "2020-11-02", "contradicts what was chosen on this page"),)}),
    ("page-contradicts-itself", {"unread": (unread("issue", "9", "contradicts what was chosen on this page", "p info (citation string)"),)}),
    ("unreadable-value", {"unread": (OTHER,)}), ("unreadable-answer", {"answers": [reading("crossref", unread=(unread("type", "x", "a new type"),))]}),
    ("several-pages", {"url": "https://a.example.org/1"}), ("date-impossible", {"said": said("issued", "2021-30-03")}), ("date-impossible", {"said": said("issued", "2021-00-00")}),
    ("date-future", {"page": {"issued": {"year": 2026, "month": 12}}, "retrieved": "2026-01-05T10:00:00Z"}), ("date-future", {"page": {"issued": {"year": 2031}}}),
    ("date-ancient", {"page": {"type": "manuscript", "issued": {"year": 1210}}}), ("volume-is-year", {"page": {"volume": "2021"}, "crossref": {"volume": "2021"}}),
    ("volume-is-year", {"page": {"volume": "2021"}}), ("pages-backwards", {"page": {"page": {"first": "S12", "last": "19"}}}),
    ("pages-backwards", {"page": {"page": {"first": "xiv", "last": "xx"}}}), ("pages-span", {"page": {"type": "book", "publisher": "P", "page": {"first": "1", "last": "1400"}}}),
    ("volume-holds-issue", {"page": {"volume": "12/13"}}), ("issue-without-volume", {"page": {"issue": "3"}}),
    ("number-as-page-count", {"page": {"article_number": "117", "number_of_pages": "13"}}), ("title-placeholder", {"page": {"title": "Untitled works of art"}}),
    ("title-is-journal", {"page": {"type": "book", "publisher": "P", "title": "Journal of Invented Biology"}}),
    ("title-holds-journal", {"page": {"title": "On the Journal of Invented Biology: a review"}}), ("markup-left", {"page": {"title": "Sleep &amp; light: P &lt; .05 &gt; .01"}}),
    ("title-address", {"page": {"title": "The www and small mammals"}}), ("latex-left", {"page": {"title": "Sleep for $5 and light for $10 a night"}}),
    ("title-capitals", {"page": {"title": "HIV, DNA, RNA"}}), ("title-brackets", {"page": {"title": "1) Sleep and 2) light on [0,1)"}}),
    ("title-brackets", {"page": {"title": "Sleep (in mice) and light"}}), ("title-stop", {"page": {"title": "Sleep and light in the U.S."}}),
    ("title-stop", {"page": {"title": "Sleep and light et al."}}), ("title-stop", {"page": {"title": "Sleep and light..."}}),
    ("name-et-al", {"page": {"author": [{"family": "Others", "given": "Anna"}]}}), ("name-several", {"page": {"author": [{"literal": "Alliance for Trials, Oncology and Research"}]}}),
    ("name-organisation", {"page": {"author": [{"family": "Board", "given": "John Andrew"}]}}), ("name-organisation", {"page": {"author": [{"family": "Press", "given": "William H."}]}}),
    ("name-address", {"page": {}}), ("orcid-twice", {"page": {"author": SAME_ID[:1]}}),
    ("name-twice", {"page": {"author": [{"family": "Wang", "given": "Y."}, {"family": "Wang", "given": "Y."}]}}),
    ("editor-is-author", {"page": {"type": "chapter", "publisher": "P", "editor": FULL["author"]}}), ("name-digits", {"page": {"author": [{"literal": "COVID-19 Study Group"}]}}),
    ("name-degree", {"page": {"author": [{"family": "Okafor", "given": "M. D."}]}}), ("name-capitals", {"page": {"author": [{"family": "NG", "given": "A."}]}}),
    ("name-capitals", {"page": {"author": [{"family": "王伟明明", "given": "A."}]}}), ("journal-holds-details", {"page": {"container_title": "Physical Review E"}}),
    ("journal-holds-details", {"page": {"type": "paper-conference", "container_title": "Proceedings of the 9th Conference, Volume 2"}}),
    ("journal-cut", {"page": {"container_title": "Conference on Sleep"}}), ("journal-inverted", {"page": {"container_title": "Sleep, Light and Time"}}),
    ("journal-capitals", {"page": {"container_title": "PLOS ONE"}}), ("edition-form", {"page": {"type": "book", "publisher": "P", "edition": "Third, revised"}}),
)  # fmt: skip


@pytest.mark.parametrize(("code", "what", "words"), CALLED, ids=[f"{n}-{row[0]}" for n, row in enumerate(CALLED)])
def test_a_finding_and_what_it_says(code: str, what: dict[str, Any], words: tuple[str, ...]) -> None:
    work = of(**what)
    found = [finding for finding in work.findings if finding.code == code]
    assert len(found) == 1, codes(work)
    assert found[0].severity == TABLE[code].severity
    assert found[0].advice
    for word in words:
        assert word in found[0].message


@pytest.mark.parametrize(("code", "what"), NOT_CALLED, ids=[f"{n}-{row[0]}" for n, row in enumerate(NOT_CALLED)])
def test_what_calls_for_no_finding(code: str, what: dict[str, Any]) -> None:
    assert code not in codes(of(**what))


TABLE = {code.code: code for code in CODES}
OF_A_WORK = [code.code for family in FAMILIES for code in family.codes]


@pytest.mark.parametrize("code", OF_A_WORK)
def test_every_code_of_a_work_has_a_case_that_calls_for_it_and_one_that_does_not(code: str) -> None:
    assert code in {row[0] for row in CALLED} | {"doi-not-registered"}
    assert code in {row[0] for row in NOT_CALLED}


def test_a_doi_that_nobody_registered_is_a_finding_and_the_right_one_is_named() -> None:
    heard = of({"pmid": "77"}, pubmed={"pmid": "77", "doi": "10.5555/b"})
    nowhere = Registration(doi=Doi("10.5555/a"), agency=None, when="2026-01-05T10:00:00Z")
    found = find(Work(**dict(heard) | {"registrations": (nowhere,)}))
    assert [finding.code for finding in found] == ["doi-not-registered", "missing-on-page"][: len(found)]
    assert found[0].suggestion == "10.5555/b"
    known = Registration(doi=Doi("10.5555/a"), agency="JaLC", when="2026-01-05T10:00:00Z")
    assert "doi-not-registered" not in {one.code for one in find(Work(**dict(heard) | {"registrations": (known,)}))}
    absent = find(Work(**dict(heard) | {"registrations": (known,), "absent": ("crossref",)}))
    assert "10.5555/a with JaLC" in next(one.message for one in absent if one.code == "unknown-to-service")


# (what is said, code, the value that should stand there)
SUGGESTED: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"page": {"pmid": "77"}, "crossref": BIRDS, "pubmed": {"doi": "10.5555/b", "pmid": "77"}}, "wrong-doi", "10.5555/b"),
    ({"page": PREPRINT | related("is-preprint-of")}, "published-version", "10.5555/z"),
    ({"unread": (WRONG,), "crossref": {"issn": [{"value": "2473-9529"}]}}, "issn-checksum", "2473-9529"),
    ({"page": {"volume": "14(3)"}}, "volume-holds-issue", "14"), ({"page": {"volume": "2021"}, "crossref": {}}, "volume-is-year", "14"),
    ({"page": {"title": "Sleep and light in small mammals."}}, "title-stop", "Sleep and light in small mammals"),
    ({"page": {"title": "Sleep and light | Journal of Invented Biology"}}, "title-holds-journal", "Sleep and light"),
    ({"page": {"author": SPLIT}}, "name-organisation", "World Health Organization"),
    ({"page": {"container_title": "Invented Biology, Journal of"}}, "journal-inverted", "Journal of Invented Biology"),
    ({"page": {"type": "book", "publisher": "P", "edition": "2nd ed."}}, "edition-form", "2"),
    ({"page": {"pmid": "77"}, "pubmed": {"pmid": "77", "doi": "10.5555/b"}}, "identifiers-disagree", "10.5555/b"),
    ({"page": {"doi": "10.5555/https://doi.org/10.5555/a"}, "crossref": {}}, "identifiers-disagree", "10.5555/a"),
)  # fmt: skip


@pytest.mark.parametrize(("what", "code", "right"), SUGGESTED, ids=[row[1] for row in SUGGESTED])
def test_the_right_value_is_named_where_it_is_known(what: dict[str, Any], code: str, right: str) -> None:
    assert [one.suggestion for one in of(**what).findings if one.code == code] == [right]


# ------------------------------------------------------------------ the table


def test_each_row_of_the_table_says_what_to_do_and_whom_it_concerns() -> None:
    for code in CODES:
        assert code.severity in SEVERITIES
        assert code.heading[0].isupper() or not code.heading[0].isalpha(), code.code
        assert code.advice.endswith("."), code.code
        assert code.concerns, code.code


def test_what_travels_with_a_citation() -> None:
    assert findings.TRAVELLING == (
        "wrong-doi", "wrong-pmid", "wrong-pmcid", "doi-not-registered", "doi-deleted", "retracted", "withdrawn", "concern", "corrected", "published-version", "unconfirmed",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("package", "tables"),
    [(findings, [family.find for family in FAMILIES]), (integrity, [*(one.check for one in integrity.CHECKS), *(one.check for one in integrity.ENTRY_CHECKS)])],
)  # fmt: skip
def test_every_file_of_checks_is_in_its_table(package: Any, tables: list[Any]) -> None:
    folder = Path(package.__file__).parent
    held = {path.stem for path in folder.glob("*.py") if "\nCODES" in path.read_text("utf-8")} - {"__init__"}
    assert held == {check.__module__.rpartition(".")[2] for check in tables}


def test_findings_are_ranked_by_severity_and_then_as_the_table_has_them() -> None:
    made = [code.found("x") for code in CODES]
    found = ranked([*made[::-1], *made])
    assert [one.code for one in found] == sorted(
        (one.code for one in made), key=lambda code: (SEVERITIES.index(TABLE[code].severity), CODES.index(TABLE[code]))
    )
    # As the issue of a librarian goes: the wrong identifier first, then what happened to the work, then what contradicts.
    order = [one.code for one in found]
    for first, second in (("wrong-doi", "retracted"), ("retracted", "concern"), ("corrected", "published-version"), ("published-version", "conflict"),
                          ("conflict", "issn-checksum"), ("issn-checksum", "pages-backwards"), ("pages-backwards", "duplicate"), ("duplicate", "title-placeholder")):  # fmt: skip
        assert order.index(first) < order.index(second)


ODD = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(["10.5555/a", "2473-9520", "0000-0002-1825-0098", "RETRACTED:", "(", "$x_1$", "&amp;", "2021-02-30", "et al.", ";", "A. B.", "<i>", "Vol. 3"]),
             max_size=6).map(" ".join),
)  # fmt: skip
LINES = ODD.map(clean.line).filter(lambda text: text is not None)
ODD_RECORDS = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(CSL_TYPES), "title": ODD.map(clean.rich), "genre": LINES, "container_title": LINES, "volume": LINES, "issue": LINES,
        "edition": LINES, "number_of_pages": LINES, "article_number": LINES, "publisher": LINES,
        "page": st.sampled_from([{"first": "xx", "last": "ii"}, {"first": "S9", "last": "S1"}, {"first": "1", "last": "99999999"}, {"first": "a.b", "last": "c"}]),
        "issued": st.integers(1, 9999).map(lambda year: {"year": year}), "doi": st.sampled_from(["10.5555/a", "10.5555/b"]), "pmid": st.sampled_from(["7", "8"]),
        "author": st.lists(st.one_of(LINES.map(lambda text: {"literal": text}), st.tuples(LINES, LINES).map(lambda two: {"family": two[0], "given": two[1]})), max_size=3),
        "notice": st.lists(st.fixed_dictionaries({"kind": st.sampled_from(["retraction", "concern", "withdrawal", "correction"])}, optional={"doi": st.just("10.5555/r")}), max_size=3),
        "related": st.lists(st.tuples(st.sampled_from(["is-preprint-of", "is-retraction-of", "has-version", "is-previous-version-of", "x"]), LINES).map(
            lambda two: {"relation": two[0], "id": two[1]}), max_size=3),
    },
).map(Record.model_validate)  # fmt: skip
ODD_READINGS = st.lists(
    st.builds(
        lambda source, record, texts, when: Reading(
            source=source, record=record, retrieved=when,
            said=tuple(Said(field=field, text=text, where="meta x") for field, text in texts),
            unread=tuple(unread(field, text, "contradicts what was chosen" if number % 2 else "not read") for number, (field, text) in enumerate(texts)),
        ),
        st.sampled_from(["page", "crossref", "pubmed", "library"]), ODD_RECORDS,
        st.lists(st.tuples(st.sampled_from(FIELDS), ODD), max_size=4), st.sampled_from([None, "2026-01-05T10:00:00Z", "yesterday"]),
    ),
    max_size=4,
)  # fmt: skip


@given(ODD_READINGS)
@settings(max_examples=250, deadline=None)
def test_no_record_makes_a_check_raise_and_every_finding_is_a_row_of_the_table(readings: list[Reading]) -> None:
    own = [one for one in readings if one.source in ("page", "library")]
    work = crosscheck(Material(["x"], own, [one for one in readings if one not in own]))
    for finding in work.findings:
        row = TABLE[finding.code]
        assert (finding.severity, bool(finding.message), bool(finding.advice)) == (row.severity, True, True)
        assert finding.field is None or finding.field in FIELDS
        assert len(finding.message) < 4000
    assert work.findings == ranked(work.findings)


def test_a_record_that_all_agree_on_has_no_findings() -> None:
    assert of(crossref={}, pubmed={}).findings == ()


def test_two_services_that_tell_of_one_wrong_doi_are_one_finding() -> None:
    work = of(crossref=BIRDS, pubmed=BIRDS)
    assert codes(work) == ["wrong-doi"]
    assert work.findings[0].sources == ("page", "crossref", "pubmed")
    assert work.record == reading("page").record


def test_absence_and_failure_are_two_things() -> None:
    failure = Failure(
        address="10.5555/a", stage="pubmed", code="timeout", message="PubMed did not answer", advice="Run it again."
    )
    work = of(absent=["crossref"], failures=[failure])
    assert codes(work) == ["service-failed", "unknown-to-service"]
    assert work.findings[0].message == "PubMed did not answer. That says nothing of the work. Run it again."


def test_a_bare_identifier_is_answered_by_the_services_and_they_are_judged_against_each_other() -> None:
    work = crosscheck(Material(["10.5555/a"], [], [reading("pubmed", BIRDS), reading("crossref")]))
    assert str(work.record.title) == FULL["title"]
    assert [one.verdict.level for one in work.set_aside] == ["DIFFERENT"]


def test_a_page_that_says_nothing_but_a_doi_is_like_a_bare_doi() -> None:
    page = Reading(source="page", record=Record.model_validate({"doi": "10.5555/a", "url": "https://example.org/a"}))
    work = crosscheck(Material(["x"], [page], [reading("crossref")]))
    assert str(work.record.title) == FULL["title"]
    assert work.record.url == "https://example.org/a"


def test_pages_that_disagree_about_an_answer_leave_it_to_a_person() -> None:
    work = crosscheck(Material(["x", "y"], [reading("page"), reading("page", BIRDS)], [reading("crossref")]))
    assert [one.verdict.level for one in work.set_aside] == ["AMBIGUOUS"]
    assert "pages-disagree" in work.set_aside[0].verdict.reasons


# (what sources say, in any order; the field; its value in the merged record; who is credited)
MERGES: tuple[tuple[dict[str, dict[str, Any]], str, Any, set[str]], ...] = (
    ({"page": {"issued": {"year": 2021, "month": 3, "day": 8}}, "crossref": {}}, "issued", "2021-03-08", {"page"}),
    ({"page": {"issued": {"year": 2021, "month": 1, "day": 1}}, "crossref": {}}, "issued", "2021", {"crossref"}),
    ({"page": {"issued": {"year": 2020, "month": 11}}, "crossref": {"issued_online": {"year": 2020, "month": 11}}}, "issued", "2021", {"crossref"}),
    ({"page": {}, "crossref": {"issued": {"year": 2020}, "issued_online": {"year": 2020}}}, "issued", "2021", {"page"}),
    ({"page": {"container_title": "J Inv Biol"}, "crossref": {}}, "container_title", FULL["container_title"], {"crossref"}),
    ({"page": {}, "crossref": {"container_title": "J Inv Biol"}}, "container_title", FULL["container_title"], {"page"}),
    ({"page": {"title": "Sleep and light in small mammals: a review"}, "crossref": {}}, "title", "Sleep and light in small mammals: a review", {"page"}),
    ({"page": {}, "crossref": {"title": "SLEEP AND LIGHT IN SMALL MAMMALS"}}, "title", FULL["title"], {"page"}),
    ({"page": {"volume": "15"}, "crossref": {}, "pubmed": {"volume": "15"}}, "volume", "15", {"page", "pubmed"}),
    ({"page": {"volume": "15"}, "bibtex": {"volume": "15"}, "crossref": {}}, "volume", "15", {"page", "bibtex"}),
    ({"page": {"article_number": "e7", "page": None}, "crossref": {"page": {"first": "1", "last": "12"}}}, "page", None, set()),
    ({"page": {"rights": None}, "pubmed": {"rights": "©"}}, "rights", None, set()),
    ({"page": {"publisher": "Nature"}, "crossref": {"publisher": "Springer Science and Business Media LLC"}}, "publisher", "Nature", {"page"}),
    ({"page": {"type": "document"}, "crossref": {}}, "type", "article-journal", {"crossref"}),
    ({"page": {"language": "de"}, "crossref": {"language": "de"}, "pubmed": {"language": "en"}}, "language", "de", {"page", "crossref"}),
    ({"page": {"language": "de"}, "pubmed": {"language": "en"}}, "language", "en", {"pubmed"}),
    ({"page": {"author": [{"family": "OKAFOR", "given": "C."}]}, "pubmed": {"author": [{"family": "Okafor", "given": "Chidi"}]}},
     "author", "Okafor, Chidi", {"pubmed"}),
    ({"crossref": {"author": [{"family": "Muller", "given": "J."}]}, "page": {"author": [{"family": "Müller", "given": "Jan"}]}},
     "author", "Müller, Jan", {"crossref", "page"}),
    ({"crossref": {"author": [{"family": "Okafor", "given": "C. N."}]}, "page": {"author": [{"family": "Okafor", "given": "Chidi"}]}},
     "author", "Okafor, C. N.", {"crossref"}),
    ({"crossref": {"author": [{"family": "Okafor"}]}, "page": {"author": [{"family": "Okafor"}, {"family": "Ng"}]}}, "author", "Okafor; Ng", {"page"}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("sources", "field", "value", "credited"), MERGES, ids=[f"{n}-{row[1]}" for n, row in enumerate(MERGES)]
)
def test_a_merge(sources: dict[str, dict[str, Any]], field: str, value: str | None, credited: set[str]) -> None:
    record, fields = merge([reading(source, said) for source, said in sources.items()])
    result = next(one for one in fields if one.field == field)
    found = getattr(record, field)
    if field == "author":
        found = "; ".join(name.inverted() for name in found)
    elif field in ("issued", "title") and found is not None:
        found = found.iso() if field == "issued" else str(found)
    assert found == value
    assert set(result.winner) == credited


def test_no_field_of_the_issue_comes_from_a_source_that_contradicts_it() -> None:
    # A source that knows no more than the year must not bring two together that contradict each other.
    vague = Reading(source="pubmed", record=Record.model_validate({"title": FULL["title"], "issued": {"year": 2021}}))
    page = reading("page", {"volume": "15", "issue": "9", "issued": None})
    record, fields = merge([page, reading("crossref"), vague])
    assert (record.volume, record.issue) == ("14", None)
    assert next(one for one in fields if one.field == "issue").winner == ()


def test_the_documentation_has_every_row_of_the_table() -> None:
    text = (Path(__file__).parents[1] / "docs" / "crosscheck.md").read_text("utf-8").partition("## 4. Findings")[2]
    rows = [f"| `{one.code}` | {one.severity} | {', '.join(one.concerns)} | {one.heading} |" for one in CODES]
    rows += [f"| `{one.code}` | {one.severity} | {one.heading} |" for one in UPSTREAM]
    assert [row for row in rows if row not in text] == []
    assert re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE) == [one.code for one in (*CODES, *UPSTREAM)]


FAMILIES_OF_MANY = [
    f"{first}{second}"
    for first in ("Bran", "Cor", "Dal", "Fen")
    for second in ("dt", "ley", "mund", "nis", "quist", "rup", "sen", "ter", "vik", "zau")
]
MANY = [{"family": family, "given": "A."} for family in FAMILIES_OF_MANY]
# (the page's authors, Crossref's, what the message says)
LISTS: tuple[tuple[list[dict[str, Any]], list[dict[str, Any]], str], ...] = (
    (MANY, [*MANY[:30], *MANY[31:]], "Fendt, A. only in what the page says"),
    ([*MANY[:12], {"family": "Ng", "given": "B."}, *MANY[13:]], MANY, "name 13: Cormund, A. / Ng, B."),
    (MANY[:20] + MANY[26:], MANY, "Daldt, A., Dalley, A., Dalmund, A. and 3 more only in what Crossref says"),
)


@pytest.mark.parametrize(("page", "crossref", "words"), LISTS, ids=[row[2] for row in LISTS])
def test_a_conflict_of_long_lists_says_which_names(
    page: list[dict[str, Any]], crossref: list[dict[str, Any]], words: str
) -> None:
    (message,) = [
        one.message for one in of({"author": page}, crossref={"author": crossref}).findings if one.field == "author"
    ]
    assert words in message


RELATIONS = (
    "IsVersionOf", "IsPreprintOf", "IsPublishedIn", "IsPreviousVersionOf", "IsVariantFormOf", "IsIdenticalTo", "IsObsoletedBy",
    "IsOriginalFormOf", "IsContinuedBy", "HasVersion",
)  # fmt: skip


def at_arxiv(relation: str, other: str, kind: str) -> Work:
    """The work of a page of arXiv, and what DataCite says of it."""
    item = {
        "doi": "10.48550/arxiv.2101.00001", "titles": [{"title": FULL["title"]}], "publisher": "arXiv", "publicationYear": 2021,
        "creators": [{"givenName": "C.", "familyName": "Okafor", "nameType": "Personal"}], "types": {"resourceTypeGeneral": kind},
        "relatedIdentifiers": [{"relationType": relation, "relatedIdentifier": other, "relatedIdentifierType": "DOI"}],
    }  # fmt: skip
    body = json.dumps({"data": {"id": item["doi"], "type": "dois", "attributes": item}}).encode()
    answers = [datacite.read(part) for _doi, part in datacite.split(body)]
    page = Record.model_validate({name: FULL[name] for name in ("title", "author", "issued")} | {"arxiv": "2101.00001"})
    return crosscheck(Material(["a"], [Reading(source="page", record=page)], answers))


@pytest.mark.parametrize("kind", ["Preprint", "Text"])
@pytest.mark.parametrize("relation", RELATIONS)
def test_a_preprint_at_arxiv_that_datacite_relates_to_an_article_has_been_published(relation: str, kind: str) -> None:
    work = at_arxiv(relation, "10.5555/JIB.117", kind)
    found = [(one.code, one.suggestion) for one in work.findings if one.field == "related"]
    assert found == [("published-version", "10.5555/jib.117")]


@pytest.mark.parametrize(("relation", "other"), [
    ("IsVersionOf", "10.48550/arXiv.2101.00001v2"), ("IsSupplementedBy", "10.5281/zenodo.1"), ("IsPartOf", "10.5555/b"),
])  # fmt: skip
def test_a_preprint_at_arxiv_that_is_related_otherwise_has_not(relation: str, other: str) -> None:
    assert "published-version" not in codes(at_arxiv(relation, other, "Preprint"))
