"""Importing LinkedIn's data export: plan first, then write. Loaded when it is asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pendulum import Date, DateTime

from netcoach.coach.asking import questions_in
from netcoach.coach.choosing import chosen
from netcoach.coach.planning import known_requests
from netcoach.coach.refusing import refuse_unreadable
from netcoach.coach.remembering import fingerprint_of, remembered, will_change
from netcoach.coach.spells import past_spells
from netcoach.coach.summary import (
    ImportPlan,
    ImportReport,
    ImportSummary,
    Material,
    Suggestions,
)
from netcoach.coach.watch import Watch
from netcoach.config import Config
from netcoach.domain.clean import clean_line
from netcoach.domain.errors import NotSaved
from netcoach.linkedin import IMPORT_AGAIN_MONTHS, Export, Table, read_export
from netcoach.storage.bringing import Batch, MovedOnError
from netcoach.storage.store import Store

TRIES = 3
"""How often an import is worked out anew because the log changed under it (ours)."""

READING = 0.8
"""The share of planning that reading the export is (measured: about four fifths)."""

_RESTLESS = "The log kept changing while the import was prepared. Nothing was changed; try again."


def plan_import(
    store: Store, config: Config, now: DateTime, path: Path, watch: Watch
) -> ImportPlan:
    """Read an export and work out what it adds; see ``Coach.plan_import``."""
    fingerprint = fingerprint_of(path, now, config)
    if (known := store.imported(fingerprint)) is not None:
        watch.tell(1.0)
        summary = remembered(known.memory, path, now.date())
        return ImportPlan(summary=summary, path=path, batch=Batch(mark=known.mark))
    return _read(store, config, now, path, watch)


def carry_out(
    store: Store, config: Config, now: DateTime, plan: ImportPlan, watch: Watch
) -> ImportReport:
    """Write a plan; see ``Coach.carry_out``."""
    if plan.material is None and plan.choices.milestones:
        reading, watch = watch.share(0.0, READING), watch.share(READING, 1.0)
        plan = replace(_read(store, config, now, plan.path, reading), choices=plan.choices)
    for _ in range(TRIES):
        plan = chosen(plan)
        if plan.batch.is_empty:
            return ImportReport(summary=plan.summary)
        # Called off before anything is opened, a first import leaves not even an empty log.
        watch.tell(0.0)
        try:
            backup = store.bring_in(plan.batch, at=now.in_timezone("UTC"), tell=watch.tell)
        except MovedOnError:
            unheard = Watch(None, watch.cancelled)
            plan = replace(_read(store, config, now, plan.path, unheard), choices=plan.choices)
        else:
            return ImportReport(summary=plan.summary, backup=backup)
    raise NotSaved(_RESTLESS)


def _read(store: Store, config: Config, now: DateTime, path: Path, watch: Watch) -> ImportPlan:
    """Plan an import from its very file, with nothing chosen."""
    held = store.held()
    export = read_export(
        path,
        zone=now.timezone_name or "UTC",
        today=now.date(),
        sent_zone=config.sent_at_zone,
        known=known_requests(held),
        progress=watch.share(0.0, READING).progress,
        cancelled=watch.cancelled,
    )
    refuse_unreadable(export)
    plan = chosen(
        ImportPlan(
            summary=_facts(path, export, now.date()),
            path=path,
            batch=Batch(
                mark=held.mark,
                fingerprint="" if will_change(export) else fingerprint_of(path, now, config),
            ),
            questions=questions_in(export, held, now.date()),
            material=Material(export=export, held=held),
        )
    )
    watch.tell(READING)
    spells = past_spells(store, config, now, plan.batch)
    watch.tell(1.0)
    return replace(plan, summary=replace(plan.summary, spells=spells))


def _facts(path: Path, export: Export, today: Date) -> ImportSummary:
    """What the export says of itself; what is added is counted with the choices."""
    return ImportSummary(
        file=clean_line(path.name),
        kind=export.kind,
        requests_added=0,
        requests_known=0,
        requests_filled=0,
        requests_skipped=sum(
            one.unreadable for one in export.files if one.table is Table.INVITATIONS
        ),
        accepted=0,
        accepted_by_name=0,
        people_added=0,
        people_known=0,
        hidden_members=export.hidden_members,
        covers=export.covers,
        spells=(),
        questions=0,
        suggestions=Suggestions(),
        sent_zone=export.sent_zone,
        again_by=export.newest and export.newest.add(months=IMPORT_AGAIN_MONTHS),
        cautions=export.cautions,
        tables=export.files,
        nothing_new=True,
        today=today,
    )
