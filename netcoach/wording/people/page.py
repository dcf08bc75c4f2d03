"""A person's page, the person under the cursor, and finding somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pendulum import Date

from netcoach.domain.log.request import Request
from netcoach.domain.people.contacts import Contact
from netcoach.domain.people.duplicates import LikelyPair
from netcoach.domain.people.index import MOST_FOUND
from netcoach.domain.people.page import PersonPage
from netcoach.domain.people.person import Person
from netcoach.domain.people.shelves import Shortlisted, Waiting
from netcoach.wording.explain.people import how_it_stands
from netcoach.wording.log.signs import sign_label
from netcoach.wording.outcomes import days_ago_said, outcome_said, request_standing
from netcoach.wording.people.forms import SAID, may_be
from netcoach.wording.people.shelves import ShelfRow, at, in_touch, said_of, why_likely
from netcoach.wording.text import day_said

READING = "Reading …"
NO_REQUESTS = "No request to them yet."
GONE = "This person is no longer in the log."
FORGOTTEN = "Forgotten: only the bare requests stay counted."
PROFILE = "linkedin.com/in/"

Section = tuple[str, tuple[str, ...]]
"""A heading and its lines."""


def person_headline(person: Person) -> str:
    """Say who it is: "Bo Kessler · Data lead, Orbital"."""
    return " · ".join(part for part in (person.name, at(person)) if part)


def person_stands(page: PersonPage) -> str:
    """Say where they are on the shelves, in one line; "" where on none."""
    shelves = (page.hello, page.waiting, page.withdrawn, page.shortlisted, page.in_touch)
    parts = [_standing(row, page.today) for row in shelves if row is not None]
    return FORGOTTEN if page.forgotten else " · ".join(parts)


def person_lines(page: PersonPage) -> list[str]:
    """The whole page in plain lines, for the command line."""
    requests = [
        f"{day_said(one.sent.on, page.today)}  {_came_of(one, page)}" for one in page.requests
    ]
    lines = [person_headline(page.person), person_stands(page)]
    for heading, said in (("Requests", requests), *sections(page)):
        lines += ["", heading, *(f"  {line}" for line in said)] if said else []
    return [line for place, line in enumerate(lines) if line or place > 1]


def _came_of(request: Request, page: PersonPage) -> str:
    said = outcomes_line(request, page.today)
    return f"{said} · {request.reason}" if request.reason else said


def sections(page: PersonPage, key_of: Callable[[str], str] | None = None) -> Iterator[Section]:
    """Everything below the requests; what nothing is known of is left out.

    Args:
        page: whose it is.
        key_of: the key of an action that there is for this person, by the action's id; None where
            there are no keys.
    """
    found = (
        ("How you met", tuple(_grounds(page))),
        ("Connected", tuple(_connected(page))),
        ("Joined by name", tuple(_joined(page, key_of))),
        ("Introduced through", (page.through,) if page.through else ()),
        ("Tags", (" ".join(f"#{tag}" for tag in page.tags),) if page.tags else ()),
        ("Contacts", tuple(_contacts(page, key_of))),
        ("Work", tuple(_jobs(page))),
        (f"Others at {page.person.company}", tuple(_others(page))),
        ("Notes sent", tuple(_notes(page))),
        ("Your words", tuple(page.words.splitlines())),
        ("Profile", (f"{PROFILE}{page.person.profile_key}",) if page.person.profile_key else ()),
        (
            "May be the same person",
            tuple(_likely(page, key_of)),
        ),
    )
    yield from (section for section in found if section[1])


def outcomes_line(request: Request, today: Date) -> str:
    """Say what became of a request, with dates: "accepted 3 Nov · talked 9 Nov"."""
    said = [f"{outcome_said(one)} {day_said(on, today)}" for one, on in request.outcomes]
    return " · ".join(said) or request_standing(request.outcomes)


def contact_line(contact: Contact, today: Date) -> str:
    """Say a contact: "12 Nov  met: coffee at the fair"."""
    kind = SAID.get(contact.kind, contact.kind.value)
    kind = "in touch" if contact.kind == "other" else kind
    said = f"{kind}: {contact.words}" if contact.words else kind
    return f"{day_said(contact.on, today)}  {' '.join(said.split())}"


def _standing(row: object, today: Date) -> str:
    from netcoach.domain.people.contacts import KeepInTouch
    from netcoach.domain.people.shelves import HelloOwed, Withdrawn

    match row:
        case HelloOwed(days=days):
            return f"said yes {days_ago_said(days)}, no hello yet"
        case Waiting(days=days):
            return f"pending, sent {days_ago_said(days)}"
        case KeepInTouch():
            return in_touch(row, today)
        case Shortlisted():
            return f"on the shortlist · {said_of(row, today)}"
        case Withdrawn():
            return f"withdrawn · {said_of(row, today)}"
        case _:
            return ""


def _grounds(page: PersonPage) -> Iterator[str]:
    for ground in page.grounds:
        said = [sign_label(sign) for sign in ground.signs]
        if ground.event:
            said.append(ground.event)
        yield f"{day_said(ground.on, page.today)}  {', '.join(said)}"


def _jobs(page: PersonPage) -> Iterator[str]:
    for job in page.jobs:
        work = ", ".join(part for part in (job.role, job.company) if part)
        first, last = (day_said(on, page.today) for on in (job.first_on, job.last_on))
        yield f"{work}  {first}" if first == last else f"{work}  {first} – {last}"


MOST_OTHERS = 6
"""How many others at a company are named (ours)."""


def _connected(page: PersonPage) -> Iterator[str]:
    if page.person.connected_on:
        yield f"since {day_said(page.person.connected_on, page.today)}"


def _joined(page: PersonPage, key_of: Callable[[str], str] | None) -> Iterator[str]:
    if joined := page.joined:
        address = f" ({PROFILE}{joined.profile_key})" if joined.profile_key else ""
        day = day_said(joined.on, page.today)
        yield f"with LinkedIn's {joined.name}{address} on {day}"
        if key_of:
            yield f"{key_of('not-same')} parts them again"


def _others(page: PersonPage) -> Iterator[str]:
    there = page.there
    if names := [one.name for one in there.people[:MOST_OTHERS]]:
        more = len(there.people) - len(names)
        yield ", ".join(names) + (f" and {more:,} more" if more else "")
    if there.answered and there.answered_on:
        day = day_said(there.answered_on, page.today)
        yield f"{there.answered.name} said yes last, {day}"


def _notes(page: PersonPage) -> Iterator[str]:
    for note in page.notes:
        yield f"{day_said(note.on, page.today)}  {' '.join(note.text.split())}"


def _contacts(page: PersonPage, key_of: Callable[[str], str] | None) -> Iterator[str]:
    yield from (contact_line(one, page.today) for one in page.contacts)
    if key_of and page.contacts and not page.forgotten:
        yield f"{key_of('contacts')} corrects one or takes it out"


def _likely(page: PersonPage, key_of: Callable[[str], str] | None) -> Iterator[str]:
    yield from (may_be(pair, page.person) for pair in page.likely)
    if key_of and page.likely:
        asks = " · asks which" if len(page.likely) > 1 else ""
        yield f"{key_of('merge')} makes them one · {key_of('not-same')} keeps them two{asks}"


def strip_lines(row: ShelfRow) -> list[str]:
    """Say who it is, how it stands, and why they are on the shortlist; of two, both and why."""
    if isinstance(row, LikelyPair):
        why = why_likely(row)
        return [_whole(row.first), _whole(row.second), f"{why[0].upper()}{why[1:]}."]
    reason = row.reason if isinstance(row, Shortlisted) else ""
    lines = [_whole(row.person), how_it_stands(row), f"Why: {reason}" if reason else ""]
    return [line for line in lines if line]


def _whole(person: Person) -> str:
    profile = f" · {PROFILE}{person.profile_key}" if person.profile_key else ""
    return f"{person_headline(person)}{profile}"


TITLE = "Find somebody"
HINT_TYPE = "a few letters of a name or a company"
HINT_CHOOSE = "Enter chooses · ↑↓ move · Esc leaves"
HINT = "Enter opens their page · ↑↓ choose · Esc leaves"
NOBODY = "Nobody in the log or on the shortlist has words that begin so."
NOBODY_YET = "Nobody is in the log or on the shortlist yet."


def found_people(count: int) -> str:
    """Say how many were found; at the most that are shown, that letters narrow it down."""
    if count < MOST_FOUND:
        return "1 person" if count == 1 else f"{count} people"
    return f"the first {count} · more letters narrow it down"
