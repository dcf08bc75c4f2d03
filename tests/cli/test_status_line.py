"""``netcoach week --format``: one line for a status bar, kept while nothing changes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from netcoach.cli.kept_line import keep_line, kept_line, state_of
from tests.support.command import Netcoach

LINE = "{sent}/{low}-{high} {next}"
Bar = Callable[..., str]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (LINE, "2/5-10 2 this week, 3 more to reach 5, last day"),
        ("{to_low} {room} {days_left} {state}", "3 8 0 open"),
        ('{"text": "{sent}"}', '{"text": "2"}'),
        ("{quality}", "-"),
    ],
)
def test_the_line_is_filled_in(netcoach: Netcoach, text: str, line: str) -> None:
    netcoach.log("2026-11-17")
    netcoach.log("2026-11-16")
    netcoach.run("guideline", "5", "10")
    assert netcoach.run("week", "--format", text).out.splitlines() == [line]


def test_it_goes_by_the_date_that_is_said_and_names_nobody(netcoach: Netcoach) -> None:
    netcoach.log("2026-11-10")
    netcoach.run("outcome", "Person Number1", "accepted")
    out = netcoach.run("week", "2026-11-10", "--format", LINE).out
    assert out.startswith("1/")
    assert "Number1" not in out


def test_what_cannot_be_filled_in_is_said(netcoach: Netcoach) -> None:
    err = netcoach.run("week", "--format", "{sents}", status=2).err
    assert "There is no {sents} to fill in; there is {sent}, {low}" in err
    assert "not both" in netcoach.run("week", "--json", "--format", "{sent}", status=2).err


@pytest.fixture
def bar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bar:
    """Asks for the line as a status bar does, in a process of its own."""
    home = tmp_path / "home"
    home.mkdir()
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "TZ": "Europe/Berlin"}
    monkeypatch.setenv("HOME", str(home))
    python = [sys.executable, "-X", "importtime", "-m", "netcoach", "--db", str(tmp_path / "n.db")]

    def ask(*words: str) -> str:
        done = subprocess.run(
            [*python, *words], env=environment, capture_output=True, text=True, check=True
        )
        ask.loaded = done.stderr  # type: ignore[attr-defined]
        return done.stdout

    return ask


def test_nothing_is_worked_out_again_until_something_changes(bar: Bar) -> None:
    bar("log", "Bo Kessler")
    first = bar("week", "--format", "{sent}")
    assert "pendulum" in bar.loaded  # type: ignore[attr-defined]
    again = bar("week", "--format", "{sent}")
    assert first == again == "1\n"
    assert not {"pendulum", "click", "sqlite3"} & set(bar.loaded.split())  # type: ignore[attr-defined]
    bar("log", "Cleo Vance")
    assert bar("week", "--format", "{sent}") == "2\n"
    bar("undo")
    assert bar("week", "--format", "{sent}") == "1\n"


def test_a_kept_line_is_its_owner_s_alone(bar: Bar, tmp_path: Path) -> None:
    bar("week", "--format", "{sent}")
    (kept,) = (tmp_path / "home" / ".cache" / "netcoach").iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700


def test_a_kept_line_is_for_what_was_typed_and_the_settings_it_was_made_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    log, settings = tmp_path / "log.db", tmp_path / "config.toml"
    log.write_bytes(bytes(100))
    made_of = (str(log), state_of(str(log))), (str(settings), state_of(str(settings)))
    keep_line(["week", "--format", "a"], "said", *made_of)
    assert kept_line(["week", "--format", "a"]) == "said"
    assert kept_line(["week", "--format", "b"]) is None
    settings.write_text("[week]\n")
    assert kept_line(["week", "--format", "a"]) is None
    settings.unlink()
    assert kept_line(["week", "--format", "a"]) == "said"
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert kept_line(["week", "--format", "a"]) is None


def test_where_nothing_can_be_kept_nothing_is_said_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(file))
    keep_line(["week"], "said", ("", ""), ("", ""))
    assert kept_line(["week"]) is None
