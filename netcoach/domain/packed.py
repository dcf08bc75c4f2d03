"""Many short texts kept as one."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator

UTF8 = ("utf-8", "surrogatepass")
"""How texts lie there: what a terminal could not decode is a text too."""


class PackedTexts:
    """Texts in the order they were added; each is made when somebody looks at it.

    They lie in one piece of UTF-8: a text takes its letters and four bytes, where a string of
    its own takes some fifty more, and one rare letter makes no other text longer.
    """

    def __init__(self) -> None:
        self._letters = bytearray()
        self._ends = array("I", [0])

    def append(self, text: str) -> None:
        """Add a text."""
        self._letters += _letters(text)
        self._ends.append(len(self._letters))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, place: int) -> str:
        return self._letters[self._ends[place] : self._ends[place + 1]].decode(*UTF8)

    def places_with(self, part: str) -> Iterator[int]:
        """Where a part, never empty, is in the text; each place once, in order."""
        wanted, at = _letters(part), 0
        while (at := self._letters.find(wanted, at)) >= 0:
            place = bisect_right(self._ends, at) - 1
            end = self._ends[place + 1]
            if at + len(wanted) <= end:
                yield place
                at = end
            else:  # it reaches into the next text
                at += 1


def _letters(text: str) -> bytes:
    return text.encode(*UTF8)
