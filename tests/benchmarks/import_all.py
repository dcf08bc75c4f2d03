"""How long a whole import takes, on demand: 20,000 connections and 5,000 requests.

python tests/benchmarks/import_all.py            plan, write, plan again: seconds, memory
python tests/benchmarks/import_all.py kills 50   end it at a random moment, that many times
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from itertools import pairwise
from pathlib import Path

import pendulum

sys.path.insert(0, str(Path(__file__).parents[2]))

from netcoach.coach import Coach
from netcoach.config import Config
from netcoach.storage.store import Store
from tests.benchmarks.linkedin_export import large_archive, peak

NOW = pendulum.datetime(2026, 11, 22, 12, tz="Asia/Tokyo")

SECONDS = 10
MEGABYTES = 150
"""What the whole may take."""

PAST_THE_END = 1.25
"""Kills come until so many times what writing takes on this machine: some after its end."""


def coach_of(database: Path) -> Coach:
    """A coach on a log in a file."""
    return Coach(Store(database), lambda: NOW, Config(database=database))


def count(database: Path) -> int:
    """How many requests a log holds; its checks must find nothing."""
    coach = coach_of(database)
    flaws = [one for one in coach.store.health() if not one.ok]
    if flaws:
        sys.exit(f"{flaws}")
    number = sum(sent for _, sent in coach.store.log.sent_by_day())
    coach.store.close()
    return number


def measure(folder: Path) -> None:
    """Import into a log that has a request, then again, then take it back."""
    path = folder / "large.zip"
    path.write_bytes(large_archive())
    ended = subprocess.run([sys.executable, __file__, "one", path, folder / "log.db"], check=False)
    sys.exit(ended.returncode)


def measure_one(path: Path, database: Path) -> None:
    """Import in a process of its own, so that its memory is its own."""
    coach = coach_of(database)
    gaps: list[float] = []
    stop = threading.Event()

    def answer_keys() -> None:
        while not stop.is_set():
            began = time.perf_counter()
            time.sleep(0.005)
            gaps.append(time.perf_counter() - began - 0.005)

    keys = threading.Thread(target=answer_keys)
    keys.start()
    steps: list[float] = []
    times = [time.perf_counter()]
    plan = coach.importing.plan(path, progress=steps.append)
    times.append(time.perf_counter())
    report = coach.importing.carry_out(plan, progress=steps.append)
    times.append(time.perf_counter())
    again = coach.importing.plan(path)
    coach.importing.carry_out(again)
    times.append(time.perf_counter())
    stop.set()
    keys.join()
    memory = peak()
    coach.log.undo()
    times.append(time.perf_counter())
    coach.log.redo()
    times.append(time.perf_counter())
    planned, written, second, undone, redone = (after - before for before, after in pairwise(times))
    summary = report.summary
    print(f"{summary.requests_added} requests, {summary.people_added} people,", end=" ")
    print(f"{summary.accepted} accepted, {len(summary.spells)} spells, {len(steps)} steps told")
    print(f"plan {planned:.2f} s, write {written:.2f} s, again {second:.2f} s", end=" ")
    print(f"(nothing new: {again.summary.nothing_new})")
    print(f"undo {undone:.2f} s, redo {redone:.2f} s, peak {memory:.0f} MB,", end=" ")
    print(f"another thread waited at most {max(gaps) * 1000:.0f} ms")
    slow = planned + written > SECONDS or second > planned * 1.2
    if slow or memory > MEGABYTES or not again.summary.nothing_new:
        sys.exit("too slow, too large, or not the same twice")


def measure_kills(folder: Path, rounds: int, seed: int) -> None:
    """End imports at random moments; each log must be as before or complete."""
    chance = random.Random(seed)
    path = folder / "large.zip"
    path.write_bytes(large_archive())
    before = whole = 0
    longest = PAST_THE_END * end_after(path, folder / "whole.db", None)
    for number in range(rounds):
        database = folder / f"{number}.db"
        end_after(path, database, chance.uniform(0, longest))
        match count(database):
            case 0:
                before += 1
            case 5_000:
                whole += 1
            case found:
                sys.exit(f"round {number}: {found} requests are in the log")
    print(f"seed {seed}: {rounds} kills, {before} as before, {whole} complete, 0 half")


def end_after(path: Path, database: Path, seconds: float | None) -> float:
    """Import in another process and kill it so long after it began to write; None lets it end.

    Gives the seconds from when it began to write to when it ended.
    """
    command = [sys.executable, __file__, "write", str(path), str(database)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.readline()
        began = time.perf_counter()
        if seconds is not None:
            time.sleep(seconds)
            running.send_signal(signal.SIGKILL)
        running.wait()
        return time.perf_counter() - began


def write(path: Path, database: Path) -> None:
    """Import, saying when the writing begins."""
    coach = coach_of(database)
    plan = coach.importing.plan(path)
    print("planned", flush=True)
    coach.importing.carry_out(plan)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        match sys.argv[1:]:
            case ["one", path, database]:
                measure_one(Path(path), Path(database))
            case ["write", path, database]:
                write(Path(path), Path(database))
            case ["kills", *words]:
                numbers = [int(word) for word in words]
                measure_kills(Path(name), *(numbers + [20, 1][len(numbers) :]))
            case _:
                measure(Path(name))
