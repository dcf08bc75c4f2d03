"""20,000 chunks of whatever a terminal can send: no crash, and what was confirmed is on disk.

A sitting is one run of the program on a log the size of the sample year. Between random chunks a
person nobody else is named like is logged; the program has to say so, which shows that it still
answers, and the request has to be on disk from then on. Whatever else it says was logged has to
be on disk too.
"""

from __future__ import annotations

import os
import random
import re
import sqlite3
import sys
import time
import tomllib
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pyte

from netcoach.clock import system_clock
from netcoach.demo import fill_demo
from netcoach.storage.store import Store
from netcoach.wording.log.screen import FILTER_KEYS
from tests.faults.conftest import Times
from tests.support.terminal import Terminal

SITTING = 250
"""Chunks in one run of the program."""

BETWEEN = 50
"""Chunks between two requests that are checked."""

PATIENCE = 120.0
"""Seconds in which the program has to answer, whatever was sent before: both cores are busy."""

QUIT = b"\x11"
KEYS = [
    *"nNesdouUwvrRzTtp?/1234[]jkgGxXabcCfFmhyKEVL*+#,iD ",
    *("\t", "\t", "\r", "\r", "\r", "\x1b[Z", "\x7f", "\x08", "\x03", "\x1a", "\x13", "\x0c"),
    *(f"\x1b[{letter}" for letter in "ABCDHF"),
    *(f"\x1b[{number}~" for number in (2, 3, 5, 6)),
    *("\x1bOP", "\x1b[1;5C", "\x1b[1;2D", "\x1b[97;5u", "\x1b[13;2u", "\x01", "\x05", "\x15"),
]
WORDS = [
    *("Ada Lov", "yesterday", "mon", "19:04", "linkedin.com/in/ada", "Orbital", "her talk"),
    *("is:pending company:orbital", "after:2026-09 -sign:met", "30", "~/", "/tmp/", "2031-02-30"),
    *("[@click=app.quit]x[/]", "José 名前 👩‍👩‍👧‍👦 e\u0301", "a" * 300, "\u202e\u200b", "=cmd()"),
]
LOGGED = re.compile(r"Logged (\S.*?) · \S+ undoes")


