"""What has a reminder run weekly: a systemd timer, a line for cron, an agent for launchd."""

from __future__ import annotations

import plistlib
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from netcoach.domain.errors import InvalidInput
from netcoach.domain.week.calendar import DAYS, FirstDay

LATE_DAY = 4
"""Days after the first one of a week on which it is reminded of (ours: Friday, when two days
are left to do something)."""

HOUR = 17
"""The hour of that day, local time (ours: the end of a working day)."""

MARK = "Written by netcoach remind"
"""Begins every file netcoach installs, and stands above its line in a crontab; netcoach replaces
nothing else."""

LABEL = "netcoach.remind"

_SUNDAY = 6
_SYSTEMD_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_UNPRINTABLE = "A path with a line break in it cannot be scheduled; choose another."


class Scheduler(StrEnum):
    """What runs things at a time."""

    SYSTEMD = "systemd"
    CRON = "cron"
    LAUNCHD = "launchd"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleFile:
    """A file to install, by its path inside the folder the scheduler reads."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """What to install, and what to run then.

    ``files`` is empty for cron, which keeps its lines itself.
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
