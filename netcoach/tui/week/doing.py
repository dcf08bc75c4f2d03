"""Doing a next step where it stands: which form or screen it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcoach.domain.people.contacts import KeepInTouch
from netcoach.domain.people.shelves import HelloOwed, Shortlisted, Waiting
from netcoach.domain.week.advice import Advice
from netcoach.domain.week.calendar import Week
from netcoach.domain.week.marks import middle_of
from netcoach.domain.week.next_steps import NextStep, NextStepKind
from netcoach.domain.week.review import RatedRequest
from netcoach.domain.week.trends import WeekFacts
from netcoach.wording.people.shelves import Shelf
from netcoach.wording.week.next_steps import key_of_step

if TYPE_CHECKING:
    from netcoach.tui.registry import ActionsRegistry


def is_explained(step: NextStep) -> bool:
    """Whether all there is to do about a step is to read why it is said."""
    return step.kind is NextStepKind.BURST or key_of_step(step)[0] == "explain"


async def do_step(actions: ActionsRegistry, step: NextStep) -> None:
    """Open the form or the screen in which a step is done."""
    match step.about:
        case WeekFacts() as week:
            await actions.navigation.open_closing(middle_of(week.week))
        case HelloOwed(person=person) | KeepInTouch(person=person):
            await actions.people.add_contact(person)
        case RatedRequest() as row:
            await actions.log.change(row.request, signs=True)
        case Waiting() as waiting:
            await actions.outcomes.settle_by_ids((waiting.request_id,))
        case Shortlisted() as one:
            await actions.log.log_to(one.person, one.reason)
        case Advice():
            await actions.log.log()
        case Week() as empty:
            await actions.closing.ask_zeros(middle_of(empty))
        case _ if step.kind is NextStepKind.PILE_UP:
            await actions.navigation.show_shelf(Shelf.PENDING)
