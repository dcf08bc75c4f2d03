"""Many short texts, looked up by how their words begin."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence


class WordLines:
    """Every text on a line of its own, in one text: searching that is quick and takes no objects.

    Args:
        texts: folded, with single blanks, in the order they are found in.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        lines = [f" {text}\n" for text in texts]
        self._starts, at = array("q"), 0
        for line in lines:
            self._starts.append(at)
            at += len(line)
        self._text = "".join(lines)

    def beginning(self, words: Sequence[str]) -> Iterator[int]:
        """The places of texts that have, for each of the words, one that begins with it."""
        first, *others = sorted((f" {word}" for word in words), key=len, reverse=True)
        for place, line in self._holding(first):
            if all(word in line for word in others):
                yield place

    def ending(self, text: str) -> Iterator[int]:
        """The places of texts that end in these very words, or are nothing else."""
        return (place for place, _ in self._holding(f" {text}\n"))

    def _holding(self, part: str) -> Iterator[tuple[int, str]]:
        """Each line that a part is in, with its place."""
        at = self._text.find(part)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            end = self._text.index("\n", self._starts[place])
            yield place, self._text[self._starts[place] : end]
            at = self._text.find(part, end)
