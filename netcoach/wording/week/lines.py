"""The lines above a week's panels: what it asks, what was said of it, what to try."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from netcoach.domain.frozen import frozen
from netcoach.domain.week.marks import Kept
from netcoach.domain.week.review import WeekReview
from netcoach.wording.text import plural
from netcoach.wording.week.next_steps import ADVICE_TITLE, advice_figures, advice_text
from netcoach.wording.week.screen import week_span

NOTHING_WRITTEN = "nothing was written"


class LineKind(StrEnum):
    """What a line is about, in the order they are shown in."""

    ZERO = "zero"
    CLOSED = "closed"
    INTENTION = "intention"
    ADVICE = "advice"


@frozen
class WeekLine:
    """One line: how it begins, what it says, and what Enter or a click on it does.

    ``beneath`` is said in a line of its own, "" for none. What has one is short and is shown
    whole, in as many lines as it needs; the others are cut to one.
    """

    kind: LineKind
    title: str
    text: str
    does: str
    beneath: str = ""


_DONE = {Kept.UNSAID: "", Kept.YES: " · done", Kept.NO: " · not done"}


def week_lines(review: WeekReview) -> tuple[WeekLine, ...]:
    """Every line of a week; () where there is nothing to say."""
    return tuple(_lines(review))


def _lines(review: WeekReview) -> Iterator[WeekLine]:
    if review.unanswered and review.today in review.week:
        yield WeekLine(
            kind=LineKind.ZERO,
            title="Nothing logged",
            text=f"in {_unanswered(review)}: none sent, or none logged?",
            does="z answers",
        )
    if review.in_question:
        yield WeekLine(
            kind=LineKind.ZERO,
            title="Nothing logged",
            text="It counts in no average until it is known.",
            does="z answers",
        )
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
            does="",
        )
    if review.advice is not None:
        yield WeekLine(
            kind=LineKind.ADVICE,
            title=ADVICE_TITLE,
            text=advice_text(review.advice),
            does="x puts it away",
            beneath=advice_figures(review.advice),
        )


def _unanswered(review: WeekReview) -> str:
    first = week_span(review.unanswered[0], review.today)
    more = len(review.unanswered) - 1
    return f"{first} and {plural(more, 'week')} more" if more else first
