"""Time to the first useful frame and from key to picture, against a bare Textual app.

    .venv/bin/python tests/benchmarks/first_frame.py [RUNS]

Both programs run in turn in a real 120x40 terminal, so that a noisy machine is noisy for both; what
counts is the ratio of the medians. netcoach opens a year of invented data.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import pendulum

from netcoach.demo import fill_demo
from netcoach.storage.store import Store
from tests.support.terminal import Terminal

BARE = """
from textual.app import App
from textual.widgets import Footer, Header, Input, Static
class Bare(App):
    BINDINGS = [("n", "note", "Note"), ("q", "quit", "Quit")]
    count = 0
    def compose(self):
        yield Header()
        yield Static("ready", id="said", markup=False)
        yield Footer()
    def action_note(self):
        self.count += 1
        self.query_one("#said").update(f"noted {self.count}")
Bare().run()
"""


def ready(command: list[str], env: dict[str, str], pattern: str) -> float:
    """Milliseconds from starting the command until the pattern is on its screen."""
    with Terminal(command, env=env) as terminal:
        terminal.wait_for(pattern)
        return terminal.since_start() * 1000


def keys(
    command: list[str], env: dict[str, str], first: str, steps: list[tuple[str, str]]
) -> list[float]:
    """Milliseconds from each key until its pattern is on the screen."""
    with Terminal(command, env=env) as terminal:
        terminal.wait_for(first)
        terminal.settle(1.5)
        times = []
        for key, pattern in steps:
            terminal.press(key)
            times.append(terminal.wait_for(pattern) * 1000)
            terminal.settle(0.4)
        return times


def main(runs: int) -> None:
    """Print medians and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        env = {
            "HOME": folder,
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "NETCOACH_DB": f"{folder}/netcoach.db",
        }
        store = Store(Path(folder, "netcoach.db"))
        fill_demo(store, pendulum.now("UTC"))  # noqa: TID251 - a benchmark, not the program
        store.close()
        bare = [sys.executable, "-c", BARE]
        ours = [str(Path(sys.executable).parent / "netcoach")]
        subprocess.run([*ours, "--version"], env=env, check=True, stdout=subprocess.DEVNULL)
        first: dict[str, list[float]] = {"bare": [], "netcoach": []}
        for _ in range(runs):
            first["bare"].append(ready(bare, env, "ready"))
            first["netcoach"].append(ready(ours, env, r"this week"))
        medians = {name: statistics.median(times) for name, times in first.items()}
        say(f"first frame: bare {medians['bare']:.0f} ms, netcoach {medians['netcoach']:.0f} ms")
        say(f"ratio {medians['netcoach'] / medians['bare']:.2f}")

        bare_keys = keys(bare, env, "ready", [("n", f"noted {n}") for n in range(1, runs + 1)])
        forms: list[float] = []
        logs: list[float] = []
        for run in range(runs):
            steps = [
                ("n", "new request"),
                (f"Person {run} New", f"Person {run} New"),
                ("\r", "Logged Person"),
            ]
            form, _, logged = keys(ours, env, "this week", steps)
            forms.append(form)
            logs.append(logged)
        floor = statistics.median(bare_keys)
        say(f"key to repaint, bare: {floor:.1f} ms")
        say(f"n to form: {statistics.median(forms):.1f} ms")
        say(f"Enter to updated panel: {statistics.median(logs):.1f} ms")


def say(line: str) -> None:
    """Print one line of the result."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
