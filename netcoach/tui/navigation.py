"""Navigation: which screens there are, and going from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pendulum import Date
from textual.app import App

from netcoach.domain.people.person import PersonId
from netcoach.tui.autosave import KeepsText
from netcoach.tui.data_screen import DataScreen
from netcoach.tui.mounting import mount_ahead
from netcoach.tui.runner import LiveUpdates
from netcoach.tui.week.screen import WeekScreen

if TYPE_CHECKING:
    from netcoach.coach import Coach
    from netcoach.tui.settings.keys import Keyboard
    from netcoach.wording.people.shelves import Shelf


def _made(name: str) -> DataScreen[Any, Any]:
    match name:
        case "log":
            from netcoach.tui.log.screen import LogScreen

            return LogScreen()
        case "people":
            from netcoach.tui.people.screen import PeopleScreen

            return PeopleScreen()
    raise ValueError(f"there is no screen called {name}")


def keyboard() -> Keyboard:
    """Look up the keys of every screen; loads their code."""
    from netcoach.tui.closing.reviews import ReviewsScreen
    from netcoach.tui.closing.screen import CloseWeekScreen
    from netcoach.tui.log.screen import LogScreen
    from netcoach.tui.people.page import PersonScreen
    from netcoach.tui.people.screen import PeopleScreen
    from netcoach.tui.settings.keys import keyboard_of
    from netcoach.tui.settings.screen import SettingsScreen

    screens: tuple[type[DataScreen[Any, Any]], ...] = (
        WeekScreen,
        LogScreen,
        PeopleScreen,
        PersonScreen,
        CloseWeekScreen,
        ReviewsScreen,
        SettingsScreen,
    )
    return keyboard_of({screen.NAME: screen.BINDINGS for screen in screens})


class Navigator:
    """Goes between the main screens, and opens and closes the pages over them.

    The main screens stay as they are while the user is elsewhere; each is made when it is first
    shown. The Week is under all others and never left. A page is made anew each time.

    Args:
        app: the program.
        coach: the services.
        live: keeps the screen in front up to date.
        week: the Week.
        prefix: what the names begin with that the screens are installed under.
    """

    def __init__(
        self,
        app: App[Any],
        coach: Coach,
        live: LiveUpdates,
        week: WeekScreen,
        *,
        prefix: str = "",
    ) -> None:
        self._app = app
        self._coach = coach
        self._live = live
        self._week = week
        self._prefix = prefix
        self._screens: dict[str, DataScreen[Any, Any]] = {"week": week}

    async def go(self, name: str) -> None:
        """Go to a main screen by its name; a form or a question that is open stays before it.

        Raises:
            ValueError: there is none of that name.
        """
        screen = self._screen(name)
        if not isinstance(self._app.screen, DataScreen):
            return
        while self._page is not None:
            await self._pop_page()
        if self._app.screen is not screen:
            if screen is self._week:
                await self._app.pop_screen()
            elif self._app.screen is self._week:
                await self._app.push_screen(screen)
            else:
                await self._app.switch_screen(screen)
        await self._live.go(screen)

    async def prepare(self, name: str) -> DataScreen[Any, Any] | None:
        """Mount a main screen behind the others; None where it was made already."""
        if name in self._screens:
            return None
        screen = self._screen(name)
        await mount_ahead(self._app, screen)
        return screen

    async def show_week(self, day: Date | None) -> None:
        """Show the week of a day; None for the one that holds today."""
        self._week.day = day
        await self.go("week")

    async def show_shelf(self, shelf: Shelf) -> None:
        """Show a shelf of people."""
        from netcoach.tui.people.screen import PeopleScreen

        await self.go("people")
        if isinstance(self._app.screen, PeopleScreen):
            self._app.screen.shelf = shelf

    async def open_person(self, person_id: PersonId) -> None:
        """Open somebody's page; over another one nothing is opened, it becomes theirs."""
        from netcoach.tui.people.page import PersonScreen

        page = self._app.screen
        if isinstance(page, PersonScreen):
            page.person_id = person_id
            await self._live.go(page)
        else:
            await self._open(PersonScreen(person_id))

    async def follow_person(self, person_id: PersonId) -> None:
        """Show somebody else from now on, where a person's page is open."""
        from netcoach.tui.people.page import PersonScreen

        if isinstance(self._app.screen, PersonScreen):
            self._app.screen.person_id = person_id

    async def open_closing(self, day: Date | None, *, rewrites: bool = False) -> None:
        """Open the closing of the week of a day, or of the one that is due."""
        from netcoach.tui.closing.screen import CloseWeekScreen

        await self._open(CloseWeekScreen(day, drafts=self._coach.drafts, rewrites=rewrites))

    async def open_reviews(self) -> None:
        """Open what was said of closed weeks."""
        from netcoach.tui.closing.reviews import ReviewsScreen

        await self._open(ReviewsScreen())

    async def open_settings(self) -> None:
        """Open the settings."""
        from netcoach.tui.settings.screen import SettingsScreen

        await self._open(SettingsScreen())

    async def leave_page(self) -> None:
        """Close the page that is open over a screen."""
        if self._page is not None:
            await self._pop_page()
            if isinstance(self._app.screen, DataScreen):
                await self._live.go(self._app.screen)

    async def close(self) -> None:
        """Come back to the Week, and take the other screens apart."""
        await self.go("week")
        for name, screen in self._screens.items():
            if screen is not self._week:
                self._app.uninstall_screen(f"{self._prefix}{name}")
                await screen.remove()

    async def _open(self, page: DataScreen[Any, Any]) -> None:
        await self._app.push_screen(page)
        await self._live.go(page)

    async def _pop_page(self) -> None:
        """Close the page in front; what was typed there and not saved is kept for the next."""
        page = self._page
        if isinstance(page, KeepsText):
            await page.autosave.leave()
        await self._app.pop_screen()

    @property
    def _page(self) -> DataScreen[Any, Any] | None:
        """The page in front, which is open over the screen it was opened from."""
        screen = self._app.screen
        if isinstance(screen, DataScreen) and screen not in self._screens.values():
            return screen
        return None

    def _screen(self, name: str) -> DataScreen[Any, Any]:
        if name not in self._screens:
            self._screens[name] = screen = _made(name)
            # Installed, a screen stays as it is while the user is in another.
            self._app.install_screen(screen, f"{self._prefix}{name}")
        return self._screens[name]
