"""Actions: what carries out what the screens of one feature ask for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from textual.app import App

from netcoach.tui.runner import CoachRunner, LiveUpdates

if TYPE_CHECKING:
    from netcoach.coach import Coach
from netcoach.tui.messages import ActionsOwner, Wanted

KeyOf = Callable[[str, str], str]
"""The key an action has now, of its id and the key it has unless it is remapped."""


class Actions(ABC):
    """Carries out the wishes of one place; its code loads with the first of them.

    Args:
        app: the program.
        coach: the services.
        runner: where every call of the coach is made.
        live: keeps what is on the screen up to date.
        key_of: says which key an action has now.
    """

    def __init__(
        self, app: App[Any], coach: Coach, runner: CoachRunner, live: LiveUpdates, key_of: KeyOf
    ) -> None:
        self._app = app
        self._coach = coach
        self._runner = runner
        self._live = live
        self._key_of = key_of

    @property
    def _undo_key(self) -> str:
        return self._key_of("undo", "u")

    @abstractmethod
    async def carry_out(self, wanted: Wanted) -> None:
        """Do what was asked for."""

    async def hand_on(self, wanted: Wanted) -> None:
        """Have other actions carry out a wish, before the next key is handed out."""
        await cast("ActionsOwner", self._app).carry_out(wanted)
