"""Files beside the log: where there are no hard links, and where a link was planted."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netcoach.cli import main
from tests.support.command import Netcoach


def refusing(error: int) -> Callable[..., Any]:
    """A way of linking that the file system refuses."""

    def link(*_: object, **__: object) -> None:
        raise OSError(error, os.strerror(error))

    return link


@pytest.fixture(
    params=[errno.EPERM, errno.ENOTSUP, errno.EACCES, errno.EMLINK, errno.ENOSYS, None],
    ids=lambda error: errno.errorcode[error] if error else "no os.link",
)
def _no_hard_links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let hard links fail as file systems and systems without them do."""
    if request.param is None:
        monkeypatch.delattr(os, "link")
    else:
        monkeypatch.setattr(os, "link", refusing(request.param))


@pytest.mark.usefixtures("_no_hard_links")
def test_everything_is_kept_and_brought_back_without_hard_links(
    netcoach: Netcoach, tmp_path: Path
) -> None:
    netcoach.log("yesterday")
    whole, copy = tmp_path / "all.json", tmp_path / "copy.db"
    netcoach.run("export", str(whole))
    netcoach.run("backup", str(copy))
    kept = Path(netcoach.run("backup", "--json").document["backup"])
    netcoach.log("yesterday")
    netcoach.run("restore", "--yes", str(kept))
    assert len(netcoach.week()["requests"]) == 1
    netcoach.log("yesterday")
    netcoach.run("restore", "--yes", str(copy))
    assert len(netcoach.week()["requests"]) == 1
    fresh = Netcoach(tmp_path / "fresh.db", netcoach.captured)
    fresh.log("yesterday")
    fresh.run("import", "--yes", str(whole))
    assert fresh.week()["requests"]
    for made in (whole, copy, kept):
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert not list(tmp_path.rglob(".*part*"))


@pytest.mark.usefixtures("_no_hard_links")
def test_a_damaged_log_is_set_aside_without_hard_links(netcoach: Netcoach) -> None:
    netcoach.log("yesterday")
    kept = netcoach.run("backup", "--json").document["backup"]
    damaged = netcoach.database.read_bytes()[:5000]
    netcoach.database.write_bytes(damaged)
    netcoach.run("restore", "--yes", kept)
    assert len(netcoach.week()["requests"]) == 1
    (aside,) = netcoach.database.parent.glob("**/*.damaged*")
    assert aside.read_bytes() == damaged


@pytest.mark.usefixtures("_no_hard_links")
def _as_it_lies(path: Path) -> tuple[int, ...]:
    """What a write would change; when it was read last, a look changes too."""
    found = path.lstat()
    return found.st_ino, found.st_mode, found.st_size, found.st_mtime_ns


@pytest.mark.parametrize("lies_there", ["file", "link", "folder"])
@pytest.mark.parametrize("command", ["export", "backup"])
def test_nothing_is_written_over_without_hard_links(
    netcoach: Netcoach, tmp_path: Path, command: str, lies_there: str
) -> None:
    netcoach.log("yesterday")
    target = tmp_path / "mine"
    match lies_there:
        case "file":
            target.write_text("mine")
        case "link":
            target.symlink_to(tmp_path / "nowhere")
        case _ if command == "backup":
            pytest.skip("a backup may go into a folder")
        case _:
            target.mkdir()
    before = _as_it_lies(target)
    assert "left as it is" in netcoach.run(command, str(target), status=1).err
    assert _as_it_lies(target) == before
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.usefixtures("_no_hard_links")
def test_a_name_that_could_not_be_given_is_free_again(
    netcoach: Netcoach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netcoach.log("yesterday")
    monkeypatch.setattr(Path, "replace", refusing(errno.EIO))
    netcoach.run("export", str(tmp_path / "all.json"), status=1)
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


COMMANDS_THAT_BACK_UP = {
    "backup": ("backup",),
    "restore": ("restore", "--yes", "{copy}"),
    "import": ("import", "--yes", "{export}"),
    "forget": ("forget", "--yes", "Person", "Number1"),
}


@pytest.mark.parametrize("planted", ["link", "loop", "file"])
@pytest.mark.parametrize("command", COMMANDS_THAT_BACK_UP)
def test_backups_never_go_through_a_planted_link(
    netcoach: Netcoach, tmp_path: Path, command: str, planted: str
) -> None:
    other = Netcoach(tmp_path / "other.db", netcoach.captured)
    other.run("log", "Ada", "Test", "--when", "yesterday")
    copy, export = tmp_path / "copy.db", tmp_path / "all.json"
    other.run("backup", str(copy))
    other.run("export", str(export))
    netcoach.log("yesterday")
    backups, elsewhere = netcoach.database.parent / "backups", tmp_path / "elsewhere"
    elsewhere.mkdir()
    match planted:
        case "link":
            backups.symlink_to(elsewhere)
        case "loop":
            backups.symlink_to(backups)
        case _ if command == "forget":
            pytest.skip("a file holds no backups to be rid of anybody")
        case _:
            backups.touch()
    before = netcoach.run("export").out
    said = netcoach.run(
        *(part.format(copy=copy, export=export) for part in COMMANDS_THAT_BACK_UP[command]),
        status=1,
    ).err
    assert str(backups) in said
    assert said.count("\n") == 1
    assert "fault" not in said
    assert not list(elsewhere.iterdir())
    assert netcoach.run("export").out == before


ODD_TARGETS = (
    [
        "",
        "new/",
        "n" * 300 + "/",
        "loop",
        "loop/all",
        "n" * 300,
        "n" * 250,
        "file/all",
        "nowhere/all",
        "/dev/null",
    ],
    ["nowhere/all", "/dev/null", "/", ".", "here"],
)


@pytest.mark.parametrize(
    ("command", "target"),
    [
        *(("backup", target) for target in ODD_TARGETS[0]),
        *(("export", target) for targets in ODD_TARGETS for target in targets),
        *(("export --force", target) for target in ["", "/", ".", "here", "new/", "loop/all"]),
        *(("import --yes", target) for target in ["", "new/", "loop", "n" * 300, "file/all"]),
        *(("restore --yes", target) for target in ["", "new/", "loop", "n" * 300, "file/all"]),
    ],
)
def test_an_odd_path_is_refused_in_a_sentence_and_nothing_is_made(
    netcoach: Netcoach,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    target: str,
) -> None:
    netcoach.log("yesterday")
    (tmp_path / "here").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    monkeypatch.chdir(tmp_path)

    def there() -> list[Path]:
        return sorted(path for path in tmp_path.rglob("*") if "data" not in path.parts)

    before = there()
    said = main(["--db", str(netcoach.database), *command.split(), target])
    out, err = netcoach.captured.readouterr()
    assert (said in (1, 2), out) == (True, "")
    assert err.endswith(".\n") or "--help" in err
    assert "fault" not in err
    assert there() == before


def test_doctor_names_a_planted_link(netcoach: Netcoach, tmp_path: Path) -> None:
    netcoach.log("yesterday")
    backups = netcoach.database.parent / "backups"
    backups.symlink_to(tmp_path)
    ran = netcoach.run("doctor", "--json", status=1)
    (found,) = (check for check in ran.document["checks"] if not check["ok"])
    assert str(backups) in found["detail"]
    assert {check["what"] for check in ran.document["checks"]} >= {"structure", "weeks"}
