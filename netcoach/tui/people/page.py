"""A person's page: everything of one person, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from pendulum import Date
from rich.cells import cell_len
from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from netcoach.domain.errors import NotFound
from netcoach.domain.log.request import Request, RequestId
from netcoach.domain.people.page import JoinedByName, PersonPage
from netcoach.domain.people.person import PersonId
from netcoach.domain.text import printable
from netcoach.tui.data_screen import DataScreen
from netcoach.tui.keys import EXPLAIN, GO, QUIT, REDO, UNDO, bound
from netcoach.tui.widgets.bars import HeaderBar
from netcoach.tui.widgets.table import HeldTable, fitted
from netcoach.tui.widgets.text import SectionList
from netcoach.wording.keys import VERBS
from netcoach.wording.log.screen import sent_day
from netcoach.wording.people import page as words
from netcoach.wording.people.page import NO_REQUESTS, outcomes_line
from netcoach.wording.people.shelves import NO_REQUEST

if TYPE_CHECKING:
    from netcoach.coach import Coach


WHEN_CELLS, GAP = 13, "  "
CAME_SHARE = 60
"""Hundredths of a line that what came of it may fill where a reason follows (ours)."""


class SentTo(HeldTable[Request]):
    """When, what became of it, and the reason."""

    DEFAULT_CSS = """
    SentTo { height: auto; min-height: 1; max-height: 6; margin: 1 1 0 2; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.today = Date(1970, 1, 1)
        self.nothing = (NO_REQUESTS,)

    def key_of(self, row: Request) -> RequestId:
        """A request stays itself."""
        return row.id

    def cells_of(self, row: Request, place: int, width: int) -> list[Segment]:
        """Draw a request."""
        came = self._came_cells(width - WHEN_CELLS - len(GAP))
        why = max(0, width - WHEN_CELLS - came - len(GAP))
        when = sent_day(row, self.today, short=True)
        return [
            Segment(fitted(when, WHEN_CELLS), self.ink("table--when")),
            Segment(fitted(outcomes_line(row, self.today), came), self.ink("table--who")),
            Segment(GAP),
            Segment(fitted(_why(row), why), self.ink("table--why")),
        ]

    def _came_cells(self, room: int) -> int:
        """As many cells as the longest line needs; all but a share of them if reasons follow."""
        needed = max(cell_len(outcomes_line(row, self.today)) for row in self.rows)
        return max(0, min(needed, room * CAME_SHARE // 100 if any(map(_why, self.rows)) else room))


def _why(request: Request) -> str:
    return request.reason or request.event or request.note or ""


class AboutThem(VerticalScroll, can_focus=True):
    """Everything below the requests; the keys of a table scroll it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "scroll_up", show=False),
        Binding("j", "scroll_down", show=False),
        Binding("g", "scroll_home", show=False),
        Binding("G", "scroll_end", show=False),
        Binding("ctrl+b,ctrl+u", "page_up", show=False),
        Binding("ctrl+f,ctrl+d", "page_down", show=False),
    ]


class PersonScreen(DataScreen[PersonId, PersonPage | None]):
    """One person; Esc goes back.

    Args:
        person_id: whose page it is.
    """

    NAME = "person"
    DEFAULT_CSS = """
    PersonScreen {
        & #who { height: auto; margin: 1 2 0 2; text-style: bold; }
        & #standing { height: auto; margin: 0 2; color: $text-success; }
        & #about-them { height: 1fr; margin: 1 1 0 2; scrollbar-size-vertical: 1; }
        & #about-them:focus { background: $foreground 4%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("leave-page", "escape", "app.leave_page"),
        bound("outcome", "o", "settle"),
        bound("contact", "t", "contact"),
        bound("follow-up", "f", "follow_up"),
        bound("keep-waiting", "K", "keep_waiting"),
        bound("put-off", "z", "put_off"),
        bound("edit-person", "e", "edit"),
        bound("forget", "F", "forget"),
        bound("contacts", "c", "contacts", show=False),
        bound("log", "n", "new_request", show=False),
        bound("shortlist", "a", "shortlist", show=False),
        bound("shortlist-why", "A", "shortlist_why", show=False),
        bound("merge", "m", "merge", show=False),
        bound("not-same", "X", "not_same", show=False),
        bound("cadence", "C", "cadence", show=False),
        bound("tag", "number_sign", "tag", show=False),
        bound("browser", "b", "open_profile", show=False),
        bound("copy-address", "y", "copy_address", show=False),
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
        with AboutThem(id="about-them"):
            yield SectionList()
        yield from self.compose_foot()

    def on_mount(self) -> None:
        """Begin in the requests."""
        self.query_one(SentTo).focus(scroll_visible=False)

    # what is read for it

    @property
    def data_query(self) -> PersonId:
        """Whose page it is."""
        return self.person_id

    @staticmethod
    def read(coach: Coach, query: PersonId) -> PersonPage | None:
        """Read the page; None where the person is not in the log any more."""
        try:
            return coach.people.page(query)
        except NotFound:
            return None

    def update(self, value: PersonPage | None) -> None:
        """Show the page; of somebody taken back or merged away only that they are gone."""
        self.page = value
        table = self.query_one(SentTo)
        who, standing = words.GONE, ""
        if value is not None:
            who, standing = words.person_headline(value.person), words.person_stands(value)
            table.today = value.today
        table.display = value is not None
        table.show(value.requests if value else ())
        self.query_one("#who", Static).update(Content(printable(who)))
        self.query_one("#standing", Static).update(Content(printable(standing)))
        self.query_one(SectionList).sections = (
            tuple(words.sections(value, self._key_of)) if value else ()
        )
        if not table.rows:
            self.query_one(AboutThem).focus(scroll_visible=False)
        self.refresh_bindings()

    def _key_of(self, action_id: str) -> str:
        """The key of an action of this page as the user has it; without one, its verb."""
        for one in self.active_bindings.values():
            if one.binding.id == action_id:
                return self.app.get_key_display(one.binding)
        return f"“{VERBS[action_id]}”"

    # what a user does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is to do with this person."""
        needed = _NEEDED.get(action)
        return needed is None or (self.page is not None and needed(self.page))

    @on(SentTo.Chosen)
    async def _change(self) -> None:
        row = self.query_one(SentTo).selected
        if row is not None:
            await self.actions.log.change(row)

    async def action_settle(self) -> None:
        """Say what became of the selected request."""
        row = self.query_one(SentTo).selected
        if row is None:
            self.say(NO_REQUEST)
        else:
            await self.actions.outcomes.settle((row,))

    async def action_new_request(self) -> None:
        """Log a request to this person."""
        if page := self.page:
            await self.actions.log.log_to(page.person, _reason(page))

    async def action_contact(self) -> None:
        """Note a contact."""
        if page := self.page:
            await self.actions.people.add_contact(page.person)

    async def action_contacts(self) -> None:
        """Correct a contact, or take it out."""
        if page := self.page:
            await self.actions.people.contacts(page)

    async def action_cadence(self) -> None:
        """Say how often to keep in touch."""
        if page := self.page:
            days = page.in_touch.days if page.in_touch else None
            await self.actions.people.cadence(page.person, days)

    async def action_keep_waiting(self) -> None:
        """Keep the pending request for now."""
        if self.page and (waiting := self.page.waiting):
            await self.actions.people.keep_waiting(waiting.person, waiting.request_id)

    async def action_shortlist(self) -> None:
        """Put this person on the shortlist, or take them off."""
        match self.page:
            case PersonPage(person=person, shortlisted=None):
                await self.actions.people.shortlist(person)
            case PersonPage(person=person):
                await self.actions.people.remove_from_shortlist(person)

    async def action_shortlist_why(self) -> None:
        """Change why this person is on the shortlist."""
        if page := self.page:
            await self.actions.people.shortlist(page.person, _reason(page))

    async def action_edit(self) -> None:
        """Change what is said of this person."""
        if page := self.page:
            await self.actions.people.edit(page)

    async def action_forget(self) -> None:
        """Forget this person."""
        if page := self.page:
            await self.actions.people.forget(page.person)

    async def action_merge(self) -> None:
        """Make this person and another one: one who is likely the same, or anybody."""
        if page := self.page:
            await self.actions.merging.merge_with(page)

    async def action_follow_up(self) -> None:
        """Say when to write to this person next."""
        if page := self.page:
            await self.actions.plans.follow_up(page.person)

    async def action_put_off(self) -> None:
        """Let the follow-up be due on another day."""
        if page := self.page:
            await self.actions.plans.put_off(page.person)

    async def action_tag(self) -> None:
        """Change the tags."""
        if page := self.page:
            await self.actions.plans.tag([page.person])

    async def action_open_profile(self) -> None:
        """Open the profile in the browser."""
        if page := self.page:
            await self.actions.people.open_profile(page.person)

    async def action_copy_address(self) -> None:
        """Copy the address of the profile."""
        if page := self.page:
            await self.actions.people.copy_address(page.person)

    async def action_not_same(self) -> None:
        """Part whom the name alone joined, or remember that a likely other is somebody else."""
        match self.page:
            case PersonPage(person=person, joined=JoinedByName()):
                await self.actions.people.part(person)
            case PersonPage(likely=(pair,)):
                await self.actions.people.not_same(pair)
            case PersonPage(likely=(_, *_)) as page:
                await self.actions.people.not_same_as(page)

    async def action_explain(self) -> None:
        """Explain how this person stands."""
        if self.page is not None:
            from netcoach.wording.explain.people import explain_person

            await self.explain(explain_person(self.page))


def _reason(page: PersonPage) -> str:
    """Why somebody is on the shortlist; "" where they are not."""
    return page.shortlisted.reason if page.shortlisted else ""


_NEEDED: dict[str, Callable[[PersonPage], bool]] = {
    "settle": lambda page: bool(page.requests) and not page.forgotten,
    "contact": lambda page: not page.forgotten,
    "contacts": lambda page: bool(page.contacts) and not page.forgotten,
    "cadence": lambda page: not page.forgotten,
    "edit": lambda page: not page.forgotten,
    "forget": lambda page: not page.forgotten,
    "new_request": lambda page: not page.forgotten,
    "shortlist": lambda page: not (page.forgotten or page.waiting or page.hello),
    "keep_waiting": lambda page: page.waiting is not None,
    "shortlist_why": lambda page: page.shortlisted is not None,
    "merge": lambda page: not page.forgotten,
    "follow_up": lambda page: not page.forgotten,
    "put_off": lambda page: page.in_touch is not None,
    "tag": lambda page: not page.forgotten,
    "open_profile": lambda page: not page.forgotten,
    "copy_address": lambda page: not page.forgotten,
    "not_same": lambda page: bool(page.likely) or page.joined is not None,
}
"""What must be so of a person for an action to be there."""
