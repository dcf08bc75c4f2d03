from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from netcoach.config import Config
from netcoach.config.files import load_config, write_setting
from netcoach.config.named import ConfigProblem
from netcoach.config.registry import PLANS
from netcoach.domain.week.calendar import FirstDay


def read(folder: Path, text: str) -> Config:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return load_config(file=file, database=folder / "log.db")


@pytest.mark.parametrize(
    ("text", "setting", "value"),
    [
        ('[week]\nfirst_day = "sunday"', "first_day", FirstDay.SUNDAY),
        ('[week]\nfirst_day = "Saturday"', "first_day", FirstDay.SATURDAY),
        ('[linkedin]\nplan = "premium"', "plan", "premium"),
        ('[linkedin]\nplan = "premium"', "notes_a_month", None),
        ('[linkedin]\nplan = "premium"', "note_length", 300),
        ('[linkedin]\nplan = "premium"\nnotes_a_month = 30', "notes_a_month", 30),
        ('[linkedin]\nplan = "free"\nnote_length = 300', "note_length", 300),
        ("[linkedin]\nnotes_a_month = 0", "notes_a_month", 0),
        ("[linkedin]\nnotes_a_month = 1000", "notes_a_month", 1000),
        ("[linkedin]\nnote_length = 1", "note_length", 1),
        ('[linkedin]\nsent_at_zone = "Europe/Berlin"', "sent_at_zone", "Europe/Berlin"),
        ('[week]\nzone = "Asia/Tokyo"', "zone", "Asia/Tokyo"),
        ("", "zone", None),
        ('[look]\ntheme = "nord"', "theme", "nord"),
        ('[look]\nglyphs = "ascii"', "glyphs", "ascii"),
        ('[keys]\nundo = "z"\nlog = "f2,n"', "keys", (("undo", "z"), ("log", "f2,n"))),
        ("", "first_day", FirstDay.MONDAY),
    ],
)
def test_a_setting_is_read(tmp_path: Path, text: str, setting: str, value: Any) -> None:
    config = read(tmp_path, text)
    assert getattr(config, setting) == value
    assert config.problems == ()


@pytest.mark.parametrize(
    ("text", "place", "allowed"),
    [
        ('[week]\nfirst_day = "someday"', '[week] first_day is "someday"', "monday, tuesday"),
        ("[week]\nfirst_day = 1", "[week] first_day is 1", "sunday"),
        ('[linkedin]\nplan = "gold"', '[linkedin] plan is "gold"', "one of free, premium"),
        ("[linkedin]\nnotes_a_month = -1", "notes_a_month is -1", "from 0 to 1,000"),
        ("[linkedin]\nnotes_a_month = 1001", "notes_a_month is 1001", "from 0 to 1,000"),
        ("[linkedin]\nnotes_a_month = true", "notes_a_month is true", "a whole number"),
        ("[linkedin]\nnote_length = 0", "note_length is 0", "from 1 to 20,000"),
        ("[linkedin]\nnote_length = 9.5", "note_length is 9.5", "a whole number"),
        ('[linkedin]\nsent_at_zone = "Mars/Base"', "sent_at_zone is", "a zone like"),
        ('[linkedin]\nsent_at_zone = "/etc/passwd"', "sent_at_zone is", "a zone like"),
        ('[linkedin]\nsent_at_zone = "../x"', "sent_at_zone is", "a zone like"),
        ('[look]\ntheme = ""', '[look] theme is ""', "the name of a theme"),
        ('[look]\nglyphs = "emoji"', "[look] glyphs is", "one of unicode, ascii"),
        ("[keys]\nundo = 1", "[keys] undo is 1", "keys like"),
        ("[week]\nlast_day = 1", "[week] last_day is no setting", "[week] knows first_day"),
        ("colour = 1", "colour is no setting", "database, [keys], [linkedin], [look], [week]"),
        ("[weak]\nfirst_day = 1", "weak is no setting", "[week]"),
        ("week = 1", "week is no setting", "[week]"),
        ('theme = "nord"', "theme is no setting", "[look]"),
    ],
)
def test_what_cannot_be_is_named_and_left_at_its_default(
    tmp_path: Path, text: str, place: str, allowed: str
) -> None:
    config = read(tmp_path, text)
    (problem,) = config.problems
    assert problem.startswith(f"{tmp_path / 'config.toml'}: ")
    assert place in problem
    assert allowed in problem
    assert config == Config(
        database=config.database, file=config.file, problems=config.problems, wrong=config.wrong
    )
    ((_, key),) = config.wrong
    assert key in place


