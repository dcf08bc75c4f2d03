"""How long an import's reading takes, what memory it takes, and whether damage can break it.

python tests/benchmarks/linkedin_export.py            20,000 connections, 5,000 requests
python tests/benchmarks/linkedin_export.py mutants    50,000 damaged exports
python tests/benchmarks/linkedin_export.py mutants 200000 7     another count and seed
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from netcoach.domain.errors import NetcoachError
from netcoach.linkedin import UnreadableExport, read_export
from tests.support import hostile
from tests.support.exports import (
    CONNECTIONS,
    INVITATIONS,
    MESSAGES,
    PREAMBLE,
    TODAY,
    asked,
    connected,
    table,
    wrote,
    zipped,
)
from tests.support.joining import Typed, held
from tests.support.mutants import MutantMaker, seeds

SECONDS_EACH = 0.1
MEGABYTES = 64


def peak() -> float:
    """The most memory this process ever had, in MB, without what its parent had."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise OSError("this system does not tell")


def large_archive() -> bytes:
    """20,000 connections, 5,000 requests and as many incoming ones, 40,000 messages."""
    chance = random.Random(20_261_122)
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct")
    people = [
        connected(
            f"Name{n}",
            f"Family {n % 700}",
            f"{chance.randint(1, 28):02} {chance.choice(months)} 2026",
            slug=f"name{n}-l%C3%A9a-{n:x}",
            company=f"Company {n % 900} GmbH",
            role="Head of something, with care",
        )
        for n in range(20_000)
    ]
    when = [
        f"{chance.randint(1, 11)}/{chance.randint(1, 21)}/26, {chance.randint(1, 12)}:"
        f"{chance.randint(0, 59):02} {chance.choice('AP')}M"
        for _ in range(10_000)
    ]
    requests = [
        asked(
            f"Name{n} Family {n % 700}",
            when[n],
            slug=f"name{n}-léa-{n:x}",
            note="It was good to talk about cranes.  See you." * (n % 3),
            direction="OUTGOING" if n % 2 else "INCOMING",
        )
        for n in range(10_000)
    ]
    messages = [
        wrote(
            f"2026-{chance.randint(1, 11):02}-{chance.randint(1, 21):02} 10:00:{n % 60:02} UTC",
            to=f"Name{n % 9000}",
            slug=f"name{n % 9000}-l%C3%A9a-{n % 9000:x}",
            sender=f"Name{n % 9000}" if chance.random() < 0.5 else "",
            talk=f"2-{n % 9000}",
        )
        for n in range(40_000)
    ]
    return zipped(
        {
            "Connections.csv": table(CONNECTIONS, people, before=PREAMBLE),
            "Invitations.csv": table(INVITATIONS, requests),
            "messages.csv": table(MESSAGES, messages),
        }
    )


def measure_large(folder: Path) -> None:
    """Read the large archive in a process of its own."""
    path = folder / "large.zip"
    path.write_bytes(large_archive())
    subprocess.run([sys.executable, __file__, "read", path], check=True)


def measure_read(path: Path) -> None:
    """Read an export, then again with everything known."""
    before = peak()
    gaps: list[float] = []
    stop = threading.Event()

    def answer_keys() -> None:
        while not stop.is_set():
            began = time.perf_counter()
            time.sleep(0.005)
            gaps.append(time.perf_counter() - began - 0.005)

    keys = threading.Thread(target=answer_keys)
    keys.start()
    told: list[float] = []
    began = time.perf_counter()
    export = read_export(path, zone="Asia/Tokyo", today=TODAY, progress=told.append)
    first = time.perf_counter() - began
    known = [
        Typed(
            ref=str(n),
            name=one.name,
            sent=one.sent,
            slug=one.profile_key,
            uids=frozenset({one.uid, one.name_uid}),
        )
        for n, one in enumerate(export.requests)
    ]
    began = time.perf_counter()
    again = held(export, known, zone="Asia/Tokyo")
    second = time.perf_counter() - began
    stop.set()
    keys.join()
    print(f"{len(export.requests)} requests, {len(export.connections)} connections,", end=" ")
    print(f"{sum(one is not None for one in again.accepted)} accepted,", end=" ")
    print(f"{len(again.said.outcomes)} replies, {len(told)} steps of progress")
    print(f"read {first:.2f} s, held against a log {second:.2f} s", end=" ")
    print(f"({sum(one is None for one in again.known.values())} new)")
    print(f"another thread waited at most {max(gaps) * 1000:.0f} ms")
    print(f"peak {peak():.0f} MB, {before:.0f} MB of it before reading")


def measure_mutants(folder: Path, count: int, seed: int) -> None:
    """Read damaged exports; only a sentence may come out."""
    maker = MutantMaker(seeds(), seed)
    path = folder / "mutant"
    refused = read = unreadable = 0
    slowest = 0.0
    for _ in range(count):
        path.write_bytes(maker.next())
        began = time.perf_counter()
        try:
            export = read_export(path, zone="Asia/Tokyo", today=TODAY)
        except NetcoachError:
            refused += 1
        else:
            read += 1
            unreadable += sum(one.unreadable for one in export.files)
        slowest = max(slowest, time.perf_counter() - began)
    print(f"seed {seed}: {count} mutants, {read} read, {refused} refused,", end=" ")
    print(f"{unreadable} rows unreadable, slowest {slowest * 1000:.0f} ms, peak {peak():.0f} MB")
    if slowest > SECONDS_EACH or peak() > MEGABYTES:
        sys.exit("too slow or too large")


def measure_hostile(folder: Path) -> None:
    """Open everything made to do harm, each in a process of its own."""
    makers: dict[str, Callable[[Path], object]] = {one.__name__: one for one in hostile.PLACES}
    makers |= {kind: partial(_write, content=content) for kind, content in hostile.FILES.items()}
    worst = (0.0, 0.0)
    for number, (kind, make) in enumerate(makers.items()):
        path = folder / str(number)
        make(path)
        ended = subprocess.run(
            [sys.executable, __file__, "one", path],
            capture_output=True,
            text=True,
            check=True,
            cwd=folder,
        )
        seconds, megabytes, sentence = ended.stdout.strip().split("|")
        print(f"{seconds:>6} s {megabytes:>4} MB  {kind}: {sentence}")
        worst = max(worst[0], float(seconds)), max(worst[1], float(megabytes))
    print(f"{len(makers)} kinds, worst {worst[0]:.2f} s and {worst[1]:.0f} MB")


def _write(path: Path, content: Callable[[], bytes]) -> None:
    path.write_bytes(content())


def measure_one(path: Path) -> None:
    """Open one file and tell seconds, memory and what was said."""
    began = time.perf_counter()
    sentence = "READ"
    try:
        read_export(path, zone="Asia/Tokyo", today=TODAY)
    except UnreadableExport as refusal:
        sentence = str(refusal)
    print(f"{time.perf_counter() - began:.2f}|{peak():.0f}|{sentence}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        match sys.argv[1:]:
            case ["mutants", *words]:
                numbers = [int(word) for word in words]
                measure_mutants(Path(name), *(numbers + [50_000, 1][len(numbers) :]))
            case ["hostile"]:
                measure_hostile(Path(name))
            case ["read", path]:
                measure_read(Path(path))
            case ["one", path]:
                measure_one(Path(path))
            case _:
                measure_large(Path(name))
