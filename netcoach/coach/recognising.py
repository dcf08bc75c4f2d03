"""Which people of an export the log has already."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from netcoach.domain.errors import AmbiguousPerson
from netcoach.domain.people.names import name_key, person_meant
from netcoach.domain.person import Person, PersonId
from netcoach.domain.request import RequestDraft
from netcoach.linkedin import Export, ImportedPerson
from netcoach.storage.bringing import Held


def recognised(export: Export, held: Held) -> dict[str, Person]:
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
