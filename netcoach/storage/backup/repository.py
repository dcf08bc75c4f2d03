"""Exports, backups and what brings them back: what a user keeps beside the log."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pendulum import DateTime

from netcoach.domain.change import ChangeKind
from netcoach.storage.database import Repository

if TYPE_CHECKING:
    from netcoach.domain.damage import LostLog, Repaired
    from netcoach.storage.backup.backups import Backup
    from netcoach.storage.backup.export_merge import ExportAddition
    from netcoach.storage.backup.export_reading import Tables
    from netcoach.storage.backup.restore import Restored


class BackupRepository(Repository):
    """Exports, backups and restoring; what each means is told where the coach offers it."""

    # reading

    def export_json(self) -> str:
        """Everything the log holds, as one document that can be taken in again."""
        from netcoach.storage.backup.export import export_json

        return self._read(lambda run: export_json(run))

    def export_csv(self) -> str:
        """The table of requests; see ``request_table``."""
        from netcoach.storage.backup.export import request_table

        return self._read(lambda run: request_table(run))

    def addition(self, tables: Tables) -> ExportAddition:
        """What taking an export in would add to the log as it is now."""
        from netcoach.storage.backup.export_merge import planned

        return self._read(lambda run: planned(run, tables))

    def backups(self) -> tuple[Backup, ...]:
        """Every backup of the log, the newest first."""
        from netcoach.storage.backup.backups import backups_of

        return backups_of(self._database.place)

    def lost_log(self) -> LostLog | None:
        """What is lost where the log is gone or damaged and a backup of it is sound; else None."""
        from netcoach.storage.backup.restore import lost_log

        return lost_log(self._database.place)

    # writing

    def repair(self, *, at: DateTime) -> Repaired:
        """Set aside every row that cannot be read, after a backup."""
        from netcoach.storage.repair import repair

        return repair(self._database.place, at)

    def merge(
        self, tables: Tables, *, at: DateTime, tell: Callable[[float], None]
    ) -> tuple[ExportAddition, Path | None]:
        """Take an export in as one journal entry, after a verified backup; gives its path."""
        from netcoach.storage.backup.backups import BEFORE_IMPORT, verified_backup
        from netcoach.storage.backup.export_merge import take_in

        backups: list[Path] = []
        addition = self._write(
            ChangeKind.IMPORT,
            at,
            partial(take_in, tables=tables, tell=tell),
            before=lambda place: backups.append(verified_backup(place, BEFORE_IMPORT, at)),
        )
        return addition, backups[0] if backups else None

    def back_up_if_due(self, now: DateTime, *, leaving: bool) -> Path | None:
        """Back the log up if that is due; see ``automatic.keep_safe``."""
        from netcoach.storage.backup.automatic import keep_safe

        return keep_safe(self._database.place, now, leaving=leaving)

    def back_up(self, target: Path | None, *, at: DateTime) -> Path:
        """Make a verified backup; see ``automatic.back_up``."""
        from netcoach.storage.backup.automatic import back_up

        return back_up(self._database.place, target, at)

    def restore(self, source: Path, *, at: DateTime) -> Restored:
        """Make the log what a backup holds; see ``restore.restore``."""
        from netcoach.storage.backup.restore import restore

        return restore(self._database.place, source, at)
