"""What every test of the screens lives by: an app that is idle sooner is waited for less."""

from __future__ import annotations

import pytest

from tests.support.quick_logs import quick_logs

__all__ = ["quick_logs"]


HEARTBEAT = 1 / 200
"""Seconds between two looks at whether the app is idle, and between two frames of it.

Textual looks every 20 ms and draws every 17, two looks a key: most of what a test of ours took.
"""


@pytest.fixture(autouse=True)
def _quick_to_be_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw at once and find out at once that nothing is left to do."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", HEARTBEAT)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", HEARTBEAT / 10)
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", HEARTBEAT)
