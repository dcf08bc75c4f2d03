"""Folding: what is equal for texts that a person searching would call the same."""

from __future__ import annotations

import unicodedata

_ALIKE = str.maketrans(
    {
        "-": " ",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ŧ": "t",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "‐": " ",
        "–": " ",
        "—": " ",
    }
)
"""Letters that carry their mark in themselves, and the marks that are typed in several ways."""


def folded(text: str) -> str:
    """The text without case, accents and piled-up blanks; hyphens count as blanks.

    "José  Kaplan-Ruiz" reads like "jose kaplan ruiz", "Søren" like "soren".
    """
    if text.isascii():
        return " ".join(text.casefold().replace("-", " ").split())
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(bare.translate(_ALIKE).split())
