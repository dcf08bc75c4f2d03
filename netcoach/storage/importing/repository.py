"""What an import asks of the log, and what it writes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from pendulum import DateTime

from netcoach.domain.change import ChangeKind
from netcoach.storage.backup.backups import BEFORE_IMPORT, verified_backup
from netcoach.storage.database import Repository
from netcoach.storage.importing import reads
from netcoach.storage.importing.batch import Batch, Held
from netcoach.storage.importing.layouts import Said, keep_layout, layout_said


class ImportRepository(Repository):
    """Imports of LinkedIn's export."""

    def held(self) -> Held:
        """The whole log as far as an import needs it."""
        return self._read(reads.held)

    def layout_said(self, key: str) -> Said:
        """What the user said of spreadsheets of that kind; nothing where nothing is kept."""
        return layout_said(self._database.place.real, key)

    def keep_layout(self, key: str, said: Said) -> None:
        """Remember what the user says of spreadsheets of that kind."""
        keep_layout(self._database.place.real, key, said)

    def write(self, batch: Batch, *, at: DateTime, tell: Callable[[float], None]) -> Path | None:
        """Write an import whole, after a verified backup of what is there; gives its path.

        Args:
            batch: what to write, worked out on what ``held`` gave.
            at: the present moment.
            tell: hears how much is written, 0.0 to 1.0; whatever it raises takes all back.

        Raises:
            MovedOnError: the log changed since then; nothing was written.
            StorageProblem: the backup failed; nothing was written.
        """
        from netcoach.storage.importing import writes

        backups: list[Path] = []
        self._write(
            ChangeKind.IMPORT,
            at,
            partial(writes.write, batch=batch, at=at, tell=tell),
            before=lambda place: backups.append(verified_backup(place, BEFORE_IMPORT, at)),
        )
        return backups[0] if backups else None
