"""How a name may be written elsewhere: with other letters, words in another order, a nickname."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from netcoach.domain.people.names import full_name, in_latin, said_around

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


@lru_cache(maxsize=4096)
def ways(name: str) -> tuple[Words, ...]:
    """The words of a name in each way it may be written, the name in brackets in its place too.

    "Robert (Bob) Clark" may be "Bob Clark", "Ana Ruiz (Novak)" may be "Ana Novak".
    """
    found = dict.fromkeys(spellings(name))
    full = full_name(name).split()
    for said in said_around(name) if len(full) > 1 else ():
        found |= dict.fromkeys(spellings(" ".join((said, *full[1:]))))
        found |= dict.fromkeys(spellings(" ".join((*full[:-1], said))))
    return tuple(found)


def readings(name: str) -> frozenset[str]:
    """The same in any order of words: two names that share one may be one person's."""
    return frozenset(" ".join(sorted(words)) for words in ways(name))


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


def alike(one: str, other: str) -> bool:
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
