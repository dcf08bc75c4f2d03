"""What is asked of the database about whole weeks: their marks, and when logging began."""

from __future__ import annotations

from pendulum import Date

from netcoach.domain.log.request import Precision
from netcoach.domain.outcomes.kinds import Origin
from netcoach.domain.week.calendar import DAYS, day_after
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.history import Beginning
from netcoach.domain.week.marks import Kept, MarkKind, WeekMark
from netcoach.domain.zones import zone_of
from netcoach.storage.connection import Run
from netcoach.storage.rows import (
    GUIDELINE_COLUMNS,
    Row,
    columns,
    day_of,
    day_text,
    guideline_of,
    instant_of,
)

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

_GUIDELINES = f"SELECT {columns('g', GUIDELINE_COLUMNS)} FROM guidelines AS g ORDER BY from_week"
_DISMISSED = "SELECT key FROM seen"
_MARKS = (
    "SELECT day, kind, days, closed_at, low, high, went_well, felt_rushed, next_line, next_done,"
    " source FROM week_marks ORDER BY day, kind"
)
_FIRST_TYPED = "SELECT zone, min(logged_at) FROM standing_requests WHERE source <> 'import'"
_EARLIEST = (
    "SELECT sent_on FROM standing_requests WHERE source <> 'import' ORDER BY sent_on LIMIT 1"
)
_SENT_AROUND = (
    "SELECT DISTINCT sent_on, sent_from, precision FROM standing_requests"
    " WHERE sent_on > ? AND sent_on < ?"
)


def guidelines(run: Run) -> tuple[Guideline, ...]:
    """Every version, oldest first."""
    return tuple(guideline_of(tuple(row)) for row in run(_GUIDELINES, ()))


def dismissed(run: Run) -> frozenset[str]:
    """The keys that were put away."""
    return frozenset(key for (key,) in run(_DISMISSED, ()))


def week_marks(run: Run) -> tuple[WeekMark, ...]:
    """Every mark, by its date."""
    return tuple(_mark_of(tuple(row)) for row in run(_MARKS, ()))


def beginning(run: Run) -> Beginning | None:
    """When logging began; None in a log in which nothing was typed."""
    for zone, logged_at in run(_FIRST_TYPED, ()):
        if logged_at is not None:
            return _beginning_on(run, instant_of(logged_at).in_timezone(zone_of(zone)).date())
    return None


def _beginning_on(run: Run, on: Date) -> Beginning:
    around = day_text(day_after(on, -DAYS)), day_text(day_after(on, DAYS))
    spans: set[tuple[Date, Date]] = set()
    days: dict[Date, bool] = {}
    for last, first, precision in run(_SENT_AROUND, around):
        if first is not None:
            spans.add((day_of(first), day_of(last)))
        else:
            day = day_of(last)
            days[day] = days.get(day, False) or precision == Precision.WEEK
    ((earliest,),) = run(_EARLIEST, ())
    return Beginning(
        on=on,
        since=day_of(earliest),
        sent_on=frozenset(days),
        some_day=frozenset(day for day, is_week in days.items() if is_week),
        spans=frozenset(spans),
    )


def _mark_of(row: Row) -> WeekMark:
    day, kind, days, closed_at, low, high, *words, next_done, source = row
    went_well, felt_rushed, next_line = words
    frozen = low is not None and high is not None
    return WeekMark(
        day=day_of(day),
        kind=MarkKind(kind),
        days=days,
        closed_at=instant_of(closed_at) if closed_at is not None else None,
        guideline=Guideline(low=low, high=high) if frozen else None,
        went_well=went_well,
        felt_rushed=felt_rushed,
        next_line=next_line,
        next_done=Kept(next_done),
        origin=Origin(source),
    )
