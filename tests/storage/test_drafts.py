"""Text of an open form survives its program."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from netcoach.storage.drafts import kept_path, new_kept, text_in, unsaved


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the database would be."""
    return tmp_path / "data" / "netcoach.db"


def crash_with(database: Path, uid: str, text: str) -> None:
    """Keep a text in another process and end that process without warning."""
    code = (
        "import os, sys; from pathlib import Path; from netcoach.storage.drafts import new_kept\n"
        "new_kept(Path(sys.argv[1]), sys.argv[2]).keep(sys.argv[3]); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(database), uid, text], check=False)


def test_text_is_found_after_a_crash_and_gone_after_a_drop(database: Path) -> None:
    crash_with(database, "a", "Bo Kessl")
    found = unsaved(database, str)

    assert found is not None
    kept, text = found
    assert text == "Bo Kessl"
    kept.drop()
    assert unsaved(database, str) is None
    assert list(database.parent.iterdir()) == []


def test_the_text_of_a_living_form_is_not_taken(database: Path) -> None:
    kept = new_kept(database, "a")
    kept.keep("Bo")

    assert unsaved(database, str) is None
    kept.drop()


def test_a_shorter_text_replaces_a_longer_one(database: Path) -> None:
    kept = new_kept(database, "a")
    kept.keep("a long text with ünïcode")
    kept.keep("Bo\nKessler")

    assert kept.text() == "Bo\nKessler"
    kept.drop()


def test_the_file_is_private(database: Path) -> None:
    kept = new_kept(database, "a")

    assert stat.S_IMODE(kept_path(database, "a").stat().st_mode) == 0o600
    kept.drop()


def test_a_planted_link_is_not_followed(database: Path, tmp_path: Path) -> None:
    database.parent.mkdir()
    target = tmp_path / "target"
    target.write_text("5\nhello")
    kept_path(database, "a").symlink_to(target)

    assert unsaved(database, str) is None
    with pytest.raises(OSError, match="exists"):
        new_kept(database, "a")
    assert target.read_text() == "5\nhello"


def test_a_torn_file_is_nothing(database: Path) -> None:
    database.parent.mkdir()
    kept_path(database, "a").write_text("50\nBo Kes")

    assert unsaved(database, str) is None


def test_a_text_that_nobody_wants_now_stays_for_whoever_does(database: Path) -> None:
    crash_with(database, "a", "Bo Kessl")
    crash_with(database, "b", "Cleo")

    assert unsaved(database, lambda text: None) is None
    found = unsaved(database, lambda text: text if text.startswith("Bo") else None)
    assert found is not None
    assert found[1] == "Bo Kessl"
    found[0].release()
    for text in ("Cleo", "Bo Kessl"):
        found = unsaved(database, str)
        assert found is not None
        assert found[1] == text
        found[0].drop()


def test_where_there_is_no_room_the_text_before_stays_whole(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = new_kept(database, "a")
    kept.keep("Bo Kessler")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            kept.keep("Bo Kessler of Fjord")
    assert text_in(kept_path(database, "a")) == kept.text() == "Bo Kessler"
    assert [path.name for path in database.parent.iterdir()] == ["netcoach.db.draft-a"]
    kept.keep("Bo Kessler of Fjo")
    assert text_in(kept_path(database, "a")) == "Bo Kessler of Fjo"
    assert unsaved(database, str) is None
    kept.drop()


def test_a_text_that_was_being_written_is_no_text(database: Path) -> None:
    database.parent.mkdir()
    kept_path(database, "a.part").write_text("2\nBo")

    assert unsaved(database, str) is None
    assert list(database.parent.iterdir()) == []
