"""The only place that reads the clock and the local zone."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import pendulum
from pendulum import DateTime
from pendulum.tz import get_local_timezone

Clock = Callable[[], DateTime]
"""Gives the present moment in the user's zone; tests pass one that stands still."""

HOUR = 3600


def system_clock() -> DateTime:
    """The present moment in this machine's zone, or in UTC when the zone cannot be told.

    The zone always has an IANA name, for that is what the log keeps. A zone known only as a
    file goes by the name of its present offset when that is in whole hours ("Etc/GMT-1").
    """
    now = pendulum.now("UTC")  # noqa: TID251
    local = _in_local_zone(now)
    if local.timezone_name:
        return local
    hours, rest = divmod(local.offset or 0, HOUR)
    return now if rest else now.in_timezone(_zone_of(hours))


def _in_local_zone(now: DateTime) -> DateTime:
    """The moment in the zone that TZ or the system's files name."""
    try:
        with warnings.catch_warnings():
            # A system without any zone is one whose clock is read as UTC, and no surprise.
            warnings.simplefilter("ignore")
            return now.in_timezone(get_local_timezone())
    except (OSError, ValueError, LookupError):
        return now


def _zone_of(hours: int) -> str:
    """The IANA name of a whole offset; its sign counts westward, so one hour east is "GMT-1"."""
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"
