"""What was said of a week, what it asks and what to try next, as plain lines."""

from __future__ import annotations

from collections.abc import Iterator

from netcoach.domain.week.marks import Kept
from netcoach.domain.week.review import WeekReview
from netcoach.wording.advice import ADVICE_TITLE, advice_figures, advice_text
from netcoach.wording.figures import plural
from netcoach.wording.week import week_span

_DONE_WORDS = {Kept.UNSAID: "", Kept.YES: " (done)", Kept.NO: " (not done)"}


def ritual_lines(review: WeekReview) -> Iterator[str]:
    """Say the line for the week, its words once closed, what is asked and what to try."""
    if review.promise is not None:
        yield f"The line for this week: {review.promise.line}{_DONE_WORDS[review.promise.kept]}"
    if review.closed is not None:
        yield from _words(review)
    if review.unanswered:
        weeks = plural(len(review.unanswered), "week")
        first = week_span(review.unanswered[0], review.today)
        since = first if len(review.unanswered) == 1 else f"since {first}"
        yield f"{weeks} with nothing logged ({since}): none sent, or none logged?"
    if review.advice is not None:
        yield f"{ADVICE_TITLE}: {advice_text(review.advice)}"
        yield f"  {advice_figures(review.advice)}"


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
