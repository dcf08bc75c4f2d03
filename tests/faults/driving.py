"""The real program in a real terminal, on a log of the test's own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from netcoach.domain.log.draft import SavedDraft, kept_draft
from netcoach.storage.drafts import kept_paths, text_in
from netcoach.storage.store import Store
from tests.support.storage import ROOT, everything
from tests.support.terminal import Terminal

HOLD = (
    "import sys, time; from pathlib import Path; from netcoach.storage.locks import writers_lock\n"
    "with writers_lock(Path(sys.argv[1])):\n"
    "    print('mine', flush=True); sys.stdin.readline()"
)


@contextmanager
def program(database: Path, home: Path) -> Iterator[Terminal]:
    """netcoach with the Week on its screen; the log needs to hold somebody called Ana Rybar."""
    env = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    env |= {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "netcoach", "--db", str(database)]
    with Terminal(command, env=env, columns=100, rows=30) as terminal:
        terminal.wait_for("log request|5–10", seconds=60)
        terminal.settle(1.0)
        yield terminal


def open_form(terminal: Terminal) -> None:
    """Open the form of a new request."""
    terminal.press("n")
    terminal.wait_for("new request", seconds=30)


@contextmanager
def lock_held(database: Path) -> Iterator[subprocess.Popen[str]]:
    """Another netcoach that holds the lock of writers, by our own code, until it ends."""
    lock = database.with_name(f"{database.name}.lock")
    command = [sys.executable, "-c", HOLD, str(lock)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "mine\n"
        try:
            yield holder
        finally:
            holder.kill()


def drafts(database: Path) -> list[SavedDraft]:
    """What open forms, or forms that ended without notice, left beside the log."""
    found = (kept_draft(text_in(path)) for path in kept_paths(database))
    return [draft for draft in found if draft is not None]


def names(store: Store) -> list[str]:
    """Who is in the log, in order of sending."""
    return [request.person.name for request in everything(store)]
