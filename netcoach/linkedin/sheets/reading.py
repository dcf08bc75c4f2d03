"""Reading a spreadsheet: a table of people that somebody keeps, or that a program wrote."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

from pendulum import Date

from netcoach.domain.errors import InvalidInput, UnreadableDate, UnreadableExport
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome, SentTime
from netcoach.domain.log.signs import NOTHING_ANSWERED, SIGNS, Answer, Field, Sign, Signs
from netcoach.domain.outcomes.kinds import ENDS
from netcoach.domain.people.names import usable_profile
from netcoach.domain.people.tags import checked_tags
from netcoach.domain.zones import Zone
from netcoach.linkedin.archive import open_archive
from netcoach.linkedin.dates import zone_named
from netcoach.linkedin.export import FileReport, Kind, Meter, Why
from netcoach.linkedin.facts import LISTED_PROBLEMS, Table
from netcoach.linkedin.pasted import split_headline
from netcoach.linkedin.rows import Cells, Skipped, capped, opened_account
from netcoach.linkedin.sheets.cell_dates import cell_date
from netcoach.linkedin.sheets.headings import (
    COMPANY,
    CONNECTED,
    EVENT,
    FIRST_NAME,
    FOLLOW_UP,
    FOLLOW_UP_LINE,
    HEADLINE,
    LAST_NAME,
    NAME,
    NOT_SENT,
    NOTE,
    PENDING,
    PRIVATE_NOTES,
    PROFILE,
    REASON,
    ROLE,
    SENT,
    STATUS,
    TAGS,
    status_of,
    word_key,
)
from netcoach.linkedin.sheets.layout import (
    SheetChoices,
    SheetLayout,
    StatusWord,
    holds_address,
    sheet_header,
    surveyed,
)
from netcoach.linkedin.sheets.own_table import OwnTable
from netcoach.linkedin.tables import header_of

NO_TABLE = "It is no table: a spreadsheet saved as CSV has a line of headings and a row a person."
NO_NAMES = (
    "None of its columns is known to hold names of people, and netcoach keeps requests to people; "
    "if one does, say which: --columns name=HEADING."
)


class NamesNobody(UnreadableExport):
    """A table without names of people, as far as its headings tell; what it is made of."""

    def __init__(self, layout: SheetLayout) -> None:
        super().__init__(NO_NAMES)
        self.layout = layout


_BETWEEN_TAGS = re.compile(r"\s*(?::::|[,;|\n])\s*")
_NO_TAGS = frozenset({"", "* myContacts", "* starred"})
"""What Google writes among the labels of every contact."""

_OUTCOME_COLUMNS: Mapping[str, Outcome] = {
    CONNECTED: Outcome.ACCEPTED,
    **{one.value: one for one in Outcome if one is not Outcome.ACCEPTED},
}


@frozen
class SheetRow:
    """What one row of a spreadsheet says of somebody.

    Attributes:
        row: the line of the file it begins on.
        sent: when they were asked; None when the row does not say that they were.
        note: the text sent with the request; "" for none, None when the table does not say.
        outcomes: what became of it, each with its local date, None where that is not said.
        connected_on: since when they are a connection, where it does not say they were asked.
        event, reason: where the request came from, and why it was sent.
        words: private notes on the person.
        follow_up, line: when to come back to them, today or later, and what to do then; what was
            to be done before is in ``words``.
    """

    row: int
    name: str
    profile_key: str = ""
    company: str = ""
    role: str = ""
    sent: SentTime | None = None
    note: str | None = None
    outcomes: tuple[tuple[Outcome, Date | None], ...] = ()
    connected_on: Date | None = None
    event: str = ""
    reason: str = ""
    field: Field | None = None
    signs: Signs = NOTHING_ANSWERED
    words: str = ""
    follow_up: Date | None = None
    line: str = ""
    tags: tuple[str, ...] = ()


@frozen
class LeftCell:
    """A cell that could not be read in a row that was: its line and what its column holds."""

    row: int
    column: str


@frozen
class Sheet:
    """Everything one spreadsheet says.

    Attributes:
        layout: what each of its columns holds.
        rows: everybody in it, in the order of the file.
        left: cells that could not be read, the first 1,000.
        report: an account of every row.
    """

    layout: SheetLayout
    rows: tuple[SheetRow, ...] = field(repr=False)
    left: tuple[LeftCell, ...] = ()
    report: FileReport

    @property
    def unknown_words(self) -> tuple[StatusWord, ...]:
        """The words of its status column that say nothing netcoach knows."""
        return tuple(one for one in self.layout.statuses if not one.says)


def is_sheet(path: Path) -> bool:
    """Whether a file is a table that is not LinkedIn's own.

    Raises:
        UnreadableExport: it cannot be opened.
    """
    with open_archive(path) as archive:
        if archive.kind is not Kind.FILE:
            return False
        (member,) = archive.members
        theirs = header_of(member)
        if theirs is not None and theirs.table is not Table.CONNECTIONS:
            return False
        found = sheet_header(member, SheetChoices())
        if theirs is None or found is None:
            return found is not None
        # A tracker can say since when somebody is a connection, as LinkedIn's list does.
        return SENT in found[1].columns


def layout_key(path: Path) -> str:
    """The same for every table with these headings in any order, 32 hexadecimal digits.

    Raises:
        UnreadableExport: it cannot be opened.
    """
    with open_archive(path) as archive:
        found = sheet_header(archive.members[0], SheetChoices())
    said = "\x1f".join(sorted(map(word_key, found[1].headings))) if found else ""
    return blake2b(said.encode(errors="replace"), digest_size=16).hexdigest()


def read_sheet(
    path: Path,
    *,
    zone: str,
    today: Date,
    choices: SheetChoices | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Sheet:
    """Read a spreadsheet that was saved as CSV.

    Args:
        path: the file.
        zone: the user's IANA zone; times without another are of it.
        today: the user's local date; requests of a later date are refused one by one.
        choices: what the user says of its columns; the rest is told by the headings.
        progress: hears how much is read, 0.0 to 1.0, rising, up to 200 times.
        cancelled: asked several times a second; reading stops when it says so.

    Raises:
        UnreadableExport: it is no table, or names nobody.
        InvalidInput: a column that was chosen is not there.
        ReadingCancelled: when ``cancelled`` said so.
    """
    choices = choices or SheetChoices()
    meter = Meter(progress, cancelled)
    with open_archive(path) as archive:
        if archive.kind is not Kind.FILE:
            raise UnreadableExport(NO_TABLE)
        (member,) = archive.members
        found = sheet_header(member, choices)
        if found is None:
            raise UnreadableExport(NO_TABLE)
        header, layout = found
        if not layout.has_names:
            raise NamesNobody(layout)
        meter.expect(4 * member.size)
        layout = surveyed(opened_account(member, header, meter), layout, choices)
        account = opened_account(member, replace(header, columns=dict(layout.columns)), meter)
        reader = _Reader(layout=layout, zone=zone_named(zone), today=today)
        rows = capped(account.each(reader.read))
    meter.finish()
    return Sheet(layout=layout, rows=tuple(rows), left=tuple(reader.left), report=account.report())


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Reads row after row; remembers which were there, and which cells it could not read."""

    layout: SheetLayout
    zone: Zone
    today: Date
    left: list[LeftCell] = field(default_factory=list)
    _seen: set[tuple[str, ...]] = field(default_factory=set)
    _says: Mapping[str, str] = field(init=False)
    _own: OwnTable | None = field(init=False)
    _signs_there: Mapping[str, Sign] = field(init=False)

    def __post_init__(self) -> None:
        self._says = {word_key(one.word): one.says for one in self.layout.statuses}
        signs = {f"sign:{name}": sign for name, sign in SIGNS.items()}
        self._signs_there = {
            name: one for name, one in signs.items() if name in self.layout.columns
        }
        self._own = OwnTable(layout=self.layout) if self.layout.is_own else None

    def read(self, cells: Cells) -> SheetRow:
        """One row. Raises Skipped for one that says nothing of anybody."""
        name = self._name(cells)
        if not any(map(str.isalpha, name)):
            raise Skipped(Why.NO_NAME)
        status = self._status(cells)
        sent = None if status == NOT_SENT else self._sent(cells)
        outcomes = self._outcomes(cells, status)
        role, company = self._line(cells, ROLE), self._line(cells, COMPANY)
        follow_up, line = self._follow_up(cells)
        if headline := self._line(cells, HEADLINE):
            of_role, of_company = split_headline(headline)
            role, company = role or of_role, company or of_company
        if cells.cells in self._seen:
            raise Skipped(Why.REPEATED)
        self._seen.add(cells.cells)
        return SheetRow(
            row=cells.row,
            name=name,
            profile_key=self._profile(cells),
            company=company,
            role=role,
            sent=sent,
            note=self._note(cells) if sent else None,
            outcomes=tuple(outcomes.items()) if sent else (),
            connected_on=None if sent else outcomes.get(Outcome.ACCEPTED),
            event=self._line(cells, EVENT),
            reason=self._line(cells, REASON),
            field=self._own.field(cells) if self._own else None,
            signs=self._signs(cells),
            words=self._words(cells, follow_up),
            follow_up=follow_up,
            line=line if follow_up else "",
            tags=self._tags(cells),
        )

    def _line(self, cells: Cells, *names: str) -> str:
        said = cells.line(*names)
        return self._own.text(said) if self._own else said

    def _name(self, cells: Cells) -> str:
        parts = self._line(cells, FIRST_NAME), self._line(cells, LAST_NAME)
        said = self._line(cells, NAME)
        if FIRST_NAME not in self.layout.columns:  # "Name" beside "Surname"
            return f"{said} {parts[1]}".strip()
        return " ".join(filter(None, parts)) or said

    def _profile(self, cells: Cells) -> str:
        cell = self._line(cells, PROFILE)
        return usable_profile(cell) if self._own or holds_address(cell) else ""

    def _status(self, cells: Cells) -> str:
        word = cells.line(STATUS)
        return self._says.get(word_key(word), "") if word else ""

    def _sent(self, cells: Cells) -> SentTime | None:
        """When they were asked; None for an empty cell. Raises Skipped."""
        if not cells.raw(SENT).strip():
            return None
        order = self.layout.order
        sent = cells.date(SENT, lambda text: cell_date(text, order).sent(self.zone))
        if self._own:
            sent = self._own.sent(cells, sent.on)
        if sent.on > self.today:
            raise Skipped(Why.FUTURE_DATE)
        return sent

    def _note(self, cells: Cells) -> str | None:
        note = cells.text(NOTE)
        if self._own and note is not None:
            return self._own.note(cells, self._own.text(note))
        return note

    def _outcomes(self, cells: Cells, status: str) -> dict[Outcome, Date | None]:
        """What became of a request; an end beside a yes is left out, as a yes cannot be unsaid."""
        found: dict[Outcome, Date | None] = {}
        if status not in ("", PENDING, NOT_SENT):
            found[Outcome(status)] = None
        for name, outcome in _OUTCOME_COLUMNS.items():
            cell = cells.line(name) if name in self.layout.columns else ""
            if not cell:
                continue
            said = status_of(cell)
            if said in (outcome, Outcome.ACCEPTED):
                found.setdefault(outcome, None)
            elif not said and (on := self._date(cells, name)):
                found[outcome] = on
        if found.keys() - set(ENDS):
            return {one: on for one, on in found.items() if one not in ENDS}
        return dict(list(found.items())[:1])

    def _date(self, cells: Cells, name: str) -> Date | None:
        """A date of the past beside that of the request; another one is left out and told."""
        on = self._day(cells, name)
        if on is not None and on <= self.today:
            return on
        if len(self.left) < LISTED_PROBLEMS:
            self.left.append(LeftCell(row=cells.row, column=name))
        return None

    def _day(self, cells: Cells, name: str) -> Date | None:
        try:
            return cell_date(cells.raw(name).strip(), self.layout.order).sent(self.zone).on
        except UnreadableDate:
            return None

    def _follow_up(self, cells: Cells) -> tuple[Date | None, str]:
        """When to come back to somebody and what to do then; None for a day that is past."""
        on = self._day(cells, FOLLOW_UP)
        return on if on is not None and on >= self.today else None, self._line(
            cells, FOLLOW_UP_LINE
        )

    def _words(self, cells: Cells, follow_up: Date | None) -> str:
        """Private notes, with what was to be done by a day that is past or cannot be read."""
        left = () if follow_up else (FOLLOW_UP, FOLLOW_UP_LINE)
        headings, columns = self.layout.headings, self.layout.columns
        said = [f"{headings[columns[name]]}: {text}" for name in left if (text := cells.line(name))]
        return "\n".join(filter(None, (cells.text(PRIVATE_NOTES), *said)))

    def _signs(self, cells: Cells) -> Signs:
        signs = NOTHING_ANSWERED
        for name, sign in self._signs_there.items():
            said = status_of(cells.raw(name)) if cells.raw(name).strip() else ""
            if said == Outcome.ACCEPTED:
                signs = signs.with_answer(sign, Answer.YES)
            elif said == PENDING:
                signs = signs.with_answer(sign, Answer.NO)
        return signs

    def _tags(self, cells: Cells) -> tuple[str, ...]:
        said = [one for one in _BETWEEN_TAGS.split(cells.text(TAGS) or "") if one not in _NO_TAGS]
        if not said:
            return ()
        try:
            return checked_tags(one.removeprefix("* ") for one in said)
        except InvalidInput:
            self.left.append(LeftCell(row=cells.row, column=TAGS))
            return ()