class Sitting:
    """One run of the program and the one who sits before it.

    Args:
        database: the log.
        home: a home of the test's own.
        draw: what is random.
    """

    def __init__(self, database: Path, home: Path, draw: random.Random) -> None:
        self.database, self.home, self.draw = database, home, draw
        self.sent: list[bytes] = []
        self.confirmed: list[str] = []
        self.left = 0
        self._size = (100, 30)
        self.terminal = self._started()

    def _started(self) -> Terminal:
        self._size = (100, 30)
        terminal = Terminal(
            [sys.executable, "-m", "netcoach", "--db", str(self.database)],
            env={"HOME": str(self.home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
            columns=100,
            rows=30,
        )
        terminal.wait_for("New request|Week", seconds=60)
        terminal._stream = Deaf()  # nobody looks at the screen until it is checked
        return terminal

    def send_chunk(self) -> None:
        """Send something at random, at once or after a look at what came back."""
        draw = self.draw
        kind = draw.choices(
            (self._keys, self._form, self._palette, self._paste, self._mouse, self._junk),
            (8, 3, 3, 2, 4, 2),
        )[0]
        if draw.random() < 0.08:
            for _ in range(draw.randint(1, 12)):
                self._resize(draw.randint(8, 220), draw.randint(3, 70))
        self._press(kind())
        self.terminal.settle(draw.choice((0, 0, 0.01, 0.03)))
        if self.terminal._process.poll() is not None:
            assert self.terminal.wait() == 0, self.told()
            self.left += 1
            self.terminal.__exit__(None, None, None)
            self.terminal = self._started()

    def _press(self, chunk: bytes) -> None:
        self.sent.append(chunk)
        try:
            self.terminal.press(chunk)
        except OSError:  # it has just ended; how, is looked at next
            return

    def _resize(self, columns: int, rows: int) -> None:
        self._size = (columns, rows)
        self.terminal.resize(columns, rows)

    def _keys(self) -> bytes:
        keys = self.draw.choices(KEYS, k=self.draw.randint(1, 9))
        if self.draw.random() < 0.01:
            keys.append("q")
        return "".join(keys).encode()

    def _form(self) -> bytes:
        parts = [self.draw.choice("nne/o,ipbt"), self.draw.choice(WORDS)]
        for _ in range(self.draw.randint(0, 4)):
            parts += ["\t", self.draw.choice([*WORDS, "\x1b[B", " ", ""])]
        parts.append(self.draw.choice(("\r", "\r\r", "\x1b", "\x13", "")))
        return "".join(parts).encode()

    def _palette(self) -> bytes:
        typed = self.draw.choice(("", "new", "theme", "log", "peo", "zzz", "un", "set", "imp", "f"))
        moves = self.draw.choices(("\x1b[A", "\x1b[B", "\x1b[5~", "\x1b[6~"), k=2)
        ends = self.draw.choice(("\r", "\r\r", "\r\r\r", "\x1b", "\x1b\x1b", "\x10", ""))
        return "".join(("\x10", typed, *moves[: self.draw.randint(0, 2)], ends)).encode()

    def _paste(self) -> bytes:
        text = self.draw.choice(WORDS).encode() * self.draw.randint(1, 4)
        inside = self.draw.choice((b"", b"\n", b"\xff\xfe", b"\x1b[31m", b"\x00\x07\x9b", b"\t"))
        return b"\x1b[200~" + text + inside + self.draw.randbytes(4) + b"\x1b[201~"

    def _mouse(self) -> bytes:
        chunk = b""
        for _ in range(self.draw.randint(1, 5)):
            x, y = self.draw.randint(0, 230), self.draw.randint(0, 75)
            button = self.draw.choice((0, 0, 0, 2, 32, 35, 64, 65))
            chunk += f"\x1b[<{button};{x};{y}M".encode()
            if self.draw.random() < 0.8:
                chunk += f"\x1b[<{button};{x};{y}m".encode()
        return chunk

    def _junk(self) -> bytes:
        junk = self.draw.randbytes(self.draw.randint(1, 30)).replace(QUIT, b"")
        return junk + self.draw.choice((b"", b"\x1b[I", b"\x1b[O", b"\x1b[", b"\x1bP", b"\xf0\x9f"))

    # what it says

    def screen(self) -> str:
        """The whole screen as it is now: a terminal of another size is drawn anew."""
        self._resize(110 if self._size[0] != 110 else 112, 34)
        terminal = self.terminal
        terminal._screen = pyte.Screen(*self._size)
        terminal._stream = pyte.ByteStream(terminal._screen)
        terminal.settle(0.25)
        text = terminal.text()
        terminal._stream = Deaf()
        return text

    def check(self, name: str) -> None:
        """Log somebody whatever is open, and find the request on disk."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            text = self.screen()
            for said in LOGGED.findall(text):
                # Of one that was found on disk the sentence may stand on a screen left since; a
                # random key may have taken it back on another.
                is_whole = said.isascii() and "  " not in said and not said.endswith("…")
                if is_whole and said not in self.confirmed:
                    assert said in self.names(), f"{said!r} is not on disk: {self.told()}"
            # With more letters behind it somebody else was logged: what came late was typed there.
            if re.search(rf"Logged {name}(?: ·|\.)", text):
                assert name in self.names(), (
                    f"{name} is not on disk: {self.told()}\n{self.written()}\n{text}"
                )
            # Another sentence may have taken that one's place before it was read here.
            if name in self.names():
                self.confirmed.append(name)
                return
            if self.terminal._process.poll() is not None:
                assert self.terminal.wait() == 0, self.told()
                self.left += 1
                self.terminal.__exit__(None, None, None)
                self.terminal = self._started()
            elif "─ new request ─" in text and re.search(r"Who +a name,? ", text):
                self._press(f"{name}\r".encode())
                self.terminal.settle(0.3)
            elif "Leave" in text and "Stay" in text:
                self._press(b"l")
            elif "third in two minutes" in text:
                self._press(b"\r")
            else:
                # In the filter of the Log the first one only takes the text away.
                for _ in range(2 if FILTER_KEYS["escape"] in text else 1):
                    self._press(b"\x1b")
                    self.terminal.settle(0.5)
                if "\u2500 new request \u2500" not in self.screen():
                    # Among the people it would open with the name of the selected one.
                    self._press(self._key_of("go-week", "1"))
                    self._press(self._key_of("log", "n"))
                    with suppress(AssertionError):  # on a busy machine it takes a while
                        self.terminal.wait_for("─ new request ─", seconds=5)
        raise AssertionError(f"it does not answer:\n{self.screen()}\n{self.told()}")

    def _key_of(self, action: str, key: str) -> bytes:
        """The key of an action: the settings are open to random keys too."""
        file = self.home / ".config/netcoach/config.toml"
        keys = tomllib.loads(file.read_text()).get("keys", {}) if file.exists() else {}
        return str(keys.get(action, key)).split(",")[0].encode()

    def names(self) -> set[str]:
        """Everybody with a request on disk."""
        asked = "SELECT name FROM people p JOIN requests r ON r.person_id = p.id"
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            return {name for (name,) in connection.execute(f"{asked} WHERE r.deleted_at IS NULL")}

    def written(self) -> str:
        """The latest journal entries, with the name that stands there now."""
        asked = "SELECT e.id, e.kind, e.direction, e.at, p.name FROM entries e LEFT JOIN requests r"
        asked += " ON r.id = e.request_id LEFT JOIN people p ON p.id = r.person_id"
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            rows = connection.execute(f"{asked} ORDER BY e.id DESC LIMIT 8").fetchall()
        return "\n".join(map(str, rows))

    def told(self) -> str:
        """What was sent last, and the faults it kept."""
        faults = "\n\n".join(path.read_text() for path in self._faults())
        last = "\n".join(map(repr, self.sent[-12:]))
        return f"{len(self.sent)} chunks, the last:\n{last}\n{faults}\n{self.terminal.raw[-300:]!r}"

    def _faults(self) -> list[Path]:
        return sorted((self.home / ".local/state/netcoach/faults").glob("*"))

    def end(self) -> None:
        """Leave; it must end well and have kept no fault."""
        self._press(QUIT)
        assert self.terminal.wait(60) == 0, self.told()
        assert not self._faults(), self.told()
        self.terminal.__exit__(None, None, None)


class Deaf(pyte.ByteStream):
    """Hears nothing: drawing every frame of a run would take longer than the run."""

    def feed(self, data: Any) -> None:
        """Leave it."""


def test_whatever_comes_it_goes_on_and_keeps_what_it_confirmed(
    tmp_path: Path, times: Times
) -> None:
    chunks = times(50, 20_000)
    seed = int(os.environ.get("SEED", random.SystemRandom().randrange(10**6)))
    print(f"seed {seed}")
    done = number = confirmed = left = 0
    while done < chunks:
        draw = random.Random(f"{seed}-{number}")
        home = tmp_path / str(number)
        home.mkdir()
        database = home / "netcoach.db"
        store = Store(database)
        fill_demo(store, system_clock())
        store.close()
        sitting = Sitting(database, home, draw)
        try:
            for turn in range(min(SITTING, chunks - done)):
                sitting.send_chunk()
                if turn % BETWEEN == BETWEEN - 1:
                    letters = "".join(draw.choices("bcdfghjklmnpqrstvwxz", k=8))
                    sitting.check(letters.capitalize())
            sitting.end()
        except BaseException:
            print(f"seed {seed}, sitting {number}")
            sitting.terminal._process.kill()
            sitting.terminal.wait()
            raise
        done += min(SITTING, chunks - done)
        number += 1
        confirmed += len(sitting.confirmed)
        left += sitting.left
        print(f"{done} chunks, {confirmed} requests checked, left {left} times", flush=True)

    assert confirmed == chunks // BETWEEN
