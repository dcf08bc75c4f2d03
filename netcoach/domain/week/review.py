"""Everything one screen shows, as one frozen value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pendulum import Date

from netcoach.domain.bursts import Burst
from netcoach.domain.frozen import frozen
from netcoach.domain.log.quality import Evidence, QualityRange
from netcoach.domain.log.request import Request
from netcoach.domain.outcomes.follow_up import NOTHING_TO_FOLLOW, FollowUp
from netcoach.domain.outcomes.rates import NOTHING_CAME_BACK, CameBack
from netcoach.domain.people.shelves import Shortlisted
from netcoach.domain.week.advice import Advice
from netcoach.domain.week.calendar import MIDNIGHT, FirstDay, Week
from netcoach.domain.week.guideline import Guideline, Pace
from netcoach.domain.week.history import Beginning, GuidelineHistory, PartWeek
from netcoach.domain.week.marks import ClosedWeek, Intention, WeekMark
from netcoach.domain.week.trends import Trends, WeekFacts, WeekQuality, WeekState

if TYPE_CHECKING:
    from netcoach.domain.people.index import PeopleIndex


@frozen
class RatedRequest:
    """A request with its quality; ``quality`` is None when nothing was answered.

    ``added_later``: it was sent before its week was closed and logged after.
    """

    request: Request
    evidence: Evidence
    quality: QualityRange | None
    added_later: bool = False


@frozen
class NoteCount:
    """Personal notes of a week, and what this month's allowance has left.

    ``left_this_month`` is None when the plan has no limit. ``written``, ``none`` and
    ``unknown`` add up to the week's requests.
    """

    written: int
    none: int
    unknown: int
    left_this_month: int | None


@frozen
class WeekReview:
    """One week as the Week screen shows it.

    Attributes:
        today: the local date the review was made on.
        guideline: what the count is held against: prorated in a part week, frozen in a closed
            one.
        pace: None unless the week is closed and known.
        to_low: how many more reach the guideline's low edge; 0 once there.
        room: how many more stay within the high edge; 0 beyond it.
        days_left: whole days of the week after today; 0 for a past week, 7 for a coming one.
        rows: the week's requests in order of sending.
        quality: None when nothing is rated.
        knew, new, not_said: add up to ``sent``; how many of those asked the user knew in any
            way, knew in none, and did not say of.
        bursts: every episode that touches the week, heaviest first.
        seen: names of what was put away, or put off to a later day.
        trends: the live panel's series, ending with the week that holds today.
        ever_logged: False in a log that has never held a request.
        part: what part of the week counts; None for a whole week.
        closed: what was said when the week was closed; None until then.
        intention: the line that was written for this week, None without one.
        last: the last week that was no rest week, as long as it is to be closed; None unless the
            shown week is the open one.
        unanswered: past weeks with nothing logged that are still to be asked about, oldest
            first.
        in_question: it is not known whether none was sent in this week or none logged.
        advice: what to do next; None unless the shown week is the open one, and then at most
            once put away.
        came_back: what came back of the last twelve months, whichever week is shown.
        own_came_back: what came back of the week's own requests.
        follow_up: what is to be followed up; nothing unless the shown week holds today, and in a
            rest week only who waits for the user.
        shortlist: who can be asked now, on the shortlist for longest first; likewise.
    """

    week: Week
    today: Date
    state: WeekState
    guideline: Guideline
    sent: int
    pace: Pace | None
    to_low: int
    room: int
    days_left: int
    rows: tuple[RatedRequest, ...]
    quality: WeekQuality | None
    notes: NoteCount
    knew: int
    new: int
    not_said: int
    bursts: tuple[Burst, ...]
    seen: frozenset[str]
    trends: Trends
    ever_logged: bool
    part: PartWeek | None = None
    closed: ClosedWeek | None = None
    intention: Intention | None = None
    last: WeekFacts | None = None
    unanswered: tuple[Week, ...] = ()
    in_question: bool = False
    advice: Advice | None = None
    came_back: CameBack = NOTHING_CAME_BACK
    own_came_back: CameBack = NOTHING_CAME_BACK
    follow_up: FollowUp = NOTHING_TO_FOLLOW
    shortlist: tuple[Shortlisted, ...] = ()

    @property
    def whole_guideline(self) -> Guideline:
        """The guideline of a whole week, whatever part of this one counts."""
        return self.part.whole if self.part else self.guideline


@frozen
class LogContext:
    """What the log form needs to know to answer while the user types, without asking again.

    ``recent`` holds every request that can share a burst, a copied note or a month's note
    allowance with one sent now or in the shown week; ``people`` everybody known, latest
    first; ``asked`` the latest request to each person. ``guideline`` is this week's,
    ``guidelines`` every version ever set, ``marks`` and ``beginning`` what else decides the
    guideline of a week a request was sent in.
    """

    today: Date
    zone: str
    guideline: Guideline
    guidelines: tuple[Guideline, ...]
    first_day: FirstDay
    recent: tuple[Request, ...]
    people: PeopleIndex
    notes_a_month: int | None
    note_length: int
    day_starts: str = MIDNIGHT
    marks: tuple[WeekMark, ...] = ()
    beginning: Beginning | None = None

    @property
    def history(self) -> GuidelineHistory:
        """Under which guideline each week is lived."""
        return GuidelineHistory(
            first_day=self.first_day,
            versions=self.guidelines,
            marks=self.marks,
            beginning=self.beginning,
        )
