"""Tests of what the log form says."""

from __future__ import annotations

from typing import Any

import pytest

from netcoach.domain.log.preview import preview_of, too_soon_of
from netcoach.domain.log.request import Outcome, Precision, SentTime
from netcoach.domain.log.signs import Sign
from netcoach.domain.week.history import Beginning
from netcoach.wording.log import form as words
from netcoach.wording.log.signs import WORDS, sign_label
from tests.support.builders import WEDNESDAY, a_context, a_draft, a_request, answered, day
from tests.support.standings import known_standings_in

TODAY = WEDNESDAY.date()
A_SPAN = SentTime(on=day("2026-11-11"), first=day("2026-11-05"), precision=Precision.SPAN)


def said_of(*before: str, when: str, **said: Any) -> str:
    context = a_context(*(a_request(each, **said) for each in before))
    preview = preview_of(a_draft(when=when, **said), context)
    return words.burst_line(preview, today=TODAY, editing=False)


@pytest.mark.parametrize(
    ("before", "when", "said"),
    [
        ([f"2026-11-18T11:{n}" for n in range(10, 14)], "2026-11-18T11:30", ""),
        (
            [f"2026-11-18T11:{n}" for n in range(10, 15)],
            "2026-11-18T11:30",
            "This would be the sixth in an hour.",
        ),
        (
            [f"2026-11-18T11:{n}" for n in range(10, 15)],
            "2026-11-18T11:00",
            "This makes six in an hour.",
        ),
        (["2026-11-18"] * 7, "2026-11-18", "This would be the eighth today."),
        (["2026-11-17"] * 7, "2026-11-17", "This would be the eighth on Tue 17 Nov."),
        (
            ["2026-11-18"] * 9,
            "2026-11-18",
            "This would be the tenth today. Tomorrow will do for the rest.",
        ),
        (
            ["2026-11-16"] * 5 + ["2026-11-17"] * 5,
            "2026-11-18",
            "This would be the eleventh in one week.",
        ),
    ],
)
def test_a_busy_spell_is_said_before_it_is_made(before: list[str], when: str, said: str) -> None:
    assert said_of(*before, when=when) == said


def test_what_is_thin_about_it_is_said_with_one_easy_step() -> None:
    before = [f"2026-11-18T11:{n}" for n in range(10, 15)]
    assert said_of(*before, when="2026-11-18T11:30", signs=answered()) == (
        "This would be the sixth in an hour, six without shared ground. "
        "A pause now keeps them personal."
    )


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (0, "1 this week with this one · 3 more to reach 4, room for 9 · 5/5 notes left in Nov"),
        (9, "10 this week with this one · 10 reached · 5/5 notes left in Nov"),
        (10, "11 this week with this one · 1 past 10 · 5/5 notes left in Nov"),
    ],
)
def test_the_pace_is_said_with_the_draft_in_it(before: int, said: str) -> None:
    preview = preview_of(a_draft(), a_context(*(a_request() for _ in range(before))))
    assert words.pace_line(preview, today=TODAY, editing=False) == said


def test_a_span_over_two_weeks_is_counted_in_none_before_enter_and_after() -> None:
    preview = preview_of(a_draft(sent=A_SPAN), a_context(a_request("2026-11-11")))
    assert (preview.sent, preview.counted) == (1, False)
    line = words.pace_line(preview, today=TODAY, editing=False)
    assert line == "counted in no week, as it lies in more than one"
    assert words.when_said(A_SPAN, TODAY, typed="x") == "5–11 Nov, some day"


def test_a_first_week_of_one_day_has_the_high_edge_of_a_whole_one() -> None:
    beginning = Beginning(
        on=day("2026-11-22"), since=day("2026-11-22"), sent_on=frozenset({day("2026-11-22")})
    )
    before = [a_request("2026-11-22") for _ in range(4)]
    context = a_context(*before, beginning=beginning, today=day("2026-11-22"))
    preview = preview_of(a_draft(when="2026-11-22"), context)
    line = words.pace_line(preview, today=day("2026-11-22"), editing=False)
    assert line.startswith("5 this week with this one · room for 5 · ")


def test_a_plan_without_a_limit_says_nothing_of_notes() -> None:
    preview = preview_of(a_draft(when="2026-11-11"), a_context(notes_a_month=None))
    line = words.pace_line(preview, today=TODAY, editing=True)
    assert line == "1 that week · 4 more to reach 5, room for 9"


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        ((), "Asked on Sat 3 Oct, still pending. If withdrawn today: from Wed 9 Dec."),
        (
            ((Outcome.WITHDRAWN, "2026-11-10"),),
            "Withdrawn on Tue 10 Nov. Possible again from Tue 1 Dec.",
        ),
        (
            ((Outcome.ACCEPTED, "2026-10-04"),),
            "Asked on Sat 3 Oct, and connected since: nothing to ask again.",
        ),
    ],
)
def test_too_soon_says_why_and_from_when_it_is_not(
    outcomes: tuple[tuple[Outcome, str], ...], said: str
) -> None:
    reached = tuple((outcome, day(on)) for outcome, on in outcomes)
    asked = a_request("2026-10-03", name="Bo Kessler", outcomes=reached)
    finding = too_soon_of(a_draft("Bo Kessler"), known_standings_in([asked]), TODAY)
    assert finding is not None
    assert words.too_soon_line(finding, TODAY) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "first"), (12, "twelfth"), (13, "13th"), (21, "21st"), (22, "22nd"), (23, "23rd")],
)
def test_numbers_in_a_row(number: int, said: str) -> None:
    assert words.ordinal(number) == said


@pytest.mark.parametrize("number", [111, 112, 113])
def test_the_teens_of_a_hundred_end_in_th(number: int) -> None:
    assert words.ordinal(number) == f"{number}th"


def test_every_sign_has_a_label_that_fits_its_toggle_and_a_question() -> None:
    assert set(WORDS) == set(Sign)
    assert max(len(sign_label(sign)) for sign in Sign) <= 17
    assert all(one.asks.endswith("?") for one in WORDS.values())
