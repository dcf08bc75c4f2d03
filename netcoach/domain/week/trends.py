"""Trends: quality and quantity week by week, the smooth line, direction and consistency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import combinations, groupby
from math import comb, lcm

from netcoach.domain.frozen import frozen
from netcoach.domain.log.quality import WIDEST, QualityRange
from netcoach.domain.week.calendar import Week
from netcoach.domain.week.guideline import Guideline, Pace, band_value, pace_of
from netcoach.domain.week.history import PartWeek

CONSISTENCY_HALVES_IN = 5
"""Closed weeks after which one weighs half (ours)."""


SHORTEST_RUN = 3
"""Weeks in a row from which on they are spoken of as a run (ours)."""


@frozen
class Fading:
    """A mean over weeks in which older ones fade, and what all of them weigh together."""

    mean: float | None
    weight: float


@frozen
class Runs:
    """Weeks in a row inside the guideline: the one that still goes on, and the longest ever."""

    current: int
    longest: int


def fading_means(weeks: Iterable[tuple[float, float]], halves_in: int) -> Iterator[Fading]:
    """Give the mean as it stood at each week: sum of f^age·w·v over sum of f^age·w.

    Args:
        weeks: (value, weight) of each week that counts, oldest first; one of weight 0 adds
            nothing and still ages those before it.
        halves_in: after how many of these weeks a week weighs half; f is 0.5^(1 / halves_in).
    """
    fading = 0.5 ** (1 / halves_in)
    total = weight = 0.0
    for value, weighs in weeks:
        total = total * fading + weighs * value
        weight = weight * fading + weighs
        yield Fading(mean=total / weight if weight else None, weight=weight)


@frozen
class Consistency:
    """The share of the guideline that past weeks kept, recent ones weighing most, 0.0 to 1.0.

    ``low`` takes every week nobody wrote about as one in which nothing was kept, ``high`` as one
    in which all was; they meet where there is none. It stands on ``weeks`` closed, known weeks;
    ``unknown`` counts the others.
    """

    low: float
    high: float
    weeks: int
    unknown: int = 0


def consistency_of(values: Sequence[float | None]) -> Consistency | None:
    """The consistency: the sum of f^age·value over the sum of f^age; None without a known week.

    Args:
        values: band values of the closed weeks, oldest first, rest weeks left out; None for a
            week nobody wrote about.
    """
    unknown = values.count(None)
    if unknown == len(values):
        return None
    low, high = (
        [
            *fading_means(
                ((open_ if one is None else one, 1) for one in values), CONSISTENCY_HALVES_IN
            )
        ]
        for open_ in (0.0, 1.0)
    )
    return Consistency(
        low=low[-1].mean or 0.0,
        high=high[-1].mean or 0.0,
        weeks=len(values) - unknown,
        unknown=unknown,
    )


def runs_of(paces: Sequence[Pace | None]) -> Runs:
    """The runs among closed weeks, oldest first, rest weeks left out; an unknown one is None."""
    inside = [len(list(weeks)) for pace, weeks in groupby(paces) if pace is Pace.INSIDE]
    ends_inside = bool(paces) and paces[-1] is Pace.INSIDE
    return Runs(current=inside[-1] if ends_inside else 0, longest=max(inside, default=0))


SIDE = 6
"""Rated weeks that are compared with as many before them (ours)."""

SPLITS = comb(2 * SIDE, SIDE)
"""Ways to split these weeks into two halves: 924."""


class Direction(StrEnum):
    """Where quality is going."""

    RISING = "rising"
    FALLING = "falling"


@frozen
class Comparison:
    """The last six rated weeks against the six before them.

    Attributes:
        earlier, later: the middle of each week's quality range, points, oldest first.
        difference: later minus earlier mean, in points.
        as_large: how many of the 924 splits of the twelve weeks differ at least as much, either
            way; the true one and its mirror are 2.
        direction: None where none is clear.
    """

    earlier: tuple[float, ...]
    later: tuple[float, ...]
    difference: float
    as_large: int
    direction: Direction | None


def direction_of(earlier: Sequence[Fraction], later: Sequence[Fraction]) -> Direction | None:
    """The direction that is clear: each of the later values beats all earlier ones.

    Just then no split of the twelve but the true one and its mirror differs as much. Noise that
    is looked at every week says a direction in about 7 % of years (ours).
    """
    if min(later) > max(earlier):
        return Direction.RISING
    return Direction.FALLING if max(later) < min(earlier) else None


def comparison_of(weeks: Sequence[WeekQuality]) -> Comparison | None:
    """Compare the last six weeks with the six before.

    Args:
        weeks: the quality of every closed week, oldest first.

    Returns:
        None with under twelve weeks whose middle may be drawn.
    """
    drawn = [(week, middle) for week in weeks if (middle := week.exact_middle) is not None]
    if len(drawn) < 2 * SIDE:
        return None
    last = drawn[-2 * SIDE :]
    middles = [middle for _, middle in last]
    earlier, later = middles[:SIDE], middles[SIDE:]
    direction = direction_of(earlier, later)
    for end in zip(*(week.exact_ends for week, _ in last), strict=True):
        if direction and (sum(end[SIDE:]) > sum(end[:SIDE])) is not (direction is Direction.RISING):
            direction = None
    # With the same weeks, halves that differ more have sums further from half of all.
    whole = lcm(*(middle.denominator for middle in middles))
    scaled = [int(middle * whole) for middle in middles]
    this = abs(2 * sum(scaled[SIDE:]) - sum(scaled))
    halves = (sum(half) for half in combinations(scaled, SIDE))
    return Comparison(
        earlier=tuple(map(float, earlier)),
        later=tuple(map(float, later)),
        difference=float(sum(later) - sum(earlier)) / SIDE,
        as_large=sum(abs(2 * half - sum(scaled)) >= this for half in halves),
        direction=direction,
    )


FEWEST_RATED = 3
"""Rated requests from which on a week's quality is drawn (ours)."""

