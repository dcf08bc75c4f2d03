"""Pasted texts with damage: pieces of real ones, cut, mixed, doubled and stuffed."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.support.pasted import (
    BATCH,
    CONNECTIONS,
    GERMAN,
    MAIL,
    PORTUGUESE,
    PROFILE,
    SENT,
    SENT_CARDS,
    eml,
)

SEEDS = (
    SENT,
    CONNECTIONS,
    GERMAN,
    PORTUGUESE,
    PROFILE,
    MAIL,
    BATCH,
    SENT_CARDS[1],
    eml("Emil accepted your invitation, explore their network", MAIL),
    eml("See Emil's and other people's connections, experience, and more", BATCH),
    "(4) Bo Kessler - Data lead | LinkedIn",
    "https://www.linkedin.com/in/bo-kessler-8a1b2c3/?trk=x",
)

STUFFING = (
    "\x00",
    "\x1b[2J",
    "\u202e",
    "\u200b" * 3,
    "\ud800",
    "é\u0301" * 40,
    "[bold]",
    "<b>&#0;</b>",
    "a" * 300,
    "|" * 50,
    " at " * 30,
    " | LinkedIn",
    "99999999999999999999",
    "Sent 99999 weeks ago",
    "Sent ٣ days ago",
    "Connected on February 30, 2026",
    "Withdraw",
    "Message",
    "People (999,999)",
    "linkedin.com/in/%ff%00",
    "Content-Type: multipart/mixed; boundary=x\n\n--x",
    "=?UTF-8?B?a?=",
    "\x85\u2028\x0b\x1c",
)


class PageMutants:
    """Makes one damaged text after another, the same ones for the same seed."""

    def __init__(self, seed: int, texts: Sequence[str] = SEEDS) -> None:
        self._random = random.Random(seed)
        self._texts = texts

    def next(self) -> str:
        text = self._random.choice(self._texts)
        for _ in range(self._random.randint(1, 6)):
            text = self._damaged(text)
        return text

    def _damaged(self, text: str) -> str:
        choose = self._random
        lines = text.split("\n")
        place, other = choose.randrange(len(lines)), choose.randrange(len(lines))
        spot = choose.randrange(len(text) + 1)
        match choose.randrange(9):
            case 0:
                del lines[place : place + choose.randint(1, 4)]
            case 1:
                lines.insert(place, lines[other])
            case 2:
                lines[place], lines[other] = lines[other], lines[place]
            case 3:
                lines.insert(place, choose.choice(STUFFING))
            case 4:
                return text[:spot] + choose.choice(STUFFING) + text[spot:]
            case 5:
                return text[:spot] + text[spot + choose.randint(1, 30) :]
            case 6:
                return text[:spot]
            case 7:
                choose.shuffle(lines)
            case _:
                return text + choose.choice(self._texts)
        return "\n".join(lines)
