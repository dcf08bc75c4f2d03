"""What an import would do, and what it did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from pendulum import Date

from netcoach.coach.importing.choices import Choices, OpenQuestion
from netcoach.coach.importing.pages import PageReport
from netcoach.domain.frozen import frozen
from netcoach.domain.week.calendar import FirstDay
from netcoach.linkedin.pasted import PastedPage
from netcoach.linkedin.sheets import Sheet, SheetChoices

if TYPE_CHECKING:
    from netcoach.linkedin import Caution, FileReport, Kind, SourceFacts, Why
    from netcoach.storage.importing.batch import Batch, Held


@frozen
class RowProblem:
    """A row that could not be read; ``row`` is the line of the file it begins on, from 1."""

    file: str
    row: int
    why: Why


@frozen
class Suggestions:
    """What messages and recommendations tell and the log does not have.

    Attributes:
        by_name: how many of the outcomes only a full name told.
        contacts: days on which the user wrote to somebody who had said yes, or they wrote.
        recorded: whether they are recorded: all of them, or none.
    """

    replies: int = 0
    recommendations: int = 0
    by_name: int = 0
    contacts: int = 0
    recorded: bool = False

    @property
    def outcomes(self) -> int:
        """How many outcomes there are."""
        return self.replies + self.recommendations

    @property
    def total(self) -> int:
        """How many things there are to record."""
        return self.outcomes + self.contacts


@frozen
class ImportSummary:
    """The counts of one import.

    Attributes:
        file: the name of what was chosen, cleaned, without its folder.
        kind: whether that was LinkedIn's zip, its unpacked folder or one table.
        requests_added: requests the log did not have.
        requests_known: requests of the export that the log has, typed or imported before, those
            that were taken out of it among them; ``requests_held`` without these.
        requests_filled: how many of the known ones get what the export knows and the log does
            not: a note, a company, a role, a profile, or what they are called in exports.
        requests_skipped: rows of invitations that could not be read.
        accepted: acceptances that are new to the log, of added and of known requests.
        accepted_by_name: how many of those only a full name told.
        people_added: people the log did not have; ``connections_added`` of them nobody asked.
        people_known: people of the export whom the log has.
        joined_by_name: people whom the name alone joined with one of LinkedIn's.
        checked_on: the date of which the import newly tells who had accepted; None without one.
        only_suggested: it would change nothing but what ``suggestions`` tells.
        weeks_without: weeks of which the export says that none was sent, and the log nothing.
        hidden_members: connections of whom the export shows only a date; nobody is made of them.
        covers: the local dates of the export's first and last request; None without any.
        spells: the first date of each burst that the added requests are in and that is not
            live, oldest first; for interest, nothing is flagged for it.
        questions: acceptances left open because a name fits several people.
        answered: how many of those the user answered.
        suggestions: the outcomes the export offers.
        sent_zone: the IANA zone the times of the export were read in.
        again_by: the last date to import again on so that no request is missed, counted from
            when LinkedIn made the export; None where nothing in it has a date.
        cautions: what to know of the export as a whole.
        tables: an account of each table read.
        nothing_new: the import would change nothing at all.
        today: the local date all this was worked out on.
        sheet: the spreadsheet it was read from; None for any other source.
        page: the same of a pasted page or mail.
    """

    file: str
    kind: Kind
    requests_added: int
    requests_known: int
    requests_filled: int
    requests_skipped: int
    accepted: int
    accepted_by_name: int
    people_added: int
    people_known: int
    hidden_members: int
    covers: tuple[Date, Date] | None
    spells: tuple[Date, ...]
    questions: int
    suggestions: Suggestions
    sent_zone: str
    again_by: Date | None
    cautions: tuple[Caution, ...]
    tables: tuple[FileReport, ...]
    nothing_new: bool
    today: Date
    answered: int = 0
    requests_held: int = 0
    connections_added: int = 0
    joined_by_name: int = 0
    weeks_without: int = 0
    checked_on: Date | None = None
    only_suggested: bool = False
    sheet: Sheet | None = field(default=None, repr=False)
    page: PageReport | None = field(default=None, repr=False)

    @property
    def again_due(self) -> bool:
        """Whether the next import is due already: this export is an old one."""
        return self.again_by is not None and self.again_by <= self.today

    @property
    def problems(self) -> Iterator[RowProblem]:
        """The rows that could not be read, file by file; the first 1,000 of each."""
        for table in self.tables:
            for one in table.problems:
                yield RowProblem(file=table.file, row=one.row, why=one.why)

    @property
    def unreadable(self) -> int:
        """How many rows of all tables could not be read, those beyond the listed ones too."""
        return sum(table.unreadable for table in self.tables)


@frozen
class Material:
    """What an import is worked out from: what a source tells, and the log it is for.

    ``zone`` is the user's IANA zone, ``today`` their local date.
    """

    told: SourceFacts = field(repr=False)
    held: Held = field(repr=False)
    today: Date
    zone: str
    first_day: FirstDay

    @property
    def as_of(self) -> Date:
        """The date of what the source tells without one."""
        return self.told.as_of or self.today


@frozen
class ImportPlan:
    """What an import would do; nothing is written yet.

    Attributes:
        summary: what to show before asking.
        path: what was chosen; read again if the log changes before the plan is carried out.
        page: the page or mail, where it is one; then ``path`` is only what it is called.
        columns: what the user says of a spreadsheet, now and before.
        layout: what is said of it is remembered under; "" for no spreadsheet.
        batch: what would be written.
        questions: what only the user can tell; they need not.
        choices: what the user chose, for ``carry_out`` to follow.
        worked_out: the choices that ``summary`` and ``batch`` follow already.
        material: what the choices are worked out on.
    """

    summary: ImportSummary
    path: Path
    batch: Batch = field(repr=False)
    material: Material
    questions: tuple[OpenQuestion, ...] = field(default=(), repr=False)
    choices: Choices = field(default=Choices(), repr=False)
    page: PastedPage | None = field(default=None, repr=False)
    worked_out: Choices | None = field(default=None, repr=False)
    columns: SheetChoices = field(default=SheetChoices(), repr=False)
    layout: str = ""

    @property
    def leaves_nothing(self) -> bool:
        """Whether there is nothing to write and nothing to choose."""
        summary = self.summary
        gone = summary.page.gone if summary.page else ()
        choose = self.questions or summary.suggestions.total or summary.sheet or gone
        return self.summary.nothing_new and not choose


@frozen
class ImportReport:
    """What an import did.

    Attributes:
        summary: what was written; it differs from the plan's only if the log changed meanwhile.
        backup: the copy of the log from just before; None when there was no log yet, or when
            nothing was written.
    """

    summary: ImportSummary
    backup: Path | None = None
