"""The People screen: its shelves, and what is said of each row on them."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from pendulum import Date

from netcoach.domain.outcomes.outcome import LAPSE_DAYS
from netcoach.domain.people.contacts import KeepInTouch
from netcoach.domain.people.duplicates import LikelyPair, Likeness
from netcoach.domain.people.everybody import Listed
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.shelves import (
    WAITING_DAYS,
    HelloOwed,
    Shelves,
    Shortlisted,
    ShortlistNotes,
    Waiting,
    Withdrawn,
)
from netcoach.domain.people.standing import Stand, Standing
from netcoach.wording.done import name_cut
from netcoach.wording.keys import VERBS
from netcoach.wording.outcomes import days_ago_said
from netcoach.wording.text import day_said, plural

MARK = "*"
"""Stands before those whom a note helps most, and before the line that says so."""

NAMED = 2
"""Names the line says, so that it fits a screen; the mark shows the others."""

RULE = (
    "With fewer notes left than people here, a * marks whom one helps most (ours): those of whom "
    "the least is known that you have in common, then those with no contact yet, then target "
    "companies and seniors, then those with a reason written down, then the longest here."
)


def notes_line(notes: ShortlistNotes) -> str:
    """Say whom the notes left help most: "1 note left in November: Bo Roth would gain most"."""
    month = f"{notes.month_of:%B}"
    if not notes.left:
        after = f"{notes.month_of.add(months=1):%B}"
        return f"No note left in {month}; until {after} going without one costs no points."
    from_it = "from it" if notes.left == 1 else "from them"
    left = plural(notes.left, "note")
    return f"{left} left in {month}: {_whom(notes.helped)} would gain most {from_it}."


def note_line(notes: ShortlistNotes, person_id: PersonId) -> str:
    """Say in the form whether a note helps this person most; "" where none is left."""
    if not notes.left:
        return ""
    left = f"{plural(notes.left, 'note')} left for {notes.people} on the shortlist"
    if notes.helps(person_id):
        return f"{left}; this is where one helps most."
    return f"{left}; {_whom(notes.helped)} would gain most."


def _whom(people: tuple[Person, ...]) -> str:
    names = [name_cut(one.name) for one in people[:NAMED]]
    if len(people) > NAMED:
        names.append(f"{len(people) - NAMED} more")
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


ShelfRow: TypeAlias = (
    HelloOwed | Waiting | Withdrawn | Shortlisted | KeepInTouch | Listed | LikelyPair
)
"""Somebody on a shelf, or two who may be one."""


class Shelf(StrEnum):
    """The shelves, in the order they stand in."""

    HELLO = "hello"
    PENDING = "pending"
    WITHDRAWN = "withdrawn"
    SHORTLIST = "shortlist"
    IN_TOUCH = "keep-in-touch"
    EVERYBODY = "everybody"
    LIKELY = "duplicates"


NAMES = {
    Shelf.HELLO: "Hello",
    Shelf.PENDING: "Pending",
    Shelf.WITHDRAWN: "Withdrawn",
    Shelf.SHORTLIST: "Shortlist",
    Shelf.IN_TOUCH: "Keep in touch",
    Shelf.EVERYBODY: "Everybody",
    Shelf.LIKELY: "Duplicates",
}
"""The word on the bar of shelves."""

ABOUT = {
    Shelf.HELLO: "Said yes, and nothing followed yet. A short hello is where value begins.",
    Shelf.PENDING: f"Asked, no answer yet. After {WAITING_DAYS} days: keep waiting, or withdraw.",
    Shelf.WITHDRAWN: "Taken back. LinkedIn lets you ask the same person again after three weeks.",
    Shelf.SHORTLIST: (
        f"Meant to be asked. Engage first; “{VERBS['log']}” begins with what is known."
    ),
    Shelf.IN_TOUCH: "Follow-ups by their date, and every so many days; any contact counts anew.",
    Shelf.EVERYBODY: "Everybody you asked, are connected with or mean to ask, by company.",
    Shelf.LIKELY: "Two entries that may be one person: make them one, or say they are two.",
}
"""What each shelf is for; one line of 80 columns."""

NOBODY = {
    Shelf.HELLO: "No yes is waiting for a hello.",
    Shelf.PENDING: "Nothing is pending.",
    Shelf.WITHDRAWN: "Nothing was withdrawn in the last 90 days.",
    Shelf.SHORTLIST: f"Nobody is on the shortlist. “{VERBS['shortlist']}” puts somebody on it.",
    Shelf.IN_TOUCH: (
        f"Nobody yet. “{VERBS['follow-up']}” or “{VERBS['cadence']}” on a person's page says when."
    ),
    Shelf.EVERYBODY: "Nobody here. “i” brings your connections in from LinkedIn's export.",
    Shelf.LIKELY: "No two entries look like one person.",
}
FIND_EVERYBODY = "a few letters of a name or a company"
NOBODY_FOUND = "Nobody has words in their name or company that begin so."
READING_PEOPLE = "Reading …"
COMPARING = "Comparing names …"
NOTHING_LAPSED = "No request has waited for over six months."
SELECT_FIRST = "Select somebody first."
NO_REQUEST = "There is no request of theirs to settle."

_WHY = {
    Likeness.SAME_NAME: "same name",
    Likeness.SPELLING: "name spelt another way",
    Likeness.ORDER: "names in another order",
    Likeness.NICKNAME: "a name in brackets",
    Likeness.INITIALS: "name with an initial",
    Likeness.SAME_COMPANY: "same company",
    Likeness.NEAR_DATES: "asked within two weeks",
    Likeness.OTHER_ADDRESS: "asked under one address, connected under another",
}


def shelf_word(shelf: Shelf, count: int | None) -> str:
    """Name a shelf with how many are on it: "Pending 12"; None is not known yet."""
    return NAMES[shelf] if count is None else f"{NAMES[shelf]} {count:,}"


def about_shelf(shelf: Shelf, shelves: Shelves) -> str:
    """Say what a shelf is for; beside it whom the notes left help most, or what has lapsed."""
    if shelf is Shelf.SHORTLIST and shelves.notes is not None:
        return f"{ABOUT[shelf]}\n{MARK} {notes_line(shelves.notes)}"
    if shelf is Shelf.PENDING and shelves.lapsed:
        return f"{ABOUT[shelf]}\n{lapsed_line(len(shelves.lapsed))}"
    return ABOUT[shelf]


def lapsed_line(count: int) -> str:
    """Say how many have waited for so long that they have probably lapsed."""
    them, have = ("it", "has") if count == 1 else ("them all", "have")
    requests = plural(count, "request")
    return f"{requests} sent over {LAPSE_DAYS} days ago {have} probably lapsed: E records {them}."


def shelf_count(shelf: Shelf, shelves: Shelves) -> int:
    """How many are on a shelf, those on the one line of the lapsed among them."""
    return len(shelves.waiting if shelf is Shelf.PENDING else shelf_rows(shelf, shelves))


def shelf_rows(shelf: Shelf, shelves: Shelves) -> tuple[ShelfRow, ...]:
    """Who is on a shelf; everybody and likely pairs are read apart."""
    match shelf:
        case Shelf.HELLO:
            return shelves.hellos
        case Shelf.PENDING:
            return tuple(one for one in shelves.waiting if not one.has_lapsed)
        case Shelf.WITHDRAWN:
            return shelves.withdrawn
        case Shelf.SHORTLIST:
            return shelves.shortlist
        case Shelf.IN_TOUCH:
            return shelves.in_touch
        case Shelf.EVERYBODY | Shelf.LIKELY:
            return ()


def person_on(row: ShelfRow) -> Person:
    """Whom a row is about; of two, the one in the log for longer."""
    return row.first if isinstance(row, LikelyPair) else row.person


def at(person: Person) -> str:
    """Where somebody is: "Data lead, Orbital"."""
    return ", ".join(part for part in (person.role, person.company) if part)


def beside_person(person: Person, *, short: bool = False) -> str:
    """Say where somebody is; ``short`` where there is little room."""
    return (person.company or person.role) if short else at(person)


def tell_apart(pair: LikelyPair) -> tuple[str, str]:
    """Say of two where each is; of two at one company what each does there, where that differs."""
    one, other = pair.first, pair.second
    if one.company.casefold() == other.company.casefold() and one.role != other.role:
        return one.role or one.company, other.role or other.company
    return beside_person(one, short=True), beside_person(other, short=True)


def needs_you(row: ShelfRow) -> bool:
    """Whether there is something to do or decide now."""
    match row:
        case Waiting(offers=offers):
            return offers
        case KeepInTouch(is_due=due):
            return due
        case HelloOwed():
            return True
        case _:
            return False


def said_of(row: ShelfRow, today: Date) -> str:
    """Say how it stands with somebody on a shelf."""
    match row:
        case HelloOwed():
            return f"said yes {days_ago_said(row.days)}"
        case Waiting():
            return _waiting(row, today)
        case Withdrawn():
            again = day_said(row.again_on, today)
            return f"ask again from {again}" if row.days_left else "can be asked again"
        case Shortlisted():
            return _shortlisted(row, today)
        case KeepInTouch():
            return in_touch(row, today)
        case Listed(standing=standing):
            return standing_said(standing, today)
        case LikelyPair():
            return why_likely(row)


def standing_said(standing: Standing | None, today: Date | None) -> str:
    """Say where somebody stands: "connected since 16 Sep 2020"; "" where nobody asked them."""
    if standing is None:
        return ""
    day = day_said(standing.since or standing.sent_on or standing.contact_on, today)
    match standing.stand:
        case Stand.CONNECTED:
            return f"connected since {day}"
        case Stand.PENDING:
            return f"pending, sent {day}"
        case Stand.WITHDRAWN:
            return f"withdrawn {day}"
        case Stand.OPEN:
            return f"no answer, ended {day}"


def in_touch(row: KeepInTouch, today: Date) -> str:
    """Say what is planned: "due · quiet 97 days · every 90 days", "send slides · 1 Dec"."""
    cadence = f"every {plural(row.days, 'day')}" if row.days else ""
    day = day_said(row.due_on, today)
    if row.on:
        parts = ["due" if row.is_due else "", row.line or "write again", day, cadence]
    elif not row.is_due:
        parts = [cadence, f"next {day}"]
    elif row.last_on is None:
        parts = ["due", "no contact yet", cadence]
    else:
        quiet = plural(today.toordinal() - row.last_on.toordinal(), "day")
        parts = ["due", f"quiet {quiet}", cadence]
    return " · ".join(filter(None, parts))


def names_agree(pair: LikelyPair) -> str:
    """Say how the names of two agree: "same name"."""
    return _WHY[pair.why[0]]


def why_likely(pair: LikelyPair) -> str:
    """Say why two may be one: "same name, same company"."""
    return ", ".join(_WHY[why] for why in pair.why)


def _waiting(row: Waiting, today: Date) -> str:
    said = f"sent {days_ago_said(row.days)}"
    if row.offers:
        return f"{said} · keep or withdraw?"
    return f"{said} · kept {day_said(row.kept_on, today)}" if row.kept_on else said


def _shortlisted(row: Shortlisted, today: Date) -> str:
    touched = "no contact yet" if not row.contacts else _contacts(row, today)
    parts = [touched]
    if row.again_on:
        parts.append(f"ask again from {day_said(row.again_on, today)}")
    if row.reason:
        parts.append(row.reason)
    return " · ".join(parts)


def _contacts(row: Shortlisted, today: Date) -> str:
    number = "1 contact" if row.contacts == 1 else f"{row.contacts:,} contacts"
    return f"{number}, {day_said(row.last_contact_on, today)}" if row.last_contact_on else number
