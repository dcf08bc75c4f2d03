"""What is said of a pasted page or mail: what it was taken for, each row, what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from netcoach.coach.importing.pages import GoneRequest, PageReport, PageRow, RowState
from netcoach.domain.log.request import Outcome, Precision
from netcoach.linkedin.pasted import PageKind
from netcoach.wording.text import count, day_said, fitted_to, sent_said

KINDS = {
    PageKind.SENT: "LinkedIn's Sent page",
    PageKind.CONNECTIONS: "LinkedIn's Connections page",
    PageKind.MAIL: "A mail about who accepted",
    PageKind.PROFILE: "A profile",
    PageKind.CARD: "One person",
}
STATES = {
    RowState.NEW: "new",
    RowState.KNOWN: "known",
    RowState.ACCEPTED: "said yes",
    RowState.CONNECTED: "new, a connection you have no request to",
    RowState.ASKED: "may be somebody in your log: a question",
    RowState.UNDATED: "a connection, since when is not shown; left out",
    RowState.PENDING: "a request is open, when it was sent is not shown; log it with n",
    RowState.NOBODY: "nobody of that first name waits in your log; log the yes by the full name",
}

LINE_BY_LINE = "Line by line"
NOT_UNDERSTOOD = "Not understood"
LISTED_LINES = 1_000
"""Rows that are shown one by one (ours: more than LinkedIn loads at once)."""

SHOWN_OF_LINE = 60
"""Cells of a line not understood that are shown (ours)."""

A_DAY_OFF = (
    "LinkedIn rounds ages down, so “3 days ago” can be a day off: such a request is kept with its "
    "week, “2 weeks ago” with the days it lies between."
)
ALL_KNOWN = "Nothing new: all of it is in your log."
NOTHING_TO_ADD = "Nothing to add."
WEEKLY = "Pasting the Sent page once a week keeps the log whole: only what is new is added."
PASTED = "pasted text"
PIPED = "text from stdin"
GONE_KEYS = "↑↓ choose · Space said yes, withdrawn, not known · Enter done"
GONE_BUTTON = "Who said yes?"
GONE_HELP = "They are in your log without an answer, and no longer on the Sent page."
BECAME = {None: "not known", Outcome.ACCEPTED: "said yes", Outcome.WITHDRAWN: "I withdrew it"}
"""What can have become of a request that is gone, in the order Space goes through it."""

PASTED_TITLE = "What you pasted"

WHO_SAID_YES = "Who said yes? Their numbers, with blanks between; Enter leaves it open"


def page_lines(page: PageReport, *, accepted: int, nothing_new: bool, done: bool) -> Iterator[str]:
    """What a page was taken for and what comes of it.

    Args:
        page: what it comes to.
        accepted: the yeses that are new to the log.
        nothing_new: it changes nothing.
        done: it is written already.
    """
    said = KINDS.get(page.kind, KINDS[PageKind.CARD])
    parts = list(_counts(page, accepted, done=done))
    if parts and not nothing_new:
        yield f"{said}: {', '.join(parts)}."
    else:
        yield f"{said}. {ALL_KNOWN if page.is_known else NOTHING_TO_ADD}"
    if not done:
        yield from _part(page)
    if page.is_check and not nothing_new:
        yield "It shows who said yes until today, so what came back is counted up to here."
    if page.network is not None:
        kept = "kept" if done else "to keep"
        yield f"{count(page.network, 'connection', 'connections')} today, {kept} as their number."
    if not done and any(_is_rounded(row) for row in page.rows):
        yield A_DAY_OFF
    if page.gone and not done:
        yield gone_line(len(page.gone))


def gone_line(gone: int) -> str:
    """Ask about requests that are not on the page any more: "3 are no longer pending: …"."""
    are = "is" if gone == 1 else "are"
    return f"{gone:,} {are} no longer pending: who said yes?"


def row_lines(page: PageReport) -> Iterator[str]:
    """A line for each row: "Ana Ruiz · sent 24 Nov · new"."""
    for row in page.rows[:LISTED_LINES]:
        yield _row(row)
    if (more := len(page.rows) - LISTED_LINES) > 0:
        yield f"… and {count(more, 'more row', 'more rows')}."


def unread_lines(page: PageReport) -> Iterator[str]:
    """The lines that were not understood, by number."""
    for line in page.unread[:LISTED_LINES]:
        yield f"Line {line.number}: {fitted_to(line.text, SHOWN_OF_LINE)}"


def gone_said(one: GoneRequest, became: Outcome | None) -> str:
    """Say a request that is gone, and what became of it: "Bo Ek · sent 3 Nov · said yes"."""
    return f"{one.name} · sent {sent_said(one.sent)} · {BECAME.get(became, BECAME[None])}"


def numbered(gone: Sequence[GoneRequest]) -> Iterator[str]:
    """The requests that are gone, each with the number it is answered by."""
    for number, one in enumerate(gone, 1):
        yield f"  {number}  {one.name} · sent {sent_said(one.sent)}"


def _part(page: PageReport) -> Iterator[str]:
    """Say what of a page was not copied, where that matters."""
    if not page.is_part or page.total is None or page.is_check:
        return
    loaded = f"{len(page.rows):,} of {page.total:,} were loaded"
    if page.kind is PageKind.SENT:
        yield f"{loaded}: scroll to the end of the page and copy again."
    elif page.since is not None:
        yield (
            f"{loaded}, not all since {day_said(page.since)}: sort by Recently added, scroll down "
            "to that day and copy again, and it counts as having looked who accepted."
        )


def _counts(page: PageReport, accepted: int, *, done: bool) -> Iterator[str]:
    if new := page.count(RowState.NEW) + page.count(RowState.ASKED):
        yield f"{count(new, 'request', 'requests')} {'added' if done else 'to add'}"
    if accepted:
        yield f"{accepted:,} said yes"
    if people := page.count(RowState.CONNECTED):
        yield f"{count(people, 'connection', 'connections')} new to your log"
    if known := page.count(RowState.KNOWN):
        yield f"{known:,} known"


def _is_rounded(row: PageRow) -> bool:
    is_new = row.state in (RowState.NEW, RowState.ASKED)
    return is_new and row.sent is not None and row.sent.precision is not Precision.DAY


def _row(row: PageRow) -> str:
    parts = [row.name]
    if row.sent is not None:
        within = "in the week of " if row.sent.precision is Precision.WEEK else ""
        parts.append(f"sent {within}{sent_said(row.sent)}")
    if row.on is not None:
        parts.append(f"connected {day_said(row.on)}")
    return " · ".join((*parts, STATES[row.state]))
