"""Everybody known, kept small and looked up on every key."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from sys import intern

from netcoach.domain.errors import InvalidInput
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Request, RequestDraft
from netcoach.domain.people.names import folded, name_key, profile_key, text_key
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.standing import KnownStanding, Standing, known_standings_in

UTF8 = ("utf-8", "surrogatepass")
"""How texts lie there: what a terminal could not decode is a text too."""


class PackedTexts:
    """Texts in the order they were added; each is made when somebody looks at it.

    They lie in one piece of UTF-8: a text takes its letters and four bytes, where a string of
    its own takes some fifty more, and one rare letter makes no other text longer.
    """

    def __init__(self) -> None:
        self._letters = bytearray()
        self._ends = array("I", [0])

    def append(self, text: str) -> None:
        """Add a text."""
        self._letters += _letters(text)
        self._ends.append(len(self._letters))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, place: int) -> str:
        return self._letters[self._ends[place] : self._ends[place + 1]].decode(*UTF8)

    def places_with(self, part: str) -> Iterator[int]:
        """Where a part, never empty, is in the text; each place once, in order."""
        wanted, at = _letters(part), 0
        while (at := self._letters.find(wanted, at)) >= 0:
            place = bisect_right(self._ends, at) - 1
            end = self._ends[place + 1]
            if at + len(wanted) <= end:
                yield place
                at = end
            else:  # it reaches into the next text
                at += 1


def _letters(text: str) -> bytes:
    return text.encode(*UTF8)


class WordLines:
    """Every text on a line of its own, between a blank and an end of line.

    Args:
        texts: folded, with single blanks, in the order they are found in.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._lines = PackedTexts()
        for text in texts:
            self.append(text)

    def append(self, text: str) -> None:
        """Add a text, folded and with single blanks."""
        self._lines.append(f" {text}\n")

    def __getitem__(self, place: int) -> str:
        return self._lines[place][1:-1]

    def beginning(self, words: Sequence[str]) -> Iterator[int]:
        """The places of texts that have, for each of the words, one that begins with it."""
        first, *others = sorted((f" {word}" for word in words), key=len, reverse=True)
        for place in self._lines.places_with(first):
            line = self._lines[place]
            if all(word in line for word in others):
                yield place

    def ending(self, text: str) -> Iterator[int]:
        """The places of texts that end in these very words, or are nothing else."""
        return self._lines.places_with(f" {text}\n")


_MARKS = re.compile(r"[()\[\]{}\"“”„«»,]+")
"""What stands around a nickname or before a degree; nobody types it to find somebody."""

LETTERS = 2
"""Letters typed before anybody is looked for: one letter finds nearly everybody (ours)."""

MOST_FOUND = 200
"""People found at most; beyond that more letters help, a longer list does not (ours)."""


@frozen
class Known:
    """A person, and where they stand if they were ever asked."""

    person: Person
    standing: Standing | None = None


class PeopleIndex:
    """People in the order given; a person is made of their columns when somebody looks.

    A hundred thousand people take some 11 MB this way (measured); as values they take over 100.
    """

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._ids = array("q")
        self._names, self._profiles = PackedTexts(), PackedTexts()
        # Every name as it is looked for. Made here, where the log is read, and not on the first
        # key typed.
        self._lines = WordLines()
        self._companies: list[str] = []
        self._roles: list[str] = []
        self._standings: list[Standing | None] = []
        for one in known:
            person = one.person
            self._ids.append(person.id)
            self._names.append(person.name)
            self._lines.append(_line_of(person.name))
            self._profiles.append(person.profile_key)
            # Many share these: each is held once.
            self._companies.append(intern(person.company))
            self._roles.append(intern(person.role))
            self._standings.append(one.standing)

    @classmethod
    def of(cls, people: Iterable[Person] = (), asked: Iterable[Request] = ()) -> PeopleIndex:
        """People, and before them those who were asked, by all requests to each."""
        known = [
            Known(person=one.person, standing=one.standing) for one in known_standings_in(asked)
        ]
        there = {one.person.id for one in known}
        return cls([*known, *(Known(person=one) for one in people if one.id not in there)])

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[Person]:
        return map(self._person, range(len(self)))

    def matching(self, typed: str, *, most: int = MOST_FOUND) -> tuple[Person, ...]:
        """People with a word in their name that begins with each word typed.

        Case and accents make no difference: "jose ka" finds "José Kaplan". Under two letters
        nobody is found.
        """
        words = folded(typed).split()
        if len("".join(words)) < LETTERS:
            return ()
        return tuple(map(self._person, islice(self._lines.beginning(words), most)))

    def found(self, typed: str, *, most: int = MOST_FOUND) -> tuple[Person, ...]:
        """People with a word in their name or company that begins with each word typed.

        Case and accents make no difference: "jo kva" finds "José Kaplan" of "Kvant". Everybody,
        up to ``most``, while nothing is typed.
        """
        words = folded(typed).split()
        places = self._lines_with_companies.beginning(words) if words else range(len(self))
        return tuple(map(self._person, islice(places, most)))

    def like(self, draft: RequestDraft) -> tuple[Person, ...]:
        """Everybody a draft could be for: who was picked, has its address, or its name."""
        return tuple(map(self._person, self._places_like(draft)))

    def asked_like(self, draft: RequestDraft) -> tuple[KnownStanding, ...]:
        """Where those of them stand who were asked."""
        return tuple(
            KnownStanding(person=self._person(place), standing=standing)
            for place in self._places_like(draft)
            if (standing := self._standings[place]) is not None
        )

    def _person(self, place: int) -> Person:
        return Person(
            id=PersonId(self._ids[place]),
            name=self._names[place],
            company=self._companies[place],
            role=self._roles[place],
            profile_key=self._profiles[place],
        )

    def _places_like(self, draft: RequestDraft) -> list[int]:
        wanted, key = name_key(draft.name), _key_of(draft)
        places = {*self._lines.ending(folded(wanted))}
        places = {place for place in places if name_key(self._names[place]) == wanted}
        if key:
            with_it = self._profiles.places_with(key)
            places.update(place for place in with_it if self._profiles[place] == key)
        if draft.person_id is not None and draft.person_id in self._ids:
            places.add(self._ids.index(draft.person_id))
        return sorted(places)

    def get_ready(self) -> None:
        """Put together what ``found`` looks through, so that the first letter finds it there."""
        self._lines_with_companies  # noqa: B018 - made by being asked for

    @cached_property
    def _lines_with_companies(self) -> WordLines:
        """Made when first asked for: few look for somebody by where they work."""
        known = {company: folded(company) for company in {*self._companies}}
        return WordLines(
            f"{self._lines[place]} {known[company]}".rstrip()
            for place, company in enumerate(self._companies)
        )


def _key_of(draft: RequestDraft) -> str:
    try:
        return profile_key(draft.url)
    except InvalidInput:
        return ""


def _line_of(name: str) -> str:
    """The words a name is looked for by; the full name ends it, whatever is written around it."""
    whole, full = folded(_MARKS.sub(" ", text_key(name))), folded(name_key(name))
    return whole if whole.endswith(full) else f"{whole} {full}"
