"""What the quality and quantity chart says."""

from __future__ import annotations

from pendulum import Date

from netcoach.domain.week.guideline import Pace
from netcoach.domain.week.trends import Direction, Trends, TrendWeek, WeekState
from netcoach.wording.figures import plural
from netcoach.wording.week import whole

CHART_ROWS = ("sent", "quality")
TABLE_ROWS = ("week of", "sent", "quality")
LEGEND = "▽ below  ■ inside  △ above  * burst"
MIDDLE_LABEL, RATED_LABEL = "mid", "  n"
SHAPES = {Pace.BELOW: "▽", Pace.INSIDE: "■", Pace.ABOVE: "△"}


def short_date(day: Date) -> str:
    """Say a date in five cells at most, day first: "31/8"."""
    return f"{day.day}/{day.month}"


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


def direction(trends: Trends) -> tuple[str, str]:
    """Say where quality goes and how often chance does as well, in two parts."""
    shuffle = trends.shuffle
    if shuffle is None:
        return "", "Too few rated weeks to say where quality goes."
    points = plural(whole(abs(shuffle.difference)), "point")
    chance = f"{plural(shuffle.as_large, 'shuffle')} in {shuffle.splits}"
    does = "does" if shuffle.as_large == 1 else "do"
    match shuffle.direction:
        case Direction.RISING:
            return f"Rising: {points}.", f"{chance} {does} as well."
        case Direction.FALLING:
            return f"Falling: {points}.", f"{chance} {does} as much."
        case Direction.STEADY:
            return "Steady.", f"{chance} {does} as much."


def weeks_shown(weeks: int) -> str:
    """Say how many weeks the chart shows."""
    return plural(weeks, "week")
