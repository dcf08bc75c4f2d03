"""What the log form says."""

from __future__ import annotations

from pendulum import Date

from netcoach.domain.bursts import Burst, SpeedReason
from netcoach.domain.log.preview import DraftPreview, TooSoonFinding
from netcoach.domain.log.quality import FurtherQuestion
from netcoach.domain.log.request import Precision, SentTime
from netcoach.domain.log.signs import Answer, Field, Sign
from netcoach.domain.people.person import Person
from netcoach.wording.bursts import THIN_DRAFT, window_said
from netcoach.wording.log.signs import sign_label
from netcoach.wording.text import day_said, number_word, sent_said, weekday_said
from netcoach.wording.week.screen import to_reach

NEW_TITLE = "new request"
EDIT_TITLE = "change a request"

WHO, WHEN, COMPANY, ROLE, URL = "Who", "When", "Company", "Role", "Profile"
NOTE, REASON, EVENT = "Note", "Reason", "Event"

WHO_PLACEHOLDER = "a name, or what you copied"
URL_PLACEHOLDER = "linkedin.com/in/… (may stay empty)"
NOTE_PLACEHOLDER = "the text sent with it"
REASON_PLACEHOLDER = "why this person, for yourself"
EVENT_PLACEHOLDER = "event or group it came from"
WHEN_FORMS = "yesterday, mon, 12 nov, 19:04 …"
JUST_NOW = "just now"
TODAY = "today"
ANYWAY = "Enter again logs it anyway."
PICK = "↓ picks somebody known"
NAME_READ = "read from the address: is it right?"
NAME_NOT_READ = "No name can be read from that address; type it here."
SEVERAL_PASTED = "That is more than one person. Esc, then N takes several at once."

HELP_NEW = "Enter saves; all but a name may stay open."
HELP_EDIT = "Enter saves, Esc leaves it as it was."
HELP_NOTE = "Ctrl+S saves from here, Tab goes on."
HELP_SIGN = "y or n answers."
NAME_MISSING = "Who did it go to? A name is all that is needed."

LEAVE_NEW = "Leave without logging? What you typed will be lost."
LEAVE_EDIT = "Leave without saving? Your changes will be lost."

CATCH_UP = "The third in two minutes. Sent just now, or catching up on earlier ones?"
CATCH_UP_HELP = "A letter answers and saves.   Esc goes back and saves nothing."
CATCH_UP_YES, CATCH_UP_NO = ("c", "Catching up, sent some time today"), ("s", "Sent just now")

ANSWERS = {Answer.YES: "yes", Answer.NO: "no", Answer.UNKNOWN: "?"}

FIELD_LABEL = "field"
FIELD_ANSWERS = {
    None: "?",
    Field.SAME: "same",
    Field.RELATED: "related",
    Field.UNRELATED: "unrelated",
}
FIELD_QUESTION = "Do they work in your field, a related one, or another?"

NOTE_NONE_LABEL = "none sent"
NOTE_NONE_ANSWERS = {False: "?", True: "yes"}
NOTE_NONE_QUESTION = "Was it sent without a note?"


def known_as(person: Person) -> str:
    """Say what is known of somebody beside their name: "Orbital, Data lead"."""
    return ", ".join(part for part in (person.company, person.role) if part)


def known_said(person: Person) -> str:
    """Say that somebody is known already: "known · Orbital, Data lead"."""
    return " · ".join(part for part in ("known", known_as(person)) if part)


def when_said(sent: SentTime, today: Date, *, typed: str) -> str:
    """Say how a time was read; for "just now", what else can be typed."""
    day = weekday_said(sent.on, today)
    if typed == JUST_NOW:
        return WHEN_FORMS
    match sent.precision:
        case Precision.WEEK:
            return f"the week of {day}"
        case Precision.SPAN:
            return f"{sent_said(sent, today)}, some day"
        case Precision.MINUTE if sent.local is not None:
            return f"{day}, {sent.local:%H:%M}"
        case _:
            return f"{day}, some time"


def sign_help(question: str) -> str:
    """Say what a sign asks and how to answer."""
    return f"{question}  {HELP_SIGN}"


def asked_meanwhile(possible_on: Date | None, today: Date) -> str:
    """Say that the same person was logged elsewhere while the form was open."""
    if possible_on is None:
        return f"Connected meanwhile: nothing to ask again. {ANYWAY}"
    return f"Logged elsewhere meanwhile; possible from {weekday_said(possible_on, today)}. {ANYWAY}"


def note_count(length: int, limit: int) -> str:
    """Say how much of a note's length is used: "164/200"."""
    return f"{length}/{limit}"


def not_saved_said(sentence: str) -> str:
    """Say that a write failed and that nothing typed is lost."""
    why = sentence.removeprefix("Not saved: ")
    return f"NOT saved: {why} Your text is still here; Enter tries again."


