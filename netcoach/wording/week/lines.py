"""The lines above a week's panels: what was meant for it, and what was said of it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from netcoach.domain.frozen import frozen
from netcoach.domain.week.marks import Kept
from netcoach.domain.week.review import WeekReview

NOTHING_WRITTEN = "nothing was written"


class LineKind(StrEnum):
    """What a line is about, in the order they are shown in."""

    CLOSED = "closed"
    INTENTION = "intention"


@frozen
class WeekLine:
    """One line: how it begins, what it says, and what Enter or a click on it does."""

    kind: LineKind
    title: str
    text: str
    does: str = ""


_DONE = {Kept.UNSAID: "", Kept.YES: " · done", Kept.NO: " · not done"}


def week_lines(review: WeekReview) -> tuple[WeekLine, ...]:
    """Every line of a week; () where there is nothing to say."""
    return tuple(_lines(review))


def _lines(review: WeekReview) -> Iterator[WeekLine]:
    if review.closed is not None:
        said = [review.closed.went_well, review.closed.felt_rushed, review.closed.next_line]
        later = sum(row.added_later for row in review.rows)
        added = (f"{later} added later",) if later else ()
        text = " · ".join([*(words for words in said if words), *added]) or NOTHING_WRITTEN
        yield WeekLine(kind=LineKind.CLOSED, title="Closed", text=text, does="w reads it")
    if review.intention is not None:
        yield WeekLine(
            kind=LineKind.INTENTION,
            title="For this week",
            text=f"{review.intention.line}{_DONE[review.intention.kept]}",
        )
