"""Advice: at most one thing a week to try next, chosen by rule from what is thin.

The tips are those of the article netcoach is built on; the numbers from which on one is given
are ours.

The rules look at the six weeks before a week. Of those that hold the one is said that was not
said for longest, and never the one of the week before; what was said in earlier weeks is worked
out again from what was logged by then, so nothing about advice is stored.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import partial

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.notes import LONGEST_MONTH, blank_by_choice, copied_notes
from netcoach.domain.log.request import Request, RequestId
from netcoach.domain.log.signs import Sign
from netcoach.domain.week.calendar import DAYS, Week
from netcoach.domain.week.marks import ADVICE, is_dismissed, key_of
from netcoach.domain.zones import zone_of

FEWEST = 6
"""Requests about which something is known before a rule says that it is thin (ours)."""

FEWEST_NOTES = 4
"""Requests that could have a note before these are said to be few (ours: a free account has five
notes a month)."""

SELDOM = 5
"""A sign is thin when at most one answer in this many is yes (ours)."""

COPIES = 3
"""Copied notes from which on a message of its own is advised (ours: one set of copies)."""

FULL_WEEK = 4
"""Requests in a week before its days are looked at (ours)."""

CROWDED_WEEKS = 3
"""Weeks sent mostly on one day before spreading them is advised (ours: half of six)."""


class AdviceRule(StrEnum):
    """What may be advised, in the order of the table: what harms before what is missing."""

    SEARCH = "search"
    NOTES = "notes"
    SPREAD = "spread"
    ANSWER = "answer"
    ENGAGE = "engage"
    EVENTS = "events"
    COLLEAGUES = "colleagues"
    THEY_ENGAGE = "they-engage"
    ALUMNI = "alumni"
    COMPANIES = "companies"
    GROUPS = "groups"


@frozen
class Looked:
    """What the rules look at.

    Attributes:
        weeks: the weeks looked at, the oldest first.
        requests: the requests sent in them that were known then.
        copied: those whose note was a copy then.
        by_choice: those blank that could have had a note their month left unused.
    """

    weeks: tuple[Week, ...]
    requests: tuple[Request, ...]
    copied: frozenset[RequestId]
    by_choice: frozenset[RequestId]


@frozen
class Finding:
    """A rule that holds: ``found`` of ``of``, requests except for ``SPREAD``, whose are weeks."""

    rule: AdviceRule
    found: int
    of: int

    @property
    def harms(self) -> bool:
        """Whether it is about what harms, and not about what is missing."""
        return self.rule in _HARMS


Rule = Callable[[Looked], Finding | None]


def copied(looked: Looked) -> Finding | None:
    """Three notes or more are copies of each other."""
    written = [request for request in looked.requests if request.note]
    found = sum(1 for request in written if request.id in looked.copied)
    if found < COPIES:
        return None
    return Finding(rule=AdviceRule.SEARCH, found=found, of=len(written))


def blank(looked: Looked) -> Finding | None:
    """Half or more went out without a note, though there was one to be had."""
    found = sum(1 for request in looked.requests if request.id in looked.by_choice)
    of = found + sum(1 for request in looked.requests if request.note)
    if of < FEWEST_NOTES or 2 * found < of:
        return None
    return Finding(rule=AdviceRule.NOTES, found=found, of=of)


def crowded(looked: Looked) -> Finding | None:
    """In three weeks or more, three quarters of four requests or more went out on one day."""
    full = crowds = 0
    for week in looked.weeks:
        sent = [request.sent for request in looked.requests if request.sent.is_in(week)]
        days = Counter(time.known_day for time in sent if time.known_day)
        if len(sent) >= FULL_WEEK:
            full += 1
            crowds += 4 * max(days.values(), default=0) >= 3 * len(sent)
    if crowds < CROWDED_WEEKS:
        return None
    return Finding(rule=AdviceRule.SPREAD, found=crowds, of=full)


def unanswered(looked: Looked) -> Finding | None:
    """At most a fifth have any answer, a note or a reason: nothing else can be told of them."""
    found = sum(1 for request in looked.requests if _is_said(request))
    of = len(looked.requests)
    if of < FEWEST or SELDOM * found > of:
        return None
    return Finding(rule=AdviceRule.ANSWER, found=found, of=of)


def _is_said(request: Request) -> bool:
    """Whether any sign, the field, the reason or the note was spoken of, be it to say "none"."""
    signs = request.signs
    answered = signs.yes or signs.no or request.field or request.note is not None
    return bool(answered or request.reason.strip())


def seldom(looked: Looked, rule: AdviceRule, signs: frozenset[Sign]) -> Finding | None:
    """At most a fifth of those with an answer have any of these signs; unknown is not no."""
    yes = sum(1 for request in looked.requests if request.signs.yes & signs)
    no = sum(1 for request in looked.requests if request.signs.no >= signs)
    if yes + no < FEWEST or SELDOM * yes > yes + no:
        return None
    return Finding(rule=rule, found=yes, of=yes + no)


def _seldom(rule: AdviceRule, *signs: Sign) -> Rule:
    return partial(seldom, rule=rule, signs=frozenset(signs))


RULES: tuple[Rule, ...] = (
    copied,
    blank,
    crowded,
    unanswered,
    _seldom(AdviceRule.ENGAGE, Sign.I_ENGAGED),
    _seldom(AdviceRule.EVENTS, Sign.EVENT, Sign.INTRODUCED),
    _seldom(AdviceRule.COLLEAGUES, Sign.WORKED),
    _seldom(AdviceRule.THEY_ENGAGE, Sign.THEY_ENGAGE),
    _seldom(AdviceRule.ALUMNI, Sign.ALUMNI),
    _seldom(AdviceRule.COMPANIES, Sign.TARGET_COMPANY),
    _seldom(AdviceRule.GROUPS, Sign.GROUP),
)


def findings_in(looked: Looked) -> tuple[Finding, ...]:
    """Every finding, the one to be said first: the thinnest, of equal ones the earlier rule.

    The first three rules come before all others, whatever their share.
    """
    found = [finding for rule in RULES if (finding := rule(looked))]
    return tuple(sorted(found, key=_weight))


def _weight(finding: Finding) -> tuple[bool, float]:
    return not finding.harms, 0.0 if finding.harms else finding.found / finding.of


_HARMS = frozenset({AdviceRule.SEARCH, AdviceRule.NOTES, AdviceRule.SPREAD})

ASKS_NOBODY = frozenset({AdviceRule.SPREAD, AdviceRule.ANSWER, AdviceRule.ENGAGE})
"""What can be done in a week that has no room for another request."""


LOOK_WEEKS = 6
"""How many weeks before a week are looked at (ours: what is thin in them is no chance)."""

ANEW_WEEKS = 8
"""How often the turns begin anew (ours: it bounds how far back a week's choice reaches)."""

FOR_LAST = 2
"""From how many of its findings the last week of the turns chooses. The first week leaves these
out, which keeps from saying a thing twice in a row without looking further back (ours)."""


@frozen
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
    if is_dismissed(week, ADVICE, seen):
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
