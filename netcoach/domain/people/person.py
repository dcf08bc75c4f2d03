"""People: who a request went to."""

from __future__ import annotations

from typing import NewType

from pendulum import Date

from netcoach.domain.frozen import frozen

PersonId = NewType("PersonId", int)

FORGOTTEN_NAME = "(forgotten)"
"""What stands for the name of somebody who was forgotten; stored, and found by nobody."""

GONE_NAME = "LinkedIn Member"
"""What LinkedIn writes for everybody whose account is gone: a name nobody is found by."""


@frozen
class Person:
    """Somebody a request went to, or who is a connection, with what is known of them now.

    ``company`` and ``role`` are the latest known ("" when not known); ``profile_key`` is the
    canonical form of their profile address, unique among people, or "". ``connected_on`` is the
    date LinkedIn says they have been a connection since, None while it has not said so.
    """

    id: PersonId
    name: str
    company: str = ""
    role: str = ""
    profile_key: str = ""
    connected_on: Date | None = None


@frozen
class Candidate:
    """Somebody who could be meant, with the last date anything of them is known of."""

    person: Person
    last_on: Date | None
