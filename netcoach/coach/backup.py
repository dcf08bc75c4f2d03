"""Backups and restoring one; exports of netcoach's own and merging one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from netcoach.coach.service import Service
from netcoach.domain.frozen import frozen
from netcoach.domain.text import clean_line

if TYPE_CHECKING:
    from netcoach.domain.damage import LostLog, Repaired
    from netcoach.storage.backup.backups import Backup
    from netcoach.storage.backup.export_merge import ExportAddition
    from netcoach.storage.backup.export_reading import Tables
    from netcoach.storage.backup.restore import Restored


BYTE_ORDER_MARK = "\ufeff"


@frozen
class MergeSummary:
    """The counts of an export that is merged.

    Attributes:
        file: its name, cleaned, without its folder.
        requests_added, people_added: those the log did not have.
        requests_known, people_known: those it has.
        filled: known requests and people that take over what the log does not say of them.
        others_added: signs, outcomes, contacts and marks, each counted as one.
    """

    file: str
    requests_added: int
    requests_known: int
    people_added: int
    people_known: int
    filled: int
    others_added: int

    @property
    def nothing_new(self) -> bool:
        """Whether it changes nothing at all."""
        added = self.requests_added + self.people_added + self.others_added
        return not (added or self.filled)


@frozen
class MergePlan:
    """What merging an export would do; nothing is written yet."""

    summary: MergeSummary
    tables: Tables = field(repr=False)


@frozen
class MergeReport:
    """What was added; ``backup`` is None when there was no log yet, or nothing was added."""

    summary: MergeSummary
    backup: Path | None = None


class BackupService(Service):
    """What a user keeps beside the log. None of it but ``merge`` is a change undo knows."""

    def export(
        self, path: Path | None = None, *, table: bool = False, replace: bool = False
    ) -> str:
        """Everything in the log as one JSON document, or its requests as a CSV table.

        The same log gives the same text, whatever was undone. There are no settings in it.
        The table begins with a byte order mark: without one, spreadsheets damage accented letters.

        Args:
            path: a file to write it to, private and whole; None for giving it back only.
            table: the CSV table.
            replace: write over a file that is there.

        Raises:
            UnwritableFile: something lies there, or it cannot be written.
        """
        if table:
            text = BYTE_ORDER_MARK + self.store.backup.export_csv()
        else:
            text = self.store.backup.export_json()
        if path is not None:
            from netcoach.storage.backup.backups import write_private

            write_private(path, [text], replace=replace)
        return text

    def is_own_export(self, path: Path) -> bool:
        """Whether a file is an export of netcoach's own, by how it begins."""
        from netcoach.storage.backup.export_reading import is_own_export

        return is_own_export(path)

    def plan_merge(self, path: Path) -> MergePlan:
        """Read an export of netcoach's own and work out what it adds; nothing is written.

        Raises:
            UnreadableExport: one sentence on what is wrong with it.
        """
        from netcoach.storage.backup.export_reading import read_own_export

        tables = read_own_export(path)
        return MergePlan(
            summary=_summary(path.name, self.store.backup.addition(tables)), tables=tables
        )

    def merge(
        self, plan: MergePlan, *, progress: Callable[[float], None] | None = None
    ) -> MergeReport:
        """Add what an export holds and the log does not, after a verified backup.

        One transaction and one journal entry. What was typed stays; twice adds nothing.

        Raises:
            NotSaved: the log refused it; nothing was changed.
            StorageProblem: the backup failed; nothing was changed.
        """
        if plan.summary.nothing_new:
            return MergeReport(summary=plan.summary)
        addition, backup = self.store.backup.merge(
            plan.tables, at=self.clock().in_timezone("UTC"), tell=progress or (lambda _: None)
        )
        return MergeReport(summary=_summary(plan.summary.file, addition), backup=backup)

    def back_up_if_due(self, *, leaving: bool = False) -> Path | None:
        """Back the log up if that is due; call it at the start, every minute and on leaving.

        It is due when something changed since the newest backup, and that is of another day or
        half an hour old, or the program is left. A few milliseconds when it is not due.

        Raises:
            StorageProblem: it was due and could not be made; the log is as it was.
        """
        return self.store.backup.back_up_if_due(self.clock(), leaving=leaving)

    def back_up(self, target: Path | None = None) -> Path:
        """Make a verified backup now, beside the others or at a path; gives where it lies.

        Raises:
            NotFound: there is no log yet.
            UnwritableFile: something lies at the path.
            StorageProblem: it could not be made.
        """
        return self.store.backup.back_up(target, at=self.clock())

    def backups(self) -> tuple[Backup, ...]:
        """Every backup of the log, the newest first."""
        return self.store.backup.backups()

    def requests_in(self, source: Path) -> int:
        """How many requests a backup holds. Raises NotADatabase, NewerDatabase, NotFound."""
        from netcoach.storage.backup.restore import requests_in

        return requests_in(source)

    def restore(self, source: Path) -> Restored:
        """Make the log what a backup holds, after a verified backup of the present state.

        Raises:
            NotADatabase, NewerDatabase, NotFound: the backup cannot be restored.
            StorageProblem, NotSaved: the log is as it was.
        """
        return self.store.backup.restore(source, at=self.clock())

    def lost_log(self) -> LostLog | None:
        """What is lost where the log is gone or damaged and a backup of it is sound; else None.

        Raises:
            StorageProblem: it cannot be looked at.
        """
        lost, zone = self.store.backup.lost_log(), self.clock().timezone
        return lost and replace(lost, made_at=lost.made_at.in_timezone(zone or "UTC"))

    def start_anew(self) -> None:
        """Begin an empty log where there is none, though there are backups of one.

        Raises:
            NotSaved: it could not be made.
        """
        self.store.start_anew()

    def repair(self) -> Repaired:
        """Set aside every row that cannot be read into a private file, after a backup.

        The log is sound without them; undo ends at what a journal entry that cannot be read did.

        Raises:
            NotFound: there is no log.
            StorageProblem, NotSaved: it could not be done, as where the file itself is damaged;
                the log is as it was.
        """
        return self.store.backup.repair(at=self.clock())


def _summary(file: str, addition: ExportAddition) -> MergeSummary:
    from netcoach.storage.backup.shape import PEOPLE, REQUESTS

    added = {table: len(rows) for table, rows in addition.rows.items()}
    return MergeSummary(
        file=clean_line(file),
        requests_added=added[REQUESTS],
        requests_known=addition.known[REQUESTS],
        people_added=added[PEOPLE],
        people_known=addition.known[PEOPLE],
        filled=len({(one.table, one.id) for one in addition.fills}),
        others_added=sum(added.values()) - added[REQUESTS] - added[PEOPLE],
    )
