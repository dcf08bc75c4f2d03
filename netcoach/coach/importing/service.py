"""Importing LinkedIn's data export: plan first, then write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from operator import itemgetter
from pathlib import Path

from pendulum import Date, DateTime

from netcoach.coach.importing.pages import looked_since
from netcoach.coach.importing.plan import chosen, import_planned
from netcoach.coach.importing.summary import (
    ImportPlan,
    ImportReport,
    ImportSummary,
    Material,
    Suggestions,
)
from netcoach.coach.service import Service, Watch
from netcoach.domain.bursts import bursts_in
from netcoach.domain.errors import InvalidInput, NotSaved, UnreadableExport
from netcoach.domain.log.request import Request, RequestId, Source
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.text import clean_line
from netcoach.domain.week.calendar import day_after
from netcoach.linkedin import EXPECTED, IMPORT_AGAIN_MONTHS, SourceFacts, Table, read_export
from netcoach.linkedin.page_sources import (
    facts_of_page,
    is_page_file,
    page_text,
    reaches_back,
    tells_anything,
)
from netcoach.linkedin.pages import read_pasted
from netcoach.linkedin.pasted import PastedPage
from netcoach.linkedin.sheets import SheetChoices, is_sheet, layout_key, read_sheet, sheet_facts
from netcoach.storage.importing.batch import Batch, MovedOnError, NewImport

TRIES = 3
"""How often an import is worked out anew because the log changed under it (ours)."""

READING = 0.8
"""The share of planning that reading the export is (measured: about four fifths)."""

REACH_DAYS = 62
"""How far outside the imported dates a request can share a burst or a month of notes: a month
on either side, and the burst it is in (ours, generous)."""

MAIN = frozenset({Table.INVITATIONS, Table.CONNECTIONS})

_RESTLESS = "The log kept changing while the import was prepared. Nothing was changed; try again."
_NOTHING_TOLD = (
    "It names somebody and says nothing of a request; press n and paste it into Who to log one."
)
_SENTENCE = (
    "{file} has {rows}, and none could be read ({why}); choose the file as LinkedIn made it, "
    "not one that another program saved."
)


class ImportService(Service):
    """LinkedIn's data export, or a spreadsheet: planned first, then carried out."""

    def plan(
        self,
        path: Path,
        *,
        columns: SheetChoices | None = None,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportPlan:
        """Read what is to be imported and work out what it would add; nothing is written.

        Args:
            path: LinkedIn's zip, its unpacked folder, one of its tables, or a spreadsheet.
            columns: what the user says of a spreadsheet, beside what is remembered of its kind.
            progress: hears how far it is, 0.0 to 1.0, rising.
            cancelled: asked several times a second, from the thread this runs in.

        Raises:
            UnreadableExport: one sentence on what was found and what was expected.
            InvalidInput: a column that is said is not there.
            ReadingCancelled: when ``cancelled`` said so.
            StorageProblem: the log cannot be read.
        """
        return self._read(self.clock(), path, columns or SheetChoices(), Watch(progress, cancelled))

    def plan_text(self, text: str, called: str) -> ImportPlan:
        """Work out what a page or a mail copied from LinkedIn would add; nothing is written.

        Args:
            text: as it was pasted.
            called: what the preview calls it.

        Raises:
            UnreadableText: it is none of the pages and mails that are read.
            NotAnAcceptance: a mail from LinkedIn that does not say who accepted.
            InvalidInput: nothing in it is of a request or a connection.
            StorageProblem: the log cannot be read.
        """
        now = self.clock()
        page = read_pasted(text, now=now)
        # Parts of a page that were copied one after the other overlap.
        page = replace(page, cards=tuple(dict.fromkeys(page.cards)))
        if not tells_anything(page):
            raise InvalidInput(_NOTHING_TOLD)
        return self._held_against_the_log(
            now,
            Path(called),
            facts_of_page(page, today=now.date(), zone=now.timezone_name or "UTC"),
            Watch(),
            page,
        )

    def carry_out(
        self,
        plan: ImportPlan,
        *,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportReport:
        """Write what an import was planned to, after a verified backup: all of it or nothing.

        One transaction and one journal entry, so one undo takes it back. A log that changed
        since the plan was made is looked at anew.

        Raises:
            ReadingCancelled: when ``cancelled`` said so; nothing was changed.
            NotSaved: the write failed; nothing was changed.
            StorageProblem: the backup failed; nothing was changed.
            UnreadableExport: the log changed, and the export is not there any more.
        """
        watch, now = Watch(progress, cancelled), self.clock()
        for _ in range(TRIES):
            plan = chosen(plan)
            if plan.batch.is_empty:
                return ImportReport(summary=plan.summary)
            # Called off before anything is opened, a first import leaves not even an empty log.
            watch.tell(0.0)
            try:
                backup = self.store.importing.write(
                    plan.batch, at=now.in_timezone("UTC"), tell=watch.tell
                )
            except MovedOnError:
                unheard = Watch(None, watch.cancelled)
                plan = replace(self._again(now, plan, unheard), choices=plan.choices)
            else:
                if plan.columns != SheetChoices():
                    self.store.importing.keep_layout(plan.layout, plan.columns.as_kept())
                return ImportReport(summary=plan.summary, backup=backup)
        raise NotSaved(_RESTLESS)

    def _again(self, now: DateTime, plan: ImportPlan, watch: Watch) -> ImportPlan:
        """Plan the same import on the log as it is now."""
        if plan.page is None:
            return self._read(now, plan.path, plan.columns, watch)
        return self._held_against_the_log(now, plan.path, plan.material.told, watch, plan.page)

    def _read(self, now: DateTime, path: Path, columns: SheetChoices, watch: Watch) -> ImportPlan:
        """Plan an import from its very file, with nothing chosen."""
        if is_page_file(path):
            return self.plan_text(page_text(path), path.name)
        if is_sheet(path):
            return self._read_sheet(now, path, columns, watch)
        told = read_export(
            path,
            zone=now.timezone_name or "UTC",
            today=now.date(),
            sent_zone=self.config.sent_at_zone,
            progress=watch.share(0.0, READING).progress,
            cancelled=watch.cancelled,
        )
        refuse_unreadable(told)
        return self._held_against_the_log(now, path, told, watch)

    def _read_sheet(
        self, now: DateTime, path: Path, columns: SheetChoices, watch: Watch
    ) -> ImportPlan:
        """Plan the import of a spreadsheet, by what is said of it and what was said before."""
        layout = layout_key(path)
        columns = SheetChoices.of_kept(self.store.importing.layout_said(layout)).updated(columns)
        sheet = read_sheet(
            path,
            zone=now.timezone_name or "UTC",
            today=now.date(),
            choices=columns,
            progress=watch.share(0.0, READING).progress,
            cancelled=watch.cancelled,
        )
        plan = self._held_against_the_log(now, path, sheet_facts(sheet, now.date()), watch)
        return replace(
            plan, summary=replace(plan.summary, sheet=sheet), columns=columns, layout=layout
        )

    def _held_against_the_log(
        self,
        now: DateTime,
        path: Path,
        told: SourceFacts,
        watch: Watch,
        page: PastedPage | None = None,
    ) -> ImportPlan:
        """Plan what a source adds, whatever it was read from."""
        held = self.store.importing.held()
        if page is not None:
            told = replace(told, lists_connections=reaches_back(page, looked_since(held)))
        plan = import_planned(
            ImportPlan(
                page=page,
                summary=_facts(path, told, now.date()),
                path=path,
                batch=Batch(mark=held.mark, on=now.date()),
                material=Material(
                    told=told,
                    held=held,
                    today=now.date(),
                    zone=now.timezone_name or "UTC",
                    first_day=self.config.first_day,
                ),
            )
        )
        watch.tell(READING)
        spells = self._past_spells(now, plan.batch)
        watch.tell(1.0)
        return replace(plan, summary=replace(plan.summary, spells=spells))

    def _past_spells(self, now: DateTime, batch: Batch) -> tuple[Date, ...]:
        """The first date of each burst that requests of a batch are in, oldest first."""
        days = [one.sent.on for one in batch.requests]
        if not days:
            return ()
        with self.store.snapshot():
            around = self.store.log.between(
                day_after(min(days), -REACH_DAYS), day_after(max(days), REACH_DAYS)
            )
            guidelines = self.store.week.guidelines()
        added = [_as_request(one, -number, now) for number, one in enumerate(batch.requests, 1)]
        bursts = bursts_in(
            [*around, *added],
            guidelines=guidelines,
            first_day=self.config.first_day,
            notes_a_month=self.config.notes_a_month,
        )
        return tuple(
            sorted(
                min(request.sent.on for request in burst.requests)
                for burst in bursts
                if not burst.live and any(request.id < 0 for request in burst.requests)
            )
        )


def _facts(path: Path, told: SourceFacts, today: Date) -> ImportSummary:
    """What the source says of itself; what is added is counted with the choices."""
    return ImportSummary(
        file=clean_line(path.name),
        kind=told.kind,
        requests_added=0,
        requests_known=0,
        requests_filled=0,
        requests_skipped=sum(
            one.unreadable for one in told.files if one.table in (Table.INVITATIONS, Table.SHEET)
        ),
        accepted=0,
        accepted_by_name=0,
        people_added=0,
        people_known=0,
        hidden_members=told.hidden_members,
        covers=told.covers,
        spells=(),
        questions=0,
        suggestions=Suggestions(),
        sent_zone=told.sent_zone,
        again_by=told.as_of.add(months=IMPORT_AGAIN_MONTHS)
        if told.as_of and told.kind.is_export
        else None,
        cautions=told.cautions,
        tables=told.files,
        nothing_new=True,
        today=today,
    )


def refuse_unreadable(told: SourceFacts) -> None:
    """Pass an export with something to read in it, or with nothing that should be read.

    Raises:
        UnreadableExport: its requests and connections are there, and not one could be read.
    """
    main = [one for one in told.files if one.table in MAIN]
    if any(one.used for one in main) or not any(one.unreadable for one in main):
        return
    worst = max(main, key=lambda one: one.unreadable)
    why, _ = max((pair for pair in worst.skipped if pair[0] not in EXPECTED), key=itemgetter(1))
    rows = "1 row" if worst.rows == 1 else f"{worst.rows:,} rows"
    raise UnreadableExport(_SENTENCE.format(file=worst.file, rows=rows, why=why.value))


def _as_request(one: NewImport, number: int, now: DateTime) -> Request:
    """A request as the log will have it; a negative id is nobody else's."""
    person = Person(id=PersonId(number), name="")
    return Request(
        id=RequestId(number),
        person=person,
        sent=one.sent,
        logged_at=now,
        source=Source.IMPORT,
        company=one.company,
        role=one.role,
        note=one.note,
    )
