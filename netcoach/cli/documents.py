"""The JSON documents: what scripts rely on. Fields are added, never renamed.

Times are ISO 8601 with the offset of the zone they were logged in, dates ISO, quality in whole
points from 0 to 100.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pendulum import Date

from netcoach.cli.outcome_documents import (
    came_back_document,
    milestones_document,
    worth_documents,
)
from netcoach.cli.ritual_documents import (
    advice_document,
    closed_document,
    edges_document,
    part_document,
    promise_document,
)
from netcoach.domain.bursts import Burst, SpeedReason, is_seen
from netcoach.domain.log.quality import QualityRange
from netcoach.domain.log.request import Request, SentTime
from netcoach.domain.week.guideline import BEGINNING, Guideline
from netcoach.domain.week.review import RatedRequest, WeekReview
from netcoach.domain.week.trends import Recent, Trends, TrendWeek, WeekQuality
from netcoach.wording.bursts import burst_text
from netcoach.wording.week.screen import whole

Document = dict[str, Any]


def week_document(review: WeekReview) -> Document:
    """A week with its requests."""
    return {
        **summary_document(review),
        "requests": [request_document(row) for row in review.rows],
    }


def summary_document(review: WeekReview) -> Document:
    """A week without its requests."""
    return {
        "today": review.today.isoformat(),
        "week": {
            "start": review.week.start.isoformat(),
            "end": review.week.end.isoformat(),
            "state": review.state.value,
        },
        "guideline": edges_document(review.guideline),
        "whole_guideline": edges_document(review.whole_guideline),
        "part": part_document(review.part),
        "sent": review.sent,
        "pace": review.pace and review.pace.value,
        "to_low": review.to_low,
        "room": review.room,
        "days_left": review.days_left,
        "quality": review.quality and _quality_and_count(review.quality),
        "notes": {
            "written": review.notes.written,
            "none": review.notes.none,
            "unknown": review.notes.unknown,
            "left_this_month": review.notes.left_this_month,
        },
        "known_before": review.known_before,
        "new_ground": review.new_ground,
        "not_rated": review.not_rated,
        "bursts": [
            {**burst_document(burst, review.today), "seen": is_seen(burst, review.seen)}
            for burst in review.bursts
        ],
        "run": review.trends.run,
        "recent": _recent(review.trends.recent),
        "closed": review.closed and closed_document(review.closed),
        "line": review.promise and promise_document(review.promise),
        "unanswered": [week.start.isoformat() for week in review.unanswered],
        "advice": review.advice and advice_document(review.advice),
        "came_back": came_back_document(review.came_back),
        "worth_a_look": worth_documents(review),
    }


def request_document(row: RatedRequest) -> Document:
    """A request with its quality."""
    request = row.request
    sent = request.sent
    return {
        "id": request.id,
        "person": request.person.name,
        "company": request.company,
        "role": request.role,
        "sent_on": sent.on.isoformat(),
        "sent_at": _local_iso(sent) if sent.at is not None else None,
        "precision": sent.precision.value,
        "source": request.source.value,
        "note": request.note,
        "reason": request.reason,
        "event": request.event,
        "field": request.field and request.field.value,
        "signs": {
            **{sign.value: "yes" for sign in sorted(request.signs.yes)},
            **{sign.value: "no" for sign in sorted(request.signs.no)},
        },
        "quality": row.quality and _quality(row.quality),
        **milestones_document(request.milestones),
        "added_later": row.added_later,
    }


def burst_document(burst: Burst, today: Date) -> Document:
    """A burst; "from" and "to" are instants where its first and last request have one."""
    first, last = _ends(burst.requests)
    return {
        "rules": [reason.rule.value for reason in burst.speed],
        "level": burst.level,
        "count": len(burst.requests),
        "thin": [reason.rule.value for reason in burst.thin],
        "live": burst.live,
        "from": first,
        "to": last,
        "text": burst_text(burst, today),
        "requests": [request.id for request in burst.requests],
        "reasons": [
            *(_speed(reason) for reason in burst.speed),
            *({"rule": thin.rule.value, "count": len(thin.requests)} for thin in burst.thin),
        ],
    }


def trends_document(trends: Trends) -> Document:
    """The series."""
    shuffle = trends.shuffle
    return {
        "weeks": [_trend_week(week) for week in trends.weeks],
        "rhythm": {"value": _rounded(trends.rhythm, 3), "weeks": trends.rhythm_weeks},
        "inside": {"weeks": trends.inside, "of": trends.inside_of},
        "recent": _recent(trends.recent),
        "run": {"now": trends.run, "longest": trends.longest_run},
        "smooth_quality": _rounded(trends.smooth_quality, 1),
        "direction": shuffle and shuffle.direction.value,
        "shuffle": shuffle
        and {
            "difference": _rounded(shuffle.difference, 1),
            "as_large": shuffle.as_large,
            "splits": shuffle.splits,
        },
    }


def _recent(recent: Recent) -> Document:
    """The headline: of the last eight closed, known weeks, however many are shown."""
    return {"weeks": recent.inside, "of": len(recent.weeks), "rests": recent.rests}


def guideline_document(guideline: Guideline) -> Document:
    """A guideline; "from_week" is null for the one that holds until another is set."""
    set_from = None if guideline.from_week == BEGINNING else guideline.from_week.isoformat()
    return {"low": guideline.low, "high": guideline.high, "from_week": set_from}


def _trend_week(week: TrendWeek) -> Document:
    return {
        "start": week.week.start.isoformat(),
        "state": week.state.value,
        "begun": week.begun,
        "guideline": edges_document(week.guideline),
        "part": part_document(week.part),
        "closed": week.closed,
        "sent": week.sent,
        "pace": week.pace and week.pace.value,
        "quality": week.quality and _quality_and_count(week.quality),
        "smooth": _rounded(week.smooth, 1),
        "burst_level": week.burst_level,
    }


def _speed(reason: SpeedReason) -> Document:
    return {
        "rule": reason.rule.value,
        "level": reason.level,
        "count": len(reason.requests),
        "first_on": reason.first_on.isoformat(),
        "last_on": reason.last_on.isoformat(),
        "minutes": reason.minutes,
    }


def _quality(quality: QualityRange | WeekQuality) -> Document:
    return {"low": whole(quality.low), "high": whole(quality.high)}


def _quality_and_count(quality: WeekQuality) -> Document:
    return {**_quality(quality), "rated": quality.rated, "of": quality.of}


def _ends(requests: Iterable[Request]) -> tuple[str, str]:
    """When the first and the last request went out, as exactly as both are known."""
    sent = [request.sent for request in requests]
    if all(time.at is not None for time in sent):
        return _local_iso(sent[0]), _local_iso(sent[-1])
    days = [time.on for time in sent]
    return min(days).isoformat(), max(days).isoformat()


def _local_iso(sent: SentTime) -> str:
    return (sent.local or sent.on).isoformat()


def _rounded(figure: float | None, places: int) -> float | None:
    return None if figure is None else round(figure, places)
