"""Likely duplicates: two people of the log who may be one, and why."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import combinations, pairwise

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.people.names import name_key, text_key
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.spelling import (
    Words,
    alike,
    consonants,
    in_other_letters,
    readings,
    spellings,
    ways,
)
from netcoach.domain.week.calendar import day_after

NEAR_DAYS = 14
"""Days between requests to one name that make one person likely (ours)."""

MOST_ALIKE = 40
"""People compared with each other where one key is shared by more; beyond that a shared name
says little, and comparing everybody would take for ever (ours)."""

Pair = tuple[PersonId, PersonId]
Key = tuple[str, ...]
NAME, SOUND, AT = "name", "sound", "at"
"""What a key says first: the words of a name, how they sound, or a company with one of them."""

OF_NAMES = frozenset({NAME, SOUND})
"""Keys that make all who share them worth comparing."""


class Likeness(StrEnum):
    """What makes two people look like one."""

    SAME_NAME = "same-name"
    SPELLING = "spelling"
    ORDER = "order"
    NICKNAME = "nickname"
    INITIALS = "initials"
    SAME_COMPANY = "same-company"
    NEAR_DATES = "near-dates"
    OTHER_ADDRESS = "other-address"


@frozen
class DatedPerson:
    """A person with the local dates of the requests to them, oldest first."""

    person: Person
    dates: tuple[Date, ...] = ()


@frozen
class LikelyPair:
    """Two people who may be one; ``first`` has been in the log for longer.

    ``why`` holds first how the names agree (same name, spelling, order, nickname or initials),
    then what else speaks for it (same company, near dates, an address that was given up), if
    anything does.
    """

    first: Person
    second: Person
    why: tuple[Likeness, ...]

    def other_than(self, person_id: PersonId) -> Person:
        """The one of the two that is not the person of that id."""
        return self.second if self.first.id == person_id else self.first


def likely_pairs(
    people: Iterable[DatedPerson], not_same: Collection[Pair] = frozenset()
) -> tuple[LikelyPair, ...]:
    """Every pair that may be one person, those in the log for longest first.

    Only people who share a key (a name in one of its spellings or as it sounds, or a word of it
    at one company) are compared.

    Args:
        people: everybody, each once.
        not_same: pairs the user said are two people, in either order.
    """
    found: dict[Pair, LikelyPair] = {}
    for block in _blocks(people):
        for one, other in combinations(block[:MOST_ALIKE], 2):
            pair = pair_of(one.person.id, other.person.id)
            if pair in found or pair in not_same or pair[::-1] in not_same:
                continue
            if why := why_alike(one, other):
                found[pair] = _likely(one.person, other.person, why)
    return tuple(found[pair] for pair in sorted(found))


def why_alike(one: DatedPerson, other: DatedPerson) -> tuple[Likeness, ...]:
    """What speaks for two people being one; () when not enough does.

    Two profile addresses are two people, unless one of them may have been given up: somebody
    was asked under the one, and of that very name there is a connection under the other. The
    same name alone is not enough, nor an initial without the same company; another spelling,
    order or a nickname is, unless the companies differ.
    """
    mine, theirs = one.person, other.person
    if mine.id == theirs.id:
        return ()
    if mine.profile_key and theirs.profile_key:
        moved = _moved(one, other) or _moved(other, one)
        return (Likeness.SAME_NAME, Likeness.OTHER_ADDRESS) if moved else ()
    named = how_named(mine.name, theirs.name)
    if named is None:
        return ()
    company, its = text_key(mine.company), text_key(theirs.company)
    same_company = bool(company) and company == its
    near = named is not Likeness.INITIALS and _near(one.dates, other.dates)
    written = named in _WRITTEN_OTHERWISE and not (company and its)
    if not (same_company or near or written):
        return ()
    also = ((same_company, Likeness.SAME_COMPANY), (near, Likeness.NEAR_DATES))
    return (named, *(why for holds, why in also if holds))


_WRITTEN_OTHERWISE = frozenset({Likeness.SPELLING, Likeness.ORDER, Likeness.NICKNAME})


def _moved(one: DatedPerson, other: DatedPerson) -> bool:
    """Whether somebody asked under one address may be a connection under another by now."""
    asked, connected = one.person, other.person
    if asked.connected_on or not connected.connected_on or not one.dates:
        return False
    is_later = connected.connected_on >= day_after(one.dates[0], -1)
    return is_later and name_key(asked.name) == name_key(connected.name)


def how_named(one: str, other: str) -> Likeness | None:
    """How two names agree; None when they do not."""
    if text_key(one) == text_key(other):
        return Likeness.SAME_NAME
    mine, theirs = spellings(one), spellings(other)
    ways = [(words, others) for words in mine for others in theirs]
    same = str.__eq__ if in_other_letters(one) == in_other_letters(other) else alike
    if any(len(w) == len(o) and all(map(same, w, o)) for w, o in ways):
        return Likeness.SPELLING
    if any(_in_another_order(words, others, same) for words, others in ways):
        return Likeness.ORDER
    if readings(one) & readings(other):
        return Likeness.NICKNAME
    if any(_shortened(words, others) for words, others in ways):
        return Likeness.INITIALS
    return None


def _in_another_order(one: Words, other: Words, same: Callable[[str, str], bool]) -> bool:
    """Whether each word of a name is like another one of the other name."""
    left = list(other)
    for word in one:
        found = next((each for each in left if same(word, each)), None)
        if found is None:
            return False
        left.remove(found)
    return not left


def pair_of(one: PersonId, other: PersonId) -> Pair:
    """Two people in the one order a pair is kept in."""
    return (one, other) if one < other else (other, one)


def _likely(one: Person, other: Person, why: tuple[Likeness, ...]) -> LikelyPair:
    first, second = (one, other) if one.id < other.id else (other, one)
    return LikelyPair(first=first, second=second, why=why)


def worth_comparing(people: Iterable[Person]) -> frozenset[PersonId]:
    """Those of whom somebody else shares a key: among them are all that ``likely_pairs`` finds.

    Of everybody only a number for each name is held, so that very many can be looked through.

    Args:
        people: everybody in the order of their ids; gone through twice, and once more where a
            company has somebody with an initial.
    """
    by_sound = any(in_other_letters(person.name) for person in people)
    names, owners = array("q"), array("q")
    shortened: set[Key] = set()
    for person in people:
        for key, is_short in _keys_of(person, by_sound=by_sound):
            if key[0] in OF_NAMES:
                names.append(hash(key))
                owners.append(person.id)
            elif is_short:
                shortened.add(key)
    shared = {one for one, other in pairwise(sorted(names)) if one == other}
    found, taken = set[PersonId](), Counter[int]()
    for name, owner in zip(names, owners, strict=True):
        if name in shared and taken[name] < MOST_ALIKE:
            taken[name] += 1
            found.add(PersonId(owner))
    return frozenset(found.union(_sharing(people, shortened) if shortened else ()))


def _sharing(people: Iterable[Person], shortened: Collection[Key]) -> Iterator[PersonId]:
    """Those who share a word of their name at a company with somebody who has an initial."""
    companies = {company for _, company, _ in shortened}
    taken, begun = Counter[Key](), set[Key]()
    for person in people:
        if text_key(person.company) not in companies:
            continue
        for key, is_short in _keys_of(person):
            if key in shortened and (taken[key] < MOST_ALIKE or (is_short and key not in begun)):
                taken[key] += 1
                if is_short:  # whoever has the initial is needed, however many come before
                    begun.add(key)
                yield person.id


def _keys_of(person: Person, *, by_sound: bool = False) -> Iterator[tuple[Key, bool]]:
    """What a person may share with others, and whether an initial makes it worth comparing."""
    company = text_key(person.company)
    if by_sound and (words := consonants(person.name)):
        yield (SOUND, *sorted(words)), False
    for words in ways(person.name) or ((text_key(person.name),),):
        yield (NAME, *sorted(words)), False
        if company:
            is_short = any(len(word) == 1 for word in words)
            for word in {*words}:
                if len(word) > 1:
                    yield (AT, company, word), is_short


def _blocks(people: Iterable[DatedPerson]) -> Iterator[Sequence[DatedPerson]]:
    """People who share a key, each block in the order of their ids."""
    blocks: defaultdict[Key, list[DatedPerson]] = defaultdict(list)
    shortened: set[Key] = set()
    everybody = sorted(people, key=lambda one: one.person.id)
    by_sound = any(in_other_letters(known.person.name) for known in everybody)
    for known in everybody:
        for key, is_short in _keys_of(known.person, by_sound=by_sound):
            if is_short:
                shortened.add(key)
            if not blocks[key] or blocks[key][-1] is not known:
                blocks[key].append(known)
    for key, block in blocks.items():
        if len(block) > 1 and (key[0] in OF_NAMES or key in shortened):
            yield block


def _shortened(one: Words, other: Words) -> bool:
    """Whether two names are the same word for word, some as an initial, at least one in full."""
    if len(one) != len(other):
        return False
    pairs = list(zip(one, other, strict=True))
    in_full = any(a == b and len(a) > 1 for a, b in pairs)
    return in_full and all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in pairs)


def _near(one: Sequence[Date], other: Sequence[Date]) -> bool:
    """Whether any two dates are near; both are in order, so that one walk is enough."""
    here = there = 0
    while here < len(one) and there < len(other):
        apart = one[here].toordinal() - other[there].toordinal()
        if abs(apart) <= NEAR_DAYS:
            return True
        if apart < 0:
            here += 1
        else:
            there += 1
    return False
