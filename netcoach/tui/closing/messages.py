"""What the weekly ritual asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from pendulum import Date

from netcoach.domain.week.calendar import Week
from netcoach.domain.week.marks import ZeroAnswer
from netcoach.tui.messages import Wanted

if TYPE_CHECKING:
    from netcoach.tui.closing.screen import CloseWeekScreen


class ClosingWanted(Wanted):
    """What is wanted of these actions; a ``day`` is in the week meant, None for the open one."""

    feature: ClassVar[str] = "ritual"


class CloseNow(ClosingWanted):
    """The week is to be closed, with what is said on its page."""

    def __init__(self, page: CloseWeekScreen) -> None:
        super().__init__()
        self.page = page


class SaidAnew(ClosingWanted):
    """A closed week is to have the words on its page instead of its own."""

    def __init__(self, page: CloseWeekScreen, week: Week) -> None:
        super().__init__()
        self.page = page
        self.week = week


class WordsAsked(ClosingWanted):
    """Other words are to be found for a closed week."""

    def __init__(self, week: Week) -> None:
        super().__init__()
        self.week = week


class WordsOpened(ClosingWanted):
    """The words of the closed week on its page are to be said anew there."""

    def __init__(self, page: CloseWeekScreen) -> None:
        super().__init__()
        self.page = page


class OpenAgainAsked(ClosingWanted):
    """A closed week is to be open again."""

    def __init__(self, week: Week) -> None:
        super().__init__()
        self.week = week


class ZerosAnswered(ClosingWanted):
    """Weeks with nothing logged were answered for; they may have different answers."""

    def __init__(self, answers: Mapping[Week, ZeroAnswer]) -> None:
        super().__init__()
        self.answers = answers


class ZeroAsked(ClosingWanted):
    """It is to be asked of past weeks whether none was sent, first of the week of ``day``."""

    def __init__(self, day: Date | None) -> None:
        super().__init__()
        self.day = day


class RestAsked(ClosingWanted):
    """A week is to be one of rest, or no longer."""

    def __init__(self, day: Date | None) -> None:
        super().__init__()
        self.day = day


class PartAsked(ClosingWanted):
    """A week is to be one of fewer days, of rest, or whole again."""

    def __init__(self, day: Date | None) -> None:
        super().__init__()
        self.day = day


class LineDismissed(ClosingWanted):
    """A line of the Week is to be put away, by its key."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
