"""What is said of people, cleaned and checked before it is saved."""

from __future__ import annotations

from dataclasses import replace

from netcoach.domain.clean import NOTE_LENGTH, TEXT_LENGTH, check_length, clean_line, clean_text
from netcoach.domain.errors import InvalidInput
from netcoach.domain.people.names import profile_key
from netcoach.domain.person_page import BenchDraft, PersonDraft

_NO_NAME = "A person needs a name; forget them instead if nothing of them is to stay."
_NOBODY = "Who is meant to be asked? A name is all that is needed."


def checked_person(draft: PersonDraft) -> PersonDraft:
    """The draft with every text cleaned and the address made a key. Raises InvalidInput."""
    return replace(
        draft,
        name=_named(draft.name, _NO_NAME),
        company=_line("company", draft.company),
        role=_line("role", draft.role),
        url=profile_key(_line("profile address", draft.url)),
        through=_line("name of who introduced them", draft.through),
        words=checked_words(draft.words),
    )


def checked_bench(draft: BenchDraft) -> BenchDraft:
    """The draft with every text cleaned and the address made a key. Raises InvalidInput."""
    return replace(
        draft,
        name=_named(draft.name, _NOBODY),
        company=_line("company", draft.company),
        role=_line("role", draft.role),
        url=profile_key(_line("profile address", draft.url)),
        reason=_line("reason", draft.reason),
    )


def checked_words(words: str) -> str:
    """Words of several lines, cleaned. Raises InvalidInput when they are too long."""
    cleaned = clean_text(words)
    check_length("text", cleaned, NOTE_LENGTH)
    return cleaned


def _named(name: str, missing: str) -> str:
    cleaned = _line("name", name)
    if not cleaned:
        raise InvalidInput(missing)
    return cleaned


def _line(field: str, text: str) -> str:
    line = clean_line(text)
    check_length(field, line, TEXT_LENGTH)
    return line
