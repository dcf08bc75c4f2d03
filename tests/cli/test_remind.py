"""What has a reminder run weekly is said exactly, and written over nobody else's files."""

from __future__ import annotations

import plistlib
import shlex
import stat
from pathlib import Path

import pytest

from netcoach.cli import schedules
from netcoach.cli.schedules import (
    MARK,
    CannotInstall,
    Scheduler,
    schedule,
    show_notification,
    write_files,
)
from netcoach.domain.errors import InvalidInput
from netcoach.domain.week.calendar import FirstDay
from tests.support.command import Netcoach

ODD = 'a b/100%/$HOME/"quoted"\\'
COMMAND = ["/usr/bin/python3", "-m", "netcoach", "remind", "--db", ODD]
MONDAY = FirstDay.MONDAY


@pytest.mark.parametrize(
    ("first_day", "systemd", "cron", "launchd"),
    [
        (FirstDay.MONDAY, "Fri", "5", 5),
        (FirstDay.WEDNESDAY, "Sun", "0", 0),
        (FirstDay.SUNDAY, "Thu", "4", 4),
    ],
)
def test_it_runs_late_in_the_users_week(
    first_day: FirstDay, systemd: str, cron: str, launchd: int
) -> None:
    timer = schedule(Scheduler.SYSTEMD, COMMAND, first_day).text
    assert f"OnCalendar={systemd} *-*-* 17:00:00" in timer
    mark, line = schedule(Scheduler.CRON, COMMAND, first_day).text.splitlines()
    assert mark == f"# {MARK}"
    assert line.startswith(f"0 17 * * {cron} ")
    agent = plistlib.loads(schedule(Scheduler.LAUNCHD, COMMAND, first_day).text.encode())
    assert agent["StartCalendarInterval"] == {"Weekday": launchd, "Hour": 17, "Minute": 0}


def test_systemd_is_given_each_argument_as_it_is() -> None:
    text = schedule(Scheduler.SYSTEMD, COMMAND, MONDAY).files[0].text
    assert '"a b/100%%/$$HOME/\\"quoted\\"\\\\"' in text


def test_cron_is_given_each_argument_as_it_is() -> None:
    line = schedule(Scheduler.CRON, COMMAND, MONDAY).text.splitlines()[1]
    assert "100\\%" in line
    assert shlex.split(line.split(" ", 5)[5].replace("\\%", "%")) == COMMAND


def test_launchd_is_given_each_argument_as_it_is() -> None:
    agent = plistlib.loads(schedule(Scheduler.LAUNCHD, COMMAND, MONDAY).text.encode())
    assert agent["ProgramArguments"] == COMMAND


@pytest.mark.parametrize("scheduler", Scheduler)
def test_a_line_break_is_refused(scheduler: Scheduler) -> None:
    with pytest.raises(InvalidInput, match="line break"):
        schedule(scheduler, ["netcoach", "--db", "a\nb"], MONDAY)


@pytest.mark.parametrize(
    ("scheduler", "folder", "names"),
    [
        (
            Scheduler.SYSTEMD,
            ".config/systemd/user",
            {"netcoach-remind.service", "netcoach-remind.timer"},
        ),
        (Scheduler.LAUNCHD, "Library/LaunchAgents", {"netcoach.remind.plist"}),
    ],
)
def test_it_is_written_into_the_users_own_folder(
    tmp_path: Path, scheduler: Scheduler, folder: str, names: set[str]
) -> None:
    made = schedule(scheduler, COMMAND, MONDAY)
    home = {"HOME": str(tmp_path)}
    for _ in range(2):
        assert {path.name for path in write_files(scheduler, made, home)} == names
    written = {path.name: path for path in (tmp_path / folder).iterdir()}
    assert set(written) == names
    for file in made.files:
        assert written[file.name].read_text() == file.text
        assert stat.S_IMODE(written[file.name].stat().st_mode) == 0o644


def test_the_config_folder_may_be_elsewhere(tmp_path: Path) -> None:
    made = schedule(Scheduler.SYSTEMD, COMMAND, MONDAY)
    places = {"HOME": "/nonexistent", "XDG_CONFIG_HOME": str(tmp_path)}
    assert write_files(Scheduler.SYSTEMD, made, places)[0].parent == tmp_path / "systemd" / "user"


def test_somebody_elses_file_stays_and_nothing_is_written(tmp_path: Path) -> None:
    folder = tmp_path / ".config" / "systemd" / "user"
    folder.mkdir(parents=True)
    foreign = folder / "netcoach-remind.timer"
    foreign.write_text("[Timer]\nOnCalendar=daily\n")
    made = schedule(Scheduler.SYSTEMD, COMMAND, MONDAY)
    with pytest.raises(CannotInstall, match="not netcoach's"):
        write_files(Scheduler.SYSTEMD, made, {"HOME": str(tmp_path)})
    assert foreign.read_text() == "[Timer]\nOnCalendar=daily\n"
    assert [path.name for path in folder.iterdir()] == [foreign.name]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "Library" / "LaunchAgents"
    folder.mkdir(parents=True)
    (folder / "netcoach.remind.plist").symlink_to(tmp_path / "elsewhere")
    made = schedule(Scheduler.LAUNCHD, COMMAND, MONDAY)
    with pytest.raises(CannotInstall):
        write_files(Scheduler.LAUNCHD, made, {"HOME": str(tmp_path)})
    assert not (tmp_path / "elsewhere").exists()


def test_without_a_home_there_is_no_place(tmp_path: Path) -> None:
    made = schedule(Scheduler.LAUNCHD, COMMAND, MONDAY)
    with pytest.raises(CannotInstall, match="HOME"):
        write_files(Scheduler.LAUNCHD, made, {})


def _a_notifier(folder: Path, name: str, then: str = "exit 0") -> Path:
    said = folder / "said"
    program = folder / name
    program.write_text(f'#!/bin/sh\nfor each in "$@"; do echo "$each" >> "{said}"; done\n{then}\n')
    program.chmod(0o755)
    return said


@pytest.mark.parametrize("name", ["notify-send", "osascript"])
def test_the_line_is_shown_by_the_desktop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    said = _a_notifier(tmp_path, name)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert show_notification('$(contact x) "a" · b')
    assert said.read_text().splitlines()[-1] == '$(contact x) "a" · b'


def test_without_a_notifier_nothing_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not show_notification("a line")


def test_a_notifier_that_fails_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _a_notifier(tmp_path, "notify-send", "exit 3")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not show_notification("a line")


def test_a_notifier_that_hangs_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _a_notifier(tmp_path, "notify-send", "exec /bin/sleep 60")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(schedules, "PATIENCE", 0.1)
    assert not show_notification("a line")


def test_cron_keeps_its_lines_itself(netcoach: Netcoach) -> None:
    ran = netcoach.run("remind", "--install", "cron")
    mark, line = ran.out.splitlines()
    assert mark == f"# {MARK}"
    assert line.startswith("0 17 * * 5 ")
    assert f"--db {netcoach.database}" in line
    assert ran.err == "Add it to your crontab: crontab -e\n"
    refused = netcoach.run("remind", "--install", "cron", "--write", status=2)
    assert refused.out == ""
    assert "run 'crontab -e' and add the line" in refused.err
