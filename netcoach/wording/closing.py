"""Closing a week, rest and part weeks, and reminders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum

from pendulum import Date

from netcoach.domain.change import ChangeKind
from netcoach.domain.closing import Closing, ClosingWeek, PastReview
from netcoach.domain.outcomes.follow_up import PileUp
from netcoach.domain.people.person import Person
from netcoach.domain.week.calendar import Week
from netcoach.domain.week.guideline import Pace, prorated
from netcoach.domain.week.history import Part
from netcoach.domain.week.marks import (
    FEWEST_DAYS,
    MOST_DAYS,
    ClosedWeek,
    Intention,
    Kept,
    ZeroAnswer,
)
from netcoach.domain.week.next_steps import Needs, NextStep, NextStepKind
from netcoach.domain.week.review import WeekReview
from netcoach.domain.week.trends import WeekFacts, WeekState
from netcoach.wording.bursts import burst_text, thin_reason
from netcoach.wording.done import done, name_cut
from netcoach.wording.people.shelves import lapsed_line
from netcoach.wording.text import day_said, plural
from netcoach.wording.week.headline import headline
from netcoach.wording.week.next_steps import last_week_figures, pile_up_text
from netcoach.wording.week.screen import band, grounds, week_quality_said, week_span


class Step(IntEnum):
    """The steps, in their order."""

    WEEK = 1
    FOLLOW_UP = 2
    WORDS = 3


STEPS = {Step.WEEK: "The week", Step.FOLLOW_UP: "Follow up", Step.WORDS: "Your words"}
HELP = {
    Step.WEEK: "Is one missing? n logs it, or paste LinkedIn's Sent page · Enter goes on",
    Step.FOLLOW_UP: "Enter goes on",
    Step.WORDS: "Enter closes the week",
}


def steps_of(closing: Closing) -> tuple[Step, ...]:
    """The steps that have a page; following up shares the first where both are short."""
    is_long = closing.to_follow or closing.unanswered or len(closing.weeks) > 1
    return tuple(Step) if is_long else (Step.WEEK, Step.WORDS)


READING = "Reading …"
WENT_WELL, FELT_RUSHED, NEXT_LINE = "What went well", "What felt rushed", "A plan for next week"
NOTHING_TO_FOLLOW = "Nobody waits for a hello, and no request has waited long."
NONE_LOGGED = "None sent, or none logged?"
ANSWERS = (
    ("", "open"),
    (ZeroAnswer.NONE_SENT.value, "none sent"),
    (ZeroAnswer.REST.value, "rest week"),
    (ZeroAnswer.LATER.value, "later"),
)
"""What can be said of a past week with nothing logged; "" says nothing yet, "later" asks again
only when a week is closed."""

DONE = (("", "skip"), (Kept.YES.value, "done"), (Kept.NO.value, "not done"))
WAS_IT_DONE = "Done? y / n"
CLOSED_TITLE = "This week is closed."
OPEN_AGAIN = "e changes the words · W opens the week again · Esc goes back"
LEAVE_QUESTION = "Leave without closing the week? What you typed will be lost."
LEAVE_AGAIN_QUESTION = "Leave the words as they were? What you typed will be lost."
EARLY_YES, EARLY_NO = ("c", "Close it now"), ("g", "Go back")
LEAVE_YES, LEAVE_NO = ("l", "Leave"), ("s", "Stay")
REVIEWS_TITLE = "Past reviews"
NO_REVIEWS = "No week is closed yet. w on the Week closes one, in a minute or two."
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
    end = closing.week.end
    return f"This week runs until {end:%A}, {end.day} {end:%B}. Close it now?"


MOST_NAMES = 10
"""Names that a week is recalled by (ours: as many as the guideline asks for)."""


def more_unanswered(count: int) -> str:
    """Say how many more there are than fit."""
    return f"… and {plural(count, 'week')} more after these." if count else ""


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
        yield from closing_week_lines(one, closing.today, spans=len(closing.weeks) > 1)


def closing_week_lines(one: ClosingWeek, today: Date, *, spans: bool = False) -> Iterator[str]:
    """Say the facts of a week: its count, who it was, quality, and what read like a burst.

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
    if names := [row.request.person.name for row in review.rows]:
        more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
        yield f"To {', '.join(names[:MOST_NAMES])}{more}"
    if review.sent:
        yield f"{week_quality_said(review.quality)} · {grounds(review)}"
    for burst in review.bursts:
        yield f"● {burst_text(burst, today)}"
    if one.thin:
        yield f"○ {' '.join(thin_reason(reason, review.sent) for reason in one.thin)}"


