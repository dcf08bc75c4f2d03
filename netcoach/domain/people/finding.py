"""Finding somebody by words: a name, the start of one, or a profile address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pendulum import Date

from netcoach.domain.errors import InvalidInput
from netcoach.domain.frozen import frozen
from netcoach.domain.people.names import (
    folded,
    is_address,
    name_key,
    profile_key,
    searched_line,
)
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.text import clean_line

NEAR = 75
"""How alike a name is that is offered instead, 0 to 100 as rapidfuzz counts (ours: two letters
mistaken in a name of ten, or a word of it left out)."""

MOST_NEAR = 3
"""Names offered instead at most (ours)."""


@frozen
class Who:
    """Whom somebody means.

    Attributes:
        typed: a name, the start of one or a profile address.
        company: where they work, or the start of it; "" when not said.
        url: their profile address; "" when not said.
        sent_on: the local date a request to them was sent on; None when not said.
        other_than: somebody who is not meant.
    """

    typed: str
    company: str = ""
    url: str = ""
    sent_on: Date | None = None
    other_than: PersonId | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether more was said than the words."""
        return bool(self.company or self.url or self.sent_on)

    @property
    def name_key(self) -> str:
        """The name they would be found by; "" where an address was typed."""
        return "" if is_address(self.typed) else name_key(clean_line(self.typed))

    @property
    def profile_key(self) -> str:
        """The profile they would be found by; "" where what was typed is no slug."""
        try:
            return profile_key(self.typed)
        except InvalidInput:
            return ""


def people_meant(who: Who, people: Iterable[Person]) -> tuple[Person, ...]:
    """Whom words mean among these people; () for nobody.

    What fits best counts alone: the very name, then the profile address, then the name without
    accents and in any order, then a name that begins so, then names of which a word begins with
    each word typed ("ka jo" is "José Kaplan"). An address means its owner and nobody else.

    Raises:
        InvalidInput: the address that was said beside a name is none.
    """
    there = _narrowed(who, people)
    name, profile = who.name_key, who.profile_key
    owners = tuple(one for one in there if profile and one.profile_key == profile)
    if not name:
        return owners
    keys = [name_key(one.name) for one in there]
    same = tuple(one for one, key in zip(there, keys, strict=True) if key == name)
    return same or owners or _beginning(folded(name), there, keys)


def is_exact(who: Who, person: Person) -> bool:
    """Whether the words are somebody's whole name, or their profile address."""
    return folded(who.name_key) == folded(name_key(person.name)) or (
        bool(person.profile_key) and who.profile_key == person.profile_key
    )


def nearest(who: Who, people: Sequence[Person]) -> tuple[Person, ...]:
    """Whose names are spelled nearly like the words, the nearest first."""
    from rapidfuzz import fuzz, process  # 30 ms, and only where nobody is called that

    typed = folded(who.name_key)
    if not typed:
        return ()
    lines = [folded(name_key(one.name)) for one in people]
    found = process.extract(typed, lines, scorer=fuzz.WRatio, limit=MOST_NEAR, score_cutoff=NEAR)
    return tuple(people[place] for _, _, place in found)


def _narrowed(who: Who, people: Iterable[Person]) -> list[Person]:
    profile, company = profile_key(who.url), folded(who.company)
    return [
        one
        for one in people
        if one.id != who.other_than
        and (not profile or one.profile_key == profile)
        and (not company or folded(one.company).startswith(company))
    ]


def _beginning(typed: str, people: Sequence[Person], keys: Sequence[str]) -> tuple[Person, ...]:
    words = typed.split()
    if not words:
        return ()
    names = [folded(key) for key in keys]
    in_any_order = sorted(words)
    tests: tuple[Callable[[str], bool], ...] = (
        lambda name: name == typed,
        lambda name: typed[0] in name and sorted(name.split()) == in_any_order,
        lambda name: name.startswith(typed),
    )
    for fits in tests:
        found = tuple(one for one, name in zip(people, names, strict=True) if fits(name))
        if found:
            return found
    lines = (f" {searched_line(one.name, key)}" for one, key in zip(people, keys, strict=True))
    return tuple(
        one
        for one, line in zip(people, lines, strict=True)
        if all(f" {word}" in line for word in words)
    )
