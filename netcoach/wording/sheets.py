"""What is said of a spreadsheet: its columns, its statuses, its dates."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from netcoach.domain.log.request import Outcome
from netcoach.linkedin.sheets import STATUSES, Sheet, SheetLayout, StatusWord
from netcoach.wording.outcomes import NO_ANSWER_YET, outcome_said
from netcoach.wording.text import count

LISTED = 10
"""Cells that could not be read, and unknown statuses, that are named one by one (ours)."""

COLUMNS_HEADING = "Columns"
NOT_ASKED_YET = "not asked yet"
NOT_KNOWN = "not known, left out"
NOBODY_ASKED = "No column says when you asked them, so they come in as people, without a request."
NOTHING_READ = "None of its rows could be read, so nothing was changed."
DAY_OF_REQUEST = "What became of a request has its date where the table gives none."


def layout_lines(sheet: Sheet) -> Iterator[str]:
    """What each column holds, what is left out, what statuses say, and what could not be read."""
    layout = sheet.layout
    if layout.program:
        yield f"This is a table {layout.program} wrote."
    for name, heading in layout.read:
        yield f"{column_said(name)}: {heading}"
    if layout.left_out:
        yield f"Left out: {', '.join(layout.left_out)}."
    for word in islice(layout.statuses, LISTED):
        yield f"{word.word} ({word.count:,}) is {status_said(word.says)}"
    if (more := len(layout.statuses) - LISTED) > 0:
        yield f"… and {count(more, 'more status', 'more statuses')}."
    yield from _remarks(sheet)


def column_said(name: str) -> str:
    """Say what a column holds: "private notes" for ``private-notes``."""
    return name.replace("-", " ").replace(":", " ")


def status_said(said: str) -> str:
    """Say what a status says: "accepted", "no answer yet", "not known"."""
    if said in list(Outcome):
        return outcome_said(Outcome(said))
    return {"pending": NO_ANSWER_YET, "not-sent": NOT_ASKED_YET}.get(said, NOT_KNOWN)


def _remarks(sheet: Sheet) -> Iterator[str]:
    layout = sheet.layout
    if sheet.rows and not any(row.sent for row in sheet.rows):
        yield NOBODY_ASKED
    if any(on is None for row in sheet.rows for _, on in row.outcomes):
        yield DAY_OF_REQUEST
    if layout.ambiguous:
        yield ambiguous(layout)
    for cell in islice(sheet.left, LISTED):
        yield f"Row {cell.row}: {column_said(cell.column)} could not be read and is left out."
    if (more := len(sheet.left) - LISTED) > 0:
        yield f"… and {count(more, 'more cell', 'more cells')}."


def ambiguous(layout: SheetLayout) -> str:
    """Say how many dates can be read in two ways."""
    dates = count(layout.ambiguous, "date", "dates")
    return f"{dates} can mean two days, as 3/4 does, and no other date of the table tells which."


def correcting_hints(sheet: Sheet) -> Iterator[str]:
    """How to say on the command line what was left out."""
    layout = sheet.layout
    if layout.left_out:
        yield f'To read a column that is left out: --columns sent="{layout.left_out[0]}".'
    if sheet.unknown_words:
        yield f'To say what a status means: --status "{sheet.unknown_words[0].word}"=replied.'
    if layout.ambiguous:
        yield "To say how dates are written: --dates day-first, or --dates month-first."


def ask_status(word: StatusWord) -> str:
    """Ask what a status means, by the public names of what it can say."""
    rows = count(word.count, "row", "rows")
    return f"What does “{word.word}” mean, in {rows}? {', '.join(STATUSES)}; Enter leaves it out"


COLUMNS_BUTTON = "Columns"
WHICH_NAMES = "Which column holds the names? netcoach keeps requests to people."
COLUMNS_TITLE = "What does each column hold?"
COLUMNS_KEYS = "Tab next · Enter opens · Ctrl-S reads it so · Esc goes back"
COLUMNS_BACK, READ_AGAIN = "Back", "Read it so"
NO_COLUMN = "no column"
STATUSES_TITLE = "What do the statuses say?"
DATES_TITLE = "What do the dates say?"
ORDER_LABEL = "3/4/2026 is"
ORDERS = (
    ("not known, left out", ""),
    ("3 April 2026", "day-first"),
    ("4 March 2026", "month-first"),
)
SAYS = (
    (NOT_KNOWN, ""),
    (NOT_ASKED_YET, "not-sent"),
    (NO_ANSWER_YET, "pending"),
    *((outcome_said(one), one.value) for one in Outcome),
)
"""What a status can say, with its public name."""

ASKED_COLUMNS = (
    "name",
    "first-name",
    "last-name",
    "sent",
    "company",
    "role",
    "headline",
    "profile",
    "status",
    "connected",
    "note",
    "event",
    "reason",
    "private-notes",
    "follow-up",
    "follow-up-line",
    "tags",
)
"""What a column is asked to hold, in the order of asking; outcomes and signs have --columns."""


def status_label(word: StatusWord) -> str:
    """Say a status and how often it is there: "Coffee booked (2)"."""
    return f"{word.word} ({word.count:,})"
