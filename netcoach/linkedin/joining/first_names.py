"""Whom a first name means, as the subject of a mail tells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from netcoach.domain.people.names import full_name_key
from netcoach.linkedin.export import Connection
from netcoach.linkedin.joining.joined import KnownPerson, KnownRequest


def meant_by_first_name(
    listed: Connection,
    people: Iterable[KnownPerson],
    requests: Mapping[str, Sequence[KnownRequest]],
) -> tuple[KnownPerson, ...]:
    """Those of the log whom a first name fits and who have not answered yet.

    Nobody where an acceptance of that very day is known of somebody of that name: it was told
    before.

    Args:
        listed: what the mail says.
        people: everybody the log has.
        requests: those to each of them, by their ref, in order of sending.
    """
    first = f"{full_name_key(listed.name)} "
    waiting: list[KnownPerson] = []
    for one in people:
        if one.forgotten or not f"{full_name_key(one.name)} ".startswith(first):
            continue
        standing = [each for each in requests.get(one.ref, ()) if not each.deleted]
        if any(each.accepted_on == listed.connected_on for each in standing):
            return ()
        if standing and not standing[-1].is_settled:
            waiting.append(one)
    return tuple(waiting)
