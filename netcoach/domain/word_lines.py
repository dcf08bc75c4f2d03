"""Many short texts, looked up by how their words begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from netcoach.domain.packed import PackedTexts


class WordLines:
    """Every text on a line of its own, between a blank and an end of line.

    Args:
        texts: folded, with single blanks, in the order they are found in.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._lines = PackedTexts()
        for text in texts:
            self.append(text)

    def append(self, text: str) -> None:
        """Add a text, folded and with single blanks."""
        self._lines.append(f" {text}\n")

    def __getitem__(self, place: int) -> str:
        return self._lines[place][1:-1]

    def beginning(self, words: Sequence[str]) -> Iterator[int]:
        """The places of texts that have, for each of the words, one that begins with it."""
        first, *others = sorted((f" {word}" for word in words), key=len, reverse=True)
        for place in self._lines.places_with(first):
            line = self._lines[place]
            if all(word in line for word in others):
                yield place

    def ending(self, text: str) -> Iterator[int]:
        """The places of texts that end in these very words, or are nothing else."""
        return self._lines.places_with(f" {text}\n")
