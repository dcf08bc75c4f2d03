"""What a pasted page or mail comes to, row by row, and whom the Sent page shows no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from enum import StrEnum

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome, RequestId, SentTime
from netcoach.domain.people.names import name_key
from netcoach.domain.people.person import PersonId
from netcoach.linkedin import Joined, JoinedPerson, JoinedRequest
from netcoach.linkedin.pasted import Card, Line, PageKind, PastedPage
from netcoach.storage.importing.batch import Batch, Held, HeldRequest


class RowState(StrEnum):
    """What becomes of a row of a page; values are the public names.

    NEW: a request the log does not have. KNOWN: all of it is in the log. ACCEPTED: the yes to a
    request. CONNECTED: somebody the log does not have, a connection since a date. ASKED: a question
    stands about who it is. UNDATED: a connection, nobody says since when. PENDING: an open request,
    nobody says since when. NOBODY: no open request goes with the first name.
    """

    NEW = "new"
    KNOWN = "known"
    ACCEPTED = "accepted"
    CONNECTED = "connected"
    ASKED = "asked"
    UNDATED = "undated"
    PENDING = "pending"
    NOBODY = "nobody"


@frozen
class PageRow:
    """One person on a page; ``line`` is the line it was found on, from 1."""

    line: int
    name: str
    state: RowState
    sent: SentTime | None = None
    on: Date | None = None


@frozen
class GoneRequest:
    """A request that is open in the log, and not on the whole Sent page any more."""

    request_id: RequestId
    name: str
    sent: SentTime


@frozen
class PageReport:
    """What a page comes to.

    Attributes:
        rows: everybody on it, in its order.
        total: how many it says there are, None when it does not say.
        unread: lines that should have told something.
        gone: requests that are not on it any more; only where the whole page was pasted.
        network: the number of connections it tells that the log has not for that day.
        is_check: it shows everybody who accepted ``since`` the last look, or ever.
    """

    kind: PageKind
    rows: tuple[PageRow, ...] = field(repr=False)
    total: int | None = None
    unread: tuple[Line, ...] = field(default=(), repr=False)
    gone: tuple[GoneRequest, ...] = field(default=(), repr=False)
    network: int | None = None
    is_check: bool = False
    since: Date | None = None

    @property
    def is_known(self) -> bool:
        """Whether everybody on it is in the log."""
        return self.count(RowState.KNOWN) == len(self.rows)

    @property
    def is_part(self) -> bool:
        """Whether it shows fewer rows than it counts."""
        return self.total is not None and len(self.rows) < self.total

    def count(self, state: RowState) -> int:
        """How many rows come to that."""
        return sum(row.state is state for row in self.rows)


def page_report(
    page: PastedPage, joined: Joined, held: Held, today: Date, *, is_check: bool
) -> PageReport:
    """What a page comes to, held against the log.

    Args:
        page: as it was read.
        joined: who is who.
        held: the log.
        today: the local date it was copied on.
        is_check: it shows everybody who accepted since somebody last looked.
    """
    work = _Rows(joined, held)
    is_list = page.kind in (PageKind.SENT, PageKind.CONNECTIONS)
    network = page.total if page.kind is PageKind.CONNECTIONS else None
    return PageReport(
        kind=page.kind,
        rows=tuple(work.row(card) for card in page.cards),
        total=page.total if is_list else None,
        unread=page.unread,
        gone=tuple(_gone(page, joined, held)),
        network=None if held.network.get(today) == network else network,
        is_check=is_check,
        since=looked_since(held),
    )


class _Rows:
    """Looks up what became of each row."""

    def __init__(self, joined: Joined, held: Held) -> None:
        self._held = held
        self._requests = {one.told.row: one for _, one in joined.requests}
        self._people: Mapping[int, JoinedPerson] = {
            one.listed.row: one
            for number, one in joined.people.items()
            if one.listed and number == one.id
        }
        self._to: defaultdict[str, set[str]] = defaultdict(set)
        for held_request in held.requests:
            self._to[str(held_request.person_id)].add(str(held_request.id))
        self._asked = _in_question(joined)
        self._yes = {found.ref for found in joined.accepted}
        self._yes |= {request.ref for _, request in joined.requests if request.accepted}

    def row(self, card: Card) -> PageRow:
        """What one card comes to."""
        request, person = self._requests.get(card.line), self._people.get(card.line)
        if request is not None:
            state, sent = self._of_request(request), request.told.sent
            return PageRow(line=card.line, name=card.name, state=state, sent=sent)
        if person is not None:
            on = person.listed.since if person.listed else None
            return PageRow(line=card.line, name=card.name, state=self._of_person(person), on=on)
        return PageRow(line=card.line, name=card.name, state=self._of_card(card))

    def _of_request(self, request: JoinedRequest) -> RowState:
        if request.known is not None:
            return RowState.KNOWN
        return RowState.ASKED if request.told.to in self._asked else RowState.NEW

    def _of_person(self, person: JoinedPerson) -> RowState:
        if person.id in self._asked:
            return RowState.ASKED
        if person.known is None:
            if person.is_shown_new:
                return RowState.CONNECTED
            is_first = person.listed is not None and person.listed.is_first_name
            return RowState.NOBODY if is_first else RowState.UNDATED
        is_yes = not self._to[person.known.ref].isdisjoint(self._yes)
        return RowState.ACCEPTED if is_yes else RowState.KNOWN

    def _of_card(self, card: Card) -> RowState:
        """Of a card that tells of no day."""
        names = {name_key(card.name)} - {""}
        for request in self._held.requests:
            person = self._held.people[request.person_id].person
            is_theirs = card.profile_key and card.profile_key == person.profile_key
            if is_open(request) and (is_theirs or name_key(person.name) in names):
                return RowState.KNOWN
        return RowState.PENDING if card.pending else RowState.KNOWN


def _in_question(joined: Joined) -> set[str]:
    return {number for one in joined.questions for pair in one.pairs for number in pair}


def looked_since(held: Held) -> Date | None:
    """From which day on it is not known who accepted: the last check, or the first request."""
    sent = (one.sent.earliest for one in held.requests if not one.deleted)
    return max((day for day, _ in held.checks), default=min(sent, default=None))


def is_open(request: HeldRequest) -> bool:
    """Whether nothing is known to have come of a request."""
    return not (request.deleted or request.closed or request.outcomes)


def _gone(page: PastedPage, joined: Joined, held: Held) -> Iterator[GoneRequest]:
    """Open requests that a whole Sent page does not show."""
    is_whole = page.total is not None and page.loaded >= page.total and not page.unread
    if page.kind is not PageKind.SENT or not is_whole:
        return
    there = {one.known for _, one in joined.requests}
    asked = _in_question(joined)
    in_question = {
        one.known.ref for number, one in joined.people.items() if one.known and number in asked
    }
    latest: dict[PersonId, HeldRequest] = {}
    for request in held.requests:
        if not request.deleted:
            latest[request.person_id] = request
    for request in latest.values():
        who = held.people[request.person_id]
        is_settled = not is_open(request) or who.person.connected_on is not None
        if is_settled or who.forgotten or str(request.id) in there:
            continue
        if str(request.person_id) not in in_question:
            yield GoneRequest(request_id=request.id, name=who.person.name, sent=request.sent)


def with_page(
    batch: Batch, report: PageReport, said: Mapping[RequestId, Outcome], today: Date
) -> Batch:
    """A batch with the number of connections, and what the user says became of gone requests."""
    outcomes = [
        (one.request_id, said[one.request_id], today)
        for one in report.gone
        if one.request_id in said
    ]
    network = () if report.network is None else ((today, report.network),)
    return replace(batch, outcomes=(*batch.outcomes, *outcomes), network=network)
