"""Hand-made reviews for the screens: one week with everything in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from netcoach.domain.bursts import Burst, SpeedReason, SpeedRule
from netcoach.domain.log.quality import Evidence, NoteEvidence, QualityRange
from netcoach.domain.log.request import Request
from netcoach.domain.log.signs import Field, Sign
from netcoach.domain.week.calendar import Week
from netcoach.domain.week.guideline import Guideline, Pace, pace_of
from netcoach.domain.week.review import NoteCount, RatedRequest, WeekReview
from netcoach.domain.week.trends import (
    Comparison,
    Consistency,
    Direction,
    Recent,
    Trends,
    TrendWeek,
    WeekQuality,
    WeekState,
)
from tests.support.builders import a_request, answered, day, yes

SUNDAY = day("2026-11-22")
THIS_WEEK = Week(start=day("2026-11-16"))


def rated(request: Request, low: int | None, high: int | None = None) -> RatedRequest:
    """A request with a quality that is simply said; None means nothing was answered."""
    note = NoteEvidence.PERSONAL if request.note else NoteEvidence.UNKNOWN
    evidence = Evidence(signs=request.signs, field=request.field, note=note)
    quality = None if low is None else QualityRange(low=low, high=low if high is None else high)
    return RatedRequest(request=request, evidence=evidence, quality=quality)


ROWS = (
    rated(
        a_request(
            "2026-11-16T12:10", "Ana Rybar", signs=yes(Sign.MET), field=Field.SAME, note="Hi"
        ),
        95,
    ),
    rated(
        a_request(
            "2026-11-19T19:02", "Bo Kessler", signs=yes(Sign.WORKED), field=Field.SAME, note="Hi"
        ),
        83,
    ),
    rated(
        a_request(
            "2026-11-19T19:09",
            "Dee Marlow",
            signs=yes(Sign.I_ENGAGED),
            field=Field.SAME,
            note="Hi",
        ),
        65,
        78,
    ),
    rated(
        a_request(
            "2026-11-19T19:18",
            "Farid Sayeh",
            signs=yes(Sign.ALUMNI),
            field=Field.RELATED,
            note="Hi",
        ),
        65,
    ),
    rated(a_request("2026-11-19T19:25", "Gia Tremont", signs=answered(), field=Field.SAME), 38),
    rated(
        a_request(
            "2026-11-19T19:33", "Hal Winter", signs=yes(Sign.INTRODUCED), field=Field.RELATED
        ),
        50,
    ),
    rated(a_request("2026-11-19T19:42", "Ines Prado"), None),
)


def a_burst(rows: tuple[RatedRequest, ...] = ROWS[1:]) -> Burst:
    """Six in forty minutes."""
    requests = tuple(row.request for row in rows)
    on = requests[0].sent.on
    sitting = SpeedReason(
        rule=SpeedRule.SITTING, level=1, requests=requests, first_on=on, last_on=on, minutes=40
    )
    return Burst(level=1, speed=(sitting,), thin=(), requests=requests, live=True)


def a_trend_week(
    ago: int, sent: int, quality: float | WeekQuality | None = None, **said: Any
) -> TrendWeek:
    """A closed week so many weeks before this one; everything sent is rated."""
    guideline = Guideline()
    if isinstance(quality, float | int):
        quality = WeekQuality(low=quality, high=quality, rated=sent, of=sent)
    facts: dict[str, Any] = {
        "week": THIS_WEEK.shift(-ago),
        "state": WeekState.CLOSED,
        "guideline": guideline,
        "sent": sent,
        "pace": pace_of(sent, guideline),
        "quality": quality,
    }
    return TrendWeek(**facts | said)


WEEKS = (
    a_trend_week(11, 3, 44),
    a_trend_week(10, 6, 52),
    a_trend_week(9, 5, 60, smooth=52.0),
    a_trend_week(8, 4, 58, smooth=55.0),
    a_trend_week(7, 6, 64, smooth=57.0),
    a_trend_week(6, 0, state=WeekState.REST, pace=None),
    a_trend_week(5, 8, 66, smooth=59.0),
    a_trend_week(4, 12, 50, burst_level=1, smooth=56.0),
    a_trend_week(3, 5, 72, smooth=58.0),
    a_trend_week(2, 6, quality=WeekQuality(low=64.0, high=82.0, rated=5, of=6), smooth=61.0),
    a_trend_week(1, 9, 72, smooth=64.0),
    a_trend_week(
        0,
        7,
        quality=WeekQuality(low=66.0, high=68.2, rated=6, of=7),
        state=WeekState.OPEN,
        pace=None,
    ),
)

TRENDS = Trends(
    weeks=WEEKS,
    consistency=Consistency(low=0.954, high=0.954, weeks=10),
    inside=7,
    inside_of=10,
    smooth_quality=64.0,
    comparison=Comparison(
        direction=Direction.RISING,
        difference=14.5,
        as_large=2,
        earlier=(50.0, 54.0, 52.0, 56.0, 51.0, 57.0),
        later=(66.0, 70.0, 67.0, 71.0, 69.0, 64.0),
    ),
    rated_weeks=12,
    recent=Recent(weeks=tuple(week for week in WEEKS if week.state is WeekState.CLOSED)[-8:]),
)

SEVEN_SENT = WeekReview(
    week=THIS_WEEK,
    today=SUNDAY,
    state=WeekState.OPEN,
    guideline=Guideline(),
    sent=7,
    pace=None,
    to_low=0,
    room=3,
    days_left=0,
    rows=ROWS,
    quality=WeekQuality(low=66.0, high=68.2, rated=6, of=7),
    notes=NoteCount(written=4, none=0, unknown=3, left_this_month=1),
    knew=5,
    new=1,
    not_said=1,
    bursts=(a_burst(),),
    seen=frozenset(),
    trends=TRENDS,
    ever_logged=True,
)
"""Sunday of a week of seven, six of them in one sitting."""

FIRST_RUN = replace(
    SEVEN_SENT,
    sent=0,
    to_low=5,
    room=10,
    rows=(),
    quality=None,
    notes=NoteCount(written=0, none=0, unknown=0, left_this_month=5),
    knew=0,
    new=0,
    not_said=0,
    bursts=(),
    trends=Trends(
        weeks=tuple(
            replace(
                week,
                sent=0,
                begun=False,
                quality=None,
                smooth=None,
                burst_level=0,
                pace=None,
                state=WeekState.UNKNOWN if week.week != THIS_WEEK else WeekState.OPEN,
            )
            for week in WEEKS
        ),
        consistency=None,
        inside=0,
        inside_of=0,
        smooth_quality=None,
        comparison=None,
    ),
    ever_logged=False,
)


def closed(sent: int, pace: Pace | None = None, **said: Any) -> WeekReview:
    """The same week, closed, with that many sent."""
    guideline = Guideline()
    facts: dict[str, Any] = {
        "today": day("2026-11-25"),
        "state": WeekState.CLOSED,
        "sent": sent,
        "pace": pace or pace_of(sent, guideline),
        "to_low": max(0, guideline.low - sent),
        "room": max(0, guideline.high - sent),
    }
    return replace(SEVEN_SENT, **facts | said)
