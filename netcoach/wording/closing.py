"""Closing a week: what its four steps say."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from pendulum import Date

from netcoach.domain.closing import Closing, ClosingWeek, PastReview
from netcoach.domain.week.guideline import Pace
from netcoach.domain.week.marks import ClosedWeek, Kept, Promise, ZeroAnswer
from netcoach.domain.week.trends import WeekState
from netcoach.wording.bursts.message import burst_text
from netcoach.wording.bursts.reasons import thin_reason
from netcoach.wording.figures import plural
from netcoach.wording.headline import headline
from netcoach.wording.outcomes import day_in_words
from netcoach.wording.week import band, grounds, week_quality, week_span


class Step(IntEnum):
    """The steps, in their order."""

    MISSING = 1
    WEEK = 2
    FOLLOW_UP = 3
    WORDS = 4


STEPS = {
    Step.MISSING: "Anything missing?",
    Step.WEEK: "The week",
    Step.FOLLOW_UP: "Follow up",
    Step.WORDS: "Your words",
}
HELP = {
    Step.MISSING: "n logs a request that is not here yet · Enter goes on",
    Step.WEEK: "Enter goes on · the arrows go back and forth",
    Step.FOLLOW_UP: "Enter goes on",
    Step.WORDS: "Enter closes the week",
}
READING = "Reading …"
WENT_WELL, FELT_RUSHED, NEXT_LINE = "What went well", "What felt rushed", "One line for next week"
NOTHING_TO_FOLLOW = "Nobody waits for a hello, and no request has waited long."
NOTHING_MISSING = "Every past week is accounted for."
NONE_LOGGED = "None sent, or none logged?"
ANSWERS = (
    ("", "open"),
    (ZeroAnswer.NONE_SENT.value, "none sent"),
    (ZeroAnswer.REST.value, "rest week"),
    (ZeroAnswer.LATER.value, "later"),
)
"""What can be said of a past week with nothing logged; "" says nothing yet, "later" asks again
only when a week is closed."""

DONE = (("", "not said"), (Kept.YES.value, "done"), (Kept.NO.value, "not done"))
WAS_IT_DONE = "Done? y / n"
CLOSED_TITLE = "This week is closed."
OPEN_AGAIN = "e says something else · o opens it again · Esc goes back"
LEAVE_QUESTION = "Leave without closing the week? What you typed goes."
LEAVE_AGAIN_QUESTION = "Leave the words as they were? What you typed goes."
EARLY_YES, EARLY_NO = ("c", "Close it now"), ("g", "Go back")
LEAVE_YES, LEAVE_NO = ("l", "Leave"), ("s", "Stay")
REVIEWS_TITLE = "Past reviews"
NO_REVIEWS = "No week is closed yet. w on the Week closes one, in four short steps."
_DONE = {Kept.UNSAID: "", Kept.YES: "done", Kept.NO: "not done"}


def opened_again(undo_key: str) -> str:
    """Say that a closed week is open again."""
    return f"Opened the week again · {undo_key} undoes"


def title(closing: Closing) -> str:
    """Say which weeks are closed: "Close the week · Mon 9 – Sun 15 Nov"."""
    spans = [week_span(one.review.week, closing.today) for one in closing.weeks]
    verb = "Close the week" if len(spans) == 1 else "Close two weeks"
    return f"{verb} · {' and '.join(spans)}"


def early_question(closing: Closing) -> str:
    """Ask before a week is closed that is not nearly over."""
    return f"This week runs until {closing.week.end.format('dddd, D MMMM')}. Close it now?"


def missing_lines(closing: Closing) -> Iterator[str]:
    """Say how many requests each week holds, to see whether one is missing."""
    for one in closing.weeks:
        span = week_span(one.review.week, closing.today)
        names = [row.request.person.name for row in one.review.rows]
        yield f"{span}: {plural(one.review.sent, 'request')} logged"
        if names:
            more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
            yield f"  {', '.join(names[:MOST_NAMES])}{more}"


MOST_NAMES = 10
"""Names that a week is recalled by (ours: as many as the guideline asks for)."""


def more_unanswered(count: int) -> str:
    """Say how many more there are than fit."""
    return f"… and {plural(count, 'week')} more; z on the Week answers for all." if count else ""


def fact_lines(closing: Closing, *, again: bool) -> Iterator[str]:
    """Say the facts of the weeks, under the words of one that is closed.

    Args:
        closing: what was read.
        again: something else is being said of the closed week, so its words are left out.
    """
    if closing.closed is not None and not again:
        yield CLOSED_TITLE
        yield closed_on(closing.closed, closing.today)
        yield from closed_lines(closing.closed)
        yield ""
    for number, one in enumerate(closing.weeks):
        if number:
            yield ""
        yield from week_lines(one, closing.today, spans=len(closing.weeks) > 1)


def week_lines(one: ClosingWeek, today: Date, *, spans: bool = False) -> Iterator[str]:
    """Say the facts of a week: its count, quality, ground, and what read like a burst.

    Args:
        one: the week.
        today: the local date.
        spans: begin with its dates, where there is another week beside it.
    """
    review = one.review
    said = headline(review)
    line = f"{said.figure} {said.sentence}".strip()
    line = line if review.state is not WeekState.OPEN else f"{line} · {said.aside}"
    yield f"{week_span(review.week, today)}: {line}" if spans else line
    if review.sent:
        yield week_quality(review.quality)
        yield grounds(review)
    for burst in review.bursts:
        yield f"● {burst_text(burst, today)}"
    if one.thin:
        yield f"○ {' '.join(thin_reason(reason, review.sent) for reason in one.thin)}"


def promise_line(promise: Promise, today: Date) -> str:
    """Say last week's line: "For Mon 9 – Sun 15 Nov: two calm sittings"."""
    return f"For {week_span(promise.week, today)}: {promise.line}"


