"""Several requests at once: from names, addresses or cards to the log, as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from netcoach.coach.service import Service
from netcoach.domain.errors import AmbiguousPerson, InvalidInput, UnreadableDate
from netcoach.domain.log.draft import checked
from netcoach.domain.log.preview import too_soon_of
from netcoach.domain.log.request import RequestDraft, SentTime, Source
from netcoach.domain.log.several import (
    LeftOutWhy,
    NotLogged,
    OneOfSeveral,
    SeveralLogged,
    same_person,
)
from netcoach.domain.typed_dates import parse_when
from netcoach.storage.rows import NewRequest

if TYPE_CHECKING:
    from pendulum import DateTime

    from netcoach.linkedin.pasted import PastedPage

_NO_REQUESTS = (
    "That says who is a connection or who accepted, and no request to log; `netcoach import` is "
    "for it."
)
_A_TABLE = (
    "That looks like a spreadsheet; save it as CSV and import it, with i in the program or "
    "`netcoach import`."
)
_CELLS = (("\t", 1), (";", 2), (",", 3))
"""What parts the cells of a spreadsheet, and from how many a line on (ours)."""


class SeveralService(Service):
    """Logging a list; one undo takes all of it back."""

    def read(self, text: str) -> PastedPage:
        """Read names, addresses or cards, one a line or block.

        Raises:
            InvalidInput: nothing in it is any of these, or it is a page of connections, a mail or
                a spreadsheet.
        """
        if _is_table(text):
            raise InvalidInput(_A_TABLE)
        from netcoach.linkedin.pages import read_people
        from netcoach.linkedin.pasted import PageKind

        page = read_people(text, now=self.clock())
        if page.kind in (PageKind.CONNECTIONS, PageKind.MAIL):
            raise InvalidInput(_NO_REQUESTS)
        return page

    def log(self, drafts: Sequence[RequestDraft], *, anyway: bool = False) -> SeveralLogged:
        """Log several requests as one journal entry.

        Whoever is pending or connected is left out unless ``anyway``, and so is whose name fits
        several people, or whom the list has twice.

        Raises:
            InvalidInput: one of them cannot be at all; nothing was changed.
            NotSaved: the write failed; nothing was changed.
        """
        now = self.clock()
        entries = self.look_over(drafts, anyway=anyway)
        news = [
            NewRequest(
                draft=entry.draft,
                uid=uuid4().hex,
                logged_at=now.in_timezone("UTC"),
                source=Source.LATE if entry.draft.sent.on < self.today() else Source.LIVE,
            )
            for entry in entries
            if entry.why is None
        ]
        left_out = tuple(NotLogged(draft=one.draft, why=one.why) for one in entries if one.why)
        return SeveralLogged(requests=self.store.log.add_several(news), left_out=left_out)

    def look_over(
        self, drafts: Sequence[RequestDraft], *, anyway: bool = False
    ) -> tuple[OneOfSeveral, ...]:
        """Say of each draft whether it would be logged; nothing is changed.

        Raises:
            InvalidInput: one of them cannot be at all.
        """
        now = self.clock()
        entries: list[OneOfSeveral] = []
        for draft in (checked(one, now) for one in drafts):
            taken = [entry.draft for entry in entries if entry.why is None]
            entries.append(self._entry(draft, taken, anyway=anyway))
        return tuple(entries)

    def _entry(
        self, draft: RequestDraft, taken: Sequence[RequestDraft], *, anyway: bool
    ) -> OneOfSeveral:
        try:
            is_known = self.store.people.meant(draft) is not None
        except AmbiguousPerson:
            return OneOfSeveral(draft=draft, why=LeftOutWhy.NAMESAKES, is_known=True)
        why = None
        if any(same_person(draft, other) for other in taken):
            why = LeftOutWhy.TWICE
        elif not anyway:
            found = too_soon_of(draft, self.store.people.standings_like(draft), self.today())
            if found is not None:
                why = LeftOutWhy.TOO_SOON if found.possible_on else LeftOutWhy.CONNECTED
        return OneOfSeveral(draft=draft, why=why, is_known=is_known)


def _is_table(text: str) -> bool:
    """Whether every line has as many cells as the first, and there are two lines or more."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 1 and any(
        lines[0].count(mark) >= least and len({line.count(mark) for line in lines}) == 1
        for mark, least in _CELLS
    )


def drafts_of(page: PastedPage, alike: RequestDraft, *, now: DateTime) -> list[RequestDraft]:
    """A draft of each card that names somebody.

    Args:
        page: what was read.
        alike: what is said of all of them, and when they were sent where a card has no age and
            no day stands behind its name: "Bo Kessler, yesterday".
        now: the moment it was typed, on the user's clock.
    """
    dated = [(card, *_dated(card.name, now)) for card in page.cards]
    return [
        replace(
            alike,
            name=name,
            sent=card.sent.sent(alike.sent.zone) if card.sent else day or alike.sent,
            company=card.company,
            role=card.role,
            url=card.profile_key,
        )
        for card, name, day in dated
        if name
    ]


def _dated(name: str, now: DateTime) -> tuple[str, SentTime | None]:
    """A name without the day behind its last comma, and that day; None where none stands there."""
    said, comma, day = name.rpartition(",")
    if not comma or not said.strip():
        return name, None
    try:
        return said.strip(), parse_when(day, now=now)
    except UnreadableDate:
        return name, None
