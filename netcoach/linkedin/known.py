"""Finding requests of an export that the log already has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from netcoach.domain.log.request import Precision
from netcoach.domain.outcomes.outcome import REASK_DAYS
from netcoach.domain.people.names import full_name_key
from netcoach.domain.week.calendar import DAYS
from netcoach.linkedin.joining import Ask
from netcoach.linkedin.values import ImportedRequest, KnownRequest

_DAYS_APART = {Precision.MINUTE: 1, Precision.DAY: 1, Precision.WEEK: DAYS - 1}
"""How far the date somebody typed can be from the real one, by how exactly they said it (ours).

It holds for names that several people have. LinkedIn lets nobody be asked twice while a request is
pending, nor for three weeks after it was withdrawn, so two requests to one person that are closer
than ``REASK_DAYS`` are one request, and one of the dates is from memory.
"""


def known_among(
    requests: Sequence[ImportedRequest], known: Iterable[KnownRequest]
) -> dict[str, str]:
    """The ref of the known request that each imported one is, by uid; new ones are left out.

    One imported before is told by its uid. One the user typed is told by its person and a date
    under three weeks away; by a name that several people have, at most a day away (a week it was
    typed for: at most six). The nearest date wins and no known request is taken twice.
    """
    known = tuple(known)
    by_uid = {uid: one.ref for one in known for uid in one.uids}
    found = {one.uid: by_uid[one.uid] for one in requests if one.uid in by_uid}
    taken = set(found.values())
    namesakes = Counter(one.name_uid for one in requests)
    for one in requests:
        ref = by_uid.get(one.name_uid)
        # Two people of one name asked in one minute: the name tells nothing.
        if ref and one.uid not in found and ref not in taken and namesakes[one.name_uid] == 1:
            found[one.uid] = ref
            taken.add(ref)
    return found | _typed([one for one in requests if one.uid not in found], known)


def ask_of(known: KnownRequest) -> Ask:
    """A known request as joining needs it."""
    return Ask(
        ref=known.ref,
        person=known.profile_key or f"name:{full_name_key(known.name)}",
        name=known.name,
        profile_key=known.profile_key,
        sent=known.sent,
        settled=known.accepted_on is not None,
    )


def _typed(requests: Sequence[ImportedRequest], known: Sequence[KnownRequest]) -> dict[str, str]:
    """Pair requests with those the user typed, the nearest dates first."""
    by_key: dict[str, list[KnownRequest]] = defaultdict(list)
    by_name: dict[str, list[KnownRequest]] = defaultdict(list)
    for one in known:
        if not one.uids:
            by_key[one.profile_key].append(one)
            by_name[full_name_key(one.name)].append(one)
    people = defaultdict(set)
    for request in requests:
        people[full_name_key(request.name)].add(request.person)
    pairs = []
    for request in requests:
        key, name = request.profile_key, full_name_key(request.name)
        same_profile = by_key.get(key, []) if key else []
        namesakes = by_name.get(name, [])
        same_name = [one for one in namesakes if not (key and one.profile_key)]
        one_person = len(namesakes) == 1 and len(people[name]) == 1
        for one in (*same_profile, *same_name):
            apart = abs(request.sent.on.toordinal() - one.sent.on.toordinal())
            sure = one_person or one in same_profile
            if apart <= (REASK_DAYS - 1 if sure else _DAYS_APART[one.sent.precision]):
                pairs.append((apart, request.uid, one.ref))
    return _nearest(pairs)


def _nearest(pairs: list[tuple[int, str, str]]) -> dict[str, str]:
    """Each uid with one ref and each ref with one uid."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, uid, ref in sorted(pairs):
        if uid not in found and ref not in taken:
            found[uid] = ref
            taken.add(ref)
    return found
