"""What the Week screen says, its headline first."""

from __future__ import annotations

from collections.abc import Iterator

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.quality import NoteEvidence, QualityRange
from netcoach.domain.log.request import Precision, SentTime
from netcoach.domain.log.signs import KNOWN_SIGNS, Field, Sign
from netcoach.domain.week.calendar import DAYS, Week
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.history import Part, PartWeek
from netcoach.domain.week.review import RatedRequest, WeekReview
from netcoach.domain.week.trends import SHORTEST_RUN, Recent, Trends, WeekQuality
from netcoach.wording.log.signs import said_of_sign, said_short
from netcoach.wording.text import count, plural, weekday_said

SENT_TITLE = "Sent this week"
TREND_TITLE = "Quality and quantity"
NEXT_STEPS_TITLE = "Next"
HOW_TITLE = "How they were sent"
SOME_DAY = "some day"
NOTHING_SENT = "Nothing logged in this week."
NO_NEXT_STEP = "Nothing needs you."
PUTS_IT_AWAY = "puts it away"
NO_OTHER_STEP = "Nothing else needs you."
SENT_COLUMNS = ("when", "who", "how you know them", "quality")
ROW_KEYS = (
    ("outcome", "o", "settle", "outcome"),
    ("signs", "s", "change(True)", "how you know them"),
    ("edit", "e", "change", "edit"),
    ("delete", "d", "delete", "delete"),
    ("page", "p", "page", "page"),
)
"""What can be done with a row: the id of its key, the key it has unless the user changed it, the
action of the screen, and the word."""


@frozen
class FirstWay:
    """One way to begin: its key, what it does, and what more there is to say of it."""

    action_id: str
    key: str
    text: str
    more: str


FIRST_WAYS = (
    FirstWay(
        action_id="log",
        key="n",
        text="log the request you have just sent",
        more="A name and Enter are enough.",
    ),
    FirstWay(
        action_id="import",
        key="i",
        text="bring your history in",
        more="LinkedIn's export, a page copied from it, or your spreadsheet.",
    ),
    FirstWay(
        action_id="sample",
        key="D",
        text="look at a sample year",
        more="Here, with invented people; Esc comes back.",
    ),
)
NOT_RATED = "not said yet"
ADDED_LATER = "added later"
"""Said of a request that was logged after its week was closed."""

READING = "Reading the log …"

FIELD_WORDS = {Field.SAME: "same field", Field.RELATED: "related", Field.UNRELATED: "unrelated"}
SHORT_FIELDS = FIELD_WORDS | {Field.SAME: "same"}
NOTE_WORDS = {NoteEvidence.PERSONAL: "note", NoteEvidence.COPIED: "copied note"}


def band(guideline: Guideline) -> str:
    """Say the guideline: "5–10"; one figure where both edges are the same."""
    if guideline.low == guideline.high:
        return str(guideline.low)
    return f"{guideline.low}–{guideline.high}"


def part_said(part: PartWeek, week: Week) -> str:
    """Say why only a part of a week counts: "you started on Thursday", "4 days"."""
    if part.why is Part.FIRST:
        return f"you started on {week.days[DAYS - part.days]:%A}"
    return plural(part.days, "day")


def own_band(review: WeekReview) -> str:
    """Say the guideline of a week, and why it is another one: "3–10 (you started on Thursday)"."""
    said = band(review.guideline)
    return f"{said} ({part_said(review.part, review.week)})" if review.part else said


def to_reach(to_low: int, guideline: Guideline) -> str:
    """Say how many more reach the low edge: "2 more to reach 5"."""
    return f"{to_low} more to reach {guideline.low}"


def day_name(day: Date) -> str:
    """Say a day of a week in six cells at most: "Mon 16"."""
    return f"{day:%a} {day.day}"


def week_span(week: Week, today: Date) -> str:
    """Say a week by its dates: "Mon 16 – Sun 22 Nov", with the year unless it is this one."""
    start = day_name(week.start)
    if week.start.month != week.end.month:
        start += f" {week.start:%b}"
    return f"{start} – {weekday_said(week.end, today)}"


def days_left(review: WeekReview) -> str:
    """Say how long an open week still is."""
    if review.today < review.week.start:
        return "not begun"
    if review.days_left == 0:
        return "last day"
    return f"{plural(review.days_left, 'day')} left"


def sent_when(sent: SentTime) -> str:
    """Say when, as exactly as it is known, in nine cells: "Mon 12:10", "Mon", "that week"."""
    match sent.precision:
        case Precision.MINUTE if sent.local is not None:
            return f"{sent.on:%a} {sent.local:%H:%M}"
        case Precision.WEEK | Precision.SPAN:
            return "that week"
        case _:
            return f"{sent.on:%a}"


def why(row: RatedRequest, *, short: bool = False) -> str:
    """Say a request's signs in short: "met · same field · note", or shorter still."""
    if row.quality is None:
        return f"{NOT_RATED} · {ADDED_LATER}" if row.added_later else NOT_RATED
    signs = row.request.signs
    words = said_short if short else said_of_sign
    said = [words(sign) for sign in Sign if sign in signs.yes]
    if row.evidence.field is not None:
        field = SHORT_FIELDS if short else FIELD_WORDS
        said.insert(len(signs.yes & KNOWN_SIGNS), field[row.evidence.field])
    if row.evidence.note in NOTE_WORDS:
        said.append(NOTE_WORDS[row.evidence.note])
    if signs.no >= KNOWN_SIGNS:
        said.append("no ground" if short else "no shared ground")
    if row.added_later:
        said.append(ADDED_LATER)
    return " · ".join(said) or "little answered"


