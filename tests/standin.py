"""A stand-in for Crossref, E-utilities and the ID converter: answers what it is asked from a made-up world of works."""

from __future__ import annotations

import json
import re
from collections import Counter
from urllib.parse import parse_qsl, unquote, urlsplit

from harvester.enrichers import HttpAnswer, Question

JSON = (("Content-Type", "application/json"),)


class World:
    """Works 0, 1, 2 …: work n has the DOI 10.5555/w.n and the PMID 1000+n; every second one is in PMC."""

    def __init__(self, works: int) -> None:
        self.works = range(works)
        self.asked: list[Question] = []

    def doi(self, n: int) -> str:
        return f"10.5555/w.{n}"

    def pmid(self, n: int) -> str:
        return str(1000 + n)

    def send(self, question: Question) -> HttpAnswer:
        """The answer to a question; every question is kept in `asked`."""
        self.asked.append(question)
        query = "&".join(f"{key}={value}" for key, value in (*question.params, *question.data))
        return HttpAnswer(200, JSON, self.answer(question.url, query, encoded=False))

    def count(self) -> Counter[str]:
        """How many questions each service was asked."""
        return Counter(question.service for question in self.asked)

    def answer(self, url: str, query: str, *, encoded: bool = True) -> bytes:
        """The body that the service at an address would answer."""
        pairs = parse_qsl(query) if encoded else [tuple(part.split("=", 1)) for part in query.split("&")]
        asked: dict[str, str] = dict(pairs)  # type: ignore[arg-type]  # pairs of two
        path = urlsplit(url).path
        if path.endswith("/works"):
            return self._crossref(asked["filter"])
        if "/works/" in path:
            return self._crossref("doi:" + unquote(path.rpartition("/works/")[2]))
        if path.endswith("esearch.fcgi"):
            found = [
                self.pmid(int(n))
                for n in re.findall(r"10\.5555/w\.(\d+)\"?\[doi\]", asked["term"])
                if int(n) in self.works
            ]
            return json.dumps({"esearchresult": {"idlist": found}}).encode()
        if path.endswith("efetch.fcgi"):
            articles = [
                self._article(int(pmid) - 1000) for pmid in asked["id"].split(",") if int(pmid) - 1000 in self.works
            ]
            return f"<PubmedArticleSet>{''.join(articles)}</PubmedArticleSet>".encode()
        rows = []
        for one in asked["ids"].split(","):
            n = int(re.sub(r"\D", "", one.rpartition(".")[2]))
            known = {"doi": self.doi(n), "pmid": int(self.pmid(n)), "pmcid": f"PMC{n}", "requested-id": one}
            missing = {"requested-id": one, "status": "error", "errmsg": "Identifier not found in PMC"}
            rows.append(known if n in self.works and n % 2 == 0 and n else missing)
        return json.dumps({"status": "ok", "records": rows}).encode()

    def _crossref(self, dois: str) -> bytes:
        numbers = [int(n) for n in re.findall(r"doi:10\.5555/w\.(\d+)", dois)]
        items = [self._item(n) for n in numbers if n in self.works]
        return json.dumps({"status": "ok", "message-type": "work-list", "message": {"items": items}}).encode()

    def _item(self, n: int) -> dict[str, object]:
        return {
            "DOI": self.doi(n), "type": "journal-article", "title": [title(n)], "container-title": ["Journal of Works"],
            "author": [{"family": "Author", "given": "Anna"}], "volume": "1", "page": f"{n + 1}-{n + 9}",
            "published-print": {"date-parts": [[2020, 5]]},
        }  # fmt: skip

    def _article(self, n: int) -> str:
        return (
            f"<PubmedArticle><MedlineCitation><PMID>{self.pmid(n)}</PMID><Article><ArticleTitle>{title(n)}.</ArticleTitle>"
            "<Journal><Title>Journal of works</Title><JournalIssue><Volume>1</Volume><PubDate><Year>2020</Year><Month>May</Month>"
            "</PubDate></JournalIssue></Journal><AuthorList><Author><LastName>Author</LastName><Initials>A</Initials></Author></AuthorList>"
            f"</Article></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType='doi'>{self.doi(n)}</ArticleId></ArticleIdList>"
            "</PubmedData></PubmedArticle>"
        )


def title(n: int) -> str:
    """The title of a made-up work."""
    return f"A study of the matter numbered {n}"
