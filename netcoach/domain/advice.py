"""Advice: at most one thing a week to try next, chosen by rule from what is thin.

The rules look at the six weeks before a week. Of those that hold the one is said that was not
said for longest, and never the one of the week before; what was said in earlier weeks is worked
out again from what was logged by then, so nothing about advice is stored.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pendulum import Date

from netcoach.domain.advice_rules import AdviceRule, Finding, Looked, findings_in
from netcoach.domain.marks import ADVICE, is_put_away, key_of
from netcoach.domain.notes import blank_by_choice, copied_notes
from netcoach.domain.request import Request
from netcoach.domain.week import DAYS, Week
from netcoach.domain.zones import zone_of

LOOK_WEEKS = 6
"""How many weeks before a week are looked at (ours: what is thin in them is no chance)."""

LONGEST_MONTH = 31
"""Days before those weeks that share a month's notes with them."""

ANEW_WEEKS = 8
"""How often the turns begin anew (ours: it bounds how far back a week's choice reaches)."""

FOR_LAST = 2
"""From how many of its findings the last week of the turns chooses. The first week leaves these
out, which keeps from saying a thing twice in a row without looking further back (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What to do next, with the figures that led to it.

    Attributes:
        rule: which of the rules spoke.
        found: what it found, of ``of``; the rule says what both count.
        weeks: how many weeks were looked at.
        key: what it is put away by for its week.
    """

    rule: AdviceRule
    found: int
    of: int
    weeks: int
    key: str


def advice_for(
    week: Week, requests: Sequence[Request], *, notes_a_month: int | None, seen: Iterable[str]
) -> Advice | None:
    """The advice of a week; None where nothing is thin, and once it was put away.

    Args:
        week: the week it is for; what is sent in it has no say.
        requests: the requests of the five months before it, in order of sending.
        notes_a_month: personal notes the plan allows in a calendar month; None for no limit.
        seen: the keys of everything put away.
    """
    if is_put_away(week, ADVICE, seen):
        return None
    found = _said(week, _Looking(requests, notes_a_month))
    if found is None:
        return None
    return Advice(
        rule=found.rule,
        found=found.found,
        of=found.of,
        weeks=LOOK_WEEKS,
        key=key_of(week, ADVICE),
    )


class _Looking:
    """What each week could say, from what was logged by its end; each worked out once."""

    def __init__(self, requests: Sequence[Request], notes_a_month: int | None) -> None:
        self._requests = requests
        self._days = [request.sent.on.toordinal() for request in requests]
        self._notes_a_month = notes_a_month
        self._found: dict[Week, tuple[Finding, ...]] = {}

    def findings(self, week: Week) -> tuple[Finding, ...]:
        """What could be said in a week, the first thing first."""
        if week not in self._found:
            self._found[week] = findings_in(self._looked(week))
        return self._found[week]

    def _looked(self, week: Week) -> Looked:
        first = week.start.toordinal() - DAYS * LOOK_WEEKS
        since = bisect_left(self._days, first - LONGEST_MONTH)
        until = bisect_left(self._days, week.start.toordinal())
        known = [each for each in self._requests[since:until] if _logged_by(week.end, each)]
        return Looked(
            weeks=tuple(week.shift(-n) for n in range(LOOK_WEEKS, 0, -1)),
            requests=tuple(each for each in known if each.sent.on.toordinal() >= first),
            copied=copied_notes(known),
            by_choice=blank_by_choice(known, self._notes_a_month),
        )


def _logged_by(day: Date, request: Request) -> bool:
    """Whether a request was in the log when a local date ended."""
    days = request.logged_at.toordinal() - day.toordinal()
    if abs(days) > 1:
        return days < 0
    # The local date is at most a day away from that in UTC; looking it up takes long.
    return request.logged_at.in_timezone(zone_of(request.sent.zone)).date() <= day


def _said(week: Week, looking: _Looking) -> Finding | None:
    """What a week says, worked out by going through the weeks since the turns began anew."""
    now = week.shift(-_turn(week))
    before = looking.findings(now.shift(-1))[:FOR_LAST]
    said = _first_but(looking.findings(now), _rules(before))
    said_in: dict[AdviceRule, Week] = {}
    while now != week:
        if said is not None:
            said_in[said.rule] = now
        barred = _rules((said,) if said else ())
        now = now.shift(1)
        found = looking.findings(now)
        last = _turn(now) == ANEW_WEEKS - 1
        said = _first_but(_by_turns(found[:FOR_LAST] if last else found, said_in), barred)
    return said


def _by_turns(findings: Iterable[Finding], said_in: Mapping[AdviceRule, Week]) -> list[Finding]:
    """What harms first, then what was not said for longest; of equal ones the earlier."""

    def turn(one: Finding) -> tuple[bool, int]:
        said = said_in.get(one.rule)
        return not one.harms, said.start.toordinal() if said else 0

    return sorted(findings, key=turn)


def _first_but(findings: Iterable[Finding], barred: frozenset[AdviceRule]) -> Finding | None:
    return next((one for one in findings if one.rule not in barred), None)


def _rules(findings: Iterable[Finding]) -> frozenset[AdviceRule]:
    return frozenset(one.rule for one in findings)


def _turn(week: Week) -> int:
    """How many weeks ago the turns began anew, 0 to 7."""
    return week.start.toordinal() // DAYS % ANEW_WEEKS
