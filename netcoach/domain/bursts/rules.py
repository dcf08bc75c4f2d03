"""What a burst is, how many requests make one, and what is low effort in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import groupby

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.notes import Month, month_of
from netcoach.domain.log.request import Request, RequestId
from netcoach.domain.log.signs import Answer, Field, Sign
from netcoach.domain.week.calendar import Week

LEVELS = (1, 2, 3)
"""Busy, worth a pause, can read as spam."""


class SpeedRule(StrEnum):
    """What was fast; the widest window first."""

    WEEK = "week"
    ROLLING = "rolling"
    DAY = "day"
    SITTING = "sitting"


class ThinRule(StrEnum):
    """What was thin."""

    COPIED = "copied"
    NO_GROUND = "no-ground"
    UNRELATED = "unrelated"
    BARE = "bare"


@cache
def least_counts(rule: SpeedRule, high: int) -> tuple[int, ...]:
    """The fewest requests in one window that make level 1, level 2 and, if there is one, 3.

    The shares of the guideline are ours: in measured weeks that kept to 5-10, a third had five
    requests inside ten minutes and a quarter had all of them on one day, so a fixed number
    would call a quiet week a burst. The floors are ours too: up to ten a week is thoughtful, so
    a small guideline makes no spam of two requests in an evening.

    Args:
        rule: which window is meant.
        high: the guideline's upper edge, of a whole week.
    """
    match rule:
        case SpeedRule.WEEK:
            return high + 1, *least_counts(SpeedRule.ROLLING, high)
        case SpeedRule.ROLLING:
            return max(10, high * 3 // 2) + 1, max(15, 2 * high) + 1
        case SpeedRule.DAY:
            return max(5, -(-4 * high // 5)), max(8, high), max(12, -(-3 * high // 2))
        case SpeedRule.SITTING:
            return max(4, -(-3 * high // 5)), max(6, -(-4 * high // 5)), max(8, high)


def level_of(rule: SpeedRule, count: int, high: int) -> int:
    """The level of that many requests in one window; 0 for no burst."""
    return bisect_right(least_counts(rule, high), count)


@frozen
class SpeedReason:
    """One speed rule that reports, with its worst window.

    Attributes:
        level: what the window's count alone makes.
        requests: those in the window, in order of sending.
        first_on: the first date of the window: of the calendar week, of the seven dates, the
            day itself, or the date of a sitting's first request.
        last_on: the last date of the window, likewise.
        minutes: the length of a sitting from first to last request, in whole minutes rounded
            down; 0 for the other rules.
        high: the upper edge of the guideline it was held against.
    """

    rule: SpeedRule
    level: int
    requests: tuple[Request, ...]
    first_on: Date
    last_on: Date
    minutes: int = 0
    high: int = 10


@frozen
class ThinReason:
    """One thinness rule that holds in an episode, with the requests it holds for."""

    rule: ThinRule
    requests: tuple[Request, ...]


@frozen
class Burst:
    """One episode: overlapping windows merged, one level, all its reasons.

    Attributes:
        level: 1 busy, 2 worth a pause or 3 can read as spam.
        speed: the heaviest reason first; of equal ones the narrowest window first.
        thin: in the order of ``ThinRule``.
        requests: everything in any of its windows, in order of sending.
        live: False when only late logs or imports make it one.
    """

    level: int
    speed: tuple[SpeedReason, ...]
    thin: tuple[ThinReason, ...]
    requests: tuple[Request, ...]
    live: bool

    @property
    def key(self) -> str:
        """Names the episode by its rules, level and request ids, for "seen"."""
        rules = sorted([*(fast.rule for fast in self.speed), *(thin.rule for thin in self.thin)])
        ids = sorted(request.id for request in self.requests)
        return f"{'+'.join(rules)}/{self.level}/{','.join(map(str, ids))}"

    def touches(self, first: Week, last: Week) -> bool:
        """Whether any of its requests was sent in one of the weeks from one to another."""
        since, until = first.start, last.end
        return any(since <= request.sent.on <= until for request in self.requests)


def is_seen(burst: Burst, seen: Iterable[str]) -> bool:
    """Whether this episode's message was put away at this level or a higher one.

    Args:
        burst: the episode as it stands; one that grew at the same level says nothing new.
        seen: the keys of everything put away; those of other messages are passed over.
    """
    ids = {str(request.id) for request in burst.requests}
    for key in seen:
        _, _, rest = key.partition("/")
        level, _, then = rest.partition("/")
        if level.isdecimal() and int(level) >= burst.level and not ids.isdisjoint(then.split(",")):
            return True
    return False


SEVERAL = 3
"""How many in one episode make it thin in ground or field (ours)."""

BARE_ROW = 4
"""How many in a row without a note make it bare (ours)."""


def thin_reasons(
    episode: Sequence[Request], *, copied: frozenset[RequestId], spent: frozenset[Month]
) -> tuple[ThinReason, ...]:
    """The thinness rules that hold, in the order of ``ThinRule``.

    Args:
        episode: its requests in order of sending.
        copied: every request of the log whose note is a copy.
        spent: the months whose notes were all used.
    """
    found = {
        ThinRule.COPIED: [each for each in episode if each.id in copied],
        ThinRule.NO_GROUND: _several([each for each in episode if _has_no_ground(each)]),
        ThinRule.UNRELATED: _several([each for each in episode if _is_unrelated(each)]),
        ThinRule.BARE: list(_in_bare_rows(episode, spent)),
    }
    return tuple(
        ThinReason(rule=rule, requests=tuple(requests))
        for rule, requests in found.items()
        if requests
    )


def _several(requests: list[Request]) -> list[Request]:
    return requests if len(requests) >= SEVERAL else []


def _has_no_ground(request: Request) -> bool:
    """Every ground sign was answered no; unknown is not no."""
    return request.signs.ground is Answer.NO


def _is_unrelated(request: Request) -> bool:
    return request.field is Field.UNRELATED and request.signs.ground is not Answer.YES


def _in_bare_rows(episode: Sequence[Request], spent: frozenset[Month]) -> Iterator[Request]:
    for bare, group in groupby(episode, key=lambda each: _is_bare(each, spent)):
        row = list(group)
        if bare and len(row) >= BARE_ROW:
            yield from row


def _is_bare(request: Request, spent: frozenset[Month]) -> bool:
    """Sent with nothing written, here or elsewhere first, though its month has notes left."""
    return (
        request.note == ""
        and month_of(request.sent.on) not in spent
        and request.signs.answer(Sign.SPOKE_FIRST) is not Answer.YES
    )
