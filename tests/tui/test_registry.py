"""The code of a feature's actions loads when the first of its keys is pressed, not before."""

from __future__ import annotations

import subprocess
import sys

FEATURES = ("week", "log", "people", "outcomes", "closing", "importing", "settings")

LIST_LOADED = """
import sys
from netcoach.tui.app import NetcoachApp
print(*(name for name in sys.modules if name.startswith("netcoach.tui.")))
"""


def test_the_first_frame_loads_neither_actions_nor_other_screens() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIST_LOADED], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert {"netcoach.tui.registry", "netcoach.tui.week.screen"} <= loaded
    assert loaded.isdisjoint(f"netcoach.tui.{feature}.actions" for feature in FEATURES)
    assert loaded.isdisjoint({"netcoach.tui.log.screen", "netcoach.tui.dialogs.form"})
