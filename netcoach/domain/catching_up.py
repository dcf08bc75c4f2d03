"""Telling somebody who sends from somebody who logs from memory."""

from __future__ import annotations

from collections.abc import Sequence

from pendulum import DateTime

from netcoach.domain.request import Request

WITHIN_SECONDS = 120
"""Three logged as "just now" within two minutes are more likely remembered than sent (ours)."""

SAME_MOMENT_SECONDS = 60
"""A request whose sent time is that near its logged time was logged as "just now" (ours)."""

BEFORE_ASKING = 2
"""Requests logged as "just now" before the third is asked about (ours)."""


def any_lately(recent: Sequence[Request], now: DateTime) -> bool:
    """Whether anything at all was logged in the last two minutes, whenever it was sent."""
    return any(_lately(request, now) for request in recent)


def in_a_row(recent: Sequence[Request], now: DateTime) -> int:
    """How many requests were logged as "just now" in the last two minutes, both ends included."""
    return sum(1 for request in recent if _lately(request, now) and _just_now(request))


def _just_now(request: Request) -> bool:
    at = request.sent.at
    return at is not None and abs(_seconds(at, request.logged_at)) <= SAME_MOMENT_SECONDS


def _lately(request: Request, now: DateTime) -> bool:
    return 0 <= _seconds(request.logged_at, now) <= WITHIN_SECONDS


def _seconds(earlier: DateTime, later: DateTime) -> float:
    # Not a difference of pendulum's own, which costs thirty times as much.
    return later.timestamp() - earlier.timestamp()
