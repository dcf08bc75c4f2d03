"""The requests as a table for other programs, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from typing import Any

from netcoach.domain.log.request import Milestone, Sign
from netcoach.storage.queries import Run

_FORMULA = re.compile(r"[\s\u200b\u2060\ufeff]*[=+\-@'\uff1d\uff0b\uff0d\uff20\uff07\t\r\n]")
"""What a spreadsheet may take for a formula, with what it may skip before it."""

HEADER = (
    "person",
    "company",
    "role",
    "profile",
    "sent_on",
    "sent_at",
    "zone",
    "precision",
    "note",
    "reason",
    "event",
    "field",
)

_REQUESTS = (
    "SELECT r.id, p.name, r.company, r.role, p.profile_key, r.sent_on, r.sent_at, r.zone,"
    " r.precision, r.note, r.reason, r.event, r.field"
    " FROM standing_requests AS r JOIN people AS p ON p.id = r.person_id"
    " ORDER BY r.sent_on, r.sent_at, r.id"
)
_ANSWERS = "SELECT request_id, sign, answer FROM sign_answers"
_MILESTONES = "SELECT request_id, milestone, on_date FROM milestones"


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; ``cell_text`` gives the text back."""
    return f"'{text}" if _FORMULA.match(text) else text


def cell_text(cell: str) -> str:
    """The text of a safe cell: exactly one leading apostrophe is dropped."""
    return cell.removeprefix("'")


def request_table(run: Run) -> str:
    """A row for each request, oldest first, a column for each sign and each milestone.

    A note that was not sent and one that is not known are both empty: the JSON export tells
    them apart, and it is the one that can be taken in again.
    """
    said: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for number, sign, answer in run(_ANSWERS, ()):
        said[number][f"sign:{sign}"] = answer
    for number, milestone, on in run(_MILESTONES, ()):
        said[number][milestone] = on
    further = [*(f"sign:{sign}" for sign in Sign), *Milestone]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*HEADER, *further])
    for number, *cells in run(_REQUESTS, ()):
        more = [said[number].get(name, "") for name in further]
        writer.writerow([_cell(value) for value in (*cells, *more)])
    return text.getvalue()


def _cell(value: Any) -> str:
    return "" if value is None else safe_cell(str(value))
