"""What is said of exports, backups, damaged rows, and what brings them back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from netcoach.coach.backup import MergeReport, MergeSummary
from netcoach.config.files import command_on
from netcoach.wording.text import day_said, plural

if TYPE_CHECKING:
    from netcoach.domain.damage import LostLog, Repaired, UnreadableRow


ASK_TO_RESTORE = "Restore this? The log as it is now is backed up first."
NOT_RESTORED = "Nothing was restored, and nothing was changed."
RESTORE_NEEDS_YES = "restore asks before it replaces the log; without a terminal, give --yes."
NOT_TO_TERMINAL = (
    "The log would be printed on the terminal; give PATH, or - to have it printed all the same."
)


def exported(path: Path) -> str:
    """Say that an export lies on the disk."""
    return f"Exported to {path}, readable by you only."


def backed_up(path: Path) -> str:
    """Say that a backup lies on the disk."""
    return f"Backed up to {path}, compared with the log row by row."


def about_to_restore(source: Path, requests: int) -> str:
    """Say what a backup holds before it replaces the log."""
    return f"{source} is a sound log with {plural(requests, 'request')}."


def restored(requests: int, replaced: Path | None) -> str:
    """Say that the log is what a backup held, and where its state from before lies."""
    said = f"Restored: the log holds {plural(requests, 'request')}."
    return f"{said} As it was before: {replaced}" if replaced else said


def merge_summary(summary: MergeSummary) -> Iterator[str]:
    """What an export of netcoach's own would add."""
    yield f"{summary.file}: an export of netcoach's own"
    if summary.nothing_new:
        yield "  The log holds all of it already."
        return
    added, known = summary.requests_added, summary.requests_known
    yield f"  {plural(added, 'request')} to add, {known} known"
    people = "person" if summary.people_added == 1 else "people"
    yield f"  {summary.people_added} {people} to add, {summary.people_known} known"
    if summary.others_added:
        yield f"  {plural(summary.others_added, 'further fact')} to add: signs, dates, marks"
    if summary.filled:
        yield f"  {summary.filled} known filled where the log says nothing"


def taken_in(done: MergeReport, undo: str) -> Iterator[str]:
    """What was added, and how to take it back."""
    yield f"Imported {plural(done.summary.requests_added, 'request')} · {undo} takes it back"
    if done.backup:
        yield f"The log from just before: {done.backup}"


def log_is_lost(lost: LostLog) -> str:
    """Say that the log is gone or damaged."""
    if lost.is_missing:
        return f"The log is missing: there is nothing in {lost.path}"
    return f"The log is damaged, and was left as it is: {lost.path}"


def newest_backup(lost: LostLog) -> str:
    """Say what would bring it back, and what it would not."""
    when = f"{day_said(lost.made_at.date())} at {lost.made_at:%H:%M}"
    said = (
        f"Its newest good backup was made on {when} and holds {plural(lost.requests, 'request')}."
    )
    return f"{said} What was logged after that is not in it."


RESTORE_IT = ("r", "Restore it and go on to the week")
BEGIN_ANEW = ("b", "Begin a new, empty log; the backups stay")
LEAVE_IT = ("q", "Quit and change nothing")
BEGUN_ANEW = "A new log was begun. The backups of the old one are still there."


def brought_back(requests: int, *, damaged: bool) -> str:
    """Say on the status line that the log is back."""
    said = f"Restored: the log holds {plural(requests, 'request')}."
    return f"{said} The damaged file is kept in backups." if damaged else said


NAMED = 3
"""Rows named in one line (ours: as many as fit); ``netcoach doctor`` names them all."""

_THINGS = {"requests": ("request", "requests"), "people": ("person", "people")}


def left_out(rows: Iterable[UnreadableRow], log: Path) -> str:
    """Say in one line which rows of a log cannot be read and are left out; "" without any."""
    ids = _ids(rows)
    if not ids:
        return ""
    is_left = "is left out" if len(ids) == 1 else "are left out"
    named = _named(ids)
    more = f"{command_on(log, 'doctor')} says more."
    return f"{_counted(ids)} cannot be read ({named}) and {is_left}; {more}"


NOTHING_TO_REPAIR = "Nothing was repaired: every row can be read."


def repaired(done: Repaired) -> str:
    """Say in one sentence what a repair set aside, and where it is now."""
    if done.before is None:
        return NOTHING_TO_REPAIR
    ids = _ids(done.rows)
    if done.indexes and not ids:
        return f"The log finds every row again; the log as it was before: {done.before}"
    if not ids:
        return f"The journal agrees with the log again; the log as it was before: {done.before}"
    along = ""
    if done.along:
        it = "it" if len(ids) == 1 else "them"
        along = f" and {plural(done.along, 'row')} that {'belong' if done.along > 1 else 'belongs'}"
        along += f" to {it}"
    return (
        f"Set aside {_counted(ids)} that cannot be read ({_named(ids)}){along} in {done.file},"
        f" readable by you only; the log as it was before: {done.before}"
    )


def _ids(rows: Iterable[UnreadableRow]) -> Sequence[tuple[str, int]]:
    return sorted({(row.table, row.id) for row in rows})


def _counted(ids: Sequence[tuple[str, int]]) -> str:
    """How many they are, and of what where they are all of one table."""
    tables = {table for table, _ in ids}
    one, many = _THINGS.get(ids[0][0], ("row", "rows")) if len(tables) == 1 else ("row", "rows")
    return f"{len(ids):,} {one if len(ids) == 1 else many}"


def _named(ids: Sequence[tuple[str, int]]) -> str:
    named = ", ".join(f"{table} {number}" for table, number in ids[:NAMED])
    return f"{named} and {len(ids) - NAMED:,} more" if len(ids) > NAMED else named
