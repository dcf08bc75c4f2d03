"""Writing a schedule into the user's own folders, over nobody else's files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

from netcoach.cli.schedules import MARK, Schedule, ScheduleFile, Scheduler
from netcoach.domain.errors import NetcoachError
from netcoach.domain.text import printable

READABLE = 0o644
"""The mode of an installed file: schedulers warn of others, and it holds nothing private."""

LARGEST = 100_000
"""Bytes of a file that could be ours (ours, generous)."""

_NO_HOME = "There is no home directory to install it in; set HOME."


class CannotInstall(NetcoachError):
    """The schedule has no place, or somebody else's file is there."""


def write_files(
    scheduler: Scheduler, schedule: Schedule, environment: Mapping[str, str]
) -> list[Path]:
    """Write the files of a schedule; gives their paths.

    Args:
        scheduler: which folder they go to.
        schedule: what to write.
        environment: HOME, and XDG_CONFIG_HOME where it is set.

    Raises:
        CannotInstall: nothing was written, or what could not be is named.
    """
    folder = _folder(scheduler, environment)
    wanted = [(folder / file.name, file) for file in schedule.files]
    for path, _ in wanted:
        _check_ours(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, file in wanted:
            _write(path, file)
    except OSError as problem:
        raise CannotInstall(
            f"{printable(str(folder))} cannot be written: {problem.strerror}."
        ) from None
    return [path for path, _ in wanted]


def _folder(scheduler: Scheduler, environment: Mapping[str, str]) -> Path:
    home = Path(environment.get("HOME", ""))
    if not home.is_absolute():
        raise CannotInstall(_NO_HOME)
    if scheduler is Scheduler.LAUNCHD:
        return home / "Library" / "LaunchAgents"
    config = Path(environment.get("XDG_CONFIG_HOME", ""))
    return (config if config.is_absolute() else home / ".config") / "systemd" / "user"


def _check_ours(path: Path) -> None:
    """Refuse a file that netcoach did not write; a link is somebody's, wherever it leads."""
    try:
        if not path.is_symlink():
            if not path.exists():
                return
            if path.is_file():
                with path.open("rb") as file:
                    if MARK.encode() in file.read(LARGEST):
                        return
    except OSError as problem:
        raise CannotInstall(f"{printable(str(path))} cannot be read: {problem.strerror}.") from None
    raise CannotInstall(
        f"{printable(str(path))} is there already and not netcoach's: move it away first. "
        "Nothing was written."
    )


def _write(path: Path, file: ScheduleFile) -> None:
    """Put the whole file in place at once, or none of it."""
    new = path.with_name(f".{path.name}.{uuid4().hex}")
    number = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, READABLE)
    try:
        with os.fdopen(number, "wb") as stream:
            os.fchmod(stream.fileno(), READABLE)
            stream.write(file.text.encode("utf-8", "surrogateescape"))
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
