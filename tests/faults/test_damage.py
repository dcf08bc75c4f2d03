"""Damage a log at random, values and pages: every command ends in a sentence, and restore works."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from typing import Any, NamedTuple

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
    ("outcome", "Person Number1", "accepted"),
    ("undo",),
    ("export", "-"),
    ("backup",),
    ("doctor",),
)
TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@'"
)
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
    for command in (
        ("outcome", "Person Number2", "accepted"),
        ("contact", "Person Number2", "messaged"),
        ("shortlist", "Cleo Vance"),
        ("guideline", "4", "9"),
        ("rest", "2026-11-02"),
        ("undo",),
    ):
        netcoach.run(*command)
    kept = netcoach.run("backup", str(tmp_path / "kept.db"), "--json").document["backup"]
    copyfile(netcoach.database, tmp_path / "sound.db")
    return netcoach, tmp_path / "sound.db", kept


def test_values_damaged_at_random(sound: tuple[Netcoach, Path, str], times: Times) -> None:
    netcoach, copy, kept = sound
    chance = random.Random(9)
    wanted = times(3, 200)
    damaged = named = 0
    while damaged < wanted:
        cell, value = chosen(copy, chance)
        copyfile(copy, netcoach.database)
        try:
            set_value(netcoach.database, cell.table, cell.row, cell.column, value)
        except sqlite3.IntegrityError:  # a unique one cannot be doubled this way
            continue
        damaged += 1
        cannot_be = is_refused(copy, cell, value)
        document, _ = run_doctor(netcoach)
        if cannot_be:
            named += 1
            assert not document["sound"]
            bad = {check["what"] for check in document["checks"] if not check["ok"]}
            assert bad & {f"{cell.table} {cell.row}", NAMED_OTHERWISE.get(cell.table)}, bad
        run_all(netcoach)
        repaired, status = run_doctor(netcoach, "--repair")
        assert (status == 0) == (cell.table != "alembic_version" or not cannot_be)
        assert status or repaired["sound"]
        assert netcoach.run("restore", kept, "--yes", "--json").document["requests"] == 8
    print(f"{damaged} damaged, {named} of them named")


class Cell(NamedTuple):
    """Where a value stands."""

    table: str
    row: int
    column: str


NAMED_OTHERWISE = {"current_entry": "journal", "alembic_version": "database"}


def chosen(path: Path, chance: random.Random) -> tuple[Cell, bytes | int]:
    """A value of any table, and what it is to become."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [table for (table,) in connection.execute(TABLES)]
        while True:
            table = chance.choice(tables)
            rows = [row for (row,) in connection.execute(f"SELECT rowid FROM {table}")]
            info = connection.execute(f"PRAGMA table_info({table})").fetchall()
            columns = [(name, kind) for _, name, kind, *_, key in info if not key]
            if rows and columns:
                break
    column, kind = chance.choice(columns)
    is_text = kind not in ("INTEGER", "INT")
    value = chance.choice([one for one in VALUES if isinstance(one, bytes) == is_text])
    return Cell(table, chance.choice(rows), column), value


def is_refused(path: Path, cell: Cell, value: bytes | int) -> bool:
    """Whether a value cannot be: it is no text, or SQLite refuses it by the schema's own rules."""
    if isinstance(value, bytes):
        if NO_TEXT in value:
            return True
        if cell.column == "zone" and not cell.table.endswith("_history"):
            return True
    if cell.table == "alembic_version":
        return True
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        new = "CAST(? AS TEXT)" if isinstance(value, bytes) else "?"
        change = f"UPDATE {cell.table} SET {cell.column} = {new} WHERE rowid = ?"
        try:
            connection.execute(change, (value, cell.row))
        except sqlite3.IntegrityError:
            return True
    return False


def run_doctor(netcoach: Netcoach, *options: str) -> tuple[Any, int]:
    """What doctor says as JSON, nothing where it only says a sentence, and how it ends."""
    from netcoach.cli import main

    command = ["--db", str(netcoach.database), "doctor", "--json", *options]
    status = main(command, clock=lambda: netcoach.now)
    said = netcoach.captured.readouterr()
    assert status == 0 or said.err.strip()
    return json.loads(said.out) if said.out else None, status


def test_pages_damaged_at_random(sound: tuple[Netcoach, Path, str], times: Times) -> None:
    netcoach, copy, kept = sound
    chance = random.Random(9)
    for _ in range(times(3, 200)):
        content = bytearray(copy.read_bytes())
        place = chance.choice((chance.randrange(100), chance.randrange(len(content))))
        match chance.choice(("flip", "zero", "cut")):
            case "flip":
                content[place] ^= 1 << chance.randrange(8)
            case "zero":
                start = place // PAGE * PAGE
                content[start : start + PAGE] = bytes(PAGE)
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
