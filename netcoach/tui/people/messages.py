"""What the People place and a person's page ask for beside their pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from netcoach.domain.log.request import RequestId
from netcoach.domain.people.person import Person
from netcoach.tui.messages import Wanted

if TYPE_CHECKING:
    from netcoach.domain.people.duplicates import LikelyPair
    from netcoach.domain.people.page import PersonPage
    from netcoach.tui.people.screen import PeopleScreen
    from netcoach.wording.people.shelves import Shelf


class PeopleWanted(Wanted):
    """Something that is wanted of these actions."""

    feature: ClassVar[str] = "people"


class PairsAsked(PeopleWanted):
    """Names are to be compared; that takes longer than the shelves."""

    def __init__(self, screen: PeopleScreen) -> None:
        super().__init__()
        self.screen = screen


class ShelfAsked(PeopleWanted):
    """A shelf is asked for, from another place."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self.shelf = shelf


class FindAsked(PeopleWanted):
    """Anybody is to be found by their letters, and their page opened."""


class _AboutAPerson(PeopleWanted):
    def __init__(self, person: Person) -> None:
        super().__init__()
        self.person = person


class ContactAsked(_AboutAPerson):
    """A contact is to be kept."""


class OffShortlistAsked(_AboutAPerson):
    """Somebody is to be taken off the shortlist."""


class _AboutAPage(PeopleWanted):
    def __init__(self, page: PersonPage) -> None:
        super().__init__()
        self.page = page


class EditAsked(_AboutAPage):
    """What is said of a person is to be changed."""


class ContactsAsked(_AboutAPage):
    """A contact with a person is to be corrected or taken out."""


class MergeWithAsked(_AboutAPage):
    """A person and one of several likely others are one."""


class NotSameAsAsked(_AboutAPage):
    """A person and one of several likely others are two."""


class ForgetAsked(_AboutAPerson):
    """Somebody is to be forgotten."""


class RequestToAsked(_AboutAPerson):
    """A request is to be logged to somebody, with what is known; ``reason`` is why."""

    def __init__(self, person: Person, reason: str) -> None:
        super().__init__(person)
        self.reason = reason


class CadenceAsked(_AboutAPerson):
    """How often to keep in touch is to be said; ``days`` is what it is now."""

    def __init__(self, person: Person, days: int | None) -> None:
        super().__init__(person)
        self.days = days


class SettleOneAsked(PeopleWanted):
    """It is to be said what became of a request."""

    def __init__(self, request_id: RequestId) -> None:
        super().__init__()
        self.request_id = request_id


class KeepWaitingAsked(_AboutAPerson):
    """A pending request is to be kept for now."""

    def __init__(self, person: Person, request_id: RequestId) -> None:
        super().__init__(person)
        self.request_id = request_id


class WithdrawAsked(PeopleWanted):
    """It is to be recorded that a pending request was withdrawn."""

    def __init__(self, request_id: RequestId) -> None:
        super().__init__()
        self.request_id = request_id


class ShortlistAsked(PeopleWanted):
    """Somebody is to be put on the shortlist: ``person``, or somebody to be named."""

    def __init__(self, person: Person | None = None, reason: str = "") -> None:
        super().__init__()
        self.person = person
        self.reason = reason


class _AboutAPair(PeopleWanted):
    def __init__(self, pair: LikelyPair) -> None:
        super().__init__()
        self.pair = pair


class MergeAsked(_AboutAPair):
    """Two people are one."""


class NotSameAsked(_AboutAPair):
    """Two people are two."""


class PageLeft(PeopleWanted):
    """The page is to be closed."""
