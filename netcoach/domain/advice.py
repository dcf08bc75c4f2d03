"""Advice: at most one thing a week to try next, chosen by rule from what is thin.

The rules look at the six weeks before a week. Of those that hold the first is said, unless it
was said the week before; what was said then is worked out again from what was logged by then,
so nothing about advice is stored.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pendulum import Date

from netcoach.domain.advice_rules import AdviceRule, Finding, Looked, findings_in
from netcoach.domain.marks import ADVICE, is_put_away, key_of
from netcoach.domain.notes import blank_by_choice, copied_notes
from netcoach.domain.request import Request
from netcoach.domain.week import DAYS, Week

LOOK_WEEKS = 6
"""How many weeks before a week are looked at (ours: what is thin in them is no chance)."""

LONGEST_MONTH = 31
"""Days before those weeks that share a month's notes with them."""

ANEW_WEEKS = 8
"""How often the turns begin anew (ours: it bounds how far back last week's choice reaches)."""


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
    return request.logged_at.in_timezone(request.sent.zone).date() <= day


def _said(week: Week, looking: _Looking) -> Finding | None:
    """The first thing to say that was not said the week before.

    What a week says is the first or the second of its findings. So where the turns begin anew,
    leaving out both of the week before keeps from saying a thing twice in a row without
    looking further back; only there the third may be said.
    """
    now, earlier = looking.findings(week), week.shift(-1)
    before = looking.findings(earlier)[: 3 if _begins_anew(earlier) else 2] if now else ()
    if not now or now[0].rule not in _rules(before):
        return now[0] if now else None
    if _begins_anew(week):
        now = now[:3]
    else:
        last = _said(earlier, looking)
        before = () if last is None else (last,)
    return next((one for one in now if one.rule not in _rules(before)), None)


def _rules(findings: Iterable[Finding]) -> frozenset[AdviceRule]:
    return frozenset(one.rule for one in findings)


def _begins_anew(week: Week) -> bool:
    return week.start.toordinal() // DAYS % ANEW_WEEKS == 0
