"""Which outcomes there are, and which follow from which.

    sent -> accepted -> replied -> talked -> advice, opportunity, recommendation
         -> withdrawn, declined or expired: an end instead of a yes

An outcome is one row of ``Outcome`` here and one row of words in ``netcoach/wording/outcomes.py``;
everything else goes through the rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Origin(StrEnum):
    """Where a fact came from: the user's own word, an import, or a page or a mail they pasted.

    What is no one's word but an import's can be taken for what it is: undone, or parted again.
    """

    TYPED = "typed"
    IMPORT = "import"
    PAGE = "page"


class Stage(StrEnum):
    """A step implies the steps before it, a fruit all of them; an end comes instead of a yes."""

    STEP = "step"
    FRUIT = "fruit"
    END = "end"


class Outcome(StrEnum):
    """What became of a request, each with a date; a row is the public name and its stage."""

    stage: Stage

    def __new__(cls, name: str, stage: Stage = Stage.FRUIT) -> Outcome:
        """Make the member of a row; the default only lets one be looked up by its name."""
        outcome = str.__new__(cls, name)
        outcome._value_ = name
        outcome.stage = stage
        return outcome

    ACCEPTED = "accepted", Stage.STEP
    REPLIED = "replied", Stage.STEP
    TALKED = "talked", Stage.STEP
    ADVICE = "advice", Stage.FRUIT
    OPPORTUNITY = "opportunity", Stage.FRUIT
    RECOMMENDATION = "recommendation", Stage.FRUIT
    WITHDRAWN = "withdrawn", Stage.END
    DECLINED = "declined", Stage.END
    EXPIRED = "expired", Stage.END


STEPS, FRUITS, ENDS = (
    tuple(one for one in Outcome if one.stage is stage)
    for stage in (Stage.STEP, Stage.FRUIT, Stage.END)
)

ANSWERS = frozenset({Outcome.ACCEPTED, *ENDS})
"""What settles how a request ended; they rule each other out."""

YES_OUTCOMES = (*STEPS, *FRUITS)


def rung_of(outcome: Outcome) -> int:
    """The height on the ladder: 1 accepted, 2 replied, 3 talked, 4 a fruit; 0 for an end."""
    if outcome in ENDS:
        return 0
    return STEPS.index(outcome) + 1 if outcome in STEPS else len(STEPS) + 1


def reached(recorded: Iterable[Outcome]) -> frozenset[Outcome]:
    """Everything that is so: what is recorded, and the rungs it implies.

    Where both a yes and an end are recorded the yes counts: it cannot be unsaid by waiting.
    """
    given = frozenset(recorded)
    highest = max(map(rung_of, given), default=0)
    if not highest:
        return given
    return frozenset(STEPS[:highest]) | given & frozenset(FRUITS)
