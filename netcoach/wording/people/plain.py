"""The People place and what is done there, in plain lines for the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from netcoach.domain.errors import NobodyMeant, SeveralMeant
from netcoach.domain.outcomes.outcome import LAPSE_DAYS
from netcoach.domain.people.contacts import Contact, KeepInTouch
from netcoach.domain.people.duplicates import LikelyPair
from netcoach.domain.people.everybody import Everybody
from netcoach.domain.people.page import Forgotten, Mentions
from netcoach.domain.people.person import Candidate, Person
from netcoach.domain.people.shelves import HelloOwed, Shelves, Shortlisted, Waiting, Withdrawn
from netcoach.wording.done import name_cut
from netcoach.wording.people.shelves import NOBODY as NOBODY_ON
from netcoach.wording.people.shelves import Shelf, notes_line, standing_said, why_likely
from netcoach.wording.text import GAP, column_cells, day_said, in_columns, plural, weekday_said

NOBODY = "Nobody to follow up: no open yes, nothing pending, nobody on the shortlist."

MOST_CANDIDATES = 12
"""How many of those who could be meant are listed (ours); of more, more of the name helps."""

MOST_NAMES = 2
"""How many people a sentence names before it counts the others (ours)."""


PENDING = "Pending"
COLUMNS = (24, 18, 28)
"""Cells of who, where and how it stands: 78 with what is between and before them."""


def shelves_lines(
    shelves: Shelves, shelf: Shelf | None = None, *, width: int | None = None
) -> list[str]:
    """Every shelf that holds somebody, under its heading.

    Args:
        shelves: who is on them.
        shelf: only this one.
        width: cells of a line; None for as many as the longest texts need.
    """
    every = (
        (Shelf.HELLO, "Said yes, no hello yet", [_hello(one) for one in shelves.hellos], ()),
        (Shelf.PENDING, PENDING, _pending(shelves), _lapsed(shelves)),
        (Shelf.WITHDRAWN, "Withdrawn", [_withdrawn(one) for one in shelves.withdrawn], ()),
        (
            Shelf.SHORTLIST,
            "Shortlist",
            [_shortlisted(one) for one in shelves.shortlist],
            _notes(shelves),
        ),
        (Shelf.IN_TOUCH, "Keep in touch", [_in_touch(one) for one in shelves.in_touch], ()),
    )
    shown = [(head, rows, last) for one, head, rows, last in every if shelf in (None, one)]
    texts = [_row_texts(row) for _, rows, _ in shown for row in rows]
    room = None if width is None else width - len(GAP)
    cells = column_cells(texts, COLUMNS, (2, 0, 1), room)
    lines: list[str] = []
    for heading, rows, said_of_all in shown:
        if rows or said_of_all:
            count = len(shelves.waiting) if heading == PENDING else len(rows)
            lines += ["", f"{heading} ({count:,})"]
            lines += [f"{GAP}{in_columns(_row_texts(row), cells)}" for row in rows]
            lines += [f"{GAP}{line}" for line in said_of_all]
    return lines[1:] or [NOBODY if shelf is None else NOBODY_ON[shelf]]


def everybody_lines(everybody: Everybody, *, width: int | None = None) -> list[str]:
    """Everybody, a line each: who, where, and where they stand."""
    rows = [
        (one.person.name, one.person.company, standing_said(one.standing, everybody.today))
        for one in everybody.listing()
    ]
    cells = column_cells(rows, COLUMNS, (2, 0, 1), width)
    return [in_columns(row, cells) for row in rows] or [NOBODY_ON[Shelf.EVERYBODY]]


def duplicates_lines(pairs: Sequence[LikelyPair]) -> list[str]:
    """Two who may be one on a line, and why."""
    lines = [f"{_whom(pair.first)} | {_whom(pair.second)} · {why_likely(pair)}" for pair in pairs]
    return lines or [NOBODY_ON[Shelf.LIKELY]]


def _row_texts(row: tuple[Person, str]) -> tuple[str, str, str]:
    person, said = row
    return person.name, person.company, said


def several_meant(error: SeveralMeant) -> list[str]:
    """Ask which of several is meant, each on a line with their company and last date."""
    asked = "Several people are called that; say which with --company, --sent or --url:"
    return [asked, *_candidates(error.candidates)]


def nobody_meant(error: NobodyMeant) -> list[str]:
    """Say that nobody is called that, and who is nearly."""
    if error.narrowed:
        asked = "Nobody called that has that company, date or address. There is:"
        return [asked, *_candidates(error.nearest)]
    names = [name_cut(one.person.name) for one in error.nearest]
    if not names:
        return [f"{error} Type the name as it is there; `netcoach list` prints them."]
    return [f"{error} Did you mean {' or '.join(names)}?"]


def _candidates(found: Sequence[Candidate]) -> Iterator[str]:
    """Whom it could be: "  Bo Kessler, Orbital · last 12 Nov 2026"."""
    for one in found[:MOST_CANDIDATES]:
        address = one.person.profile_key
        parts = [
            _whom(one.person),
            f"linkedin.com/in/{address}" if address else "",
            f"last {day_said(one.last_on)}" if one.last_on else "",
        ]
        yield f"  {' · '.join(filter(None, parts))}"
    if len(found) > MOST_CANDIDATES:
        yield f"  and {len(found) - MOST_CANDIDATES:,} more"


def touched_line(person: Person, contact: Contact) -> str:
    """Say that a contact is kept: "Kept: met Bo Roth, Wed 18 Nov"."""
    if contact.kind == "other":
        return f"Kept: in touch with {name_cut(person.name)}, {weekday_said(contact.on)}."
    name = name_cut(person.name)
    said = f"{name} wrote" if contact.kind == "wrote" else f"{contact.kind} {name}"
    return f"Kept: {said}, {weekday_said(contact.on)}."


def shortlisted_line(person: Person) -> str:
    """Say that somebody is on the shortlist."""
    return f"{name_cut(person.name)} is on the shortlist. `netcoach log` takes them off."


def unshortlisted_line(person: Person) -> str:
    """Say that somebody is off the shortlist."""
    return f"{name_cut(person.name)} is off the shortlist."


def plan_line(person: Person, kept: KeepInTouch | None) -> str:
    """Say what is planned: "Bo Roth · send slides · next 1 Dec 2026"."""
    said = _in_touch(kept)[1] if kept else "nothing planned"
    return f"{name_cut(person.name)} · {said}"


def join_question(count: int) -> str:
    """Ask whether requests that were logged twice become one."""
    them = "It becomes" if count == 1 else "They become"
    return f"{_logged_twice(count)}, under three weeks apart. {them} one?"


def merged_lines(person: Person, gone: Person, count: int, *, joined: bool) -> list[str]:
    """Say that two people are one, and what became of requests that were logged twice."""
    lines = [
        f"Merged {name_cut(gone.name)} into {name_cut(person.name)}. `netcoach undo` parts them."
    ]
    if count and joined:
        lines.append(
            f"{_logged_twice(count)} and {'is one' if count == 1 else 'are one each'} now."
        )
    elif count:
        lines.append(
            f"{_logged_twice(count)} and still {'counts' if count == 1 else 'count'} twice: undo, "
            "then merge with --join-requests."
        )
    return lines


def _logged_twice(count: int) -> str:
    return f"{plural(count, 'request')} of theirs {'was' if count == 1 else 'were'} logged twice"


def tags_line(person: Person, tags: Sequence[str]) -> str:
    """Say somebody's tags: "Bo Roth · #job fair #sql"."""
    said = " ".join(f"#{tag}" for tag in tags) or "no tags"
    return f"{name_cut(person.name)} · {said}"


