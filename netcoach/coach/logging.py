"""Logging one request: the rules that need the log, then the write."""

from __future__ import annotations

from uuid import uuid4

from pendulum import DateTime

from netcoach.domain.checking import checked
from netcoach.domain.errors import TooSoon
from netcoach.domain.preview import TooSoonFinding, too_soon_of
from netcoach.domain.request import Request, RequestDraft, Source
from netcoach.storage.store import NewRequest, Store


def log(
    store: Store, now: DateTime, draft: RequestDraft, *, uid: str | None, anyway: bool
) -> Request:
    """Log a request, as ``Coach.log`` says."""
    draft = checked(draft, now)
    if not anyway:
        finding = too_soon_of(draft, store.latest_requests_like(draft), now.date())
        if finding:
            raise TooSoon(_too_soon_sentence(finding), possible_on=finding.possible_on)
    source = Source.LATE if draft.sent.on < now.date() else Source.LIVE
    return store.add(
        NewRequest(
            draft=draft,
            uid=uid or uuid4().hex,
            logged_at=now.in_timezone("UTC"),
            source=source,
        )
    )


def _too_soon_sentence(finding: TooSoonFinding) -> str:
    """The sentence for a terminal without the form: what is so, from when it is not, the way on."""
    asked = finding.latest.sent.on.format("D MMM YYYY")
    if finding.possible_on is None:
        return (
            f"This person said yes to your request of {asked}, so there is nothing to ask again; "
            "--anyway logs it all the same."
        )
    return (
        f"This person was asked on {asked}; asking again is possible from "
        f"{finding.possible_on.format('D MMM YYYY')} at the earliest. "
        "--anyway logs it all the same."
    )
