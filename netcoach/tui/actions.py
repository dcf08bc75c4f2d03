"""Actions: what the keys of a feature do, and what they work with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from pendulum import Date
from textual.app import App

from netcoach.domain.errors import NetcoachError
from netcoach.domain.people.person import PersonId
from netcoach.tui.runner import CoachRunner, LiveUpdates, start
from netcoach.tui.type_ahead import ANSWERING

if TYPE_CHECKING:
    from netcoach.coach import Coach
    from netcoach.config import Config
    from netcoach.domain.drafts import FormDraft
    from netcoach.tui.dialogs.form import LineField, LineForm, Said
    from netcoach.tui.settings.keys import Keyboard
    from netcoach.wording.people.shelves import Shelf

KeyOf = Callable[[str, str], str]
"""The key an action has now, of its id and the key it has unless it is remapped."""

Value = TypeVar("Value")


class Navigation(Protocol):
    """Goes from screen to screen, for those who cannot import one: screens use their actions.

    Whoever is awaited by a page that ends by it waits for ever: see ``DataScreen.leave_by``.
    """

    async def show_week(self, day: Date | None) -> None:
        """Show the week of a day; None for the one that holds today."""

    async def show_shelf(self, shelf: Shelf) -> None:
        """Show a shelf of people."""

    async def open_person(self, person_id: PersonId) -> None:
        """Open somebody's page."""

    async def follow_person(self, person_id: PersonId) -> None:
        """Show somebody else from now on, where a person's page is open."""

    async def open_closing(self, day: Date | None, *, rewrites: bool = False) -> None:
        """Open the closing of the week of a day, or of the one that is due.

        ``rewrites`` begins with other words for a week that is closed.
        """

    async def open_reviews(self) -> None:
        """Open what was said of closed weeks."""

    async def open_settings(self) -> None:
        """Open the settings."""

    async def leave_page(self) -> None:
        """Close the page that is open over a screen."""


class ActionsContext:
    """What the actions of every feature work with.

    Args:
        app: the program.
        coach: the services.
        runner: where every call of the coach is made.
        live: keeps what is on the screen up to date.
        navigation: goes to other screens.
        key_of: says which key an action has now.
        take_config: goes by other settings from now on.
        keyboard: looks up the keys of every screen; loads their code.
    """

    def __init__(
        self,
        app: App[Any],
        coach: Coach,
        runner: CoachRunner,
        live: LiveUpdates,
        navigation: Navigation,
        *,
        key_of: KeyOf,
        take_config: Callable[[Config], None],
        keyboard: Callable[[], Keyboard],
    ) -> None:
        self.app = app
        self.coach = coach
        self.runner = runner
        self.live = live
        self.navigation = navigation
        self.key_of = key_of
        self.take_config = take_config
        self.keyboard = keyboard


class Actions:
    """What the keys of one feature do; awaited before the next key is handed out.

    They open forms and dialogs themselves, and screens by ``navigation`` only.
    """

    def __init__(self, context: ActionsContext) -> None:
        self._app = context.app
        self._coach = context.coach
        self._runner = context.runner
        self._live = context.live
        self._navigation = context.navigation
        self._key_of = context.key_of

    @property
    def _undo_key(self) -> str:
        return self._key_of("undo", "u")

    async def _write(self, call: Callable[[], Value], said: Callable[[Value], str]) -> None:
        """Write, and say what was done; or why nothing was changed."""
        try:
            written = await self._runner.write(call)
        except NetcoachError as problem:
            self._runner.say(str(problem))
            return
        self._runner.say(said(written))
        await self._live.reread()

    async def _ask(
        self,
        title: str,
        fields: Sequence[LineField],
        write: Callable[[Said], Value],
        then: Callable[[Value], Awaitable[object]],
        *,
        about: str = "",
        draft: FormDraft | None = None,
        form_of: Callable[..., LineForm] | None = None,
    ) -> None:
        """Open a form.

        Args:
            title: see ``LineForm``, as for ``fields`` and ``about``.
            fields: what it asks.
            write: writes what it says, in a thread.
            then: done with what ``write`` gave once the form is gone: a key pressed on it must
                not land in the form.
            about: a line or two above the fields.
            draft: keeps the text of the form until it is written or left.
            form_of: makes the form; None makes a ``LineForm``.
        """
        from netcoach.tui.dialogs.form import LineForm

        written: list[Value] = []

        def write_for_good(typed: Said) -> Value:
            wrote = write(typed)
            # Here and not once the form closes: a program that ends meanwhile leaves none behind.
            form.autosave.end()
            return wrote

        async def save(typed: Said) -> None:
            written.append(await self._live.write(lambda: write_for_good(typed)))

        async def closed(saved: bool | None) -> None:
            if saved:
                await then(written[-1])

        keep = partial(self._coach.drafts.put, draft.uid) if draft else None
        form = (form_of or LineForm)(title, fields, save, about=about, draft=draft, keep=keep)
        await self._app.push_screen(form, closed)

    def _leave_page(self, said: str) -> None:
        """Close the page this is called from, and say a sentence once it is gone.

        In a worker: a page cannot wait for its own end. The next key waits for it.
        """

        async def leave() -> None:
            await self._navigation.leave_page()
            # What is told of is not to be read any more, or is there, on the screen behind.
            await self._live.reread()
            self._runner.say(said)

        start(self._app, leave, group=ANSWERING)
