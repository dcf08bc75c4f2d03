"""Where people stand, from requests made by hand."""

from __future__ import annotations

from collections.abc import Iterable

from netcoach.domain.log.request import Request
from netcoach.domain.people.person import PersonId
from netcoach.domain.people.standing import KnownStanding, request_facts, standing_of


def known_standings_in(requests: Iterable[Request]) -> tuple[KnownStanding, ...]:
    """Where everybody stands whom these requests went to, in the order of their first ones.

    Args:
        requests: every request to each of those people, in order of sending.
    """
    of_each: dict[PersonId, list[Request]] = {}
    for one in requests:
        of_each.setdefault(one.person.id, []).append(one)
    return tuple(
        KnownStanding(person=mine[-1].person, standing=standing_of(request_facts(mine)))
        for mine in of_each.values()
    )
