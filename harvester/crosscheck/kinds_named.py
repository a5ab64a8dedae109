"""What a record is by words and numbers that its fields hold, where its type says something else.

Lists call a thesis a book, a working paper an article of its series, a chapter the book that its DOI is made of.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from parsers.clean import fold
from parsers.record import Record

_MOST = 300
# DOIs that a house makes of its book's number and the chapter's: Springer's, Elsevier's, Taylor & Francis's, Oxford's.
_CHAPTER_DOI = re.compile(
    r"10\.1007/(?:978[0-9-]{10,14}|[0-9]{6,9}|3-540-[0-9]{5}-[0-9x])_[0-9]{1,3}$|10\.1016/b978-[0-9x-]{10,14}\.[0-9]{5}-[0-9x]$|"
    r"10\.(?:1201|4324)/978[0-9]{10}-[0-9]{1,3}$|10\.1093/(?:oso|acprof:oso)/978[0-9]{10}\.003\.[0-9]{4}$|10\.1057/978[0-9-]{10,14}_[0-9]{1,3}$"
)
_DISSERTATION = re.compile(
    r"\b(?:(?:ph\.? ?d\.?|doctoral|master'?s|m\.?sc\.?|diploma|bachelor'?s|unpublished) (?:thesis|dissertation)|thesis|dissertation(?!\.com)|"
    r"inaugural-dissertation|habilitationsschrift|diplomarbeit|these de doctorat|tesis doctoral|tese de doutorado)\b"
)
_WORKING_PAPERS = re.compile(
    r"\b(?:working|discussion|policy research) papers?\b|\b(?:technical|staff) reports?\b|\b(?:nber|iza|cesifo|cepr|imf) (?:wp|dp)\b|"
    r"\bdocumentos? de trabajo\b|\bdocuments? de travail\b|\barbeitspapiere?\b|\bdiskussionspapiere?\b"
)
# Series in which proceedings come out, each under a name of its own: a list names either.
_OF_PROCEEDINGS = re.compile(
    r"lecture notes (?:in|on|of)\b|lect\.? ?notes\b|(?:lncs|lnai|lnbip|lnee|ccis|lipics|entcs|eptcs|pmlr|ceur)\b|ifip advances\b|"
    r"ifip aict\b|communications in computer and information science\b|commun\.? comput\.? inf|advances in intelligent systems and computing\b|"
    r"advances in soft computing\b|leibniz international proceedings\b|electronic notes in theoretical\b|proceedings of machine learning research\b|"
    r"jmlr workshop and conference proceedings\b|ceur workshop proceedings\b|springer proceedings in\b|smart innovation, systems\b|"
    r"acm international conference proceeding series\b|electronic proceedings in theoretical\b"
)
_MEETING = re.compile(r"\b(?:conference|symposium|workshop|congress|international meeting|colloquium)\b")
# What a society calls a journal of its own, too: "Proceedings of the National Academy of Sciences".
_MAY_BE_MEETING = re.compile(
    r"\b(?:proceedings of|proc\. (?:of|int)|conference|symposium|workshop|annual meeting|conf|symp|adv(?:ances|\.)? (?:in )?neural)\b",
    re.IGNORECASE,
)
# "Medical Image Computing – MICCAI 2015", "CRYPTO '87": no journal is named with a year.
_DATED = re.compile(r"\b[A-Z][A-Za-z]*[A-Z]{2}[ -]?(?:(?:19|20)|['’])[0-9]{2}(?:\W*$|\b)")


_IN_PROCEEDINGS = re.compile(r"\s*proc(?:eedings|\.) ", re.IGNORECASE)


def is_of_proceedings(record: Record) -> bool:
    """Whether a list put the proceedings that hold a paper in the place of the publisher.

    >>> is_of_proceedings(Record(publisher="Proceedings of the EuroTeX 92 conference")), is_of_proceedings(Record(publisher="ACM"))
    (True, False)
    """
    return record.publisher is not None and _IN_PROCEEDINGS.match(record.publisher) is not None


def is_chapter_by_doi(record: Record) -> bool:
    """Whether a DOI is made of the number of a book and of a chapter in it: whoever calls it a book means the chapter.

    >>> is_chapter_by_doi(Record(doi="10.1007/978-3-319-07881-6_3")), is_chapter_by_doi(Record(doi="10.1007/978-3-319-07881-6"))
    (True, False)
    """
    return record.doi is not None and _CHAPTER_DOI.match(record.doi) is not None


# Who publishes proceedings, and registers no preprints: ACM, IEEE, Springer's books, the Internet Society, the ACL, IJCAI, AAAI, Dagstuhl.
_OF_PUBLISHER = re.compile(
    r"10\.(?:1145/(?!.*/slides)|1109/(?![tjlm]|access)|1007/(?:978|11[0-9]{6}|3-540-)|14722/|18653/v1/|3115/|24963/ijcai|1609/aaai|4230/lipics|1117/12\.)"
)


def is_of_publisher(record: Record) -> bool:
    """Whether a DOI is one that a publisher of proceedings gives: what has it is the paper, and not its preprint.

    >>> is_of_publisher(Record(doi="10.1145/938985.939000")), is_of_publisher(Record(doi="10.48550/arxiv.1412.6980"))
    (True, False)
    """
    return record.doi is not None and _OF_PUBLISHER.match(record.doi) is not None


# "Encoding/decoding. In: Culture, Media, Language, pp. 128-138": a list's whole reference for a title.
RUN_ON = re.compile(r"[.?!]\s+in:?\s+(?=\S.{8,300}\b(?:pp?\.|pages?)\s*[0-9]).*$", re.IGNORECASE)


def is_chapter_by_title(record: Record) -> bool:
    """Whether a title runs on to the book and the pages where the chapter stands.

    >>> is_chapter_by_title(Record(title="Encoding/decoding. In: Culture, Media, Language, pp. 128-138"))
    True
    """
    return record.title is not None and RUN_ON.search(str(record.title)[:_MOST_OF_TITLE]) is not None


_MOST_OF_TITLE = 1000


def is_of_chapter(record: Record) -> bool:
    """Whether what is called a book is a chapter of one, by its DOI or its title."""
    return is_chapter_by_doi(record) or is_chapter_by_title(record)


def is_called_thesis(record: Record) -> bool:
    """Whether a book's house, place or genre says that it is a thesis: "Unpublished Ph.D. dissertation, University of Chicago".

    >>> is_called_thesis(Record(publisher="Master's thesis, MIT")), is_called_thesis(Record(publisher="MIT Press"))
    (True, False)
    """
    return any(
        _DISSERTATION.search(fold(text[:_MOST]))
        for text in (record.genre, record.publisher, record.publisher_place)
        if text
    )


def kind_of_book(record: Record) -> Literal["chapter", "thesis", "paper", "book"]:
    """What that is which is called a book."""
    if is_of_chapter(record):
        return "chapter"
    return "thesis" if is_called_thesis(record) else "paper" if is_of_proceedings(record) else "book"


def is_working_paper(record: Record) -> bool:
    """Whether what is called an article stands in a series of working papers, whose number is then its volume.

    >>> is_working_paper(Record(type="article-journal", container_title="NBER Working Paper Series"))
    True
    """
    return (
        record.type == "article-journal" and record.container_title is not None and _are_papers(record.container_title)
    )


@lru_cache(maxsize=1024)
def _are_papers(name: str) -> bool:
    return _WORKING_PAPERS.search(fold(name[:_MOST])) is not None


def is_in_series(record: Record) -> bool:
    """Whether a container is a series of proceedings or books and no proceedings' own name: "Lecture Notes in Computer Science", "LNCS 7668".

    >>> is_in_series(Record(container_title="LNCS 7668")), is_in_series(Record(container_title="Automata, Languages and Programming"))
    (True, False)
    """
    return (
        record.container_title is not None and _OF_PROCEEDINGS.match(fold(record.container_title[:_MOST])) is not None
    )


def is_of_meeting(record: Record) -> bool:
    """Whether a container is named as a meeting's, or is a series of proceedings: an article in it is a paper."""
    name = record.container_title
    if name is None:
        return False
    return (
        is_in_series(record)
        or _MEETING.search(fold(name[:_MOST])) is not None
        or _DATED.search(name[:_MOST]) is not None
    )


def may_be_of_meeting(record: Record) -> bool:
    """Whether a container may be a meeting's by its name: proceedings of a society are, or its journal.

    >>> journal = Record(container_title="Proceedings of the Academy")
    >>> may_be_of_meeting(journal), is_of_meeting(journal)
    (True, False)
    """
    return _MAY_BE_MEETING.search(record.container_title or "") is not None
