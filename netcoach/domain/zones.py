"""Time zones by the names a log keeps: IANA names, and offsets where a system names no zone."""

from __future__ import annotations

import re
from functools import lru_cache

import pendulum
from pendulum import FixedTimezone, Timezone

Zone = Timezone | FixedTimezone
"""A zone of the IANA database, or one that always has the same offset."""

MINUTE = 60
HOURS_A_DAY = 24

_OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>[0-9]{2}):(?P<minutes>[0-5][0-9])")


@lru_cache(maxsize=1024)
def zone_of(name: str) -> Zone:
    """The zone of a name: "Europe/Berlin", or "-03:00" for one that is only an offset.

    Raises:
        ValueError: there is none of that name.
    """
    if (said := _OFFSET.fullmatch(name)) and int(said["hours"]) < HOURS_A_DAY:
        minutes = int(said["hours"]) * MINUTE + int(said["minutes"])
        return offset_zone(minutes * MINUTE * (-1 if said["sign"] == "-" else 1))
    try:
        return pendulum.timezone(name)
    except (OSError, TypeError) as error:
        # The name of a folder of the database, or of what is no zone in it.
        raise ValueError(name) from error


def offset_zone(seconds: int) -> FixedTimezone:
    """The zone that is this far east of UTC, to the minute; its name is the offset."""
    return FixedTimezone(round(seconds / MINUTE) * MINUTE)


def is_nameless(name: str) -> bool:
    """Whether the name of a zone is only its offset."""
    return _OFFSET.fullmatch(name) is not None


@lru_cache(maxsize=1024)
def is_zone(name: str) -> bool:
    """Whether there is a zone of that name."""
    try:
        zone_of(name)
    except ValueError:
        return False
    return True


def known_zone(name: str | None) -> str:
    """The zone's own name where this machine knows it, else UTC."""
    return zone_of(name).name if name and is_zone(name) else "UTC"
