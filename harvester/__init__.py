"""The harvester: fetches citation pages, cross-checks what they say, and writes citations with their sources."""

__version__ = "0.1.0"
