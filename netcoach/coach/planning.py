"""What an export adds to the log: pure functions over what was read of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from netcoach.coach.asking import key_of
from netcoach.coach.choices import Choice
from netcoach.coach.filling import Kept, accepted, fillings, further_uids, profiles
from netcoach.coach.recognising import recognised
from netcoach.domain.person import Person
from netcoach.domain.request import Milestone
from netcoach.linkedin import Export, Found, ImportedRequest, KnownRequest
from netcoach.storage.bringing import (
    Batch,
    Held,
    Milestones,
    NewcomerPerson,
    NewcomerRequest,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What an export adds.

    Attributes:
        accepted: how many acceptances are new to the log.
        by_name: how many of those only a full name told.
        requests_known: how many requests of the export the log has.
        filled: how many known requests get something, be it only their person's profile.
        people_known: people of the export whom the log has.
    """

    batch: Batch
    accepted: int
    by_name: int
    requests_known: int
    filled: int
    people_known: int


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


def addition_of(
    export: Export,
    held: Held,
    *,
    recorded: Collection[Found] = (),
    ruled_out: Collection[Choice] = (),
) -> Addition:
    """Work out what to write.

    Args:
        export: what was read, with what the user picked placed in it.
        held: the log.
        recorded: milestones beside the acceptances.
        ruled_out: which connections the user said a request did not lead to.
    """
    reached = _reached(recorded)
    keys = _keys(ruled_out)
    people = recognised(export, held)
    by_ref = {str(one.id): one for one in held.requests}
    fresh = [one for one in export.requests if one.known is None]
    kept = [
        (one, by_ref[one.known])
        for one in export.requests
        if one.known is not None and not by_ref[one.known].deleted
    ]
    yeses = accepted(export, kept, by_ref)
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
        requests=tuple(
            replace(
                _newcomer(one, people.get(one.person), newcomers, uids),
                milestones=(*_yes(one), *reached.get(one.uid, ())),
                ruled_out=keys.get(one.uid, ()),
            )
            for one in fresh
        ),
        fillings=tuple(fillings(kept, held)),
        profiles=tuple(profiles(export, people)),
        milestones=(
            *((number, Milestone.ACCEPTED, on) for number, (on, _) in yeses.items()),
            *((by_ref[ref].id, *one) for ref in by_ref for one in reached.get(ref, ())),
        ),
        uids=tuple(further_uids(kept, uids)),
        ruled_out=tuple((by_ref[ref].id, key) for ref in by_ref for key in keys.get(ref, ())),
    )
    yes = [one.accepted for one in fresh if one.accepted]
    return Addition(
        batch=batch,
        accepted=len(yes) + len(yeses),
        by_name=sum(one.by_name for one in yes) + sum(named for _, named in yeses.values()),
        requests_known=len(export.requests) - len(fresh),
        filled=_filled(batch, kept),
        people_known=len(people),
    )


def _reached(recorded: Collection[Found]) -> Mapping[str, Milestones]:
    """What became of each request, by its ref."""
    found: dict[str, Milestones] = defaultdict(tuple)
    for one in recorded:
        found[one.ref] += ((one.milestone, one.on),)
    return found


def _keys(ruled_out: Collection[Choice]) -> Mapping[str, tuple[str, ...]]:
    """The connections each request did not lead to, by its ref."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for one in ruled_out:
        found[one.ref] += (key_of(one.connection),)
    return found


def _yes(one: ImportedRequest) -> Milestones:
    return ((Milestone.ACCEPTED, one.accepted.on),) if one.accepted else ()


def _filled(batch: Batch, kept: Kept) -> int:
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
        uids=further,
    )
