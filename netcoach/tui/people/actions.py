"""What is done with people, from their screen and from a person's page."""

from __future__ import annotations

from asyncio import sleep, to_thread
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from netcoach.domain.change import ChangeKind
from netcoach.domain.log.request import Outcome, RequestId
from netcoach.domain.people.duplicates import LikelyPair
from netcoach.domain.people.person import PersonId
from netcoach.tui.actions import Actions
from netcoach.tui.data_screen import stands
from netcoach.tui.messages import LogAsked, PersonAsked, SettleAsked, Wanted
from netcoach.tui.people import messages as asked
from netcoach.tui.people.forms import ContactForms, PairForms, PeopleForms
from netcoach.tui.people.page import PersonScreen
from netcoach.tui.runner import start
from netcoach.wording.done import done, name_cut
from netcoach.wording.outcomes import settled
from netcoach.wording.people.forms import both
from netcoach.wording.people.shelves import NO_REQUEST

if TYPE_CHECKING:
    from netcoach.tui.people.screen import PeopleScreen
    from netcoach.wording.people.shelves import Shelf

Value = TypeVar("Value")
Forms = TypeVar("Forms", bound=PeopleForms)

STILL = 0.3
"""Seconds without a change after which names are compared again: act after act, once (ours)."""


class PeopleActions(Actions):
    """Answers the People place and a person's page."""

    async def carry_out(self, wanted: Wanted) -> None:
        """Open a page, a form or a question, or write what needs neither."""
        forms = self._opener(PairForms)
        match wanted:
            case PersonAsked(person_id=person_id):
                await self._open(person_id)
            case asked.ShelfAsked(shelf=shelf):
                await self._show_shelf(shelf)

            case asked.FindAsked():
                await self._find()
            case asked.PageLeft():
                await self._app.run_action("leave_page")
            case asked.PairsAsked(screen=screen):
                # Only those asked for last are waited for.
                start(screen, partial(self._compare, screen), group="pairs", exclusive=True)
            case asked.ContactAsked(person=person):
                await forms.add_contact(person)
            case asked.CadenceAsked(person=person, days=days):
                await forms.cadence(person, days)
            case asked.ShortlistAsked(person=person, reason=reason):
                await forms.shortlist(person, reason)
            case asked.EditAsked(page=page):
                await forms.edit(page)
            case asked.MergeAsked(pair=pair):
                await forms.merge(pair)
            case asked.ContactsAsked(page=page):
                await self._opener(ContactForms).contacts(page)
            case asked.MergeWithAsked(page=page):
                await forms.merge_with(page)
            case asked.NotSameAsAsked(page=page):
                await forms.not_same_as(page)
            case asked.ForgetAsked(person=person):
                await forms.forget(person)
            case asked.RequestToAsked(person=person, reason=reason):
                await self.hand_on(LogAsked(person, reason))
            case _:
                await self._at_once(wanted)

    def _opener(self, kind: type[Forms]) -> Forms:
        return kind(self._app, self._coach, self._runner, self._live, self._undo_key)

    async def _at_once(self, wanted: Wanted) -> None:
        match wanted:
            case asked.SettleOneAsked(request_id=number):
                requests = await self._runner.read(partial(self._coach.log.requests, (number,)))
                if requests:
                    await self.hand_on(SettleAsked(requests))
                else:
                    self._runner.say(NO_REQUEST)
            case asked.OffShortlistAsked(person=person):
                await self._write(
                    lambda: self._coach.people.remove_from_shortlist(person.id),
                    ChangeKind.SHORTLIST,
                    person.name,
                )
            case asked.KeepWaitingAsked(person=person, request_id=number):
                await self._write(
                    lambda: self._coach.people.keep_waiting(number), ChangeKind.WAIT, person.name
                )
            case asked.WithdrawAsked(request_id=number):
                await self._withdraw(number)
            case asked.NotSameAsked(pair=pair):
                await self._write(lambda: self._not_same(pair), ChangeKind.NOT_SAME, both(pair))

    async def _withdraw(self, number: RequestId) -> None:
        today = self._coach.today()
        done = await self._runner.act(
            lambda: self._coach.outcomes.record([number], Outcome.WITHDRAWN, today)
        )
        if done is not None:
            self._runner.say(settled(done, self._undo_key))
            await self._live.reread()

    def _not_same(self, pair: LikelyPair) -> LikelyPair:
        self._coach.people.not_same(pair.first.id, pair.second.id)
        return pair

    async def _write(self, call: Callable[[], Value], act: ChangeKind, name: str) -> None:
        if await self._runner.act(call) is not None:
            self._runner.say(done(act, name_cut(name), self._undo_key))
            await self._live.reread()

    async def _open(self, person_id: PersonId) -> None:
        shown = self._app.screen
        page = shown if isinstance(shown, PersonScreen) else PersonScreen(person_id)
        page.person_id = person_id
        if page is not shown:
            await self._app.push_screen(page)
        await self._live.go(page)

    async def _show_shelf(self, shelf: Shelf) -> None:
        from netcoach.tui.people.screen import PeopleScreen

        await self._app.run_action("go('people')")
        place = self._app.screen
        if isinstance(place, PeopleScreen):
            place.shelf = shelf

    async def _find(self) -> None:
        from netcoach.tui.people.find import FindPerson

        context = self._live.context or await self._runner.read(self._coach.log.context)
        if context is None:
            return

        async def chosen(person_id: PersonId | None) -> None:
            if person_id is not None:
                await self._open(person_id)

        finder = FindPerson(context.people)
        await self._app.push_screen(finder, chosen)
        start(finder, partial(to_thread, context.people.get_ready), group="ahead")

    async def _compare(self, screen: PeopleScreen) -> None:
        if screen.pairs is not None:
            await sleep(STILL)
        pairs = await self._runner.read(self._coach.people.likely_duplicates)
        if pairs is not None and stands(screen):
            screen.take_pairs(pairs)
