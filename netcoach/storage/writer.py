"""Writing: which journal entry each act is. Imported at the first write, with SQLAlchemy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from pendulum import DateTime

from netcoach.domain.change import Change, ChangeKind
from netcoach.domain.log.request import Request, RequestDraft, RequestId
from netcoach.domain.week.guideline import Guideline
from netcoach.storage import journal
from netcoach.storage.backup.backups import BEFORE_IMPORT, verified_backup
from netcoach.storage.connection import Place
from netcoach.storage.importing import writes as import_writes
from netcoach.storage.importing.batch import Batch
from netcoach.storage.log import writes as log_writes
from netcoach.storage.rows import NewRequest
from netcoach.storage.transactions import WritePath


class Writer:
    """Every write; what each means is told where ``Store`` offers it."""

    def __init__(self, place: Place, patience: float | None = None) -> None:
        self._path = WritePath(place, patience)
        self.start_anew = self._path.start_anew
        self.warm_up = self._path.warm_up
        self.close = self._path.close
        self.write = self._path.write

    def add(self, new: NewRequest) -> Request:
        """Log a request."""
        return self._path.write(ChangeKind.LOG, new.logged_at, partial(log_writes.add, new=new))

    def add_many(self, news: Sequence[NewRequest]) -> int:
        """Log many, at least one, as one entry."""
        return self._path.write(
            ChangeKind.FILL, news[0].logged_at, partial(log_writes.add_many, news=news)
        )

    def bring_in(self, batch: Batch, at: DateTime, tell: Callable[[float], None]) -> Path | None:
        """Write an import whole, after a backup."""
        backups: list[Path] = []
        self._path.write(
            ChangeKind.IMPORT,
            at,
            partial(import_writes.bring_in, batch=batch, at=at, tell=tell),
            before=lambda place: backups.append(verified_backup(place, BEFORE_IMPORT, at)),
        )
        return backups[0] if backups else None

    def edit(self, request_id: RequestId, draft: RequestDraft, at: DateTime) -> Request:
        """Replace what was said about a request."""
        deed = partial(log_writes.edit, request_id=request_id, draft=draft)
        return self._path.write(ChangeKind.EDIT, at, deed)

    def delete(self, request_id: RequestId, at: DateTime) -> Request:
        """Take a request out of every count."""
        deed = partial(log_writes.delete_request, request_id=request_id, at=at)
        return self._path.write(ChangeKind.DELETE, at, deed)

    def set_guideline(self, guideline: Guideline, at: DateTime) -> None:
        """Keep a guideline version."""
        self._path.write(
            ChangeKind.GUIDELINE, at, partial(log_writes.set_guideline, guideline=guideline)
        )

    def see(self, key: str, at: DateTime) -> None:
        """Put a burst message away."""
        self._path.write(ChangeKind.SEEN, at, partial(log_writes.see, key=key))

    def undo(self, at: DateTime) -> Change:
        """Take back the newest entry."""
        return self._path.turn(journal.UNDO, at)

    def redo(self, at: DateTime) -> Change:
        """Do again what was taken back last."""
        return self._path.turn(journal.REDO, at)
