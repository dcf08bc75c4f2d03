from __future__ import annotations

import os
from pathlib import Path

import pytest

from netcoach.config.files import load_config, write_back, write_setting
from netcoach.config.named import ConfigProblem
from netcoach.domain.week.calendar import FirstDay


def test_a_new_file_and_its_folder_are_their_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "netcoach" / "config.toml"
    write_setting(file, "week", "first_day", "sunday")
    assert file.read_bytes() == b'[week]\nfirst_day = "sunday"\n'
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert list(file.parent.iterdir()) == [file]
    assert load_config(file=file, database=tmp_path / "log.db").first_day is FirstDay.SUNDAY


def test_a_file_that_was_there_becomes_private_and_keeps_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b'# mine\r\n[week]\r\nfirst_day = "monday"\r\n')
    file.chmod(0o644)
    write_setting(file, "week", "first_day", "sunday")
    assert file.read_bytes() == b'# mine\r\n[week]\r\nfirst_day = "sunday"\r\n'
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_byte_order_mark_stays_where_it_was(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b'\xef\xbb\xbf[week]\nfirst_day = "monday"\n')
    write_setting(file, "week", "first_day", "sunday")
    assert file.read_bytes() == b'\xef\xbb\xbf[week]\nfirst_day = "sunday"\n'


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles" / "netcoach.toml"
    kept.parent.mkdir()
    kept.write_text("")
    link = tmp_path / "config.toml"
    link.symlink_to(kept)
    write_setting(link, "look", "glyphs", "ascii")
    assert link.is_symlink()
    assert kept.read_text() == '[look]\nglyphs = "ascii"\n'


def test_what_an_editor_wrote_meanwhile_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    written = write_setting(file, "week", "first_day", "sunday")
    file.write_text('[week]\nfirst_day = "sunday"\nzone = "Asia/Tokyo"\n')
    assert not write_back(file, written)
    write_setting(file, "look", "glyphs", "ascii")
    assert 'zone = "Asia/Tokyo"' in file.read_text()


@pytest.mark.parametrize("before", [b"", b"# mine\n[week]  # cut\nfirst_day = 'friday'", None])
def test_what_was_written_can_be_taken_back_to_the_byte(
    tmp_path: Path, before: bytes | None
) -> None:
    file = tmp_path / "config.toml"
    if before is not None:
        file.write_bytes(before)
    written = write_setting(file, "week", "first_day", "sunday")
    assert write_back(file, written)
    assert (file.read_bytes() if file.exists() else None) == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[week", "is not TOML"),
        (b"\xff", "is not TOML"),
        (b"week = 1", "[week] first_day has no room in"),
    ],
)
def test_a_file_that_cannot_take_it_is_left_as_it_is(
    tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(content)
    with pytest.raises(ConfigProblem) as caught:
        write_setting(file, "week", "first_day", "sunday")
    assert words in str(caught.value)
    assert str(file) in str(caught.value)
    assert file.read_bytes() == content


def test_a_write_that_fails_leaves_the_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "config.toml"
    file.write_text("# mine\n")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ConfigProblem, match="could not be written: No space left on device"):
        write_setting(file, "week", "first_day", "sunday")
    assert file.read_text() == "# mine\n"
    assert list(tmp_path.iterdir()) == [file]


def test_a_setting_at_its_value_already_is_not_written_again(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[week]\nfirst_day = "sunday"\n')
    before = file.stat().st_ino
    write_setting(file, "week", "first_day", "sunday")
    write_setting(file, "look", "theme", None)
    assert file.stat().st_ino == before
    write_setting(tmp_path / "none.toml", "look", "theme", None)
    assert not (tmp_path / "none.toml").exists()
