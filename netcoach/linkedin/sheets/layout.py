"""How a spreadsheet is laid out: which line has the headings, what each column holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import Any

from netcoach.domain.errors import InvalidInput, UnreadableDate
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome
from netcoach.domain.text import clean_line
from netcoach.linkedin.archive import Member
from netcoach.linkedin.dates import AmbiguousDate
from netcoach.linkedin.facts import Table
from netcoach.linkedin.rows import Account, Cells, capped
from netcoach.linkedin.sheets.cell_dates import DateOrder, cell_date, order_of
from netcoach.linkedin.sheets.headings import (
    COLUMNS_READ,
    CONNECTED,
    FIRST_NAME,
    FOLLOW_UP,
    FOLLOW_UP_LINE,
    LAST_NAME,
    NAME,
    NOT_SENT,
    OWN,
    PENDING,
    PROFILE,
    SENT,
    STATUS,
    columns_in,
    layout_in,
    status_of,
    word_key,
)
from netcoach.linkedin.tables import DELIMITERS, Header, first_lines, split_line

NAMES = (NAME, FIRST_NAME, LAST_NAME)
DATES = (SENT, CONNECTED, FOLLOW_UP, *Outcome)
"""Columns that hold dates."""

STATUSES = (PENDING, NOT_SENT, *(one.value for one in Outcome))
"""Everything a status can say, by public name."""

WORDS_COUNTED = 200
"""Different words of a status column that are counted (ours: more are no statuses)."""

WORD_LENGTH = 60
"""Characters of the longest cell that can be a status (ours)."""

_NO_SUCH_COLUMN = "It has no column “{heading}”; name one of its columns as its first line does."
_NO_SUCH_STATUS = "There is nothing called “{says}” to record; a status can be {names}."
_NO_SUCH_NAME = "There is nothing called “{name}” to read; a column can be {names}."


@frozen
class SheetChoices:
    """What the user says of a spreadsheet; nothing, unless they said something.

    Attributes:
        columns: for what a column holds, by public name, its heading; "" for no column.
        statuses: what a word of the status column says: an outcome, "pending" or "not-sent".
        order: which number of its dates is the month.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    order: DateOrder | None = None

    def __post_init__(self) -> None:
        for name in self.columns:
            if name not in COLUMNS_READ:
                raise InvalidInput(
                    _NO_SUCH_NAME.format(name=clean_line(name), names=", ".join(COLUMNS_READ))
                )
        for says in self.statuses.values():
            if says and says not in STATUSES:
                raise InvalidInput(
                    _NO_SUCH_STATUS.format(says=clean_line(says), names=", ".join(STATUSES))
                )

    def updated(self, later: SheetChoices) -> SheetChoices:
        """The same with what was said later."""
        return SheetChoices(
            columns={**self.columns, **later.columns},
            statuses={**self.statuses, **later.statuses},
            order=later.order or self.order,
        )

    def as_kept(self) -> dict[str, Any]:
        """The same as JSON has it."""
        return {
            "columns": dict(self.columns),
            "statuses": dict(self.statuses),
            "order": self.order,
        }

    @classmethod
    def of_kept(cls, kept: Mapping[str, Any]) -> SheetChoices:
        """What was kept; nothing, where somebody else wrote it."""
        order = kept.get("order")
        try:
            return cls(
                columns={str(name): str(said) for name, said in kept.get("columns", {}).items()},
                statuses={str(word): str(said) for word, said in kept.get("statuses", {}).items()},
                order=DateOrder(order) if order else None,
            )
        except (AttributeError, InvalidInput, ValueError):
            return cls()


@frozen
class StatusWord:
    """A word of the status column, how often it is there, and what it says; "" for not known."""

    word: str
    count: int
    says: str


