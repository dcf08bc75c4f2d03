"""Several requests at once: from names, addresses or cards to the log, as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from netcoach.coach.service import Service
from netcoach.domain.errors import AmbiguousPerson, InvalidInput
from netcoach.domain.log.draft import checked
from netcoach.domain.log.preview import too_soon_of
from netcoach.domain.log.request import RequestDraft, Source
from netcoach.domain.log.several import LeftOutWhy, NotLogged, SeveralLogged, same_person
from netcoach.storage.rows import NewRequest

if TYPE_CHECKING:
    from netcoach.linkedin.pasted import PastedPage

_NO_REQUESTS = (
    "That says who is a connection or who accepted, and no request to log; `netcoach import` is "
    "for it."
)


class SeveralService(Service):
    """Logging a list; one undo takes all of it back."""

    def read(self, text: str) -> PastedPage:
        """Read names, addresses or cards, one a line or block.

        Raises:
            InvalidInput: nothing in it is any of these, or it is a page of connections or a mail.
        """
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
        taken: list[RequestDraft] = []
        left_out: list[NotLogged] = []
        for draft in (checked(one, now) for one in drafts):
            why = self._why_not(draft, taken, anyway=anyway)
            if why is None:
                taken.append(draft)
            else:
                left_out.append(NotLogged(draft=draft, why=why))
        news = [
            NewRequest(
                draft=draft,
                uid=uuid4().hex,
                logged_at=now.in_timezone("UTC"),
                source=Source.LATE if draft.sent.on < self.today() else Source.LIVE,
            )
            for draft in taken
        ]
        return SeveralLogged(requests=self.store.log.add_several(news), left_out=tuple(left_out))

    def _why_not(
        self, draft: RequestDraft, taken: Sequence[RequestDraft], *, anyway: bool
    ) -> LeftOutWhy | None:
        if any(same_person(draft, other) for other in taken):
            return LeftOutWhy.TWICE
        try:
            self.store.people.meant(draft)
        except AmbiguousPerson:
            return LeftOutWhy.NAMESAKES
        if anyway:
            return None
        found = too_soon_of(draft, self.store.people.standings_like(draft), self.today())
        if found is None:
            return None
        return LeftOutWhy.CONNECTED if found.possible_on is None else LeftOutWhy.TOO_SOON


def drafts_of(page: PastedPage, alike: RequestDraft) -> list[RequestDraft]:
    """A draft of each card that names somebody.

    Args:
        page: what was read.
        alike: what is said of all of them, and when they were sent where a card has no age.
    """
    return [
        replace(
            alike,
            name=card.name,
            sent=card.sent.sent(alike.sent.zone) if card.sent else alike.sent,
            company=card.company,
            role=card.role,
            url=card.profile_key,
        )
        for card in page.cards
        if card.name
    ]
