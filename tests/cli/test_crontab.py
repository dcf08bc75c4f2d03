"""The reminder goes into the user's crontab beside every other line of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from netcoach.cli import schedules
from netcoach.cli.schedules import (
    MARK,
    CannotInstall,
    Schedule,
    Scheduler,
    install_in_crontab,
    schedule,
)
from netcoach.domain.week.calendar import FirstDay
from tests.support.command import Netcoach

MINE = b"MAILTO=ana\n# backup\n0 3 * * * /usr/bin/tar c /home/\xe9 # nightly\n"


def made(day: FirstDay = FirstDay.MONDAY) -> Schedule:
    return schedule(Scheduler.CRON, ["/usr/bin/python3", "-m", "netcoach", "remind"], day)


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file a crontab of these tests keeps its lines in, as cron's own program does."""
    program, table = tmp_path / "bin" / "crontab", tmp_path / "table"
    program.parent.mkdir()
    program.write_text(
        "#!/bin/sh\n"
        f'if [ -e "{tmp_path}/broken" ]; then echo "cannot chdir to spool" >&2; exit 1; fi\n'
        'case "$1" in\n'
        f'-l) [ -e "{table}" ] || {{ echo "no crontab for ana" >&2; exit 1; }}; cat "{table}";;\n'
        f'-) cat > "{table}.new" && mv "{table}.new" "{table}";;\n'
        "*) exit 2;;\nesac\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    return table


def put_in(day: FirstDay = FirstDay.MONDAY) -> None:
    install_in_crontab(made(day), os.environ)


def test_where_there_is_no_crontab_yet_it_is_begun(table: Path) -> None:
    put_in()
    assert table.read_text() == made().text


@pytest.mark.parametrize("mine", [MINE, MINE.rstrip(b"\n"), b"\n\n" + MINE])
def test_every_other_line_stays_and_ours_is_replaced(table: Path, mine: bytes) -> None:
    table.write_bytes(mine)
    put_in(FirstDay.SUNDAY)
    put_in()
    assert table.read_bytes() == mine.rstrip(b"\n") + b"\n" + made().text.encode()


def test_what_somebody_put_under_the_mark_stays(table: Path) -> None:
    table.write_bytes(f"# {MARK}\n".encode() + MINE)
    put_in()
    assert table.read_bytes() == MINE + made().text.encode()


def test_a_crontab_that_cannot_be_read_is_not_taken_for_an_empty_one(table: Path) -> None:
    table.write_bytes(MINE)
    (table.parent / "broken").touch()
    with pytest.raises(
        CannotInstall, match="crontab refused, so nothing was written: cannot chdir"
    ):
        put_in()
    assert table.read_bytes() == MINE


def test_without_the_program_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotInstall, match="no crontab program here"):
        install_in_crontab(made(), {"PATH": str(tmp_path)})


def test_one_that_hangs_is_left(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (table.parent / "bin" / "crontab").write_text("#!/bin/sh\nexec sleep 5\n")
    monkeypatch.setattr(schedules, "PATIENCE", 0.1)
    with pytest.raises(CannotInstall, match="no answer"):
        put_in()


def test_the_command_writes_it_and_says_so(netcoach: Netcoach, table: Path) -> None:
    table.write_bytes(MINE)
    ran = netcoach.run("remind", "--install", "cron", "--write")
    assert (ran.out, ran.err) == ("", "Your crontab has the line now; 'crontab -l' shows it.\n")
    assert table.read_bytes().startswith(MINE)
    assert f"--db {netcoach.database}" in table.read_text(errors="replace")
    assert ran.out + netcoach.run("remind", "--install", "cron").out in table.read_text(
        errors="replace"
    )
