"""Worth a look: at most three things, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from netcoach.domain.bursts import Burst, is_seen
from netcoach.domain.marks import Promise
from netcoach.domain.pile_up import PileUp
from netcoach.domain.review import RatedRequest, WeekReview
from netcoach.domain.shelves import HelloOwed, Waiting

MOST = 3
"""How many things are worth a look at once (ours: more would be a list of chores)."""


class WorthKind(StrEnum):
    """What is worth a look, in the order it is shown in."""

    HELLO = "hello"
    BURST = "burst"
    WAITING = "waiting"
    PILE_UP = "pile-up"
    PROMISE = "promise"
    UNRATED = "unrated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """One thing worth a look; the field its kind is named after is given.

    ``more`` counts the others of its kind that it stands for.
    """

    kind: WorthKind
    hello: HelloOwed | None = None
    burst: Burst | None = None
    waiting: Waiting | None = None
    pile_up: PileUp | None = None
    promise: Promise | None = None
    row: RatedRequest | None = None
    more: int = 0


def worth_a_look(review: WeekReview) -> tuple[Worth, ...]:
    """The first few things worth a look in a week.

    What is to be followed up belongs to the open week; another week has only its own bursts,
    those not put away, and its requests that nothing was answered of.
    """
    return tuple(islice(everything_worth(review), MOST))


def everything_worth(review: WeekReview) -> Iterator[Worth]:
    """Everything worth a look, the most pressing first."""
    follow_up = review.follow_up
    for hello in follow_up.hellos[:1]:
        yield Worth(kind=WorthKind.HELLO, hello=hello, more=len(follow_up.hellos) - 1)
    for burst in review.bursts:
        if burst.live and not is_seen(burst, review.seen):
            yield Worth(kind=WorthKind.BURST, burst=burst)
    for waiting in follow_up.waiting[:1]:
        yield Worth(kind=WorthKind.WAITING, waiting=waiting, more=len(follow_up.waiting) - 1)
    if follow_up.pile_up is not None and follow_up.pile_up.key not in review.seen:
        yield Worth(kind=WorthKind.PILE_UP, pile_up=follow_up.pile_up)
    if review.left is not None:
        yield Worth(kind=WorthKind.PROMISE, promise=review.left)
    for row in review.rows:
        if row.quality is None:
            yield Worth(kind=WorthKind.UNRATED, row=row)