def test_one_wrong_setting_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    config = read(tmp_path, '[week]\nfirst_day = "x"\n[look]\ntheme = "nord"\nglyphs = "y"')
    assert config.theme == "nord"
    assert len(config.problems) == 2


def test_a_long_or_hostile_value_is_cut_and_cleaned_in_the_sentence(tmp_path: Path) -> None:
    config = read(tmp_path, '[look]\nglyphs = "\\u001b]52;c;' + "x" * 500 + '"')
    (problem,) = config.problems
    assert problem.isprintable()
    assert len(problem) < len(str(tmp_path)) + 150


@pytest.mark.parametrize("plan", PLANS)
def test_the_plain_config_is_that_of_the_free_plan(plan: str, tmp_path: Path) -> None:
    config = read(tmp_path, f'[linkedin]\nplan = "{plan}"')
    assert (config == Config(database=config.database, file=config.file)) is (plan == "free")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[week", "is not TOML"),
        (b"\xff\xfe", "is not TOML"),
        (b"a = " + b"[" * 5_000, "is not TOML"),
        (b"# " * 600_000, "over a megabyte"),
        (b"database = 3", "database is 3, and can be the path of a file"),
    ],
)
def test_a_file_that_leaves_the_log_open_stops(tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(content)
    with pytest.raises(ConfigProblem, match=words):
        load_config(file=file)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[look]\nglyphs = ascii", "is not TOML; every default is used (Invalid value (at line 2"),
        (b"\xff\xfe", "is not TOML; every default is used ("),
        (b"a = " + b"[" * 5_000, "is not TOML; every default is used ("),
        (b"database = 3", "database is 3, and can be the path of a file; the log named otherwise"),
        (b'database = ""', 'database is "", and can be the path of a file; the log named'),
    ],
)
def test_with_the_log_named_it_opens_with_the_defaults(
    tmp_path: Path, content: bytes, words: str
) -> None:
    file, log = tmp_path / "config.toml", tmp_path / "log.db"
    file.write_bytes(content)
    config = load_config(file=file, database=log)
    (problem,) = config.problems
    assert problem.startswith(str(file))
    assert words in problem
    plain = Config(database=log, file=file, problems=config.problems, wrong=config.wrong)
    assert config == plain


def test_what_is_no_toml_is_never_written_into(tmp_path: Path) -> None:
    file, content = tmp_path / "config.toml", b"[look]\nglyphs = ascii  # mine\n"
    file.write_bytes(content)
    config = load_config(file=file, database=tmp_path / "log.db")
    assert config.file is not None
    with pytest.raises(ConfigProblem, match="is not TOML"):
        write_setting(config.file, "look", "glyphs", "ascii")
    assert file.read_bytes() == content


def test_a_config_file_that_was_named_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigProblem, match=r"none\.toml cannot be read: No such file"):
        load_config(file=tmp_path / "none.toml", database=tmp_path / "log.db")


def test_a_folder_is_no_config_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigProblem, match="is no file"):
        load_config(file=tmp_path)


def test_a_pipe_that_nobody_writes_to_does_not_stop_the_start(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "config.toml")
    with pytest.raises(ConfigProblem, match="is no file"):
        load_config(file=tmp_path / "config.toml")


def test_the_database_is_found_from_the_config_files_folder_on(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('database = "mine/log.db"')
    (tmp_path / "mine").mkdir()
    assert load_config(file=file).database == tmp_path / "mine" / "log.db"
    other = tmp_path / "other.db"
    assert load_config(file=file, database=other).database == other


def test_a_tilde_is_the_home_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    file = tmp_path / "config.toml"
    file.write_text('database = "~/log.db"')
    (tmp_path / "home").mkdir()
    assert load_config(file=file).database == tmp_path / "home" / "log.db"


def test_the_platform_has_places_for_both_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    config = load_config()
    assert tmp_path in config.database.parents
    assert config.file is not None
    assert tmp_path in config.file.parents
    config.file.parent.mkdir(parents=True)
    config.file.write_text('[look]\ntheme = "nord"')
    assert load_config().theme == "nord"


@pytest.mark.parametrize("home", ["", "relative"])
def test_without_a_home_the_log_needs_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.setenv("HOME", home)
    with pytest.raises(ConfigProblem, match="name a file with --db or NETCOACH_DB"):
        load_config()
    assert load_config(database=tmp_path / "log.db").file is None
