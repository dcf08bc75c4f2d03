from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

import pendulum
import pytest

from netcoach.clock import system_clock

pytestmark = pytest.mark.skipif(
    sys.platform == "darwin", reason="pendulum does not read TZ on macOS"
)


@pytest.fixture(autouse=True)
def _zone_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pendulum, which reads the zone once a process, read it in every test."""
    monkeypatch.setattr(sys.modules["pendulum.tz.local_timezone"], "_local_timezone", None)


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":Asia/Kolkata", "Asia/Kolkata"),
        ("America/St_Johns", "America/St_Johns"),
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
    "zone", ["Nonsense", "/", "Europe", "../../etc/passwd", "/etc/passwd", "\udcff", "a\tb"]
)
def test_a_zone_that_means_nothing_stops_nobody(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    assert system_clock().timezone_name


def test_a_system_without_any_zone_stands_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> None:
        raise FileNotFoundError

    monkeypatch.setattr("netcoach.clock.get_local_timezone", nowhere)
    assert system_clock().timezone_name == "UTC"


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Etc/GMT-1", "Etc/GMT-1"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("Etc/UTC", "UTC"),
        ("Asia/Kolkata", "UTC"),
    ],
)
def test_a_zone_known_only_as_a_file_goes_by_its_offset(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, zone: str, name: str
) -> None:
    source = files("tzdata").joinpath("zoneinfo", *zone.split("/"))
    file = tmp_path / "localtime"
    file.write_bytes(source.read_bytes())
    monkeypatch.setenv("TZ", str(file))
    assert system_clock().timezone_name == name
