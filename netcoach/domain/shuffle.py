"""Whether a rise is more than chance: every way to split the same weeks, counted exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import lcm

WEEKS = 8
"""The latest rated weeks that are compared, at most (ours)."""

FEWEST_A_SIDE = 3
"""With fewer, no split is rarer than 1 in 20 and nothing can be said."""

SELDOM = 20
"""A difference is said when at most one split in this many is as large (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Splits:
    """How the later half of some weeks differs from the earlier one, and how often any would.

    ``difference`` is later minus earlier mean; ``as_large`` of ``splits`` ways to choose which
    weeks are the later ones differ at least as much in the same direction, the true one
    included.
    """

    earlier: tuple[Fraction, ...]
    later: tuple[Fraction, ...]
    difference: Fraction
    as_large: int
    splits: int

    @property
    def is_seldom(self) -> bool:
        """Whether there is a difference that chance makes in 1 of 20 cases or fewer."""
        return self.difference != 0 and SELDOM * self.as_large <= self.splits


def splits_of(values: Sequence[Fraction]) -> Splits | None:
    """Compare the earlier half of the last eight weeks with the later, smaller when odd.

    Args:
        values: the quality of every rated week, oldest first; exact, so that ties count.

    Returns:
        None with under three weeks a side.
    """
    last = tuple(values[-WEEKS:])
    size = len(last) // 2
    if size < FEWEST_A_SIDE:
        return None
    earlier, later = last[:-size], last[-size:]
    difference = sum(later, Fraction(0)) / size - sum(earlier, Fraction(0)) / len(earlier)
    # With the same weeks and the same size, a larger difference is a larger sum.
    whole = lcm(*(value.denominator for value in last))
    scaled = [int(value * whole) for value in last]
    direction = -1 if difference < 0 else 1
    this = direction * sum(scaled[-size:])
    sums = [direction * sum(chosen) for chosen in combinations(scaled, size)]
    return Splits(
        earlier=earlier,
        later=later,
        difference=difference,
        as_large=sum(one >= this for one in sums),
        splits=len(sums),
    )
