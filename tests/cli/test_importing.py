from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.command import Netcoach
from tests.support.exports import asked, connected
from tests.support.importing import an_export, content


class Screen:
    """A stream that says it is a terminal."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Two requests, one of them accepted, and a row that cannot be read."""
    return an_export(
        tmp_path,
        [
            asked("Bo Kessler", "11/16/26, 9:30 AM", slug="bo-kessler"),
            asked("Ana Rybar", "11/17/26, 9:30 AM", slug="ana-rybar"),
            asked("Odd Sander", "13/45/26, 1:30 PM"),
        ],
        [connected("Bo", "Kessler", "18 Nov 2026", slug="bo-kessler", company="Orbital")],
    )


def test_an_import_is_shown_and_then_in_its_week(netcoach: Netcoach, export: Path) -> None:
    ran = netcoach.run("import", str(export), "--yes")

    assert "2 past requests to add." in ran.out
    assert "Invitations.csv, row 4: unreadable date" in ran.out
    assert "2 past requests added." in ran.out
    assert "'netcoach undo' takes all of it back." in ran.out
    assert ran.out.count("an upper bound") == 1
    assert ran.err == ""
    week = netcoach.week()
    assert [(one["person"], one["source"]) for one in week["requests"]] == [
        ("Bo Kessler", "import"),
        ("Ana Rybar", "import"),
    ]
    assert week["requests"][0]["latest"] == "accepted"


def test_a_path_that_was_dropped_into_a_prompt_is_found(netcoach: Netcoach, export: Path) -> None:
    ran = netcoach.run("import", f"'{export}' ", "--dry-run")
    assert "2 past requests to add." in ran.out
    address = netcoach.run("import", f"file://{export}", "--dry-run")
    assert address.out == ran.out


def test_the_document_holds_every_count(netcoach: Netcoach, export: Path) -> None:
    netcoach.log("2026-11-01")

    document = netcoach.run("import", str(export), "--yes", "--json").document

    assert document["file"] == "export.zip"
    assert document["kind"] == "linkedin-archive"
    assert document["requests"] == {
        "added": 2,
        "known": 0,
        "filled": 0,
        "skipped": 1,
        "held_before": 0,
    }
    assert document["accepted"] == {"matched": 1, "by_name": 0}
    assert document["people"] == {"added": 2, "known": 0, "connections": 0, "joined_by_name": 0}
    assert document["hidden_members"] == 0
    assert document["covers"] == {"from": "2026-11-16", "to": "2026-11-17"}
    assert document["problems"] == [{"file": "Invitations.csv", "row": 4, "why": "unreadable date"}]
    assert document["import_again_by"] == "2027-04-18"
    assert Path(document["backup"]).exists()


def test_importing_again_says_that_nothing_is_new(netcoach: Netcoach, export: Path) -> None:
    netcoach.run("import", str(export), "--yes")
    before = content(netcoach.database)

    again = netcoach.run("import", str(export), "--yes")

    assert again.out.startswith("Nothing new: all 2 requests in it are in your log.")
    assert "added" not in again.out
    assert content(netcoach.database) == before


@pytest.mark.parametrize("arguments", [["--dry-run"], ["--dry-run", "--json"]])
def test_a_dry_run_writes_nothing(netcoach: Netcoach, export: Path, arguments: list[str]) -> None:
    netcoach.run("import", str(export), *arguments)

    assert not list(netcoach.database.parent.iterdir())


def test_a_dry_run_tells_what_an_import_would_do(netcoach: Netcoach, export: Path) -> None:
    looked = netcoach.run("import", str(export), "--dry-run", "--json").document
    done = netcoach.run("import", str(export), "--yes", "--json").document

    assert looked.pop("dry_run")
    assert not done.pop("dry_run")
    assert looked == done


def test_without_a_terminal_yes_must_be_said(netcoach: Netcoach, export: Path) -> None:
    ran = netcoach.run("import", str(export), status=2)

    assert ran.out == ""
    assert "--yes" in ran.err
    assert not netcoach.database.exists()


def test_a_script_that_wants_a_document_is_not_asked(
    netcoach: Netcoach, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", Screen(sys.stderr))
    monkeypatch.setattr(sys, "stdin", Screen(sys.stdin))

    assert netcoach.run("import", str(export), "--json", status=2).out == ""


@pytest.mark.parametrize(("answer", "sent"), [("y\n", 2), ("n\n", 0), ("\n", 0)])
def test_on_a_terminal_it_asks(
    netcoach: Netcoach,
    export: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    sent: int,
) -> None:
    monkeypatch.setattr(sys, "stderr", Screen(sys.stderr))
    monkeypatch.setattr(sys, "stdin", Screen(sys.stdin))
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: answer.strip())

    ran = netcoach.run("import", str(export))

    assert ("Nothing was imported" in ran.err) is (not sent)
    assert netcoach.week()["sent"] == sent


def test_an_interrupted_import_changes_nothing(
    netcoach: Netcoach, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netcoach.log("2026-11-01")
    before = content(netcoach.database)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("netcoach.storage.importing.writes.refresh", interrupt)
    netcoach.run("import", str(export), "--yes", status=130)

    assert content(netcoach.database) == before


@pytest.mark.parametrize(
    ("name", "text"), [("missing.zip", None), ("notes.csv", "a,b\n1,2\n"), ("x.zip", "PK no")]
)
def test_what_is_no_export_is_said_in_one_sentence(
    netcoach: Netcoach, tmp_path: Path, name: str, text: str | None
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)

    ran = netcoach.run("import", str(tmp_path / name), "--yes", status=1)

    assert (ran.out, ran.err.count("\n")) == ("", 1)
    assert not netcoach.database.exists()


def test_undo_names_the_import(netcoach: Netcoach, export: Path) -> None:
    netcoach.run("import", str(export), "--yes")

    assert netcoach.run("undo").out.startswith("Took back the import")
    assert netcoach.week()["sent"] == 0
    assert netcoach.run("redo", "--json").document == {"redone": "import", "person": ""}
    assert netcoach.week()["sent"] == 2
