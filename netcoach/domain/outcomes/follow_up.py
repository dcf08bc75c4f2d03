"""What is to be followed up now: a hello owed, requests that wait long, a pile-up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome, Request, Source
from netcoach.domain.outcomes.kinds import reached
from netcoach.domain.outcomes.outcome import LAPSE_DAYS
from netcoach.domain.outcomes.rates import CAREFUL_Z, Rate, Tally, aged_until, checked_until, wilson
from netcoach.domain.people.contacts import KeepInTouch
from netcoach.domain.people.person import FORGOTTEN_NAME
from netcoach.domain.people.shelves import HelloOwed, Waiting, hello_of, waiting_of
from netcoach.domain.people.standing import KnownStanding
from netcoach.domain.week.calendar import day_after
from netcoach.domain.week.guideline import Guideline

WEEKS_OF_GUIDELINE = 3
"""How many times the guideline's upper edge may wait (ours)."""

FEWEST_WAITING = 15
"""Requests that may wait under any guideline (ours)."""

LAST = 20
"""How many of the latest checked requests are looked at (ours)."""

LEAST_LAST = 12
"""How many of them there must be (ours: fewer would call bad luck a pile-up)."""

FEWEST_YES = 0.35
"""The share that acceptance must credibly reach (ours)."""

LEVEL = 2
"""Worth a pause, on the scale of bursts."""

_NONE = Rate(count=0, of=0)


@frozen
class PileUpFacts:
    """How things stand now.

    Both look back six months only, as an older invitation has lapsed and waits for nobody, and at
    checked requests only: where nobody looked who accepted, nothing recorded is not a no.

    Attributes:
        waiting: requests pending for over 21 days.
        last: how many of the latest of them, twenty at most, were accepted.
    """

    waiting: int = 0
    last: Rate = _NONE


@frozen
class PileUp:
    """The rule holds: because many wait, because few say yes, or both.

    Attributes:
        most: how many may wait before it holds.
        bound: the upper end, 0.0 to 1.0, of the 95 % Wilson interval of ``facts.last``; None
            when there are too few to say.
    """

    facts: PileUpFacts
    most: int
    bound: float | None

    @property
    def many_wait(self) -> bool:
        """Whether it holds by how many wait."""
        return self.facts.waiting >= self.most

    @property
    def few_say_yes(self) -> bool:
        """Whether it holds by how few say yes."""
        return self.bound is not None and self.bound < FEWEST_YES

    @property
    def key(self) -> str:
        """Names the message, for "seen"; ten more waiting is another message."""
        return f"pile-up:{self.facts.waiting // 10 if self.many_wait else 0}"


def pile_up_of(facts: PileUpFacts, guideline: Guideline) -> PileUp | None:
    """The health rule: three times the upper edge wait, at least 15, or few credibly say yes."""
    last = facts.last
    bound = wilson(last.count, last.of, CAREFUL_Z).high if last.of >= LEAST_LAST else None
    found = PileUp(
        facts=facts, most=max(FEWEST_WAITING, WEEKS_OF_GUIDELINE * guideline.high), bound=bound
    )
    return found if found.many_wait or found.few_say_yes else None


OPEN_DAYS = 365
"""Days after which nothing more is asked about a pending request (ours: it lapsed long ago, and an
import can bring years of them)."""

HELLO_DAYS = 42
"""Days after a yes in which the week speaks of the hello it is owed (ours: later ones stay on
their shelf, where they press nobody)."""


