"""Everybody known, looked up on every key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from netcoach.domain.errors import InvalidInput
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Request, RequestDraft
from netcoach.domain.people.names import folded, name_key, profile_key, searched_line
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.standing import KnownStanding, RequestFacts, request_facts, standing_of

LETTERS = 2
"""Letters typed before anybody is looked for: one letter finds nearly everybody (ours)."""

MOST_FOUND = 200
"""People found at most; beyond that more letters help, a longer list does not (ours)."""


@frozen
class Known:
    """A person, and what of every request to them decides where they stand, in order of sending.

    Where they stand is worked out for those a draft could mean: for everybody it takes long.
    """

    person: Person
    asked: tuple[RequestFacts, ...] = ()


class PeopleIndex:
    """People in the order given, found by the first letters of their words, a name or an address.

    Args:
        known: everybody, each once.
    """

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._known = tuple(known)
        # Every name as it is looked for. Made here, where the log is read, and not on the first
        # key typed.
        self._lines: list[str] = []
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        self._by_profile: dict[str, int] = {}
        self._by_id: dict[PersonId, int] = {}
        for place, one in enumerate(self._known):
            key = name_key(one.person.name)
            self._lines.append(f" {searched_line(one.person.name, key)}")
            self._by_name[key].append(place)
            self._by_profile[one.person.profile_key] = place
            self._by_id[one.person.id] = place

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

    def __len__(self) -> int:
        return len(self._known)

    def __iter__(self) -> Iterator[Person]:
        return (one.person for one in self._known)

    def matching(self, typed: str, *, most: int = MOST_FOUND) -> tuple[Person, ...]:
        """People with a word in their name that begins with each word typed.

        Case and accents make no difference: "jose ka" finds "José Kaplan". Under two letters
        nobody is found.
        """
        words = folded(typed).split()
        if len("".join(words)) < LETTERS:
            return ()
        return self._beginning(words, self._lines, most)

    def found(self, typed: str, *, most: int = MOST_FOUND) -> tuple[Person, ...]:
        """People with a word in their name or company that begins with each word typed.

        Case and accents make no difference: "jo kva" finds "José Kaplan" of "Kvant". Everybody,
        up to ``most``, while nothing is typed.
        """
        words = folded(typed).split()
        if not words:
            return tuple(one.person for one in self._known[:most])
        return self._beginning(words, self._lines_with_companies, most)

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

    def _beginning(
        self, words: Sequence[str], lines: Sequence[str], most: int
    ) -> tuple[Person, ...]:
        first, *others = sorted((f" {word}" for word in words), key=len, reverse=True)
        there = (place for place, line in enumerate(lines) if first in line)
        places = (place for place in there if all(word in lines[place] for word in others))
        return tuple(self._known[place].person for place in islice(places, most))

    def _like(self, draft: RequestDraft) -> list[Known]:
        places = {*self._by_name.get(name_key(draft.name), ())}
        if (key := _key_of(draft)) in self._by_profile and key:
            places.add(self._by_profile[key])
        if draft.person_id in self._by_id:
            places.add(self._by_id[draft.person_id])
        return [self._known[place] for place in sorted(places)]

    def get_ready(self) -> None:
        """Put together what ``found`` looks through, so that the first letter finds it there."""
        self._lines_with_companies  # noqa: B018 - made by being asked for

    @cached_property
    def _lines_with_companies(self) -> list[str]:
        """Made when first asked for: few look for somebody by where they work."""
        companies = {one.person.company for one in self._known}
        known = {company: folded(company) for company in companies}
        return [
            f"{line} {known[one.person.company]}"
            for line, one in zip(self._lines, self._known, strict=True)
        ]


def _key_of(draft: RequestDraft) -> str:
    try:
        return profile_key(draft.url)
    except InvalidInput:
        return ""
