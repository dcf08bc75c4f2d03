"""Bursts: too many requests at once, by speed and by thinness, merged into episodes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pendulum import Date, DateTime

from netcoach.domain.request import Request


class SpeedRule(StrEnum):
    """What was fast."""

    WEEK = "week"
    ROLLING = "rolling"
    DAY = "day"
    SITTING = "sitting"


class ThinRule(StrEnum):
    """What was thin."""

    COPIED = "copied"
    NO_GROUND = "no-ground"
    UNRELATED = "unrelated"
    BARE = "bare"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedReason:
    """One speed rule that reports, with its worst window.

    ``requests`` are in order of sending; ``minutes`` is the length of a sitting, first to last
    request, in whole minutes rounded down, and 0 for the other rules.
    """

    rule: SpeedRule
    level: int
    requests: tuple[Request, ...]
    first_on: Date
    last_on: Date
    minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ThinReason:
    """One thinness rule that holds in an episode, with the requests it holds for."""

    rule: ThinRule
    requests: tuple[Request, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """One episode: overlapping windows merged, one level, all its reasons.

    ``level`` is 1 "busy", 2 "worth a pause" or 3 "can read as spam"; ``speed`` has the heaviest
    reason first; ``live`` is False when only late logs or imports make it one.
    """

    level: int
    speed: tuple[SpeedReason, ...]
    thin: tuple[ThinReason, ...]
    requests: tuple[Request, ...]
    live: bool

    @property
    def key(self) -> str:
        """Names the episode by its rules, level and request ids, for "seen"."""
        raise NotImplementedError
