"""``netcoach outcome``: what became of a request, without the screens."""

from __future__ import annotations

import pytest

from tests.support.command import Netcoach


def settled(netcoach: Netcoach, *arguments: str) -> tuple[str, list[tuple[str, str]]]:
    """Settle, and give where the request stands with every outcome recorded."""
    request = netcoach.run("outcome", *arguments, "--json").document["request"]
    return request["latest"], [(one["outcome"], one["on"]) for one in request["outcomes"]]


def test_a_name_and_a_outcome_settle_today(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bo Kessler", "--when", "2026-11-02")
    ran = netcoach.run("outcome", "Bo", "Kessler", "accepted")
    assert ran.out == "Settled Bo Kessler: accepted · netcoach undo undoes\n"
    assert settled(netcoach, "Bo Kessler", "talked", "--on", "2026-11-20") == (
        "talked",
        [("talked", "2026-11-20"), ("accepted", "2026-11-22")],
    )
    netcoach.run("undo")
    assert settled(netcoach, "Bo Kessler", "talked", "--on", "yesterday")[1][0][1] == "2026-11-21"


def test_a_outcome_is_taken_off(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bo Kessler", "--when", "2026-11-02")
    netcoach.run("outcome", "Bo Kessler", "accepted")
    assert settled(netcoach, "Bo Kessler", "accepted", "--off") == ("sent", [])
    assert netcoach.run("undo").out.startswith("Took back: settled Bo Kessler")


def test_an_aged_yes_counts_and_an_early_one_does_not(netcoach: Netcoach) -> None:
    netcoach.run("log", "Ana Rybar", "--when", "2026-11-01")
    netcoach.run("log", "Bo Kessler", "--when", "2026-11-21")
    netcoach.run("outcome", "Bo Kessler", "accepted")
    came_back = netcoach.week()["came_back"]
    assert (came_back["of"], came_back["unchecked"], came_back["checked_on"]) == (0, 1, None)
    netcoach.run("checked")
    week = netcoach.week()
    assert (week["came_back"]["of"], week["came_back"]["accepted"]) == (1, 0)
    assert week["came_back"]["checked_on"] == "2026-11-22"
    assert (week["came_back"]["too_new"], week["came_back"]["early_yes"]) == (1, 1)
    assert [(one["kind"], one["person"]) for one in week["next"]][1:2] == [("hello", "Bo Kessler")]
    assert "Say hello to Bo Kessler, who said yes today" in netcoach.run("week").out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("Nobody", "accepted"), "Nobody in the log"),
        (("Bo Kessler", "accepted", "--on", "2026-11-01"), "was sent on 2 Nov 2026"),
        (("Bo Kessler", "accepted", "--on", "tomorrow"), "lies ahead"),
        (("Bo Kessler", "accepted", "--on", "24nov"), "type today, yesterday, mon, 12 nov or 2"),
        (("Bo Kessler", "replied", "--off"), "nothing to take off"),
        (("Ana Rybar", "accepted"), "Several requests to this person are pending"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(
    netcoach: Netcoach, arguments: tuple[str, ...], sentence: str
) -> None:
    netcoach.run("log", "Bo Kessler", "--when", "2026-11-02")
    netcoach.run("log", "Ana Rybar", "--when", "2026-10-02")
    netcoach.run("log", "Ana Rybar", "--when", "2026-10-03", "--anyway")
    ran = netcoach.run("outcome", *arguments, status=1)
    assert sentence in ran.err
    assert (ran.out, ran.err.count("\n")) == ("", 1)
    assert netcoach.week()["came_back"]["accepted"] == 0


def test_of_several_pending_the_day_of_sending_tells(netcoach: Netcoach) -> None:
    netcoach.run("log", "Ana Rybar", "--when", "2026-10-02")
    netcoach.run("log", "Ana Rybar", "--when", "2026-10-03", "--anyway")
    assert settled(netcoach, "Ana Rybar", "withdrawn", "--sent", "2026-10-03")[0] == "withdrawn"
    assert settled(netcoach, "Ana Rybar", "accepted")[0] == "accepted"


def test_an_unknown_outcome_is_wrong_usage(netcoach: Netcoach) -> None:
    netcoach.run("outcome", "Bo Kessler", "ghosted", status=2)


def test_settle_is_the_same_command_and_help_names_one(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bo Kessler")
    assert netcoach.run("settle", "Bo Kessler", "accepted").out.startswith("Settled Bo Kessler")
    listed = netcoach.run("--help").out
    assert "  outcome " in listed
    assert "settle" not in listed
