"""What runs a reminder weekly and shows it: timers, a line for cron, agents, the notifier."""

from __future__ import annotations

import os
import plistlib
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

from netcoach.domain.errors import InvalidInput, NetcoachError
from netcoach.domain.frozen import frozen
from netcoach.domain.text import printable
from netcoach.domain.week.calendar import DAYS, FirstDay

LATE_DAY = 4
"""Days after the first one of a week on which it is reminded of (ours: Friday, when two days
are left to do something)."""

HOUR = 17
"""The hour of that day, local time (ours: the end of a working day)."""

MARK = "Written by netcoach remind"
"""Begins every file netcoach installs; it replaces no other."""

LABEL = "netcoach.remind"

_SUNDAY = 6
_SYSTEMD_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_UNPRINTABLE = "A path with a line break in it cannot be scheduled; choose another."


class Scheduler(StrEnum):
    """What runs things at a time."""

    SYSTEMD = "systemd"
    CRON = "cron"
    LAUNCHD = "launchd"


@frozen
class ScheduleFile:
    """A file to install, by its path inside the folder the scheduler reads."""

    name: str
    text: str


@frozen
class Schedule:
    """What to install, and how.

    ``files`` is empty for cron, which keeps its lines itself; ``then`` is the command that
    follows, for cron the one that opens the table the line belongs in.
    """

    files: tuple[ScheduleFile, ...]
    text: str
    then: str


def schedule(scheduler: Scheduler, command: Sequence[str], first_day: FirstDay) -> Schedule:
    """Make what runs a command weekly, late in the user's week.

    Args:
        scheduler: what shall run it.
        command: the program and its arguments, each as it is.
        first_day: of the user's week.

    Raises:
        InvalidInput: an argument has a line break, which no scheduler could hold.
    """
    if any(set(part) & set("\n\r\0") for part in command):
        raise InvalidInput(_UNPRINTABLE)
    weekday = (first_day + LATE_DAY) % DAYS
    match scheduler:
        case Scheduler.SYSTEMD:
            return _systemd(command, weekday)
        case Scheduler.CRON:
            return _cron(command, weekday)
        case Scheduler.LAUNCHD:
            return _launchd(command, weekday)


def _systemd(command: Sequence[str], weekday: int) -> Schedule:
    service = (
        f"# {MARK}\n"
        "[Unit]\nDescription=What this week of networking needs\n\n"
        f"[Service]\nType=oneshot\nExecStart={' '.join(map(_for_systemd, command))}\n"
    )
    timer = (
        f"# {MARK}\n"
        "[Unit]\nDescription=A weekly look at networking\n\n"
        f"[Timer]\nOnCalendar={_SYSTEMD_DAYS[weekday]} *-*-* {HOUR}:00:00\nPersistent=true\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )
    files = (
        ScheduleFile(name="netcoach-remind.service", text=service),
        ScheduleFile(name="netcoach-remind.timer", text=timer),
    )
    then = "systemctl --user daemon-reload && systemctl --user enable --now netcoach-remind.timer"
    text = "\n".join(f"# {file.name}\n{file.text}" for file in files)
    return Schedule(files=files, text=text, then=then)


def _for_systemd(argument: str) -> str:
    """Quote one argument: backslashes, quotes, and the two signs a unit fills in."""
    quoted = argument.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted.replace("%", "%%").replace("$", "$$")}"'


def _cron(command: Sequence[str], weekday: int) -> Schedule:
    """A crontab line under its mark; an unquoted per cent sign would end the command."""
    line = shlex.join(command).replace("%", "\\%")
    cron_day = 0 if weekday == _SUNDAY else weekday + 1
    text = f"# {MARK}\n0 {HOUR} * * {cron_day} {line}\n"
    return Schedule(files=(), text=text, then="crontab -e")


def _launchd(command: Sequence[str], weekday: int) -> Schedule:
    agent = {
        "Label": LABEL,
        "ProgramArguments": list(command),
        "StartCalendarInterval": {
            "Weekday": 0 if weekday == _SUNDAY else weekday + 1,
            "Hour": HOUR,
            "Minute": 0,
        },
    }
    plist = plistlib.dumps(agent).decode("utf-8")
    head, _, rest = plist.partition("\n")
    text = f"{head}\n<!-- {MARK} -->\n{rest}"
    file = ScheduleFile(name=f"{LABEL}.plist", text=text)
    then = f"launchctl load -w ~/Library/LaunchAgents/{file.name}"
    return Schedule(files=(file,), text=text, then=then)


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


PATIENCE = 10
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
            timeout=PATIENCE,
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
