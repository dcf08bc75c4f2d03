"""What an export adds to the log: pure functions over what was read of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pendulum import Date

from netcoach.coach.recognising import recognised
from netcoach.domain.person import Person, PersonId
from netcoach.domain.request import RequestId
from netcoach.linkedin import Export, ImportedRequest, KnownRequest
from netcoach.storage.bringing import (
    Batch,
    Filling,
    Held,
    HeldRequest,
    NewcomerPerson,
    NewcomerRequest,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What an export adds.

    Attributes:
        accepted: how many acceptances are new to the log.
        by_name: how many of those only a full name told.
        filled: how many known requests get something, be it only their person's profile.
        people_known: people of the export whom the log has.
        questions, suggestions: without those about requests that were taken out of the log.
    """

    batch: Batch
    accepted: int
    by_name: int
    filled: int
    people_known: int
    questions: int
    suggestions: int


def known_requests(held: Held) -> Iterator[KnownRequest]:
    """The log as reading an export needs it; the ref of a request is its id."""
    for one in held.requests:
        person = held.people[one.person_id]
        yield KnownRequest(
            ref=str(one.id),
            name=person.name,
            sent=one.sent,
            profile_key=person.profile_key,
            uids=one.uids,
            accepted_on=one.accepted_on,
        )


def addition_of(export: Export, held: Held) -> Addition:
    """Work out what to write."""
    people = recognised(export, held)
    by_ref = {str(one.id): one for one in held.requests}
    fresh = [one for one in export.requests if one.known is None]
    kept = [
        (one, by_ref[one.known])
        for one in export.requests
        if one.known is not None and not by_ref[one.known].deleted
    ]
    accepted = _accepted(export, kept, by_ref)
    newcomers = {one.person: n for n, one in enumerate(_newcomers(people, fresh))}
    names = {one.person: one for one in export.people}
    uids = {uid for one in held.requests for uid in one.uids}
    batch = Batch(
        mark=held.mark,
        people=tuple(
            NewcomerPerson(
                name=names[person].name,
                company=names[person].company,
                role=names[person].role,
                profile_key=names[person].profile_key,
            )
            for person in newcomers
        ),
        requests=tuple(_newcomer(one, people.get(one.person), newcomers, uids) for one in fresh),
        fillings=tuple(_fillings(kept, held)),
        profiles=tuple(_profiles(export, people)),
        accepted=tuple((number, on) for number, (on, _) in accepted.items()),
        uids=tuple(_further_uids(kept, uids)),
    )
    gone = {ref for ref, one in by_ref.items() if one.deleted}
    yes = [one.accepted for one in fresh if one.accepted]
    return Addition(
        batch=batch,
        accepted=len(yes) + len(accepted),
        by_name=sum(one.by_name for one in yes) + sum(named for _, named in accepted.values()),
        filled=_filled(batch, kept),
        people_known=len(people),
        questions=sum(one.ref not in gone for one in export.questions),
        suggestions=sum(one.ref not in gone for one in export.suggestions),
    )


def _filled(batch: Batch, kept: Sequence[tuple[ImportedRequest, HeldRequest]]) -> int:
    """How many known requests get something."""
    people = {person for person, _ in batch.profiles}
    got = {one.request_id for one in batch.fillings} | {number for number, _ in batch.uids}
    return len(got | {held.id for _, held in kept if held.person_id in people})


def _newcomers(
    people: dict[str, Person], fresh: Sequence[ImportedRequest]
) -> list[ImportedRequest]:
    """The first new request to each person the log does not have."""
    first: dict[str, ImportedRequest] = {}
    for one in fresh:
        if one.person not in people:
            first.setdefault(one.person, one)
    return list(first.values())


def _newcomer(
    one: ImportedRequest, person: Person | None, newcomers: dict[str, int], taken: set[str]
) -> NewcomerRequest:
    """A new request; one to somebody whose work the log knows does not change that."""
    further = () if one.name_uid == one.uid or one.name_uid in taken else (one.name_uid,)
    taken.update((one.uid, one.name_uid))
    return NewcomerRequest(
        uid=one.uid,
        sent=one.sent,
        person_id=person.id if person else None,
        newcomer=None if person else newcomers[one.person],
        company="" if person and person.company else one.company,
        role="" if person and person.role else one.role,
        note=one.note,
        accepted_on=one.accepted.on if one.accepted else None,
        uids=further,
    )


def _accepted(
    export: Export,
    kept: Sequence[tuple[ImportedRequest, HeldRequest]],
    by_ref: dict[str, HeldRequest],
) -> dict[RequestId, tuple[Date, bool]]:
    """New acceptances of known requests: the date, and whether only a name told."""
    found = [(held, one.accepted.on, one.accepted.by_name) for one, held in kept if one.accepted]
    found += [(by_ref[one.ref], one.on, one.by_name) for one in export.accepted]
    return {
        held.id: (on, by_name) for held, on, by_name in found if not (held.closed or held.deleted)
    }


def _fillings(kept: Sequence[tuple[ImportedRequest, HeldRequest]], held: Held) -> Iterator[Filling]:
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


def _profiles(export: Export, people: dict[str, Person]) -> Iterator[tuple[PersonId, str]]:
    """Profile keys for known people who have none."""
    for one in export.people:
        person = people.get(one.person)
        if person and one.profile_key and not person.profile_key:
            yield person.id, one.profile_key


def _further_uids(
    kept: Sequence[tuple[ImportedRequest, HeldRequest]], taken: set[str]
) -> Iterator[tuple[RequestId, str]]:
    """What known requests are called in this export, unless another one is called that."""
    for one, known in kept:
        for uid in (one.uid, one.name_uid):
            if uid not in taken:
                taken.add(uid)
                yield known.id, uid
