from __future__ import annotations

from pathlib import Path

import pytest

from netcoach.domain.week.calendar import week_of
from tests.support.exports import asked, read_tables


@pytest.mark.parametrize(
    ("zone", "counts"),
    [
        # Sunday 8 March 2026, when New York and Los Angeles change clocks and the others do not.
        ("Asia/Tokyo", {"2026-03-02": 2, "2026-03-09": 6}),
        ("Europe/Berlin", {"2026-03-02": 4, "2026-03-09": 4}),
        ("America/New_York", {"2026-03-02": 6, "2026-03-09": 2}),
        ("America/Los_Angeles", {"2026-03-02": 7, "2026-03-09": 1}),
    ],
)
def test_weeks_hold_the_right_requests_when_clocks_go_forward(
    tmp_path: Path, zone: str, counts: dict[str, int]
) -> None:
    times = (
        "3/7/26, 11:30 PM",
        "3/8/26, 7:59 AM",
        "3/8/26, 8:00 AM",
        "3/8/26, 3:59 PM",
        "3/8/26, 4:00 PM",
        "3/8/26, 8:59 PM",
        "3/8/26, 9:00 PM",
        "3/9/26, 12:00 AM",
    )
    assert _weeks(tmp_path, times, zone) == counts


@pytest.mark.parametrize(
    ("zone", "counts"),
    [
        ("Asia/Tokyo", {"2026-10-26": 3, "2026-11-02": 6}),
        ("Europe/Berlin", {"2026-10-26": 5, "2026-11-02": 4}),
        ("America/New_York", {"2026-10-26": 7, "2026-11-02": 2}),
        ("America/Los_Angeles", {"2026-10-26": 8, "2026-11-02": 1}),
    ],
)
def test_weeks_hold_the_right_requests_when_clocks_go_back(
    tmp_path: Path, zone: str, counts: dict[str, int]
) -> None:
    times = (
        "10/31/26, 11:30 PM",
        "11/1/26, 1:30 AM",
        "11/1/26, 6:59 AM",
        "11/1/26, 7:00 AM",
        "11/1/26, 2:59 PM",
        "11/1/26, 3:00 PM",
        "11/1/26, 8:59 PM",
        "11/1/26, 9:00 PM",
        "11/2/26, 12:00 AM",
    )
    assert _weeks(tmp_path, times, zone) == counts


def _weeks(folder: Path, times: tuple[str, ...], zone: str) -> dict[str, int]:
    rows = [asked(f"Person {n}", time, slug=f"person-{n}") for n, time in enumerate(times)]
    counts: dict[str, int] = {}
    for one in read_tables(folder, invitations=rows, zone=zone).requests:
        start = str(week_of(one.sent.on).start)
        counts[start] = counts.get(start, 0) + 1
    return counts
