"""The log: logging a request, changing and finding requests, and undo."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING
from uuid import uuid4

from netcoach.coach.service import RunContext, Service
from netcoach.domain.change import Change
from netcoach.domain.errors import NotFound, TooSoon
from netcoach.domain.log.notes import LONGEST_MONTH
from netcoach.domain.log.request import Request, RequestDraft, RequestId, Source
from netcoach.domain.week.calendar import day_after
from netcoach.domain.week.review import LogContext, RatedRequest

if TYPE_CHECKING:
    from netcoach.coach.note_months import MonthOfNotes, NoteMonths
    from netcoach.domain.log.filter.parser import FilterReading
    from netcoach.domain.log.filter.query import Filter
    from netcoach.domain.log.listing import LogListing, LogRow
    from netcoach.domain.log.preview import TooSoonFinding
    from netcoach.domain.log.signs import Signs
    from netcoach.domain.week.history import GuidelineHistory

CONTEXT_DAYS = 400
"""How far back the log form looks: over a year, so that any week it is likely to be about is in."""

AT_ONCE = 200
"""Requests read at once where a quality must be known to tell which are meant."""

_GONE = "Those requests are not in the log any more; choose them again."


class LogService(Service):
    """Requests. Each write is one step that undo takes back; no read is made inside a snapshot.

    Args:
        run: the store, the clock and the settings.
        history: which guideline each week was lived under, read now.
    """

    def __init__(self, run: RunContext, *, history: Callable[[], GuidelineHistory]) -> None:
        super().__init__(run)
        self._history = history

    def context(self) -> LogContext:
        """What the log form needs to answer while the user types."""
        now = self.clock()
        today = self.today()
        with self.store.snapshot():
            history = self._history()
            return LogContext(
                today=today,
                zone=now.timezone_name or "UTC",
                guideline=history.guideline(self.run.this_week()),
                guidelines=history.versions,
                first_day=self.config.first_day,
                recent=self.store.log.between(
                    day_after(today, -CONTEXT_DAYS), day_after(today, LONGEST_MONTH)
                ),
                people=self.store.people.index(),
                notes_a_month=self.config.notes_a_month,
                note_length=self.config.note_length,
                day_starts=self.config.day_starts,
                marks=history.marks,
                beginning=history.beginning,
            )

    def request(self, request_id: RequestId) -> Request:
        """One request. Raises NotFound."""
        return self.store.log.request(request_id)

    def requests(self, ids: Sequence[RequestId]) -> tuple[Request, ...]:
        """These requests, in their order; those no longer in the log are left out."""
        return self.store.log.requests(ids)

    def add(self, draft: RequestDraft, *, uid: str | None = None, anyway: bool = False) -> Request:
        """Log a request.

        Args:
            draft: what the user said.
            uid: the form's own id; logging the same one twice adds nothing.
            anyway: log it even if it is too soon to ask this person again.

        Raises:
            TooSoon: the person is pending, connected, or was withdrawn under 21 days ago.
            AmbiguousPerson: the name fits more than one known person.
            NotSaved: the write failed; nothing was changed.
        """
        from netcoach.domain.log.draft import checked
        from netcoach.domain.log.preview import too_soon_of
        from netcoach.storage.rows import NewRequest

        now = self.clock()
        draft = checked(draft, now)
        if not anyway:
            finding = too_soon_of(draft, self.store.people.standings_like(draft), self.today())
            if finding:
                raise TooSoon(_too_soon_sentence(finding), possible_on=finding.possible_on)
        return self.store.log.add(
            NewRequest(
                draft=draft,
                uid=uid or uuid4().hex,
                logged_at=now.in_timezone("UTC"),
                source=Source.LATE if draft.sent.on < self.today() else Source.LIVE,
            )
        )

    def edit(self, request_id: RequestId, draft: RequestDraft) -> Request:
        """Replace what was said about a request, its sign answers included. Raises NotFound."""
        from netcoach.domain.log.draft import checked

        now = self.clock()
        return self.store.log.edit(request_id, checked(draft, now), at=now)

    def answer_signs(self, request_id: RequestId, signs: Signs) -> Request:
        """Replace the answers of a request's signs, and nothing else. Raises NotFound."""
        return self.store.log.answer_signs(request_id, signs, at=self.clock())

    def delete(self, request_id: RequestId) -> Request:
        """Take a request out of the log; undo brings it back. Raises NotFound."""
        return self.store.log.delete(request_id, at=self.clock())

    def delete_many(self, ids: Sequence[RequestId]) -> int:
        """Take requests out of the log in one undoable step; gives how many there were.

        Raises:
            NotFound: none of them is in the log any more.
        """
        if len(ids) == 1:
            self.store.log.delete(ids[0], at=self.clock())
            return 1
        gone = self.store.log.delete_many(ids, at=self.clock())
        if not gone:
            raise NotFound(_GONE)
        return gone

    def undo(self) -> Change:
        """Take back the newest change. Raises NothingToUndo, ForgettingStays."""
        return self.store.undo(at=self.clock())

    def redo(self) -> Change:
        """Do again what was taken back last. Raises NothingToUndo."""
        return self.store.redo(at=self.clock())

    def read_filter(self, text: str) -> FilterReading:
        """How a filter is read today."""
        from netcoach.domain.log.filter.parser import read_filter

        return read_filter(text, today=self.today(), first_day=self.config.first_day)

    def listing(
        self, text: str = "", *, given_up: Callable[[], bool] = lambda: False
    ) -> LogListing:
        """Find the requests a filter means, newest first.

        Args:
            text: the filter, half-typed too.
            given_up: asked now and then where a filter on quality takes long; what was found by
                then is all that is given.
        """
        from netcoach.domain.log.filter.query import Filter, asks_quality
        from netcoach.domain.log.listing import LogListing

        reading = self.read_filter(text)
        conditions = reading.filter.conditions
        plain = [one for one in conditions if not asks_quality(one)]
        of = len(self.store.search.find(()))
        ids = self.store.search.find(plain)
        if len(plain) < len(conditions):
            rated = Filter(conditions=tuple(one for one in conditions if asks_quality(one)))
            ids = self._of_that_quality(ids, rated, given_up)
        return LogListing(reading=reading, ids=ids, of=of, today=self.today())

    def rows(
        self, ids: Sequence[RequestId], *, patience: float | None = None
    ) -> tuple[LogRow, ...]:
        """The rows of these requests, in their order; those no longer in the log are left out.

        Args:
            ids: a screenful at a time.
            patience: seconds to spend on comparing notes for the qualities; the rows it is not
                enough for come without one. None takes as long as it takes.
        """
        end = None if patience is None else monotonic() + patience
        return tuple(self._row(request, end) for request in self.store.log.requests(ids))

    def rated(self, ids: Sequence[RequestId]) -> tuple[RatedRequest, ...]:
        """These requests with their quality."""
        return tuple(row.rated for row in self.rows(ids) if row.rated is not None)

    def find(
        self, text: str = "", *, limit: int | None = None
    ) -> tuple[LogListing, tuple[RatedRequest, ...]]:
        """The requests a filter means, with their quality; the newest ``limit`` of them."""
        listing = self.listing(text)
        ids = listing.between(0, len(listing) if limit is None else limit)
        return listing, self.rated(ids)

    def warm_up_search(self) -> None:
        """Get ready for words, so that the first letter is found as quickly as the second."""
        self.store.search.warm_up()

    @cached_property
    def _note_months(self) -> NoteMonths:
        from netcoach.coach.note_months import NoteMonths

        return NoteMonths(self.store.log.with_notes_between, self.store.change_token)

    def _row(self, request: Request, end: float | None) -> LogRow:
        from netcoach.domain.log.listing import LogRow
        from netcoach.domain.week.reviewing import rated

        notes = self._notes_of(request, end)
        if notes is None:
            return LogRow(request=request, rated=None)
        return LogRow(request=request, rated=rated(request, copied=notes.copied, spent=notes.spent))

    def _notes_of(self, request: Request, end: float | None) -> MonthOfNotes | None:
        from netcoach.coach.note_months import NOTHING_SAID

        month = request.sent.on, self.config.notes_a_month
        if request.note is None and month[1] is None:
            return NOTHING_SAID
        if end is None or monotonic() < end:
            return self._note_months.of(*month)
        return self._note_months.known(*month)

    def _of_that_quality(
        self, ids: array[int], wanted: Filter, given_up: Callable[[], bool]
    ) -> array[int]:
        from netcoach.domain.log.filter.matching import matches

        found: array[int] = array("q")
        for start in range(0, len(ids), AT_ONCE):
            if given_up():
                break
            part = [RequestId(number) for number in ids[start : start + AT_ONCE]]
            found.extend(row.request.id for row in self.rated(part) if matches(row, wanted))
        return found


def _too_soon_sentence(finding: TooSoonFinding) -> str:
    """The sentence for a terminal without the form: what is so, from when it is not, the way on."""
    since, sent_on = finding.standing.since, finding.standing.sent_on
    if finding.is_listed and since is not None:
        return (
            f"You have been connected since {since.day} {since:%b %Y}, so there is nothing to "
            "ask; --anyway logs it all the same."
        )
    asked = "" if sent_on is None else f"{sent_on.day} {sent_on:%b %Y}"
    if finding.possible_on is None:
        return (
            f"This person said yes to your request of {asked}, so there is nothing to ask again; "
            "--anyway logs it all the same."
        )
    return (
        f"This person was asked on {asked}; asking again is possible from "
        f"{finding.possible_on.day} {finding.possible_on:%b %Y} at the earliest. "
        "--anyway logs it all the same."
    )
