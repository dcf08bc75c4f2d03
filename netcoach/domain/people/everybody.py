"""Everybody known, by company, as far as letters find them: any number, drawn one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.people.index import PeopleIndex
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.standing import Standing


@frozen
class Listed:
    """Somebody known; ``standing`` is None where nobody asked them and they are no connection."""

    person: Person
    standing: Standing | None


class Listing(Sequence[Listed]):
    """Some of everybody in their order; a row is put together when it is asked for.

    Args:
        people: everybody, who is looked up.
        ids: who is listed, all of them among ``people``.
    """

    def __init__(self, people: PeopleIndex, ids: Sequence[PersonId]) -> None:
        self._people = people
        self.ids = ids

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> Listed: ...

    @overload
    def __getitem__(self, place: slice) -> Listing: ...

    def __getitem__(self, place: int | slice) -> Listed | Listing:
        if isinstance(place, slice):
            return Listing(self._people, self.ids[place])
        person, standing = self._people.stands(self.ids[place])
        return Listed(person=person, standing=standing)

    def place_of(self, person_id: PersonId) -> int | None:
        """Where somebody stands; None where they are not listed."""
        try:
            return self.ids.index(person_id)
        except ValueError:
            return None

    def among(self, ids: frozenset[PersonId]) -> list[Person]:
        """Those of these people who are listed, in their order."""
        return [self._people.stands(one)[0] for one in self.ids if one in ids]


@frozen
class Everybody:
    """Everybody in the log or on the shortlist.

    Attributes:
        today: the local date it was read on.
        people: who they are, found by letters.
        ids: by company, whoever has none last, and by name at each.
    """

    today: Date
    people: PeopleIndex
    ids: Sequence[PersonId]

    def listing(self, typed: str = "") -> Listing:
        """Those with a word in their name or company that begins with each word typed."""
        if not typed.strip():
            return Listing(self.people, self.ids)
        found = {one.id for one in self.people.found(typed, most=len(self.ids))}
        return Listing(self.people, [one for one in self.ids if one in found])
