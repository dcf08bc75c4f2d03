from __future__ import annotations

from pathlib import Path

import pytest

from netcoach.domain.log.request import Source
from tests.support.command import Netcoach


def test_a_name_is_enough(netcoach: Netcoach) -> None:
    ran = netcoach.run("log", "Bo Kessler")
    assert ran.out == (
        "Logged Bo Kessler. 1 this week, inside 1–10 (you started on Sunday), room for 9.\n"
    )
    assert ran.err == ""
    (request,) = netcoach.week()["requests"]
    assert request["person"] == "Bo Kessler"
    assert request["sent_at"] == "2026-11-22T21:30:00+01:00"
    assert (request["precision"], request["latest"], request["quality"]) == (
        "minute",
        "sent",
        None,
    )


def test_a_name_needs_no_quotes(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bo", "van", "Kessler", "--company", "Orbital")
    (request,) = netcoach.week()["requests"]
    assert (request["person"], request["company"]) == ("Bo van Kessler", "Orbital")


@pytest.mark.parametrize(
    ("said", "signs"),
    [((), {"event": "yes"}), (("--sign", "event=no"), {"event": "no"})],
)
def test_the_name_of_an_event_answers_its_sign(
    netcoach: Netcoach, said: tuple[str, ...], signs: dict[str, str]
) -> None:
    ran = netcoach.run("log", "Bo Kessler", "--event", "PyData", *said, "--json")
    assert ran.document["request"]["signs"] == signs


def test_everything_that_can_be_said_is_kept(netcoach: Netcoach) -> None:
    document = netcoach.run(
        *("log", "Bo Kessler", "--company", "Orbital", "--role", "Data lead"),
        *("--url", "https://www.linkedin.com/in/bo-kessler", "--when", "2026-11-19T19:04"),
        *("--note", "Hi Bo, your talk on joins stayed with me.", "--reason", "her SQL talk"),
        *("--sign", "event=yes", "--sign", "met=no", "--field", "same", "--event", "PyData"),
        "--json",
    ).document
    request = document["request"]
    assert request == {
        "id": request["id"],
        "person": "Bo Kessler",
        "company": "Orbital",
        "role": "Data lead",
        "sent_on": "2026-11-19",
        "sent_at": "2026-11-19T19:04:00+01:00",
        "sent_from": None,
        "precision": "minute",
        "source": Source.LATE.value,
        "note": "Hi Bo, your talk on joins stayed with me.",
        "reason": "her SQL talk",
        "event": "PyData",
        "field": "same",
        "signs": {"event": "yes", "met": "no"},
        "quality": {"low": 75, "high": request["quality"]["high"]},
        "latest": "sent",
        "added_later": False,
        "outcomes": [],
    }
    assert document["week"]["sent"] == 1
    assert "requests" not in document["week"]


@pytest.mark.parametrize(
    ("when", "sent_on", "precision"),
    [
        ("2026-11-12", "2026-11-12", "day"),
        ("yesterday", "2026-11-21", "day"),
        ("mon", "2026-11-16", "day"),
        ("week:2026-11-12", "2026-11-12", "week"),
        ("2026-11-12T19:04", "2026-11-12", "minute"),
    ],
)
def test_when_is_kept_as_exactly_as_it_was_said(
    netcoach: Netcoach, when: str, sent_on: str, precision: str
) -> None:
    netcoach.run("log", "Bo Kessler", "--when", when)
    (request,) = netcoach.week(sent_on)["requests"]
    assert (request["sent_on"], request["precision"]) == (sent_on, precision)
    assert (request["sent_at"] is None) is (precision != "minute")


@pytest.mark.parametrize("when", ["tomorrow", "2026-11-23", "2026-11-22T21:31", "12/11", "5", "x"])
def test_what_lies_ahead_or_is_unclear_is_refused(netcoach: Netcoach, when: str) -> None:
    ran = netcoach.run("log", "Bo Kessler", "--when", when, status=1)
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1
    assert netcoach.week()["sent"] == 0


def test_asking_again_too_soon_needs_anyway(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bo Kessler", "--when", "2026-11-17")
    ran = netcoach.run("log", "Bo Kessler", status=1)
    assert ran.err.count("\n") == 1
    assert "17 Nov 2026" in ran.err
    assert "--anyway" in ran.err
    assert netcoach.week()["sent"] == 1
    netcoach.run("log", "Bo Kessler", "--anyway")
    assert netcoach.week()["sent"] == 2


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 so far. Aim for 5–10: 4 more to reach 5, room for 9."),
        (4, "4 so far. Aim for 5–10: 1 more to reach 5, room for 6."),
        (5, "5 this week, inside 5–10, room for 5."),
        (10, "10 this week, inside 5–10, no room left."),
        (11, "11 this week, 1 past 10."),
    ],
)
def test_it_says_how_the_week_stands(netcoach: Netcoach, count: int, said: str) -> None:
    netcoach.log("2026-11-12")
    for number in range(count - 1):
        netcoach.log(f"2026-11-{16 + number % 7}")
    assert said in netcoach.run("log", "Bo Kessler", "--when", "2026-11-22").out


