"""Rhythm: how near recent weeks came to the guideline, older ones weighing less and less."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from netcoach.domain.guideline import Pace

RHYTHM_HALVES_IN = 5
"""Closed, known weeks after which one weighs half (ours)."""


SHORTEST_RUN = 3
"""Weeks in a row from which on they are spoken of as a run (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fading:
    """A mean over weeks in which older ones fade, and what all of them weigh together."""

    mean: float | None
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """Weeks in a row inside the guideline: the one that still goes on, and the longest ever."""

    current: int
    longest: int


def fading_means(weeks: Iterable[tuple[float, float]], halves_in: int) -> Iterator[Fading]:
    """Give the mean as it stood at each week: sum of f^age·w·v over sum of f^age·w.

    Args:
        weeks: (value, weight) of each week that counts, oldest first; one of weight 0 adds
            nothing and still ages those before it.
        halves_in: after how many of these weeks a week weighs half; f is 0.5^(1 / halves_in).
    """
    fading = 0.5 ** (1 / halves_in)
    total = weight = 0.0
    for value, weighs in weeks:
        total = total * fading + weighs * value
        weight = weight * fading + weighs
        yield Fading(mean=total / weight if weight else None, weight=weight)


def rhythm_of(values: Sequence[float]) -> float | None:
    """The share, 0.0 to 1.0, of the guideline recent weeks kept; None without any week.

    Args:
        values: band values of the closed, known weeks, oldest first, rest weeks left out.
    """
    share = None
    for fading in fading_means(((value, 1.0) for value in values), RHYTHM_HALVES_IN):
        share = fading.mean
    return share


def runs_of(paces: Sequence[Pace]) -> Runs:
    """The runs among closed, known weeks, oldest first; weeks left out neither add nor end."""
    inside = [len(list(weeks)) for pace, weeks in groupby(paces) if pace is Pace.INSIDE]
    ends_inside = bool(paces) and paces[-1] is Pace.INSIDE
    return Runs(current=inside[-1] if ends_inside else 0, longest=max(inside, default=0))
