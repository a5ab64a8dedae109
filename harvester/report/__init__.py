"""The report of a harvest: report.html for people, report.csv, report.json and upstream.csv for tables and programs.

Pure: works in, text out.
"""

from __future__ import annotations

from harvester.report.csv_report import write_csv
from harvester.report.facts import Reported, RunFacts
from harvester.report.html import write_html
from harvester.report.json_report import write_json
from harvester.report.repositories import write_upstream
from harvester.report.whole import Whole, gather

__all__ = ["Reported", "RunFacts", "Whole", "gather", "write_csv", "write_html", "write_json", "write_upstream"]
