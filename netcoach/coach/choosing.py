"""What the user's choices make of a planned import."""

from __future__ import annotations

from dataclasses import replace

from netcoach.coach.asking import placed
from netcoach.coach.choices import Choices
from netcoach.coach.offering import offers_in
from netcoach.coach.planning import Addition, addition_of
from netcoach.coach.remembering import memory_of
from netcoach.coach.summary import ImportPlan, ImportSummary, Suggestions
from netcoach.domain.request import Milestone
from netcoach.linkedin import Found
from netcoach.storage.bringing import Batch


def chosen(plan: ImportPlan) -> ImportPlan:
    """The plan as its choices have it; the same once more changes nothing."""
    if plan.material is None:
        return replace(plan, summary=counted(plan))
    held, choices = plan.material.held, plan.choices
    export = placed(plan.material.export, choices.picked)
    offers = offers_in(export, held)
    refs = {one.ref for question in plan.questions for one in question.choices}
    addition = addition_of(
        export,
        held,
        recorded=offers if choices.milestones else (),
        ruled_out=[one for one in choices.ruled_out if one.ref in refs],
    )
    summary = _summary(plan, addition, offers)
    batch = replace(addition.batch, fingerprint=plan.batch.fingerprint)
    return replace(plan, summary=summary, batch=_memorable(batch, summary, choices))


def _summary(plan: ImportPlan, addition: Addition, offers: tuple[Found, ...]) -> ImportSummary:
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
        suggestions=_suggestions(offers, recorded=plan.choices.milestones),
        nothing_new=batch.is_empty,
    )


def _memorable(batch: Batch, summary: ImportSummary, choices: Choices) -> Batch:
    """Let an import be told again at once, unless reading it anew would tell more.

    It would while questions are open, as only the export says whom they are about; and after an
    answer, as a reply of somebody who now counts as accepted can be found.
    """
    if summary.questions or choices.given:
        return replace(batch, fingerprint="", memory="")
    return replace(batch, memory=memory_of(summary))


def counted(plan: ImportPlan) -> ImportSummary:
    """The counts of a plan nothing was chosen in, with its choices, without working it out."""
    summary, choices = plan.summary, plan.choices
    suggestions = replace(summary.suggestions, recorded=choices.milestones)
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


def _suggestions(offers: tuple[Found, ...], *, recorded: bool) -> Suggestions:
    recommendations = sum(one.milestone is Milestone.RECOMMENDATION for one in offers)
    return Suggestions(
        replies=len(offers) - recommendations,
        recommendations=recommendations,
        by_name=sum(one.by_name for one in offers),
        recorded=recorded,
    )
