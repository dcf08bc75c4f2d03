"""Safekeeping: exports, taking one in, backups and putting one back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from netcoach.coach.room import Room

if TYPE_CHECKING:
    from netcoach.coach.taking_in import TakenIn, TakingIn
    from netcoach.storage.backup import Backup
    from netcoach.storage.restoring import Restored


class SafekeepingRoom(Room):
    """What a user keeps beside the log. None of it but ``take_in`` is a change undo knows."""

    def export(
        self, path: Path | None = None, *, table: bool = False, replace: bool = False
    ) -> str:
        """Everything in the log as one JSON document, or its requests as a CSV table.

        The same log gives the same text, whatever was undone. There are no settings in it.

        Args:
            path: a file to write it to, private and whole; None for giving it back only.
            table: the CSV table, which cannot be taken in again.
            replace: write over a file that is there.

        Raises:
            UnwritableFile: something lies there, or it cannot be written.
        """
        text = self.store.export_csv() if table else self.store.export_json()
        if path is not None:
            from netcoach.storage.private_file import write_private

            write_private(path, [text], replace=replace)
        return text

    def is_own_export(self, path: Path) -> bool:
        """Whether a file is an export of netcoach's own, by how it begins."""
        from netcoach.storage.recognising_export import is_own_export

        return is_own_export(path)

    def plan_taking_in(self, path: Path) -> TakingIn:
        """Read an export of netcoach's own and work out what it adds; nothing is written.

        Raises:
            UnreadableExport: one sentence on what is wrong with it.
        """
        from netcoach.coach.taking_in import plan_taking_in

        return plan_taking_in(self.store, path)

    def take_in(
        self, plan: TakingIn, *, progress: Callable[[float], None] | None = None
    ) -> TakenIn:
        """Add what an export holds and the log does not, after a verified backup.

        One transaction and one journal entry. What was typed stays; twice adds nothing.

        Raises:
            NotSaved: the log refused it; nothing was changed.
            StorageProblem: the backup failed; nothing was changed.
        """
        from netcoach.coach.taking_in import take_in

        return take_in(self.store, self.clock(), plan, progress)

    def keep_safe(self, *, leaving: bool = False) -> Path | None:
        """Back the log up if that is due; call it at the start, every minute and on leaving.

        It is due when something changed since the newest backup, and that is of another day or
        half an hour old, or the program is left. A few milliseconds when it is not due.

        Raises:
            StorageProblem: it was due and could not be made; the log is as it was.
        """
        return self.store.keep_safe(self.clock(), leaving=leaving)

    def back_up(self, target: Path | None = None) -> Path:
        """Make a verified backup now, beside the others or at a path; gives where it lies.

        Raises:
            NotFound: there is no log yet.
            UnwritableFile: something lies at the path.
            StorageProblem: it could not be made.
        """
        return self.store.back_up(target, at=self.clock())

    def backups(self) -> tuple[Backup, ...]:
        """Every backup of the log, the newest first."""
        return self.store.backups()

    def requests_in(self, source: Path) -> int:
        """How many requests a backup holds. Raises NotADatabase, NewerDatabase, NotFound."""
        from netcoach.storage.restoring import requests_in

        return requests_in(source)

    def restore(self, source: Path) -> Restored:
        """Make the log what a backup holds, after a verified backup of the present state.

        Raises:
            NotADatabase, NewerDatabase, NotFound: the backup cannot be restored.
            StorageProblem, NotSaved: the log is as it was.
        """
        return self.store.restore(source, at=self.clock())
