"""What every test lives by: no network, no home directory, no settings from outside."""

from __future__ import annotations

import gc
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from netcoach.clock import Clock
from tests.support.builders import WEDNESDAY

if TYPE_CHECKING:
    from netcoach.coach import Coach
    from netcoach.storage.store import Store

# Apps and examples make very many objects that live as long as their test.
gc.set_threshold(50_000, 20, 50)

SLOW = (
    "faults/",
    "cli/test_damage.py",
    "cli/test_files.py",
    "cli/test_processes.py",
    "cli/test_remind.py",
    "cli/test_typed.py",
    "cli/test_week_bursts.py",
    "coach/importing/test_service.py",
    "coach/test_closing.py",
    "coach/test_log.py",
    "coach/test_travel.py",
    "linkedin/test_archive.py",
    "linkedin/test_mutants.py",
    "storage/backup/test_export.py",
    "storage/backup/test_restore.py",
    "storage/people/test_writes.py",
    "storage/test_journal.py",
    "storage/test_many_writers.py",
    "storage/test_opening.py",
    "storage/test_search.py",
    "storage/test_unreadable.py",
    "tui/closing/test_screen.py",
    "tui/importing/test_choices.py",
    "tui/importing/test_picker.py",
    "tui/importing/test_screen.py",
    "tui/importing/test_steps.py",
    "tui/log/test_form.py",
    "tui/log/test_form_asks.py",
    "tui/log/test_form_hints.py",
    "tui/log/test_form_trust.py",
    "tui/log/test_screen.py",
    "tui/outcomes/test_form.py",
    "tui/people/test_contacts.py",
    "tui/people/test_screen.py",
    "tui/settings/test_screen.py",
    "tui/test_damage.py",
    "tui/test_palette.py",
    "tui/test_real_terminal.py",
    "tui/test_runner.py",
    "tui/test_standing.py",
    "tui/test_stories.py",
    "tui/test_suspending.py",
    "tui/test_type_ahead.py",
    "tui/week/test_screen.py",
    "tui/widgets/test_form_inputs.py",
    "wording/test_burst_message.py",
)
"""Tests that run whole programs, kill or crowd writers, or try very many cases.

Each of these files takes over a second; ``pytest -m "not slow"`` leaves them out.
"""

settings.register_profile("suite", deadline=None, print_blob=True)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let fault runs be repeated as often as by hand: see tests/faults/README.md."""
    parser.addoption("--full", action="store_true", help="repeat fault runs as often as by hand")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the slow tests by where they are."""
    here = Path(__file__).parent
    for item in items:
        if item.path.relative_to(here).as_posix().startswith(SLOW):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def _nothing_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what a user's shell could bring in."""
    for name in list(os.environ):
        if name.startswith(("NETCOACH", "TEXTUAL", "XDG_")) or name in ("NO_COLOR", "COLUMNS"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", "/dev/null/home")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail any test that opens a connection to anywhere."""

    def refuse(_: socket.socket, address: Any) -> None:
        raise AssertionError(f"a test tried to connect to {address!r}")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at noon of Wednesday 18 November 2026 in Berlin."""
    return lambda: WEDNESDAY


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store on a real, empty file."""
    from netcoach.storage.store import Store

    store = Store(tmp_path / "data" / "netcoach.db")
    yield store
    store.close()


@pytest.fixture
def coach(store: Store, clock: Clock) -> Coach:
    """A coach on an empty log, with every setting at its default."""
    from netcoach.coach import Coach
    from netcoach.config import Config

    return Coach(store, clock, Config(database=store.path))
