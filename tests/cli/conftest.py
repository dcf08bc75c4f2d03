"""The command, run in this process on a real file, at a moment that stands still."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command import Netcoach
from tests.support.quick_logs import quick_logs

__all__ = ["quick_logs"]


@pytest.fixture
def netcoach(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Netcoach]:
    """The command on an empty log; what a run changes in the process is put back."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    mask = os.umask(0o022)
    database = tmp_path / "data" / "netcoach.db"
    database.parent.mkdir(mode=0o700)
    yield Netcoach(database, capsys)
    os.umask(mask)
