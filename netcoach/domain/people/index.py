"""Everybody known, looked up on every key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from heapq import merge
from itertools import islice

from netcoach.domain.errors import InvalidInput
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Request, RequestDraft
from netcoach.domain.people.names import folded, name_key, profile_key, searched_line
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.standing import (
    KnownStanding,
    RequestFacts,
    Standing,
    request_facts,
    standing_of,
)

LETTERS = 2
"""Letters typed before anybody is looked for: one letter finds nearly everybody (ours)."""

MOST_FOUND = 200
"""People found at most; beyond that more letters help, a longer list does not (ours)."""


@frozen
class Known:
    """A person, and what of every request to them decides where they stand, in order of sending.

    Where they stand is worked out for those a draft could mean: for everybody it takes long.
    Whose ``rank`` is greater comes first.
    """

    person: Person
    asked: tuple[RequestFacts, ...] = ()
    rank: tuple[int, str, str, int] = (0, "", "", 0)


class _Part:
    """Some people in order, found by the first letters of their words, a name or an address."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.known = tuple(known)
        # Every name as it is looked for. Made here, where the log is read, and not on the first
        # key typed.
        self.lines: list[str] = []
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        self._by_profile: dict[str, int] = {}
        self._by_id: dict[PersonId, int] = {}
        for place, one in enumerate(self.known):
            key = name_key(one.person.name)
            self.lines.append(f" {searched_line(one.person.name, key)}")
            self._by_name[key].append(place)
            self._by_profile[one.person.profile_key] = place
            self._by_id[one.person.id] = place

    @cached_property
    def lines_with_companies(self) -> list[str]:
        """Made when first asked for: few look for somebody by where they work."""
        companies = {one.person.company for one in self.known}
        known = {company: folded(company) for company in companies}
        return [
            f"{line} {known[one.person.company]}"
            for line, one in zip(self.lines, self.known, strict=True)
        ]

    def beginning(self, words: Sequence[str], lines: Sequence[str]) -> Iterator[Known]:
        """Those in whose line a word begins with each of these."""
        first, *others = sorted((f" {word}" for word in words), key=len, reverse=True)
        there = (place for place, line in enumerate(lines) if first in line)
        places = (place for place in there if all(word in lines[place] for word in others))
        return (self.known[place] for place in places)

    def of(self, person_id: PersonId) -> Known | None:
        """Who has that id; None where nobody here has."""
        place = self._by_id.get(person_id)
        return None if place is None else self.known[place]

    def like(self, name: str, profile: str, person_id: PersonId | None) -> Iterator[Known]:
        """Those of a name key, of a profile key that is not "", or of an id."""
        places = {*self._by_name.get(name, ())}
        if profile and profile in self._by_profile:
            places.add(self._by_profile[profile])
        if person_id in self._by_id:
            places.add(self._by_id[person_id])
        return (self.known[place] for place in sorted(places))


class PeopleIndex:
    """People in the order given, found by the first letters of their words, a name or an address.

    Args:
        known: everybody, each once.
    """

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._everybody = _Part(known)
        self._changed = _Part(())
        self._replaced: frozenset[PersonId] = frozenset()

    @classmethod
    def of(cls, people: Iterable[Person] = (), asked: Iterable[Request] = ()) -> PeopleIndex:
        """People, and before them those who were asked, by all requests to each."""
        of_each: dict[PersonId, list[Request]] = {}
        for request in asked:
            of_each.setdefault(request.person.id, []).append(request)
        known = [
            Known(person=each[-1].person, asked=request_facts(each)) for each in of_each.values()
        ]
        there = {one.person.id for one in known}
        return cls([*known, *(Known(person=one) for one in people if one.id not in there)])

    def changed(self, ids: frozenset[PersonId], known: Iterable[Known]) -> PeopleIndex:
        """The same with what is known of some people now; those not among ``known`` are gone."""
        stay = (one for one in self._changed.known if one.person.id not in ids)
        index = PeopleIndex()
        index._everybody = self._everybody
        index._changed = _Part(sorted([*stay, *known], key=_rank, reverse=True))
        index._replaced = self._replaced | ids
        return index

    @property
    def replaced(self) -> int:
        """How many changed since everybody was read."""
        return len(self._replaced)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[Person]:
        return (one.person for one in self._in_order(lambda part: iter(part.known)))

    def _in_order(self, found: Callable[[_Part], Iterator[Known]]) -> Iterator[Known]:
        """What is found among everybody, as they are now."""
        if not self._replaced:
            return found(self._everybody)
        others = (one for one in found(self._everybody) if one.person.id not in self._replaced)
        return merge(found(self._changed), others, key=_rank, reverse=True)

    def matching(self, typed: str, *, most: int = MOST_FOUND) -> tuple[Person, ...]:
        """People with a word in their name that begins with each word typed.

        Case and accents make no difference: "jose ka" finds "José Kaplan". Under two letters
        nobody is found.
        """
        words = folded(typed).split()
        if len("".join(words)) < LETTERS:
            return ()
        found = self._in_order(lambda part: part.beginning(words, part.lines))
        return tuple(one.person for one in islice(found, most))

    def found(self, typed: str, *, most: int = MOST_FOUND) -> tuple[Person, ...]:
        """People with a word in their name or company that begins with each word typed.

        Case and accents make no difference: "jo kva" finds "José Kaplan" of "Kvant". Everybody,
        up to ``most``, while nothing is typed.
        """
        words = folded(typed).split()
        if not words:
            return tuple(islice(self, most))
        found = self._in_order(lambda part: part.beginning(words, part.lines_with_companies))
        return tuple(one.person for one in islice(found, most))

    def with_profile(self, profile: str) -> Person | None:
        """Whose profile has that key; nobody has the key ""."""
        found = self._in_order(lambda part: part.like("", profile, None))
        return next((one.person for one in found if profile == one.person.profile_key != ""), None)

    def stands(self, person_id: PersonId) -> tuple[Person, Standing | None]:
        """Somebody known, and where they stand; None where they were not asked nor connected.

        Raises KeyError where nobody known has that id.
        """
        part = self._changed if person_id in self._replaced else self._everybody
        one = part.of(person_id)
        if one is None:
            raise KeyError(person_id)
        listed_on = one.person.connected_on
        stands = standing_of(one.asked, listed_on) if one.asked or listed_on else None
        return one.person, stands

    def like(self, draft: RequestDraft) -> tuple[Person, ...]:
        """Everybody a draft could be for: who was picked, has its address, or its name."""
        return tuple(one.person for one in self._like(draft))

    def asked_like(self, draft: RequestDraft) -> tuple[KnownStanding, ...]:
        """Where those of them stand who were asked, or are connections."""
        return tuple(
            KnownStanding(
                person=one.person, standing=standing_of(one.asked, one.person.connected_on)
            )
            for one in self._like(draft)
            if one.asked or one.person.connected_on
        )

    def _like(self, draft: RequestDraft) -> Iterator[Known]:
        name, profile = name_key(draft.name), _key_of(draft)
        return self._in_order(lambda part: part.like(name, profile, draft.person_id))

    def get_ready(self) -> None:
        """Put together what ``found`` looks through, so that the first letter finds it there."""
        self._everybody.lines_with_companies  # noqa: B018 - made by being asked for


def _rank(one: Known) -> tuple[int, str, str, int]:
    return one.rank


def _key_of(draft: RequestDraft) -> str:
    try:
        return profile_key(draft.url)
    except InvalidInput:
        return ""