def closed_lines(closed: ClosedWeek) -> Iterator[str]:
    """Say what was said when a week was closed."""
    named = (
        ("Went well", closed.went_well),
        ("Felt rushed", closed.felt_rushed),
        ("For the week after", closed.next_line),
    )
    for name, words in named:
        if words:
            kept = _DONE[closed.kept] if words == closed.next_line else ""
            yield f"{name}: {words}{f' ({kept})' if kept else ''}"
    if not any(words for _, words in named):
        yield "Nothing was written."


def closed_on(closed: ClosedWeek, today: Date) -> str:
    """Say when a week was closed, and under which guideline it stays."""
    return f"Closed {day_in_words(closed.closed_at.date(), today)} under {band(closed.guideline)}."


_PACES = {Pace.BELOW: "below", Pace.INSIDE: "inside", Pace.ABOVE: "above"}


def past_line(past: PastReview, today: Date) -> str:
    """Say a closed week in one line: "Mon 9 – Sun 15 Nov · 7 sent, inside 5–10 · quality 62"."""
    pace = f", {_PACES[past.pace]} {band(past.closed.guideline)}" if past.pace else ""
    later = f" · {past.added_later} added later" if past.added_later else ""
    quality = f" · {week_quality(past.quality)}" if past.quality else ""
    return f"{week_span(past.closed.week, today)} · {past.sent} sent{pace}{quality}{later}"


BACK, GO_ON, CLOSE_BUTTON, KEEP_BUTTON = "Back", "Go on", "Close the week", "Keep the words"


def step_help(step: Step, closing: Closing, *, again: bool) -> str:
    """Say what a step is left by; ``again`` where a closed week gets other words."""
    if step is Step.FOLLOW_UP and closing.follow_count:
        return f"{_followed(closing)} · {HELP[step]} · p opens the page · y keeps a wait"
    if step is not Step.WORDS:
        return HELP[step]
    enter = "Enter keeps the words" if again else HELP[step]
    if closing.promise is not None:
        return f"y or n answers · Tab goes on · {enter}"
    return f"{enter} · each line may stay empty"


def _followed(closing: Closing) -> str:
    """Say how many there are: "12 of 380, People has all"."""
    shown, count = len(closing.to_follow), closing.follow_count
    return f"{shown} of {count:,}, People has all" if shown < count else f"{count} to follow up"


def go_on(step: Step, *, again: bool) -> str:
    """Name the button that leaves a step."""
    if step is not Step.WORDS:
        return GO_ON
    return KEEP_BUTTON if again else CLOSE_BUTTON