SMOOTH_HALVES_IN = 4
"""Closed weeks after which one weighs half in the smooth line (ours)."""

SMOOTH_FROM = 5
"""Weight, in rated requests, from which on the smooth line is drawn (ours)."""


RECENT_WEEKS = 8
"""Closed weeks that the headline is about, at most; rest weeks are left out (ours)."""


class WeekState(StrEnum):
    """Whether a week can be judged."""

    OPEN = "open"
    CLOSED = "closed"
    REST = "rest"
    UNKNOWN = "unknown"


@frozen
class WeekQuality:
    """Mean of lows to mean of highs over the rated requests of a week.

    ``low`` and ``high`` are points 0 to 100, not rounded; ``rated`` counts the rated requests
    among ``of``, all that were sent.
    """

    low: float
    high: float
    rated: int
    of: int

    @property
    def has_mark(self) -> bool:
        """Three rated requests or more: enough to draw."""
        return self.rated >= FEWEST_RATED

    @property
    def middle(self) -> float | None:
        """The middle of the range where it may be drawn: a mark, and a spread of at most 30."""
        exact = self.exact_middle
        return None if exact is None else float(exact)

    @property
    def exact_middle(self) -> Fraction | None:
        """The middle as a fraction, so that ties are ties."""
        low, high = self.exact_ends
        return (low + high) / 2 if self.has_mark and high - low <= WIDEST else None

    @property
    def exact_ends(self) -> tuple[Fraction, Fraction]:
        """Both ends as fractions: they are whole points shared among the rated."""
        low, high = (Fraction(round(end * self.rated), self.rated) for end in (self.low, self.high))
        return low, high


@frozen
class WeekFacts:
    """What is known of one week before it is seen among others; see ``TrendWeek``."""

    week: Week
    state: WeekState
    guideline: Guideline
    sent: int
    quality: WeekQuality | None = None
    burst_level: int = 0
    begun: bool = True
    part: PartWeek | None = None
    closed: bool = False

    @property
    def pace(self) -> Pace | None:
        """Where the count lies; None unless the week is closed and known."""
        return pace_of(self.sent, self.guideline) if self.is_judged else None

    @property
    def is_judged(self) -> bool:
        """Closed and known: neither open, nor a rest week, nor a question."""
        return self.state is WeekState.CLOSED

    @property
    def is_over(self) -> bool:
        """Judged, or a week since the log's first request that nobody wrote about."""
        return self.is_judged or (self.begun and self.state is WeekState.UNKNOWN)


@frozen
class TrendWeek:
    """One week of the series; ``pace`` is None unless the week is closed and known.

    ``burst_level`` is the highest level of a burst in the week, 0 for none; ``smooth`` is the
    smooth quality line at this week, None where there is too little to draw; ``begun`` is False
    for weeks before the log's first request, about which nothing is known or asked; ``part``
    says what part of a week counts, None for a whole one; ``closed`` that its words and
    guideline are frozen.
    """

    week: Week
    state: WeekState
    guideline: Guideline
    sent: int
    pace: Pace | None
    quality: WeekQuality | None
    burst_level: int = 0
    smooth: float | None = None
    begun: bool = True
    part: PartWeek | None = None
    closed: bool = False