def forget_question(person: Person, mentions: Mentions) -> str:
    """Ask before somebody is erased, and say what will stay; a line each."""
    held = _held_in(mentions)
    return "\n".join(
        (
            f"Forget {name_cut(person.name)}? Name, address, notes and words are erased from the "
            "log and its backups; the bare requests stay counted.",
            *((f"The name stays where you wrote it of others: {held}.",) if held else ()),
            *_damaged(mentions),
            "Exports, and copies made with `netcoach backup PATH`, are yours to delete.",
            "This cannot be undone.",
        )
    )


def forgotten_lines(done: Forgotten) -> list[str]:
    """Say what forgetting did, and where the name may still be read."""
    requests, backups = plural(done.requests, "bare request"), plural(done.backups, "backup")
    lines = [f"Forgotten. {requests} still counted; {backups} rewritten."]
    if held := _held_in(done.mentions):
        lines.append(f"The name still stands in {held}.")
    return [*lines, *_damaged(done.mentions)]


def _damaged(mentions: Mentions) -> Iterator[str]:
    """What to do with files that nobody can take a name out of, in one sentence."""
    if paths := mentions.damaged:
        files, them = ("file", "it") if len(paths) == 1 else ("files", "them")
        yield (
            f"The name may still be read in the damaged {files} {', '.join(map(str, paths))}, "
            f"which netcoach cannot edit; delete {them}."
        )


