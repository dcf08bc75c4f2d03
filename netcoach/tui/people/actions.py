"""What is done with people, from their screen and from a person's page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from netcoach.domain.change import ChangeKind
from netcoach.domain.log.request import RequestId
from netcoach.domain.people.duplicates import LikelyPair
from netcoach.domain.people.person import Person, PersonId
from netcoach.tui.people.find import FindPerson
from netcoach.tui.people.forms import PeopleForms
from netcoach.tui.runner import start
from netcoach.wording.done import done, name_cut
from netcoach.wording.people.forms import both

if TYPE_CHECKING:
    from netcoach.domain.people.index import PeopleIndex


class PeopleActions(PeopleForms):
    """The forms about people, and what needs none."""

    async def find(self) -> None:
        """Find anybody by their letters, and open their page."""
        context = self._live.context or await self._runner.read(self._coach.log.context)
        if context is None:
            return
        people: PeopleIndex = context.people

        async def chosen(person_id: PersonId | None) -> None:
            if person_id is not None:
                await self._navigation.open_person(person_id)

        async def get_ready() -> None:
            await self._runner.read(people.get_ready)

        finder = FindPerson(people)
        await self._app.push_screen(finder, chosen)
        start(finder, get_ready, group="ahead")

    async def likely_duplicates(self) -> tuple[LikelyPair, ...] | None:
        """Compare names, which takes longer than reading the shelves."""
        return await self._runner.read(self._coach.people.likely_duplicates)

    async def remove_from_shortlist(self, person: Person) -> None:
        """Take somebody off the shortlist."""
        remove = partial(self._coach.people.remove_from_shortlist, person.id)
        await self._change(remove, ChangeKind.SHORTLIST, person.name)

    async def keep_waiting(self, person: Person, request_id: RequestId) -> None:
        """Keep a pending request for now."""
        keep = partial(self._coach.people.keep_waiting, request_id)
        await self._change(keep, ChangeKind.WAIT, person.name)

    async def not_same(self, pair: LikelyPair) -> None:
        """Remember that two people are two."""
        part = partial(self._coach.people.not_same, pair.first.id, pair.second.id)
        await self._change(part, ChangeKind.NOT_SAME, both(pair))

    async def _change(self, call: Callable[[], object], kind: ChangeKind, name: str) -> None:
        await self._write(call, lambda _: done(kind, name_cut(name), self._undo_key))