def test_it_says_how_an_earlier_week_ended(netcoach: Netcoach) -> None:
    out = netcoach.run("log", "Bo Kessler", "--when", "2026-11-12").out
    assert out == "Logged Bo Kessler. Mon 9 – Sun 15 Nov: 1 that week, 4 short of 5–10.\n"


def test_it_says_the_burst_that_a_request_is_part_of(netcoach: Netcoach) -> None:
    for minute in range(5):
        netcoach.log(f"2026-11-22T21:0{minute}")
    out = netcoach.run("log", "Bo Kessler", "--when", "2026-11-22T21:20").out
    assert "Six in 20 minutes." in out.splitlines()[1]
    out = netcoach.run("log", "Ana Rybar", "--when", "2026-11-17").out
    assert len(out.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Missing argument 'WHO...'"),
        (("Bo", "--note", "Hi", "--no-note"), "not both"),
        (("Bo", "--sign", "met"), "'met' is not known. Type NAME=yes or NAME=no"),
        (("Bo", "--sign", "tall=yes"), "'tall=yes' is not known"),
        (("Bo", "--field", "near"), "'near' is not known. It is one of same, related"),
        (("Bo", "--nonsense"), "No such option"),
    ],
)
def test_wrong_usage_is_said_and_logs_nothing(
    netcoach: Netcoach, arguments: tuple[str, ...], words: str
) -> None:
    ran = netcoach.run("log", *arguments, status=2)
    assert ran.out == ""
    assert words in ran.err
    assert netcoach.week()["sent"] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("",),
        (" ",),
        ("\x1b\u202e\u200b",),
        ("Bo", "--sign", "met=yes", "--sign", "met=no"),
        ("x" * 10_001,),
    ],
)
def test_what_cannot_be_logged_is_refused_in_one_sentence(
    netcoach: Netcoach, arguments: tuple[str, ...]
) -> None:
    ran = netcoach.run("log", *arguments, status=1)
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert netcoach.week()["sent"] == 0


HOSTILE = [
    "Ann [/b] Lee",
    "[@click=app.quit]x[/]",
    "Ann\x1b]52;c;aGk=\x07Lee",
    "Ann\x9b31mLee",
    "Ann\u202eeeL",
    "Ann\u2028Lee\nLow",
    "=cmd|'/c calc'!A1",
    "\u0645\u0631\u064a\u0645",
    "n" * 10_000,
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_shown_plainly_and_commands_nothing(
    netcoach: Netcoach, name: str
) -> None:
    ran = [
        netcoach.run("log", name, "--company", name, "--note", name, "--event", name),
        netcoach.run("week"),
        netcoach.run("week", "--json"),
        netcoach.run("undo"),
        netcoach.run("redo", "--json"),
    ]
    for written in (text for one in ran for text in (one.out, one.err)):
        assert all(line.isprintable() for line in written.split("\n"))
        assert written.encode("utf-8").decode("utf-8") == written
    (request,) = ran[2].document["requests"]
    assert request["person"].isprintable()
    if name.isprintable():
        assert request["person"] == name


def test_what_is_sent_before_the_day_starts_belongs_to_the_week_before(
    netcoach: Netcoach, tmp_path: Path
) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[week]\nday_starts = "04:00"\n')
    netcoach.now = netcoach.now.add(hours=4)
    said = ("--config", str(file))
    ran = netcoach.run("log", "Bo Kessler", "--when", "2026-11-23T00:30", "--json", *said)
    assert ran.document["request"]["sent_on"] == "2026-11-22"
    assert ran.document["request"]["sent_at"] == "2026-11-23T00:30:00+01:00"
    week = netcoach.run("week", "--json", *said).document
    assert (week["today"], week["week"]["start"], week["sent"]) == ("2026-11-22", "2026-11-16", 1)
    later = netcoach.run("week", "2026-11-22", "--json").document
    assert later["sent"] == 1
