"""Making two people one: whom with, which entry stays, and what becomes of their requests."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netcoach.domain.change import ChangeKind
from netcoach.domain.people.duplicates import LikelyPair
from netcoach.domain.people.page import PersonPage
from netcoach.domain.people.person import Person, PersonId
from netcoach.tui.dialogs.form import LineField, Said
from netcoach.tui.people.find import FindPerson
from netcoach.tui.people.forms import PeopleForms
from netcoach.tui.runner import start
from netcoach.wording.people import forms as words

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


class MergeActions(PeopleForms):
    """Finding anybody, and merging any two people."""

    async def merge(self, pair: LikelyPair) -> None:
        """Make two likely people one, keeping the entry that is chosen."""
        await self.merge_two(pair.first.id, pair.second.id, words.merge_about(pair))

    async def merge_with(self, page: PersonPage) -> None:
        """Make a person and another one: one who is likely the same, or anybody."""
        if not page.likely:
            await self.merge_somebody(page.person)
            return
        from netcoach.tui.dialogs.confirm import ChooseRow

        async def chosen(place: int | None) -> None:
            if place == len(page.likely):
                await self.merge_somebody(page.person)
            elif place is not None:
                await self.merge(page.likely[place])

        lines = [words.may_be(pair, page.person) for pair in page.likely]
        question = ChooseRow(words.merge_title(page.person), [*lines, words.SOMEBODY_ELSE])
        await self._app.push_screen(question, chosen)

    async def merge_somebody(self, person: Person) -> None:
        """Find whom to make one with a person."""

        async def chosen(other: PersonId | None) -> None:
            if other is not None:
                await self.merge_two(person.id, other, words.MERGE_ABOUT)

        await self._find(words.merge_title(person), chosen)

    async def merge_two(self, first: PersonId, second: PersonId, about: str) -> None:
        """Ask which entry stays, and about requests that were logged twice; then merge."""
        merging = await self._runner.read(partial(self._coach.people.merging, first, second))
        if merging is None:
            return
        people = (merging.first, merging.second)
        keeps = tuple((str(one.id), words.entry(one)) for one in people)
        count = len(merging.logged_twice)
        requests = LineField(
            name="requests", label=words.REQUESTS, choices=words.joining_choices(count)
        )
        fields = (
            LineField(name="keep", label=words.KEEP, choices=keeps),
            *((requests,) if count else ()),
        )

        def write(said: Said) -> object:
            keep = first if said["keep"] == str(first) else second
            other = second if keep == first else first
            joins = said.get("requests") == words.ONE
            return self._coach.people.merge(keep, other, join_requests=joins)

        if count:
            about = f"{about} {words.logged_twice_said(count)}"
        await self._open(words.MERGE_TITLE, fields, write, (ChangeKind.MERGE, ""), about=about)

    async def find(self) -> None:
        """Find anybody by their letters, and open their page."""

        async def chosen(person_id: PersonId | None) -> None:
            if person_id is not None:
                await self._navigation.open_person(person_id)

        await self._find("", chosen)

    async def _find(self, title: str, chosen: Callable[[PersonId | None], Awaitable[None]]) -> None:
        """Open the finder; without a title it says that it finds."""
        context = self._live.context or await self._runner.read(self._coach.log.context)
        if context is None:
            return
        people = context.people

        async def get_ready() -> None:
            await self._runner.read(people.get_ready)

        finder = FindPerson(people, title=title)
        await self._app.push_screen(finder, chosen)
        start(finder, get_ready, group="ahead")
