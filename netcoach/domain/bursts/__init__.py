"""Bursts: many requests at once, by speed and by thinness, merged into episodes."""

from netcoach.domain.bursts.episodes import LIVE_DAYS, bursts_in, bursts_touching
from netcoach.domain.bursts.rules import (
    BARE_ROW,
    LEVELS,
    SEVERAL,
    Burst,
    SpeedReason,
    SpeedRule,
    ThinReason,
    ThinRule,
    is_seen,
    least_counts,
    thin_reasons,
)

__all__ = [
    "BARE_ROW",
    "LEVELS",
    "LIVE_DAYS",
    "SEVERAL",
    "Burst",
    "SpeedReason",
    "SpeedRule",
    "ThinReason",
    "ThinRule",
    "bursts_in",
    "bursts_touching",
    "is_seen",
    "least_counts",
    "thin_reasons",
]
