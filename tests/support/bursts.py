"""Logs that are told by their counts, and episodes of every kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from netcoach.domain.bursts import Burst, SpeedRule, ThinRule, bursts_in, least_counts
from netcoach.domain.bursts.rules import SpeedReason, ThinReason
from netcoach.domain.log.request import Request
from netcoach.domain.week.calendar import FirstDay, day_after
from netcoach.domain.week.guideline import Guideline
from tests.support.builders import a_request, day

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


WINDOWS = {
    SpeedRule.WEEK: ("2026-11-16", "2026-11-22"),
    SpeedRule.ROLLING: ("2026-11-12", "2026-11-18"),
    SpeedRule.DAY: ("2026-11-18", "2026-11-18"),
    SpeedRule.SITTING: ("2026-11-18", "2026-11-18"),
}


def an_episode(
    rule: SpeedRule = SpeedRule.SITTING,
    count: int = 6,
    *,
    level: int = 1,
    thin: ThinRule | None = None,
    thin_count: int = 3,
    minutes: int = 40,
    written: int | None = None,
    live: bool = True,
    more: int = 0,
) -> Burst:
    """One reason's episode on or up to Wednesday 18 November 2026.

    ``written`` notes are known to have gone with it and the rest without; ``more`` requests of
    the episode lie outside its worst window, and are the thin ones.
    """
    first, last = map(day, WINDOWS[rule])
    requests = tuple(a_request("2026-11-18", **_noted(number, written)) for number in range(count))
    others = tuple(a_request("2026-11-18") for _ in range(more))
    reason = SpeedReason(
        rule=rule,
        level=level,
        requests=requests,
        first_on=first,
        last_on=last,
        minutes=minutes if rule is SpeedRule.SITTING else 0,
    )
    thin_ones = (*others, *requests)[:thin_count]
    return Burst(
        level=min(3, level + (thin is not None)),
        speed=(reason,),
        thin=(ThinReason(rule=thin, requests=thin_ones),) if thin else (),
        requests=(*requests, *others),
        live=live,
    )


def _noted(number: int, written: int | None) -> dict[str, Any]:
    return {} if written is None else {"note": "Hello" if number < written else ""}


def every_episode() -> Iterator[Burst]:
    """Every rule at every level with every thinness, live or not, at small and large counts."""
    for rule, thin, live, more in product(SpeedRule, (None, *ThinRule), (True, False), (0, 3)):
        for high in (1, 6, 10):
            for level, least in enumerate(least_counts(rule, high), start=1):
                for minutes, written in product((0, 1, 40, 60), (None, 0, 1)):
                    burst = an_episode(
                        rule,
                        least,
                        level=level,
                        thin=thin,
                        thin_count=least if more else 1,
                        minutes=minutes,
                        written=written,
                        live=live,
                        more=more,
                    )
                    (reason,) = burst.speed
                    yield replace(burst, speed=(replace(reason, high=high),))


def sent_on(burst: Burst, date: str) -> Burst:
    """The same episode, its only reason ending on another date."""
    (reason,) = burst.speed
    days = day(date).toordinal() - reason.last_on.toordinal()
    moved = replace(
        reason, first_on=day_after(reason.first_on, days), last_on=day_after(reason.last_on, days)
    )
    return replace(burst, speed=(moved,))
