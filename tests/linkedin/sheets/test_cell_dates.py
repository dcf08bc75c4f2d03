"""Dates of a spreadsheet, read in the one way a whole table allows."""

from __future__ import annotations

import pytest
from pendulum import Date

from netcoach.domain.errors import UnreadableDate
from netcoach.domain.log.request import Precision
from netcoach.domain.zones import zone_of
from netcoach.linkedin.dates import AmbiguousDate
from netcoach.linkedin.sheets.cell_dates import CellDate, DateOrder, cell_date, order_of

HERE = zone_of("Europe/Berlin")


@pytest.mark.parametrize(
    "cell",
    [
        "2026-09-14",
        "2026/09/14",
        "2026.09.14",
        "2026-9-14",
        "20260914",
        "9/14/2026",
        "09/14/26",
        "14/9/2026",
        "14-09-2026",
        "14.09.2026",
        "14.9.26",
        "14. 9. 2026",
        "14 Sep 2026",
        "14-Sep-26",
        "14. September 2026",
        "Sep 14, 2026",
        "September 14th, 2026",
        "Mon, Sep 14, 2026",
        "Monday 14 September 2026",
        "14 de setembro de 2026",
        "14 septembre 2026",
        "46279",
        "46279.7",
        "2026-09-14T00:00:00.000Z",
        " 2026-09-14 ",
    ],
)
def test_a_day_is_read_however_a_spreadsheet_writes_it(cell: str) -> None:
    sent = cell_date(cell, None).sent(HERE)
    assert (sent.on, sent.at, sent.precision) == (Date(2026, 9, 14), None, Precision.DAY)


@pytest.mark.parametrize(
    ("cell", "utc"),
    [
        ("2026-09-14T07:12:00.000Z", "07:12:00"),
        ("2026-09-14T09:12+02:00", "07:12:00"),
        ("2026-09-14 09:12", "07:12:00"),
        ("14.09.2026 09:12", "07:12:00"),
        ("9/14/2026, 9:12 AM", "07:12:00"),
        ("14/09/2026 21:12:30", "19:12:30"),
        ("Sep 14, 2026 at 9:12 p.m.", "19:12:00"),
        ("2026-09-14 07:12:09 UTC", "07:12:09"),
    ],
)
def test_a_time_is_of_the_zone_it_names_else_of_the_users(cell: str, utc: str) -> None:
    sent = cell_date(cell, None).sent(HERE)
    assert sent.on == Date(2026, 9, 14)
    assert sent.at is not None
    assert sent.at.format("YYYY-MM-DD HH:mm:ss") == f"2026-09-14 {utc}"


def test_a_time_near_midnight_is_of_the_users_own_day() -> None:
    assert cell_date("2026-09-14T22:30:00Z", None).sent(HERE).on == Date(2026, 9, 15)


@pytest.mark.parametrize("cell", ["3/4/2026", "03-04-2026", "3/4/26 10:00"])
def test_a_date_with_two_readings_is_refused_until_the_table_tells(cell: str) -> None:
    with pytest.raises(AmbiguousDate):
        cell_date(cell, None)
    assert cell_date(cell, DateOrder.DAY_FIRST).on == Date(2026, 4, 3)
    assert cell_date(cell, DateOrder.MONTH_FIRST).on == Date(2026, 3, 4)


def test_the_same_number_twice_is_one_date() -> None:
    assert cell_date("5/5/2026", None) == CellDate(on=Date(2026, 5, 5))


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["3/4/2026", "9/14/2026"], DateOrder.MONTH_FIRST),
        (["3/4/2026", "30/09/2026 19:12"], DateOrder.DAY_FIRST),
        (["3/4/2026", "3.4.2026"], DateOrder.DAY_FIRST),
        (["3/4/2026", "14/9/2026", "9/14/2026"], None),
        (["3/4/2026", "2026-09-14", "", "soon"], None),
        ([], None),
    ],
)
def test_one_date_tells_for_all_unless_another_contradicts_it(
    cells: list[str], order: DateOrder | None
) -> None:
    assert order_of(cells) is order


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "soon",
        "31/02/2026",
        "13/13/2026",
        "2026-02-30",
        "14 Brumaire 2026",
        "14 Sep 1999",
        "99999",
        "12",
        "9/14",
        "2026-09-14 25:00",
        "9/14/2026 13:12 PM",
        "2026-09-14T07:12+99:00",
        "9" * 5_000,
        "٣/٤/٢٠٢٦",
    ],
)
@pytest.mark.parametrize("order", [None, *DateOrder])
def test_what_is_no_date_is_refused(cell: str, order: DateOrder | None) -> None:
    with pytest.raises(UnreadableDate):
        cell_date(cell, order)
