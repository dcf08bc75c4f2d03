"""Cyrillic names and the many ways of writing them in Latin letters, reduced to what all share."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from netcoach.domain.people.names import full_name
from netcoach.domain.spelling import Words, spellings

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
