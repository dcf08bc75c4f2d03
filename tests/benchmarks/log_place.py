"""The places with a very long log: opening, scrolling, jumping, filtering, and memory.

    .venv/bin/python tests/benchmarks/log_place.py [REQUESTS]

Runs the program in a real 120x40 terminal. A time ends with the last byte that the key made the
program write, so that nothing that follows the first picture is left out.
"""

from __future__ import annotations

import os
import random
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import pendulum

from netcoach.domain.log.signs import Sign
from netcoach.domain.week.calendar import day_after
from netcoach.domain.week.guideline import Guideline
from netcoach.storage.store import Store
from tests.support.terminal import Terminal

QUIET = 0.25
"""Seconds without a byte after which a key has done all it does."""

YEARS = 10
REQUESTS, PEOPLE = 52_000, 30_000
"""What ten years at LinkedIn's ceiling come to: 100 requests a week, 30,000 connections."""

FIRST = ("Ana", "Bo", "Cleo", "Dára", "Elif", "Finn", "José", "Søren", "Mia", "Noor")
LAST = ("Rybar", "Kessler", "Vance", "Kaplan", "Núñez", "Strand", "Ito", "Weber")
COMPANIES = ("Orbital", "Fjord Data", "Aster", "Brightwell", "Kvant", "Müller AG")
TALK = (
    "your talk on sql planners made me rethink how we index things and I would love to hear "
    "what you changed since then at the meetup in spring about data teams"
)
EARLIEST = "2026-01-01T00:00:00.000000Z"


def fill(path: Path, number: int, today: pendulum.Date) -> None:
    """Write requests past the coach, because logging them one by one takes minutes."""
    store = Store(path)
    store.week.set_guideline(Guideline(low=5, high=10, from_week=today), at=pendulum.now("UTC"))  # noqa: TID251 - a benchmark, not the program
    store.close()
    pick = random.Random(1)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    people = [
        (f"{pick.choice(FIRST)} {pick.choice(LAST)} {row}", pick.choice(COMPANIES))
        for row in range(1, min(number, PEOPLE) + 1)
    ]
    for row, (name, company) in enumerate(people, 1):
        connection.execute(
            "INSERT INTO people (id, name, name_key, company, role, profile_key, created_at)"
            " VALUES (?, ?, ?, ?, 'Data lead', '', ?)",
            (row, name, name.casefold(), company, EARLIEST),
        )
    for row in range(1, number + 1):
        sent = day_after(today, -((number - row) * 365 * YEARS // number)).isoformat()
        person = row % len(people) + 1
        name, company = people[person - 1]
        note = pick.choice([None, "", f"Hi {name}, {' '.join(pick.choices(TALK.split(), k=28))}"])
        connection.execute(
            "INSERT INTO requests (id, uid, person_id, zone, sent_on, precision, source, logged_at,"
            " company, role, note, reason, event, field) VALUES"
            " (?, ?, ?, 'UTC', ?, 'day', 'import', ?, ?, 'Data lead', ?, ?, '', 'same')",
            (row, f"u{row}", person, sent, EARLIEST, company, note, pick.choice(["", "her talk"])),
        )
        for sign in pick.sample(list(Sign), 4):
            connection.execute(
                "INSERT INTO sign_answers (request_id, sign, answer) VALUES (?, ?, ?)",
                (row, sign.value, pick.choice(["yes", "no"])),
            )
        if pick.random() < 0.55:
            connection.execute(
                "INSERT INTO outcomes (request_id, outcome, on_date) VALUES (?, 'accepted', ?)",
                (row, sent),
            )
    connection.execute("COMMIT")
    connection.close()


def until_quiet(terminal: Terminal, key: str) -> float:
    """Milliseconds from a key to the last byte it made the program write."""
    begin = last = time.perf_counter()
    before = len(terminal.raw)
    terminal.press(key)
    while time.perf_counter() < last + QUIET:
        terminal.settle(0.005)
        if len(terminal.raw) > before:
            before, last = len(terminal.raw), time.perf_counter()
    return (last - begin) * 1000


def typed(terminal: Terminal, text: str) -> Iterator[float]:
    """Milliseconds for each letter of a filter."""
    for letter in text:
        yield until_quiet(terminal, letter)
    terminal.press("\x1b")
    terminal.settle(0.5)


def gone(terminal: Terminal, key: str, shown: str) -> Iterator[float]:
    """Milliseconds for each of five times a place is gone to from the week, and left."""
    for _ in range(5):
        terminal.press(key)
        yield terminal.wait_for(shown) * 1000
        terminal.settle(0.5)
        terminal.press("1")
        terminal.wait_for("this week")
        terminal.settle(0.5)


def memory(pid: int, after: str) -> None:
    """Print what a process has of the machine's memory, and the most it had, in MiB."""
    status = Path(f"/proc/{pid}/status").read_text()
    held, most = (
        int(found[1]) / 1024 if (found := re.search(rf"{name}:\s+(\d+)", status)) else 0.0
        for name in ("VmRSS", "VmHWM")
    )
    sys.stdout.write(f"{'memory, ' + after:<20} {held:6.0f} MiB   at most {most:6.0f} MiB\n")


def say(name: str, times: list[float]) -> None:
    """Print a median and the longest."""
    median = statistics.median(times)
    sys.stdout.write(f"{name:<20} median {median:6.1f} ms   longest {max(times):6.1f} ms\n")


def main(number: int) -> None:
    """Print medians, and memory after each step."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "netcoach.db")
        fill(path, number, pendulum.now("UTC").date())  # noqa: TID251 - a benchmark, not the program
        env = {
            "HOME": folder,
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "NETCOACH_DB": str(path),
        }
        command = [str(Path(sys.executable).parent / "netcoach")]
        with Terminal(command, env=env) as terminal:
            terminal.wait_for("this week")
            terminal.settle(8.0)
            memory(terminal.pid, "the week")
            log = list(gone(terminal, "2", f"{number:,} requests"))
            say("2, the first time", log[:1])
            say("2, again", log[1:])
            terminal.press("2")
            terminal.wait_for(f"{number:,} requests")
            terminal.settle(1.0)
            memory(terminal.pid, "the Log")
            say("G and g", [until_quiet(terminal, key) for key in "GgGgGg"])
            say("page down", [until_quiet(terminal, "\x06") for _ in range(15)])
            terminal.press("g/")
            terminal.settle(1.5)
            for text in ("sql kv", "is:pending", "company:orbital after:2020", "zqx"):
                say(text, list(typed(terminal, text)))
            memory(terminal.pid, "a filter")
            terminal.press("\x1b")  # a key right behind it would be read as one with Alt
            terminal.settle(0.5)
            terminal.press("1")
            terminal.wait_for("this week")
            people = list(gone(terminal, "3", r"Hello [\d,]+"))
            say("3, the first time", people[:1])
            say("3, again", people[1:])
            terminal.press("3")
            terminal.settle(8.0)
            memory(terminal.pid, "People")
            terminal.press("h")
            compared = terminal.wait_for(r"Same\? [\d,]+", seconds=60.0) * 1000
            say("names compared", [compared])
            memory(terminal.pid, "names")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else REQUESTS)