@frozen
class Recent:
    """The weeks the headline is about, whatever part of the series is shown.

    ``weeks`` are the latest closed ones that were no rest weeks, eight at most, oldest first.
    """

    weeks: tuple[TrendWeek, ...] = ()

    @property
    def known(self) -> tuple[TrendWeek, ...]:
        """Those of which anything is known."""
        return tuple(week for week in self.weeks if week.pace)

    @property
    def inside(self) -> int:
        """How many of them were inside their guideline."""
        return sum(1 for week in self.weeks if week.pace is Pace.INSIDE)


@frozen
class Trends:
    """The whole series, oldest week first, the open week last where it is in the range.

    ``consistency`` is over all closed weeks, None while none is known. ``inside`` of
    ``inside_of`` of the closed, known weeks shown were inside, and ``unknown`` of those shown
    nobody wrote about. ``smooth_quality`` is the smooth line at the latest closed, known week.
    ``run`` counts the weeks in a row inside up to now, which an unknown one ends until it is
    answered, ``longest_run`` the longest there ever was. ``rated_weeks`` counts the closed weeks
    whose quality has a middle; ``comparison`` is None with under twelve.
    ``recent`` is the same however many weeks are shown.
    """

    weeks: tuple[TrendWeek, ...]
    consistency: Consistency | None
    inside: int
    inside_of: int
    smooth_quality: float | None
    comparison: Comparison | None
    unknown: int = 0
    rated_weeks: int = 0
    run: int = 0
    longest_run: int = 0
    recent: Recent = Recent()


def week_quality(rows: Sequence[QualityRange | None]) -> WeekQuality | None:
    """The quality of a week from that of its requests; None when nothing is rated.

    Args:
        rows: one for each request sent in the week, None for one that is not rated.
    """
    rated = [row for row in rows if row]
    if not rated:
        return None
    return WeekQuality(
        low=sum(row.low for row in rated) / len(rated),
        high=sum(row.high for row in rated) / len(rated),
        rated=len(rated),
        of=len(rows),
    )


def trends_of(facts: Sequence[WeekFacts], *, earlier: Sequence[WeekFacts] = ()) -> Trends:
    """Make the series of the live panel.

    Args:
        facts: the weeks shown, oldest first; the open week may end them.
        earlier: the weeks before these, oldest first; they weigh in the consistency, the runs, the
            smooth line and the direction, and are not shown.
    """
    over = [one for one in (*earlier, *facts) if one.is_over]
    judged = [one for one in over if one.is_judged]
    smooth = dict(_smooth_line(over))
    shown = [one.pace for one in facts if one.is_over]
    runs = runs_of([one.pace for one in over])
    qualities = [one.quality for one in judged if one.quality]
    return Trends(
        weeks=tuple(_shown(one, smooth.get(one.week)) for one in facts),
        consistency=consistency_of(
            [band_value(one.sent, one.guideline) if one.is_judged else None for one in over]
        ),
        inside=shown.count(Pace.INSIDE),
        inside_of=len(shown) - shown.count(None),
        unknown=shown.count(None),
        smooth_quality=smooth[judged[-1].week] if judged else None,
        comparison=comparison_of(qualities),
        rated_weeks=sum(quality.middle is not None for quality in qualities),
        run=runs.current,
        longest_run=runs.longest,
        recent=_recent((*earlier, *facts)),
    )


def first_recent(facts: Sequence[WeekFacts]) -> int:
    """The place among weeks, oldest first, of the first that ``Recent`` is about."""
    over = [place for place, one in enumerate(facts) if one.is_over]
    return over[-RECENT_WEEKS:][0] if over else len(facts)


def _recent(facts: Sequence[WeekFacts]) -> Recent:
    since = facts[first_recent(facts) :]
    return Recent(weeks=tuple(_shown(one, None) for one in since if one.is_over))


def _smooth_line(over: Sequence[WeekFacts]) -> Iterator[tuple[Week, float | None]]:
    """The smooth quality at each closed week, None where it is unknown or too little to draw.

    Unknown weeks and those without a middle that may be drawn add nothing and still age those
    before them.
    """
    weights = []
    for one in over:
        middle = one.quality.middle if one.quality and one.is_judged else None
        rated = one.quality.rated if one.quality and middle is not None else 0
        weights.append((middle or 0.0, float(rated)))
    for one, fading in zip(over, fading_means(weights, SMOOTH_HALVES_IN), strict=True):
        drawn = one.is_judged and fading.weight >= SMOOTH_FROM
        yield one.week, fading.mean if drawn else None


def _shown(facts: WeekFacts, smooth: float | None) -> TrendWeek:
    return TrendWeek(
        week=facts.week,
        state=facts.state,
        guideline=facts.guideline,
        sent=facts.sent,
        pace=facts.pace,
        quality=facts.quality,
        burst_level=facts.burst_level,
        smooth=smooth,
        begun=facts.begun,
        part=facts.part,
        closed=facts.closed,
    )
