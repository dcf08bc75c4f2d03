"""Damaging exports in the ways files get damaged, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from tests.support.exports import (
    CONNECTIONS,
    INVITATIONS,
    MESSAGES,
    PREAMBLE,
    RECOMMENDATIONS,
    asked,
    connected,
    table,
    wrote,
    zipped,
)

_PIECES = (
    b'"',
    b'""',
    b"\x00",
    b"\r",
    b"\n",
    b"\r\n",
    b",",
    b";",
    b"\t",
    b"\xff",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xc3",
    b"\xf0\x9f",
    b"PK\x03\x04",
    b"\x1b]52;c;x\x07",
    "\u202e".encode(),
    b"99999999999999999999",
    b"-1",
    b"31 Feb 2026",
    b"0/0/00, 0:00 AM",
    b"13/13/13, 13:13 PM",
    "٣/٤/٢٦, ١:٢٠ AM".encode(),
    b"https://www.linkedin.com/in/%E0%A4%A",
    b"x" * 5_000,
    b"=cmd|' /C calc'!A0",
)


def seeds() -> tuple[bytes, ...]:
    """Whole exports to begin with: every table, several encodings, zips."""
    people = [
        connected("Léa", "Ødegård", "05 Mar 2026", slug="l%C3%A9a-1", company='Café "Nord"'),
        connected("Bo", "Ek, PhD", "11 Jan 2026", slug="bo-ek", role="Planner"),
        ("", "", "", "", "", "", "24 Jul 2019"),
    ]
    requests = [
        asked("Léa Ødegård", "3/3/26, 11:58 PM", slug="léa-1", note="Hello,  it's me"),
        asked("Bo Ek, PhD", "1/10/26, 12:01 AM", slug="bo-ek"),
        asked("Ida Holm", "2/1/26, 7:07 AM", slug="ida-holm", direction="INCOMING"),
    ]
    messages = [
        wrote("2026-03-06 10:00:00 UTC", to="Léa Ødegård", slug="léa-1"),
        wrote("2026-03-06 12:00:00 UTC", sender="Léa Ødegård", slug="léa-1"),
    ]
    received = [("Bo", "Ek, PhD", "Ek AB", "Planner", "Kind.", "02/02/26, 08:41 AM", "VISIBLE")]
    connections_csv = table(CONNECTIONS, people, before=PREAMBLE)
    invitations_csv = table(INVITATIONS, requests)
    everything = {
        "Connections.csv": connections_csv,
        "Invitations.csv": invitations_csv,
        "messages.csv": table(MESSAGES, messages),
        "Recommendations_Received.csv": table(RECOMMENDATIONS, received),
    }
    return (
        connections_csv.encode(),
        invitations_csv.encode(),
        connections_csv.replace(",", ";").encode("cp1252", "replace"),
        invitations_csv.encode("utf-16"),
        table(MESSAGES, messages).encode(),
        connections_csv.removeprefix(PREAMBLE).replace(",", "\t").encode("utf-8-sig"),
        zipped(everything),
        zipped({f"folder/{name}": text for name, text in everything.items()}),
    )


class MutantMaker:
    """Damaged exports without end."""

    def __init__(self, originals: Sequence[bytes], seed: int) -> None:
        self._originals = originals
        self._chance = random.Random(seed)
        self._ways: tuple[Callable[[bytearray], None], ...] = (
            self._flip,
            self._insert,
            self._remove,
            self._repeat,
            self._cut,
            self._swap,
        )

    def next(self) -> bytes:
        """One original, damaged in one to six ways."""
        data = bytearray(self._chance.choice(self._originals))
        for _ in range(self._chance.randint(1, 6)):
            self._chance.choice(self._ways)(data)
        return bytes(data)

    def _place(self, data: bytearray) -> int:
        return self._chance.randrange(len(data) + 1)

    def _flip(self, data: bytearray) -> None:
        if data:
            data[self._place(data) % len(data)] = self._chance.randrange(256)

    def _insert(self, data: bytearray) -> None:
        place = self._place(data)
        data[place:place] = self._chance.choice(_PIECES)

    def _remove(self, data: bytearray) -> None:
        place = self._place(data)
        del data[place : place + self._chance.randint(1, 40)]

    def _repeat(self, data: bytearray) -> None:
        place = self._place(data)
        piece = data[place : place + self._chance.randint(1, 200)]
        data[place:place] = piece * self._chance.randint(1, 5)

    def _cut(self, data: bytearray) -> None:
        if self._chance.random() < 0.3:
            del data[self._place(data) :]

    def _swap(self, data: bytearray) -> None:
        one, other = sorted((self._place(data), self._place(data)))
        middle = (one + other) // 2
        data[one:other] = data[middle:other] + data[one:middle]
