"""What was said of a week, in plain lines."""

from __future__ import annotations

from dataclasses import replace

import pendulum

from netcoach.domain.week.advice import Advice, AdviceRule
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.history import Part, PartWeek
from netcoach.domain.week.marks import ClosedWeek, Intention, Kept
from netcoach.wording.closing import ritual_lines
from netcoach.wording.explain.week import explain_count
from netcoach.wording.week.plain import plain_week_lines
from tests.support.reviews import SEVEN_SENT, THIS_WEEK

CLOSED = ClosedWeek(
    week=THIS_WEEK,
    closed_at=pendulum.datetime(2026, 11, 22, 20),
    guideline=Guideline(),
    went_well="Calm",
    next_line="Ask an alum",
)
INTENTION = Intention(line="One a day", written_in=THIS_WEEK.shift(-1), week=THIS_WEEK)
ADVICE = Advice(rule=AdviceRule.ALUMNI, found=1, of=9, weeks=6, key="advice:2026-11-19")


def test_nothing_said_is_nothing_printed() -> None:
    assert list(ritual_lines(SEVEN_SENT)) == []


def test_all_that_was_said_is_printed() -> None:
    rows = (replace(SEVEN_SENT.rows[0], added_later=True), *SEVEN_SENT.rows[1:])
    review = replace(
        SEVEN_SENT,
        rows=rows,
        closed=CLOSED,
        intention=replace(INTENTION, kept=Kept.NO),
        advice=ADVICE,
        unanswered=(THIS_WEEK.shift(-3), THIS_WEEK.shift(-2)),
    )
    assert list(ritual_lines(review)) == [
        "The line for this week: One a day (not done)",
        "The week is closed, 1 request added later.",
        "  Went well: Calm",
        "  Next: Ask an alum",
    ]
    lines = plain_week_lines(review, 5)
    assert "  Went well: Calm" in lines
    assert all(len(line) < 80 for line in lines)
    assert any("added later" in line for line in lines)


def test_a_part_week_explains_its_guideline_with_its_own_figures() -> None:
    part = PartWeek(days=4, why=Part.FIRST, whole=Guideline())
    review = replace(SEVEN_SENT, part=part, guideline=Guideline(low=3, high=5))
    said = explain_count(review).paragraphs[2]
    assert "Logging began in this week: 4 of 7 days" in said
    assert "5 × 4 / 7, rounded up, is 3. The high edge stays" in said
    assert "frozen" not in said
    closed = explain_count(replace(SEVEN_SENT, closed=CLOSED)).paragraphs[2]
    assert "stays as it was then" in closed
