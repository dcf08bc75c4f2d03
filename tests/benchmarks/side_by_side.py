"""What starting, every key, the commands and leaving cost, against the same floors in one run.

    .venv/bin/python tests/benchmarks/side_by_side.py [--runs N] [--before CHECKOUT] [--ceiling]

The floors are a bare Textual app with Header and Footer, and ``python -c pass``. Each run takes
everything once and in turn, so that a noisy machine is noisy for all of it; what counts is the
median of CPU time. ``--before`` measures another checkout of netcoach (with the same
dependencies) beside this one; ``--ceiling`` measures ten years at LinkedIn's limits beside the
year: 52,000 requests to 30,000 people.

A key costs all that the program does until it has written nothing for a while; what the program
does anyhow in that time (it looks twice a second whether the log changed) is taken off.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.support.terminal import Terminal

ROOT = Path(__file__).parents[2]

BARE = """
from textual.app import App
from textual.widgets import Footer, Header, Static
class Bare(App):
    BINDINGS = [("n", "note", "Note"), ("q", "quit", "Quit")]
    def compose(self):
        yield Header()
        yield Static("ready", id="said", markup=False)
        yield Footer()
    def action_note(self):
        self.query_one("#said").update("noted")
Bare().run()
"""

YEAR = """
import sys, pendulum
from pathlib import Path
from netcoach.demo import fill_demo
from netcoach.storage.store import Store
store = Store(Path(sys.argv[1]))
fill_demo(store, pendulum.now("UTC"))
store.close()
"""

CEILING = """
import sys, pendulum
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.benchmarks.log_place import fill
fill(Path(sys.argv[1]), 52_000, pendulum.now("UTC").date())
"""

WINDOW = 0.5
"""Seconds after a key in which all it does is counted."""

LONGEST_START, RESTS = 60, 20.0
"""How many such windows what is made ready at leisure may take, and the CPU milliseconds of one in
which a program rests."""

FORMS = (
    ("n", "n, the form", "new request"),
    ("Zoe Marlowe", "a name of 11 letters", "Zoe Marlowe"),
    ("\t", "Tab in the form", ""),
    ("\r", "Enter, updated panels", "Logged Zoe"),
    ("u", "u, undone", "[Tt]ook|[Uu]ndid|[Uu]ndone|taken|back"),
)
WALK = (
    ("\t", "Tab", ""),
    ("\t", "Tab", ""),
    ("\t", "Tab", ""),
    ("[", "[", ""),
    ("[", "[", ""),
    ("]", "]", ""),
    ("t", "t", ""),
    ("2", "2, the Log", r"\d requests"),
    ("G", "G in the Log", ""),
    ("3", "3, People", "Hello"),
    ("j", "j in People", ""),
    ("1", "1, the week", "this week"),
)


def cpu(pid: int) -> float:
    """CPU milliseconds of a process and all its threads, also those that ended (Linux)."""
    return time.clock_gettime((~pid << 3) | 2) * 1000


class Figures:
    """Medians by what was measured and where."""

    def __init__(self) -> None:
        self._values: defaultdict[tuple[str, str], list[float]] = defaultdict(list)

    def add(self, what: str, where: str, value: float) -> None:
        """Take one value."""
        self._values[what, where].append(value)

    def median(self, what: str, where: str) -> float | None:
        """The median; None where nothing was measured."""
        values = self._values.get((what, where))
        return statistics.median(values) if values else None

    def lines(self, places: list[str]) -> Iterator[str]:
        """One line for each thing measured, a column for each place."""
        yield f"{'':<34}" + "".join(f"{place:>12}" for place in places)
        for what in dict.fromkeys(what for what, _ in self._values):
            medians = [self.median(what, place) for place in places]
            yield f"{what:<34}" + "".join(
                " " * 12 if each is None else f"{each:>12.1f}" for each in medians
            )


class Program:
    """A checkout of netcoach with a log of its own."""

    def __init__(self, place: str, checkout: Path, folder: Path, *, ceiling: bool) -> None:
        self.place = place
        home = folder / place
        home.mkdir()
        self.env = {
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(checkout),
            "NETCOACH_DB": str(home / "netcoach.db"),
        }
        fill = CEILING if ceiling else YEAR
        command = [sys.executable, "-c", fill, self.env["NETCOACH_DB"], str(checkout)]
        subprocess.run(command, env=self.env, check=True)
        self.command = [str(Path(sys.executable).parent / "netcoach")]
        with Terminal(self.command, env=self.env) as terminal:  # leaves its bytecode behind
            terminal.wait_for("this week")
            terminal.settle(3.0)

    def start(self, figures: Figures) -> None:
        """Start to the figures of the week, and to rest."""
        with Terminal(self.command, env=self.env) as terminal:
            terminal.wait_for("this week")
            figures.add("start to figures, CPU ms", self.place, cpu(terminal.pid))
            terminal.settle(1.2)
            figures.add("start to rest, CPU ms", self.place, cpu(terminal.pid))
            self._quit(terminal, figures, "quit at once")

    def walk(self, figures: Figures) -> None:
        """Every key, then memory, then leaving after forms."""
        with Terminal(self.command, env=self.env) as terminal:
            terminal.wait_for("this week")
            terminal.settle(3.0)
            for _ in range(LONGEST_START):  # until what is made ready at leisure is done
                if self._spent(terminal, WINDOW) < RESTS:
                    break
            idle = statistics.median(self._spent(terminal, WINDOW) for _ in range(5))
            figures.add("nothing, CPU ms", self.place, idle)
            for key, what, shown in (*WALK, *FORMS):
                begin, clock = cpu(terminal.pid), time.perf_counter()
                before = len(terminal.raw)
                terminal.press(key)
                last = clock
                while time.perf_counter() < clock + WINDOW:
                    terminal.settle(0.005)
                    if len(terminal.raw) > before:
                        before, last = len(terminal.raw), time.perf_counter()
                if shown:
                    terminal.wait_for(shown)
                spent = cpu(terminal.pid) - begin
                figures.add(f"{what}, CPU ms", self.place, spent - idle)
                figures.add(f"{what}, last byte ms", self.place, (last - clock) * 1000)
                terminal.settle(0.6)
            figures.add("memory at most, MiB", self.place, peak(terminal.pid))
            self._quit(terminal, figures, "quit after forms")

    def _spent(self, terminal: Terminal, seconds: float) -> float:
        begin = cpu(terminal.pid)
        terminal.settle(seconds)
        return cpu(terminal.pid) - begin

    def _quit(self, terminal: Terminal, figures: Figures, what: str) -> None:
        begin, clock = cpu(terminal.pid), time.perf_counter()
        terminal.press("\x11")
        while os.waitid(os.P_PID, terminal.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
            terminal.settle(0.001)  # a program whose last bytes nobody reads does not end
        figures.add(f"{what}, wall ms", self.place, (time.perf_counter() - clock) * 1000)
        # A process that ended keeps its clock until it is waited for.
        figures.add(f"{what}, CPU ms", self.place, cpu(terminal.pid) - begin)
        terminal.wait()

    def commands(self, figures: Figures) -> None:
        """The commands that scripts and bars run most."""
        figures.add("week --json, CPU ms", self.place, self._run("week", "--json"))
        name = f"Person {time.monotonic_ns()}"
        figures.add("log, CPU ms", self.place, self._run("log", name, "--anyway"))
        self._run("undo")

    def _run(self, *arguments: str) -> float:
        return spent_by([*self.command, *arguments], self.env)


def spent_by(command: list[str], env: dict[str, str]) -> float:
    """CPU milliseconds of a command from its start to its end."""
    process = subprocess.Popen(
        command,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command}: {said.decode()}")
    process.returncode = 0
    return (usage.ru_utime + usage.ru_stime) * 1000


def peak(pid: int) -> float:
    """The most memory a process had, in MiB."""
    found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def floors(figures: Figures, env: dict[str, str]) -> None:
    """The bare Textual app and the bare Python, and what starts a program in the terminal."""
    with Terminal([sys.executable, "-c", BARE], env=env) as terminal:
        terminal.wait_for("ready")
        figures.add("start to figures, CPU ms", "floor", cpu(terminal.pid))
        terminal.settle(1.2)
        figures.add("start to rest, CPU ms", "floor", cpu(terminal.pid))
        begin = cpu(terminal.pid)
        terminal.press("\t")
        terminal.settle(WINDOW)
        figures.add("Tab, CPU ms", "floor", cpu(terminal.pid) - begin)
    with Terminal(["sleep", "0.2"], env=env) as terminal:
        terminal.settle(0.15)
        figures.add("of it, starting the terminal", "floor", cpu(terminal.pid))
    for what in ("week --json, CPU ms", "log, CPU ms"):
        figures.add(what, "floor", spent_by([sys.executable, "-c", "pass"], env))


def ratios(figures: Figures, places: list[str]) -> Iterator[str]:
    """What is promised against the floors; the start without what starts the terminal."""
    yield "against the floor:"
    launch = figures.median("of it, starting the terminal", "floor") or 0.0
    for what in ("start to figures, CPU ms", "week --json, CPU ms", "log, CPU ms"):
        off = launch if what.startswith("start") else 0.0
        floor = (figures.median(what, "floor") or 0.0) - off
        values = ((figures.median(what, place) or 0.0) - off for place in places)
        yield f"{what:<34}" + " " * 12 + "".join(f"{value / floor:>12.2f}" for value in values)


def main() -> None:
    """Print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--before", type=Path)
    parser.add_argument("--ceiling", action="store_true")
    parser.add_argument("--only", choices=("start", "walk", "commands"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        programs = [Program("now", ROOT, folder, ceiling=False)]
        if options.ceiling:
            programs.append(Program("ceiling", ROOT, folder, ceiling=True))
        if options.before:
            before = options.before.resolve()
            programs.append(Program("before", before, folder, ceiling=False))
            if options.ceiling:
                programs.append(Program("before, c.", before, folder, ceiling=True))
        figures = Figures()
        for _ in range(options.runs):
            floors(figures, {**programs[0].env, "PYTHONPATH": ""})
            for program in programs:
                if options.only in (None, "start"):
                    program.start(figures)
                if options.only in (None, "walk"):
                    program.walk(figures)
                if options.only in (None, "commands"):
                    program.commands(figures)
        places = [program.place for program in programs]
        for line in (*figures.lines(["floor", *places]), "", *ratios(figures, places)):
            sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
