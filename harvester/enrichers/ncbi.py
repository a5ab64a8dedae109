"""What all services of NCBI share: who asks, how often, and how they refuse. Pure."""

from __future__ import annotations

from harvester.enrichers.questions import HttpAnswer, Question, Refused, Services

TOOL = "harvester"


def who(services: Services) -> tuple[tuple[str, str], ...]:
    """The parameters that tell NCBI who asks; sent, and never shown."""
    rows = (("tool", TOOL), ("email", services.mailto), ("api_key", services.ncbi_api_key))
    return tuple((key, value) for key, value in rows if value)


def pause(question: Question) -> float:
    """Three requests a second without a key, ten with one."""
    return 0.1 if any(key == "api_key" for key, _value in question.secrets) else 0.34


def refused(answer: HttpAnswer) -> Refused | None:
    """NCBI's own refusals: `{"error": "API rate limit exceeded", …}` and `{"error": "API key invalid", …}`, whatever the status."""
    start = answer.body[:200].lstrip()
    if start.startswith(b"{") and b"API rate limit exceeded" in start:
        return Refused("http-429", "NCBI answered: API rate limit exceeded", again=True)
    if start.startswith(b"{") and b"API key invalid" in start:
        return Refused("bad-key", "NCBI does not accept the api_key of the settings", again=False)
    return None
