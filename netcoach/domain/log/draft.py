"""Drafts: what was typed into the log form, read and checked before it makes a request."""

from __future__ import annotations

import json
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import Any

from pendulum import Date, DateTime

from netcoach.domain.errors import AmbiguousPerson, InvalidInput, UnreadableDate
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Request, RequestDraft, RequestId, SentTime
from netcoach.domain.log.signs import SIGNS, Answer, Field, Sign, Signs
from netcoach.domain.people.index import PeopleIndex
from netcoach.domain.people.names import is_address, person_meant
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.text import NOTE_LENGTH, TEXT_LENGTH, check_length, clean_line, clean_text
from netcoach.domain.typed_dates import parse_when, when_shown
from netcoach.domain.week.calendar import MIDNIGHT, local_date

TEXTS = ("uid", "name", "when", "company", "role", "url", "note", "reason", "event")
UNANSWERED = Signs()
PROFILE = "linkedin.com/in/"


@frozen
class SavedDraft:
    """An open form's fields as they stand, kept so that a crash loses nothing typed.

    Attributes:
        uid: the form's own id, so that a draft saved twice is one request.
        editing: the saved request it changes, None for a new one.
        person_id: the known person picked for ``name``, None when it was typed freely.
        when: the words typed for the time, not read yet.
        note_none: the user said that no note was sent; means nothing beside a written note.
    """

    uid: str
    editing: RequestId | None = None
    name: str = ""
    person_id: PersonId | None = None
    when: str = ""
    company: str = ""
    role: str = ""
    url: str = ""
    note: str = ""
    note_none: bool = False
    reason: str = ""
    event: str = ""
    signs: Signs = UNANSWERED
    field: Field | None = None

    def to_json(self) -> str:
        """One JSON object, the way ``kept_draft`` reads it."""
        texts = {name: getattr(self, name) for name in TEXTS}
        answers = {sign: self.signs.answer(sign) for sign in _answered(self.signs)}
        return json.dumps(
            texts
            | {
                "editing": self.editing,
                "person_id": self.person_id,
                "note_none": self.note_none,
                "signs": answers,
                "field": self.field,
            }
        )


def kept_from(request: Request, *, uid: str, today: Date) -> SavedDraft:
    """The fields as they stand when a saved request is opened to be changed."""
    person = request.person
    return SavedDraft(
        uid=uid,
        editing=request.id,
        name=person.name,
        person_id=person.id,
        when=when_shown(request.sent, today),
        company=request.company,
        role=request.role,
        url=f"{PROFILE}{person.profile_key}" if person.profile_key else "",
        note=request.note or "",
        note_none=request.note == "",
        reason=request.reason,
        event=request.event,
        signs=request.signs,
        field=request.field,
    )


def draft_from(
    kept: SavedDraft,
    *,
    now: DateTime,
    editing: Request | None = None,
    nobody: str = "",
    day_starts: str = MIDNIGHT,
) -> RequestDraft:
    """Make a draft of the fields, with every text cleaned.

    Args:
        kept: the fields.
        now: the present moment in the user's zone.
        editing: the saved request; while its time is not changed it keeps it to the instant.
        nobody: stands for a name not typed yet.
        day_starts: the time of day, "HH:MM", from which on a day counts as begun.

    Raises:
        UnreadableDate: the time cannot be read, is ambiguous or lies ahead.
        InvalidInput: there is no name.
    """
    note = clean_text(kept.note)
    return RequestDraft(
        name=clean_line(kept.name) or nobody,
        sent=sent_from(kept.when, now=now, editing=editing, day_starts=day_starts),
        person_id=kept.person_id,
        company=clean_line(kept.company),
        role=clean_line(kept.role),
        url=clean_line(kept.url),
        note=note or ("" if kept.note_none else None),
        reason=clean_line(kept.reason),
        event=clean_line(kept.event),
        signs=kept.signs,
        field=kept.field,
    )


def sent_from(
    when: str, *, now: DateTime, editing: Request | None = None, day_starts: str = MIDNIGHT
) -> SentTime:
    """Read the words typed for the time. Raises UnreadableDate."""
    said = clean_line(when).casefold()
    today = local_date(now, day_starts)
    if editing and said == when_shown(editing.sent, today).casefold():
        return editing.sent
    return parse_when(said or "now", now=now, day_starts=day_starts)


