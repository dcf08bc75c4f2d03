"""What stands in an open form, as it is kept until the form is saved or left."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from netcoach.domain.frozen import frozen
from netcoach.domain.log.draft import kept_draft
from netcoach.domain.people.person import PersonId


class Draft(Protocol):
    """What a form holds, kept so that a crash loses nothing typed."""

    @property
    def uid(self) -> str:
        """Of the form."""

    def to_json(self) -> str:
        """One JSON object."""


@frozen
class FormDraft:
    """The fields of a form as they stand, by their names.

    Attributes:
        uid: the form's own id.
        form: which form it is, and of what: "contact of 12". It is offered to the next such form.
        people: whom it is about, so that it goes when they are forgotten.
        fields: what stands in each field, as typed.
    """

    uid: str
    form: str
    people: tuple[PersonId, ...] = ()
    fields: Mapping[str, str]

    def to_json(self) -> str:
        """One JSON object, the way ``form_draft`` reads it."""
        said = {"uid": self.uid, "form": self.form, "people": self.people}
        return json.dumps(said | {"fields": dict(self.fields)})


def form_draft(text: str) -> FormDraft | None:
    """Read the draft of a form; None where the text is none, so that damage is only ignored."""
    try:
        said = json.loads(text)
        return FormDraft(
            uid=str(said["uid"]),
            form=str(said["form"]),
            people=tuple(PersonId(int(number)) for number in said["people"]),
            fields={str(name): str(value) for name, value in said["fields"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def people_in(draft: str) -> frozenset[PersonId]:
    """Whom a draft is about, of whatever form."""
    if (request := kept_draft(draft)) is not None:
        return frozenset(() if request.person_id is None else (request.person_id,))
    form = form_draft(draft)
    return frozenset(() if form is None else form.people)


def texts_in(draft: str) -> Iterator[str]:
    """Every text that a draft holds, of whatever form; what is no draft is a text itself."""
    try:
        yield from _texts_of(json.loads(draft))
    except (ValueError, RecursionError):
        yield draft


def _texts_of(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from _texts_of(each)
        case list():
            for each in value:
                yield from _texts_of(each)
