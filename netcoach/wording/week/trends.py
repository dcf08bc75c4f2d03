"""Quality and quantity week by week: what the chart says, and the same as plain lines."""

from __future__ import annotations

from pendulum import Date

from netcoach.domain.week.guideline import Guideline, Pace
from netcoach.domain.week.trends import SIDE, Direction, Trends, TrendWeek, WeekState
from netcoach.wording.text import day_said, plural, span_said
from netcoach.wording.week.screen import (
    band,
    inside_weeks,
    spread,
    week_quality_said,
    whole,
)

TABLE_ROWS = ("", "sent", "quality", "rated")
MIDDLE_LABEL, RATED_LABEL = "qual.", "rated"
NOW = "now"
SHAPES = {Pace.BELOW: "▽", Pace.INSIDE: "■", Pace.ABOVE: "△"}


def date_said(day: Date) -> str:
    """Say a date of the last months in six cells at most: "31 Aug"."""
    return f"{day.day} {day:%b}"


def sent_figure(week: TrendWeek) -> str:
    """Say a week's count with its shape: "6■"; "·" for a rest week, "?" where nothing is known."""
    if not week.begun:
        return ""
    match week.state:
        case WeekState.REST:
            return f"{week.sent}·" if week.sent else "·"
        case WeekState.UNKNOWN:
            return "?"
        case WeekState.OPEN:
            return str(week.sent)
        case WeekState.CLOSED:
            return f"{week.sent}{SHAPES[week.pace]}" if week.pace else str(week.sent)


def middle_figure(week: TrendWeek) -> str:
    """Say the middle of a week's quality range, where it may be drawn."""
    if week.quality is None or week.quality.middle is None:
        return ""
    return str(whole(week.quality.middle))


def direction(trends: Trends, *, cells: int | None = None) -> tuple[str, str]:
    """Say where quality goes in two parts, the first of them to be read first.

    Args:
        trends: the series.
        cells: what there is room for; None for no limit.
    """
    found = trends.comparison
    if found is None:
        weeks = f"{trends.rated_weeks} of {2 * SIDE} rated weeks"
        return "", f"No clear direction yet: {weeks}."
    if found.direction is None:
        return "", "No clear direction."
    points = plural(whole(abs(found.difference)), "point")
    better = "better" if found.direction is Direction.RISING else "lower"
    loud = f"Quality is {found.direction}:"
    quiet = (
        f"each of the last six rated weeks was {better} than all six before, "
        f"by {points} on average."
    )
    if cells is not None and len(loud) + 1 + len(quiet) > cells:
        quiet = f"by {points} on average."
    return loud, quiet


def weeks_shown(weeks: int) -> str:
    """Say how many weeks the chart shows."""
    return plural(weeks, "week")


def week_said(week: TrendWeek, today: Date) -> str:
    """Say a week of the series: "12–18 Oct: 8 sent, inside 5–10 · quality 59, 8 of 8 rated"."""
    dates = span_said(week.week.start, week.week.end, today)
    return f"{dates}: {_how_it_went(week)}"


def _how_it_went(week: TrendWeek) -> str:
    match week.state:
        case WeekState.REST:
            return f"a rest week, {week.sent} sent" if week.sent else "a rest week"
        case WeekState.UNKNOWN:
            return "nothing logged" if week.begun else "before the log began"
    edges = band(week.guideline)
    where = {
        Pace.BELOW: f", below {edges}",
        Pace.INSIDE: f", inside {edges}",
        Pace.ABOVE: f", above {edges}",
        None: " so far",
    }[week.pace]
    quality = f" · {week_quality_said(week.quality)}" if week.quality else ""
    burst = " · a busy spell" if week.burst_level else ""
    return f"{week.sent:,} sent{where}{quality}{burst}"


EMPTY = "Nothing is logged yet, so there is nothing to draw."
TITLES = ("week of", "sent ", "quality", "rated")


def trend_lines(trends: Trends, guideline: Guideline) -> list[str]:
    """Say the whole series: a line a week, then the latest weeks and where quality goes.

    What the headline says of the latest weeks is told of all shown, where those are others.
    """
    if not any(week.begun for week in trends.weeks):
        return [EMPTY]
    lines = [*table_lines(trends), "", inside_weeks(trends.recent, guideline)]
    if trends.inside_of + trends.unknown != len(trends.recent.weeks):
        unknown = f" · {trends.unknown} not known" if trends.unknown else ""
        lines.append(f"Of the weeks above: {trends.inside} of {trends.inside_of} inside{unknown}.")
    return [*lines, " ".join(part for part in direction(trends) if part)]


def table_lines(trends: Trends) -> list[str]:
    """A line for each week since the log began, the oldest first; "*" marks one with a burst."""
    rows = [TITLES, *(_cells(week) for week in trends.weeks if week.begun)]
    return [f"{week:<12}{sent:>6}{quality:>9}{rated:>7}" for week, sent, quality, rated in rows]


def _cells(week: TrendWeek) -> tuple[str, str, str, str]:
    start = day_said(week.week.start)
    sent = f"{sent_figure(week)}{'*' if week.burst_level else ' '}"
    if week.quality is None:
        return start, sent, "", ""
    quality = week.quality
    shown = spread(quality.low, quality.high) if quality.has_mark else ""
    return start, sent, shown, str(quality.rated)
