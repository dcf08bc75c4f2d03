"""Next steps: what to do now, in order, on the screen and in a reminder."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import islice

from netcoach.domain.bursts import Burst, is_seen
from netcoach.domain.closing import is_unclosed
from netcoach.domain.frozen import frozen
from netcoach.domain.outcomes.follow_up import PileUp
from netcoach.domain.people.contacts import KeepInTouch
from netcoach.domain.people.shelves import HelloOwed, Waiting
from netcoach.domain.week.marks import Intention, working_before
from netcoach.domain.week.review import RatedRequest, WeekReview
from netcoach.domain.week.reviewing import LogSnapshot
from netcoach.domain.week.trends import WeekState

MOST = 3
"""How many things are a next step at once (ours: more would be a list of chores)."""


class NextStepKind(StrEnum):
    """What is worth a look, in the order it is shown in."""

    HELLO = "hello"
    FOLLOW_UP = "follow-up"
    BURST = "burst"
    WAITING = "waiting"
    PILE_UP = "pile-up"
    INTENTION = "intention"
    UNRATED = "unrated"


@frozen
class NextStep:
    """One thing to do next; the field of its kind is given, ``in_touch`` of a follow-up.

    ``more`` counts the others of its kind that it stands for.
    """

    kind: NextStepKind
    hello: HelloOwed | None = None
    in_touch: KeepInTouch | None = None
    burst: Burst | None = None
    waiting: Waiting | None = None
    pile_up: PileUp | None = None
    intention: Intention | None = None
    row: RatedRequest | None = None
    more: int = 0


def next_steps(review: WeekReview) -> tuple[NextStep, ...]:
    """The first few things to do next in a week.

    What is to be followed up belongs to the open week; another week has only its own bursts,
    those not put away, and its requests that nothing was answered of.
    """
    return tuple(islice(all_next_steps(review), MOST))


def all_next_steps(review: WeekReview) -> Iterator[NextStep]:
    """Everything to do next, the most pressing first."""
    follow_up = review.follow_up
    for hello in follow_up.hellos[:1]:
        yield NextStep(kind=NextStepKind.HELLO, hello=hello, more=len(follow_up.hellos) - 1)
    for due in follow_up.due[:1]:
        yield NextStep(kind=NextStepKind.FOLLOW_UP, in_touch=due, more=len(follow_up.due) - 1)
    for burst in review.bursts:
        if burst.live and not is_seen(burst, review.seen):
            yield NextStep(kind=NextStepKind.BURST, burst=burst)
    for waiting in follow_up.waiting[:1]:
        yield NextStep(kind=NextStepKind.WAITING, waiting=waiting, more=len(follow_up.waiting) - 1)
    if follow_up.pile_up is not None and follow_up.pile_up.key not in review.seen:
        yield NextStep(kind=NextStepKind.PILE_UP, pile_up=follow_up.pile_up)
    if review.left is not None:
        yield NextStep(kind=NextStepKind.INTENTION, intention=review.left)
    for row in review.rows:
        if row.quality is None:
            yield NextStep(kind=NextStepKind.UNRATED, row=row)


LATE_DAYS = 2
"""Days left from which on a week is late (ours: its weekend)."""


@frozen
class Needs:
    """What the open week needs.

    Attributes:
        sent: requests of the week so far.
        low: the low edge of its guideline.
        to_low: how many more reach it, said once the week is late; else 0.
        days_left: whole days of the week after today.
        unclosed: the last week, which was no rest week, is not closed.
        unanswered: past weeks with nothing logged that nobody said anything of.
        hellos: people who said yes and have no hello yet.
        due: people to be written to today or since a day before, as was planned.
        waiting: requests pending for over 42 days to keep or withdraw.
    """

    sent: int = 0
    low: int = 0
    to_low: int = 0
    days_left: int = 0
    unclosed: bool = False
    unanswered: int = 0
    hellos: int = 0
    due: int = 0
    waiting: int = 0


NOTHING = Needs()


def needs_of(log: LogSnapshot, review: WeekReview) -> Needs:
    """What this week needs; in a rest week what is owed to people, and nothing in an empty log.

    Args:
        log: what was read of the log.
        review: the week that holds today.
    """
    owed = Needs(hellos=len(review.follow_up.hellos), due=len(review.follow_up.due))
    if review.state is not WeekState.OPEN or not review.ever_logged:
        return owed
    return Needs(
        sent=review.sent,
        low=review.guideline.low,
        to_low=review.to_low if review.days_left <= LATE_DAYS else 0,
        days_left=review.days_left,
        unclosed=is_unclosed(log, working_before(log.this_week, log.rest_weeks)),
        unanswered=len(review.unanswered),
        hellos=len(review.follow_up.hellos),
        due=len(review.follow_up.due),
        waiting=len(review.follow_up.waiting),
    )
