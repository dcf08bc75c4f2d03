"""Telling an export of netcoach's own from other files, quickly and without reading it."""

from __future__ import annotations

import re
import stat
from pathlib import Path

_BEGINNING = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"netcoach-export"')
_ENOUGH = 256
"""Bytes that hold the beginning, with room for another program's blanks (ours)."""


def is_own_export(path: Path) -> bool:
    """Whether a file begins like an export of netcoach's own; False for what cannot be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            return _BEGINNING.match(file.read(_ENOUGH)) is not None
    except (OSError, ValueError):
        return False
