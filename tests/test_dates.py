from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.dates import NumberOrder, read_date
from parsers.dates.calendars import from_solar_hijri
from parsers.dates.month_names import AROUND, MONTH_OF, SEASON_OF, TO
from parsers.values import PartialDate

ROWS = [
    # numbers, year first
    ("2024-10-08", "2024-10-08"),
    ("2024/10/08", "2024-10-08"),
    ("2024.10.08", "2024-10-08"),
    ("2026-4-20", "2026-04-20"),
    ("20241008", "2024-10-08"),
    ("2024-10", "2024-10"),
    ("2014/02", "2014-02"),
    ("2024", "2024"),
    ("2015-00-00", "2015"),
    ("2015-05-00", "2015-05"),
    ("2015-02-30", "2015-02"),
    ("2003-02-29", "2003-02"),
    ("1900-02-29", "1900-02"),
    ("2000-02-29", "2000-02-29"),
    # with a time of day
    ("2024-10-08T12:00:00Z", "2024-10-08"),
    ("2015-10-01T00:00:00-07:00", "2015-10-01"),
    ("2016-05-24T13:41+00:00", "2016-05-24"),
    ("2021-11-22T05:06:00.000Z", "2021-11-22"),
    ("2024-10-08 12:00:00", "2024-10-08"),
    ("20241008T120000Z", "2024-10-08"),
    ("D:20241008120000+02'00'", "2024-10-08"),
    ("Tue, 08 Oct 2024 10:00:00 GMT", "2024-10-08"),
    ("Tue Oct  8 10:00:00 UTC 2024", "2024-10-08"),
    ("Tue Oct 08 2024 00:00:00 GMT+0000 (Coordinated Universal Time)", "2024-10-08"),
    ("Friday, May 5, 2023 - 10:00", "2023-05-05"),
    # numbers, year last: dots are day first, a number over 12 shows the order, else the year is sure
    ("08.10.2024", "2024-10-08"),
    ("8. 10. 2024", "2024-10-08"),
    ("25/12/2014", "2014-12-25"),
    ("12/25/2014", "2014-12-25"),
    ("01/01/2013", "2013-01-01"),
    ("03/04/2014", "2014"),
    ("03-04-2014", "2014"),
    ("04/12/2012 15:12:50", "2012"),
    ("00/10/2024", "2024"),
    ("31/02/2015", "2015-02"),
    ("10/2024", "2024-10"),
    ("10-2024", "2024-10"),
    # words
    ("8 October 2024", "2024-10-08"),
    ("October 8, 2024", "2024-10-08"),
    ("January 03 2013", "2013-01-03"),
    ("Dec 20, 2006", "2006-12-20"),
    ("8th October 2024", "2024-10-08"),
    ("the 8th of October, 2024", "2024-10-08"),
    ("2013 Nov 5.", "2013-11-05"),
    ("Oct-2024", "2024-10"),
    ("08-Oct-2024", "2024-10-08"),
    ("2024-Oct-08", "2024-10-08"),
    ("2008 January", "2008-01"),
    ("2012 Sep;", "2012-09"),
    ("February 30, 2004", "2004-02"),
    ("Early May 2003", "2003-05"),
    ("Published: 8 October 2024", "2024-10-08"),
    ("Published online: 7 March 2007", "2007-03-07"),
    ("Epub 2013 Nov 5", "2013-11-05"),
    ("2012 Christmas", "2012"),
    # languages
    ("8. Oktober 2024", "2024-10-08"),
    ("Jänner 2024", "2024-01"),
    ("le 8 octobre 2024", "2024-10-08"),
    ("1er août 2014", "2014-08-01"),
    ("8 de octubre de 2024", "2024-10-08"),
    ("8 de outubro de 2024", "2024-10-08"),
    ("8 ottobre 2024", "2024-10-08"),
    ("8 oktober 2024", "2024-10-08"),
    ("8 października 2024", "2024-10-08"),
    ("listopad 2013", "2013-11"),
    ("8 октября 2024 г.", "2024-10-08"),
    ("8 жовтня 2024", "2024-10-08"),
    ("10 Ağustos 2020", "2020-08-10"),
    ("15 KASIM 2020", "2020-11-15"),
    ("8 Desember 2020", "2020-12-08"),
    ("8. října 2024", "2024-10-08"),
    ("2024. október 8.", "2024-10-08"),
    ("8. lokakuuta 2024", "2024-10-08"),
    ("8. marts 2024", "2024-03-08"),
    ("8 octombrie 2024", "2024-10-08"),
    ("8 Οκτωβρίου 2024", "2024-10-08"),
    ("2024年10月8日", "2024-10-08"),
    ("2024年10月8日(火)", "2024-10-08"),
    ("2024年10月", "2024-10"),
    ("2024년 10월 8일", "2024-10-08"),
    ("٨ أكتوبر ٢٠٢٤", "2024-10-08"),
    ("２０２４－１０－０８", "2024-10-08"),
    # seasons, quarters
    ("1998 Winter", "1998 winter"),
    ("Spring 2001", "2001 spring"),
    ("Fall 2001", "2001 autumn"),
    ("Été 2004", "2004 summer"),
    ("Frühjahr 2004", "2004 spring"),
    ("Q4 2003", "2003-10/2003-12"),
    ("1998 3d Quart", "1998-07/1998-09"),
    # ranges
    ("2003 Jul-Aug", "2003-07/2003-08"),
    ("2020 Jul\u2013Sep", "2020-07/2020-09"),
    ("May-June 2005", "2005-05/2005-06"),
    ("January/February 2003", "2003-01/2003-02"),
    ("Jan & Feb 2003", "2003-01/2003-02"),
    ("2019 Dec-2020 Jan", "2019-12/2020-01"),
    ("2019 Dec 15-31", "2019-12-15/2019-12-31"),
    ("Dec 15-31, 2019", "2019-12-15/2019-12-31"),
    ("2 - 5 July 2019", "2019-07-02/2019-07-05"),
    ("June 30-July 2, 2003", "2003-06-30/2003-07-02"),
    ("30 Dec 2019 - 2 Jan 2020", "2019-12-30/2020-01-02"),
    ("1999 Dec 28-2000 Jan 4", "1999-12-28/2000-01-04"),
    ("2024-10-08/2024-10-12", "2024-10-08/2024-10-12"),
    ("01.02.2003 - 05.02.2003", "2003-02-01/2003-02-05"),
    ("2010-2012", "2010/2012"),
    ("2010/2011", "2010/2011"),
    ("2010-15", "2010/2015"),
    ("2010-11", "2010-11"),
    ("2010-23", "2010"),
    ("Winter 1998/99", "1998 winter/1999"),
    ("2005 Spring-Summer", "2005 spring/2005 summer"),
    ("Dec-Jan 2003", "2003"),
    ("2019-", "2019"),
    # as cataloguers write
    ("c2009", "2009"),
    ("©2009", "2009"),
    ("© 2009 Elsevier Ltd", "2009"),
    ("[2009]", "2009"),
    ("[2009?]", "2009"),
    ("ca. 1850", "1850"),
    ("2009, c2008", "2009"),
    ("2009 [i.e. 2010]", "2010"),
    # the Iranian calendar, where the numbers can be of no other
    ("1389/10/01", "2010-12-22"),
    ("1387/08/01", "2008-10-22"),
    ("1389", "1389"),
]

