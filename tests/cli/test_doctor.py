from __future__ import annotations

from pathlib import Path

import pendulum
import pytest

from netcoach import __version__
from netcoach.cli import main
from netcoach.domain.zones import offset_zone
from tests.support.command import Netcoach


def test_a_sound_log_is_looked_over(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bo Kessler")
    document = netcoach.run("doctor", "--json").document
    assert document["sound"] is True
    assert document["versions"]["netcoach"] == __version__
    assert document["paths"]["database"] == str(netcoach.database)
    checks = {check["what"]: check["detail"] for check in document["checks"]}
    assert {"SQLite", "schema", "structure", "references", "journal"} <= checks.keys()
    assert checks[f"mode of {netcoach.database.name}"] == "600"
    assert document["config_problems"] == []
    assert document["settings"]["[week] first_day"] == "monday"
    assert document["settings"]["[week] zone"] is None
    assert document["settings"]["[linkedin] notes_a_month"] == 5
    out = netcoach.run("doctor").out
    assert str(netcoach.database) in out
    assert "Kessler" not in out
    assert not any(line.startswith("!") for line in out.splitlines())


def test_a_log_that_does_not_exist_yet_is_no_fault(netcoach: Netcoach) -> None:
    assert netcoach.run("doctor", "--json").document["sound"] is True
    assert not netcoach.database.exists()


def test_the_zone_in_use_is_named(netcoach: Netcoach, tmp_path: Path) -> None:
    ran = netcoach.run("doctor", "--json")
    assert ran.document["zone"] == {"name": "Europe/Berlin", "offset": "+01:00", "from": "system"}
    assert (ran.document["zone_problem"], ran.err) == ("", "")
    assert "zone" in netcoach.run("doctor").out
    config = tmp_path / "config.toml"
    config.write_text('[week]\nzone = "Asia/Tokyo"')
    zone = netcoach.run("doctor", "--config", str(config), "--json").document["zone"]
    assert zone == {"name": "Asia/Tokyo", "offset": "+09:00", "from": "config"}


def test_a_zone_without_a_name_is_told_once_and_kept_as_its_offset(
    netcoach: Netcoach, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TZ", "<-03>3")
    # In UTC this Sunday, and its week, is over.
    netcoach.now = pendulum.datetime(2026, 11, 23, 0, 30).in_timezone(offset_zone(-10_800))
    ran = netcoach.run("log", "Bo", "Kessler")
    assert (ran.err.count("\n"), ran.err.count("-03:00")) == (1, 1)
    assert "<-03>3" in ran.err
    week = netcoach.run("week", "--json").document
    assert week["week"]["end"] == week["requests"][0]["sent_on"] == "2026-11-22"
    assert week["requests"][0]["sent_at"] == "2026-11-22T21:30:00-03:00"
    ran = netcoach.run("doctor", "--json")
    assert ran.document["sound"] is True
    assert ran.document["zone"] == {"name": "-03:00", "offset": "-03:00", "from": "TZ"}
    assert "-03:00" in ran.document["zone_problem"]
    assert netcoach.run("doctor").out.count("! TZ is") == 1
    kept = tmp_path / "all.json"
    netcoach.run("export", str(kept))
    other = Netcoach(tmp_path / "other.db", netcoach.captured, netcoach.now)
    other.run("import", "--yes", str(kept))
    assert other.week()["requests"][0]["sent_at"] == "2026-11-22T21:30:00-03:00"
    config = tmp_path / "config.toml"
    config.write_text('[week]\nzone = "America/Sao_Paulo"')
    assert netcoach.run("week", "--config", str(config)).err == ""


def test_a_log_that_others_can_read_is_a_fault(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bo Kessler")
    netcoach.database.chmod(0o644)
    ran = netcoach.run("doctor", status=1)
    assert any(line.startswith("! mode of") for line in ran.out.splitlines())
    assert ran.err.count("\n") == 1
    assert netcoach.run("doctor", "--json", status=1).document["sound"] is False


def test_a_file_that_is_no_log_is_a_fault(netcoach: Netcoach) -> None:
    netcoach.database.parent.mkdir(exist_ok=True)
    netcoach.database.write_bytes(b"no database at all " * 100)
    ran = netcoach.run("doctor", "--json", status=1)
    assert ran.document["sound"] is False


def test_a_wrong_setting_is_named(netcoach: Netcoach) -> None:
    config = netcoach.database.parent.parent / "config.toml"
    config.write_text("colour = 1")
    document = netcoach.run("doctor", "--config", str(config), "--json").document
    (problem,) = document["config_problems"]
    assert "colour" in problem
    assert document["paths"]["config"] == str(config)


def test_a_broken_file_opens_the_log_that_was_named_and_no_other(netcoach: Netcoach) -> None:
    netcoach.run("log", "Bo Kessler")
    config = netcoach.database.parent.parent / "config.toml"
    config.write_text("[week\n")
    ran = netcoach.run("week", "--config", str(config))
    assert "1 this week" in ran.out
    assert f"{config} is not TOML; every default is used" in ran.err
    assert ran.err.count("\n") == 1
    (problem,) = netcoach.run("doctor", "--config", str(config), "--json").document[
        "config_problems"
    ]
    assert "line 1" in problem


def test_a_broken_file_with_no_log_named_is_refused(
    netcoach: Netcoach, capsys: pytest.CaptureFixture[str]
) -> None:
    config = netcoach.database.parent.parent / "config.toml"
    config.write_text("[week\n")
    assert main(["week", "--config", str(config)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "is not TOML: mend it, name another with --config, or name the log with --db" in said.err


def test_an_action_there_is_none_of_is_said_once_and_the_looks_are_left_to_the_screens(
    netcoach: Netcoach,
) -> None:
    config = netcoach.database.parent.parent / "config.toml"
    config.write_text('[look]\ntheme = "neon"\n[keys]\nbogus = "b"\nlog = "f2"\n')
    ran = netcoach.run("week", "--config", str(config))
    assert ran.err == (
        f"{config}: [keys] bogus is no action, and is passed over; "
        "the settings list every action with its name.\n"
    )
    document = netcoach.run("doctor", "--config", str(config), "--json").document
    assert document["config_problems"] == [ran.err.strip()]
    assert document["left_to_screens"] == ["[look] theme", "[keys] log"]
    out = netcoach.run("doctor", "--config", str(config)).out
    assert "  [look] theme, [keys] log: checked when the screens open" in out
    assert "checked when" not in netcoach.run("doctor").out
