"""What a user brings in at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from netcoach.coach.room import Room

if TYPE_CHECKING:
    from netcoach.coach.summary import ImportPlan, ImportReport


class ImportRoom(Room):
    """LinkedIn's data export: planned first, then carried out."""

    def plan_import(
        self,
        path: Path,
        *,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportPlan:
        """Read LinkedIn's data export and work out what it would add; nothing is written.

        Args:
            path: the zip, its unpacked folder, or one of its tables.
            progress: hears how far it is, 0.0 to 1.0, rising.
            cancelled: asked several times a second, from the thread this runs in.

        Raises:
            UnreadableExport: one sentence on what was found and what was expected.
            ReadingCancelled: when ``cancelled`` said so.
            StorageProblem: the log cannot be read.
        """
        from netcoach.coach.importing import plan_import
        from netcoach.coach.watch import Watch

        return plan_import(self.store, self.config, self.clock(), path, Watch(progress, cancelled))

    def carry_out(
        self,
        plan: ImportPlan,
        *,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportReport:
        """Write what an import was planned to, after a verified backup: all of it or nothing.

        One transaction and one journal entry, so one undo takes it back. A log that changed
        since the plan was made is looked at anew.

        Raises:
            ReadingCancelled: when ``cancelled`` said so; nothing was changed.
            NotSaved: the write failed; nothing was changed.
            StorageProblem: the backup failed; nothing was changed.
            UnreadableExport: the log changed, and the export is not there any more.
        """
        from netcoach.coach.importing import carry_out
        from netcoach.coach.watch import Watch

        return carry_out(self.store, self.config, self.clock(), plan, Watch(progress, cancelled))
