"""Likely duplicates: two people of the log who may be one, and why."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import combinations, pairwise

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.people.names import full_name, text_key
from netcoach.domain.people.person import Person, PersonId

# Letters that are written in two ways where an alphabet has no such letter: the first is what
# the language itself writes (Jörg, Joerg), the second the bare letter (Jorg).
_WRITTEN = {
    "ä": ("ae", "a"),
    "ö": ("oe", "o"),
    "ü": ("ue", "u"),
    "å": ("aa", "a"),
    "æ": ("ae", "a"),
    "ø": ("oe", "o"),
    "œ": ("oe", "o"),
    "ß": ("ss", "s"),
    "ł": ("l", "l"),
    "đ": ("dj", "d"),
    "ð": ("d", "d"),
    "þ": ("th", "t"),
    "ħ": ("h", "h"),
    "ı": ("i", "i"),
    "ŋ": ("ng", "n"),
    "а": ("a", "a"),
    "б": ("b", "b"),
    "в": ("v", "v"),
    "г": ("g", "h"),
    "ґ": ("g", "g"),
    "д": ("d", "d"),
    "ђ": ("dj", "d"),
    "е": ("e", "e"),
    "ё": ("yo", "e"),
    "є": ("ye", "ie"),
    "ж": ("zh", "j"),
    "з": ("z", "z"),
    "и": ("i", "y"),
    "і": ("i", "i"),
    "ї": ("yi", "i"),
    "й": ("y", "i"),
    "ј": ("j", "y"),
    "к": ("k", "k"),
    "л": ("l", "l"),
    "љ": ("lj", "l"),
    "м": ("m", "m"),
    "н": ("n", "n"),
    "њ": ("nj", "n"),
    "о": ("o", "o"),
    "п": ("p", "p"),
    "р": ("r", "r"),
    "с": ("s", "s"),
    "т": ("t", "t"),
    "ћ": ("c", "c"),
    "у": ("u", "u"),
    "ў": ("u", "w"),
    "ф": ("f", "f"),
    "х": ("kh", "h"),
    "ц": ("ts", "c"),
    "ч": ("ch", "c"),
    "џ": ("dz", "dz"),
    "ш": ("sh", "s"),
    "щ": ("shch", "sht"),
    "ъ": ("", "a"),
    "ы": ("y", "i"),
    "ь": ("", ""),
    "э": ("e", "e"),
    "ю": ("yu", "iu"),
    "я": ("ya", "ia"),
    "α": ("a", "a"),
    "β": ("v", "b"),
    "γ": ("g", "g"),
    "δ": ("d", "d"),
    "ε": ("e", "e"),
    "ζ": ("z", "z"),
    "η": ("i", "h"),
    "θ": ("th", "th"),
    "ι": ("i", "i"),
    "κ": ("k", "c"),
    "λ": ("l", "l"),
    "μ": ("m", "m"),
    "ν": ("n", "n"),
    "ξ": ("x", "ks"),
    "ο": ("o", "o"),
    "π": ("p", "p"),
    "ρ": ("r", "r"),
    "σ": ("s", "s"),
    "ς": ("s", "s"),
    "τ": ("t", "t"),
    "υ": ("y", "u"),
    "φ": ("f", "ph"),
    "χ": ("ch", "h"),
    "ψ": ("ps", "ps"),
    "ω": ("o", "o"),
}
_LANGUAGE = str.maketrans({letter: ways[0] for letter, ways in _WRITTEN.items()})
_BARE = str.maketrans({letter: ways[1] for letter, ways in _WRITTEN.items()})
_DIGRAPHS = ("ου", "ού")
_NO_LETTER = re.compile(r"[\W_]+")
_APOSTROPHE = re.compile("['’ʼ‘`]")
Words = tuple[str, ...]


@lru_cache(maxsize=4096)
def spellings(name: str) -> tuple[Words, ...]:
    """The words of a name in plain Latin letters, in each way they may be written.

    One way for most names, two where a letter has two or an apostrophe stands (O'Neil, ONeil);
    () when no letter is left. Marks, accents, case and what is written around a name make no
    difference.
    """
    folded = unicodedata.normalize("NFKC", full_name(name) or name).casefold()
    if folded.isascii():
        ways = [folded]
    else:
        folded = unicodedata.normalize("NFC", folded)
        ways = [_in_latin(folded, _LANGUAGE), _in_latin(folded, _BARE)]
    if _APOSTROPHE.search(folded):
        ways += [_APOSTROPHE.sub("", way) for way in ways]
    found = dict.fromkeys(_words(way) for way in ways)
    return tuple(words for words in found if words)


def _in_latin(text: str, letters: dict[int, str]) -> str:
    """Letters with an accent of their own first, then those whose accent only marks the stress."""
    for digraph in _DIGRAPHS:
        text = text.replace(digraph, "ou")
    apart = unicodedata.normalize("NFKD", text.translate(letters))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return bare.translate(letters)


def _words(text: str) -> Words:
    return tuple(word for word in _NO_LETTER.split(text) if word)


_CYRILLIC = re.compile("[\u0400-\u04ff]")
_REDUCED = tuple(
    (re.compile(pattern), shared)
    for pattern, shared in (
        ("x", "ks"),  # Алексей: Aleksey, Alexey
        ("s(?:h?ch|ht)", "sh"),  # Щербаков: Shcherbakov, Scherbakov
        ("kh", "h"),  # Михаил: Mikhail, Mihail
        ("t[sz]", "c"),  # Цветков: Tsvetkov, Tzvetkov, Cvetkov
        ("[yj]", "i"),  # Сергей: Sergey, Sergei, Sergej
        ("i+", "i"),  # Юрий: Yuriy, Yurii, Yury, Yuri
        ("^i(?=[aeou])|i(?=e)", ""),  # Евгений: Yevgeny, Evgeny; Васильев: Vasiliev, Vasilev
        ("(?<=[dt])er$", "r"),  # Александр: Aleksandr, Alexander
    )
)
"""What is written in several ways, and the one it is reduced to, in this order (ours)."""

_STEADY = re.compile("(?:[абвдезлмнопуф]|к(?!с)|т(?![сз])|(?<![кт])с|(?<![дт])р|р(?=.))+")
"""Letters written in one way only, side by side."""

_AFTER_A_VOWEL = re.compile("(?<=[аеоу])(?=е)")
_LATIN = str.maketrans("абвдезклмнопрстуф", "abvdezklmnoprstuf")


def is_cyrillic(name: str) -> bool:
    """Whether there is a Cyrillic letter in a name."""
    return _CYRILLIC.search(name) is not None


@lru_cache(maxsize=65536)
def sounds(name: str) -> tuple[Words, ...]:
    """The words of a name, reduced; () when no letter is left.

    Meant for a Cyrillic name and another one: "Юрий", "Yuri" and "Iurii" are one, but so are
    two Latin names that nobody would take for each other.
    """
    return tuple(dict.fromkeys(tuple(map(_reduced, words)) for words in spellings(name)))


@lru_cache(maxsize=4096)
def steady_parts(name: str) -> tuple[str, ...]:
    """Latin letters that stand in every way of writing a Cyrillic name: "erbakov" of "Щербаков".

    The longest of each word; none of a word that has none.
    """
    folded = unicodedata.normalize("NFKC", full_name(name) or name).casefold()
    found = []
    for word in re.split(r"[\W_]+", unicodedata.normalize("NFC", folded)):
        runs = (part for run in _STEADY.findall(word) for part in _AFTER_A_VOWEL.split(run))
        if longest := max(runs, key=len, default=""):
            found.append(longest.translate(_LATIN))
    return tuple(found)


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


class Why(StrEnum):
    """What makes two people look like one."""

    SAME_NAME = "same-name"
    SPELLING = "spelling"
    ORDER = "order"
    INITIALS = "initials"
    SAME_COMPANY = "same-company"
    NEAR_DATES = "near-dates"


@frozen
class Known:
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
    why: tuple[Why, ...]

    def other_than(self, person_id: PersonId) -> Person:
        """The one of the two that is not the person of that id."""
        return self.second if self.first.id == person_id else self.first


def likely_pairs(
    people: Iterable[Known], not_same: Collection[Pair] = frozenset()
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


def why_alike(one: Known, other: Known) -> tuple[Why, ...]:
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
    near = named is not Why.INITIALS and _near(one.dates, other.dates)
    written = named in (Why.SPELLING, Why.ORDER) and not (company and its)
    if not (same_company or near or written):
        return ()
    also = ((same_company, Why.SAME_COMPANY), (near, Why.NEAR_DATES))
    return (named, *(why for holds, why in also if holds))


def how_named(one: str, other: str) -> Why | None:
    """How two names agree; None when they do not."""
    if text_key(one) == text_key(other):
        return Why.SAME_NAME
    ways = sounds if is_cyrillic(one) or is_cyrillic(other) else spellings
    mine, theirs = ways(one), ways(other)
    if not set(mine).isdisjoint(theirs):
        return Why.SPELLING
    if not {tuple(sorted(words)) for words in mine}.isdisjoint(
        tuple(sorted(words)) for words in theirs
    ):
        return Why.ORDER
    if any(_shortened(words, others) for words in spellings(one) for others in spellings(other)):
        return Why.INITIALS
    return None


def pair_of(one: PersonId, other: PersonId) -> Pair:
    """Two people in the one order a pair is kept in."""
    return (one, other) if one < other else (other, one)


def _likely(one: Person, other: Person, why: tuple[Why, ...]) -> LikelyPair:
    first, second = (one, other) if one.id < other.id else (other, one)
    return LikelyPair(first=first, second=second, why=why)


def worth_comparing(people: Iterable[Person]) -> frozenset[PersonId]:
    """Those of whom somebody else shares a key: among them are all that ``likely_pairs`` finds.

    Of everybody only a number for each name is held, so that very many can be looked through.

    Args:
        people: everybody in the order of their ids; gone through twice, and once more where a
            company has somebody with an initial.
    """
    by_sound = any(is_cyrillic(person.name) for person in people)
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
    for words in sounds(person.name) if by_sound else ():
        yield (SOUND, *sorted(words)), False
    for words in spellings(person.name) or ((text_key(person.name),),):
        yield (NAME, *sorted(words)), False
        if company:
            is_short = any(len(word) == 1 for word in words)
            for word in {*words}:
                if len(word) > 1:
                    yield (AT, company, word), is_short


def _blocks(people: Iterable[Known]) -> Iterator[Sequence[Known]]:
    """People who share a key, each block in the order of their ids."""
    blocks: defaultdict[Key, list[Known]] = defaultdict(list)
    shortened: set[Key] = set()
    everybody = sorted(people, key=lambda one: one.person.id)
    by_sound = any(is_cyrillic(known.person.name) for known in everybody)
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
