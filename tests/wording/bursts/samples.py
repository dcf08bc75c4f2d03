"""Episodes of every kind, made by the rules themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

from netcoach.domain.bursts import Burst, SpeedRule, ThinRule, least_counts
from netcoach.domain.bursts.values import SpeedReason, ThinReason
from netcoach.domain.week import day_after
from tests.builders import a_request, day

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