@frozen
class FollowUp:
    """What is to be followed up on one day.

    Attributes:
        hellos: said yes in the last six weeks and nothing came after it; the latest yes first.
        waiting: pending for over six weeks, keep or withdraw not decided; the longest first.
        lapsed: pending for over six months, so that they have probably lapsed; likewise.
        due: to be written to today or since a day before, as was planned; the longest first.
        pile_up: None while the health rule does not hold.
    """

    hellos: tuple[HelloOwed, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    lapsed: tuple[Waiting, ...] = ()
    due: tuple[KeepInTouch, ...] = ()
    pile_up: PileUp | None = None


NOTHING_TO_FOLLOW = FollowUp()


@frozen
class OutcomeFacts:
    """What a review needs to know of the whole log beside its own requests.

    Attributes:
        checked, too_new: the outcomes of the requests of the last twelve months that have any,
            tallied.
        checks: the dates on which it was looked through who accepted, in order.
        standings: where people stand: at least whoever is pending by a request of the last twelve
            months, and whoever said yes in the last six weeks; nobody who was forgotten.
        in_touch: everybody with a follow-up date or a cadence.
    """

    checked: Tally
    too_new: Tally
    checks: tuple[Date, ...] = ()
    standings: tuple[KnownStanding, ...] = ()
    in_touch: tuple[KeepInTouch, ...] = ()


NO_OUTCOME_FACTS = OutcomeFacts(checked={}, too_new={})


def follow_up_of(
    requests: Sequence[Request],
    facts: OutcomeFacts,
    guideline: Guideline,
    today: Date,
    *,
    rests: bool = False,
) -> FollowUp:
    """What is to be followed up today.

    Args:
        requests: at least those of the last twelve months, in order of sending; whoever was
            forgotten is to be followed up no more.
        facts: where people stand, and what is planned with them.
        guideline: this week's.
        today: the local date.
        rests: it is a rest week, in which only what is owed to people is spoken of.
    """
    standings = facts.standings
    hellos = (hello for one in standings if (hello := hello_of(one, today)))
    owed = FollowUp(
        hellos=tuple(sorted((one for one in hellos if one.days <= HELLO_DAYS), key=_latest_yes)),
        due=tuple(sorted((one for one in facts.in_touch if one.is_due), key=_longest_due)),
    )
    if rests:
        return owed
    since, last = day_after(today, -OPEN_DAYS), checked_until(facts.checks)
    known = [
        one
        for one in requests
        if since <= one.sent.on <= today and one.person.name != FORGOTTEN_NAME
    ]
    checked = [one for one in known if last is not None and one.sent.on <= last]
    # Of an export read without its connections nobody knows yet who said yes.
    typed = (one for one in known if one.source is not Source.IMPORT)
    telling = {one.id for one in (*checked, *typed)}
    pending = [
        wait for one in standings if (wait := waiting_of(one, today)) and wait.request_id in telling
    ]
    waits = [one for one in pending if one.days <= LAPSE_DAYS]
    lapsed = (one for one in pending if one.days > LAPSE_DAYS)
    earliest = day_after(today, -LAPSE_DAYS)
    recent = [one for one in checked if one.sent.on >= earliest]
    return replace(
        owed,
        waiting=tuple(sorted((one for one in waits if one.offers), key=_longest)),
        lapsed=tuple(sorted(lapsed, key=_longest)),
        pile_up=pile_up_of(_facts(recent, waits, today), guideline),
    )


def _facts(requests: Sequence[Request], waits: Sequence[Waiting], today: Date) -> PileUpFacts:
    """The facts of checked requests, in order of sending."""
    checked = {one.id for one in requests}
    last_day = aged_until(today)
    last = requests[-LAST:]
    return PileUpFacts(
        waiting=sum(1 for one in waits if one.sent_on < last_day and one.request_id in checked),
        last=Rate(count=sum(map(_said_yes, last)), of=len(last)),
    )


def _said_yes(request: Request) -> bool:
    return Outcome.ACCEPTED in reached(outcome for outcome, _ in request.outcomes)


def _latest_yes(one: HelloOwed) -> tuple[int, int]:
    return one.days, -one.request_id


def _longest_due(one: KeepInTouch) -> tuple[int, int]:
    return -one.days_over, one.person.id


def _longest(one: Waiting) -> tuple[int, int]:
    return -one.days, one.request_id
