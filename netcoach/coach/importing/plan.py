"""What an export adds to the log: pure functions over what was read of both."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pendulum import Date

from netcoach.coach.importing.choices import Choice, connection_key, with_picked
from netcoach.coach.importing.summary import ImportPlan, ImportSummary, Suggestions
from netcoach.domain.errors import AmbiguousPerson
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome, RequestDraft, RequestId
from netcoach.domain.outcomes.kinds import ENDS
from netcoach.domain.people.names import name_key, person_meant
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.week.calendar import day_after
from netcoach.linkedin import Export, Found, ImportedPerson, ImportedRequest, KnownRequest
from netcoach.storage.importing.batch import (
    Batch,
    FilledGap,
    Held,
    HeldRequest,
    NewcomerPerson,
    NewcomerRequest,
    Outcomes,
)


def chosen(plan: ImportPlan) -> ImportPlan:
    """The plan as its choices have it; the same once more changes nothing."""
    held, choices = plan.material.held, plan.choices
    export = with_picked(plan.material.export, choices.picked)
    suggested = suggestions_in(export, held)
    refs = {one.ref for question in plan.questions for one in question.choices}
    addition = addition_of(
        export,
        held,
        recorded=suggested if choices.outcomes else (),
        ruled_out=[one for one in choices.ruled_out if one.ref in refs],
    )
    summary = _summary(plan, addition, suggested)
    return replace(plan, summary=summary, batch=addition.batch)


def _summary(plan: ImportPlan, addition: Addition, suggested: tuple[Found, ...]) -> ImportSummary:
    batch, answered = addition.batch, sum(one in plan.choices.given for one in plan.questions)
    return replace(
        plan.summary,
        requests_added=len(batch.requests),
        requests_known=addition.requests_known,
        requests_filled=addition.filled,
        accepted=addition.accepted,
        accepted_by_name=addition.by_name,
        people_added=len(batch.people),
        people_known=addition.people_known,
        questions=len(plan.questions) - answered,
        answered=answered,
        suggestions=_suggestions(suggested, recorded=plan.choices.outcomes),
        nothing_new=batch.is_empty,
    )


def plan_counts(plan: ImportPlan) -> ImportSummary:
    """The counts of a plan nothing was chosen in, with its choices, without working it out."""
    summary, choices = plan.summary, plan.choices
    suggestions = replace(summary.suggestions, recorded=choices.outcomes)
    answered = sum(question in choices.given for question in plan.questions)
    return replace(
        summary,
        accepted=summary.accepted + len(choices.picked),
        questions=len(plan.questions) - answered,
        answered=answered,
        suggestions=suggestions,
        nothing_new=summary.nothing_new
        and not answered
        and not (suggestions.recorded and suggestions.total),
    )


def _suggestions(suggested: tuple[Found, ...], *, recorded: bool) -> Suggestions:
    recommendations = sum(one.outcome is Outcome.RECOMMENDATION for one in suggested)
    return Suggestions(
        replies=len(suggested) - recommendations,
        recommendations=recommendations,
        by_name=sum(one.by_name for one in suggested),
        recorded=recorded,
    )


@frozen
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
        recorded: outcomes beside the acceptances.
        ruled_out: which connections the user said a request did not lead to.
    """
    reached = _reached(recorded)
    keys = _keys(ruled_out)
    people = matched(export, held)
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
                outcomes=(*_yes(one), *reached.get(one.uid, ())),
                ruled_out=keys.get(one.uid, ()),
            )
            for one in fresh
        ),
        filled_gaps=tuple(gaps_filled(kept, held)),
        profiles=tuple(profiles(export, people)),
        outcomes=(
            *((number, Outcome.ACCEPTED, on) for number, (on, _) in yeses.items()),
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


def _reached(recorded: Collection[Found]) -> Mapping[str, Outcomes]:
    """What became of each request, by its ref."""
    found: dict[str, Outcomes] = defaultdict(tuple)
    for one in recorded:
        found[one.ref] += ((one.outcome, one.on),)
    return found


def _keys(ruled_out: Collection[Choice]) -> Mapping[str, tuple[str, ...]]:
    """The connections each request did not lead to, by its ref."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for one in ruled_out:
        found[one.ref] += (connection_key(one.connection),)
    return found


def _yes(one: ImportedRequest) -> Outcomes:
    return ((Outcome.ACCEPTED, one.accepted.on),) if one.accepted else ()


def _filled(batch: Batch, kept: Kept) -> int:
    """How many known requests get something."""
    people = {person for person, _ in batch.profiles}
    got = {one.request_id for one in batch.filled_gaps} | {number for number, _ in batch.uids}
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


def gaps_filled(kept: Kept, held: Held) -> Iterator[FilledGap]:
    """What known requests and their people do not say and the export does."""
    for one, known in kept:
        person = held.people[known.person_id]
        filled = FilledGap(
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


def matched(export: Export, held: Held) -> dict[str, Person]:
    """The known person that each person of the export is; new ones are left out.

    A profile address decides; without one it is whom a known request of theirs went to, else
    the only one that their name can mean. Nobody in the log is two people of the export.
    """
    found = _by_profile(export.people, held.people.values())
    taken = held.forgotten | {person.id for person in found.values()}
    asked = _asked(export, held)
    for one in export.people:
        if one.person in found:
            continue
        candidates = (number for number in asked[one.person] if number not in taken)
        if (number := next(candidates, None)) is not None:
            found[one.person] = held.people[number]
            taken |= {number}
    for one, person in _by_name(export, held, found):
        if person.id not in taken:
            found[one.person] = person
            taken |= {person.id}
    return found


def _by_profile(imported: Iterable[ImportedPerson], people: Iterable[Person]) -> dict[str, Person]:
    owners = {person.profile_key: person for person in people if person.profile_key}
    return {one.person: owners[one.profile_key] for one in imported if one.profile_key in owners}


def _asked(export: Export, held: Held) -> defaultdict[str, list[PersonId]]:
    """Whom the known requests to each person of the export went to, the latest first."""
    by_ref = {str(one.id): one.person_id for one in held.requests}
    asked: defaultdict[str, list[PersonId]] = defaultdict(list)
    for one in reversed(export.requests):
        if one.known is not None:
            asked[one.person].append(by_ref[one.known])
    return asked


def _by_name(
    export: Export, held: Held, found: dict[str, Person]
) -> list[tuple[ImportedPerson, Person]]:
    """Whom a name means; namesakes within an export mean nobody known."""
    names = Counter(name_key(one.name) for one in export.people)
    namesakes: defaultdict[str, list[Person]] = defaultdict(list)
    for number in held.asked:
        namesakes[name_key(held.people[number].name)].append(held.people[number])
    latest = {one.person: one for one in export.requests}
    meant = []
    for one in export.people:
        name = name_key(one.name)
        if one.person in found or names[name] > 1 or not namesakes[name]:
            continue
        draft = RequestDraft(
            name=one.name,
            sent=latest[one.person].sent,
            company=one.company,
            url=one.profile_key,
        )
        try:
            person = person_meant(draft, namesakes[name])
        except AmbiguousPerson:
            continue
        if person:
            meant.append((one, person))
    return meant


def suggestions_in(export: Export, held: Held) -> tuple[Found, ...]:
    """What can be recorded, each outcome of a request once, with its earliest date."""
    log = {str(one.id): one for one in held.requests}
    yes = {one.known or one.uid: one.accepted.on for one in export.requests if one.accepted}
    yes |= {one.ref: one.on for one in export.accepted}
    suggested: dict[tuple[str, Outcome], Found] = {}
    for one in export.suggestions:
        known = log.get(one.ref)
        if known and not _takes(known, one.outcome):
            continue
        found = replace(one, on=_after(one.on, yes.get(one.ref)))
        same = suggested.setdefault((one.ref, one.outcome), found)
        if found.on < same.on:
            suggested[one.ref, one.outcome] = found
    return tuple(suggested.values())


def _takes(known: HeldRequest, outcome: Outcome) -> bool:
    """Whether the log has room for an outcome: it is new and contradicts nothing."""
    return not known.deleted and known.outcomes.isdisjoint({*ENDS, outcome})


def _after(on: Date, yes: Date | None) -> Date:
    """A local date, not on the day before the yes, which is known by its date in UTC only."""
    return yes if yes and day_after(on, 1) == yes else on
