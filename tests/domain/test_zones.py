from __future__ import annotations

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.log.request import Precision, SentTime
from netcoach.domain.zones import is_nameless, known_zone, offset_zone, zone_of


@pytest.mark.parametrize(
    "name", ["Europe/Berlin", "UTC", "Etc/GMT+3", "-03:00", "+05:45", "+00:00"]
)
def test_a_known_zone_keeps_its_name(name: str) -> None:
    assert zone_of(name).name == known_zone(name) == name


@pytest.mark.parametrize(
    "name", ["Nowhere/At", "+5:30", "+05:60", "+24:00", "UTC+3", "../zone", "Europe", "/", "\udcff"]
)
def test_what_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (pendulum's own sentences differ)
        zone_of(name)
    assert known_zone(name) == "UTC"


@pytest.mark.parametrize("name", [None, ""])
def test_no_zone_is_utc(name: str | None) -> None:
    assert known_zone(name) == "UTC"


@given(st.integers(-86_399, 86_399))
def test_every_offset_has_a_name_that_reads_back(seconds: int) -> None:
    zone = offset_zone(max(-86_340, min(86_340, seconds)))
    assert zone_of(zone.name) == zone
    assert is_nameless(zone.name)
    assert abs(zone.offset - seconds) <= 60


@pytest.mark.parametrize(
    ("zone", "shown"), [("-03:00", "21:30"), ("+05:45", "06:15"), ("Europe/Berlin", "01:30")]
)
def test_a_sent_time_is_shown_as_clocks_there_showed_it(zone: str, shown: str) -> None:
    at = pendulum.datetime(2026, 11, 23, 0, 30)
    sent = SentTime(on=at.date(), at=at, zone=zone, precision=Precision.MINUTE)
    assert sent.local is not None
    assert sent.local.format("HH:mm") == shown
