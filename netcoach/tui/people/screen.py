"""The people: shelves of whom to greet, wait for, ask and keep in touch with."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from netcoach.domain.people.contacts import KeepInTouch
from netcoach.domain.people.duplicates import LikelyPair
from netcoach.domain.people.everybody import Everybody, Listed
from netcoach.domain.people.person import Person
from netcoach.domain.people.shelves import HelloOwed, Shelves, Shortlisted, Waiting, Withdrawn
from netcoach.tui.data_screen import DataScreen
from netcoach.tui.keys import (
    EXPLAIN,
    GO,
    IMPORT,
    LOG_SEVERAL,
    LOOKED,
    QUIT,
    REDO,
    SETTINGS,
    UNDO,
    bound,
)
from netcoach.tui.mounting import is_ready
from netcoach.tui.people.widgets import LettersInput, PeopleTable, PersonStrip, ShelfBar
from netcoach.tui.runner import start
from netcoach.wording.people import shelves as words
from netcoach.wording.people.forms import MERGE_ABOUT
from netcoach.wording.people.planning import marked_people
from netcoach.wording.people.shelves import Shelf, ShelfRow, person_on, shelf_count, shelf_rows

if TYPE_CHECKING:
    from netcoach.coach import Coach

NOT_LIKELY = tuple(one for one in Shelf if one is not Shelf.LIKELY)

ONLY_ON: dict[str, tuple[Shelf, ...]] = {
    "keep_waiting": (Shelf.PENDING,),
    "record_lapsed": (Shelf.PENDING,),
    "settle": (Shelf.HELLO, Shelf.PENDING, Shelf.WITHDRAWN),
    "cadence": NOT_LIKELY,
    "follow_up": NOT_LIKELY,
    "put_off": (Shelf.IN_TOUCH,),
    "tag": NOT_LIKELY,
    "open_profile": NOT_LIKELY,
    "copy_address": NOT_LIKELY,
    "not_same": (Shelf.LIKELY,),
    "contact": (Shelf.HELLO, Shelf.PENDING, Shelf.SHORTLIST, Shelf.IN_TOUCH, Shelf.EVERYBODY),
    "shortlist": (Shelf.WITHDRAWN, Shelf.SHORTLIST, Shelf.EVERYBODY),
}
"""The shelves an action is for; on others it is neither in the footer nor in the palette."""

FEW = 5_000
"""People whose names are compared as the screen opens; of more, when that shelf is opened, because
it takes seconds in which keys are answered more slowly (ours)."""

STILL = 0.3
"""Seconds without a change after which names are compared again: change after change, once
(ours)."""

ROOMY, ROOMY_FOR_TWO = (80, 30), (60, 20)
"""Columns and rows from which the selected person is shown in full below the table; of two who
may be one, whose reasons do not fit a row, sooner."""


class PeopleScreen(DataScreen[None, Shelves]):
    """One shelf at a time; Enter opens the page of the person under the cursor."""

    NAME = "people"
    DEFAULT_CSS = """
    PeopleScreen #shelf-about { height: auto; margin: 1 2 0 2; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("log", "n", "new_request"),
        LOG_SEVERAL,
        *GO,
        bound("find", "slash", "find"),
        bound("page", "p", "page", show=False),
        bound("outcome", "o", "settle"),
        bound("contact", "t", "contact"),
        bound("keep-waiting", "K", "keep_waiting"),
        bound("record-lapsed", "E", "record_lapsed"),
        bound("shortlist", "a", "shortlist"),
        bound("shortlist-new", "A", "shortlist_new", show=False),
        bound("put-off", "z", "put_off"),
        bound("merge", "m", "merge"),
        bound("not-same", "X", "not_same"),
        bound("follow-up", "f", "follow_up"),
        bound("cadence", "C", "cadence", show=False),
        bound("tag", "number_sign", "tag", show=False),
        bound("browser", "b", "open_profile", show=False),
        bound("copy-address", "y", "copy_address", show=False),
        bound("unmark", "escape", "unmark", show=False),
        bound("previous-shelf", "left,h,shift+tab", "move_shelf(-1)", show=False),
        bound("next-shelf", "right,l,tab", "move_shelf(1)", show=False),
        UNDO,
        REDO,
        LOOKED,
        EXPLAIN,
        SETTINGS,
        IMPORT,
        QUIT,
    ]

    shelf: reactive[Shelf] = reactive(Shelf.HELLO)

    def __init__(self) -> None:
        super().__init__()
        self.shelves: Shelves | None = None
        self.pairs: tuple[LikelyPair, ...] | None = None
        self.everybody: Everybody | None = None
        self._compared: Shelves | None = None
        self._listed: Shelves | None = None

    def compose(self) -> ComposeResult:
        """The bar, the shelves, what the shown one is for, and who is on it."""
        yield from self.compose_bar()
        yield ShelfBar().data_bind(PeopleScreen.shelf)
        yield Static(Content(words.ABOUT[self.shelf]), id="shelf-about")
        yield LettersInput(placeholder=words.FIND_EVERYBODY, id="letters")
        yield PeopleTable(id="people")
        yield PersonStrip(id="detail")
        yield from self.compose_foot()

    def on_mount(self) -> None:
        """Begin in the table."""
        self.table.nothing = (words.READING_PEOPLE,)
        self.table.focus(scroll_visible=False)

    def fit(self, width: int, height: int) -> None:
        """Show the selected person in full where there is room."""
        super().fit(width, height)
        self._fit_strip(width, height)

    def _fit_strip(self, width: int, height: int) -> None:
        columns, rows = ROOMY_FOR_TWO if self.shelf is Shelf.LIKELY else ROOMY
        self.query_one(PersonStrip).display = width >= columns and height >= rows
        self._show_selected()

    @on(PeopleTable.Highlighted)
    def _show_selected(self) -> None:
        strip = self.query_one(PersonStrip)
        if strip.display:
            strip.show(self.selected)

    @property
    def table(self) -> PeopleTable:
        """Who is on the shown shelf."""
        return self.query_one(PeopleTable)

    @property
    def selected(self) -> ShelfRow | None:
        """The row under the cursor."""
        return self.table.selected

    # what is read for it

    @property
    def data_query(self) -> None:
        """All shelves are read together."""
        return

    @staticmethod
    def read(coach: Coach, query: None) -> Shelves:  # noqa: ARG004 - all are read
        """Read the shelves."""
        return coach.people.shelves()

    def update(self, value: Shelves) -> None:
        """Show the shelves; the first of all times begins on one with somebody on it."""
        first, self.shelves = self.shelves is None, value
        if first:
            other = Shelf.EVERYBODY if value.known else Shelf.SHORTLIST
            full = (shelf for shelf in Shelf if shelf_rows(shelf, value))
            self.set_reactive(PeopleScreen.shelf, next(full, other))
            self.query_one(ShelfBar).shelf = self.shelf
            self.refresh_bindings()
        self._ask_for_pairs()
        self._ask_for_everybody()
        if self._compared is not value:
            self.pairs = None
        self._show(stays=not first)

    def _ask_for_pairs(self) -> None:
        """Have names compared, once for each state of the log."""
        shelves = self.shelves
        if shelves is None or self._compared is shelves:
            return
        if shelves.known <= FEW or self.shelf is Shelf.LIKELY:
            self._compared = shelves
            # Only those asked for last are waited for.
            start(self, self._compare, group="pairs", exclusive=True)

    def _ask_for_everybody(self) -> None:
        """Have everybody read where they are shown, once for each state of the log."""
        if self.shelf is Shelf.EVERYBODY and self._listed is not self.shelves:
            self._listed = self.shelves
            start(self, self._list, group="everybody", exclusive=True)

    async def _list(self) -> None:
        """Read everybody, and show them."""
        first = self.everybody is None
        everybody = await self.actions.people.by_company()
        if everybody is None or not is_ready(self):
            return
        self.everybody = everybody
        if self.shelf is Shelf.EVERYBODY:
            self._show(stays=not first)

    async def _compare(self) -> None:
        """Compare names, and show who may be one person."""
        if self.pairs is not None:
            await sleep(STILL)
        pairs = await self.actions.people.likely_duplicates()
        if pairs is None or not is_ready(self):
            return
        self.pairs = pairs
        self._count()
        if self.shelf is Shelf.LIKELY:
            self._show(stays=True)

    def _show(self, *, stays: bool) -> None:
        if self.shelves is None:
            return
        self.query_one("#shelf-about", Static).update(
            Content(words.about_shelf(self.shelf, self.shelves))
        )
        rows: Sequence[ShelfRow] = shelf_rows(self.shelf, self.shelves)
        self.table.nothing = (words.NOBODY[self.shelf],)
        if self.shelf is Shelf.LIKELY:
            rows = self.pairs or ()
            self.table.nothing = (words.COMPARING,) if self.pairs is None else self.table.nothing
        elif self.shelf is Shelf.EVERYBODY:
            rows = self._found()
        self.table.today = self.shelves.today
        self.table.notes = self.shelves.notes if self.shelf is Shelf.SHORTLIST else None
        self.table.show(rows, stays=stays)
        self._count()

    def _found(self) -> Sequence[ShelfRow]:
        """Those of everybody whom the letters find."""
        typed = self.letters.value
        if self.everybody is None:
            self.table.nothing = (words.READING_PEOPLE,)
            return ()
        if typed:
            self.table.nothing = (words.NOBODY_FOUND,)
        return self.everybody.listing(typed)

    def _count(self) -> None:
        if self.shelves is None:
            return
        counts: dict[Shelf, int] = {one: shelf_count(one, self.shelves) for one in Shelf}
        counts.pop(Shelf.LIKELY)
        counts[Shelf.EVERYBODY] = self.shelves.known
        if self.pairs is not None:
            counts[Shelf.LIKELY] = len(self.pairs)
        self.query_one(ShelfBar).counts = counts

    # what a user does

    def watch_shelf(self) -> None:
        """Show another shelf, with its own keys."""
        if self.is_mounted:
            self.table.unmark()
            self._fit_strip(*self.size)
            self._ask_for_pairs()
            self._ask_for_everybody()
            self._show_letters()
            self._show(stays=False)
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave what is for other shelves out of the footer and the palette."""
        return self.shelf in ONLY_ON.get(action, tuple(Shelf))

    def action_show_shelf(self, shelf: str) -> None:
        """Show a shelf."""
        self.shelf = Shelf(shelf)

    def action_move_shelf(self, steps: int) -> None:
        """Show the next shelf, or the one before."""
        shelves = tuple(Shelf)
        self.shelf = shelves[(shelves.index(self.shelf) + steps) % len(shelves)]

    @on(PeopleTable.Chosen)
    async def action_page(self) -> None:
        """Open the page of the selected person."""
        if person := self._person_or_say():
            await self.actions.navigation.open_person(person.id)

    async def action_find(self) -> None:
        """Find anybody; among everybody as it is typed."""
        if self.shelf is Shelf.EVERYBODY:
            self._show_letters(begin=True)
            self.letters.focus()
        else:
            await self.actions.merging.find()

    @property
    def letters(self) -> LettersInput:
        """Where it is typed whom to find among everybody."""
        return self.query_one(LettersInput)

    def _show_letters(self, *, begin: bool = False) -> None:
        """Show the letters where they say who is listed, and where they are typed."""
        there = self.shelf is Shelf.EVERYBODY
        self.letters.display = there and (begin or bool(self.letters.value))
        if not there and self.letters.has_focus:
            self.table.focus(scroll_visible=False)

    @on(LettersInput.Changed)
    def _find_listed(self) -> None:
        if self.shelf is Shelf.EVERYBODY:
            self._show(stays=False)

    @on(LettersInput.Submitted)
    def _to_the_table(self) -> None:
        self.table.focus(scroll_visible=False)
        self._show_letters()

    def action_leave_letters(self) -> None:
        """List everybody again, and go back to them."""
        self.letters.value = ""
        self._to_the_table()

    async def action_new_request(self) -> None:
        """Log a request; on the shortlist, to the selected one with what is known."""
        match self.selected:
            case Shortlisted(person=person, reason=reason):
                await self.actions.log.log_to(person, reason)
            case Withdrawn(person=person) | Listed(person=person):
                await self.actions.log.log_to(person)
            case _:
                await self.actions.log.log()

    async def action_settle(self) -> None:
        """Say what became of the request."""
        match self.selected:
            case HelloOwed() | Waiting() | Withdrawn() as row:
                await self.actions.outcomes.settle_by_ids((row.request_id,))
            case _:
                self.say(words.SELECT_FIRST)

    async def action_contact(self) -> None:
        """Note a contact with the selected person."""
        if person := self._person_or_say():
            await self.actions.people.add_contact(person)

    async def action_cadence(self) -> None:
        """Say how often to keep in touch with the selected person."""
        days = self.selected.days if isinstance(self.selected, KeepInTouch) else None
        if person := self._person_or_say():
            await self.actions.people.cadence(person, days)

    async def action_shortlist(self) -> None:
        """Put the selected person on the shortlist, or take them off again."""
        match self.selected:
            case Shortlisted(person=person):
                await self.actions.people.remove_from_shortlist(person)
            case Listed(person=person) if self._is_meant(person):
                await self.actions.people.remove_from_shortlist(person)
            case Withdrawn(person=person) | Listed(person=person):
                await self.actions.people.shortlist(person)
            case _:
                await self.action_shortlist_new()

    def _is_meant(self, person: Person) -> bool:
        return self.shelves is not None and any(
            one.person.id == person.id for one in self.shelves.shortlist
        )

    async def action_shortlist_new(self) -> None:
        """Put somebody on the shortlist whom one names."""
        await self.actions.people.shortlist(None)

    async def action_keep_waiting(self) -> None:
        """Keep the selected request for now."""
        if isinstance(self.selected, Waiting):
            await self.actions.people.keep_waiting(self.selected.person, self.selected.request_id)
        else:
            self.say(words.SELECT_FIRST)

    async def action_record_lapsed(self) -> None:
        """Record every request that has waited for over six months as lapsed."""
        if self.shelves is not None and self.shelves.lapsed:
            await self.actions.week.record_lapsed(self.shelves.lapsed)
        else:
            self.say(words.NOTHING_LAPSED)

    async def action_looked(self) -> None:
        """Keep that the user looked through My Network today."""
        await self.actions.week.looked()

    async def action_merge(self) -> None:
        """Make the selected or marked two one, or the selected one and whoever is found."""
        marked = self.table.marked
        if isinstance(self.selected, LikelyPair):
            await self.actions.merging.merge(self.selected)
        elif len(marked) == 2:
            one, other = marked
            await self.actions.merging.merge_two(one.id, other.id, MERGE_ABOUT)
        elif person := self._person_or_say():
            await self.actions.merging.merge_somebody(person)

    async def action_follow_up(self) -> None:
        """Say when to write to the selected person next."""
        if person := self._person_or_say():
            await self.actions.plans.follow_up(person)

    async def action_put_off(self) -> None:
        """Let the selected follow-up be due on another day."""
        if person := self._person_or_say():
            await self.actions.plans.put_off(person)

    async def action_tag(self) -> None:
        """Change the tags of the marked people, or of the selected one."""
        if marked := self.table.marked:
            await self.actions.plans.tag(marked)
        elif person := self._person_or_say():
            await self.actions.plans.tag([person])

    async def action_open_profile(self) -> None:
        """Open the selected person's profile in the browser."""
        if person := self._person_or_say():
            await self.actions.people.open_profile(person)

    async def action_copy_address(self) -> None:
        """Copy the address of the selected person's profile."""
        if person := self._person_or_say():
            await self.actions.people.copy_address(person)

    def action_unmark(self) -> None:
        """Take every mark off; without any, list everybody again."""
        if self.table.marked:
            self.table.unmark()
        elif self.letters.value:
            self.action_leave_letters()

    @on(PeopleTable.Marked)
    def _say_marked(self) -> None:
        marked = len(self.table.marked)
        self.say(marked_people(marked) if marked else "")

    async def action_not_same(self) -> None:
        """Remember that the selected two are two."""
        if isinstance(self.selected, LikelyPair):
            await self.actions.people.not_same(self.selected)
        else:
            self.say(words.SELECT_FIRST)

    async def action_explain(self) -> None:
        """Explain the shelf, and how the selected row stands."""
        from netcoach.wording.explain.people import explain_shelf

        await self.explain(explain_shelf(self.shelf, self.selected))

    def _person_or_say(self) -> Person | None:
        """The selected person; says it where there is none."""
        if self.selected is None:
            self.say(words.SELECT_FIRST)
            return None
        return person_on(self.selected)
