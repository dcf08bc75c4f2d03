"""Trends: quality and quantity week by week, the smooth line, direction and consistency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import combinations, groupby
from math import lcm

from netcoach.domain.frozen import frozen
from netcoach.domain.log.quality import WIDEST, QualityRange
from netcoach.domain.week.calendar import Week
from netcoach.domain.week.guideline import Guideline, Pace, band_value, pace_of
from netcoach.domain.week.history import PartWeek

CONSISTENCY_HALVES_IN = 5
"""Closed, known weeks after which one weighs half (ours)."""


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


def consistency_of(values: Sequence[float]) -> float | None:
    """The share, 0.0 to 1.0, of the guideline recent weeks kept; None without any week.

    Args:
        values: band values of the closed, known weeks, oldest first, rest weeks left out.
    """
    share = None
    for fading in fading_means(((value, 1.0) for value in values), CONSISTENCY_HALVES_IN):
        share = fading.mean
    return share


def runs_of(paces: Sequence[Pace]) -> Runs:
    """The runs among closed, known weeks, oldest first; weeks left out neither add nor end."""
    inside = [len(list(weeks)) for pace, weeks in groupby(paces) if pace is Pace.INSIDE]
    ends_inside = bool(paces) and paces[-1] is Pace.INSIDE
    return Runs(current=inside[-1] if ends_inside else 0, longest=max(inside, default=0))


WEEKS = 8
"""The latest rated weeks that are compared, at most (ours)."""

FEWEST_A_SIDE = 3
"""With fewer, no split is rarer than 1 in 20 and nothing can be said."""

SELDOM = 20
"""A difference is said when at most one split in this many is as large (ours)."""


@frozen
class Splits:
    """How the later half of some weeks differs from the earlier one, and how often any would.

    ``difference`` is later minus earlier mean; ``as_large`` of ``splits`` ways to choose which
    weeks are the later ones differ at least as much in the same direction, the true one
    included.
    """

    earlier: tuple[Fraction, ...]
    later: tuple[Fraction, ...]
    difference: Fraction
    as_large: int
    splits: int

    @property
    def is_seldom(self) -> bool:
        """Whether there is a difference that chance makes in 1 of 20 cases or fewer."""
        return self.difference != 0 and SELDOM * self.as_large <= self.splits


def splits_of(values: Sequence[Fraction]) -> Splits | None:
    """Compare the earlier half of the last eight weeks with the later, smaller when odd.

    Args:
        values: the quality of every rated week, oldest first; exact, so that ties count.

    Returns:
        None with under three weeks a side.
    """
    last = tuple(values[-WEEKS:])
    size = len(last) // 2
    if size < FEWEST_A_SIDE:
        return None
    earlier, later = last[:-size], last[-size:]
    difference = sum(later, Fraction(0)) / size - sum(earlier, Fraction(0)) / len(earlier)
    # With the same weeks and the same size, a larger difference is a larger sum.
    whole = lcm(*(value.denominator for value in last))
    scaled = [int(value * whole) for value in last]
    direction = -1 if difference < 0 else 1
    this = direction * sum(scaled[-size:])
    sums = [direction * sum(chosen) for chosen in combinations(scaled, size)]
    return Splits(
        earlier=earlier,
        later=later,
        difference=difference,
        as_large=sum(one >= this for one in sums),
        splits=len(sums),
    )


FEWEST_RATED = 3
"""Rated requests from which on a week's quality is drawn (ours)."""

SMOOTH_HALVES_IN = 4
"""Closed, known weeks after which one weighs half in the smooth line (ours)."""

SMOOTH_FROM = 5
"""Weight, in rated requests, from which on the smooth line is drawn (ours)."""


RECENT_WEEKS = 8
"""Closed, known weeks that the headline is about, at most (ours)."""


class WeekState(StrEnum):
    """Whether a week can be judged."""

    OPEN = "open"
    CLOSED = "closed"
    REST = "rest"
    UNKNOWN = "unknown"


