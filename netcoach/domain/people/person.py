"""People: who a request went to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

PersonId = NewType("PersonId", int)

FORGOTTEN_NAME = "(forgotten)"
"""What stands for the name of somebody who was forgotten; stored, and found by nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody a request went to, with what is known of them now.

    ``company`` and ``role`` are the latest known ("" when not known); ``profile_key`` is the
    canonical form of their profile address, unique among people, or "".
    """

    id: PersonId
    name: str
    company: str = ""
    role: str = ""
    profile_key: str = ""
