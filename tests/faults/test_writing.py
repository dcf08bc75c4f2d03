"""Saving while something stands in the way: other writers, a stopped one, a full disk."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from netcoach.storage.store import Store
from tests.faults.conftest import Times
from tests.faults.driving import drafts, lock_held, names, open_form, program
from tests.support.storage import everything, in_process, new

WRITERS = 4

LONGEST_WAIT = 1.0
"""Seconds the longest of all writes may take on a quiet machine."""


def test_no_writer_waits_long_for_the_others(
    store: Store, times: Times, request: pytest.FixtureRequest
) -> None:
    count = times(40, 300)
    store.log.add(new("first"))
    writers = [
        in_process("time", str(store.path), str(number), str(count)) for number in range(WRITERS)
    ]
    said = [writer.communicate()[0].split() for writer in writers]
    waits = sorted(float(seconds) for one in said for seconds in one)
    half = waits[len(waits) // 2]
    print(f"\n{len(waits)} writes, the longest {waits[-1]:.2f} s, half under {half:.3f} s")

    assert [writer.returncode for writer in writers] == [0] * WRITERS
    assert len(everything(store)) - 1 == len(waits) == WRITERS * count
    if request.config.getoption("--full"):  # in the suite the machine is busy with the suite
        assert waits[-1] < LONGEST_WAIT


def test_a_save_waits_for_a_stopped_program_and_goes_on_at_once(
    store: Store, tmp_path: Path, times: Times
) -> None:
    store.log.add(new("first", "Ana Rybar"))
    echoes = []
    with program(store.path, tmp_path) as terminal, lock_held(store.path) as holder:
        holder.send_signal(signal.SIGSTOP)
        open_form(terminal)
        terminal.press("Cleo Marsh\r")
        terminal.wait_for("NOT saved, another program is writing to the log")
        terminal.wait_for("Esc gives up")
        terminal.press("\t\t")
        end = time.monotonic() + times(1, 30)
        typed = ""
        while time.monotonic() < end:
            typed += "xyz"[len(typed) % 3]
            begun = time.perf_counter()
            terminal.press(typed[-1])
            terminal.wait_for(typed[-20:])
            echoes.append(time.perf_counter() - begun)
            terminal.settle(0.2)
        assert names(store) == ["Ana Rybar"]
        holder.kill()
        waited = terminal.wait_for("Logged Cleo Marsh")
        assert names(store) == ["Ana Rybar", "Cleo Marsh"]
    echoes.sort()
    half = echoes[len(echoes) // 2]
    print(f"\nsaved {waited:.2f} s after; echo {half * 1000:.0f} ms, worst {echoes[-1] * 1000:.0f}")
    assert not drafts(store.path)
    assert waited < times(3, 1)
    assert half < 0.05


def is_stopped(pid: int) -> bool:
    """Whether the kernel has stopped a process."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_nothing_stops_a_program_that_keeps_its_place_among_the_writers(
    store: Store, tmp_path: Path
) -> None:
    store.log.add(new("first", "Ana Rybar"))
    with program(store.path, tmp_path) as terminal:
        open_form(terminal)
        with lock_held(store.path):
            terminal.press("Cleo Marsh\r")
            terminal.wait_for("Esc gives up")
            for _ in range(10):
                os.kill(terminal.pid, signal.SIGTSTP)
                terminal.settle(0.1)
                assert not is_stopped(terminal.pid)
        terminal.wait_for("Logged Cleo Marsh")
        terminal.settle(0.5)
        os.kill(terminal.pid, signal.SIGTSTP)
        end = time.monotonic() + 10
        while not is_stopped(terminal.pid) and time.monotonic() < end:
            time.sleep(0.05)
        stopped = is_stopped(terminal.pid)
        os.kill(terminal.pid, signal.SIGCONT)
        assert stopped
    assert names(store) == ["Ana Rybar", "Cleo Marsh"]


def test_esc_gives_up_saving_and_leaves_the_text(store: Store, tmp_path: Path) -> None:
    store.log.add(new("first", "Ana Rybar"))
    with program(store.path, tmp_path) as terminal:
        open_form(terminal)
        with lock_held(store.path):
            terminal.press("Cleo Marsh\r")
            terminal.wait_for("Esc gives up")
            terminal.press("\x1b")
            terminal.wait_for("Enter tries again")
        terminal.settle(0.5)
        assert "Cleo Marsh" in terminal.text()
        assert names(store) == ["Ana Rybar"]
        terminal.press("\r")
        terminal.wait_for("Logged Cleo Marsh")
    assert names(store) == ["Ana Rybar", "Cleo Marsh"]


def test_a_log_that_cannot_grow_is_saved_once_it_can(store: Store, tmp_path: Path) -> None:
    store.log.add(new("first", "Ana Rybar"))
    with program(store.path, tmp_path) as terminal:
        open_form(terminal)
        terminal.press("Cleo Marsh")
        terminal.settle(0.7)
        before = resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (1024, -1))
        terminal.press("\r")
        terminal.wait_for("NOT saved, the disk ")
        terminal.wait_for("Esc gives up")
        assert names(store) == ["Ana Rybar"]
        resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, before)
        waited = terminal.wait_for("Logged Cleo Marsh")
    print(f"\nsaved {waited:.2f} s after it could grow")
    assert names(store) == ["Ana Rybar", "Cleo Marsh"]
    assert not drafts(store.path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk_is_told_and_saved_once_there_is_room(small_disk: Path, tmp_path: Path) -> None:
    store = Store(small_disk / "netcoach.db")
    store.log.add(new("first", "Ana Rybar"))
    with program(store.path, tmp_path) as terminal:
        open_form(terminal)
        terminal.press("Cleo Marsh")
        terminal.settle(0.7)
        filler = small_disk / "filler"
        _fill(filler)
        terminal.press("\r")
        terminal.wait_for("NOT saved, the disk is full")
        assert names(store) == ["Ana Rybar"]
        filler.unlink()
        waited = terminal.wait_for("Logged Cleo Marsh")
    print(f"\nsaved {waited:.2f} s after there was room")
    assert names(store) == ["Ana Rybar", "Cleo Marsh"]
    assert not drafts(store.path)
    store.close()


def _fill(path: Path) -> None:
    """Write until nothing more fits."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT)
    try:
        for size in (4096, 1):
            with suppress(OSError):
                while True:
                    os.write(handle, b"x" * size)
    finally:
        os.close(handle)
