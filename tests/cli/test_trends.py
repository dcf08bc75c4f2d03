from __future__ import annotations

import pytest

from tests.support.command import Netcoach


def fill(netcoach: Netcoach) -> None:
    """Six, then four, a week of nothing, and two so far."""
    for day, count in (("2026-10-28", 6), ("2026-11-04", 4), ("2026-11-18", 2)):
        for _ in range(count):
            netcoach.log(day, "--sign", "met=yes", "--field", "same")


def test_the_series_has_a_line_for_each_week_since_the_log_began(netcoach: Netcoach) -> None:
    fill(netcoach)
    lines = netcoach.run("trends").out.splitlines()
    assert lines[:5] == [
        "week of      sent   quality  rated",
        "26 Oct 2026    6■    50–100      6",
        "2 Nov 2026     4▽    50–100      4",
        "9 Nov 2026      ?",
        "16 Nov 2026     2                2",
    ]
    assert "Inside 5–10: 1 of the 2 weeks you logged · 1 not known" in lines


def test_every_door_tells_the_same_of_the_last_eight_weeks(netcoach: Netcoach) -> None:
    for day in ("2026-08-19", "2026-09-02", "2026-09-16", "2026-10-01", "2026-10-08"):
        for _ in range(5):
            netcoach.log(day)
    for day in ("2026-08-26", "2026-10-14", "2026-10-21", "2026-11-04", "2026-11-11"):
        netcoach.log(day)
    netcoach.run("rest", "2026-11-11")
    recent = {"weeks": 3, "of": 6, "unknown": 2}
    said = "Inside 5–10: 3 of the 6 weeks you logged · 2 not known"
    assert netcoach.week()["recent"] == recent
    assert said in netcoach.run("week").out
    for weeks, inside, beside in (
        ("3", {"weeks": 0, "of": 1, "unknown": 0}, "0 of 1 inside."),
        ("52", {"weeks": 5, "of": 9, "unknown": 3}, "5 of 9 inside · 3 not known."),
    ):
        document = netcoach.run("trends", "--weeks", weeks, "--json").document
        assert (document["recent"], document["inside"]) == (recent, inside)
        lines = netcoach.run("trends", "--weeks", weeks).out.splitlines()
        assert said in lines
        assert f"Of the weeks above: {beside}" in lines
    same = netcoach.run("trends", "--weeks", "10", "--json").document
    assert same["inside"] == recent
    assert "Of the weeks above" not in netcoach.run("trends", "--weeks", "10").out


def test_the_documents_names_are_kept(netcoach: Netcoach) -> None:
    fill(netcoach)
    document = netcoach.run("trends", "--weeks", "4", "--json").document
    first, *_, last = document["weeks"]
    assert len(document["weeks"]) == 4
    assert (first["start"], first["state"], first["sent"], first["pace"]) == (
        "2026-10-26",
        "closed",
        6,
        "inside",
    )
    assert first["quality"] == {"low": 50, "high": 100, "rated": 6, "of": 6}
    assert (last["state"], last["pace"]) == ("open", None)
    assert document["inside"] == {"weeks": 1, "of": 2, "unknown": 1}
    consistency = document["consistency"]
    assert (consistency["weeks"], consistency["unknown"]) == (2, 1)
    assert 0 < consistency["low"] < consistency["high"] < 1
    assert document["smooth_quality"] is None
    assert document["direction"] is None


def test_an_empty_log_has_nothing_to_draw(netcoach: Netcoach) -> None:
    assert "nothing to draw" in netcoach.run("trends").out
    document = netcoach.run("trends", "--json").document
    assert document["consistency"] == {"low": None, "high": None, "weeks": 0, "unknown": 0}
    assert len(document["weeks"]) == 12


@pytest.mark.parametrize("weeks", ["0", "-1", "521", "many"])
def test_a_number_of_weeks_that_cannot_be_is_wrong_usage(netcoach: Netcoach, weeks: str) -> None:
    assert netcoach.run("trends", "--weeks", weeks, status=2).out == ""


@pytest.mark.parametrize("weeks", [1, 2, 520])
def test_as_many_weeks_as_asked_for(netcoach: Netcoach, weeks: int) -> None:
    document = netcoach.run("trends", "--weeks", str(weeks), "--json").document
    assert len(document["weeks"]) == weeks
