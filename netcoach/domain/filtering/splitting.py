"""Cutting what was typed into pieces at its blanks, quotes kept together."""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUOTES = '"“”„'
_QUOTED = rf"[{_QUOTES}][^{_QUOTES}]*(?:[{_QUOTES}]|$)"
_WORD = re.compile(rf"(?:{_QUOTED}|[^\s{_QUOTES}])+")
_PARTS = re.compile(rf",|{_QUOTED}|[^,{_QUOTES}]+")
_KEYED = re.compile(r"([^\W\d_][\w-]*)([:=])(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One piece as it was typed.

    Attributes:
        start: where it begins in the whole.
        typed: the piece, with its sign and its quotes.
        key: lower-cased, "" for free text.
        value: what follows the key, or the whole free text, still quoted.
    """

    start: int
    typed: str
    negated: bool
    key: str
    value: str


def words_in(text: str) -> list[Word]:
    """Every piece, in order."""
    return [_word(found.start(), found[0]) for found in _WORD.finditer(text)]


def _word(start: int, typed: str) -> Word:
    negated = len(typed) > 1 and typed[0] == "-"
    said = typed[1:] if negated else typed
    keyed = _KEYED.fullmatch(said)
    if keyed is None or keyed[2] == "=":
        return Word(start=start, typed=typed, negated=negated, key="", value=said)
    return Word(start=start, typed=typed, negated=negated, key=keyed[1].casefold(), value=keyed[3])


def unquoted(value: str) -> str:
    """The value without its quotes, single blanks."""
    return " ".join("".join(one for one in value if one not in _QUOTES).split())


def values_in(value: str) -> list[str]:
    """The values between commas; a comma inside quotes parts nothing."""
    found: list[str] = []
    parted = True
    for match in _PARTS.finditer(value):
        if match[0] == ",":
            parted = True
            continue
        if parted:
            found.append("")
        found[-1] += match[0]
        parted = False
    return [plain for one in found if (plain := unquoted(one))]
