"""Errands: what a screen asks for beside its picture, and the clerks who carry them out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast

from textual.app import App
from textual.message import Message

from netcoach.tui.desk import Desk
from netcoach.tui.live import Live

if TYPE_CHECKING:
    from netcoach.coach import Coach

KeyOf = Callable[[str, str], str]
"""The key an action has now, of its id and the key it has unless it is remapped."""


class Errand(Message):
    """What a screen asks for; ``clerk`` is the name of the one who carries it out."""

    clerk: ClassVar[str]


class Office(Protocol):
    """Where errands are carried out: the program."""

    async def carry_out(self, errand: Errand) -> None:
        """Have the errand's clerk do it."""


class Clerk(ABC):
    """Carries out the errands of one place; its code loads with the first of them.

    Args:
        app: the program.
        coach: the services.
        desk: where every call of the coach is made.
        live: keeps what is on the screen up to date.
        key_of: says which key an action has now.
    """

    def __init__(self, app: App[Any], coach: Coach, desk: Desk, live: Live, key_of: KeyOf) -> None:
        self._app = app
        self._coach = coach
        self._desk = desk
        self._live = live
        self._key_of = key_of

    @property
    def _undo_key(self) -> str:
        return self._key_of("undo", "u")

    @abstractmethod
    async def carry_out(self, errand: Errand) -> None:
        """Do what was asked for."""

    async def hand_on(self, errand: Errand) -> None:
        """Have another clerk carry out an errand, before the next key is handed out."""
        await cast("Office", self._app).carry_out(errand)


def new_clerk(
    name: str, app: App[Any], coach: Coach, desk: Desk, live: Live, key_of: KeyOf
) -> Clerk:
    """The clerk of that name."""
    return _kind_of(name)(app, coach, desk, live, key_of)


def _kind_of(name: str) -> type[Clerk]:
    match name:
        case "log":
            from netcoach.tui.log_clerk import LogClerk

            return LogClerk
        case "outcomes":
            from netcoach.tui.outcomes_clerk import OutcomesClerk

            return OutcomesClerk
        case "people":
            from netcoach.tui.people_clerk import PeopleClerk

            return PeopleClerk
        case "ritual":
            from netcoach.tui.ritual_clerk import RitualClerk

            return RitualClerk
        case "routes":
            from netcoach.tui.routes_clerk import RoutesClerk

            return RoutesClerk
        case "settings":
            from netcoach.tui.settings_clerk import SettingsClerk

            return SettingsClerk
    raise ValueError(f"there is no clerk called {name}")
