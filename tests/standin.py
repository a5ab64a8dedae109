"""A stand-in for the services: answers what it is asked from a made-up world of works, in the services' own shapes."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from urllib.parse import parse_qsl, unquote, urlsplit

from harvester.enrichers import HttpAnswer, Question

JSON = (("Content-Type", "application/json"),)


def _none(_n: int) -> bool:
    return False


class World:
    """Works 0, 1, 2 …: work n has the DOI 10.5555/w.n and the PMID 1000+n; every second one is in PMC.

    `elsewhere` are works that PubMed does not hold; `data` those registered at DataCite under 10.70123; DOIs of 10.70888
    are JaLC's.
    """

    def __init__(
        self, works: int, *, elsewhere: Callable[[int], bool] = _none, data: Callable[[int], bool] = _none
    ) -> None:
        self.works = range(works)
        self.elsewhere, self.data = elsewhere, data
        self.asked: list[Question] = []

    def doi(self, n: int) -> str:
        return f"10.70123/d.{n}" if self.data(n) else f"10.5555/w.{n}"

    def pmid(self, n: int) -> str:
        return str(1000 + n)

    def send(self, question: Question) -> HttpAnswer:
        """The answer to a question; every question is kept in `asked`."""
        self.asked.append(question)
        query = "&".join(f"{key}={value}" for key, value in (*question.params, *question.data))
        return HttpAnswer(200, JSON, self.answer(question.url, query, encoded=False))

    def count(self) -> Counter[str]:
        """How many questions each desk was asked."""
        return Counter(question.service for question in self.asked)

    def answer(self, url: str, query: str, *, encoded: bool = True) -> bytes:
        """The body that the service at an address would answer."""
        pairs = parse_qsl(query) if encoded else [tuple(part.split("=", 1)) for part in query.split("&") if part]
        asked: dict[str, str] = dict(pairs)  # type: ignore[arg-type]  # pairs of two
        path = urlsplit(url).path
        if "/doiRA/" in path:
            return self._agencies([unquote(doi) for doi in path.partition("/doiRA/")[2].split(",")])
        if path.endswith("/works"):
            return (
                self._described(asked["query.bibliographic"])
                if "filter" not in asked
                else self._crossref(asked["filter"])
            )
        if "/works/" in path:
            return self._crossref("doi:" + unquote(path.rpartition("/works/")[2]))
        if path.endswith("/dois"):
            return self._datacite(asked["ids"].split(","))
        if path.endswith("esearch.fcgi"):
            return self._searched(asked["term"])
        if path.endswith("ecitmatch.cgi"):
            return self._cited(asked["bdata"])
        if path.endswith("efetch.fcgi"):
            return self._fetched(asked["id"].split(","))
        return self._converted(asked["ids"].split(","))

    def _number(self, doi: str) -> int | None:
        """The work that has a DOI."""
        found = re.fullmatch(r"10\.(?:5555/w|70123/d)\.(\d+)", doi)
        n = int(found[1]) if found else -1
        return n if n in self.works and self.doi(n) == doi else None

    def _in_pubmed(self, n: int | None) -> bool:
        return n is not None and n in self.works and not self.elsewhere(n) and not self.data(n)

    def _agencies(self, dois: list[str]) -> bytes:
        rows = []
        for doi in dois:
            n = self._number(doi)
            agency = (
                "JaLC"
                if doi.startswith("10.70888/")
                else "Crossref"
                if n is not None and not self.data(n)
                else "DataCite"
            )
            exists = n is not None or agency == "JaLC"
            rows.append({"DOI": doi, "RA": agency} if exists else {"DOI": doi, "status": "DOI does not exist"})
        return json.dumps(rows).encode()

    def _searched(self, term: str) -> bytes:
        numbers = [self._number(doi) for doi in re.findall(r'"(10\.[^"]+)"\[doi\]', term)]
        numbers += [int(n) for n in re.findall(r"numbered(\d+)\[ti\]", term)]
        found = [self.pmid(n) for n in numbers if n is not None and self._in_pubmed(n)]
        return json.dumps({"esearchresult": {"count": str(len(found)), "idlist": found}}).encode()

    def _cited(self, lines: str) -> bytes:
        rows = []
        for line in lines.split("\r"):
            journal, year, volume, page, author, key, _end = line.split("|")
            n = int(page) - 1
            if journal == "Journal of Works" and volume == "1" and self._in_pubmed(n):
                rows.append(f"{journal}|{year}|{volume}|{page}|{author}|{key}|{self.pmid(n)}")
            else:
                rows.append(
                    f"{journal}|{year}|{volume}|{page}|{key}|NOT_FOUND{'' if journal.startswith('Journal') else ';INVALID_JOURNAL'}"
                )
        return "\n".join(rows).encode() + b"\n"

    def _fetched(self, pmids: list[str]) -> bytes:
        articles = [self._article(int(pmid) - 1000) for pmid in pmids if self._in_pubmed(int(pmid) - 1000)]
        return f"<PubmedArticleSet>{''.join(articles)}</PubmedArticleSet>".encode()

    def _converted(self, identifiers: list[str]) -> bytes:
        rows = []
        for one in identifiers:
            n = int(re.sub(r"\D", "", one.rpartition(".")[2]))
            known = {"doi": self.doi(n), "pmid": int(self.pmid(n)), "pmcid": f"PMC{n}", "requested-id": one}
            missing = {"requested-id": one, "status": "error", "errmsg": "Identifier not found in PMC"}
            rows.append(known if self._in_pubmed(n) and n % 2 == 0 and n else missing)
        return json.dumps({"status": "ok", "records": rows}).encode()

    def _crossref(self, dois: str) -> bytes:
        numbers = [self._number(doi) for doi in re.findall(r"doi:([^,]+)", dois)]
        return _works([self.item(n) for n in numbers if n is not None and not self.data(n)])

    def _described(self, text: str) -> bytes:
        """Works whose number stands in the description, and some that are only alike."""
        found = re.search(r"numbered(\d+)", text)
        numbers = [int(found[1]), int(found[1]) + 1, int(found[1]) + 2] if found else [0, 1]
        return _works([self.item(n) for n in numbers if n in self.works and not self.data(n)])

    def _datacite(self, dois: list[str]) -> bytes:
        numbers = [n for doi in dois if (n := self._number(doi)) is not None and self.data(n)]
        rows = [{"id": self.doi(n), "type": "dois", "attributes": self._attributes(n)} for n in numbers]
        return json.dumps({"data": rows, "meta": {"total": len(rows)}}).encode()

    def _attributes(self, n: int) -> dict[str, object]:
        return {
            "doi": self.doi(n), "titles": [{"title": title(n)}], "publisher": "A repository", "publicationYear": 2020,
            "creators": [{"name": "Okafor, Anna", "nameType": "Personal", "givenName": "Anna", "familyName": "Okafor"}],
            "types": {"resourceTypeGeneral": "Dataset"}, "dates": [{"date": "2020-05", "dateType": "Issued"}],
        }  # fmt: skip

    def item(self, n: int) -> dict[str, object]:
        """What Crossref says of a work."""
        return {
            "DOI": self.doi(n), "type": "journal-article", "title": [title(n)], "container-title": ["Journal of Works"],
            "author": [{"family": "Okafor", "given": "Anna"}], "volume": "1", "page": f"{n + 1}-{n + 9}",
            "published-print": {"date-parts": [[2020, 5]]},
        }  # fmt: skip

    def _article(self, n: int) -> str:
        return (
            f"<PubmedArticle><MedlineCitation><PMID>{self.pmid(n)}</PMID><Article><ArticleTitle>{title(n)}.</ArticleTitle>"
            "<Journal><Title>Journal of works</Title><JournalIssue><Volume>1</Volume><PubDate><Year>2020</Year><Month>May</Month>"
            f"</PubDate></JournalIssue></Journal><Pagination><MedlinePgn>{n + 1}-{n + 9}</MedlinePgn></Pagination>"
            "<AuthorList><Author><LastName>Okafor</LastName><Initials>A</Initials></Author></AuthorList>"
            f"</Article></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType='doi'>{self.doi(n)}</ArticleId></ArticleIdList>"
            "</PubmedData></PubmedArticle>"
        )


def _works(items: list[dict[str, object]]) -> bytes:
    message = {"total-results": len(items), "items": items}
    return json.dumps({"status": "ok", "message-type": "work-list", "message": message}).encode()


def title(n: int) -> str:
    """The title of a made-up work."""
    return f"Careful observations of the matter numbered{n}"
