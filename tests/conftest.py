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

settings.register_profile("suite", deadline=None, print_blob=True)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let fault runs be repeated as often as by hand: see tests/faults/README.md."""
    parser.addoption("--full", action="store_true", help="repeat fault runs as often as by hand")


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