NONE = """|n.d.|in press|forthcoming|2015-13-01|2015-01-32|13/13/2024|32 January 2004|03/04/14|08 Oct 24|1|99|MMXIX|1850s
19th century|before 1850|0001-01-01|9999-12-31|0000|1402/05/01|1389/10|vol. 12, 2019|2012-2010|October|Winter|-2019|12345|2024 2025
Received 1 May 2003; accepted 2 June 2003|8 Foo 2024|8 October|令和6年|平成30年|../..|2024-10-08-09|2024-1O-08|now|today"""


@pytest.mark.parametrize(("text", "iso"), ROWS)
def test_a_date_is_as_precise_as_it_is_sure(text: str, iso: str) -> None:
    date = read_date(text)
    assert date is not None
    assert date.iso() == iso


@pytest.mark.parametrize("text", NONE.replace("\n", "|").split("|"))
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "order", "iso"),
    [
        ("03/04/2014", "month first", "2014-03-04"),
        ("03/04/2014", "day first", "2014-04-03"),
        ("25/12/2014", "month first", "2014-12-25"),
        ("12/25/2014", "day first", "2014-12-25"),
        ("03.04.2014", "month first", "2014-04-03"),
    ],
)
def test_an_order_that_is_known_settles_only_what_is_open(text: str, order: NumberOrder, iso: str) -> None:
    date = read_date(text, order)
    assert date is not None
    assert date.iso() == iso


