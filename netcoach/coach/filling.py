"""What an export adds to requests and people the log has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pendulum import Date

from netcoach.domain.person import Person, PersonId
from netcoach.domain.request import RequestId
from netcoach.linkedin import Export, ImportedRequest
from netcoach.storage.bringing import Filling, Held, HeldRequest

Kept = Sequence[tuple[ImportedRequest, HeldRequest]]
"""Requests of an export with the ones of the log that they are."""


def accepted(
    export: Export,
    kept: Kept,
    by_ref: dict[str, HeldRequest],
) -> dict[RequestId, tuple[Date, bool]]:
    """New acceptances of known requests: the date, and whether only a name told."""
    found = [(held, one.accepted.on, one.accepted.by_name) for one, held in kept if one.accepted]
    found += [(by_ref[one.ref], one.on, one.by_name) for one in export.accepted]
    return {
        held.id: (on, by_name) for held, on, by_name in found if not (held.closed or held.deleted)
    }


def fillings(kept: Kept, held: Held) -> Iterator[Filling]:
    """What known requests and their people do not say and the export does."""
    for one, known in kept:
        person = held.people[known.person_id]
        filled = Filling(
            request_id=known.id,
            person_id=known.person_id,
            company=known.company or ("" if person.company else one.company),
            role=known.role or ("" if person.role else one.role),
            note=one.note if known.note is None else known.note,
        )
        if (filled.company, filled.role, filled.note) != (known.company, known.role, known.note):
            yield filled


def profiles(export: Export, people: dict[str, Person]) -> Iterator[tuple[PersonId, str]]:
    """Profile keys for known people who have none."""
    for one in export.people:
        person = people.get(one.person)
        if person and one.profile_key and not person.profile_key:
            yield person.id, one.profile_key


def further_uids(kept: Kept, taken: set[str]) -> Iterator[tuple[RequestId, str]]:
    """What known requests are called in this export, unless another one is called that."""
    for one, known in kept:
        for uid in (one.uid, one.name_uid):
            if uid not in taken:
                taken.add(uid)
                yield known.id, uid
