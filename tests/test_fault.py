"""A kept fault tells where, and nothing of anybody."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from netcoach import fault as faults
from netcoach.domain.errors import InvalidInput
from netcoach.domain.text import clean_line
from netcoach.fault import Fault, fault_of, keep_fault, keep_quietly

CANARY = "Canary Vale"


def raised(kind: type[Exception] = LookupError) -> Exception:
    """An error with a name in its text, its notes, its cause, its locals and a call of ours."""

    def inner(name: object) -> None:
        try:
            clean_line(name)  # type: ignore[arg-type]
        except AttributeError as error:
            error.add_note(CANARY)
            raise kind(f"{name} {CANARY}") from error

    try:
        inner(len)
    except kind as error:
        return error
    raise AssertionError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where faults are kept."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state/netcoach/faults"


def test_the_story_holds_kinds_calls_and_our_lines_and_no_text(folder: Path) -> None:
    fault = fault_of(raised())
    kept = keep_fault(fault)
    assert kept is not None
    told = kept.read_text()
    assert (fault.kind, fault.file) == ("LookupError", "test_fault.py")
    assert "builtins.AttributeError" in told
    assert "netcoach/domain/text.py, line" in told
    assert "in clean_line" in told
    assert "test_fault.py, line" in told
    assert CANARY not in told
    assert str(Path.cwd()) not in told
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_group_and_a_loop_of_causes_are_told_once(folder: Path) -> None:
    first, second = raised(), raised(OSError)
    first.__cause__, second.__cause__ = second, first
    story = fault_of(ExceptionGroup(CANARY, [first, second])).story
    assert story.count("builtins.LookupError") == 1
    assert story.count("builtins.OSError") == 1
    assert CANARY not in " ".join(story)


def test_a_bottomless_call_is_told_by_its_ends(folder: Path) -> None:
    def fall() -> None:
        fall()

    with pytest.raises(RecursionError) as found:
        fall()
    story = fault_of(found.value).story
    assert len(story) < 200
    assert any("more calls" in line for line in story)


def test_only_the_newest_are_kept(folder: Path) -> None:
    names = []
    for number in range(faults.NEWEST + 3):
        kept = keep_fault(Fault(kind="KeyError"))
        assert kept is not None
        os.utime(kept, (number, time.monotonic() + number))
        names.append(kept)
    left = set(folder.iterdir())
    assert len(left) == faults.NEWEST
    assert names[-1] in left
    assert names[0] not in left


@pytest.mark.parametrize("wrong", ["no home", "a file there", "a link there", "no room"])
def test_where_none_can_be_kept_that_is_all(
    wrong: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    if wrong == "no home":
        monkeypatch.setenv("HOME", "")
        monkeypatch.delenv("XDG_STATE_HOME")
    elif wrong == "a file there":
        folder.parent.mkdir(parents=True)
        folder.write_text("")
    elif wrong == "a link there":
        folder.parent.mkdir(parents=True)
        folder.symlink_to(elsewhere)
    else:

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("tempfile.mkstemp", full)
    assert keep_fault(fault_of(raised())) is None
    assert not list(elsewhere.iterdir())


def test_what_ends_nothing_is_kept_unless_it_is_known(folder: Path) -> None:
    for known in (None, OSError(CANARY), InvalidInput(CANARY), KeyboardInterrupt()):
        keep_quietly(known)
    assert not folder.exists()
    keep_quietly(raised())
    assert len(list(folder.iterdir())) == 1


def test_a_fault_in_a_thread_prints_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from netcoach.cli.app import keep_unseen

    monkeypatch.setattr(threading, "excepthook", keep_unseen)

    def fail() -> None:
        raise LookupError(CANARY)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert capsys.readouterr() == ("", "")
    assert len(list(folder.iterdir())) == 1
    assert sys.exc_info() == (None, None, None)
