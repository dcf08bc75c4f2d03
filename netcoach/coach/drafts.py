"""Drafts of open forms, beside the database until they are saved or left; no part of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from netcoach.coach.service import RunContext, Service

if TYPE_CHECKING:
    from netcoach.domain.drafts import Draft, FormDraft
    from netcoach.domain.log.draft import SavedDraft
    from netcoach.storage.drafts import DraftFile

    Kept = TypeVar("Kept", bound=Draft)


class DraftService(Service):
    """Keeps what is typed into forms against a crash; one call at a time for each form."""

    def __init__(self, run: RunContext) -> None:
        super().__init__(run)
        self._open: dict[str, DraftFile] = {}

    def put(self, uid: str, draft: Draft | None) -> None:
        """Keep what a form holds in place of what it held before; None lets go of it.

        Raises:
            OSError: it cannot be written; what it held before is still kept.
        """
        from netcoach.storage.drafts import new_kept

        if draft is None:
            if kept := self._open.pop(uid, None):
                kept.drop()
            return
        if uid not in self._open:
            self._open[uid] = new_kept(self.store.path, uid)
        self._open[uid].keep(draft.to_json())

    def leave(self, uid: str) -> None:
        """Leave a form's draft for the next such form; a form without one is no matter."""
        if kept := self._open.pop(uid, None):
            kept.release()

    def of_request(self) -> SavedDraft | None:
        """What the newest log form held when its program ended without notice; None without one."""
        from netcoach.domain.log.draft import kept_draft

        return self._found(kept_draft)

    def of_form(self, form: str) -> FormDraft | None:
        """What the newest form of this name held when it was not saved; None without one."""
        from netcoach.domain.drafts import form_draft

        def read(text: str) -> FormDraft | None:
            draft = form_draft(text)
            return draft if draft is not None and draft.form == form else None

        return self._found(read)

    def _found(self, read: Callable[[str], Kept | None]) -> Kept | None:
        from netcoach.storage.drafts import unsaved

        found = unsaved(self.store.path, read)
        if found is None:
            return None
        kept, draft = found
        self._open[draft.uid] = kept
        return draft
