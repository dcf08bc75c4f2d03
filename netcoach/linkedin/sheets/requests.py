"""What a spreadsheet tells, as every source tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pendulum import Date

from netcoach.domain.log.request import Outcome, SentTime
from netcoach.domain.outcomes.outcome import REASK_DAYS
from netcoach.domain.people.names import name_key, text_key
from netcoach.domain.text import NOTE_LENGTH
from netcoach.linkedin.export import Connection, Kind, SourceFacts, SourcePerson, SourceRequest
from netcoach.linkedin.sheets.reading import Sheet, SheetRow


def sheet_facts(sheet: Sheet, today: Date) -> SourceFacts:
    """What a spreadsheet tells.

    Args:
        sheet: as it was read.
        today: the user's local date; no outcome is later.
    """
    people = whose_rows(sheet.rows)
    again_after = 1 if sheet.layout.is_own else REASK_DAYS
    return SourceFacts(
        kind=Kind.SHEET,
        requests=tuple(sheet_requests(sheet.rows, people, today, again_after=again_after)),
        connections=tuple(
            Connection(
                name=row.name,
                connected_on=row.connected_on,
                profile_key=row.profile_key,
                company=row.company,
                role=row.role,
            )
            for row in sheet.rows
            if row.connected_on
        ),
        people=tuple(sheet_people(sheet.rows, people)),
        files=(sheet.report,),
        cautions=sheet.report.cautions,
    )


def sheet_people(rows: Sequence[SheetRow], people: Sequence[str]) -> Iterator[SourcePerson]:
    """What rows say of people beside the requests to them, each person once."""
    found: dict[str, list[SheetRow]] = defaultdict(list)
    for row, person in zip(rows, people, strict=True):
        found[person].append(row)
    for person, mine in found.items():
        words = "\n".join(dict.fromkeys(row.words for row in mine if row.words))
        follow_ups = [(row.follow_up, row.line) for row in mine if row.follow_up]
        tags = tuple(dict.fromkeys(tag for row in mine for tag in row.tags))
        asked = any(row.sent or row.connected_on for row in mine)
        if asked and not (words or follow_ups or tags):
            continue
        yield SourcePerson(
            name=mine[-1].name,
            profile_key=next((row.profile_key for row in mine if row.profile_key), ""),
            person=person,
            company=next((row.company for row in reversed(mine) if row.company), ""),
            role=next((row.role for row in reversed(mine) if row.role), ""),
            words=words if len(words) <= NOTE_LENGTH else mine[0].words,
            follow_up=min(follow_ups, default=None),
            tags=tags,
        )


def whose_rows(rows: Sequence[SheetRow]) -> list[str]:
    """For each row whom it is about: equal for one person, different for two.

    An address decides, then the name. Namesakes are told apart by their companies; one without
    either is the only other one of that name, else somebody of their own.
    """
    addresses: dict[str, set[tuple[str, str]]] = defaultdict(set)
    companies: dict[str, set[str]] = defaultdict(set)
    names = [name_key(row.name) for row in rows]
    for row, name in zip(rows, names, strict=True):
        company = text_key(row.company)
        if row.profile_key:
            addresses[name].add((row.profile_key, company))
        elif company:
            companies[name].add(company)
    return [
        row.profile_key or _person(row, name, addresses[name], companies[name])
        for row, name in zip(rows, names, strict=True)
    ]


def _person(row: SheetRow, name: str, addresses: set[tuple[str, str]], companies: set[str]) -> str:
    """Whom a row without an address is about."""
    company = text_key(row.company)
    theirs = {key for key, there in addresses if there in ("", company) or not company}
    if len(theirs) == 1:
        return theirs.pop()
    return f"name:{name}" + (f" at {company}" if company and len(companies) > 1 else "")


def sheet_requests(
    rows: Sequence[SheetRow], people: Sequence[str], today: Date, *, again_after: int = REASK_DAYS
) -> Iterator[SourceRequest]:
    """The requests rows tell of.

    Rows about one person fewer than ``again_after`` days apart are about one request: LinkedIn
    lets nobody be asked again within three weeks.
    """
    asked: dict[str, list[SourceRequest]] = defaultdict(list)
    for row, person in sorted(zip(rows, people, strict=True), key=lambda pair: _when(pair[0])):
        if row.sent is None:
            continue
        found = _request(row, row.sent, person, today)
        before = asked[person][-1] if asked[person] else None
        if before and found.sent.on.toordinal() - before.sent.on.toordinal() < again_after:
            asked[person][-1] = _one_of(before, found)
        else:
            asked[person].append(found)
    for mine in asked.values():
        yield from mine


def _when(row: SheetRow) -> tuple[int, int]:
    return (row.sent.on.toordinal() if row.sent else 0, row.row)


def _request(row: SheetRow, sent: SentTime, person: str, today: Date) -> SourceRequest:
    return SourceRequest(
        name=row.name,
        sent=sent,
        row=row.row,
        person=person,
        profile_key=row.profile_key,
        company=row.company,
        role=row.role,
        note=row.note,
        outcomes=tuple((one, _dated(on, sent, today)) for one, on in row.outcomes),
        event=row.event,
        reason=row.reason,
        field=row.field,
        signs=row.signs,
    )


def _dated(on: Date | None, sent: SentTime, today: Date) -> Date:
    """The date of an outcome: that of the request where the table says none.

    Seven of ten acceptances come within a day (measured).
    """
    return min(max(on or sent.on, sent.on), today)


def _one_of(first: SourceRequest, second: SourceRequest) -> SourceRequest:
    """One request that two rows are about: what the first says, and the rest of the second."""
    outcomes: dict[Outcome, Date | None] = dict(second.outcomes) | dict(first.outcomes)
    return replace(
        first,
        profile_key=first.profile_key or second.profile_key,
        company=first.company or second.company,
        role=first.role or second.role,
        note=first.note or second.note or first.note,
        outcomes=tuple(outcomes.items()),
        event=first.event or second.event,
        reason=first.reason or second.reason,
    )
