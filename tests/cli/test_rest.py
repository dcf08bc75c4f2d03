"""``netcoach rest``, and what part weeks, runs and closed weeks look like as documents."""

from __future__ import annotations

import pytest

from netcoach.coach import Coach
from netcoach.config import Config
from netcoach.storage.store import Store
from tests.support.builders import day
from tests.support.command import Netcoach


def coach_of(netcoach: Netcoach) -> Coach:
    return Coach(Store(netcoach.database), lambda: netcoach.now, Config(database=netcoach.database))


@pytest.mark.parametrize(
    ("date", "week"),
    [
        ((), "Mon 16 – Sun 22 Nov"),
        (("next", "week"), "Mon 23 – Sun 29 Nov"),
        (("2026-12-24",), "Mon 21 – Sun 27 Dec"),
        (("last", "week"), "Mon 9 – Sun 15 Nov"),
    ],
)
def test_a_week_rests_and_counts_again(
    netcoach: Netcoach, date: tuple[str, ...], week: str
) -> None:
    out = netcoach.run("rest", *date).out
    assert out == f"{week} is a rest week, left out of every average.\n"
    assert netcoach.run("rest", *date, "--off").out == f"{week} counts again.\n"


def test_a_rest_week_says_so_as_a_document(netcoach: Netcoach) -> None:
    document = netcoach.run("rest", "2026-11-24", "--json").document
    assert document["week"] == {"start": "2026-11-23", "end": "2026-11-29", "state": "rest"}
    assert netcoach.week("2026-11-24")["week"]["state"] == "rest"
    netcoach.run("undo")
    assert netcoach.week("2026-11-24")["week"]["state"] == "open"


@pytest.mark.parametrize("date", ["2026-11-01", "2036-01-01", "9999-12-31", "somewhen"])
def test_what_cannot_rest_is_one_sentence(netcoach: Netcoach, date: str) -> None:
    ran = netcoach.run("rest", date, status=1)
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1


def test_a_first_week_tells_both_guidelines(netcoach: Netcoach) -> None:
    netcoach.now = netcoach.now.subtract(days=3)
    netcoach.run("log", "Bo Kessler")
    week = netcoach.week()
    assert week["guideline"] == {"low": 3, "high": 10}
    assert week["whole_guideline"] == {"low": 5, "high": 10}
    assert week["part"] == {"days": 4, "why": "first"}
    assert (week["to_low"], week["room"]) == (2, 9)
    assert netcoach.run("trends", "--json").document["weeks"][-1]["guideline"] == week["guideline"]
    assert netcoach.run("guideline", "--json").document["low"] == 5


def test_a_closed_week_and_its_line_are_told(netcoach: Netcoach) -> None:
    for date in ("2026-11-09", "2026-11-10"):
        netcoach.log(date)
    coach = coach_of(netcoach)
    coach.closing.close(day("2026-11-10"), went_well="Calm", next_line="Ask an alum")
    coach.store.close()
    netcoach.now = netcoach.now.add(minutes=1)
    netcoach.log("2026-11-11")
    week = netcoach.week("2026-11-10")
    assert week["closed"]["went_well"] == "Calm"
    assert week["closed"]["next_done"] is None
    assert [row["added_later"] for row in week["requests"]] == [False, False, True]
    assert netcoach.week()["line"]["text"] == "Ask an alum"
    trends = netcoach.run("trends", "--json").document
    assert trends["weeks"][-2]["closed"] is True
    assert trends["run"] == {"now": 0, "longest": 0}


def test_a_reminder_is_one_line_when_the_week_needs_something(netcoach: Netcoach) -> None:
    assert netcoach.run("remind").out == ""
    netcoach.log("2026-11-09")
    out = netcoach.run("remind").out
    assert out == (
        "Nothing logged this week yet, last day · Last week: 1 sent, 4 short of 5, to be closed\n"
    )
    assert "Person" not in out
    netcoach.run("rest")
    assert netcoach.run("remind").out == ""


@pytest.mark.parametrize(
    ("scheduler", "goes_on"),
    [("systemd", "Then: "), ("cron", "Add it to your crontab: "), ("launchd", "Then: ")],
)
def test_what_runs_it_weekly_is_printed(netcoach: Netcoach, scheduler: str, goes_on: str) -> None:
    ran = netcoach.run("remind", "--install", scheduler)
    assert str(netcoach.database) in ran.out
    assert ran.err.startswith(goes_on)


def test_it_is_written_on_request(netcoach: Netcoach) -> None:
    ran = netcoach.run("remind", "--install", "systemd", "--write")
    assert ran.out == ""
    assert "netcoach-remind.timer" in ran.err
    assert "systemctl --user" in ran.err
    assert netcoach.run("remind", "--install", "cron", "--write", status=2).out == ""
    assert netcoach.run("remind", "--write", status=2).out == ""
