"""Cleaning text from people: shown as it was meant, with nothing in it that acts or hides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from netcoach.domain.errors import InvalidInput

TEXT_LENGTH = 10_000
"""The longest name, company, role, address, reason or event, in characters (ours)."""

NOTE_LENGTH = 20_000
"""The longest note kept, in characters (ours; far beyond what LinkedIn lets anybody send)."""

_CONTROLS = "\\x00-\\x1f\\x7f-\\x9f"
_BIDI = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069"
_SEPARATORS = "\\u2028\\u2029"
_SURROGATES = "\\ud800-\\udfff"
_TAGS = "\\U000e0000-\\U000e007f"
_JOINERS = "\\u200c\\u200d"
_SELECTORS = "\\u180b-\\u180d\\u180f\\ufe00-\\ufe0f\\U000e0100-\\U000e01ef"
# Drawn as nothing, and no script or emoji is spelt with them: soft hyphen, fillers, zero-width
# blanks, invisible operators, byte order mark, annotation and musical marks.
_UNSEEN = (
    "\\xad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u2060-\\u2065\\u206a-\\u206f"
    "\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a"
)

_DANGEROUS = re.compile(f"[{_CONTROLS}{_BIDI}{_SEPARATORS}{_SURROGATES}{_TAGS}]")
_UNWANTED = re.compile(f"[{_CONTROLS}{_BIDI}{_SURROGATES}{_TAGS}{_UNSEEN}]")
_LINE_END = re.compile(f"\r\n|[\n\r\v\f\x85{_SEPARATORS}]")
# One joiner or selector spells; a row of them spells nothing and can carry hidden text.
_PILED_UP = re.compile(f"([{_JOINERS}])[{_JOINERS}]+|([{_SELECTORS}])[{_SELECTORS}]+")
_NOTHING_BEFORE = re.compile(f"^[\\s{_JOINERS}{_SELECTORS}]+")


def printable(text: str) -> str:
    """Delete what a terminal or a reader could be fooled by; newlines and tabs too.

    The same object comes back when there is nothing to delete, which is nearly always: this
    runs on every piece of every line that is drawn.
    """
    if text.isprintable() or not _DANGEROUS.search(text):
        return text
    return _DANGEROUS.sub("", text)


def clean_line(text: str) -> str:
    """Make one line of it: nothing that acts or hides, single blanks, none outside.

    What is left of an escape sequence are its harmless visible characters. Joiners and
    variation selectors stay where scripts and emoji are spelt with them. Nothing is cut off.
    """
    if text.isascii() and text.isprintable() and "  " not in text:  # as nearly all of an export is
        return text.strip()
    return " ".join(clean_text(text).split())


def clean_text(text: str) -> str:
    """Clean a text of several lines: as ``clean_line``, but line ends and inner blanks stay."""
    if text.isascii() and text.isprintable():  # as nearly all of an export is
        return text.strip()
    plain = _LINE_END.sub("\n", text).replace("\t", " ")
    plain = "\n".join(_UNWANTED.sub("", line).rstrip() for line in plain.split("\n"))
    plain = _PILED_UP.sub(r"\1\2", plain)
    return unicodedata.normalize("NFC", _NOTHING_BEFORE.sub("", plain).rstrip())


def check_length(field: str, text: str, limit: int) -> None:
    """Refuse a text longer than its limit, so that nothing typed is ever cut silently.

    Args:
        field: what the text is, as in "The name is ...".
        text: the cleaned text.
        limit: characters allowed; a text of exactly that many is fine.

    Raises:
        InvalidInput: names the field, its length and the limit, never the text.
    """
    if len(text) > limit:
        raise InvalidInput(
            f"The {field} is {len(text):,} characters long; netcoach keeps {limit:,}. Shorten it."
        )


LIKE = 0.6
"""How alike two words have to be for one to be meant by the other (difflib's own default)."""


def did_you_mean(typed: str, known: Iterable[str]) -> str:
    """Ask of a word that is none of those known whether the nearest one is meant; "" for none."""
    from difflib import get_close_matches

    by_case = {one.casefold(): one for one in known}
    near = get_close_matches(typed.casefold(), by_case, n=1, cutoff=LIKE)
    return f" Did you mean {by_case[near[0]]}?" if near else ""