def intention_line(intention: Intention, today: Date) -> str:
    """Say last week's line: "For Mon 9 – Sun 15 Nov: two calm sittings"."""
    return f"For {week_span(intention.week, today)}: {intention.line}"


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
    return f"Closed {day_said(closed.closed_at.date(), today)} under {band(closed.guideline)}."


_PACES = {Pace.BELOW: "below", Pace.INSIDE: "inside", Pace.ABOVE: "above"}


def past_line(past: PastReview, today: Date) -> str:
    """Say a closed week in one line: "Mon 9 – Sun 15 Nov · 7 sent, inside 5–10 · quality 62"."""
    pace = f", {_PACES[past.pace]} {band(past.closed.guideline)}" if past.pace else ""
    later = f" · {past.added_later} added later" if past.added_later else ""
    quality = f" · {week_quality_said(past.quality)}" if past.quality else ""
    return f"{week_span(past.closed.week, today)} · {past.sent} sent{pace}{quality}{later}"


BACK, GO_ON, CLOSE_BUTTON, KEEP_BUTTON = "Back", "Go on", "Close the week", "Keep the words"


def step_help(step: Step, closing: Closing, *, again: bool) -> str:
    """Say what a step is left by; ``again`` where a closed week gets other words."""
    if step is Step.FOLLOW_UP and closing.follow_count:
        return f"{_followed(closing)} · {HELP[step]}"
    if step is not Step.WORDS:
        return HELP[step]
    enter = "Enter keeps the words" if again else HELP[step]
    if closing.intention is not None:
        return f"y or n answers · Tab goes on · {enter}"
    return f"{enter} · each line may stay empty"


def _followed(closing: Closing) -> str:
    """Say how many there are: "12 of 380, People has all"."""
    shown, count = len(closing.to_follow), closing.follow_count
    return f"{shown} of {count:,}, People has all" if shown < count else f"{count} to follow up"


def check_lines(closing: Closing, *, alone: bool) -> Iterator[str]:
    """Say what is asked of the whole network; ``alone`` where nobody is to be followed up."""
    if alone:
        yield NOTHING_TO_FOLLOW
    if closing.lapsed:
        yield lapsed_line(len(closing.lapsed))
    looked = closing.looked_on
    if looked == closing.today:
        yield "You looked through My Network today: who said yes is known up to now."
    else:
        since = f" since {day_said(looked, closing.today)}" if looked else ""
        yield f"Not looked through My Network{since}: L notes that you looked today."


REMIND_DAYS = {"3": 30, "9": 90}
REMIND_ANSWERS = (("3", "30 days"), ("9", "90 days"), ("d", "a date"))
REMIND_SKIPS = "Enter skips"
NO_WAIT_SELECTED = "Only a request that is still pending can be kept waiting."


def remind_question(person: Person) -> str:
    """Ask in how long somebody is to be written to."""
    return f"Remind you of {name_cut(person.name)} in"


def closed_weeks(count: int, ahead: WeekReview, undo_key: str) -> str:
    """Say that weeks are closed, and one line for the week ahead."""
    weeks = done(ChangeKind.CLOSE, "", undo_key, count=count)
    return f"{weeks} · {_week_ahead(ahead)}"


def _week_ahead(review: WeekReview) -> str:
    when = "Next week" if review.week.start > review.today else "This week"
    if review.state is WeekState.REST:
        return f"{when} is a rest week"
    sent = f" ({review.sent} sent)" if review.sent else ""
    line = f": {review.intention.line}" if review.intention else ""
    return f"{when}: aim for {band(review.guideline)}{sent}{line}"


def go_on(step: Step, *, again: bool) -> str:
    """Name the button that leaves a step."""
    if step is not Step.WORDS:
        return GO_ON
    return KEEP_BUTTON if again else CLOSE_BUTTON


KIND_OF_WEEK, FOR, ANSWER = "This week", "For", "Answer"
WHOLE, REST = "whole", "rest"
ALL, FIRST, LOG = "all", "first", "log"
NOTHING_UNANSWERED = "No past week is asked about now."
NO_ANSWER = "Choose an answer with the arrows, or leave it open with Esc."


def rested(week: Week, rests: bool, today: Date, undo_key: str) -> str:
    """Say that a week rests, or counts again: "Mon 16 – Sun 22 Nov is a rest week · u undoes"."""
    does = "is a rest week" if rests else "counts again"
    return f"{week_span(week, today)} {does} · {undo_key} undoes"


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
        "A rest week is left out of every average. With fewer days the low edge shrinks: "
        f"{shorter}."
    )


