"""What is printed on a terminal: its colours, and how wide it is."""

from __future__ import annotations

import re
import sys

import pytest

from netcoach.cli.colours import coloured
from tests.support.command import Netcoach

GREEN, YELLOW, BOLD = "\x1b[32m", "\x1b[33m", "\x1b[1m"
CODES = re.compile(r"\x1b\[\d+m")


@pytest.fixture
def terminal(netcoach: Netcoach, monkeypatch: pytest.MonkeyPatch) -> Netcoach:
    """The command with six requests, printing to a terminal of 100 columns."""
    for day in ("16", "17", "18", "19", "20", "21"):
        netcoach.log(f"2026-11-{day}", "--company", "Halden Analytics and Partners of the North")
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")
    return netcoach


def test_a_terminal_gets_colours_that_say_what_the_words_say(terminal: Netcoach) -> None:
    out = terminal.run("week").out
    assert f"{GREEN}inside 5–10" in out
    assert f"{BOLD}Sent this week" in out


@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_nobody_gets_colours_who_does_not_want_them(
    terminal: Netcoach, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    assert "\x1b" not in terminal.run("week").out


def test_a_pipe_gets_the_same_words_without_colours(
    terminal: Netcoach, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = terminal.run("week").out
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: False)
    assert terminal.run("week").out == CODES.sub("", shown)
    assert "\x1b" in shown


def test_a_script_for_a_shell_is_never_coloured(terminal: Netcoach) -> None:
    assert "\x1b" not in terminal.run("completion", "bash").out


@pytest.mark.parametrize(
    ("line", "drawn"),
    [
        ("5 Oct 2026     6■     59–61      6", f"{GREEN}■"),
        ("26 Oct 2026   12△*    57–63     12", f"{YELLOW}△*"),
        ("28 Sep 2026    4▽        62      4", f"{YELLOW}▽"),
        ("───┝━━●━━┥───", f"{GREEN}┝━━●━━┥"),
        ("───┝━━━━━┥──●", f"{YELLOW}●"),
        ("  Bo Kessler  Orbital  sent 71 days ago · keep or withdraw", f"{YELLOW}keep or withdraw"),
        ("2026-11-26  Bo Kessler  Orbital  accepted        70", f"{GREEN}accepted"),
    ],
)
def test_a_mark_has_the_colour_of_what_it_means(line: str, drawn: str) -> None:
    (shown,) = coloured([line])
    assert drawn in shown
    assert CODES.sub("", shown) == line


def test_the_name_of_a_company_is_no_outcome() -> None:
    line = "2026-11-26  Bo Kessler  Accepted Talks Ltd  pending 2 d  70"
    assert GREEN not in coloured([line])[0]


@pytest.mark.parametrize("width", [60, 79, 120, 200])
@pytest.mark.parametrize("command", ["list", "people"])
def test_lists_are_as_wide_as_the_terminal(
    terminal: Netcoach, monkeypatch: pytest.MonkeyPatch, command: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("NO_COLOR", "1")
    lines = terminal.run(command).out.splitlines()
    whole = "Halden Analytics and Partners of the North"
    assert any(whole in line for line in lines) is (width > 79)
    assert max(map(len, lines)) <= width


def test_in_a_pipe_nothing_is_cut(netcoach: Netcoach) -> None:
    company = "A Company with a Very Long Name Indeed, and Partners"
    netcoach.log("2026-11-16", "--company", company)
    assert company in netcoach.run("list").out
    assert company in netcoach.run("people").out
