"""Requests to services: full batches, addresses of a length that servers allow, and no key or address of a person shown."""

from __future__ import annotations

import pytest
from asked_services import SERVICES, asking
from requests import Request

from harvester.enrichers import HttpAnswer, Question
from harvester.enrichers.asking import AskError
from harvester.enrichers.desks import DESKS


def batches(service: str, identifiers: list[str]) -> list[Question]:
    desk = DESKS[service]
    return [desk.request(batch, SERVICES) for batch in desk.batches(identifiers, SERVICES)]


def test_batches_are_full_and_a_doi_with_a_comma_goes_alone() -> None:
    dois = [f"10.5555/w.{n}" for n in range(120)] + ["10.5555/a,b"]
    asked = batches("crossref", dois)
    assert [len(question.identifiers) for question in asked] == [50, 50, 20, 1]
    assert asked[-1].url.endswith("/works/10.5555%2Fa%2Cb")
    assert all("select" not in dict(question.params) for question in asked)
    assert [len(q.identifiers) for q in batches("pubmed", [str(n) for n in range(1, 402)])] == [200, 200, 1]
    assert not batches("pubmed-search", ["10.5555/a]b"])
    assert [len(q.identifiers) for q in batches("datacite", dois)] == [100, 20, 1]


@pytest.mark.parametrize("service", ["crossref", "idconv", "datacite", "doi-ra"])
def test_no_address_is_longer_than_a_server_allows(service: str) -> None:
    dois = [f"10.5555/0003-0090(2003)277<0001:{'x' * (n % 60)}>2.0.co;{n}" for n in range(300)]
    for question in batches(service, dois):
        line = Request("GET", question.url, params=[*question.params, *question.secrets]).prepare().path_url
        assert len(line) <= 4000


def test_keys_and_addresses_are_sent_and_never_shown() -> None:
    for question in (*batches("crossref", ["10.5555/w.1"]), *batches("pubmed", ["1"])):
        assert ("me@example.org" in dict(question.secrets).values()) or ("k3y" in dict(question.secrets).values())
        assert not any(
            secret in text
            for secret in ("k3y", "me@example.org")
            for text in (repr(question), question.shown(), question.url)
        )
    assert "k3y" not in repr(SERVICES)


# The services of NCBI repeat what they were sent, as it was and percent-encoded.
ECHOES: tuple[tuple[int, bytes], ...] = (
    (404, b'{"status": "error", "message": "bad", "request": "tool=x;email=me%40example.org;ids=1"}'),
    (200, b'{"status": "error", "message": "bad", "request": {"email": "me@example.org", "echo": "api_key=k3y"}}'),
    (400, b"<html>/entrez/eutils/efetch.fcgi?db=pubmed&amp;email=me%40example.org&amp;api_key=k3y&amp;id=1</html>"),
    (200, b'{"esearchresult": {"ERROR": "cannot search for me@example.org with k3y"}}'),
)  # fmt: skip


@pytest.mark.parametrize(("status", "body"), ECHOES)
@pytest.mark.parametrize("service", ["idconv", "pubmed", "pubmed-search"])
def test_what_a_service_repeats_of_a_key_or_an_address_is_not_told(service: str, status: int, body: bytes) -> None:
    asker, _clock = asking(lambda _question: HttpAnswer(status, (), body))
    identifier = "10.5555/w.1" if service == "pubmed-search" else "PMC1" if service == "idconv" else "1"
    (_batch, error), *_more = asker.ask(DESKS[service], [identifier], SERVICES)
    assert isinstance(error, AskError)
    sent = {value for key, value in DESKS[service].request((identifier,), SERVICES).secrets if key != "tool"}
    assert sent
    assert not any(form in error.message for value in sent for form in (value, value.replace("@", "%40")))
