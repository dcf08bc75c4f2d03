"""What was typed when the program ends, however it ends."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from itertools import cycle
from pathlib import Path
from string import ascii_lowercase

import pytest

from netcoach.storage.store import Store
from tests.faults.conftest import Times
from tests.faults.driving import drafts, lock_held, names, open_form, program
from tests.support.storage import new

KEY_SECONDS = 0.05
"""Between two keys: twice as fast as people who type fast."""


def test_a_killed_program_misses_the_last_second_of_typing_at_most(
    store: Store, tmp_path: Path, times: Times
) -> None:
    store.log.add(new("first", "Ana Rybar"))
    seconds = times(3, 6)
    pressed: list[tuple[float, str]] = []
    with program(store.path, tmp_path) as terminal:
        open_form(terminal)
        end = time.monotonic() + seconds
        for letter in cycle(ascii_lowercase):
            if time.monotonic() > end:
                break
            terminal.press(letter)
            pressed.append((time.monotonic(), letter))
            terminal.settle(KEY_SECONDS)
        killed = time.monotonic()
        os.kill(terminal.pid, signal.SIGKILL)
        terminal.wait()
    typed = "".join(letter for _, letter in pressed)
    [draft] = drafts(store.path)
    kept = draft.name
    missing = killed - pressed[len(kept)][0] if len(kept) < len(typed) else 0.0
    print(f"\n{len(typed)} keys in {seconds} s; missing the last {missing:.2f} s")

    assert kept
    assert typed.startswith(kept)
    # On a busy machine the keys themselves reach the form late.
    assert missing < times(2, 1)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_loses_nothing_typed(store: Store, tmp_path: Path, number: signal.Signals) -> None:
    store.log.add(new("first", "Ana Rybar"))
    with program(store.path, tmp_path) as terminal:
        open_form(terminal)
        terminal.press("Cleo Marsh")
        terminal.settle(0.1)
        terminal.press(" of Fjord")
        os.kill(terminal.pid, number)
        assert terminal.wait() == 128 + number
    kept = [draft.name for draft in drafts(store.path)]
    print(f"\n{number.name}: {kept} kept")
    assert kept == ["Cleo Marsh of Fjord"]


def test_a_save_that_waits_when_the_signal_comes_is_stored_or_kept_and_never_both(
    store: Store, tmp_path: Path, times: Times
) -> None:
    store.log.add(new("first", "Ana Rybar"))
    found = Counter[bool]()
    for number in range(times(1, 20)):
        name = f"Cleo {'abcdefghijklmnopqrstuvwxyz'[number]}"
        with program(store.path, tmp_path) as terminal:
            if number:
                open_form(terminal)
                terminal.press("\x1b")
                terminal.settle(0.3)
            open_form(terminal)
            # Not "just now": of the third of these it would be asked whether it was.
            terminal.press(f"{name}\tyesterday")
            terminal.settle(0.5)
            with lock_held(store.path):
                terminal.press("\r")
                terminal.wait_for("saving|NOT saved")
                os.kill(terminal.pid, signal.SIGTERM)
                terminal.settle(0.05 * number)
            assert terminal.wait() == 128 + signal.SIGTERM
        stored = name in names(store)
        assert [draft.name for draft in drafts(store.path)] == ([] if stored else [name])
        found[stored] += 1
        for path in tmp_path.glob("data/*.draft-*"):
            path.unlink()
    print(f"\n{found[True]} stored, {found[False]} kept as a draft, none both and none lost")
