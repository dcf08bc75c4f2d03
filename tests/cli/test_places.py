"""Odd places for the log and the settings: one sentence each, and nothing is made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from netcoach.cli import main
from tests.support.command import Netcoach

COMMANDS = (
    ("week",),
    ("doctor",),
    ("log", "Ada", "Test"),
    ("undo",),
    ("export",),
    ("backup",),
    ("people",),
    ("remind",),
)

ODD_LOGS = {
    "empty": ("", "is empty"),
    "blank": ("  ", "is empty"),
    "root": ("/", "folder"),
    "here": (".", "folder"),
    "above": ("..", "folder"),
    "a folder": ("folder", "is a folder"),
    "a slash at the end": ("new.db/", "folder"),
    "a loop": ("loop", "leads to itself"),
    "in a loop": ("loop/log.db", "leads to itself"),
    "a link to nowhere": ("dangling", "leads nowhere"),
    "a device": ("/dev/null", "not a file"),
    "a pipe": ("pipe", "not a file"),
    "300 characters": ("n" * 300, "too long"),
    "200 characters": ("n" * 200, "too long"),
    "a path of 5000": ("folder/" + "../folder/" * 500 + "log.db", "too long"),
    "in a file": ("file/log.db", "no folder"),
    "in a folder that is not there": ("nowhere/log.db", "there is no folder"),
    "of a server": ("//server/log.db", "there is no folder"),
    "an address": ("http://example.com/log.db", "is an address"),
    "an address of a file": ("file:log.db", "is an address"),
    "another's home": ("~nobody-there/log.db", "no such home"),
    "an escape": ("\x1b]0;x\x07/log.db", "there is no folder"),
    "undecodable": ("\udce9/log.db", "there is no folder"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder somebody is in, with one of each odd thing."""
    folder = tmp_path / "here"
    (folder / "folder").mkdir(parents=True)
    (folder / "file").write_text("mine")
    (folder / "loop").symlink_to("loop")
    (folder / "dangling").symlink_to("nothing")
    os.mkfifo(folder / "pipe")
    monkeypatch.chdir(folder)
    return folder


def everything_in(folder: Path) -> list[tuple[str, int]]:
    return sorted((str(path), path.lstat().st_mtime_ns) for path in folder.rglob("*"))


def refused(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> str:
    """The one sentence that a run ends with."""
    assert main(arguments) in (1, 2)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err[:-1].isprintable()
    assert "fault" not in err
    return str(err)


@pytest.mark.usefixtures("netcoach")
@pytest.mark.parametrize("how", ["--db", "NETCOACH_DB", "config"])
@pytest.mark.parametrize("odd", ODD_LOGS)
def test_an_odd_place_for_the_log_is_refused_and_nothing_is_made(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    odd: str,
    how: str,
) -> None:
    said, why = ODD_LOGS[odd]
    before = ["--db", said]
    if how == "NETCOACH_DB":
        if not said:
            pytest.skip("an empty variable says nothing")
        monkeypatch.setenv(how, said)
        before = []
    elif how == "config":
        if not said.isprintable():
            pytest.skip("no config file holds such a path")
        (folder / "config.toml").write_text(f'database = "{said}"')
        why = why if said.strip() else "path of a file"
        before = ["--config", str(folder / "config.toml")]
    there = everything_in(folder)
    for command in COMMANDS:
        err = refused(capsys, [*before, *command])
        assert why in err
        assert how in err
    assert everything_in(folder) == there


ODD_CONFIGS = {
    "empty": ("", "is empty"),
    "root": ("/", "folder"),
    "a folder": ("folder", "is no file"),
    "a slash at the end": ("file/", "folder"),
    "a loop": ("loop", "Too many levels"),
    "a link to nowhere": ("dangling", "No such file"),
    "a device": ("/dev/zero", "is no file"),
    "a pipe": ("pipe", "is no file"),
    "300 characters": ("n" * 300, "too long"),
    "in a file": ("file/config.toml", "cannot be read"),
    "not there": ("nowhere/config.toml", "No such file"),
    "an address": ("http://example.com/config.toml", "is an address"),
    "another's home": ("~nobody-there/config.toml", "no such home"),
    "undecodable": ("\udce9", "No such file"),
}


@pytest.mark.usefixtures("netcoach")
@pytest.mark.parametrize("how", ["--config", "NETCOACH_CONFIG"])
@pytest.mark.parametrize("odd", ODD_CONFIGS)
def test_an_odd_place_for_the_settings_is_refused_and_nothing_is_made(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    odd: str,
    how: str,
) -> None:
    said, why = ODD_CONFIGS[odd]
    before = ["--db", "log.db"]
    if how == "NETCOACH_CONFIG":
        if not said:
            pytest.skip("an empty variable says nothing")
        monkeypatch.setenv(how, said)
    else:
        before += [how, said]
    there = everything_in(folder)
    for command in COMMANDS:
        assert why in refused(capsys, [*before, *command])
    assert everything_in(folder) == there


def test_no_character_of_a_config_ends_the_program(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "config.toml").write_text('database = "log\\u0000.db"')
    for command in COMMANDS:
        assert "character" in refused(capsys, ["--config", "config.toml", *command])


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("log.db", "here/log.db"),
        ("folder/../log.db", "here/log.db"),
        ("./~log.db", "here/~log.db"),
        ("~/log.db", "home/log.db"),
        ("//{tmp}/log.db", "log.db"),
        ("a b?#%&.db", "here/a b?#%&.db"),
        ("n" * 150, "here/" + "n" * 150),
        ("\udce9.db", "here/\udce9.db"),
    ],
)
def test_the_log_is_where_it_was_said_to_be(
    netcoach: Netcoach, folder: Path, tmp_path: Path, said: str, place: str
) -> None:
    (tmp_path / "home").mkdir()
    there = said.format(tmp=str(tmp_path).lstrip("/"))
    netcoach.run("--db", there, "log", "Ada", "Test")
    assert (tmp_path / place).is_file()
    netcoach.run("--db", there, "backup")
    netcoach.run("--db", there, "undo")
    assert netcoach.run("--db", there, "doctor", "--json").document["sound"] is True


def test_no_settings_at_all_can_be_asked_for(netcoach: Netcoach) -> None:
    netcoach.run("week", "--config", os.devnull)


def test_a_config_with_a_byte_order_mark_is_read(netcoach: Netcoach, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_bytes(b"\xef\xbb\xbf" + b'[week]\nfirst_day = "sunday"\n')
    ran = netcoach.run("week", "--json", "--config", str(config))
    assert (ran.err, ran.document["week"]["start"]) == ("", "2026-11-22")
