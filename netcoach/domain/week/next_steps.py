"""Next steps: what to do now, in order, the same on the screen, in commands and in a reminder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

from pendulum import Date

from netcoach.domain.bursts import Burst
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import RequestId
from netcoach.domain.outcomes.follow_up import PileUp
from netcoach.domain.people.contacts import KeepInTouch
from netcoach.domain.people.person import Person
from netcoach.domain.people.shelves import HelloOwed, Shortlisted, Waiting
from netcoach.domain.week.advice import ASKS_NOBODY, Advice
from netcoach.domain.week.calendar import Week
from netcoach.domain.week.marks import CLOSE, ZERO, is_dismissed, key_of
from netcoach.domain.week.review import RatedRequest, WeekReview
from netcoach.domain.week.trends import WeekFacts, WeekState

MOST, MOST_SMALL = 5, 3
"""How many steps the Week shows at once, and on a small terminal (ours: more is a list of
chores)."""


class NextStepKind(StrEnum):
    """What is to be done, in the order it is shown in; the values are public names."""

    CLOSE = "close"
    HELLO = "hello"
    FOLLOW_UP = "follow-up"
    UNRATED = "unrated"
    BURST = "burst"
    PENDING = "pending"
    PILE_UP = "pile-up"
    LAPSED = "lapsed"
    SHORTLIST = "shortlist"
    ADVICE = "advice"
    UNKNOWN_WEEK = "unknown-week"


IDEAS = frozenset({NextStepKind.BURST, NextStepKind.SHORTLIST, NextStepKind.ADVICE})
"""Kinds of which nothing waits to be done: no reminder is about them."""

About = (
    WeekFacts | HelloOwed | KeepInTouch | RatedRequest | Burst | Waiting | PileUp | Shortlisted
    | Advice | Week
)  # fmt: skip


@frozen
class NextStep:
    """One thing to do next.

    Attributes:
        kind: what is to be done.
        about: the last week, who is owed a hello, the unrated request, and so on; of lapsed
            requests the longest pending.
        name: what it is put off by.
        more: how many others of its kind it stands for.
    """

    kind: NextStepKind
    about: About
    name: str
    more: int = 0

    @property
    def person(self) -> Person | None:
        """Whom it is about; nobody where it stands for many alike."""
        match self.about:
            case HelloOwed() | KeepInTouch() | Waiting() | Shortlisted():
                return None if self.kind is NextStepKind.LAPSED else self.about.person
            case RatedRequest():
                return self.about.request.person
        return None

    @property
    def request_id(self) -> RequestId | None:
        """The request it is about, where it is about one."""
        match self.about:
            case HelloOwed() | Waiting():
                return None if self.kind is NextStepKind.LAPSED else self.about.request_id
            case RatedRequest():
                return self.about.request.id
        return None


def next_steps(review: WeekReview) -> tuple[NextStep, ...]:
    """Everything to do next that was not put off, the most pressing first.

    What is to be followed up belongs to the week that holds today; another week has only its own
    bursts, its requests that nothing was answered of, and the question why it is empty.
    """
    return tuple(step for step in _steps(review) if not _is_off(step, review.seen))


def _steps(review: WeekReview) -> Iterator[NextStep]:
    follow_up = review.follow_up
    last = review.last
    if last is not None:
        yield _step(NextStepKind.CLOSE, last, key_of(last.week, CLOSE))
    yield from _first(NextStepKind.HELLO, follow_up.hellos, review)
    yield from _first(NextStepKind.FOLLOW_UP, follow_up.due, review)
    unrated = tuple(row for row in reversed(review.rows) if row.quality is None)
    yield from _first(NextStepKind.UNRATED, unrated, review)
    for burst in review.bursts:
        if burst.live:
            yield _step(NextStepKind.BURST, burst, burst.key)
    yield from _first(NextStepKind.PENDING, follow_up.waiting, review)
    if follow_up.pile_up is not None:
        yield _step(NextStepKind.PILE_UP, follow_up.pile_up, follow_up.pile_up.key)
    if follow_up.lapsed:
        yield _step(
            NextStepKind.LAPSED,
            follow_up.lapsed[0],
            NextStepKind.LAPSED,
            more=len(follow_up.lapsed) - 1,
        )
    if review.room and review.today in review.week:
        yield from _first(NextStepKind.SHORTLIST, review.shortlist, review)
    if review.advice is not None and (review.room or review.advice.rule in ASKS_NOBODY):
        yield _step(NextStepKind.ADVICE, review.advice, review.advice.key)
    weeks = [week for week in review.unanswered if last is None or week != last.week]
    if review.state is WeekState.REST:
        weeks = []
    elif review.today not in review.week:
        weeks = [review.week] if review.in_question else []
    if weeks:
        yield _step(
            NextStepKind.UNKNOWN_WEEK, weeks[0], key_of(weeks[0], ZERO), more=len(weeks) - 1
        )


def _step(kind: NextStepKind, about: About, name: str, *, more: int = 0) -> NextStep:
    return NextStep(kind=kind, about=about, name=name, more=more)


Single = HelloOwed | KeepInTouch | RatedRequest | Waiting | Shortlisted
"""What is put off one by one."""

SingleT = TypeVar("SingleT", bound=Single)


def _first(kind: NextStepKind, those: Sequence[Single], review: WeekReview) -> Iterator[NextStep]:
    """The first of a kind that was not put off, standing for the others."""
    left = still_due(kind, those, review.seen)
    if left:
        yield _step(kind, left[0], _name_of(kind, left[0]), more=len(left) - 1)


def still_due(
    kind: NextStepKind, those: Iterable[SingleT], seen: frozenset[str]
) -> tuple[SingleT, ...]:
    """Those of a kind that were not put off."""
    return tuple(one for one in those if _name_of(kind, one) not in seen)


def _name_of(kind: NextStepKind, one: Single) -> str:
    """What a step about one request or one person is put off by."""
    match one:
        case RatedRequest():
            number: int = one.request.id
        case HelloOwed() | Waiting():
            number = one.request_id
        case _:
            number = one.person.id
    return f"{kind}:{number}"


def _is_off(step: NextStep, seen: frozenset[str]) -> bool:
    match step.about:
        case WeekFacts():
            return is_dismissed(step.about.week, CLOSE, seen)
        case Week():
            return is_dismissed(step.about, ZERO, seen)
        case _:
            return step.name in seen


FOR_GOOD = frozenset({NextStepKind.BURST, NextStepKind.PILE_UP, NextStepKind.ADVICE})
"""Kinds that come no more once they were put away: what they say belongs to its time."""

_UNTIL = "until:"


def put_off_key(name: str, until: Date) -> str:
    """What is stored to leave a step out before a date: "until:2026-12-01:hello:17"."""
    return f"{_UNTIL}{until.isoformat()}:{name}"


def put_away_on(stored: Iterable[str], today: Date) -> frozenset[str]:
    """The names of what was put away, or put off to a date after today."""
    now = today.isoformat()
    names = set()
    for key in stored:
        if key.startswith(_UNTIL):
            until, _, name = key.removeprefix(_UNTIL).partition(":")
            if until > now:
                names.add(name)
        else:
            names.add(key)
    return frozenset(names)


LATE_DAYS = 2
"""Days left from which on a week is late (ours: its weekend)."""


@frozen
class Needs:
    """What the open week needs: what a reminder is about.

    Attributes:
        sent: requests of the week so far.
        low: the low edge of its guideline.
        to_low: how many more reach it, said once the week is late; else 0.
        days_left: whole days of the week after today.
        steps: what there is to do next, without ideas.
    """

    sent: int = 0
    low: int = 0
    to_low: int = 0
    days_left: int = 0
    steps: tuple[NextStep, ...] = ()


NOTHING = Needs()


def needs_of(review: WeekReview) -> Needs:
    """What the week that holds today needs; nothing before anything was logged."""
    if not review.ever_logged:
        return NOTHING
    is_late = review.state is WeekState.OPEN and review.days_left <= LATE_DAYS
    return Needs(
        sent=review.sent,
        low=review.guideline.low,
        to_low=review.to_low if is_late else 0,
        days_left=review.days_left,
        steps=tuple(step for step in next_steps(review) if step.kind not in IDEAS),
    )
