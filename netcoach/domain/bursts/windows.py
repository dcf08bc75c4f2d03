"""Windows of time that hold many requests: what was fast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pendulum import Date

from netcoach.domain.bursts.rules import SpeedReason, SpeedRule, level_of
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import MICROSECONDS, Precision, Request, sending_order
from netcoach.domain.week.calendar import DAYS, FirstDay, Week, day_after, week_of
from netcoach.domain.week.guideline import Guideline, guideline_for


class Calendar:
    """The user's weeks and the upper edge each was lived under, each looked up once."""

    def __init__(self, guidelines: Sequence[Guideline], first_day: FirstDay) -> None:
        self._guidelines = guidelines
        self._first_day = first_day
        self._weeks: dict[Date, Week] = {}
        self._highs: dict[Date, int] = {}

    def week(self, day: Date) -> Week:
        """The week that holds ``day``."""
        if day not in self._weeks:
            self._weeks[day] = week_of(day, self._first_day)
        return self._weeks[day]

    def high(self, day: Date) -> int:
        """The upper edge of the guideline in the week that holds ``day``."""
        start = self.week(day).start
        if start not in self._highs:
            self._highs[start] = guideline_for(self.week(day), self._guidelines).high
        return self._highs[start]


@dataclass(slots=True, kw_only=True, eq=False)
class Placed:
    """A request with its places in time.

    Attributes:
        order: its place in the order of sending: date, instant in microseconds, id.
        week: the ordinal of its week's first date.
        high: the upper edge of that week's guideline.
    """

    request: Request
    order: tuple[int, int, int]
    week: int
    high: int


def placed(requests: Iterable[Request], calendar: Calendar) -> list[Placed]:
    """Place requests, in order of sending."""
    places = [
        Placed(
            request=request,
            order=sending_order(request),
            week=calendar.week(request.sent.on).start.toordinal(),
            high=calendar.high(request.sent.on),
        )
        for request in requests
    ]
    return in_order(places)


def in_order(places: Iterable[Placed]) -> list[Placed]:
    """The same in order of sending."""
    return sorted(places, key=lambda place: place.order)


MINUTE = 60 * MICROSECONDS

REACH = {
    SpeedRule.WEEK: 0,
    SpeedRule.ROLLING: DAYS - 1,
    SpeedRule.DAY: 0,
    SpeedRule.SITTING: 60 * MINUTE,
}
"""How far the last request of a window may lie after the first, in the rule's own measure:
weeks, dates or microseconds. Both ends are inside."""

KNOWN = {
    SpeedRule.WEEK: frozenset({Precision.MINUTE, Precision.DAY, Precision.WEEK}),
    SpeedRule.ROLLING: frozenset({Precision.MINUTE, Precision.DAY}),
    SpeedRule.DAY: frozenset({Precision.MINUTE, Precision.DAY}),
    SpeedRule.SITTING: frozenset({Precision.MINUTE}),
}
"""How exactly "when" must be known before a request counts."""


@frozen
class Spell:
    """Overlapping windows of one rule: all their requests, and the worst of them as a reason."""

    reason: SpeedReason
    places: Sequence[Placed]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Window:
    """Requests ``first`` to ``last`` of a list; the greatest is the worst.

    Worse is heavier, then fuller, then shorter (``spread`` is minus its length), then later.
    """

    level: int
    count: int
    spread: int
    last: int

    @property
    def first(self) -> int:
        return self.last - self.count + 1


def spells_in(places: Sequence[Placed], calendar: Calendar) -> list[Spell]:
    """Every spell of every speed rule among requests in order of sending."""
    weeks = _spells(SpeedRule.WEEK, places, calendar)
    told = frozenset(calendar.week(spell.reason.first_on) for spell in weeks)
    return [
        *weeks,
        *_spells(SpeedRule.ROLLING, places, calendar, told=told),
        *_spells(SpeedRule.DAY, places, calendar),
        *_spells(SpeedRule.SITTING, places, calendar),
    ]


def _spells(
    rule: SpeedRule,
    places: Sequence[Placed],
    calendar: Calendar,
    *,
    told: frozenset[Week] = frozenset(),
) -> list[Spell]:
    """The spells of one rule; a window that touches a week ``told`` already is left out."""
    counted = [place for place in places if place.request.sent.precision in KNOWN[rule]]
    if rule is SpeedRule.SITTING:
        # A flight can give a later instant an earlier date.
        counted.sort(key=lambda place: place.order[1:])
    windows = (
        window
        for window in _windows(rule, counted)
        if not (told and _meets(counted[window.last], calendar, told))
    )
    return [
        Spell(
            reason=_reason(rule, counted, max(run), calendar),
            places=counted[run[0].first : run[-1].last + 1],
        )
        for run in _overlapping(windows)
    ]


def _windows(rule: SpeedRule, places: Sequence[Placed]) -> Iterator[_Window]:
    """The fullest window that ends with each request, where that is a burst."""
    positions = _positions(rule, places)
    reach = REACH[rule]
    first = 0
    for last, position in enumerate(positions):
        while position - positions[first] > reach:
            first += 1
        count = last - first + 1
        if level := level_of(rule, count, places[last].high):
            spread = positions[first] - position
            yield _Window(level=level, count=count, spread=spread, last=last)


def _positions(rule: SpeedRule, places: Sequence[Placed]) -> list[int]:
    match rule:
        case SpeedRule.WEEK:
            return [place.week for place in places]
        case SpeedRule.ROLLING | SpeedRule.DAY:
            return [place.order[0] for place in places]
        case SpeedRule.SITTING:
            return [place.order[1] for place in places]


def _meets(last: Placed, calendar: Calendar, weeks: frozenset[Week]) -> bool:
    """Whether the seven dates that end with ``last`` touch one of the weeks."""
    ends = last.request.sent.on
    return calendar.week(day_after(ends, 1 - DAYS)) in weeks or calendar.week(ends) in weeks


def _overlapping(windows: Iterable[_Window]) -> list[list[_Window]]:
    """Runs of windows that share requests; they come in order of their last request."""
    runs: list[list[_Window]] = []
    for window in windows:
        if runs and window.first <= runs[-1][-1].last:
            runs[-1].append(window)
        else:
            runs.append([window])
    return runs


def _reason(
    rule: SpeedRule, places: Sequence[Placed], window: _Window, calendar: Calendar
) -> SpeedReason:
    inside = places[window.first : window.last + 1]
    first_on, last_on = _dates(rule, inside, calendar)
    return SpeedReason(
        rule=rule,
        level=window.level,
        requests=tuple(place.request for place in inside),
        first_on=first_on,
        last_on=last_on,
        minutes=-window.spread // MINUTE if rule is SpeedRule.SITTING else 0,
        high=inside[-1].high,
    )


def _dates(rule: SpeedRule, inside: Sequence[Placed], calendar: Calendar) -> tuple[Date, Date]:
    first_on, last_on = inside[0].request.sent.on, inside[-1].request.sent.on
    match rule:
        case SpeedRule.WEEK:
            week = calendar.week(last_on)
            return week.start, week.end
        case SpeedRule.ROLLING:
            return day_after(last_on, 1 - DAYS), last_on
        case SpeedRule.DAY | SpeedRule.SITTING:
            return first_on, last_on
