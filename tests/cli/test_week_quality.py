"""Every quality row, from ``netcoach log`` to ``netcoach week --json``."""

from __future__ import annotations

import pytest

from netcoach.domain.log.signs import SIGNS
from tests.support.command import Netcoach

NOTE = ("--note", "Your talk on query plans made me rewrite ours.")
REASON = ("--reason", "the talk on query plans")
BARE = ("--no-note",)


def answered(*yes: str, field: str, rest: str = "no") -> list[str]:
    """Signs answered yes; the others no, or left open."""
    said = [f"--sign={sign}=yes" for sign in yes]
    if rest == "no":
        said += [f"--sign={sign}=no" for sign in SIGNS if sign not in yes]
    return [*said, "--field", field]


ALUM = ("alumni", "i-engaged", "target-company")
SENIOR = ("senior", "target-company")

ROWS = {
    "met, they engage, senior": (
        [*answered("met", "they-engage", "senior", field="same"), *NOTE, *REASON],
        (95, 95),
    ),
    "met at an event": ([*answered("event", field="same"), *NOTE, *REASON], (75, 75)),
    "met at an event, all else open": (
        [*answered("event", field="same", rest="open"), *NOTE, *REASON],
        (75, 100),
    ),
    "alum without a note": ([*answered(*ALUM, field="related"), *BARE], (50, 50)),
    "alum with a note": ([*answered(*ALUM, field="related"), *NOTE], (75, 75)),
    "cold recruiter": ([*answered("recruiter", field="same"), *NOTE, *REASON], (55, 55)),
    "former colleague, bare": ([*answered("worked", field="same"), *BARE], (45, 45)),
    "cold senior person, bare": ([*answered(*SENIOR, field="related"), *BARE], (28, 28)),
    "met, unrelated, bare": ([*answered("met", field="unrelated"), *BARE], (30, 30)),
    "only the same field": (["--field", "same"], (20, 100)),
    "all answered no": ([*answered(field="unrelated"), *BARE], (0, 0)),
}

SPENT_ROWS = {
    "alum": ([*answered(*ALUM, field="related"), *BARE], 71),
    "alum, spoke first, with a reason": (
        [*answered(*ALUM, "spoke-first", field="related"), *BARE, *REASON],
        79,
    ),
    "cold senior person": ([*answered(*SENIOR, field="related"), *BARE], 39),
}


@pytest.mark.parametrize(("said", "points"), ROWS.values(), ids=ROWS.keys())
def test_a_request_has_its_points(
    netcoach: Netcoach, said: list[str], points: tuple[int, int]
) -> None:
    netcoach.log("2026-11-18", *said)
    week = netcoach.week()
    low, high = points
    assert week["requests"][0]["quality"] == {"low": low, "high": high}
    assert week["quality"] == {"low": low, "high": high, "rated": 1, "of": 1}


@pytest.mark.parametrize(("said", "points"), SPENT_ROWS.values(), ids=SPENT_ROWS.keys())
def test_a_blank_for_want_of_notes_is_not_held_against_a_request(
    netcoach: Netcoach, said: list[str], points: int
) -> None:
    for number in range(5):
        netcoach.log(f"2026-11-0{number + 2}", "--note", f"Note {number} of its own.")
    netcoach.log("2026-11-18", *said)
    week = netcoach.week()
    assert week["notes"]["left_this_month"] == 0
    assert week["requests"][0]["quality"] == {"low": points, "high": points}


def test_nothing_answered_is_not_rated(netcoach: Netcoach) -> None:
    netcoach.log("2026-11-18")
    week = netcoach.week()
    assert week["requests"][0]["quality"] is None
    assert week["quality"] is None
    assert week["not_rated"] == 1
