"""Explanations: the formula behind a figure, with the user's own figures in it."""

from __future__ import annotations

from collections.abc import Iterator

from pendulum import Date

from netcoach.domain.bursts import Burst
from netcoach.domain.week.guideline import Pace, band_value
from netcoach.domain.week.history import Part
from netcoach.domain.week.review import WeekReview
from netcoach.domain.week.trends import RECENT_WEEKS, Consistency, Trends, WeekState
from netcoach.wording.bursts import burst_reasons, burst_text, level_reason
from netcoach.wording.explain.quality import week_quality_lines
from netcoach.wording.text import Explanation, plural
from netcoach.wording.week.screen import band, grounds, inside_weeks, week_span, weeks_in_a_row
from netcoach.wording.week.trends import sent_figure


def explain_count(review: WeekReview) -> Explanation:
    """Explain the headline and the gauge."""
    low, high = review.guideline.low, review.guideline.high
    edges = f"{low} and {high} are" if low != high else f"{low} is"
    return Explanation(
        title=f"The week against {band(review.guideline)}",
        paragraphs=(
            f"Sent: {review.sent}, every request dated {week_span(review.week, review.today)}, "
            "also those withdrawn later.",
            f"Your guideline is {band(review.guideline)}. The edges are exact: {edges} inside, "
            f"{low - 1} is below, {high + 1} is above.",
            *_guideline_of_week(review),
            _standing(review),
            "Five to ten a week is the figure of the article netcoach is built on: gradual and "
            "thoughtful rather than many at once.",
        ),
    )


def _guideline_of_week(review: WeekReview) -> Iterator[str]:
    """Say why the guideline is not the one of a whole week, or is frozen."""
    if review.closed is not None:
        early = review.state is WeekState.OPEN
        when = "The week was closed before its end" if early else "The week is closed"
        yield f"{when}: its guideline stays as it was then."
    elif review.part is not None:
        whole, days = review.part.whole, review.part.days
        why = (
            "Logging began in this week"
            if review.part.why is Part.FIRST
            else "You said that only part of this week counts"
        )
        yield (
            f"{why}: {days} of 7 days, so its low edge is that part of {band(whole)}. "
            f"{whole.low} × {days} / 7, rounded up, is {review.guideline.low}. The high edge "
            f"stays, and bursts are held against the whole {band(whole)}."
        )


def _standing(review: WeekReview) -> str:
    low, high, sent = review.guideline.low, review.guideline.high, review.sent
    match review.state:
        case WeekState.OPEN:
            return (
                f"To reach {low}: {low} − {sent}, at least 0, is {review.to_low}. "
                f"Room up to {high}: {high} − {sent}, at least 0, is {review.room}. "
                "A week is not judged before it is over."
            )
        case WeekState.REST:
            return "A rest week is left out of every average and every row of weeks."
        case WeekState.UNKNOWN:
            two = ", and that may mean two things" if review.in_question else ""
            return f"Nothing is logged{two}; the week is left out."
        case WeekState.CLOSED:
            value = band_value(sent, review.guideline)
            return f"{_band_formula(sent, low, high, review.pace)} Its value is {value:.2f}."


def _band_formula(sent: int, low: int, high: int, pace: Pace | None) -> str:
    match pace:
        case Pace.BELOW:
            return f"Below: {sent} / {low}."
        case Pace.ABOVE:
            return f"Above: 1 − ({sent} − {high}) / {high}, at least 0."
        case _:
            return "Inside: the full value."


def explain_how(review: WeekReview, notes_a_month: int | None) -> Explanation:
    """Explain who was known before, the note allowance and the consistency."""
    return Explanation(
        title="How they were sent",
        paragraphs=(
            *week_quality_lines(review),
            f"{grounds(review)}: whom you knew has a yes to at least one of the ways you know "
            "people, who is new a no to each of them.",
            _notes(review, notes_a_month),
            *_recent(review),
            *_consistency(review.trends),
        ),
    )


def _notes(review: WeekReview, notes_a_month: int | None) -> str:
    notes = review.notes
    said = (
        f"Notes this week: {notes.written} written, {notes.none} sent without, "
        f"{notes.unknown} not said."
    )
    if notes_a_month is None or notes.left_this_month is None:
        return f"{said} Your plan has no monthly limit."
    month = f"{min(review.today, review.week.end):%B}"
    used = notes_a_month - notes.left_this_month
    return (
        f"{said} A free account has {notes_a_month} personal notes a calendar month (LinkedIn's "
        f"help): {notes_a_month} − {used} in {month} leaves {notes.left_this_month}. Once "
        "none is left, no request of that month is held to a note, whichever came first."
    )


def _recent(review: WeekReview) -> Iterator[str]:
    recent = review.trends.recent
    if recent.known:
        each = ", ".join(
            f"{week.week.start.day} {week.week.start:%b} {sent_figure(week)}"
            for week in reversed(recent.weeks)
        )
        run = (
            f" Weeks inside: {weeks_in_a_row(review.trends)}."
            if weeks_in_a_row(review.trends)
            else ""
        )
        yield (
            f"{inside_weeks(recent, review.whole_guideline)}: of the latest {RECENT_WEEKS} weeks "
            "at most that are over (ours); rest weeks and the open week are left out, and ? is a "
            f"week nobody said anything of. Latest first: {each}.{run}"
        )


def _consistency(trends: Trends) -> Iterator[str]:
    found = trends.consistency
    if found is None:
        yield "The consistency begins with the first closed week."
        return
    values = ", ".join(
        f"{week.sent} → {band_value(week.sent, week.guideline):.2f}" if week.pace else "? → 0 or 1"
        for week in reversed(trends.weeks)
        if week.pace or (week.begun and week.state is WeekState.UNKNOWN)
    )
    unknown = f", {plural(found.unknown, 'week')} not known" if found.unknown else ""
    yield (
        f"Consistency {_percent(found)} "
        f"of {plural(found.weeks, 'closed week')}{unknown}: "
        "Σ λ^age · value / Σ λ^age with λ = 0.5^(1/5), so that a week counts half after five "
        "weeks. A week inside has the value 1, n below it n / low edge, above it "
        f"1 − (n − high) / high, one not known 0 for the lower figure and 1 for the upper. "
        f"Latest first: {values}. Weeks before those count too, each less."
    )


def _percent(found: Consistency) -> str:
    low, high = f"{found.low * 100:.1f}", f"{found.high * 100:.1f}"
    return f"{low} %" if low == high else f"{low}–{high} %"


def explain_burst(burst: Burst, today: Date) -> Explanation:
    """Explain an episode: every rule that holds, with its figures."""
    return Explanation(
        title=burst_text(burst, today), paragraphs=(*burst_reasons(burst), level_reason(burst))
    )
