"""Many programs that write at once."""

from __future__ import annotations

from netcoach.storage.store import Store
from tests.faults.conftest import Times
from tests.storage.writing import everything, in_process, new

WRITERS = 4

LONGEST_WAIT = 1.0
"""Seconds the longest of all writes may take on a quiet machine."""


def test_no_writer_waits_long_for_the_others(store: Store, times: Times) -> None:
    count = times(40, 300)
    store.add(new("first"))
    writers = [
        in_process("time", str(store.path), str(number), str(count)) for number in range(WRITERS)
    ]
    said = [writer.communicate()[0].split() for writer in writers]
    waits = sorted(float(seconds) for one in said for seconds in one)
    half = waits[len(waits) // 2]
    print(f"\n{len(waits)} writes, the longest {waits[-1]:.2f} s, half under {half:.3f} s")

    assert [writer.returncode for writer in writers] == [0] * WRITERS
    assert len(everything(store)) - 1 == len(waits) == WRITERS * count
    assert waits[-1] < LONGEST_WAIT
