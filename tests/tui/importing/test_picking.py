"""What can be picked while a path is typed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from netcoach.tui.importing import picker
from netcoach.tui.importing.picker import Offer, PathEntry, first_offer, offer_for, shown_path


def wanted() -> bool:
    """Go on looking."""
    return False


def names(offer: Offer) -> list[str]:
    """What is offered, as it is shown."""
    return [entry.path.name + ("/" if entry.is_folder else "") for entry in offer.entries]


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with a download in it."""
    (tmp_path / "Downloads").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_folders_come_first_and_only_zips_and_tables_are_offered(tmp_path: Path) -> None:
    for name in ("b.ZIP", "a.csv", "song.mp3", ".hidden.zip", "c.zip.part"):
        (tmp_path / name).touch()
    (tmp_path / "z").mkdir()
    (tmp_path / ".cache").mkdir()
    offer = offer_for(tmp_path, "", wanted)
    assert names(offer) == [tmp_path.name, "z/", "a.csv", "b.ZIP"]
    assert offer.entries[0].whole


def test_a_folder_without_a_table_is_not_offered_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "a.zip").touch()
    assert names(offer_for(tmp_path, "", wanted)) == ["a.zip"]


def test_what_begins_with_the_typed_text_comes_before_what_holds_it(tmp_path: Path) -> None:
    for name in ("a-linkedin.zip", "LinkedIn.zip", "other.zip"):
        (tmp_path / name).touch()
    assert names(offer_for(tmp_path, "link", wanted)) == ["LinkedIn.zip", "a-linkedin.zip"]


def test_a_folder_that_cannot_be_listed_offers_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "missing", tmp_path / "file", Path("nul\0byte")):
        assert offer_for(folder, "", wanted) == Offer()


def test_a_huge_folder_is_neither_read_nor_offered_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(picker.OFFERED + 20):
        (tmp_path / f"{number:03}.zip").touch()
    offer = offer_for(tmp_path, "", wanted)
    assert (len(offer.entries), offer.more) == (picker.OFFERED, True)
    monkeypatch.setattr(picker, "LOOKED_AT", 7)
    offer = offer_for(tmp_path, "", wanted)
    assert (len(offer.entries), offer.more) == (7, False)


def test_looking_ends_when_it_is_not_wanted_any_more(tmp_path: Path) -> None:
    (tmp_path / "a.zip").touch()
    assert offer_for(tmp_path, "", lambda: True) == Offer()


def test_the_newest_exports_are_offered_first(at_home: Path) -> None:
    for age, name in enumerate(("Basic_LinkedInDataExport_3.zip", "linkedin 2.zip", "x.zip")):
        path = at_home / "Downloads" / name
        path.touch()
        os.utime(path, (1000 - age, 1000 - age))
    (at_home / "Complete_LinkedInDataExport_1.zip").touch()
    offer = first_offer(wanted)
    assert offer.found == 3
    assert [entry.typed for entry in offer.entries] == [
        "~/Complete_LinkedInDataExport_1.zip",
        "~/Downloads/Basic_LinkedInDataExport_3.zip",
        "~/Downloads/linkedin 2.zip",
        "~/Downloads/",
    ]


def test_without_a_home_folder_it_begins_where_the_program_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "LinkedIn.zip").touch()
    monkeypatch.chdir(tmp_path)
    offer = first_offer(wanted)
    assert (names(offer), offer.found) == (["LinkedIn.zip"], 1)


def test_a_broken_link_and_a_pipe_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "gone.zip").symlink_to(tmp_path / "nowhere.zip")
    os.mkfifo(tmp_path / "pipe.zip")
    assert offer_for(tmp_path, "", wanted) == Offer()


def test_the_home_folder_is_written_with_a_tilde(at_home: Path) -> None:
    assert shown_path(at_home) == "~"
    assert shown_path(at_home / "Downloads") == "~/Downloads"
    assert shown_path(Path("/srv/x")) == "/srv/x"
    assert PathEntry(path=at_home / "Downloads", is_folder=True).typed == "~/Downloads/"


def test_a_path_is_shown_in_one_line_without_anything_that_acts() -> None:
    shown = shown_path(Path("/srv/two\nlines \x1b[31m\u202e\udcff.zip"))
    assert shown == "/srv/two lines [31m.zip"
