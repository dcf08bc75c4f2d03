"""Keys in bursts while the machine is busy and another program writes."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from netcoach.demo import fill_demo
from netcoach.storage.store import Store
from netcoach.wording.keys import FIND_ACTION
from netcoach.wording.log.form import EDIT_TITLE, NEW_TITLE
from netcoach.wording.people.page import TITLE as FIND_SOMEBODY
from tests.faults.conftest import Times
from tests.support.builders import WEDNESDAY
from tests.support.storage import ROOT, everything
from tests.support.terminal import Terminal
from tests.tui.test_real_terminal import environment, program

SPIN = "while True: pass"
LOG_ON = """
import sys, time
from pathlib import Path
from netcoach.storage.store import Store
from tests.support.storage import day, new
store = Store(Path(sys.argv[1]))
first = day("2021-01-01").toordinal()
for number in range(1_000_000):
    on = day("0001-01-01").fromordinal(first + number % 2_000).isoformat()
    store.log.add(new(f"other-{number}", when=on))
    time.sleep(0.05)
"""
"""Logs every 50 ms, over the past years: the week on the screen stays as large as it was."""

WEEK = "SENT THIS WEEK"
HELLO = "Said yes, and"
FORMS = (
    ("n", NEW_TITLE),
    ("e", EDIT_TITLE),
    ("s", EDIT_TITLE),
    ("o", "What became of it"),
    ("i", "own data export"),
    ("?", "Esc closes"),
    ("\x10", FIND_ACTION),
    ("w", "Is one missing"),
    ("R", "left out of every average"),
    (",", "Notes a month"),
    ("p", "How you met"),
    ("3t", "Contact with", HELLO),
    ("3/", FIND_SOMEBODY, HELLO),
)
"""Keys in one write, what they open, and whether 1 goes back from there."""


@contextmanager
def running(*programs: Sequence[str]) -> Iterator[None]:
    """Have Python programs run meanwhile."""
    started = [subprocess.Popen([sys.executable, "-c", *each], cwd=ROOT) for each in programs]
    try:
        yield
    finally:
        for one in started:
            one.kill()
            one.wait()


def test_a_name_typed_ahead_soon_after_the_start_is_logged(tmp_path: Path, times: Times) -> None:
    starts = times(1, 300)
    chance = random.Random(9)
    lost: list[str] = []
    with running(*([(SPIN,), (SPIN,)] if starts > 1 else [])):
        for number in range(starts):
            database = tmp_path / str(number) / "netcoach.db"
            Store(database).close()
            wait = chance.uniform(0.1, 3) if starts > 1 else 0.1
            with Terminal(program(database), env=environment(tmp_path)) as terminal:
                terminal.wait_for("SENT THIS WEEK|Track your")
                terminal.settle(wait)
                terminal.press(f"nAda Test {number}\tyesterday\rnBo Test\r")
                terminal.wait_for("Logged Bo Test", seconds=60)
                terminal.press("q")
                status = terminal.wait(60)
            store = Store(database)
            found = sorted((one.person.name, str(one.sent.on)) for one in everything(store))
            store.close()
            if status or found != [
                (f"Ada Test {number}", "2026-11-17"),
                ("Bo Test", "2026-11-18"),
            ]:
                kept = "\n".join(path.read_text() for path in tmp_path.rglob("faults/fault-*"))
                lost.append(f"{wait:.1f} s after the first frame: {status}, {found}\n{kept}")
                print(lost[-1])
    print(f"\n{starts} starts, {len(lost)} went wrong")
    assert lost == []


def _leave(terminal: Terminal, title: str) -> int:
    """Leave what opened; gives how often one Esc was not enough."""
    for times in range(10):
        terminal.press("\x1b")
        with suppress(AssertionError):
            terminal.wait_gone(title, seconds=2)
            return times
    raise AssertionError(f"it cannot be left:\n{terminal.text()}")


def test_every_form_opens_while_another_program_logs(tmp_path: Path, times: Times) -> None:
    openings = times(len(FORMS), 500 * len(FORMS))
    database = tmp_path / "netcoach.db"
    store = Store(database)
    fill_demo(store, WEDNESDAY)
    again = 0
    with (
        running((LOG_ON, str(database))),
        Terminal(program(database), env=environment(tmp_path)) as terminal,
    ):
        terminal.wait_for(WEEK)
        for number in range(openings):
            keys, title, *under = FORMS[number % len(FORMS)]
            terminal.press(keys)
            terminal.wait_for(title, seconds=60)
            again += _leave(terminal, title)
            if under:
                terminal.wait_for(under[0], seconds=60)
                terminal.press("1")
            terminal.wait_for(WEEK, seconds=60)
            if number % 500 == 499:
                print(f"{number + 1} openings, {again} times one Esc was not enough")
        terminal.press("nAda Test\tyesterday\r")
        terminal.wait_for("Logged Ada Test", seconds=60)
        terminal.press("q")
        assert terminal.wait(60) == 0
    found = [str(one.sent.on) for one in everything(store) if one.person.name == "Ada Test"]
    store.close()
    print(f"\n{openings} openings, all came; {len(found)} of 1 request on disk")
    assert found == ["2026-11-17"]