def not_said_yet(key: str) -> str:
    """Say of a request that nothing was answered of it, and which key answers."""
    return f"{NOT_RATED}: {key} answers"


def whole(points: float) -> int:
    """Round points half up, as they are shown."""
    return int(points + 0.5)


def spread(low: float, high: float) -> str:
    """Say a range, or one figure where both ends read the same."""
    ends = (whole(low), whole(high))
    return f"{ends[0]}–{ends[1]}" if ends[0] != ends[1] else str(ends[0])


def request_quality(quality: QualityRange | None) -> str:
    """Say a request's quality; a dash when it is not rated."""
    return spread(quality.low, quality.high) if quality else "—"


def rated_share(quality: WeekQuality) -> str:
    """Say how much of a week its quality stands on: "6 of 7 rated"."""
    return f"{quality.rated} of {quality.of} rated"


def week_quality_said(quality: WeekQuality | None) -> str:
    """Say a week's quality: "quality 66–68, 6 of 7 rated"."""
    if quality is None:
        return "nothing rated"
    return f"quality {spread(quality.low, quality.high)}, {rated_share(quality)}"


def grounds(review: WeekReview) -> str:
    """Say whom a week's requests went to: "2 people you knew · 3 new · 1 not said"."""
    return f"{count(review.knew, 'person', 'people')} you knew · {who_else(review)}"


def who_else(review: WeekReview) -> str:
    """Say how many of a week the user did not know, or did not say it of: "3 new · 1 not said"."""
    not_said = f" · {review.not_said} not said" if review.not_said else ""
    return f"{review.new} new{not_said}"


def allowance(review: WeekReview, allowed: int | None, *, short: bool = False) -> str:
    """Say what the month's note allowance has left: "1 of 5 left in November"."""
    if review.notes.left_this_month is None or allowed is None:
        return "no limit" if short else "no monthly limit"
    month = min(review.today, review.week.end)
    of = "" if short else f" of {allowed}"
    left = f"{review.notes.left_this_month}{of} left in"
    return f"{left} {month:%b}" if short else f"{left} {month:%B}"


def inside_weeks(recent: Recent, guideline: Guideline, *, cells: int | None = None) -> str:
    """Say how many of the latest weeks were inside, and of how many that is not known.

    "6 of the last 8 weeks inside 5–10", "Inside 5–10: 5 of the 5 weeks you logged · 3 not known".

    Args:
        recent: the weeks it is about.
        guideline: that of a whole week now; where another held in one of the weeks, none is
            named.
        cells: what there is room for; None for no limit.
    """
    known = len(recent.known)
    if not known:
        return "No closed week to look back on yet."
    whole = {band(week.part.whole if week.part else week.guideline) for week in recent.known}
    same = whole <= {band(guideline)}
    edges, shorter = (band(guideline),) * 2 if same else ("their guideline", "their own")
    unknown = len(recent.weeks) - known
    if unknown:
        of, gap = f"{recent.inside} of {known}", f"{unknown} not known"
        ways = (
            f"Inside {edges}: {recent.inside} of the {plural(known, 'week')} you logged · {gap}",
            f"Inside {shorter}: {of} · {gap}",
            f"{of} inside · {gap}",
        )
    else:
        of = f"{recent.inside} of {'1' if known == 1 else f'the last {known}'}"
        weeks = "week" if known == 1 else "weeks"
        ways = (f"{of} {weeks} inside {edges}", f"{of} inside {shorter}", f"{of} inside")
    return next((one for one in ways if cells is None or len(one) <= cells), ways[-1])


def weeks_in_a_row(trends: Trends) -> str:
    """Say how many weeks in a row were inside, from three up; its end is never announced.

    The longest is said where it is longer: "3 in a row · longest 7", else alone.
    """
    longest = f"longest {trends.longest_run}" if trends.longest_run >= SHORTEST_RUN else ""
    if trends.run < SHORTEST_RUN:
        return f"{longest} in a row" if longest else ""
    said = f"{trends.run} in a row"
    return f"{said} · {longest}" if trends.longest_run > trends.run else said


def sent_on_day(day: Date) -> str:
    """Name the table by the one day it shows."""
    return f"Sent on {day_name(day)}"


def sent_sums(review: WeekReview) -> str:
    """Say a week's sums in short: "quality 83, 6 of 7 rated · notes 2, 1 left"."""
    left = review.notes.left_this_month
    notes = f"notes {review.notes.written}" + ("" if left is None else f", {left} left")
    return f"{week_quality_said(review.quality)} · {notes}"


def how_lines(review: WeekReview, allowed: int | None) -> Iterator[str]:
    """Say how a week's requests were sent: their quality, and their notes."""
    yield week_quality_said(review.quality)
    yield f"notes {review.notes.written} of {review.sent} · {allowance(review, allowed)}"


def and_more(count: int) -> str:
    """Say how many next steps are not shown; "" for none."""
    return f"and {count} more" if count else ""


def more_below(count: int) -> str:
    """Say how many rows of a table are below what is seen."""
    return f"{count} more below" if count else ""


def sent_title(review: WeekReview) -> str:
    """Name the table by the week it shows."""
    return SENT_TITLE if review.today in review.week else "Sent that week"


def too_small(columns: int, rows: int) -> str:
    """Say what size is needed."""
    return f"netcoach needs {columns} columns and {rows} rows."