@frozen
class SheetLayout:
    """What each column of a spreadsheet holds.

    Attributes:
        headings: as they stand, cleaned.
        columns: by public name the place of each column that is read.
        program: whose table it is, "" for one somebody made themselves.
        order: which number of its dates is the month; None when they do not tell.
        ambiguous: how many of its dates have two readings.
        statuses: the words of its status column, the most frequent first.
    """

    headings: tuple[str, ...]
    columns: Mapping[str, int]
    program: str = ""
    order: DateOrder | None = None
    ambiguous: int = 0
    statuses: tuple[StatusWord, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether netcoach wrote it."""
        return self.program == OWN

    @property
    def has_names(self) -> bool:
        """Whether it says who anybody is."""
        return any(name in self.columns for name in NAMES)

    @property
    def read(self) -> tuple[tuple[str, str], ...]:
        """What each column holds, by public name, with its heading."""
        return tuple(
            (name, self.headings[self.columns[name]])
            for name in COLUMNS_READ
            if name in self.columns
        )

    @property
    def left_out(self) -> tuple[str, ...]:
        """The headings of columns that are not read."""
        read = set(self.columns.values())
        return tuple(one for place, one in enumerate(self.headings) if one and place not in read)


def sheet_header(member: Member, choices: SheetChoices) -> tuple[Header, SheetLayout] | None:
    """The line with the most headings that are known; None when no line can be one.

    Raises:
        InvalidInput: none of the lines has the headings that were chosen.
    """
    best: tuple[int, Header, SheetLayout] | None = None
    wrong: InvalidInput | None = None
    for number, text in first_lines(member):
        for delimiter in DELIMITERS:
            headings = tuple(map(clean_line, split_line(text, delimiter)))
            if sum(map(bool, headings)) < 2 and not (number == 1 and columns_in(headings)):
                continue
            try:
                columns = _chosen(headings, choices)
            except InvalidInput as error:
                wrong = error
                continue
            known = len(columns) + len(NAMES) * any(name in columns for name in NAMES)
            if best is None or known > best[0]:
                header = Header(
                    table=Table.SHEET,
                    line=number,
                    delimiter=delimiter,
                    width=len(headings),
                    columns=columns,
                )
                layout = SheetLayout(
                    headings=headings, columns=columns, program=layout_in(headings)
                )
                best = known, header, layout
    if best is None and wrong is not None:
        raise wrong
    return best and best[1:]


def _chosen(headings: tuple[str, ...], choices: SheetChoices) -> dict[str, int]:
    """Where everything stands, as the headings tell and the user says."""
    columns = columns_in(headings)
    keys = [word_key(one) for one in headings]
    for name, heading in choices.columns.items():
        columns.pop(name, None)
        if not heading:
            continue
        if (key := word_key(heading)) not in keys:
            raise InvalidInput(_NO_SUCH_COLUMN.format(heading=clean_line(heading)))
        place = keys.index(key)
        columns = {other: at for other, at in columns.items() if at != place}
        columns[name] = place
    return columns


def surveyed(account: Account, layout: SheetLayout, choices: SheetChoices) -> SheetLayout:
    """The layout with what only the rows tell: the order of dates, statuses, profile addresses."""
    rows = capped(account.each(lambda cells: cells))
    columns = _settled(layout, rows, choices)
    dates = [
        text
        for name in DATES
        if name in columns
        for cells in rows
        if (text := cells.at(columns[name]).strip())
    ]
    order = choices.order or order_of(dates)
    return replace(
        layout,
        columns=columns,
        order=order,
        ambiguous=sum(_refusal(text, order) is AmbiguousDate for text in dates),
        statuses=tuple(_statuses(rows, columns, choices)),
    )


def _settled(layout: SheetLayout, rows: list[Cells], choices: SheetChoices) -> Mapping[str, int]:
    """The columns, told by what stands in them where the headings mislead."""
    columns = dict(layout.columns)
    place = columns.get(FOLLOW_UP)
    if place is not None and FOLLOW_UP not in choices.columns:
        said = [cells.at(place) for cells in rows if cells.at(place).strip()]
        if said and all(_refusal(one, None) is UnreadableDate for one in said):
            columns.pop(FOLLOW_UP)
            columns.setdefault(FOLLOW_UP_LINE, place)
    if PROFILE not in choices.columns and not layout.is_own:
        places = [columns.get(PROFILE, 0), *range(len(layout.headings))]
        holds = (one for one in places if any(holds_address(cells.at(one)) for cells in rows))
        address = next(holds, None)
        columns.pop(PROFILE, None)
        if address is not None and address not in columns.values():
            columns[PROFILE] = address
    return columns


def holds_address(cell: str) -> bool:
    """Whether a cell holds the address of a profile, not just a word that could be one's end."""
    return "linkedin." in cell.casefold() and "/in/" in cell


def _refusal(text: str, order: DateOrder | None) -> type[UnreadableDate] | None:
    """Why a text is no date; None when it is one."""
    try:
        cell_date(text, order)
    except UnreadableDate as refusal:
        return type(refusal)
    return None


def _statuses(
    rows: list[Cells], columns: Mapping[str, int], choices: SheetChoices
) -> Iterator[StatusWord]:
    place = columns.get(STATUS)
    if place is None:
        return
    chosen = {word_key(word): says for word, says in choices.statuses.items()}
    spelt: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for cells in rows:
        word = clean_line(cells.at(place))
        key = word_key(word)
        if key and len(word) <= WORD_LENGTH and (key in spelt or len(spelt) < WORDS_COUNTED):
            spelt.setdefault(key, word)
            counts[key] += 1
    for key, count in counts.most_common():
        yield StatusWord(word=spelt[key], count=count, says=chosen.get(key, status_of(spelt[key])))
