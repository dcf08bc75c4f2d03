"""Showing one line by the desktop's own notifier, where there is one."""

from __future__ import annotations

import shutil
import subprocess

NOTIFIER_PATIENCE = 10
"""Seconds a notifier may take (ours: none takes one)."""

# The line is an argument of the script and no part of it: nothing in it can be run.
_SHOW = (
    "-e",
    "on run argv",
    "-e",
    'display notification (item 1 of argv) with title "netcoach"',
    "-e",
    "end run",
)


def show_notification(line: str) -> bool:
    """Show a line; False when there is no notifier, or it failed."""
    command = _notifier_command(line)
    if command is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603 (a found program with fixed arguments and one line)
            command,
            check=False,
            timeout=NOTIFIER_PATIENCE,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def _notifier_command(line: str) -> list[str] | None:
    if program := shutil.which("notify-send"):
        return [program, "--app-name=netcoach", "--", "netcoach", line]
    if program := shutil.which("osascript"):
        return [program, *_SHOW, line]
    return None
