"""The queue for the lock: who waits, who gives up, and who is stopped."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from netcoach.domain.errors import NotSaved, NotSavedYet
from netcoach.storage.locks import writers_lock

HOLD = (
    "import sys, time; from pathlib import Path; from netcoach.storage.locks import writers_lock\n"
    "print('here', flush=True)\n"
    "with writers_lock(Path(sys.argv[1])):\n"
    "    print('mine', flush=True); sys.stdin.readline()"
)


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """Where the lock file lies."""
    return tmp_path / "data" / "log.lock"


@contextmanager
def another(lock: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that asks for the lock, and holds it until it is told to end."""
    command = [sys.executable, "-c", HOLD, str(lock)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "here\n"
        try:
            yield program
        finally:
            program.kill()


def holds(program: subprocess.Popen[str]) -> bool:
    """Wait until it has the lock."""
    assert program.stdout is not None
    return program.stdout.readline() == "mine\n"


def waiting() -> int:
    """How many threads of ours wait for a lock."""
    return sum(thread.name == "writers-lock" for thread in threading.enumerate())


def test_a_lock_given_up_keeps_one_place_in_the_queue_and_is_let_go_when_it_comes(
    lock: Path,
) -> None:
    with another(lock) as holder:
        assert holds(holder)
        for _ in range(5):
            with pytest.raises(NotSavedYet, match="another program"), writers_lock(lock, 0.05):
                pass
        assert waiting() == 1
        holder.kill()
        for _ in range(200):
            if not waiting():
                break
            time.sleep(0.01)
        with writers_lock(lock, 0.0):
            pass
    assert waiting() == 0


def test_who_asks_again_is_let_in_the_moment_the_lock_is_free(lock: Path) -> None:
    with another(lock) as holder:
        assert holds(holder)
        with pytest.raises(NotSavedYet), writers_lock(lock, 0.05):
            pass
        threading.Timer(0.2, holder.kill).start()
        begun = time.monotonic()
        with writers_lock(lock):
            waited = time.monotonic() - begun
            assert _is_held(lock)
    assert 0.1 < waited < 1.0
    assert not _is_held(lock)


def test_a_turn_for_a_lock_file_that_was_replaced_is_worth_nothing(lock: Path) -> None:
    with another(lock) as holder:
        assert holds(holder)
        with pytest.raises(NotSavedYet), writers_lock(lock, 0.05):
            pass
        lock.unlink()
        with writers_lock(lock, 0.0):
            assert _is_held(lock)


@pytest.mark.parametrize("number", [signal.SIGSTOP, signal.SIGKILL])
def test_who_is_stopped_or_killed_while_waiting_keeps_nobody_out(
    lock: Path, number: signal.Signals
) -> None:
    with another(lock) as holder, another(lock) as waiter:
        assert holds(holder)
        time.sleep(0.1)
        waiter.send_signal(number)
        os.waitid(os.P_PID, waiter.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
        holder.kill()
        with writers_lock(lock, 5.0):
            pass


def test_those_who_wait_come_in_the_order_they_asked(lock: Path) -> None:
    order: list[int] = []

    def wait(number: int) -> None:
        with writers_lock(lock):
            order.append(number)

    threads = [threading.Thread(target=wait, args=(number,)) for number in range(6)]
    with writers_lock(lock):
        for thread in threads:
            thread.start()
            time.sleep(0.03)
    for thread in threads:
        thread.join()
    assert order == sorted(order)


def test_a_lock_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "log.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotSaved, match="cannot be written"), writers_lock(tmp_path / "log.lock"):
        pass


def _is_held(lock: Path) -> bool:
    handle = os.open(lock, os.O_RDWR)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    else:
        return False
    finally:
        os.close(handle)
