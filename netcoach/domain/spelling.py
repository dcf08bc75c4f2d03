"""Names reduced to what stays the same when they are written another way."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from netcoach.domain.people.names import full_name

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
