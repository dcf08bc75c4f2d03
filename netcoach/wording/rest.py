"""Rest weeks, part weeks and weeks with nothing logged: what their forms say."""

from __future__ import annotations

from collections.abc import Sequence

from pendulum import Date

from netcoach.domain.guideline import prorated
from netcoach.domain.lived import Part
from netcoach.domain.marks import FEWEST_DAYS, MOST_DAYS
from netcoach.domain.review import WeekReview
from netcoach.domain.trends import WeekState
from netcoach.domain.week import Week
from netcoach.wording.figures import plural
from netcoach.wording.week import band, week_span

LIVED, FOR, ANSWER = "This week", "For", "Answer"
WHOLE, REST = "whole", "rest"
ALL, FIRST = "all", "first"
NOTHING_UNANSWERED = "Every past week is accounted for."


def rest_title(review: WeekReview) -> str:
    """Name the form: "Mon 16 – Sun 22 Nov"."""
    return week_span(review.week, review.today)


def rest_about(review: WeekReview) -> str:
    """Say what a rest week and fewer days do, with this week's own guideline."""
    guideline = review.whole_guideline
    shorter = ", ".join(
        f"{plural(days, 'day')} {band(prorated(guideline, days))}" for days in (5, 3, 1)
    )
    return (
        "A rest week is left out of every average. With fewer days the guideline shrinks: "
        f"{shorter}."
    )


def lived() -> tuple[tuple[str, str], ...]:
    """What a week can be, the days from most to fewest."""
    days = range(MOST_DAYS, FEWEST_DAYS - 1, -1)
    return (
        (WHOLE, "whole"),
        (REST, "rest"),
        *((str(one), f"{one} d") for one in days),
    )


def lived_now(review: WeekReview) -> str:
    """What a week is now."""
    if review.state is WeekState.REST:
        return REST
    part = review.part
    return str(part.days) if part is not None and part.why is Part.SAID else WHOLE


def days_of(lived_as: str) -> int | None:
    """How many days of a week are chosen: 0 for rest, None for all of them."""
    if lived_as == WHOLE:
        return None
    return 0 if lived_as == REST else int(lived_as)


def marked(undo_key: str) -> str:
    """Say that a week was marked."""
    return f"Marked the week · {undo_key} undoes"


def answered(undo_key: str) -> str:
    """Say that weeks were answered for."""
    return f"Answered · {undo_key} undoes"


def which(weeks: Sequence[Week], today: Date) -> tuple[tuple[str, str], ...]:
    """Offer all of the unanswered weeks, or only the first."""
    return (ALL, f"all {len(weeks)}"), (FIRST, f"only {week_span(weeks[0], today)}")


def zero_about(weeks: Sequence[Week], today: Date) -> str:
    """Say which weeks hold nothing."""
    first = week_span(weeks[0], today)
    if len(weeks) == 1:
        return f"Nothing is logged in {first}. It counts in no average until it is known."
    return (
        f"{plural(len(weeks), 'week')} since {first} hold nothing. They count in no average until "
        "it is known. A request can still be logged with its day."
    )
