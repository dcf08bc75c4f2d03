"""What a user said of the columns of spreadsheets, kept beside the log for the next of its kind."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from netcoach.domain.errors import UnwritableFile
from netcoach.storage.backup.backups import write_private

MOST_LAYOUTS = 100
"""Kinds of spreadsheets that are remembered, the last used ones (ours)."""

MOST_BYTES = 1_000_000
"""The largest file that is read; a larger one is something else (ours)."""

Said = Mapping[str, Any]
"""What was said of one kind of spreadsheet, as JSON has it; nothing in it is trusted."""


def kept_layouts(database: Path) -> Path:
    """Where they are kept: a private file beside the log. It is no part of it and of no undo."""
    return database.with_name(f"{database.name}.columns")


def layout_said(database: Path, key: str) -> Said:
    """What was said of the spreadsheets with that key; nothing where nothing whole is kept."""
    said = _all_said(database).get(key)
    return said if isinstance(said, dict) else {}


def keep_layout(database: Path, key: str, said: Said) -> None:
    """Remember what was said; where that cannot be written, it is asked again next time."""
    kept = {other: one for other, one in _all_said(database).items() if other != key}
    kept = dict(list({**kept, key: said}.items())[-MOST_LAYOUTS:])
    with suppress(OSError, UnwritableFile):
        write_private(kept_layouts(database), [json.dumps(kept)], replace=True)


def _all_said(database: Path) -> dict[str, Any]:
    try:
        with kept_layouts(database).open("rb") as file:
            kept = json.loads(file.read(MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}
