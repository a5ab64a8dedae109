"""Kept pages as WARC (ISO 28500): records written and read, whoever wrote them; no network, and no file is ever read whole."""

from harvester.warc.bodies import Undecodable, decoded
from harvester.warc.places import answer_at
from harvester.warc.records import BrokenRecord, Record
from harvester.warc.wire import Wire

__all__ = ["BrokenRecord", "Record", "Undecodable", "Wire", "answer_at", "decoded"]
