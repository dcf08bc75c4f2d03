"""What was typed into the log form: plain text and answers, before they make a request."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from netcoach.domain.person import PersonId
from netcoach.domain.request import Answer, Field, RequestId, Sign, Signs

TEXTS = ("uid", "name", "when", "company", "role", "url", "note", "reason", "event")
UNANSWERED = Signs()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDraft:
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


def _answered(signs: Signs) -> list[Sign]:
    return sorted(signs.yes | signs.no)


def kept_draft(text: str) -> KeptDraft | None:
    """Read a kept draft; None when the text is not one, so that a damaged file is only ignored."""
    try:
        return _from_mapping(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _from_mapping(said: dict[str, Any]) -> KeptDraft:
    signs = Signs()
    for name, answer in said["signs"].items():
        signs = signs.with_answer(Sign(name), Answer(answer))
    editing, person_id, field = said["editing"], said["person_id"], said["field"]
    return KeptDraft(
        **{name: str(said[name]) for name in TEXTS},
        editing=None if editing is None else RequestId(int(editing)),
        person_id=None if person_id is None else PersonId(int(person_id)),
        note_none=said["note_none"] is True,
        signs=signs,
        field=None if field is None else Field(field),
    )
