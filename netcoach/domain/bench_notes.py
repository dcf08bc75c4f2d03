"""Who on the bench a note helps most while the month has fewer notes than the bench has people."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pendulum import Date

from netcoach.domain.person import Person, PersonId
from netcoach.domain.quality import Evidence, breakdown_of
from netcoach.domain.request import Sign, Signs
from netcoach.domain.shelves import Benched
from netcoach.domain.touches import TouchKind
from netcoach.domain.weights import Group

TOUCH_SIGNS: Mapping[TouchKind, Sign] = MappingProxyType(
    {
        TouchKind.COMMENTED: Sign.I_ENGAGED,
        TouchKind.MET: Sign.MET,
        TouchKind.MESSAGED: Sign.SPOKE_FIRST,
        TouchKind.CALLED: Sign.SPOKE_FIRST,
    }
)
"""What a touch lets one say of a request that follows it; the other kinds say nothing certain."""

Known = Mapping[PersonId, Collection[Sign]]
"""The signs that can be said yes of somebody who is still to be asked; nobody need be in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchNotes:
    """Notes that do not reach for everybody on the bench.

    Attributes:
        left: personal notes left in the calendar month of ``month_of``; less than ``people``.
        month_of: the local date it was worked out on.
        people: how many of the bench can be asked now.
        helped: whom a note helps most, the first first; as many as there are notes left.
    """

    left: int
    month_of: Date
    people: int
    helped: tuple[Person, ...]

    def helps(self, person_id: PersonId | None) -> bool:
        """Whether somebody is among those whom a note helps most."""
        return any(one.id == person_id for one in self.helped)


def bench_notes(
    bench: Sequence[Benched], known: Known, *, left: int | None, today: Date
) -> BenchNotes | None:
    """Tell whom the notes left help most; None while they reach for everybody, or have no limit.

    A note says why it is this person, so it helps most where nothing else says it (ours; the
    article asks for a customised message, and for something in common). The order: first those
    with the fewest points of ground and of words elsewhere known, then those without a contact,
    then the most relevant, then those with a reason written, which is what the note would say,
    then those on the bench for longest. Who cannot be asked again yet is left out.

    Args:
        bench: who is meant to be asked.
        known: the signs that can be said yes of them already.
        left: notes left this month; None when the plan has no limit.
        today: the local date.
    """
    askable = [one for one in bench if one.again_on is None]
    if left is None or left >= len(askable):
        return None
    order = sorted(askable, key=lambda one: _need(one, known.get(one.person.id, ())))
    return BenchNotes(
        left=left,
        month_of=today,
        people=len(askable),
        helped=tuple(one.person for one in order[:left]),
    )


def _need(one: Benched, known: Collection[Sign]) -> tuple[float, bool, float, bool, int, int]:
    evidence = Evidence(signs=Signs(yes=frozenset(known)))
    points = {each.group: each.total for each in breakdown_of(evidence, unknown_counts=False)}
    return (
        points[Group.GROUND] + points[Group.CARE],
        one.touches > 0,
        -points[Group.RELEVANCE],
        not one.reason,
        -one.days,
        one.person.id,
    )
