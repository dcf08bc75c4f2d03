"""The week as plain lines: the facts of the Week screen for a terminal that only scrolls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.next_steps import next_steps
from netcoach.domain.week.review import WeekReview
from netcoach.domain.week.trends import WeekState
from netcoach.wording.bursts import burst_text
from netcoach.wording.closing import ritual_lines
from netcoach.wording.done import name_cut
from netcoach.wording.outcomes import CAME_BACK_SPAN, CAME_BACK_TITLE, came_back_lines
from netcoach.wording.plain import week_standing
from netcoach.wording.text import wrapped
from netcoach.wording.week.next_steps import next_step_text
from netcoach.wording.week.screen import (
    HOW_TITLE,
    NEXT_STEPS_TITLE,
    NO_NEXT_STEP,
    NOTHING_SENT,
    allowance,
    days_left,
    grounds,
    inside_weeks,
    request_quality,
    sent_title,
    sent_when,
    week_quality_said,
    week_span,
    why,
)
from netcoach.wording.week.trends import table_lines

NOTHING_EVER = (
    "Nothing is logged yet. 'netcoach log NAME' logs a request, 'netcoach' opens the screens."
)

GAUGE_CELLS = 60
"""Cells of the gauge from 0 to its end (ours: it fits 80 columns)."""


def plain_week_lines(review: WeekReview, notes_a_month: int | None) -> list[str]:
    """Say a whole week: count, gauge, days, requests, bursts, how they were sent, the last weeks.

    Args:
        review: the week, with as many weeks of trends as the table shall have.
        notes_a_month: the plan's allowance, None for no limit.
    """
    if not review.ever_logged:
        return [week_span(review.week, review.today), "", NOTHING_EVER]
    return [
        *_head(review),
        "",
        *gauge_lines(review.sent, review.guideline),
        "",
        _days(review),
        "",
        sent_title(review),
        *_rows(review),
        *_next_steps(review),
        *_for_interest(review),
        *_ritual(review),
        "",
        HOW_TITLE,
        *(f"  {line}" for line in _how(review, notes_a_month)),
        "",
        f"{CAME_BACK_TITLE} ({CAME_BACK_SPAN})",
        *(f"  {line}" for line in came_back_lines(review)),
        "",
        inside_weeks(review.trends.recent, review.whole_guideline),
        *(f"  {line}" for line in table_lines(review.trends)),
    ]


def _head(review: WeekReview) -> Iterator[str]:
    if review.state is WeekState.OPEN:
        yield f"{week_span(review.week, review.today)}   {days_left(review)}"
    if review.week.start <= review.today:
        yield week_standing(review)


def gauge_lines(sent: int, guideline: Guideline) -> tuple[str, str]:
    """Draw a count against both edges: their figures above, the line with the count below.

    The line ends at one and a half times the upper edge; a count beyond is pinned there as "›".
    """
    end = -(-guideline.high * 3 // 2)
    cells = GAUGE_CELLS // end * end if end <= GAUGE_CELLS else GAUGE_CELLS

    def at(count: int) -> int:
        return count * cells // end

    figures = [" "] * (cells + 4)
    for figure in (end, guideline.high, guideline.low, 0):
        figures[at(figure) : at(figure) + len(str(figure))] = str(figure)
    line = ["─"] * (cells + 1)
    low, high = at(guideline.low), at(guideline.high)
    line[low : high + 1] = "━" * (high - low + 1)
    line[low], line[high] = "┝", "┥"
    line[at(min(sent, end))] = "●" if sent <= end else "›"
    return "".join(figures), "".join(line)


def _days(review: WeekReview) -> str:
    """Say how many were sent on each day, and how many on a day nobody said."""
    counts = Counter(row.request.sent.known_day for row in review.rows)
    days = [f"{day:%a} {counts[day] or '·'}" for day in review.week.days]
    return "   ".join([*days, *([f"some day {counts[None]}"] if counts[None] else [])])


def _rows(review: WeekReview) -> Iterator[str]:
    if not review.rows:
        yield f"  {NOTHING_SENT}"
    for row in review.rows:
        request, quality = row.request, request_quality(row.quality)
        who = " · ".join(name_cut(part) for part in (request.person.name, request.company) if part)
        facts = f"  {sent_when(request.sent):<9}  {quality:>6}  "
        yield from wrapped(f"{who} ({why(row)})", first=facts, indent=" " * len(facts))


def _next_steps(review: WeekReview) -> Iterator[str]:
    """Say everything to do next."""
    steps = next_steps(review)
    if steps or review.today in review.week:
        yield ""
        yield NEXT_STEPS_TITLE
        for step in steps:
            yield from wrapped(next_step_text(step, review.today), first="  ", indent="  ")
        if not steps:
            yield f"  {NO_NEXT_STEP}"


def _for_interest(review: WeekReview) -> Iterator[str]:
    """Say the busy spells that late logs or imports make: nothing is to be done about them."""
    spells = [burst for burst in review.bursts if not burst.live]
    if spells:
        yield ""
        for burst in spells:
            yield from wrapped(burst_text(burst, review.today), first="  ", indent="  ")


def _ritual(review: WeekReview) -> Iterator[str]:
    lines = list(ritual_lines(review))
    if lines:
        yield ""
        for line in lines:
            indent = line[: len(line) - len(line.lstrip())]
            yield from wrapped(line.lstrip(), first=indent, indent=f"{indent}  ")


def _how(review: WeekReview, notes_a_month: int | None) -> Iterator[str]:
    yield week_quality_said(review.quality)
    yield grounds(review)
    notes = review.notes
    yield f"notes {notes.written} of {review.sent} · {allowance(review, notes_a_month)}"
