"""The only place that reads the clock and the local zone."""

from __future__ import annotations

import os
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pendulum
from pendulum import DateTime
from pendulum.tz import get_local_timezone

from netcoach.domain.zones import HOURS_A_DAY, MINUTE, Zone, offset_zone, zone_of

Clock = Callable[[], DateTime]
"""Gives the present moment in the user's zone; tests pass one that stands still."""

DAY_SECONDS = HOURS_A_DAY * MINUTE * MINUTE

LOCALTIME = Path("/etc/localtime")
"""The zone of the system, by convention a link into the database of zones."""

DATABASE = "zoneinfo/"
"""What comes before the name of a zone in the path of its file."""


def system_clock() -> DateTime:
    """The present moment as this machine's own clock shows it.

    The C library has the last word on the offset, for that is what every other clock on the
    screen goes by. Where the zone that is named has another one (a TZ of "UTC+3" or a name
    spelt wrong), or none is named, the zone is the offset itself: "-03:00".
    """
    now = pendulum.now("UTC")  # noqa: TID251
    time.tzset()
    shown = time.localtime(now.timestamp())
    for zone in _named_zones():
        local = now.in_timezone(zone)
        if local.offset == shown.tm_gmtoff:
            return local
    if shown.tm_zone == "UTC" and not shown.tm_gmtoff and _may_mean_utc(zone_variable()):
        return now
    # No place is a day away from UTC; a TZ that says so shows the clock of UTC.
    offset = shown.tm_gmtoff if abs(shown.tm_gmtoff) < DAY_SECONDS - MINUTE else 0
    return now.in_timezone(offset_zone(offset))


def zone_variable() -> str:
    """What TZ says in place of the system's zone; "" when it says nothing."""
    return os.environ.get("TZ", "").removeprefix(":")


def _named_zones() -> Iterator[Zone]:
    """The zones that TZ, or else the system's files, give a name to; the likeliest first."""
    said = zone_variable()
    names = [_name_of(Path(said)) if said.startswith("/") else said]
    if not said:
        names = ["UTC" if "TZ" in os.environ else _name_of(LOCALTIME)]
    for name in filter(None, names):
        try:
            yield zone_of(name)
        except ValueError:
            continue
    if "TZ" in os.environ:
        return
    try:
        with warnings.catch_warnings():
            # A system without any zone is one whose clock is read as UTC, and no surprise.
            warnings.simplefilter("ignore")
            local = get_local_timezone()
    except (OSError, ValueError, LookupError):
        return
    if local.name:
        yield local


def _name_of(file: Path) -> str:
    """The name of the zone whose file this is, or leads to; "" for any other file."""
    _, found, name = os.path.realpath(file).partition(DATABASE)
    return name if found else ""


def _may_mean_utc(said: str) -> bool:
    """Whether a clock of UTC is what TZ asks for: some systems show it for a wrong name too."""
    return not said or said.startswith(("UTC", "/"))
