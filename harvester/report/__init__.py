"""The report of a harvest for people: report.html and report.csv. Pure: works in, text out."""

from __future__ import annotations

from harvester.report.csv_report import write_csv
from harvester.report.facts import Reported, RunFacts
from harvester.report.html import write_html

__all__ = ["Reported", "RunFacts", "write_csv", "write_html"]
