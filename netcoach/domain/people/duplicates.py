"""Likely duplicates: two people of the log who may be one, and why."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import combinations, pairwise

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.people.names import full_name, in_latin, text_key
from netcoach.domain.people.person import Person, PersonId

_TWO_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "đ": "dj", "ё": "yo"}
    | dict.fromkeys("ьъ", "")
)
"""Letters that their own language writes as two where it has no such letter: Jörg, Joerg."""

_ONE_LETTER = str.maketrans({"æ": "a", "œ": "o", **dict.fromkeys("ьъ", "")})
"""Letters of which others write one, or none: Bæk, Bak; Наталья, Natalya."""

_NO_LETTER = re.compile(r"[\W_]+")
_APOSTROPHE = re.compile("['’ʼ‘`]")
Words = tuple[str, ...]


@lru_cache(maxsize=4096)
def spellings(name: str) -> tuple[Words, ...]:
    """The words of a name in plain Latin letters, in each way they may be written.

    One way for most names, more where a letter has two or an apostrophe stands (O'Neil, ONeil);
    () when no letter is left. Marks, accents, case and what is written around a name make no
    difference.
    """
    plain = _plain(name)
    if plain.isascii():
        ways = [plain]
    else:
        ways = [in_latin(plain.translate(letters)) for letters in (_TWO_LETTERS, _ONE_LETTER)]
    if _APOSTROPHE.search(plain):
        ways += [_APOSTROPHE.sub("", way) for way in ways]
    found = dict.fromkeys(_words(way) for way in ways)
    return tuple(words for words in found if words)


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKC", full_name(name) or name).casefold()
    return unicodedata.normalize("NFC", folded)


def _words(text: str) -> Words:
    return tuple(word for word in _NO_LETTER.split(text) if word)


_REDUCED = tuple(
    (re.compile(pattern), shared)
    for pattern, shared in (
        ("x", "ks"),  # Алексей: Aleksey, Alexey
        ("s(?:h?ch|ht)", "sh"),  # Щербаков: Shcherbakov, Scherbakov
        ("kh|h", "g"),  # Михаил: Mikhail, Mihail; Галина: Galina, Halyna
        ("t[sz]", "c"),  # Цветков: Tsvetkov, Tzvetkov, Cvetkov
        ("[yj]", "i"),  # Сергей: Sergey, Sergei, Sergej
    )
)
"""What is written in several ways, and the one it is reduced to, in this order (ours)."""

_VOWELS = re.compile("[aeiou]")

_STEADY = frozenset("bdflmnprv")
"""Consonants that are written in one way only."""

ALIKE = 80
"""How alike two words of two alphabets are from which they may be one, 0 to 100 as rapidfuzz
measures it (ours: the ways of writing names in the tests lie at 85 and over; the consonants have
to be the same besides)."""


@lru_cache(maxsize=4096)
def in_other_letters(name: str) -> bool:
    """Whether a letter of a name belongs to another alphabet than Latin."""
    return not name.isascii() and any(
        unicodedata.category(letter) in ("Ll", "Lu")
        and not unicodedata.name(letter, "LATIN").startswith("LATIN")
        for letter in unicodedata.normalize("NFKC", name)
    )


@lru_cache(maxsize=65536)
def consonants(name: str) -> Words:
    """The consonants of each word, those that are written in several ways as one of them.

    The same for every way a name of another alphabet is written: "Юрий", "Yuri", "Iurii".
    """
    ways = spellings(name)
    return tuple(_VOWELS.sub("", _reduced(word)) for word in ways[-1]) if ways else ()


def steady_patterns(name: str) -> tuple[str, ...]:
    """For each word a pattern of SQL's LIKE that every way of writing it meets: "%r%b%v%"."""
    return tuple(
        "".join(f"%{letter}" for letter in word if letter in _STEADY) + "%"
        for word in consonants(name)
    )


@lru_cache(maxsize=4096)
def _reduced(word: str) -> str:
    for pattern, shared in _REDUCED:
        word = pattern.sub(shared, word)
    return word


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
    INITIALS = "initials"
    SAME_COMPANY = "same-company"
    NEAR_DATES = "near-dates"


@frozen
class DatedPerson:
    """A person with the local dates of the requests to them, oldest first."""

    person: Person
    dates: tuple[Date, ...] = ()


@frozen
class LikelyPair:
    """Two people who may be one; ``first`` has been in the log for longer.

    ``why`` holds first how the names agree (same name, spelling, order or initials), then what
    else speaks for it (same company, near dates), if anything does.
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

    Two profile addresses are two people. The same name alone is not enough, nor an initial
    without the same company; another spelling or order is, unless the companies differ.
    """
    mine, theirs = one.person, other.person
    if mine.id == theirs.id or (mine.profile_key and theirs.profile_key):
        return ()
    named = how_named(mine.name, theirs.name)
    if named is None:
        return ()
    company, its = text_key(mine.company), text_key(theirs.company)
    same_company = bool(company) and company == its
    near = named is not Likeness.INITIALS and _near(one.dates, other.dates)
    written = named in (Likeness.SPELLING, Likeness.ORDER) and not (company and its)
    if not (same_company or near or written):
        return ()
    also = ((same_company, Likeness.SAME_COMPANY), (near, Likeness.NEAR_DATES))
    return (named, *(why for holds, why in also if holds))


def how_named(one: str, other: str) -> Likeness | None:
    """How two names agree; None when they do not."""
    if text_key(one) == text_key(other):
        return Likeness.SAME_NAME
    mine, theirs = spellings(one), spellings(other)
    ways = [(words, others) for words in mine for others in theirs]
    alike = str.__eq__ if in_other_letters(one) == in_other_letters(other) else _alike
    if any(len(w) == len(o) and all(map(alike, w, o)) for w, o in ways):
        return Likeness.SPELLING
    if any(_in_another_order(words, others, alike) for words, others in ways):
        return Likeness.ORDER
    if any(_shortened(words, others) for words, others in ways):
        return Likeness.INITIALS
    return None


def _in_another_order(one: Words, other: Words, alike: Callable[[str, str], bool]) -> bool:
    """Whether each word of a name is like another one of the other name."""
    left = list(other)
    for word in one:
        found = next((each for each in left if alike(word, each)), None)
        if found is None:
            return False
        left.remove(found)
    return not left


def _alike(one: str, other: str) -> bool:
    """Whether two words may be one word of another alphabet: the same consonants, like vowels.

    An ending in "a" makes another name of most (Evgeny, Evgenia), and so does the first letter.
    """
    one, other = _reduced(one), _reduced(other)
    if one == other:
        return True
    if _VOWELS.sub("", one) != _VOWELS.sub("", other) or one.endswith("a") != other.endswith("a"):
        return False
    if one[:1] != other[:1] and not {one[:1], other[:1]} <= {"i", "e"}:
        return False
    from rapidfuzz.fuzz import ratio  # 30 ms, and only where two alphabets meet

    return ratio(one, other) >= ALIKE


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
    for words in spellings(person.name) or ((text_key(person.name),),):
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
