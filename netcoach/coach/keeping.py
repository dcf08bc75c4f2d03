"""Open forms, kept until they are saved or left; no part of the log."""

from __future__ import annotations

from pathlib import Path

from netcoach.domain.draft import KeptDraft, kept_draft
from netcoach.storage.kept import KeptText, left_behind, new_kept


class Keeping:
    """Keeps what open forms hold beside one database."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._kept: dict[str, KeptText] = {}

    def keep(self, draft: KeptDraft) -> None:
        """Keep what a form holds, in place of what it held before."""
        if draft.uid not in self._kept:
            self._kept[draft.uid] = new_kept(self._database, draft.uid)
        self._kept[draft.uid].keep(draft.to_json())

    def drop(self, uid: str) -> None:
        """Let go of a form; one that is not kept is no matter."""
        if kept := self._kept.pop(uid, None):
            kept.drop()

    def left_behind(self) -> KeptDraft | None:
        """What the newest form held when its program ended without notice; None without one."""
        kept = left_behind(self._database)
        if kept is None:
            return None
        draft = kept_draft(kept.text())
        if draft is None:
            kept.drop()
            return None
        self._kept[draft.uid] = kept
        return draft