def is_just_now(when: str) -> bool:
    """Whether the words typed for the time mean this very minute."""
    return clean_line(when).casefold() in ("", "now", "just now")


def _answered(signs: Signs) -> list[Sign]:
    return sorted(signs.yes | signs.no)


def kept_draft(text: str) -> SavedDraft | None:
    """Read a kept draft; None when the text is not one, so that a damaged file is only ignored."""
    try:
        return _from_mapping(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _from_mapping(said: dict[str, Any]) -> SavedDraft:
    signs = Signs()
    for name, answer in said["signs"].items():
        signs = signs.with_answer(SIGNS[name], Answer(answer))
    editing, person_id, field = said["editing"], said["person_id"], said["field"]
    return SavedDraft(
        **{name: str(said[name]) for name in TEXTS},
        editing=None if editing is None else RequestId(int(editing)),
        person_id=None if person_id is None else PersonId(int(person_id)),
        note_none=said["note_none"] is True,
        signs=signs,
        field=None if field is None else Field(field),
    )


def checked(draft: RequestDraft, now: DateTime) -> RequestDraft:
    """The draft with every text cleaned.

    Args:
        draft: what the user said.
        now: the present moment in the user's zone.

    Raises:
        UnreadableDate: it was sent later than now.
        InvalidInput: a text is too long to keep, or nothing is left of the name.
    """
    if draft.sent.on > now.date() or (draft.sent.at and draft.sent.at > now):
        raise UnreadableDate("That lies ahead; give a time up to now.")
    note = clean_text(draft.note) if draft.note else draft.note
    check_length("note", note or "", NOTE_LENGTH)
    return replace(
        draft,
        name=_line("name", draft.name),
        company=_line("company", draft.company),
        role=_line("role", draft.role),
        url=_line("profile address", draft.url),
        reason=_line("reason", draft.reason),
        event=_line("event", draft.event),
        note=note,
    )


def _line(field: str, text: str) -> str:
    line = clean_line(text)
    check_length(field, line, TEXT_LENGTH)
    return line


_NO_NAME = "That is an address; type the name of whom it belongs to."

SOME_NAME = "…"
"""Stands for a name not typed yet; nobody is called that."""


class Spot(StrEnum):
    """The fields in which something can be wrong, by their names in the form."""

    WHO = "who"
    WHEN = "when"
    URL = "url"


@frozen
class Reading:
    """A form as far as it can be read.

    Attributes:
        draft: with now for a time that cannot be read, and an ellipsis for a missing name.
        person: the known person meant, None for somebody new or while it is not clear.
        problems: the fields to mend and why, from top to bottom.
    """

    draft: RequestDraft
    person: Person | None
    problems: tuple[tuple[Spot, str], ...]

    @property
    def has_name(self) -> bool:
        """Whether a name was typed."""
        return self.draft.name != SOME_NAME

    def problem(self, spot: Spot) -> str:
        """What is wrong in one field; "" when nothing is."""
        return dict(self.problems).get(spot, "")


def reading_of(
    kept: SavedDraft,
    *,
    now: DateTime,
    people: PeopleIndex,
    editing: Request | None = None,
    day_starts: str = MIDNIGHT,
) -> Reading:
    """Read the fields as they stand; a name still missing is no problem yet."""
    draft, unreadable = _draft_so_far(kept, now, editing, day_starts)
    person, unclear = _person_so_far(draft, people)
    if is_address(draft.name):
        unclear = [(Spot.WHO, _NO_NAME)]
    problems = sorted(unreadable + unclear, key=lambda problem: list(Spot).index(problem[0]))
    return Reading(draft=draft, person=person, problems=tuple(problems))


Problems = list[tuple[Spot, str]]


def _draft_so_far(
    kept: SavedDraft, now: DateTime, editing: Request | None, day_starts: str
) -> tuple[RequestDraft, Problems]:
    read = partial(draft_from, now=now, nobody=SOME_NAME, day_starts=day_starts)
    try:
        return read(kept, editing=editing), []
    except UnreadableDate as problem:
        draft = read(replace(kept, when="now"))
        return draft, [(Spot.WHEN, str(problem))]


def _person_so_far(draft: RequestDraft, people: PeopleIndex) -> tuple[Person | None, Problems]:
    try:
        return person_meant(draft, people.like(draft)), []
    except AmbiguousPerson as problem:
        return None, [(Spot.WHO, str(problem))]
    except InvalidInput as problem:
        return None, [(Spot.URL, str(problem))]
