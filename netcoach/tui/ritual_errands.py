"""What the weekly ritual asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pendulum import Date

from netcoach.domain.marks import ZeroAnswer
from netcoach.domain.review import WeekReview
from netcoach.domain.week import Week
from netcoach.tui.errands import Errand


class RitualErrand(Errand):
    """An errand of the ritual's clerk."""

    clerk: ClassVar[str] = "ritual"


class CloseNow(RitualErrand):
    """The week is to be closed, with these words."""

    def __init__(self, day: Date | None, words: Mapping[str, str]) -> None:
        super().__init__()
        self.day = day
        self.words = words


class SaidAnew(RitualErrand):
    """A closed week is to have other words."""

    def __init__(self, week: Week, words: Mapping[str, str]) -> None:
        super().__init__()
        self.week = week
        self.words = words


class WordsAsked(RitualErrand):
    """Other words are to be found for a closed week."""

    def __init__(self, week: Week) -> None:
        super().__init__()
        self.week = week


class ZerosAnswered(RitualErrand):
    """Weeks with nothing logged were answered for; they may have different answers."""

    def __init__(self, answers: Mapping[Week, ZeroAnswer]) -> None:
        super().__init__()
        self.answers = answers


class ZeroAsked(RitualErrand):
    """The unanswered weeks of a review are to be asked about."""

    def __init__(self, review: WeekReview) -> None:
        super().__init__()
        self.review = review


class RestAsked(RitualErrand):
    """A week is to be one of rest, or no longer."""

    def __init__(self, review: WeekReview) -> None:
        super().__init__()
        self.review = review


class PartAsked(RitualErrand):
    """A week is to be one of fewer days, of rest, or whole again."""

    def __init__(self, review: WeekReview) -> None:
        super().__init__()
        self.review = review


class LinePutAway(RitualErrand):
    """A line of the Week is to be put away, by its key."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
