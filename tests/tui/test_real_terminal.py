"""What only a real terminal shows: bytes, signals, crashes, and the terminal given back."""

from __future__ import annotations

import os
import re
import signal
import sys
import textwrap
from pathlib import Path

import pytest

from netcoach.coach import Coach
from tests.support.builders import a_draft
from tests.support.terminal import Terminal

LEFT = b"\x1b[?1049l"
"""The alternate screen is left."""

HOSTILE = ("\u009b31mred", "\u202eeeL", "Ann [/b] Lee", "[@click=app.quit]x[/]")


def program(database: Path, before: str = "") -> list[str]:
    """The program on a database, with a line of Python run before it opens."""
    code = f"""
        from netcoach.tui.environment import drop_textual_environment
        drop_textual_environment()
        from pathlib import Path
        import pendulum
        from netcoach.coach import Coach
        from netcoach.config import Config
        from netcoach.storage.store import Store
        from netcoach.tui import app
        database = Path({str(database)!r})
        now = pendulum.datetime(2026, 11, 18, 12, tz="Europe/Berlin")
        coach = Coach(Store(database), lambda: now, Config(database=database))
        review = coach.week.review()
        {before}
        raise SystemExit(app.run(coach, coach.config, first_review=review))
    """
    return [sys.executable, "-c", textwrap.dedent(code)]


def environment(tmp_path: Path) -> dict[str, str]:
    """A home of the test's own, and a Textual variable that would write keys to a file."""
    return {
        "HOME": str(tmp_path),
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "TEXTUAL_LOG": str(tmp_path / "keys.log"),
    }


@pytest.fixture
def terminal(coach: Coach, tmp_path: Path) -> Terminal:
    """The program on the log of the test."""
    coach.log.add(a_draft("Ana Rybar"))
    return Terminal(program(coach.store.path), env=environment(tmp_path))


def test_invalid_bytes_are_survived_and_leaving_is_quick(
    terminal: Terminal, tmp_path: Path
) -> None:
    with terminal:
        terminal.wait_for("Ana Rybar")
        terminal.press(b"\xff\xfe\x80\xc3(")
        terminal.settle(0.3)
        terminal.press("n")
        terminal.wait_for("new request")
        terminal.press(b"Bo \xff\xe9\x1b[200~paste \xf0\x28\x8c\x1b[201~")
        terminal.wait_for("Bo ")
        terminal.press("\x1b")
        terminal.wait_for("Leave")
        terminal.press("l")
        terminal.wait_gone("new request")
        terminal.press("q")
        assert terminal.wait() == 0
    assert LEFT in terminal.raw
    assert not (tmp_path / "keys.log").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_gives_the_terminal_back(terminal: Terminal, number: signal.Signals) -> None:
    with terminal:
        terminal.wait_for("Ana Rybar")
        terminal.settle(0.3)
        os.kill(terminal.pid, number)
        assert terminal.wait() == 128 + number
    assert LEFT in terminal.raw
    assert b"Traceback" not in terminal.raw


def test_a_fault_of_ours_is_one_sentence_without_names(coach: Coach, tmp_path: Path) -> None:
    coach.log.add(a_draft("Canary Vale"))
    crash = "coach.log.undo = lambda: {}['Canary in the error']"
    with Terminal(program(coach.store.path, crash), env=environment(tmp_path)) as terminal:
        terminal.wait_for("Canary Vale")
        terminal.press("u")
        assert terminal.wait() == 1
    after = bytes(terminal.raw).split(LEFT)[-1].decode()
    assert re.search(r"netcoach stopped on a fault of its own \(KeyError at .+, line \d+\)", after)
    assert "Canary" not in after
    assert "Traceback" not in after
    (kept,) = (tmp_path / ".local/state/netcoach/faults").iterdir()
    assert str(kept) in after.replace("\r\n", "")
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700
    told = kept.read_text()
    assert "builtins.KeyError" in told
    assert "netcoach/tui/runner.py" in told
    assert "Canary" not in told
    assert str(tmp_path) not in told


def test_no_byte_of_a_hostile_name_reaches_the_terminal(coach: Coach, tmp_path: Path) -> None:
    for name in HOSTILE:
        coach.log.add(a_draft(name, company="\x1b]52;c;aGk=\x07", when="2026-11-17"))
    # Past the entrance, as if an older log held it.
    replaced = (
        "from dataclasses import replace as r\n"
        "        bad = '\\x1b]52;c;aGk=\\x07\\x9bMal\\u202elory'\n"
        "        row = review.rows[0]\n"
        "        row = r(row, request=r(row.request, person=r(row.request.person, name=bad)))\n"
        "        review = r(review, rows=(*review.rows, row))\n"
        "        coach.change_token = lambda: (0, review.today)\n"
        "        coach.week.review = lambda day=None, weeks=0: review"
    )
    with Terminal(program(coach.store.path, replaced), env=environment(tmp_path)) as terminal:
        terminal.wait_for(r"How do you know \]52;c;aGk=Mallory\?")
        terminal.wait_for(r"\]52;c;aGk=Mall…")
        terminal.wait_for(re.escape("Ann [/b] Lee"))
        terminal.press("?")
        terminal.wait_for("Esc closes")
        terminal.press("\x1b")
        terminal.wait_gone("Esc closes")
        terminal.press("q")
        assert terminal.wait() == 0
    assert b"\x1b]52" not in terminal.raw
    assert "\u202e".encode() not in terminal.raw
    assert "\u009b".encode() not in terminal.raw


@pytest.mark.slow
def test_the_sample_year_opens_and_leaves_nothing_behind(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "netcoach", "demo"]
    before = {path.name for path in tmp_path.iterdir()}
    with Terminal(command, env=environment(tmp_path) | {"TMPDIR": str(tmp_path)}) as terminal:
        terminal.wait_for("this week", seconds=60)
        terminal.press("q")
        assert terminal.wait(60) == 0
    assert {path.name for path in tmp_path.iterdir()} - before <= {".local", ".config", ".cache"}
