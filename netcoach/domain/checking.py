"""What a draft must pass before it is saved, from wherever it comes."""

from __future__ import annotations

from dataclasses import replace

from pendulum import DateTime

from netcoach.domain.clean import NOTE_LENGTH, TEXT_LENGTH, check_length, clean_line, clean_text
from netcoach.domain.errors import UnreadableDate
from netcoach.domain.request import RequestDraft


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
