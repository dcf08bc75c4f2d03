"""The only place that reads the clock and the local zone."""

from __future__ import annotations

from collections.abc import Callable

import pendulum
from pendulum import DateTime

Clock = Callable[[], DateTime]
"""Gives the present moment in the user's zone; tests pass one that stands still."""


def system_clock() -> DateTime:
    """The present moment in this machine's zone, or in UTC when the zone cannot be told."""
    return pendulum.now()
