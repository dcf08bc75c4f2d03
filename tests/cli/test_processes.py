"""What only a process of its own can show: imports, streams, locales, two processes at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netcoach.storage.store import Store
from tests.support.storage import new

Run = Callable[..., "subprocess.CompletedProcess[str]"]

LOADED = """
import atexit, sys
from netcoach.cli import main
heavy = (
    "textual rich sqlalchemy alembic sqlite3 pendulum dateutil.parser._parser tomllib hashlib"
).split()
atexit.register(lambda: print(*[name for name in heavy if name in sys.modules], file=sys.stderr))
sys.exit(main())
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command in a process with next to no environment."""

    def run(*arguments: str, program: tuple[str, ...] = ("-m", "netcoach"), **said: Any) -> Any:
        environment = {
            "HOME": str(tmp_path),
            "NETCOACH_DB": str(tmp_path / "log.db"),
            "PATH": os.environ["PATH"],
            **said.pop("environment", {}),
        }
        return subprocess.run(
            [sys.executable, "-W", "error", *program, *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output="stdout" not in said,
            stderr=subprocess.PIPE if "stdout" in said else None,
            text=True,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=60,
            check=False,
            **said,
        )

    return run


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        (("--help",), set()),
        (("--version",), set()),
        (("completion", "fish"), {"pendulum"}),
        (("log", "--help"), {"pendulum"}),
        (("week",), {"pendulum", "sqlite3"}),
        (("week", "--json"), {"pendulum", "sqlite3"}),
        (("trends",), {"pendulum", "sqlite3"}),
    ],
)
def test_a_command_loads_only_what_it_needs(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], loaded: set[str]
) -> None:
    store = Store(tmp_path / "log.db")
    store.log.add(new("Bo Kessler"))
    store.close()
    done = run(*arguments, program=("-c", LOADED))
    assert done.returncode == 0
    assert set(done.stderr.split()) <= loaded


def test_completion_offers_commands_and_answers_without_loading_anything(run: Run) -> None:
    def complete(*words: str) -> subprocess.CompletedProcess[str]:
        typed = {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
        asked = {"_NETCOACH_COMPLETE": "bash_complete", **typed}
        return run(program=("-c", LOADED), environment=asked)

    done = complete("netcoach", "tr")
    assert done.stdout == "plain,trends\n"
    assert done.stderr.split() == []
    assert "plain,they-engage=yes" in complete("netcoach", "log", "--sign", "they").stdout
    run("log", "Bo Kessler")
    done = complete("netcoach", "outcome", "bo")
    assert done.stdout == "plain,Bo\\\\ Kessler\n"
    assert set(done.stderr.split()) <= {"pendulum", "sqlite3"}


def test_one_process_takes_back_what_another_did(run: Run) -> None:
    assert run("log", "Bo Kessler").stdout.startswith("Logged Bo Kessler.")
    assert run("undo").stdout.startswith("Took back: logged Bo Kessler")
    assert json.loads(run("week", "--json").stdout)["sent"] == 0
    assert run("redo").returncode == 0
    assert json.loads(run("week", "--json").stdout)["sent"] == 1


@pytest.mark.parametrize("arguments", [(), ("demo",)])
def test_without_a_terminal_one_line_names_the_week(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "netcoach week" in done.stderr


LOCALES = [
    {"LC_ALL": "C"},
    {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"PYTHONIOENCODING": "latin-1"},
    {"PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "nonsense"},
    {"TZ": "Nonsense/Zone"},
    {"NO_COLOR": "1"},
    {"TERM": "dumb"},
]


LOG_AND_LOOK = """
import sys
from netcoach.cli import main
assert main(["log", sys.argv[1], "--when", "yesterday"]) == 0
sys.exit(main(["week"]))
"""


@pytest.mark.parametrize("environment", LOCALES, ids=str)
def test_any_locale_and_zone_will_do(run: Run, environment: dict[str, str]) -> None:
    done = run("José Kaplan", program=("-c", LOG_AND_LOOK), environment=environment)
    assert done.returncode == 0
    told = [environment["TZ"]] * 2 if "TZ" in environment else []
    assert [line.split("”")[0] for line in done.stderr.splitlines()] == [
        f"TZ is “{zone}" for zone in told
    ]
    assert "Logged Jos" in done.stdout
    assert all(line.isprintable() for line in done.stdout.replace("\udce9", "é").split("\n"))


def test_bytes_that_are_no_text_are_refused(run: Run) -> None:
    done = run("log", os.fsdecode(b"Bo \xff\xfeKessler"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "is not UTF-8 and would be lost" in done.stderr


def test_a_reader_that_has_enough_ends_quietly(run: Run) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = run("week", stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_output_that_is_full_is_said(run: Run) -> None:
    with Path("/dev/full").open("w") as full:
        done = run("week", stdout=full)
    assert done.returncode == 1
    assert done.stderr == "The output could not be written: No space left on device.\n"


def test_a_closed_output_is_no_fault(run: Run) -> None:
    done = run(
        program=("-c", "import os; os.close(1); os.execvp('netcoach', ['netcoach', 'week'])"),
        environment={"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
    )
    assert (done.returncode, done.stderr) == (0, "")
