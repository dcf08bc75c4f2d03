"""Putting the reminder into the user's crontab, beside every other line of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence

from netcoach.cli.installing import CannotInstall
from netcoach.cli.schedules import MARK, Schedule
from netcoach.domain.text import printable

PATIENCE = 10.0
"""Seconds that ``crontab`` may take (ours)."""

NO_TABLE = (b"no crontab", b"no such file")
"""How the crontabs there are say that somebody has none yet; any other failure is one."""

OURS = b"netcoach remind"
"""What the line under the mark holds; anything else under it is somebody's."""

_MISSING = (
    "There is no crontab program here, so nothing was written: 'netcoach remind --install cron' "
    "prints the line for whatever runs things at a time."
)


def install_in_crontab(schedule: Schedule, environment: Mapping[str, str]) -> None:
    """Put the lines of a schedule at the end of the user's crontab, in place of earlier ones.

    Args:
        schedule: what to write, begun with the mark it is recognised by.
        environment: what ``crontab`` is found and run with.

    Raises:
        CannotInstall: there is no ``crontab``, or it refused; its lines are as they were.
    """
    program = shutil.which("crontab", path=environment.get("PATH", os.defpath))
    if program is None:
        raise CannotInstall(_MISSING)
    kept = b"".join(_others(_lines_of(program, environment)))
    ours = schedule.text.encode("utf-8", "surrogateescape")
    done = _run([program, "-"], environment, kept + ours)
    if done.returncode:
        raise _refused(done)


def _lines_of(program: str, environment: Mapping[str, str]) -> list[bytes]:
    """The crontab as it is, each line with its end."""
    # A failure taken for an empty crontab would erase what somebody has in it.
    done = _run([program, "-l"], environment)
    if done.returncode and not any(said in done.stderr.lower() for said in NO_TABLE):
        raise _refused(done)
    text = b"" if done.returncode else done.stdout
    return [line if line.endswith(b"\n") else line + b"\n" for line in text.splitlines(True)]


def _others(lines: Sequence[bytes]) -> Iterator[bytes]:
    """Every line but the mark and the one it stands above."""
    marked = False
    for line in lines:
        if line.strip() == f"# {MARK}".encode():
            marked = True
            continue
        if not (marked and OURS in line):
            yield line
        marked = False


def _run(
    command: Sequence[str], environment: Mapping[str, str], said: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - a program found on PATH, with no words of a user's
            command,
            input=said,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            env={**environment, "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired):
        raise CannotInstall("crontab gave no answer, so nothing was written.") from None


def _refused(done: subprocess.CompletedProcess[bytes]) -> CannotInstall:
    why = printable(" ".join(done.stderr.decode("utf-8", "replace").split())) or "no reason given"
    return CannotInstall(f"crontab refused, so nothing was written: {why}")
