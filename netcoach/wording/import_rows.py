"""Every row of an export accounted for, by file and row, never by what it says."""

from __future__ import annotations

from itertools import islice

from netcoach.coach.importing.summary import ImportSummary, RowProblem
from netcoach.linkedin import FileReport, Why
from netcoach.wording.import_figures import count

LISTED_ROWS = 10
"""Rows that could not be read which are named one by one (ours); ``--json`` names them all."""

SKIPPED = {
    Why.INCOMING: "sent by others",
    Why.HIDDEN: "of hidden members",
    Why.EMPTY: "empty",
    Why.REPEATED: "repeated",
    Why.DRAFT: "never sent",
    Why.RAGGED: "with too few or too many cells",
    Why.TOO_LONG: "longer than netcoach reads",
    Why.NO_NAME: "without a name",
    Why.UNREADABLE_DATE: "with an unreadable date",
    Why.AMBIGUOUS_DATE: "with an ambiguous date",
    Why.FUTURE_DATE: "dated in the future",
    Why.UNKNOWN_DIRECTION: "neither incoming nor outgoing",
}
"""What becomes of rows that give nothing, said of any number of them."""


def rows_lines(summary: ImportSummary) -> list[str]:
    """A line for each table: what became of its rows."""
    return [_table(one) for one in summary.tables]


def problem_lines(summary: ImportSummary, most: int = LISTED_ROWS) -> list[str]:
    """The rows that could not be read, the first ``most`` of them by number."""
    lines = [problem_line(one) for one in islice(summary.problems, most)]
    if rest := summary.unreadable - len(lines):
        lines.append(f"… and {count(rest, 'more row', 'more rows')}.")
    return lines


def problem_line(problem: RowProblem) -> str:
    """Name one: "Invitations.csv, row 17: unreadable date"."""
    return f"{problem.file}, row {problem.row}: {problem.why.value}"


def _table(report: FileReport) -> str:
    """Say one: "Invitations.csv: 134 rows · 122 read · 12 sent by others"."""
    parts = [f"{report.used:,} read", *(f"{n:,} {SKIPPED[why]}" for why, n in report.skipped)]
    return f"{report.file}: {count(report.rows, 'row', 'rows')} · {' · '.join(parts)}"