def kinds_of_week() -> tuple[tuple[str, str], ...]:
    """What a week can be, the days from most to fewest."""
    days = range(MOST_DAYS, FEWEST_DAYS - 1, -1)
    return (
        (WHOLE, "whole"),
        (REST, "rest"),
        *((str(one), f"{one} d") for one in days),
    )


def kind_now(review: WeekReview) -> str:
    """What a week is now."""
    if review.state is WeekState.REST:
        return REST
    part = review.part
    return str(part.days) if part is not None and part.why is Part.SAID else WHOLE


def days_of(kind: str) -> int | None:
    """How many days of a week are chosen: 0 for rest, None for all of them."""
    if kind == WHOLE:
        return None
    return 0 if kind == REST else int(kind)


def marked(undo_key: str) -> str:
    """Say that a week was marked."""
    return f"Marked the week · {undo_key} undoes"


def answered(undo_key: str) -> str:
    """Say that weeks were answered for."""
    return f"Answered · {undo_key} undoes"


def answers() -> tuple[tuple[str, str], ...]:
    """What can be said of weeks with nothing logged; "" says nothing yet."""
    *said, later = ANSWERS
    return (*said, (LOG, "let me log them"), later)


def which(first: Week, weeks: Sequence[Week], today: Date) -> tuple[tuple[str, str], ...]:
    """Offer one of the unanswered weeks, or all of them."""
    return (FIRST, week_span(first, today)), (ALL, f"all {len(weeks)}")


def zero_about(first: Week, weeks: Sequence[Week], today: Date) -> str:
    """Say that a week holds nothing, and how many others."""
    nothing = f"Nothing is logged in {week_span(first, today)}"
    if len(weeks) == 1:
        return f"{nothing}. It counts in no average until it is known."
    others = plural(len(weeks) - 1, "other week")
    return f"{nothing}, and in {others}. They count in no average until it is known."


_DONE_WORDS = {Kept.UNSAID: "", Kept.YES: " (done)", Kept.NO: " (not done)"}


def ritual_lines(review: WeekReview) -> Iterator[str]:
    """Say the line for the week, and its words once closed."""
    if review.intention is not None:
        yield f"The line for this week: {review.intention.line}{_DONE_WORDS[review.intention.kept]}"
    if review.closed is not None:
        yield from _words(review)


def _words(review: WeekReview) -> Iterator[str]:
    closed = review.closed
    if closed is None:
        return
    later = sum(row.added_later for row in review.rows)
    added = f", {plural(later, 'request')} added later" if later else ""
    yield f"The week is closed{added}."
    for title, words in (
        ("Went well", closed.went_well),
        ("Felt rushed", closed.felt_rushed),
        ("Next", closed.next_line),
    ):
        if words:
            yield f"  {title}: {words}"


def reminder(needs: Needs) -> str:
    """Say what the week needs: "Last week is not closed yet · one yes without a hello"."""
    return " · ".join(_parts(needs))


def first_need(needs: Needs) -> str:
    """Say the first thing the week needs; "" where it needs nothing."""
    return next(_parts(needs), "")


def _parts(needs: Needs) -> Iterator[str]:
    if needs.to_low:
        left = f"{plural(needs.days_left, 'day')} left" if needs.days_left else "last day"
        if needs.sent:
            yield f"{needs.sent} this week, {needs.to_low} more to reach {needs.low}, {left}"
        else:
            yield f"Nothing logged this week yet, {left}"
    for step in needs.steps:
        yield _counted(step)


def _counted(step: NextStep) -> str:
    """Say a next step without anybody's name."""
    count = 1 + step.more
    match step.kind:
        case NextStepKind.CLOSE if isinstance(step.about, WeekFacts):
            return f"Last week: {last_week_figures(step.about)}, to be closed"
        case NextStepKind.HELLO:
            return f"{count} said yes and {'has' if count == 1 else 'have'} no hello yet"
        case NextStepKind.FOLLOW_UP:
            return f"{plural(count, 'follow-up')} due"
        case NextStepKind.UNRATED:
            return f"{plural(count, 'request')} not rated yet"
        case NextStepKind.PENDING:
            return f"{plural(count, 'request')} pending for over six weeks"
        case NextStepKind.LAPSED:
            return f"{plural(count, 'request')} pending for over six months"
        case NextStepKind.UNKNOWN_WEEK:
            return f"{plural(count, 'week')} with nothing logged: none sent, or none logged?"
        case _ if isinstance(step.about, PileUp):
            return pile_up_text(step.about)
    raise ValueError("an idea is no need")
