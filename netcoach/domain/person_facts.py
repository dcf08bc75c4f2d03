"""What a person's requests say about them: how met, companies over time, notes sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pendulum import Date

from netcoach.domain.person_page import Ground, Job, SentNote
from netcoach.domain.request import Request, Sign
from netcoach.domain.weights import WEIGHTS, Group

_GROUND = WEIGHTS.signs[Group.GROUND]

Said = tuple[Date, str, str]
"""On a local date, this company and role were said; either may be ""."""


def grounds_of(requests: Iterable[Request]) -> tuple[Ground, ...]:
    """How the user came to a person, request by request; those that do not say are left out."""
    found = (
        Ground(
            request_id=request.id,
            on=request.sent.on,
            signs=tuple(sign for sign in Sign if sign in _GROUND and sign in request.signs.yes),
            event=request.event,
        )
        for request in requests
    )
    return tuple(one for one in found if one.signs or one.event)


def notes_of(requests: Iterable[Request]) -> tuple[SentNote, ...]:
    """The notes that were written, in the order of the requests."""
    return tuple(
        SentNote(request_id=request.id, on=request.sent.on, text=request.note)
        for request in requests
        if request.note
    )


def jobs_of(said: Sequence[Said]) -> tuple[Job, ...]:
    """Companies and roles over time, newest first; the same again in a row is one.

    What leaves the company or the role open neither begins nor ends one where it agrees.
    """
    jobs: list[Job] = []
    for on, company, role in sorted(said):
        if not (company or role):
            continue
        last = jobs[-1] if jobs else None
        if last and _agree(last.company, company) and _agree(last.role, role):
            jobs[-1] = Job(
                company=last.company or company,
                role=last.role or role,
                first_on=last.first_on,
                last_on=on,
            )
        else:
            jobs.append(Job(company=company, role=role, first_on=on, last_on=on))
    return tuple(reversed(jobs))


def _agree(one: str, other: str) -> bool:
    return not one or not other or one.casefold() == other.casefold()
