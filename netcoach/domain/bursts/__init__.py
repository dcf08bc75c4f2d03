"""Bursts: many requests at once, by speed and by thinness, merged into episodes."""

from netcoach.domain.bursts.episodes import bursts_in
from netcoach.domain.bursts.values import (
    LEVELS,
    Burst,
    SpeedReason,
    SpeedRule,
    ThinReason,
    ThinRule,
    least_counts,
)

__all__ = [
    "LEVELS",
    "Burst",
    "SpeedReason",
    "SpeedRule",
    "ThinReason",
    "ThinRule",
    "bursts_in",
    "least_counts",
]
