"""Logs that are told by their counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from netcoach.domain.bursts import Burst, SpeedRule, bursts_in
from netcoach.domain.guideline import Guideline
from netcoach.domain.request import Request
from netcoach.domain.week import FirstDay, day_after
from tests.builders import a_request, day

MONDAY = "2026-11-16"


def on_days(counts: Sequence[int], start: str = MONDAY, **said: Any) -> list[Request]:
    """That many requests on each day from ``start``, of precision day."""
    return [
        a_request(day_after(day(start), offset).isoformat(), **said)
        for offset, count in enumerate(counts)
        for _ in range(count)
    ]


def at_times(*times: str, on: str = "2026-11-18", **said: Any) -> list[Request]:
    """One request at each local time of one date."""
    return [a_request(f"{on}T{time}", **said) for time in times]


def over_hours(count: int, on: str = "2026-11-18", **said: Any) -> list[Request]:
    """One request at five past each hour from midnight on, so that no hour holds three."""
    return at_times(*(f"{hour:02}:05" for hour in range(count)), on=on, **said)


def within_the_hour(count: int, on: str = "2026-11-18", **said: Any) -> list[Request]:
    """Requests four minutes apart from 19:00 on, up to 16 of them."""
    return at_times(*(f"{19 + n // 15}:{n * 4 % 60:02}" for n in range(count)), on=on, **said)


def found(
    requests: Sequence[Request],
    *,
    high: int = 10,
    guidelines: Sequence[Guideline] = (),
    first_day: FirstDay = FirstDay.MONDAY,
    notes_a_month: int | None = 5,
) -> tuple[Burst, ...]:
    """The bursts, under one guideline unless others are given."""
    return bursts_in(
        requests,
        guidelines=guidelines or [Guideline(low=1, high=high)],
        first_day=first_day,
        notes_a_month=notes_a_month,
    )


def levels(bursts: Sequence[Burst]) -> dict[SpeedRule, int]:
    """The level of each speed rule that reports, over all episodes."""
    return {reason.rule: reason.level for burst in bursts for reason in burst.speed}