def quality_line(preview: DraftPreview) -> str:
    """Say the range, and what to answer next: 'quality 70–100 · answering "met" …'."""
    quality, asks = preview.quality, preview.narrowing
    if quality is None:
        said = "quality not rated yet"
    elif quality.low == quality.high:
        said = f"quality {quality.low}"
    else:
        said = f"quality {quality.low}–{quality.high}"
    return said if asks is None else f"{said} · answering “{_asked(asks)}” narrows it most"


def _asked(question: Sign | FurtherQuestion) -> str:
    if isinstance(question, Sign):
        return sign_label(question)
    return FIELD_LABEL if question is FurtherQuestion.FIELD else NOTE.casefold()


COUNTED_NOWHERE = "counted in no week, as it lies in more than one"


def pace_line(preview: DraftPreview, *, today: Date, editing: bool) -> str:
    """Say the week with the draft in it: "6 this week with this one · room for 4"."""
    if not preview.counted:
        return COUNTED_NOWHERE
    week = "this week" if today in preview.week else "that week"
    with_it = "" if editing else " with this one"
    said = f"{preview.sent} {week}{with_it} · {_left_to_send(preview)}"
    if preview.notes_left is None:
        return said
    of = f"{preview.notes_left}/{preview.notes_a_month} notes"
    notes = of if preview.notes_left else "no note"
    return f"{said} · {notes} left in {preview.sent_on:%b}"


def _left_to_send(preview: DraftPreview) -> str:
    high = preview.guideline.high
    if preview.to_low:
        return f"{to_reach(preview.to_low, preview.guideline)}, room for {preview.room}"
    if preview.room:
        return f"room for {preview.room}"
    return f"{high} reached" if preview.sent == high else f"{preview.sent - high} past {high}"


def burst_line(preview: DraftPreview, *, today: Date, editing: bool) -> str:
    """Say the busy spell the draft would be part of; "" without one."""
    if preview.burst is None:
        return ""
    reason = preview.burst_reason
    if reason is None:
        many = _many(preview.burst.speed[0], today)
        return f"This is part of a busy spell: {many}{_thinly(preview.burst)}."
    last = reason.requests[-1].id == preview.request_id
    many = _many(reason, today) if editing or not last else _nth(reason, today)
    opening = "This is one of" if editing else "This would be" if last else "This makes"
    return f"{opening} {many}{_thinly(preview.burst)}.{_next_step(preview, today, editing)}"


def _nth(reason: SpeedReason, today: Date) -> str:
    return f"the {ordinal(len(reason.requests))} {_window(reason, today)}"


def _many(reason: SpeedReason, today: Date) -> str:
    return f"{number_word(len(reason.requests))} {_window(reason, today)}"


def _window(reason: SpeedReason, today: Date) -> str:
    on = "today" if reason.first_on == today else f"on {weekday_said(reason.first_on, today)}"
    return window_said(reason, on)


def _thinly(burst: Burst) -> str:
    return "".join(
        f", {number_word(len(reason.requests))} {THIN_DRAFT[reason.rule]}"
        for reason in burst.thin[:1]
    )


def _next_step(preview: DraftPreview, today: Date, editing: bool) -> str:
    burst = preview.burst
    if burst is None or editing or preview.sent_on != today:
        return ""
    if burst.level == 3:
        return " From the other side this can read as spam; another day is kinder."
    if burst.thin:
        return " A pause now keeps them personal."
    return " Tomorrow will do for the rest." if burst.level == 2 else ""


def copied_line(preview: DraftPreview, name: str) -> str:
    """Say that a note repeats others, and ask for what is this person's own; "" if it does not."""
    if not preview.copied_from:
        return ""
    nth = ordinal(len(preview.copied_from) + 1).capitalize()
    return f"{nth} note this month in nearly these words. What made you think of {name}?"


def too_soon_line(finding: TooSoonFinding, today: Date) -> str:
    """Say why it is too soon to ask somebody again, and from when it is not."""
    standing = finding.standing
    since, sent_on = standing.since, standing.sent_on
    if finding.is_listed and since is not None:
        return f"You have been connected since {day_said(since)}."
    asked = "" if sent_on is None else weekday_said(sent_on, today)
    if finding.possible_on is None:
        return f"Asked on {asked}, and connected since: nothing to ask again."
    possible = weekday_said(finding.possible_on, today)
    withdrawn = finding.standing.withdrawn_on
    if withdrawn is None:
        return f"Asked on {asked}, still pending. If withdrawn today: from {possible}."
    return f"Withdrawn on {weekday_said(withdrawn, today)}. Possible again from {possible}."


_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)


def ordinal(number: int) -> str:
    """The number in a row: "first" to "twelfth", then "13th", "21st"."""
    if 1 <= number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
