"""Commands on a log that holds what cannot be read: everything else works, and it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from netcoach.coach.week import WeekService
from tests.storage.damaging import NO_TEXT, set_value
from tests.support.command import Netcoach

DAMAGED = "1 person cannot be read (people 2) and is left out;"


@pytest.fixture
def damaged(netcoach: Netcoach) -> Netcoach:
    """A log of three requests, of which the second went to somebody who cannot be read."""
    for number in range(3):
        netcoach.log(f"2026-11-{18 + number}T09:00")
    set_value(netcoach.database, "people", 2, "name", b"Acme" + NO_TEXT)
    return netcoach


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("week",), "2 so far"),
        (("list",), "Number1"),
        (("people",), "Number3"),
        (("trends",), ""),
        (("remind",), ""),
        (("export", "-"), "Number1"),
        (("log", "Bo Kessler"), "Logged Bo Kessler. 3 so far"),
        (("rest",), "rest week"),
    ],
)
def test_a_command_leaves_out_what_cannot_be_read_and_says_so(
    damaged: Netcoach, command: tuple[str, ...], said: str
) -> None:
    who = tuple("Person Number1" if word == "Number1" else word for word in command)
    ran = damaged.run(*who)
    assert said in ran.out
    assert "Number2" not in ran.out
    assert ran.err.count("cannot be read") == 1
    assert DAMAGED in ran.err


def test_a_command_about_one_person_reads_nobody_else_and_says_nothing(damaged: Netcoach) -> None:
    ran = damaged.run("outcome", "Person Number1", "accepted", "--json")
    assert (ran.document["request"]["person"], ran.err) == ("Person Number1", "")


def test_nothing_that_a_row_holds_is_told(damaged: Netcoach) -> None:
    assert "Acme" not in damaged.run("week").err


def test_several_rows_are_told_in_one_line(damaged: Netcoach) -> None:
    set_value(damaged.database, "requests", 3, "reason", NO_TEXT)
    assert damaged.run("week").err == (
        "2 rows cannot be read (people 2, requests 3) and are left out;"
        f" `netcoach --db {damaged.database} doctor` says more.\n"
    )


def test_a_sound_log_says_nothing_of_it(netcoach: Netcoach) -> None:
    netcoach.log("2026-11-18")
    assert netcoach.run("week").err == ""


@pytest.mark.parametrize("problem", [ValueError("secret"), KeyError("secret")])
def test_a_stored_request_is_no_failure_whatever_happens_after(
    netcoach: Netcoach, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise problem

    with monkeypatch.context() as patched:
        patched.setattr(WeekService, "review", fail)
        ran = netcoach.run("log", "Bo Kessler")
    assert ran.err.startswith("That is done and stored.\n")
    assert "secret" not in ran.err
    assert "Kessler" in netcoach.run("list").out


def test_doctor_names_every_row_that_cannot_be_read(damaged: Netcoach) -> None:
    set_value(damaged.database, "requests", 1, "zone", b"Europe/Brelin")
    set_value(damaged.database, "requests", 3, "person_id", 99)
    set_value(damaged.database, "entries", 1, "kind", NO_TEXT)
    ran = damaged.run("doctor", "--json", status=1)
    bad = {check["what"]: check["detail"] for check in ran.document["checks"] if not check["ok"]}
    assert (
        bad.items()
        >= {
            "people 2": "cannot be read: name is no text",
            "requests 1": "cannot be read: zone holds nothing netcoach knows",
            "requests 3": "belongs to a row that is not there",
            "entries 1": "cannot be read: kind is no text",
        }.items()
    )
    assert "! people 2" in damaged.run("doctor", status=1).out


def test_doctor_names_the_command_that_repairs_this_log(damaged: Netcoach) -> None:
    command = f"`netcoach --db {damaged.database} doctor --repair` sets aside"
    assert command in damaged.run("doctor", status=1).err


def test_doctor_repairs_in_one_sentence_and_the_log_is_sound(damaged: Netcoach) -> None:
    said = damaged.run("doctor", "--repair").out
    (file,) = (damaged.database.parent / "backups").glob("*.json")
    (before,) = (damaged.database.parent / "backups").glob("*.db")
    assert said == (
        "Set aside 1 person that cannot be read (people 2) and 1 row that belongs to it in"
        f" {file}, readable by you only; the log as it was before: {before}\n"
    )
    assert damaged.run("doctor", "--json").document["sound"]
    assert damaged.run("week").err == ""


def test_doctor_says_what_it_repaired_as_json(damaged: Netcoach) -> None:
    document = damaged.run("doctor", "--repair", "--json").document
    assert document["sound"]
    repair = document["repair"]
    assert repair["unreadable"] == [{"table": "people", "id": 2, "column": "name", "why": "text"}]
    assert (repair["along"], "set-aside" in repair["file"]) == (1, True)
    again = damaged.run("doctor", "--repair", "--json").document["repair"]
    assert again == {"unreadable": [], "along": 0, "file": None, "before": None, "indexes": False}


def test_a_sound_log_is_not_repaired(netcoach: Netcoach) -> None:
    netcoach.log("2026-11-18")
    ran = netcoach.run("doctor", "--repair")
    assert ran.out == "Nothing was repaired: every row can be read.\n"


def test_what_repair_cannot_mend_it_says(netcoach: Netcoach) -> None:
    netcoach.log("2026-11-18")
    kept = netcoach.run("backup", "--json").document["backup"]
    before = damage_structure(netcoach)
    ran = netcoach.run("doctor", "--repair", status=1)
    assert ran.err.count("\n") == 1
    assert f"`netcoach --db {netcoach.database} restore {kept}`" in ran.err
    assert netcoach.database.read_bytes() == before


def test_the_usual_log_needs_no_name_in_what_brings_it_back(
    netcoach: Netcoach, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data home"))
    usual = Netcoach(tmp_path / "data home" / "netcoach" / "netcoach.db", netcoach.captured)
    usual.database.parent.mkdir(parents=True)
    usual.log("2026-11-18")
    kept = usual.run("backup", "--json").document["backup"]
    usual.database.unlink()
    assert f"`netcoach restore '{kept}'`" in usual.run("week", status=1).err


def test_the_usual_log_needs_no_name_in_what_says_more(
    netcoach: Netcoach, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    usual = Netcoach(tmp_path / "netcoach" / "netcoach.db", netcoach.captured)
    usual.database.parent.mkdir(parents=True)
    usual.log("2026-11-18")
    set_value(usual.database, "people", 1, "name", NO_TEXT)
    assert "`netcoach doctor` says more" in usual.run("week").err
    assert "`netcoach doctor --repair` sets aside" in usual.run("doctor", status=1).err


def test_a_good_backup_is_restored_over_a_damaged_log(netcoach: Netcoach) -> None:
    netcoach.log("2026-11-18")
    kept = netcoach.run("backup", "--json").document["backup"]
    set_value(netcoach.database, "people", 1, "name", NO_TEXT)
    done = netcoach.run("restore", kept, "--yes", "--json").document
    assert done["requests"] == 1
    assert done["replaced"]
    assert "Number1" in netcoach.run("list").out


def damage_structure(netcoach: Netcoach) -> bytes:
    """Fill two pages of tables with nothing; gives the whole file as it is then."""
    content = bytearray(netcoach.database.read_bytes())
    content[4096 : 4096 * 3] = bytes(4096 * 2)
    netcoach.database.write_bytes(content)
    return bytes(content)


@pytest.mark.parametrize(
    "command",
    [("week",), ("list",), ("log", "Bo Kessler"), ("undo",), ("backup",), ("export", "-")],
)
def test_a_file_that_does_not_hold_together_is_left_alone_and_its_backup_is_offered(
    netcoach: Netcoach, command: tuple[str, ...]
) -> None:
    netcoach.log("2026-11-18")
    kept = netcoach.run("backup", "--json").document["backup"]
    before = damage_structure(netcoach)
    ran = netcoach.run(*command, status=1)
    assert ran.err.count("\n") == 1
    assert netcoach.database.read_bytes() == before
    if command != ("backup",):
        assert f"`netcoach --db {netcoach.database} restore {kept}`" in ran.err
    assert netcoach.run("restore", kept, "--yes", "--json").document["requests"] == 1
    assert "Number1" in netcoach.run("list").out


@pytest.mark.parametrize("command", [("week",), ("log", "Bo Kessler")])
def test_a_missing_log_names_the_command_that_brings_it_back(
    netcoach: Netcoach, command: tuple[str, ...]
) -> None:
    netcoach.log("2026-11-18")
    kept = netcoach.run("backup", "--json").document["backup"]
    netcoach.database.unlink()
    assert (
        f"`netcoach --db {netcoach.database} restore {kept}`"
        in netcoach.run(*command, status=1).err
    )
    assert not netcoach.database.exists()
