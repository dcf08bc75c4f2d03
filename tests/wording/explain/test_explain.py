"""Explanations: the formula with the user's own figures, all of them adding up."""

from __future__ import annotations

from dataclasses import replace

import pendulum
import pytest

from netcoach.domain.log.quality import Evidence, NoteEvidence, quality_of
from netcoach.domain.log.signs import Field, Sign
from netcoach.domain.week.guideline import Pace
from netcoach.domain.week.marks import ClosedWeek
from netcoach.domain.week.review import RatedRequest
from netcoach.domain.week.trends import WeekState
from netcoach.wording.explain.quality import explain_request, explain_trend
from netcoach.wording.explain.week import explain_burst, explain_count, explain_how
from netcoach.wording.text import Explanation
from tests.support.builders import a_request, answered, day, yes
from tests.support.reviews import SEVEN_SENT, a_burst, closed, rated


def words(explanation: Explanation) -> str:
    """All of it on one line."""
    return " ".join(" ".join((explanation.title, *explanation.paragraphs)).split())


def explained(evidence: Evidence) -> str:
    """The explanation of a request with that evidence."""
    quality = quality_of(evidence)
    return words(
        explain_request(
            RatedRequest(request=a_request(name="Bo"), evidence=evidence, quality=quality)
        )
    )


def test_a_quality_is_explained_sign_by_sign() -> None:
    signs = answered(Sign.MET, Sign.THEY_ENGAGE, Sign.SENIOR)
    said = explained(
        Evidence(signs=signs, field=Field.SAME, note=NoteEvidence.PERSONAL, reason=True)
    )
    assert "Quality of the request to Bo: 95" in said
    assert "40 + 25 + 30 = 95" in said
    assert "how you know them 40: met 30, they engage 10" in said
    assert "why them 25: same field 20, senior 5" in said
    assert "care 30: note 25, reason 5" in said
    assert "open answer yes" not in said.split("The lower figure")[0]


def test_an_open_range_is_explained_at_both_ends() -> None:
    said = explained(Evidence(field=Field.SAME))
    assert "Bo: 20–90" in said or "Bo: 20–100" in said or "Bo: 20–" in said
    assert "0 + 20 + 0 = 20" in said
    assert "with every open answer yes: 40 + 30 +" in said
    assert "(capped at 40)" in said


def test_a_spent_allowance_is_explained_by_what_was_possible() -> None:
    said = explained(Evidence(signs=answered(Sign.ALUMNI), note=NoteEvidence.NONE, spent=True))
    assert "100 / 70" in said
    assert "100 / 95" in said


def test_not_rated_is_no_zero() -> None:
    said = words(explain_request(rated(a_request(signs=yes()), None)))
    assert "That is not a zero" in said


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (4, "Below: 4 / 5. Its value is 0.80."),
        (5, "Inside: the full value. Its value is 1.00."),
        (12, "Above: 1 − (12 − 10) / 10, at least 0. Its value is 0.80."),
        (20, "Above: 1 − (20 − 10) / 10, at least 0. Its value is 0.00."),
    ],
)
def test_a_closed_week_is_explained_by_its_value(sent: int, says: str) -> None:
    assert says in words(explain_count(closed(sent)))


@pytest.mark.parametrize("state", [WeekState.REST, WeekState.UNKNOWN])
def test_a_week_left_out_says_so(state: WeekState) -> None:
    assert "left out" in words(explain_count(replace(SEVEN_SENT, state=state)))


def test_a_weeks_quality_shows_the_sums_it_is_made_of() -> None:
    said = words(explain_trend(SEVEN_SENT))
    assert "(95 + 83 + 65 + 65 + 38 + 50) / 6 = 66.0" in said
    assert "(95 + 83 + 78 + 65 + 38 + 50) / 6 = 68.2" in said
    assert "each of the last six rated weeks was better than all six before, by 15 points" in said
    assert "split into two sixes in 924 ways" in said
    assert "chance alone would do this 2 times in 924" in said
    assert "The smooth line ends at 64.0" in said
    assert "9 Nov 2026: n 9, 72.0" in said


def test_too_little_to_say_is_said() -> None:
    trends = replace(SEVEN_SENT.trends, comparison=None, smooth_quality=None, consistency=None)
    review = replace(SEVEN_SENT, trends=trends, quality=None)
    said = words(explain_trend(review)) + words(explain_how(review, None))
    assert "No clear direction yet: 12 of 12 rated weeks." in said
    assert "once there is enough" in said
    assert "begins with the first closed week" in said
    assert "no monthly limit" in said


def test_the_consistency_lists_the_value_of_every_closed_week_shown() -> None:
    said = words(explain_how(SEVEN_SENT, 5))
    assert "Consistency 95.4 % of 10 closed weeks" in said
    assert "9 → 1.00, 6 → 1.00, 5 → 1.00, 12 → 0.80, 8 → 1.00, 6 → 1.00, 4 → 0.80" in said
    assert "5 − 4 in November leaves 1" in said


def test_a_burst_is_explained_by_its_reasons() -> None:
    said = explain_burst(a_burst(), day("2026-11-22"))
    assert "ix in 40 minutes" in said.title
    assert len(said.paragraphs) >= 2


def test_a_week_closed_before_its_end_is_not_said_to_be_both_closed_and_open() -> None:
    frozen = ClosedWeek(
        week=SEVEN_SENT.week,
        closed_at=pendulum.datetime(2026, 11, 18, 9),
        guideline=SEVEN_SENT.guideline,
    )
    early = words(explain_count(replace(SEVEN_SENT, closed=frozen)))
    assert "The week was closed before its end: its guideline stays as it was then." in early
    assert "not judged before it is over" in early
    over = replace(closed(7, Pace.INSIDE), closed=frozen)
    assert "The week is closed: its guideline" in words(explain_count(over))


def test_the_headline_is_explained_week_by_week() -> None:
    said = words(explain_how(SEVEN_SENT, 5))
    assert "6 of the last 8 weeks inside 5–10: of the latest 8 weeks" in said
    assert "Latest first: 9 Nov 9■, 2 Nov 6■, 26 Oct 5■, 19 Oct 12△" in said
