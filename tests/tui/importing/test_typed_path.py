"""What a path means while it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from netcoach.tui.importing.picker import PathEntry, TypedPath


def meant(text: str, picked: PathEntry | None = None) -> PathEntry:
    """What Enter picks once the folder has been looked at."""
    typed = TypedPath(text=text, picked=picked)
    return typed.meant(typed.offer(lambda: False))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a zip in it, and an unpacked export beside that."""
    (tmp_path / "monday.zip").touch()
    (tmp_path / "tuesday.zip").touch()
    (tmp_path / "unpacked").mkdir()
    (tmp_path / "unpacked" / "Connections.csv").touch()
    return tmp_path


def test_a_whole_path_means_itself(folder: Path) -> None:
    assert meant(f"{folder}/monday.zip") == PathEntry(path=folder / "monday.zip")


def test_the_only_entry_is_meant_by_its_beginning(folder: Path) -> None:
    assert meant(f"{folder}/mon").path == folder / "monday.zip"
    assert meant(f"{folder}/day").path == folder / "day"


def test_a_folder_is_gone_into_and_then_imported_as_a_whole(folder: Path) -> None:
    assert meant(f"{folder}/unpacked").is_folder
    assert not meant(f"{folder}/unpacked/").is_folder


def test_a_folder_without_tables_is_only_gone_into(folder: Path) -> None:
    assert meant(f"{folder}/").is_folder


def test_a_name_that_cannot_be_typed_keeps_its_exact_path(tmp_path: Path) -> None:
    strange = tmp_path / "two\nlines"
    strange.mkdir()
    (strange / "a.zip").touch()
    picked = PathEntry(path=strange, is_folder=True)
    assert picked.typed == f"{tmp_path}/two lines/"
    assert meant(picked.typed, picked).path == strange
    assert meant(f"{picked.typed}a.zip", picked).path == strange / "a.zip"
    assert meant(f"{picked.typed}a", picked).path == strange / "a.zip"
    assert meant("/srv/other", picked).path == Path("/srv/other")


def test_nothing_typed_offers_the_first_things(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(folder))
    offer = TypedPath(text=" ").offer(lambda: False)
    assert [entry.path.name for entry in offer.entries] == ["unpacked", "monday.zip", "tuesday.zip"]
    assert TypedPath(text="~").offer(lambda: False) == offer
