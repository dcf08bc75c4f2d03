"""A person's page: everything of one person, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from netcoach.domain.clean import printable
from netcoach.domain.person import PersonId
from netcoach.domain.person_page import PersonPage
from netcoach.tui import people_errands as asked
from netcoach.tui.keys import EXPLAIN, GO, QUIT, REDO, UNDO, bound
from netcoach.tui.messages import ChangeAsked, ExplanationAsked, SettleAsked
from netcoach.tui.place import PlaceScreen
from netcoach.tui.widgets.header_bar import HeaderBar
from netcoach.tui.widgets.sent_to import SentTo
from netcoach.wording import person_page as words
from netcoach.wording.people import NO_REQUEST

if TYPE_CHECKING:
    from netcoach.coach import Coach


class PersonScreen(PlaceScreen[PersonId, PersonPage]):
    """One person; Esc goes back.

    Args:
        person_id: whose page it is.
    """

    PLACE = "person"
    DEFAULT_CSS = """
    PersonScreen {
        & #who { height: auto; margin: 1 2 0 2; text-style: bold; }
        & #standing { height: auto; margin: 0 2; color: $text-success; }
        & #about-them { height: 1fr; margin: 1 1 0 2; scrollbar-size-vertical: 1; }
        & #about-them:focus { background: $foreground 4%; }
        & #told { height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("leave-page", "escape", "leave"),
        bound("outcome", "o", "settle"),
        bound("touch", "t", "touch"),
        bound("rhythm", "r", "rhythm"),
        bound("keep-waiting", "y", "keep_waiting"),
        bound("edit-person", "e", "edit"),
        bound("forget", "F", "forget"),
        bound("log", "n", "new_request", show=False),
        bound("bench", "a", "bench", show=False),
        bound("off-bench", "d", "off_bench", show=False),
        bound("merge", "m", "merge", show=False),
        bound("not-same", "x", "not_same", show=False),
        *GO,
        UNDO,
        REDO,
        EXPLAIN,
        QUIT,
    ]

    def __init__(self, person_id: PersonId) -> None:
        super().__init__()
        self.person_id = person_id
        self.page: PersonPage | None = None

    def compose(self) -> ComposeResult:
        """The bar, who it is, the requests, and everything else that is known."""
        yield HeaderBar("people")
        yield Static(Content(words.READING), id="who")
        yield Static(id="standing")
        yield SentTo(id="sent-to")
        with VerticalScroll(id="about-them", can_focus=True):
            yield Static(id="told")
        yield from self.compose_foot()

    def on_mount(self) -> None:
        """Begin in the requests."""
        self.query_one(SentTo).focus(scroll_visible=False)

    # what is read for it

    @property
    def wish(self) -> PersonId:
        """Whose page it is."""
        return self.person_id

    @staticmethod
    def read(coach: Coach, wish: PersonId) -> PersonPage:
        """Read the page. Raises NotFound."""
        return coach.person_page(wish)

    def take(self, value: PersonPage) -> None:
        """Show the page."""
        self.page = value
        self.query_one("#who", Static).update(Content(printable(words.headline(value.person))))
        self.query_one("#standing", Static).update(Content(printable(words.stands(value))))
        table = self.query_one(SentTo)
        table.today = value.today
        table.show(value.requests)
        told = Content("\n\n").join(_section(*one) for one in words.sections(value))
        self.query_one("#told", Static).update(told)
        self.refresh_bindings()

    # what a user does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is to do with this person."""
        page = self.page
        if page is None:
            return action not in _NEEDED
        return _NEEDED[action](page) if action in _NEEDED else True

    def action_leave(self) -> None:
        """Go back."""
        self.post_message(asked.PageLeft())

    @on(SentTo.Chosen)
    def _change(self) -> None:
        row = self.query_one(SentTo).selected
        if row is not None:
            self.post_message(ChangeAsked(row))

    def action_settle(self) -> None:
        """Say what became of the selected request."""
        row = self.query_one(SentTo).selected
        if row is None:
            self.say(NO_REQUEST)
        else:
            self.post_message(SettleAsked((row,)))

    async def action_new_request(self) -> None:
        """Log a request to this person."""
        self._ask(
            lambda page: asked.RequestToAsked(
                page.person, page.benched.reason if page.benched else ""
            )
        )

    def action_touch(self) -> None:
        """Note a contact."""
        self._ask(lambda page: asked.TouchAsked(page.person))

    def action_rhythm(self) -> None:
        """Say how often to keep in touch."""
        self._ask(
            lambda page: asked.RhythmAsked(
                page.person, page.in_touch.days if page.in_touch else None
            )
        )

    def action_keep_waiting(self) -> None:
        """Keep the pending request for now."""
        if self.page and self.page.waiting:
            waiting = self.page.waiting
            self.post_message(asked.KeepWaitingAsked(waiting.person, waiting.request_id))

    def action_bench(self) -> None:
        """Put this person on the bench, or change why."""
        self._ask(
            lambda page: asked.BenchAsked(page.person, page.benched.reason if page.benched else "")
        )

    def action_off_bench(self) -> None:
        """Take this person off the bench."""
        self._ask(lambda page: asked.OffBenchAsked(page.person))

    def action_edit(self) -> None:
        """Change what is said of this person."""
        self._ask(asked.EditAsked)

    def action_forget(self) -> None:
        """Forget this person."""
        self._ask(lambda page: asked.ForgetAsked(page.person))

    def action_merge(self) -> None:
        """Make this person and the first likely other one."""
        if self.page and self.page.likely:
            self.post_message(asked.MergeAsked(self.page.likely[0]))

    def action_not_same(self) -> None:
        """Remember that this person and the first likely other are two."""
        if self.page and self.page.likely:
            self.post_message(asked.NotSameAsked(self.page.likely[0]))

    def action_explain(self) -> None:
        """Explain how this person stands."""
        if self.page is not None:
            from netcoach.wording.explain_people import explain_person

            self.post_message(ExplanationAsked(explain_person(self.page)))

    def _ask(self, message: Callable[[PersonPage], Message]) -> None:
        if self.page is not None:
            self.post_message(message(self.page))


_NEEDED: dict[str, Callable[[PersonPage], bool]] = {
    "settle": lambda page: bool(page.requests) and not page.forgotten,
    "touch": lambda page: not page.forgotten,
    "rhythm": lambda page: not page.forgotten,
    "edit": lambda page: not page.forgotten,
    "forget": lambda page: not page.forgotten,
    "new_request": lambda page: not page.forgotten,
    "bench": lambda page: not (page.forgotten or page.waiting or page.hello),
    "keep_waiting": lambda page: page.waiting is not None,
    "off_bench": lambda page: page.benched is not None,
    "merge": lambda page: bool(page.likely),
    "not_same": lambda page: bool(page.likely),
}
"""What must be so of a person for an action to be there."""


def _section(heading: str, lines: tuple[str, ...]) -> Content:
    said = [Content(f"  {printable(line)}") for line in lines]
    return Content("\n").join([Content.styled(heading, "$text-primary"), *said])
