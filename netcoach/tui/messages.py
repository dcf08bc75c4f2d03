"""Messages: what a screen asks for beside its picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol

from pendulum import Date
from textual.message import Message

from netcoach.domain.log.request import Request
from netcoach.domain.people.person import Person, PersonId

if TYPE_CHECKING:
    from netcoach.domain.outcomes.rates import CameBack
    from netcoach.wording.text import Explanation


class Wanted(Message):
    """What a screen asks for; ``feature`` names the actions that carry it out."""

    feature: ClassVar[str]


class ActionsOwner(Protocol):
    """Where wishes are carried out: the program."""

    async def carry_out(self, wanted: Wanted) -> None:
        """Have the actions it is for do it."""


class ReadAsked(Message):
    """The place wants what it shows read anew."""


class GoAsked(Message):
    """Another place is asked for; ``day`` is in the week it is to show."""

    def __init__(self, place: str, day: Date | None = None) -> None:
        super().__init__()
        self.place = place
        self.day = day


class ChangeAsked(Wanted):
    """A request is to be changed, beginning with its signs if ``signs``."""

    feature: ClassVar[str] = "forms"

    def __init__(self, request: Request, *, signs: bool = False) -> None:
        super().__init__()
        self.request = request
        self.signs = signs


class DeleteAsked(Wanted):
    """A request is to be taken out of the log."""

    feature: ClassVar[str] = "forms"

    def __init__(self, request: Request) -> None:
        super().__init__()
        self.request = request


class SettleAsked(Wanted):
    """It is to be said what became of requests, the same for all."""

    feature: ClassVar[str] = "outcomes"

    def __init__(self, requests: Sequence[Request]) -> None:
        super().__init__()
        self.requests = tuple(requests)


class LogAsked(Wanted):
    """A request is to be logged to a known person; ``reason`` is what it begins with."""

    feature: ClassVar[str] = "forms"

    def __init__(self, person: Person, reason: str = "") -> None:
        super().__init__()
        self.person = person
        self.reason = reason


class PersonAsked(Wanted):
    """A person's page is asked for."""

    feature: ClassVar[str] = "people"

    def __init__(self, person_id: PersonId) -> None:
        super().__init__()
        self.person_id = person_id


class RoutesAsked(Wanted):
    """What came back is to be explained, with the ways requests came about."""

    feature: ClassVar[str] = "routes"

    def __init__(self, came_back: CameBack) -> None:
        super().__init__()
        self.came_back = came_back


class CloseWeekAsked(Wanted):
    """A week is to be closed: the one of ``day``, or the one that is due."""

    feature: ClassVar[str] = "ritual"

    def __init__(self, day: Date | None = None) -> None:
        super().__init__()
        self.day = day


class ReviewsAsked(Wanted):
    """What was said of closed weeks is asked for."""

    feature: ClassVar[str] = "ritual"


class SettingsAsked(Wanted):
    """The settings are asked for."""

    feature: ClassVar[str] = "settings"


class ExplanationAsked(Message):
    """What is in focus is to be explained."""

    def __init__(self, explanation: Explanation) -> None:
        super().__init__()
        self.explanation = explanation