def _held_in(mentions: Mentions) -> str:
    """Where a name stands: "2 texts about Cleo Vance, 1 line about a week"; "" for nowhere."""
    parts = []
    if mentions.texts:
        parts.append(f"{plural(mentions.texts, 'text')} about {_and_others(mentions.people)}")
    if mentions.weeks:
        week = "a week" if mentions.weeks == 1 else "weeks"
        parts.append(f"{plural(mentions.weeks, 'line')} about {week}")
    return ", ".join(parts)


def _and_others(names: Sequence[str]) -> str:
    """Names, the first few of many: "Ana, Bo and 3 others"."""
    shown = [name_cut(name) for name in names[:MOST_NAMES]]
    if left := len(names) - len(shown):
        shown.append(plural(left, "other"))
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)


def _notes(shelves: Shelves) -> tuple[str, ...]:
    return (notes_line(shelves.notes),) if shelves.notes else ()


def _whom(person: Person) -> str:
    whom = name_cut(person.name)
    return f"{whom}, {name_cut(person.company)}" if person.company else whom


def _hello(one: HelloOwed) -> tuple[Person, str]:
    return one.person, f"said yes {_ago(one.days)}"


def _pending(shelves: Shelves) -> list[tuple[Person, str]]:
    return [_waiting(one) for one in shelves.waiting if not one.has_lapsed]


def _lapsed(shelves: Shelves) -> tuple[str, ...]:
    count = len(shelves.lapsed)
    return (f"and {count:,} sent over {LAPSE_DAYS} days ago, probably lapsed",) if count else ()


def _waiting(one: Waiting) -> tuple[Person, str]:
    said = f"sent {_ago(one.days)}"
    return one.person, f"{said} · keep or withdraw" if one.offers else said


def _withdrawn(one: Withdrawn) -> tuple[Person, str]:
    if one.days_left:
        return one.person, f"can be asked again from {day_said(one.again_on)}"
    return one.person, "can be asked again"


def _shortlisted(one: Shortlisted) -> tuple[Person, str]:
    touched = plural(one.contacts, "contact") if one.contacts == 1 else f"{one.contacts} contacts"
    said = [f"since {day_said(one.since)}", touched]
    if one.again_on:
        said.append(f"can be asked again from {day_said(one.again_on)}")
    if one.reason:
        said.append(one.reason)
    return one.person, " · ".join(said)


def _in_touch(one: KeepInTouch) -> tuple[Person, str]:
    due = f"next {day_said(one.due_on)}"
    if one.is_due:
        due = "due today" if not one.days_over else f"due for {plural(one.days_over, 'day')}"
    cadence = f"every {plural(one.days, 'day')}" if one.days else ""
    return one.person, " · ".join(filter(None, (one.line, cadence, due)))


def _ago(days: int) -> str:
    match days:
        case 0:
            return "today"
        case 1:
            return "yesterday"
        case _:
            return f"{days} days ago"
