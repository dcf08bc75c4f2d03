"""The process ends at once, with everything written, its status told and its last calls made."""

from __future__ import annotations

import subprocess
import sys

import pytest

ENDING = """
import atexit, os
import netcoach.__main__ as program

class Held:
    def __del__(self):
        os.write(2, b"taken apart")

held = Held()
held.itself = held
atexit.register(print, "last call")
program.main = lambda: {main}
print("line " * 5000)
program.run()
"""


def ended(main: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a process that ends as the program does once its command has given what is said."""
    command = [sys.executable, *options, "-c", ENDING.format(main=main)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("main", "status"), [("0", 0), ("2", 2), ("exec('raise SystemExit(143)')", 143)]
)
def test_all_is_written_and_nothing_is_taken_apart(main: str, status: int) -> None:
    process = ended(main)
    assert process.returncode == status
    assert process.stdout.split() == ["line"] * 5000 + ["last", "call"]
    assert process.stderr == ""


def test_whoever_asks_for_warnings_gets_those_of_the_end_too() -> None:
    process = ended("1", "-W", "error")
    assert process.returncode == 1
    assert process.stderr == "taken apart"


def test_a_thread_that_is_still_at_work_is_waited_for() -> None:
    late = "__import__('threading').Timer(0.2, print, ('late',)).start() or 0"
    process = ended(late)
    assert process.returncode == 0
    assert "late" in process.stdout


def test_a_thread_that_only_reads_is_not_waited_for() -> None:
    reading = "(t := __import__('threading').Timer(60, print))"
    process = ended(f"{reading}.__setattr__('daemon', True) or t.start() or 0")
    assert process.returncode == 0
    assert process.stderr == ""


def test_a_crash_ends_as_a_crash() -> None:
    process = ended("1 / 0")
    assert process.returncode == 1
    assert "ZeroDivisionError" in process.stderr
