"""Importing LinkedIn's data export: plan first, then write. Loaded when it is asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pendulum import Date, DateTime

from netcoach.coach.planning import Addition, addition_of, known_requests
from netcoach.coach.remembering import fingerprint_of, memory_of, remembered
from netcoach.coach.spells import past_spells
from netcoach.coach.summary import ImportPlan, ImportReport, ImportSummary
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
        return ImportPlan(summary=remembered(known.memory), path=path, batch=Batch(mark=known.mark))
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
    addition = addition_of(export, held)
    watch.tell(READING)
    spells = past_spells(store, config, now, addition.batch)
    watch.tell(1.0)
    summary = _summary(path, export, addition, spells, now.date())
    batch = replace(addition.batch, fingerprint=fingerprint, memory=memory_of(summary))
    return ImportPlan(summary=summary, path=path, batch=batch)


def carry_out(
    store: Store, config: Config, now: DateTime, plan: ImportPlan, watch: Watch
) -> ImportReport:
    """Write a plan; see ``Coach.carry_out``."""
    for _ in range(TRIES):
        if plan.batch.is_empty:
            return ImportReport(summary=plan.summary)
        try:
            backup = store.bring_in(plan.batch, at=now.in_timezone("UTC"), tell=watch.tell)
        except MovedOnError:
            plan = plan_import(store, config, now, plan.path, Watch(None, watch.cancelled))
        else:
            return ImportReport(summary=plan.summary, backup=backup)
    raise NotSaved(_RESTLESS)


def _summary(
    path: Path, export: Export, addition: Addition, spells: tuple[Date, ...], today: Date
) -> ImportSummary:
    batch = addition.batch
    return ImportSummary(
        file=clean_line(path.name),
        kind=export.kind,
        requests_added=len(batch.requests),
        requests_known=len(export.requests) - len(batch.requests),
        requests_filled=addition.filled,
        requests_skipped=sum(
            one.unreadable for one in export.files if one.table is Table.INVITATIONS
        ),
        accepted=addition.accepted,
        accepted_by_name=addition.by_name,
        people_added=len(batch.people),
        people_known=addition.people_known,
        hidden_members=export.hidden_members,
        covers=export.covers,
        spells=spells,
        questions=addition.questions,
        suggestions=addition.suggestions,
        sent_zone=export.sent_zone,
        again_by=today.add(months=IMPORT_AGAIN_MONTHS),
        cautions=export.cautions,
        tables=export.files,
        nothing_new=batch.is_empty,
    )
