from __future__ import annotations

import pytest

from netcoach.domain.week.next_steps import NextStepKind, next_steps
from tests.support.command import Netcoach


def test_the_week_is_printed_whole(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bo Kessler", "--company", "Orbital", "--when", "2026-11-16T12:10")
    for minute in (2, 10, 18, 26, 34, 42):
        netcoach.log(f"2026-11-19T19:{minute:02}", "--sign", "met=yes")
    out = netcoach.run("week").out
    assert out.isascii() is False
    lines = out.splitlines()
    assert lines[:4] == [
        "Mon 16 – Sun 22 Nov   last day",
        "7 this week, inside 5–10, room for 3.",
        "",
        "0                   5                   10                  15",
    ]
    assert lines[4].index("┝") == 20
    assert lines[4].index("●") == 28
    assert lines[4].index("┥") == 40
    assert "Mon 1   Tue ·   Wed ·   Thu 6   Fri ·   Sat ·   Sun ·" in lines
    assert "  Mon 12:10       —  Bo Kessler · Orbital (not said yet)" in lines
    assert any(line.startswith("  Six in 40 minutes") for line in lines)
    assert all(len(line) <= 80 for line in lines)


def test_what_to_do_next_is_one_list_with_its_keys(netcoach: Netcoach) -> None:
    netcoach.run("log", "Jun Sayeh", "--when", "2026-11-19")
    netcoach.run("log", "Leif Prado", "--when", "2026-05-19", "--sign", "met=yes")
    steps = netcoach.week()["next"]
    assert [(one["kind"], one["key"], one["person"]) for one in steps] == [
        ("close", "w", None),
        ("unrated", "s", "Jun Sayeh"),
        ("lapsed", "E", None),
    ]
    lines = netcoach.run("week").out.splitlines()
    said = lines[lines.index("Next") + 1 :][:3]
    assert said == [f"  {one['text']}" for one in steps]
    assert "1 request not rated yet" in netcoach.run("remind").out


def test_an_empty_log_says_how_to_begin(netcoach: Netcoach) -> None:
    out = netcoach.run("week").out
    assert "netcoach log NAME" in out
    assert not netcoach.database.exists()


def test_the_document_of_an_empty_week(netcoach: Netcoach) -> None:
    week = netcoach.week()
    assert week["week"] == {"start": "2026-11-16", "end": "2026-11-22", "state": "open"}
    assert week["guideline"] == {"low": 5, "high": 10}
    assert (week["sent"], week["pace"], week["to_low"], week["room"]) == (0, None, 5, 10)
    assert week["days_left"] == 0
    assert week["quality"] is None
    assert (week["notes"]["written"], week["notes"]["left_this_month"]) == (0, 5)
    assert (week["bursts"], week["requests"]) == ([], [])


@pytest.mark.parametrize(
    ("sent", "pace"), [(4, "below"), (5, "inside"), (10, "inside"), (11, "above")]
)
def test_a_closed_week_has_a_pace(netcoach: Netcoach, sent: int, pace: str) -> None:
    for number in range(sent):
        netcoach.log(f"2026-11-{9 + number % 7:02}")
    week = netcoach.week("2026-11-12")
    assert (week["week"]["state"], week["sent"], week["pace"]) == ("closed", sent, pace)


@pytest.mark.parametrize(
    ("date", "start"),
    [
        (("2026-11-16",), "2026-11-16"),
        (("2026-11-22",), "2026-11-16"),
        (("2026-11-15",), "2026-11-09"),
        (("yesterday",), "2026-11-16"),
        (("last", "week"), "2026-11-09"),
        (("12 nov",), "2026-11-09"),
        (("2027-01-01",), "2026-12-28"),
        (("2020-02-29",), "2020-02-24"),
    ],
)
def test_a_date_picks_its_week(netcoach: Netcoach, date: tuple[str, ...], start: str) -> None:
    assert netcoach.week(*date)["week"]["start"] == start
    netcoach.log("2026-11-16")
    netcoach.run("week", *date)


def test_the_first_day_of_the_week_is_a_setting(netcoach: Netcoach) -> None:
    config = netcoach.database.parent.parent / "config.toml"
    config.write_text('[week]\nfirst_day = "sunday"')
    week = netcoach.run("week", "--config", str(config), "--json").document
    assert week["week"]["start"] == "2026-11-22"


def test_a_wrong_setting_is_named_on_stderr_and_the_week_still_printed(
    netcoach: Netcoach,
) -> None:
    config = netcoach.database.parent.parent / "config.toml"
    config.write_text('[week]\nfirst_day = "x"')
    ran = netcoach.run("--config", str(config), "week", "--json")
    assert ran.document["sent"] == 0
    assert "[week] first_day" in ran.err
    assert ran.err.count("\n") == 1


def test_no_date_that_cannot_be_read(netcoach: Netcoach) -> None:
    ran = netcoach.run("week", "12/11", status=1)
    assert (ran.out, ran.err.count("\n")) == ("", 1)


def test_shapes_are_ascii_where_the_config_says_so(netcoach: Netcoach) -> None:
    netcoach.log("2026-11-16")
    config = netcoach.database.parent.parent / "config.toml"
    config.write_text('[look]\nglyphs = "ascii"')
    for command in ("week", "trends", "guideline", "undo", "redo"):
        assert netcoach.run("--config", str(config), command).out.isascii()


def test_a_message_put_away_is_not_said_again(netcoach: Netcoach) -> None:
    from netcoach.coach import Coach
    from netcoach.config import Config
    from netcoach.storage.store import Store

    for minute in range(6):
        netcoach.log(f"2026-11-19T19:0{minute}")
    assert "Six in five minutes" in netcoach.run("week").out
    store = Store(netcoach.database)
    coach = Coach(store, lambda: netcoach.now, Config(database=netcoach.database))
    steps = next_steps(coach.week.review())
    coach.week.put_off(next(step for step in steps if step.kind is NextStepKind.BURST))
    store.close()
    assert "Six in" not in netcoach.run("week").out
    (burst,) = netcoach.week()["bursts"]
    assert burst["seen"] is True


def test_a_burst_that_is_not_live_is_a_mark_and_no_message(netcoach: Netcoach) -> None:
    for minute in range(6):
        netcoach.log(f"2026-11-02T19:0{minute}")
    lines = netcoach.run("week", "2026-11-02").out.splitlines()
    assert not any(line.startswith("  Six") for line in lines)
    assert "  2 Nov 2026     6■*" in lines


def test_shapes_are_ascii_where_the_encoding_has_no_others(
    netcoach: Netcoach, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    netcoach.run("log", "José Kaplan", "--when", "2026-11-16")
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    netcoach.run("week")
    said = written.getvalue().decode("ascii")
    assert "Jos? Kaplan" in said
    assert "Mon 16 - Sun 22 Nov" in said