def test_no_word_means_two_things() -> None:
    assert not MONTH_OF.keys() & SEASON_OF.keys()
    assert not MONTH_OF.keys() & (AROUND | TO)
    assert not SEASON_OF.keys() & (AROUND | TO)
    assert len(set(MONTH_OF.values())) == 12


@pytest.mark.parametrize(
    ("year", "leap"), [(1391, True), (1395, True), (1399, True), (1403, True), (1390, False), (1400, False)]
)
def test_iranian_leap_years(year: int, leap: bool) -> None:  # noqa: FBT001 - a row's fact, not a mode
    assert (from_solar_hijri(year, 12, 30) is not None) is leap


@pytest.mark.parametrize(
    ("solar", "western"),
    [
        ((1370, 1, 1), (1991, 3, 21)),
        ((1399, 12, 30), (2021, 3, 20)),
        ((1300, 1, 1), (1921, 3, 21)),
        ((1379, 10, 11), (2000, 12, 31)),
    ],
)
def test_iranian_dates(solar: tuple[int, int, int], western: tuple[int, int, int]) -> None:
    assert from_solar_hijri(*solar) == western


_DAYS = st.dates().filter(lambda day: 1450 <= day.year < 9999)
_PIECES = st.sampled_from(
    "2024|10|8|08|Oct|Winter|-|/|.| |,|to|c|©|[|]|T12:00|Z|年|月|日|i.e.|Q4|١|\x00|\ud800|:|?|of|99".split("|")
)


@given(st.text() | st.lists(_PIECES, max_size=10).map("".join))
def test_no_text_makes_it_raise(text: str) -> None:
    read_date(text)


@given(_DAYS)
def test_a_day_is_read_from_many_prints(day: dt.date) -> None:
    prints = (
        "%d %B {0}",
        "%B %d, {0}",
        "{0} %b %d",
        "%d.%m.{0}",
        "{0}/%m/%d",
        "%d-%b-{0}",
        "{0}-%m-%dT10:20:30Z",
        "[%d\u00a0%b\r\n{0}]",
    )
    year = f"{day.year:04}"  # strftime does not pad years on every platform
    assert {read_date(day.strftime(form).format(year)) for form in prints} == {
        PartialDate(year=day.year, month=day.month, day=day.day)
    }


@given(st.sampled_from([text for text, _iso in ROWS]))
def test_what_was_read_is_read_the_same_again(text: str) -> None:
    date = read_date(text)
    assert date is not None
    assert date.year < 1450 or read_date(date.iso()) == date


@pytest.mark.parametrize("unit", ["1", " ", "a", "2024 ", "2024-", "Jan-", "[", "i.e. ", "T12:00", "年", "©"])
def test_a_megabyte_is_no_date(unit: str) -> None:
    assert read_date(unit * (1_000_000 // len(unit))) is None
