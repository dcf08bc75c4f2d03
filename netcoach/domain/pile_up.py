"""Pile-up: many requests nobody answered, or few answered of late."""

from __future__ import annotations

from dataclasses import dataclass

from netcoach.domain.guideline import Guideline
from netcoach.domain.rates import CAREFUL_Z, Rate, wilson

WEEKS_OF_GUIDELINE = 3
"""How many times the guideline's upper edge may wait (ours)."""

LAST = 20
"""How many of the latest aged requests are looked at (ours)."""

LEAST_LAST = 12
"""How many of them there must be (ours: fewer would call bad luck a pile-up)."""

FEWEST_YES = 0.35
"""The share that acceptance must credibly reach (ours)."""

LEVEL = 2
"""Worth a pause, on the scale of bursts."""

_NONE = Rate(count=0, of=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PileUpFacts:
    """How things stand now.

    Both look back six months only: an older invitation has lapsed and waits for nobody. That is
    why history brought in by an import raises nothing, unless its requests still wait.

    Attributes:
        waiting: requests pending for over 21 days.
        last: how many of the latest requests at least 21 days old, twenty at most, were
            accepted.
    """

    waiting: int = 0
    last: Rate = _NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class PileUp:
    """The rule holds: because many wait, because few say yes, or both.

    Attributes:
        most: how many may wait before it holds.
        bound: the upper end, 0.0 to 1.0, of the 95 % Wilson interval of ``facts.last``; None
            when there are too few to say.
    """

    facts: PileUpFacts
    most: int
    bound: float | None

    @property
    def many_wait(self) -> bool:
        """Whether it holds by how many wait."""
        return self.facts.waiting >= self.most

    @property
    def few_say_yes(self) -> bool:
        """Whether it holds by how few say yes."""
        return self.bound is not None and self.bound < FEWEST_YES

    @property
    def key(self) -> str:
        """Names the message, for "seen"; ten more waiting is another message."""
        return f"pile-up:{self.facts.waiting // 10 if self.many_wait else 0}"


def pile_up_of(facts: PileUpFacts, guideline: Guideline) -> PileUp | None:
    """The health rule: three times the upper edge wait, or acceptance is credibly low."""
    last = facts.last
    bound = wilson(last.count, last.of, CAREFUL_Z).high if last.of >= LEAST_LAST else None
    found = PileUp(facts=facts, most=WEEKS_OF_GUIDELINE * guideline.high, bound=bound)
    return found if found.many_wait or found.few_say_yes else None
