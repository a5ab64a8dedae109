"""Crossref's dates: which of many is the cited one, which the online one, and the shapes they come in."""

from __future__ import annotations

from typing import Any

import pytest
from crossref_works import day, work
from shown import shown

PRINT, ONLINE = "published_print", "published_online"
DATES: tuple[tuple[dict[str, Any], str | None, str | None], ...] = (
    # what is said; the cited date; the online date
    ({PRINT: day(2023, 4, 25), ONLINE: day(2022, 11), "issued": day(2022, 11)}, "2023-04-25", "2022-11"),
    ({PRINT: day(2023), "journal_issue": {"published-print": day(2023, 4)}}, "2023-04", None),
    ({PRINT: day(2023, 4, 25), "journal_issue": {"published-print": day(2023, 4)}}, "2023-04-25", None),
    ({PRINT: day(2023, 4), "journal_issue": {"published-print": day(2023, 6)}}, "2023-04", None),
    ({PRINT: day(2023), "journal_issue": {"published-print": day(2024, 1)}}, "2023", None),
    ({ONLINE: day(2015, 12, 20), "volume": "9", "journal_issue": {"published-print": day(2016, 1)}}, "2016-01", "2015-12-20"),
    ({ONLINE: day(2015, 12, 20), "volume": "9", "journal_issue": {"published-online": day(2016, 1)}}, "2016-01", "2015-12-20"),
    ({ONLINE: day(2015, 12, 20), "volume": "9", "journal_issue": {"published-online": day(2015, 12)}}, "2015-12-20", "2015-12-20"),
    ({ONLINE: day(2015, 12, 20), "journal_issue": {"published-online": day(2016, 1)}}, "2015-12-20", "2015-12-20"),
    ({"journal_issue": {"published-online": day(2016, 1)}}, "2016-01", "2016-01"), ({"issued": day(2016), "published": day(2016, 2)}, "2016", None),
    ({"posted": day(2024, 4, 1), "accepted": day(2024, 3, 1), "issued": day(2024, 4, 1)}, "2024-04-01", None), ({"published_other": day(2001)}, "2001", None),
    ({"approved": day(2001, 6, 1), "issued": day(None)}, "2001-06-01", None), ({"accepted": day(2002), "issued": day(None)}, "2002", None),
    ({"content_created": day(2011), "content_updated": day(2026)}, "2011", None), ({"created": day(2011), "deposited": day(2011), "indexed": day(2011)}, None, None),
    # shapes of dates
    ({"issued": day("2008", "4", "1")}, "2008-04-01", None), ({"issued": day(2020, None, 5)}, "2020", None), ({"issued": day(2020, 0, 0)}, "2020", None),
    ({"issued": day(2020, 2, 30)}, "2020-02", None), ({"issued": day(2020, 13, 1)}, "2020", None), ({"issued": day(2018, 22)}, "2018 summer", None),
    ({"issued": {"date-parts": [2019, 5]}}, "2019-05", None), ({"issued": {"date-time": "2019-07-26T00:00:00Z"}}, "2019-07-26", None),
    ({"issued": "2016-05"}, "2016-05", None), ({"issued": day(0)}, None, None), ({"issued": day(True)}, None, None), ({"issued": day(10**400)}, None, None),
    # No years of the deposit schema's stand for nothing known; its months beyond 30 are quarters.
    ({PRINT: day(9999, 1, 1), ONLINE: day(2014, 12, 3)}, "2014-12-03", "2014-12-03"), ({"issued": day(1)}, None, None), ({"issued": day(1399)}, None, None),
    ({"issued": day(2001, 31)}, "2001-01/2001-03", None), ({"issued": day(2001, 34)}, "2001-10/2001-12", None), ({"issued": day(2001, 35)}, "2001", None),
    ({"issued": day(2015.0, 3.0)}, "2015-03", None), ({"issued": day(2015.5)}, None, None), ({"issued": day(1e400)}, None, None),
    ({"issued": {"date-parts": [[]]}}, None, None), ({"issued": {"date-parts": None}}, None, None), ({"issued": day("MMXX")}, None, None),
)  # fmt: skip


@pytest.mark.parametrize(("said", "cited", "online"), DATES)
def test_dates(said: dict[str, Any], cited: str | None, online: str | None) -> None:
    record = work(**said)
    assert (shown(record.issued), shown(record.issued_online)) == (cited, online)
