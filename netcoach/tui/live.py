"""Live: the log is watched, and read again whenever anybody changed it or the day turned."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

from netcoach.domain.errors import NetcoachError
from netcoach.domain.week.review import LogContext
from netcoach.tui.desk import Desk
from netcoach.tui.working import start

if TYPE_CHECKING:
    from netcoach.coach import Coach
    from netcoach.tui.place import PlaceScreen

Value = TypeVar("Value")
Token = tuple[object, ...]
Reading = tuple[Token, Any, Any]
"""The state of the log, what was wished for, and what was read for it."""

BREATH = 0.2
"""Seconds left to a new picture before anything is made ready for the next one (ours)."""


class Live:
    """Keeps the place on the screen, and what the form needs, as they stand in the log.

    ``place`` is where the user is; ``context`` is what a form needs, None until it was read;
    ``follow`` is handed it each time it was read again.
    """

    def __init__(self, coach: Coach, desk: Desk, place: PlaceScreen[Any, Any]) -> None:
        self._coach = coach
        self._desk = desk
        self.place = place
        self._token: Token | None = None
        self._drawn: WeakKeyDictionary[PlaceScreen[Any, Any], tuple[Token, Any]]
        self._drawn = WeakKeyDictionary()
        self._context_token: Token | None = None
        self._looking = False
        self._stale = self._refreshing = False
        self._unseen: tuple[PlaceScreen[Any, Any], Reading] | None = None
        self.context: LogContext | None = None
        self.follow: Callable[[LogContext], None] | None = None

    async def look(self) -> None:
        """Read everything again if anybody changed the log; one look at a time."""
        if self._looking:
            return
        self._looking = True
        try:
            token = await self._desk.read(self._coach.change_token)
            if token is not None and token != self._token:
                await self.reread()
        finally:
            self._looking = False

    async def reread(self) -> None:
        """Read what the place shows and what the form needs; every panel follows."""
        place = self.place
        if not place.stands:
            return
        wish = place.wish
        reading = await self._desk.read(lambda: self._read(place, wish))
        if reading is None or place is not self.place or not place.stands:
            return
        if place.still_wants(wish):
            self._show(place, reading)

    async def refresh(self) -> None:
        """Read again as soon as what is being read is there, however often it is asked."""
        self._stale = True
        if self._refreshing:
            return
        self._refreshing = True
        try:
            while self._stale:
                self._stale = False
                await self.reread()
        finally:
            self._refreshing = False

    async def go(self, place: PlaceScreen[Any, Any]) -> None:
        """Keep another place up to date from now on; read it only if it is out of date."""
        self.place = place
        drawn = self._drawn.get(place)
        token = await self._desk.read(self._coach.change_token) if drawn else None
        if not place.stands:
            return
        if drawn is None or token != drawn[0] or not place.still_wants(drawn[1]):
            await self.reread()

    def begin(self, token: Token) -> None:
        """Take what the place shows as it was read at the start; read what the form needs."""
        self._token = token
        self._drawn[self.place] = (token, self.place.wish)
        self._follow_later()

    async def write(self, call: Callable[[], Value]) -> Value:
        """Write for a form, and read what is shown in the same breath; ``catch_up`` shows it.

        Raises:
            NetcoachError: nothing was changed; the sentence says why.
        """
        place = self.place
        reads = place.stands
        wish = place.wish if reads else None

        def write_and_read() -> tuple[Value, Reading | None]:
            written = call()
            if not reads:
                return written, None
            try:
                return written, self._read(place, wish)
            except NetcoachError:  # it is written; the next look reads again, or says why not
                return written, None

        self._looking = True  # what this writes is no news
        try:
            written, reading = await self._desk.write_once(write_and_read)
            self._unseen = None if reading is None else (place, reading)
            if reading is not None:
                self._token = reading[0]
        finally:
            self._looking = False
        return written

    def catch_up(self) -> None:
        """Show what the last write read, once nothing stands before the place."""
        unseen, self._unseen = self._unseen, None
        if unseen is not None and unseen[0] is self.place:
            self._show(*unseen)

    def _show(self, place: PlaceScreen[Any, Any], reading: Reading) -> None:
        if not place.stands:  # it was left while it was read
            return
        self._token, wish, value = reading
        self._drawn[place] = (self._token, wish)
        place.take(value)
        self._follow_later()

    def _follow_later(self) -> None:
        if self._token != self._context_token:
            # After the picture: the form may wait for it, the picture may not.
            self._context_token, self.context = self._token, None
            self.place.set_timer(BREATH, self._follow)

    def _follow(self) -> None:
        start(self.place, self._read_context, group="context", exclusive=True)

    async def _read_context(self) -> None:
        self.context = await self._desk.read(self._coach.log.context)
        if self.context is not None and self.follow is not None:
            self.follow(self.context)

    def _read(self, place: PlaceScreen[Any, Any], wish: Any) -> Reading:
        # The token first: what changes while the rest is read makes the next look read again.
        token = self._coach.change_token()
        return token, wish, place.read(self._coach, wish)
