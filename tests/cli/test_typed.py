"""What is typed after a command: names, and text that is not what it seems."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command import Netcoach

WITH_A_NAME = {
    "log": ("log", "{}"),
    "outcome": ("outcome", "{}", "accepted"),
    "contact": ("contact", "{}", "met"),
    "shortlist": ("shortlist", "{}"),
    "follow-up": ("follow-up", "{}", "--every", "30"),
    "forget": ("forget", "--yes", "{}"),
}


def filled(command: str, *names: str) -> list[str]:
    arguments: list[str] = []
    for part in WITH_A_NAME[command]:
        arguments += names if part == "{}" else [part]
    return arguments


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (["Ada", "-"], "“-” is no name"),
        (["Ada Test", "Bo Kessler"], "WHO is one person"),
        (["Ada", "Bo Kessler"], "WHO is one person"),
        (["Ada\u00a0Test", "Bo"], "WHO is one person"),
        (["Jos\udce9", "Ruiz"], "WHO holds a character that is not UTF-8"),
    ],
)
@pytest.mark.parametrize("command", WITH_A_NAME)
def test_what_is_not_one_name_changes_nothing(
    netcoach: Netcoach, command: str, names: list[str], why: str
) -> None:
    netcoach.run("log", "Ada", "Test", "--when", "yesterday")
    before = netcoach.run("export").out
    said = netcoach.run(*filled(command, *names), status=2).err
    assert why in said
    assert netcoach.run("export").out == before


@pytest.mark.parametrize("command", [one for one in WITH_A_NAME if one != "log"])
def test_a_dash_is_no_name_but_of_a_list_to_log(netcoach: Netcoach, command: str) -> None:
    assert "“-” is no name" in netcoach.run(*filled(command, "-"), status=2).err
    assert not netcoach.database.exists()


@pytest.mark.parametrize(
    "names", [["Ada", "Test"], ["Ada Test"], [" Ada Test "], ["Ada", " Test"], ["Ada", "", "Test"]]
)
def test_words_without_blanks_are_one_name(netcoach: Netcoach, names: list[str]) -> None:
    netcoach.run("log", *names, "--when", "yesterday")
    assert netcoach.week()["requests"][0]["person"] == "Ada Test"


TEXTS = [
    ("log", "Ada", "--company", "{}"),
    ("log", "Ada", "--role", "{}"),
    ("log", "Ada", "--url", "{}"),
    ("log", "Ada", "--when", "{}"),
    ("log", "Ada", "--note", "{}"),
    ("log", "Ada", "--reason", "{}"),
    ("log", "Ada", "--event", "{}"),
    ("week", "{}"),
    ("list", "{}"),
    ("rest", "{}"),
    ("outcome", "Ada", "accepted", "--on", "{}"),
    ("contact", "Ada", "met", "--words", "{}"),
]


@pytest.mark.parametrize("arguments", TEXTS, ids=lambda arguments: " ".join(arguments))
def test_no_text_loses_a_character(netcoach: Netcoach, arguments: tuple[str, ...]) -> None:
    said = netcoach.run(*(part.format("Jos\udce9 x") for part in arguments), status=2).err
    assert "is not UTF-8 and would be lost" in said
    assert not netcoach.database.exists()


def test_text_that_only_the_locale_cannot_read_is_kept(netcoach: Netcoach) -> None:
    netcoach.run("log", "Jos\udcc3\udca9", "Ruiz", "--when", "yesterday")
    assert netcoach.week()["requests"][0]["person"] == "José Ruiz"


def test_a_file_may_have_any_name(netcoach: Netcoach, tmp_path: Path) -> None:
    netcoach.log("yesterday")
    netcoach.run("export", str(tmp_path / "\udce9.json"))
    netcoach.run("import", "--yes", str(tmp_path / "\udce9.json"))
    assert (tmp_path / "\udce9.json").exists()


@pytest.fixture
def hostile(netcoach: Netcoach) -> Path:
    """A log in which another tool put what commands a terminal."""
    import sqlite3

    netcoach.run("log", "Ada", "Test", "--when", "yesterday", "--note", "hello")
    with sqlite3.connect(netcoach.database) as connection:
        connection.execute("UPDATE requests SET note = ?", ("a\x9b31m\x1b]0;x\x07\u202eb",))
    connection.close()
    return netcoach.database


def exported(database: Path, tmp_path: Path, stdout: int, target: str, format_: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "netcoach", "export", target, "--format", format_],
        env={**os.environ, "NETCOACH_DB": str(database), "HOME": str(tmp_path)},
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        check=True,
    )


@pytest.mark.parametrize("target", ["-", "/dev/stdout"])
@pytest.mark.parametrize("format_", ["json", "csv"])
def test_an_export_commands_no_terminal_and_is_exact_elsewhere(
    netcoach: Netcoach, hostile: Path, tmp_path: Path, target: str, format_: str
) -> None:
    master, slave = pty.openpty()
    exported(hostile, tmp_path, slave, target, format_)
    os.close(slave)
    shown = b""
    try:
        while piece := os.read(master, 65536):
            shown += piece
    except OSError:
        pass
    finally:
        os.close(master)
    text = shown.decode()
    assert "a31m" in text
    assert not set("\x9b\x1b\x07\u202e") & set(text)
    with (tmp_path / "piped").open("wb") as file:
        exported(hostile, tmp_path, file.fileno(), target, format_)
    netcoach.run("export", str(tmp_path / "named"), "--format", format_)
    assert (tmp_path / "piped").read_bytes() == (tmp_path / "named").read_bytes()
    assert "\x9b" in (tmp_path / "piped").read_text()


def test_undo_says_that_forgetting_stays_before_it_goes_on(netcoach: Netcoach) -> None:
    netcoach.run("log", "Cleo", "Vance", "--when", "yesterday")
    netcoach.run("log", "Ada", "Test", "--when", "yesterday")
    netcoach.run("forget", "--yes", "Ada", "Test")
    before = netcoach.run("export").out
    assert "Forgetting cannot be undone." in netcoach.run("undo", status=1).err
    assert netcoach.run("export").out == before
    assert "Cleo Vance" in netcoach.run("undo").out


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (("log.csv",), "\ufeffperson,"),
        (("LOG.CSV",), "\ufeffperson,"),
        (("log.csv", "--format", "json"), "{"),
        (("log.json",), "{"),
        (("log",), "{"),
        (("log.json", "--format", "csv"), "\ufeffperson,"),
    ],
)
def test_an_export_is_what_the_name_of_its_file_says(
    netcoach: Netcoach, tmp_path: Path, arguments: tuple[str, ...], begins: str
) -> None:
    netcoach.run("log", "Ada Test")
    name, *options = arguments
    netcoach.run("export", str(tmp_path / name), *options)
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
