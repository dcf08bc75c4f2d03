"""Damage a log at random, values and pages: every command ends in a sentence, and restore works."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest

from netcoach.storage.backup.backups import flaws_of
from tests.cli.conftest import netcoach
from tests.faults.conftest import Times
from tests.storage.damaging import NO_TEXT, set_value
from tests.support.command import Netcoach

__all__ = ["netcoach"]

PAGE = 4096
COMMANDS = (
    ("week",),
    ("list",),
    ("people",),
    ("trends",),
    ("log", "Bo Kessler"),
    ("settle", "Person Number1", "accepted"),
    ("undo",),
    ("export", "-"),
    ("backup",),
    ("doctor",),
)
TABLES = ("people", "requests", "sign_answers", "outcomes", "ops", "requests_history")
VALUES: tuple[bytes | int, ...] = (NO_TEXT, b"Ad" + NO_TEXT, b"", b"soon", b"2026-02-31", 99, -1)


def run_all(netcoach: Netcoach) -> None:
    """Run every command; each ends with 0 or 1, and with a sentence where it is 1."""
    from netcoach.cli import main

    for command in COMMANDS:
        status = main(["--db", str(netcoach.database), *command], clock=lambda: netcoach.now)
        said = netcoach.captured.readouterr()
        assert status in (0, 1), command
        assert status == 0 or said.err.strip(), command
        assert "Traceback" not in said.err, command
        assert "fault of its own" not in said.err, (command, said.err)


@pytest.fixture
def sound(netcoach: Netcoach, tmp_path: Path) -> tuple[Netcoach, Path, str]:
    """A log of a few requests, a copy of its file, and a backup of it."""
    for number in range(8):
        netcoach.log(f"2026-11-{10 + number}T09:00", "--company", "Orbital", "--sign", "met=yes")
    netcoach.run("settle", "Person Number2", "accepted")
    kept = netcoach.run("backup", str(tmp_path / "kept.db"), "--json").document["backup"]
    copyfile(netcoach.database, tmp_path / "sound.db")
    return netcoach, tmp_path / "sound.db", kept


def test_values_damaged_at_random(sound: tuple[Netcoach, Path, str], times: Times) -> None:
    netcoach, copy, kept = sound
    chance = random.Random(9)
    for _ in range(times(3, 200)):
        copyfile(copy, netcoach.database)
        with closing(sqlite3.connect(copy)) as connection:
            table = chance.choice(TABLES)
            columns = [row[1:3] for row in connection.execute(f"PRAGMA table_info({table})")][1:]
            rows = [row for (row,) in connection.execute(f"SELECT rowid FROM {table}")]
        column, kind = chance.choice(columns)
        value = chance.choice([one for one in VALUES if isinstance(one, int) == (kind != "TEXT")])
        row = chance.choice(rows)
        print(table, row, column, value)
        try:
            set_value(netcoach.database, table, row, column, value)
        except sqlite3.IntegrityError:  # a unique one cannot be doubled this way
            continue
        run_all(netcoach)
        assert netcoach.run("restore", kept, "--yes", "--json").document["requests"] == 8


def test_pages_damaged_at_random(sound: tuple[Netcoach, Path, str], times: Times) -> None:
    netcoach, copy, kept = sound
    chance = random.Random(9)
    for _ in range(times(3, 200)):
        content = bytearray(copy.read_bytes())
        place = chance.randrange(PAGE // 32, len(content))
        match chance.choice(("flip", "zero", "cut")):
            case "flip":
                content[place] ^= 1 << chance.randrange(8)
            case "zero":
                start = place // PAGE * PAGE
                content[max(start, 100) : start + PAGE] = bytes(start + PAGE - max(start, 100))
            case _:
                del content[place:]
        netcoach.database.write_bytes(content)
        hurt = is_hurt(netcoach.database)
        print(place, len(content), hurt)
        run_all(netcoach)
        if hurt:
            assert netcoach.database.read_bytes() == content
        assert netcoach.run("restore", kept, "--yes", "--json").document["requests"] == 8


def is_hurt(path: Path) -> bool:
    """Whether SQLite itself says that the file does not hold together."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            return "structure" in flaws_of(connection)
    except sqlite3.DatabaseError:
        return True
