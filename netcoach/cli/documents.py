"""The JSON documents: what scripts rely on. Fields are added, never renamed.

Times are ISO 8601 with the offset of the zone they were logged in, dates ISO, quality in whole
points from 0 to 100.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pendulum import Date

from netcoach.domain.bursts import Burst, SpeedReason, is_seen
from netcoach.domain.log.quality import QualityRange
from netcoach.domain.log.request import Outcome, Request, SentTime
from netcoach.domain.outcomes.outcome import Outcomes, furthest_in
from netcoach.domain.outcomes.rates import CameBack, Likely
from netcoach.domain.week.advice import Advice
from netcoach.domain.week.guideline import BEGINNING, Guideline
from netcoach.domain.week.history import PartWeek
from netcoach.domain.week.marks import ClosedWeek, Intention
from netcoach.domain.week.next_steps import NextStep, next_steps
from netcoach.domain.week.review import RatedRequest, WeekReview
from netcoach.domain.week.trends import SPLITS, Consistency, Recent, Trends, TrendWeek, WeekQuality
from netcoach.wording.bursts import burst_text
from netcoach.wording.week.next_steps import (
    advice_figures,
    advice_text,
    key_of_step,
    next_step_text,
)
from netcoach.wording.week.screen import whole

if TYPE_CHECKING:
    from netcoach.domain.log.listing import LogListing

Document = dict[str, Any]


def edges_document(guideline: Guideline) -> Document:
    """The edges of a guideline."""
    return {"low": guideline.low, "high": guideline.high}


def part_document(part: PartWeek | None) -> Document | None:
    """What part of a week counts: null for a whole one."""
    return None if part is None else {"days": part.days, "why": part.why.value}


def closed_document(closed: ClosedWeek) -> Document:
    """What was said when a week was closed; "closed_at" is an instant in UTC."""
    return {
        "closed_at": closed.closed_at.isoformat(),
        "guideline": edges_document(closed.guideline),
        "went_well": closed.went_well,
        "felt_rushed": closed.felt_rushed,
        "next_line": closed.next_line,
        "next_done": closed.kept.value or None,
    }


def intention_document(intention: Intention) -> Document:
    """The line for a week; "done" is null until it was answered."""
    return {
        "text": intention.line,
        "written_in": intention.written_in.start.isoformat(),
        "done": intention.kept.value or None,
    }


def advice_document(advice: Advice) -> Document:
    """An advice with the figures that led to it."""
    return {
        "rule": advice.rule.value,
        "found": advice.found,
        "of": advice.of,
        "weeks": advice.weeks,
        "text": advice_text(advice),
        "figures": advice_figures(advice),
    }


RATED = (Outcome.ACCEPTED, Outcome.REPLIED, Outcome.TALKED)


def outcomes_document(outcomes: Outcomes) -> Document:
    """Where a request stands, and every outcome recorded, in the order they happened."""
    latest = furthest_in(outcomes)
    return {
        "latest": latest.value if latest else "sent",
        "outcomes": [{"outcome": outcome.value, "on": on.isoformat()} for outcome, on in outcomes],
    }


def came_back_document(came: CameBack) -> Document:
    """What came back of the checked requests; shares from 0.0 to 1.0."""
    return {
        "of": came.of,
        "unchecked": came.unchecked,
        "checked_on": came.checked_on and came.checked_on.isoformat(),
        "too_new": came.too_new,
        "early_yes": came.early_yes,
        **{outcome.value: came.rate(outcome).count for outcome in Outcome},
        "likely": {outcome.value: likely_document(came.rate(outcome).likely) for outcome in RATED},
    }


def likely_document(likely: Likely | None) -> Document | None:
    """A likely range; null where too few tell anything."""
    if likely is None:
        return None
    return {"low": round(likely.low, 3), "high": round(likely.high, 3)}


def next_step_document(step: NextStep, today: Date) -> Document:
    """One thing to do next; "more" counts those alike that it stands for."""
    return {
        "kind": step.kind.value,
        "text": next_step_text(step, today),
        "key": key_of_step(step)[1],
        "person": step.person and step.person.name,
        "request": step.request_id,
        "more": step.more,
    }


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
        "people": {"known": review.knew, "new": review.new, "not_said": review.not_said},
        "not_rated": review.sent - (review.quality.rated if review.quality else 0),
        "bursts": [
            {**burst_document(burst, review.today), "seen": is_seen(burst, review.seen)}
            for burst in review.bursts
        ],
        "run": review.trends.run,
        "recent": _recent(review.trends.recent),
        "closed": review.closed and closed_document(review.closed),
        "line": review.intention and intention_document(review.intention),
        "unanswered": [week.start.isoformat() for week in review.unanswered],
        "advice": review.advice and advice_document(review.advice),
        "came_back": came_back_document(review.came_back),
        "own_came_back": came_back_document(review.own_came_back),
        "next": [next_step_document(step, review.today) for step in next_steps(review)],
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
        "sent_from": sent.first.isoformat() if sent.first is not None else None,
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
        **outcomes_document(request.outcomes),
        "added_later": row.added_later,
    }


def burst_document(burst: Burst, today: Date) -> Document:
    """A burst; "from" and "to" are instants where its first and last request have one."""
    first, last = _ends(burst.requests)
    return {
        "rules": [reason.rule.value for reason in burst.speed],
        "level": burst.level,
        "count": len(burst.requests),
        "low_effort": [reason.rule.value for reason in burst.thin],
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
    compared = trends.comparison
    return {
        "weeks": [_trend_week(week) for week in trends.weeks],
        "consistency": _consistency(trends.consistency),
        "inside": {"weeks": trends.inside, "of": trends.inside_of, "unknown": trends.unknown},
        "recent": _recent(trends.recent),
        "run": {"now": trends.run, "longest": trends.longest_run},
        "smooth_quality": _rounded(trends.smooth_quality, 1),
        "direction": compared and compared.direction and compared.direction.value,
        "compared": compared
        and {
            "difference": _rounded(compared.difference, 1),
            "as_large": compared.as_large,
            "splits": SPLITS,
        },
    }


def _recent(recent: Recent) -> Document:
    """The headline: of the last eight closed weeks but rest weeks, however many are shown."""
    known = len(recent.known)
    return {"weeks": recent.inside, "of": known, "unknown": len(recent.weeks) - known}


def _consistency(found: Consistency | None) -> Document:
    """The range of the consistency, shares from 0.0 to 1.0; null while no closed week is known."""
    return {
        "low": _rounded(found.low if found else None, 3),
        "high": _rounded(found.high if found else None, 3),
        "weeks": found.weeks if found else 0,
        "unknown": found.unknown if found else 0,
    }


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


def list_document(listing: LogListing, rows: Iterable[RatedRequest]) -> Document:
    """A filter with how it was read, how many requests it means, and those that were asked for."""
    from netcoach.wording.log.filter import condition_words, how_read

    today = listing.today
    return {
        "today": today.isoformat(),
        "filter": {
            "text": listing.reading.text,
            "read": how_read(listing.reading, today),
            "pieces": [
                {
                    "text": piece.typed,
                    "read": piece.condition and condition_words(piece.condition, today),
                }
                for piece in listing.reading.pieces
            ],
        },
        "count": len(listing),
        "of": listing.of,
        "requests": [request_document(row) for row in rows],
    }
