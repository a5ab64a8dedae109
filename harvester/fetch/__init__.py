"""Pages and answers over the network: the only room that opens a connection."""

from harvester.fetch.archive import Archive, Position, cut
from harvester.fetch.fetched import Fetched
from harvester.fetch.fetcher import Fetcher
from harvester.fetch.pace import Pace
from harvester.fetch.permits import ElsewhereError, Permits
from harvester.fetch.refusing import Refusals, Refused
from harvester.fetch.robots import Known, Robots
from harvester.fetch.session import Response, Session, redact_url

__all__ = [
    "Archive",
    "ElsewhereError",
    "Fetched",
    "Fetcher",
    "Known",
    "Pace",
    "Permits",
    "Position",
    "Refusals",
    "Refused",
    "Response",
    "Robots",
    "Session",
    "cut",
    "redact_url",
]
