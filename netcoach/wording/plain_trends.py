"""Quality and quantity week by week, as plain lines."""

from __future__ import annotations

from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.trends import Trends, TrendWeek
from netcoach.wording.trend import TABLE_ROWS, direction, sent_figure
from netcoach.wording.week import inside_weeks, rhythm, run, spread

EMPTY = "Nothing is logged yet, so there is nothing to draw."
TITLES = (TABLE_ROWS[0], f"{TABLE_ROWS[1]} ", TABLE_ROWS[2], "rated")


def trend_lines(trends: Trends, guideline: Guideline) -> list[str]:
    """Say the whole series: a line a week, then the rhythm and where quality goes.

    What the headline says of the latest weeks is told of all shown, where those are others.
    """
    if not any(week.begun for week in trends.weeks):
        return [EMPTY]
    lines = [*table_lines(trends), "", inside_weeks(trends.recent, guideline)]
    if trends.inside_of != len(trends.recent.weeks):
        lines.append(f"Of the weeks above: {trends.inside} of {trends.inside_of} inside.")
    if trends.rhythm is not None:
        said = " ".join(rhythm(trends))
        lines.append(f"Rhythm {said} · {run(trends)}." if run(trends) else f"Rhythm {said}.")
    return [*lines, " ".join(part for part in direction(trends) if part)]


def table_lines(trends: Trends) -> list[str]:
    """A line for each week since the log began, the oldest first; "*" marks one with a burst."""
    rows = [TITLES, *(_cells(week) for week in trends.weeks if week.begun)]
    return [f"{week:<12}{sent:>6}{quality:>9}{rated:>7}" for week, sent, quality, rated in rows]


def _cells(week: TrendWeek) -> tuple[str, str, str, str]:
    start = week.week.start.format("D MMM YYYY")
    sent = f"{sent_figure(week)}{'*' if week.burst_level else ' '}"
    if week.quality is None:
        return start, sent, "", ""
    quality = week.quality
    shown = spread(quality.low, quality.high) if quality.has_mark else ""
    return start, sent, shown, str(quality.rated)