class Direction(StrEnum):
    """Where quality is going, said only when chance would seldom do as well."""

    RISING = "rising"
    FALLING = "falling"
    STEADY = "steady"


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
        """The middle as a fraction: both ends are whole points shared among the rated."""
        low, high = round(self.low * self.rated), round(self.high * self.rated)
        if not self.has_mark or high - low > WIDEST * self.rated:
            return None
        return Fraction(low + high, 2 * self.rated)


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
class Shuffle:
    """An exact shuffle test of the last eight rated weeks.

    ``difference`` is later minus earlier mean, in points; ``as_large`` of ``splits`` ways to
    split the same weeks differ at least as much in that direction. None of it is said with
    under three rated weeks a side.
    """

    direction: Direction
    difference: float
    as_large: int
    splits: int
    earlier: tuple[float, ...]
    later: tuple[float, ...]


@frozen
class Recent:
    """The weeks the headline is about, whatever part of the series is shown.

    ``weeks`` are the latest closed, known ones, eight at most, oldest first; ``rests`` counts
    the rest weeks since the first of them.
    """

    weeks: tuple[TrendWeek, ...] = ()
    rests: int = 0

    @property
    def inside(self) -> int:
        """How many of them were inside their guideline."""
        return sum(1 for week in self.weeks if week.pace is Pace.INSIDE)


@frozen
class Trends:
    """The whole series, oldest week first, the open week last where it is in the range.

    ``consistency`` is a share, 0.0 to 1.0, over ``consistency_weeks`` closed, known weeks,
    None when there are none.
    ``inside`` of ``inside_of`` of the closed, known weeks shown were inside.
    ``smooth_quality`` is the smooth line at the latest closed, known week. ``run`` counts the
    weeks in a row inside up to that week, ``longest_run`` the longest there ever was.
    ``recent`` is the same however many weeks are shown.
    """

    weeks: tuple[TrendWeek, ...]
    consistency: float | None
    consistency_weeks: int
    inside: int
    inside_of: int
    smooth_quality: float | None
    shuffle: Shuffle | None
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
            smooth line and the shuffle, and are not shown.
    """
    judged = [one for one in (*earlier, *facts) if one.is_judged]
    smooth = dict(_smooth_line(judged))
    shown = [pace for pace in (one.pace for one in facts) if pace]
    runs = runs_of([pace for pace in (one.pace for one in judged) if pace])
    middles = [one.quality.exact_middle for one in judged if one.quality]
    splits = splits_of([middle for middle in middles if middle is not None])
    return Trends(
        weeks=tuple(_shown(one, smooth.get(one.week)) for one in facts),
        consistency=consistency_of([band_value(one.sent, one.guideline) for one in judged]),
        consistency_weeks=len(judged),
        inside=shown.count(Pace.INSIDE),
        inside_of=len(shown),
        smooth_quality=smooth[judged[-1].week] if judged else None,
        shuffle=_said(splits) if splits else None,
        run=runs.current,
        longest_run=runs.longest,
        recent=_recent((*earlier, *facts)),
    )


def first_recent(facts: Sequence[WeekFacts]) -> int:
    """The place among weeks, oldest first, of the first that ``Recent`` is about."""
    judged = [place for place, one in enumerate(facts) if one.is_judged]
    return judged[-RECENT_WEEKS:][0] if judged else len(facts)


def _recent(facts: Sequence[WeekFacts]) -> Recent:
    since = facts[first_recent(facts) :]
    return Recent(
        weeks=tuple(_shown(one, None) for one in since if one.is_judged),
        rests=sum(1 for one in since if one.state is WeekState.REST),
    )


def _smooth_line(judged: Sequence[WeekFacts]) -> Iterator[tuple[Week, float | None]]:
    """The smooth quality at each closed, known week, None where there is too little to draw.

    Weeks without a middle that may be drawn add nothing and still age those before them.
    """
    weights = []
    for one in judged:
        middle = one.quality.middle if one.quality else None
        rated = one.quality.rated if one.quality and middle is not None else 0
        weights.append((middle or 0.0, float(rated)))
    for one, fading in zip(judged, fading_means(weights, SMOOTH_HALVES_IN), strict=True):
        yield one.week, fading.mean if fading.weight >= SMOOTH_FROM else None


def _said(splits: Splits) -> Shuffle:
    """What the shuffle may say: a direction only where chance would seldom do as well."""
    direction = Direction.STEADY
    if splits.is_seldom:
        direction = Direction.RISING if splits.difference > 0 else Direction.FALLING
    return Shuffle(
        direction=direction,
        difference=float(splits.difference),
        as_large=splits.as_large,
        splits=splits.splits,
        earlier=tuple(map(float, splits.earlier)),
        later=tuple(map(float, splits.later)),
    )


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
