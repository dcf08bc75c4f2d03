"""The line that ``netcoach week --format`` printed last, for status bars that ask every second.

Working a week out takes the rules, and loading them costs more than a status bar should. So the
line is kept in the user's cache folder with what it was made of, and given again while none of
that has changed: what was typed and the environment, the log, the settings, the quarter of an hour.
It holds no names. This module imports nothing but the standard library's smallest parts.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence

FRESH_MINUTES = 15
"""How long a line is given again (ours): the time of day says when a day begins."""

CHANGE_COUNTER = slice(24, 28)
"""Where SQLite counts the changes of a file, in its header (its file format)."""

VARIABLES = ("NETCOACH_DB", "NETCOACH_CONFIG", "TZ", "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
PARTS = "\x1f"


def kept_line(arguments: Sequence[str]) -> str | None:
    """The line printed last for what was typed; None where it has to be worked out."""
    try:
        with open(_place(arguments), encoding="utf-8") as file:  # noqa: PTH123 (pathlib costs 4 ms)
            typed, log, log_state, config, config_state, line = file.read().split(PARTS)
    except (OSError, ValueError):
        return None
    states = (typed, log_state, config_state)
    return line if states == (typed_state(arguments), state_of(log), state_of(config)) else None


def keep_line(
    arguments: Sequence[str], line: str, log: tuple[str, str], config: tuple[str, str]
) -> None:
    """Keep a line; where it cannot be kept, it is worked out again next time.

    Args:
        arguments: what was typed.
        line: what was printed for it; no names in it.
        log: the path of the log, and its ``state_of`` from before it was read.
        config: the path of the settings, likewise.
    """
    place = _place(arguments)
    part = f"{place}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(place), 0o700, exist_ok=True)  # noqa: PTH103, PTH120
        with open(part, "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write(PARTS.join((typed_state(arguments), *log, *config, line)))
        os.replace(part, place)  # noqa: PTH105
    except (OSError, ValueError):
        return


def typed_state(arguments: Sequence[str]) -> str:
    """What was typed, where, by whom and in which quarter of an hour."""
    said = (*arguments, *(f"{name}={os.environ.get(name)}" for name in VARIABLES))
    now = time.localtime()
    quarter = time.strftime("%Y-%m-%d %H %z", now), now.tm_min // FRESH_MINUTES
    return repr((said, os.getcwd(), quarter))  # noqa: PTH109


def state_of(path: str) -> str:
    """What changes whenever a file does; "" where there is none."""
    try:
        there = os.stat(path)  # noqa: PTH116
        with open(path, "rb") as file:  # noqa: PTH123
            changes = file.read(CHANGE_COUNTER.stop)[CHANGE_COUNTER]
    except (OSError, ValueError):
        return ""
    return f"{there.st_ino} {there.st_size} {there.st_mtime_ns} {changes.hex()}"


def _place(arguments: Sequence[str]) -> str:
    from zlib import crc32

    home = os.path.expanduser("~")  # noqa: PTH111
    caches = {"darwin": f"{home}/Library/Caches", "win32": os.environ.get("LOCALAPPDATA", home)}
    folder = os.environ.get("XDG_CACHE_HOME") or caches.get(sys.platform, f"{home}/.cache")
    name = f"week-{crc32(PARTS.join(arguments).encode(errors='surrogateescape')):08x}"
    return os.path.join(folder, "netcoach", name)  # noqa: PTH118
