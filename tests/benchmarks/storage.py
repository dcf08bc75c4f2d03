"""What the store costs, and that many writers lose nothing at full length.

Run it by hand: ``python -m tests.benchmarks.storage``. Every figure is a median in milliseconds.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from netcoach.domain.log.signs import Sign
from netcoach.domain.week.calendar import day_after
from netcoach.domain.week.guideline import Guideline
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, answered, day
from tests.support.storage import everything, in_process, new

YEAR = 400
"""Requests of a year that keeps to the guideline, or nearly."""

PROCESSES, WRITES = 3, 200


def timed(act: Callable[[], object], times: int = 1) -> float:
    """Median milliseconds of an act."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        taken.append(1000 * (time.perf_counter() - begun))
    return median(taken)


def told(what: str, milliseconds: float) -> None:
    """Print one figure."""
    print(f"{what:<44} {milliseconds:9.3f} ms", flush=True)


def cold_import(module: str) -> float:
    """Median milliseconds of an import in a fresh interpreter, beyond the interpreter's own."""
    code = (
        "import time; begun = time.perf_counter()\n"
        f"import {module}; print(1000 * (time.perf_counter() - begun))"
    )
    command = [sys.executable, "-c", code]
    return median(float(subprocess.check_output(command, text=True)) for _ in range(7))


def read_a_year(store: Store) -> None:
    """What the Week screen asks for, in one snapshot."""
    with store.snapshot():
        everything(store)
        store.log.sent_by_day()
        store.week.guidelines()
        store.week.marks()
        store.week.dismissed()


def figures(path: Path) -> None:
    """Measure one store."""
    store = Store(path)
    told("warm up", timed(store.warm_up))
    told("first write, makes the file", timed(lambda: store.log.add(new("first"))))
    labels = iter(range(10_000))
    signs = answered(Sign.MET, Sign.ALUMNI)
    told("log one", timed(lambda: store.log.add(new(f"one-{next(labels)}", signs=signs)), 100))
    told("take one back", timed(lambda: store.undo(at=WEDNESDAY), 100))
    begin = day("2025-11-18")
    year = [
        new(f"year-{n}", when=day_after(begin, n * 364 // YEAR).isoformat(), signs=signs)
        for n in range(YEAR)
    ]
    told(f"log {YEAR} at once", timed(lambda: store.log.add_many(year)))
    store.week.set_guideline(Guideline(low=4, high=9), at=WEDNESDAY)
    store.close()
    told("read a year, the file not open yet", timed(lambda: read_a_year(store)))
    told("read a year", timed(lambda: read_a_year(store), 20))
    told("everybody, latest first", timed(store.people.everybody, 20))
    told("has anything changed?", timed(store.change_token, 1000))
    told(
        "log 5,000 at once", timed(lambda: store.log.add_many([new(f"m-{n}") for n in range(5000)]))
    )
    told("take 5,000 back", timed(lambda: store.undo(at=WEDNESDAY)))
    store.close()


def many_writers(path: Path) -> None:
    """Let several programs write at once; nothing may be lost."""
    begun = time.perf_counter()
    writers = [in_process("write", str(path), f"writer-{n}", str(WRITES)) for n in range(PROCESSES)]
    for writer in writers:
        writer.communicate()
    told(f"{PROCESSES} programs x {WRITES} writes", 1000 * (time.perf_counter() - begun))
    store = Store(path)
    kept = len(everything(store))
    sound = all(finding.ok for finding in store.health())
    store.close()
    if kept != PROCESSES * WRITES or not sound:
        sys.exit(f"{kept} of {PROCESSES * WRITES} kept, sound: {sound}")


if __name__ == "__main__":
    told("import netcoach.storage.store", cold_import("netcoach.storage.store"))
    told("import pendulum, part of it", cold_import("pendulum"))
    with tempfile.TemporaryDirectory() as folder:
        figures(Path(folder) / "one.db")
        many_writers(Path(folder) / "many.db")
