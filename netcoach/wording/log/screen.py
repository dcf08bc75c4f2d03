"""What the Log says, on its screen and as plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pendulum import Date

from netcoach.domain.log.filter.parser import FilterReading
from netcoach.domain.log.listing import LogListing
from netcoach.domain.log.request import Precision, Request, SentTime
from netcoach.domain.outcomes.kinds import rung_of
from netcoach.domain.outcomes.outcome import age_in_days, furthest_of
from netcoach.domain.week.review import RatedRequest
from netcoach.wording.log.filter import BETWEEN, how_read, trouble_words
from netcoach.wording.outcomes import outcome_said
from netcoach.wording.text import (
    column_cells,
    day_said,
    in_columns,
    plural,
    sent_said,
    weekday_said,
)
from netcoach.wording.week.screen import request_quality, why

FILTER_HINT = "words, or is: sign: company: note: after: week: …"
"""Stands in an empty filter line."""

FILTER_KEYS = {"enter": "To the requests", "tab": "Complete", "escape": "Clear or leave"}
"""What keys do while the filter is typed."""

NOTHING_LOGGED = (
    "Nothing is logged yet.",
    "n logs a request you have sent, i brings in LinkedIn's own data export.",
)
NOTHING_FOUND = (
    "No request is like that.",
    "Esc shows every request again; / changes the filter.",
)
READING_LOG = ("Reading the log …",)
SELECT_FIRST = "Select a request first."

PENDING, ANSWERED, ENDED = "○", "●", "–"
MARK = "■"


def stand_glyph(request: Request) -> str:
    """A shape for where a request stands, beside its word."""
    outcome = furthest_of(request)
    if outcome is None:
        return PENDING
    return ANSWERED if rung_of(outcome) else ENDED


def stand_words(request: Request, today: Date) -> str:
    """Say where a request stands in 14 cells: "accepted", "pending 12 d"."""
    outcome = furthest_of(request)
    if outcome is not None:
        return outcome_said(outcome)
    days = age_in_days(request, today)
    return f"pending {days} d" if days else "pending"


DAY_CELLS, SHORT_CELLS = 12, 10


def sent_day(request: Request, today: Date, *, short: bool = False) -> str:
    """Say when: "Thu 12 Nov", "12 Nov 2025"; "~" before a day that only names its week.

    Of a span its days, or the months or the years of it where they take too much room. Twelve
    cells, ten when ``short``.
    """
    on = request.sent.on
    if request.sent.first is not None:
        return _span(request.sent, today, SHORT_CELLS if short else DAY_CELLS)
    said = day_said(on, today)
    if on.year != today.year:
        said = f"{on.day} {on:%b %y}" if short else said
    elif not short and request.sent.precision is not Precision.WEEK:
        said = weekday_said(on, today)
    return f"~{said}" if request.sent.precision is Precision.WEEK else said


def _span(sent: SentTime, today: Date, cells: int) -> str:
    first, last = sent.earliest, sent.on
    if len(days := sent_said(sent, today).replace(" – ", "–")) <= cells:
        return days
    year = "" if last.year == today.year else f" {last:%y}"
    return f"{first:%b}–{last:%b}{year}" if first.year == last.year else f"{first.year}–{last.year}"


def why_or_reason(request: Request, rated: RatedRequest | None, *, short: bool = False) -> str:
    """Say why in short: the user's own reason, else the signs."""
    if request.reason:
        return request.reason
    return why(rated, short=short) if rated is not None else ""


def count_line(listing: LogListing) -> str:
    """Say how many there are: "1,204 requests", "37 of 1,204 requests"."""
    if listing.reading.pieces and len(listing) != listing.of:
        return f"{len(listing):,} of {plural(listing.of, 'request')}"
    return plural(listing.of, "request")


def trouble_line(listing: LogListing) -> str:
    """Say what of the filter was not understood."""
    return BETWEEN.join(map(trouble_words, listing.reading.troubles))


def marked_line(marked: int) -> str:
    """Say how many are marked, and what can be done with them."""
    return f"{plural(marked, 'request')} marked · o outcome · d delete · Esc unmarks"


def delete_many_question(number: int) -> str:
    """Ask before many are taken out of the log."""
    return f"Delete {plural(number, 'marked request')}? Undo brings them back."


def deleted_many(number: int, undo_key: str) -> str:
    """Say how many were taken out, and how to take that back."""
    return f"Deleted {plural(number, 'request')} · {undo_key} undoes"


def detail_lines(request: Request, rated: RatedRequest | None, today: Date) -> list[str]:
    """Say what is known of the selected request, a line each; nothing is said of what is not."""
    who = BETWEEN.join(
        part for part in (request.person.name, request.role, request.company) if part
    )
    signs = why(rated) if rated is not None else ""
    return [
        line
        for line in (
            who,
            _path(request, today),
            signs,
            f"Reason: {request.reason}" if request.reason else "",
            f"From: {request.event}" if request.event else "",
            _note(request),
        )
        if line
    ]


def _note(request: Request) -> str:
    if request.note is None:
        return ""
    return f"Note: {request.note}" if request.note else "Sent without a note"


def _path(request: Request, today: Date) -> str:
    """Say each outcome with its date: "sent Thu 12 Nov · accepted 14 Nov"."""
    said = [f"sent {sent_day(request, today)}"]
    for outcome, on in request.outcomes:
        said.append(f"{outcome_said(outcome)} {day_said(on, today)}")
    if not request.outcomes:
        said.append(stand_words(request, today))
    return BETWEEN.join(said)


COLUMNS = (10, 24, 18, 14, 7)
"""Cells of date, who, company, where it stands and quality: 79 with the blanks between."""


def list_lines(
    reading: FilterReading,
    count: int,
    rows: Sequence[RatedRequest],
    today: Date,
    *,
    width: int | None = None,
) -> Iterator[str]:
    """Say how the filter was read, then each request.

    Args:
        reading: how the filter was read.
        count: how many requests it means.
        rows: those to be printed.
        today: the local date.
        width: cells of a line, of which who and where get what is left; None for as many as the
            longest needs.
    """
    said = how_read(reading, today)
    yield f"{plural(count, 'request')}{f': {said}' if said else ''}"
    if rows:
        yield ""
    texts = [_list_texts(row, today) for row in rows]
    cells = column_cells(texts, COLUMNS, (1, 2), width)
    yield from (in_columns(line, cells) for line in texts)


def _list_texts(row: RatedRequest, today: Date) -> tuple[str, ...]:
    request = row.request
    spread = request.sent.first is not None
    return (
        sent_day(request, today, short=True) if spread else request.sent.on.isoformat(),
        request.person.name,
        request.company,
        stand_words(request, today),
        request_quality(row.quality).rjust(COLUMNS[-1]),
    )
