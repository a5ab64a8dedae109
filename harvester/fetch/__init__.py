"""Pages and answers over the network: the only room that opens a connection."""

from harvester.fetch.archive import Archive, Position
from harvester.fetch.fetcher import Fetched, Fetcher
from harvester.fetch.session import Response, Session, redact_url

__all__ = ["Archive", "Fetched", "Fetcher", "Position", "Response", "Session", "redact_url"]
