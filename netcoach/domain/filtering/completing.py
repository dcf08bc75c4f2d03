"""What can stand where the cursor is."""

from __future__ import annotations

from dataclasses import dataclass

from netcoach.domain.filtering.keys import ANSWERS, KEYS, OFFERED, key_meant
from netcoach.domain.filtering.splitting import words_in

LETTERS = 2
"""Letters of a value typed before it is offered without its key (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """``text`` in place of what stands from ``start`` up to ``end``; a key goes on with a value."""

    start: int
    end: int
    text: str

    @property
    def goes_on(self) -> bool:
        """Whether something has still to follow."""
        return self.text.endswith(":")

    def applied(self, text: str) -> tuple[str, int]:
        """The text with it put in, and where the cursor stands then."""
        put = self.text if self.goes_on or text[self.end : self.end + 1] == " " else f"{self.text} "
        return text[: self.start] + put + text[self.end :], self.start + len(put)


def completions(text: str, cursor: int) -> tuple[Completion, ...]:
    """What can stand where the cursor is, the likeliest first; () within a piece."""
    if not text[:cursor].strip() or text[cursor - 1] == " ":
        return tuple(Completion(start=cursor, end=cursor, text=f"{key}:") for key in KEYS)
    words = words_in(text[:cursor])
    word = next((one for one in words if one.start + len(one.typed) == cursor), None)
    if word is None or (cursor < len(text) and text[cursor] != " "):
        return ()
    typed = word.typed.casefold()
    sign = "-" if word.negated else ""
    said = typed.removeprefix("-") if word.negated else typed
    offers = _values(word.key, word.value.casefold()) if word.key else _keys_and_values(said)
    return tuple(
        Completion(start=word.start, end=cursor, text=f"{sign}{offer}")
        for offer in offers
        if offer != said
    )


def _keys_and_values(begun: str) -> list[str]:
    found = [f"{key}:" for key in KEYS if key.startswith(begun)]
    if len(begun) >= LETTERS:
        for key in ("is", "sign"):
            found += [f"{key}:{value}" for value in OFFERED[key] if value.startswith(begun)]
    return found


def _values(key: str, begun: str) -> list[str]:
    meant = key_meant(key)
    if meant is None:
        return []
    *done, last = begun.split(",")
    before = "".join(f"{one}," for one in done)
    known = OFFERED["who" if meant == "name" else meant]
    found = [value for value in known if value.startswith(last)]
    if meant == "sign" and last in known:
        found = [f"{last}={answer}" for answer in ANSWERS if answer != "yes"]
    return [f"{key}:{before}{_quoted(value)}" for value in found]


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value
