"""Planning an import: a source held against the log, and what the user chose of it."""

from __future__ import annotations

from dataclasses import replace

from netcoach.coach.importing.addition import Addition
from netcoach.coach.importing.choices import questions_in
from netcoach.coach.importing.pages import page_report, with_page
from netcoach.coach.importing.summary import ImportPlan, ImportSummary
from netcoach.domain.log.request import Outcome
from netcoach.domain.zones import zone_of
from netcoach.linkedin import (
    Caution,
    Joined,
    KnownPerson,
    KnownRequest,
    Log,
    correspondence,
    join,
)
from netcoach.storage.importing.batch import Held


def import_planned(plan: ImportPlan) -> ImportPlan:
    """The plan with its questions, and nothing chosen but what ``choices`` says."""
    material = plan.material
    log = log_of(material.held)
    joined = join(material.told, log, material.today)
    questions = questions_in(joined, material.held, material.today)
    return _settled(replace(plan, questions=questions), joined, log)


def chosen(plan: ImportPlan) -> ImportPlan:
    """The plan as its choices have it; the same once more changes nothing."""
    if plan.worked_out == plan.choices:
        return plan
    material = plan.material
    log = log_of(material.held)
    joined = join(material.told, log, material.today, plan.choices.settled)
    return _settled(plan, joined, log)


def _settled(plan: ImportPlan, joined: Joined, log: Log) -> ImportPlan:
    material, choices = plan.material, plan.choices
    said = correspondence(
        material.told, joined, log, zone=zone_of(material.zone), today=material.today
    )
    work = Addition(material, joined, said, outcomes=choices.outcomes)
    answered = sum(one in choices.given for one in plan.questions)
    cautions = material.told.cautions
    if joined.times_moved:
        cautions = (*cautions, Caution.TIMES_MOVED)
    summary = replace(
        work.counted(plan.summary),
        questions=len(plan.questions) - answered,
        answered=answered,
        cautions=cautions,
    )
    batch = work.batch
    if plan.page is not None:
        is_check = material.told.lists_connections
        report = page_report(plan.page, joined, material.held, material.today, is_check=is_check)
        batch = with_page(batch, report, choices.gone, material.today)
        summary = replace(summary, page=report, nothing_new=batch.is_empty)
        yes = sum(choices.gone.get(one.request_id) is Outcome.ACCEPTED for one in report.gone)
        summary = replace(summary, accepted=summary.accepted + yes)
    return replace(plan, summary=summary, batch=batch, worked_out=choices)


def plan_counts(plan: ImportPlan) -> ImportSummary:
    """The counts of a plan nothing was chosen in, with its choices, without working it out.

    A page is small enough to be worked out.
    """
    if plan.page is not None:
        return chosen(plan).summary
    summary, choices = plan.summary, plan.choices
    suggestions = replace(summary.suggestions, recorded=choices.outcomes)
    answered = sum(question in choices.given for question in plan.questions)
    new = sum(one.is_new for one in choices.picked)
    return replace(
        summary,
        accepted=summary.accepted + sum(one.on is not None for one in choices.picked),
        people_added=summary.people_added - new,
        connections_added=summary.connections_added - new,
        questions=len(plan.questions) - answered,
        answered=answered,
        suggestions=suggestions,
        nothing_new=summary.only_suggested
        and not answered
        and not (suggestions.recorded and suggestions.total),
    )


def log_of(held: Held) -> Log:
    """The log as holding a source against it needs it; the ref of everything is its id."""
    return Log(
        people={
            str(number): KnownPerson(
                ref=str(number),
                name=one.person.name,
                profile_key=one.person.profile_key,
                other_keys=one.other_keys,
                connected_on=one.person.connected_on,
                findable=one.findable,
                forgotten=one.forgotten,
                joined=one.joined,
            )
            for number, one in held.people.items()
        },
        requests=tuple(
            KnownRequest(
                ref=str(one.id),
                person=str(one.person_id),
                sent=one.sent,
                uids=one.uids,
                accepted_on=one.accepted_on,
                is_settled=one.closed,
                deleted=one.deleted,
            )
            for one in held.requests
        ),
        apart=frozenset((str(one), str(other)) for one, other in held.apart),
    )
