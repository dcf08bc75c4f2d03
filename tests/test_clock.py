from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pendulum
import pytest

from netcoach import clock
from netcoach.clock import system_clock
from netcoach.domain.zones import is_nameless


@pytest.fixture(autouse=True)
def _zone_read_anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let pendulum, which reads the zone once a process, read it in every test."""
    monkeypatch.setattr(sys.modules["pendulum.tz.local_timezone"], "_local_timezone", None)
    yield
    monkeypatch.undo()
    time.tzset()


def zone_file(zone: str, path: Path) -> Path:
    """A file of a zone that does not say which."""
    source = files("tzdata").joinpath("zoneinfo", *zone.split("/"))
    path.write_bytes(source.read_bytes())
    return path


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":Asia/Kolkata", "Asia/Kolkata"),
        ("America/St_Johns", "America/St_Johns"),
        ("UTC", "UTC"),
        ("UTC0", "UTC"),
        ("", "UTC"),
    ],
)
def test_the_clock_stands_in_the_zone_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, zone: str, name: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    now = system_clock()
    assert now.timezone_name == name
    assert abs((pendulum.now("UTC") - now).total_seconds()) < 60  # noqa: TID251


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("<-03>3", "-03:00"),
        ("UTC+3", "-03:00"),
        ("BRT3", "-03:00"),
        ("IST-5:30", "+05:30"),
        ("<+0545>-5:45", "+05:45"),
        ("XYZ-14", "+14:00"),
        ("XYZ+1:23:45", "-01:24"),
    ],
)
def test_a_zone_without_a_name_has_the_offset_that_the_system_uses(
    monkeypatch: pytest.MonkeyPatch, zone: str, name: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    now = system_clock()
    assert now.timezone_name == name
    assert abs((now.offset or 0) - time.localtime().tm_gmtoff) < 60


@pytest.mark.parametrize(
    "zone",
    [
        "Nonsense",
        "Europe/Berln",
        "/",
        "Europe",
        "../../etc/passwd",
        "/etc/passwd",
        "\udcff",
        "a\tb",
        "X25",
        "X-167",
    ],
)
def test_a_zone_that_means_nothing_stops_nobody(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    now = system_clock()
    assert now.timezone_name
    if not zone.startswith("/"):
        assert is_nameless(now.timezone_name)


def test_a_wrong_zone_is_not_covered_up_by_the_systems(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("netcoach.clock.get_local_timezone", lambda: pendulum.timezone("UTC"))
    monkeypatch.setenv("TZ", "Europe/Berln")
    assert system_clock().timezone_name == "+00:00"


def test_a_name_the_system_itself_does_not_go_by_is_not_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(clock, "LOCALTIME", tmp_path / "none")
    monkeypatch.setattr(
        "netcoach.clock.get_local_timezone", lambda: pendulum.timezone("Asia/Kathmandu")
    )
    now = system_clock()
    assert now.timezone_name != "Asia/Kathmandu"
    assert now.offset == time.localtime().tm_gmtoff


def test_a_system_without_any_zone_stands_in_utc(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def nowhere() -> None:
        raise FileNotFoundError

    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(clock, "LOCALTIME", tmp_path / "none")
    monkeypatch.setattr("netcoach.clock.get_local_timezone", nowhere)
    monkeypatch.setattr(
        time, "localtime", lambda _: time.struct_time(time.gmtime(0), {"tm_zone": "UTC"})
    )
    assert system_clock().timezone_name == "UTC"


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Etc/GMT-1", "+01:00"),
        ("Etc/GMT+5", "-05:00"),
        ("Etc/UTC", "UTC"),
        ("Asia/Kolkata", "+05:30"),
    ],
)
def test_a_zone_known_only_as_a_file_goes_by_its_offset(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, zone: str, name: str
) -> None:
    monkeypatch.setenv("TZ", str(zone_file(zone, tmp_path / "localtime")))
    assert system_clock().timezone_name == name


@pytest.mark.parametrize("before", ["", ":"])
def test_a_file_in_the_database_of_zones_has_their_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, before: str
) -> None:
    named = tmp_path / "zoneinfo" / "Asia" / "Kolkata"
    named.parent.mkdir(parents=True)
    zone_file("Asia/Kolkata", named)
    link = tmp_path / "localtime"
    link.symlink_to(named)
    monkeypatch.setenv("TZ", f"{before}{link}")
    assert system_clock().timezone_name == "Asia/Kolkata"


def test_dates_of_unknown_form_can_still_be_read() -> None:
    """What pendulum reads them with is loaded when it is used first."""
    assert pendulum.parse("May 5, 2026", strict=False) == pendulum.datetime(2026, 5, 5)
