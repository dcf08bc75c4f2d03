"""Writing: which journal entry each act is. Imported at the first write, with SQLAlchemy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from pendulum import DateTime

from netcoach.domain.change import Act, Change
from netcoach.domain.log.request import Request, RequestDraft, RequestId
from netcoach.domain.week.guideline import Guideline
from netcoach.storage import acts, acts_of_import, journal
from netcoach.storage.backup import BEFORE_IMPORT, verified_backup
from netcoach.storage.bringing import Batch
from netcoach.storage.new_request import NewRequest
from netcoach.storage.place import Place
from netcoach.storage.write_path import WritePath


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
        return self._path.write(Act.LOG, new.logged_at, partial(acts.add, new=new))

    def add_many(self, news: Sequence[NewRequest]) -> int:
        """Log many, at least one, as one entry."""
        return self._path.write(Act.FILL, news[0].logged_at, partial(acts.add_many, news=news))

    def bring_in(self, batch: Batch, at: DateTime, tell: Callable[[float], None]) -> Path | None:
        """Write an import whole, after a backup."""
        backups: list[Path] = []
        self._path.write(
            Act.IMPORT,
            at,
            partial(acts_of_import.bring_in, batch=batch, at=at, tell=tell),
            before=lambda place: backups.append(verified_backup(place, BEFORE_IMPORT, at)),
        )
        return backups[0] if backups else None

    def edit(self, request_id: RequestId, draft: RequestDraft, at: DateTime) -> Request:
        """Replace what was said about a request."""
        deed = partial(acts.edit, request_id=request_id, draft=draft)
        return self._path.write(Act.EDIT, at, deed)

    def delete(self, request_id: RequestId, at: DateTime) -> Request:
        """Take a request out of every count."""
        deed = partial(acts.delete_request, request_id=request_id, at=at)
        return self._path.write(Act.DELETE, at, deed)

    def set_guideline(self, guideline: Guideline, at: DateTime) -> None:
        """Keep a guideline version."""
        self._path.write(Act.GUIDELINE, at, partial(acts.set_guideline, guideline=guideline))

    def see(self, key: str, at: DateTime) -> None:
        """Put a burst message away."""
        self._path.write(Act.SEEN, at, partial(acts.see, key=key))

    def undo(self, at: DateTime) -> Change:
        """Take back the newest entry."""
        return self._path.turn(journal.UNDO, at)

    def redo(self, at: DateTime) -> Change:
        """Do again what was taken back last."""
        return self._path.turn(journal.REDO, at)
