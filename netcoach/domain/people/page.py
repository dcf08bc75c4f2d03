"""Everything one person's page shows, and what can be said of a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pendulum import Date

from netcoach.domain.errors import InvalidInput
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Request, RequestId
from netcoach.domain.log.signs import KNOWN_SIGNS, Sign
from netcoach.domain.people.contacts import Contact, KeepInTouch
from netcoach.domain.people.duplicates import LikelyPair
from netcoach.domain.people.names import profile_key
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.shelves import HelloOwed, Shortlisted, Waiting, Withdrawn
from netcoach.domain.people.standing import KnownStanding, Stand
from netcoach.domain.text import NOTE_LENGTH, TEXT_LENGTH, check_length, clean_line, clean_text


@frozen
class Ground:
    """How the user came to a person, as one request says it.

    ``signs`` are the ground signs answered yes, in the order of the signs; ``event`` is "" when
    none was said.
    """

    request_id: RequestId
    on: Date
    signs: tuple[Sign, ...]
    event: str


@frozen
class Job:
    """A company and role a person was said to have, from the first to the last local date."""

    company: str
    role: str
    first_on: Date
    last_on: Date


@frozen
class SentNote:
    """A note that went with a request."""

    request_id: RequestId
    on: Date
    text: str


@frozen
class PersonDraft:
    """What the user says of a person; every text may be "" but the name.

    Attributes:
        url: their profile address, as typed; a key is its own address.
        through: who introduced them.
        words: private words, of several lines.
    """

    name: str
    company: str = ""
    role: str = ""
    url: str = ""
    through: str = ""
    words: str = ""


@frozen
class ShortlistDraft:
    """Somebody meant to be asked: a known person, or one by name.

    ``person_id`` is the known person meant, None for somebody new; the texts of a known person
    that are "" stay as they are.
    """

    name: str
    person_id: PersonId | None = None
    company: str = ""
    role: str = ""
    url: str = ""
    reason: str = ""


@frozen
class JoinedByName:
    """What somebody is called on LinkedIn, where the name alone says that it is they.

    ``profile_key`` is "" where the import has no address; ``on`` is the local date of the import.
    """

    name: str
    profile_key: str
    on: Date


@frozen
class KnownThere:
    """Who else of a person's company is known, and who of them said yes to a request last.

    ``people`` are in the order of their names; ``answered`` is None where nobody said yes.
    """

    people: tuple[Person, ...]
    answered: Person | None = None
    answered_on: Date | None = None


def known_there(people: Iterable[Person], stands: Iterable[KnownStanding]) -> KnownThere:
    """Whom one knows at a company, of whom ``stands`` says where those stand that were asked."""
    yes = [
        (one.standing.since, one.person.id, one.person)
        for one in stands
        if one.standing.stand is Stand.CONNECTED
        and not one.standing.is_listed
        and one.standing.since
    ]
    on, _, last = max(yes) if yes else (None, None, None)
    return KnownThere(
        people=tuple(sorted(people, key=lambda one: (one.name, one.id))),
        answered=last,
        answered_on=on,
    )


@frozen
class PersonPage:
    """One person.

    Attributes:
        today: the local date it was made on.
        forgotten: only the bare requests are left of them.
        through: who introduced them, "" when not said.
        words: the user's private words, "" when none.
        requests: newest first, each with its outcomes.
        contacts: newest first.
        grounds: how the user came to them, newest request first; only requests that say it.
        jobs: companies and roles over time, newest first.
        notes: what was sent, newest first.
        hello, waiting, withdrawn, shortlisted, in_touch: where they are on the shelves, None where
            they are not.
        tags: in order.
        likely: who may be the same person.
        joined: whom the name alone joined them with; ``PeopleService.part`` parts them again.
        there: who else is known at their company.
    """

    today: Date
    person: Person
    forgotten: bool = False
    through: str = ""
    words: str = ""
    requests: tuple[Request, ...] = ()
    contacts: tuple[Contact, ...] = ()
    grounds: tuple[Ground, ...] = ()
    jobs: tuple[Job, ...] = ()
    notes: tuple[SentNote, ...] = ()
    hello: HelloOwed | None = None
    waiting: Waiting | None = None
    withdrawn: Withdrawn | None = None
    shortlisted: Shortlisted | None = None
    in_touch: KeepInTouch | None = None
    tags: tuple[str, ...] = ()
    likely: tuple[LikelyPair, ...] = ()
    joined: JoinedByName | None = None
    there: KnownThere = KnownThere(people=())


@frozen
class Mentions:
    """Where somebody's name is, or may be, that stays there when they are forgotten.

    Attributes:
        texts: how many texts about other people hold it: notes, reasons, words ...
        people: the names of those people, each once, in order.
        weeks: how many lines about weeks hold it.
        damaged: files of a damaged log that was put aside, which nobody can take a name out of.
    """

    texts: int = 0
    people: tuple[str, ...] = ()
    weeks: int = 0
    damaged: tuple[Path, ...] = ()


@frozen
class Forgotten:
    """What forgetting somebody left and did.

    Attributes:
        requests: how many bare requests stay counted.
        backups: how many backups they were taken out of.
        mentions: where the name still stands; netcoach does not touch what was written about
            somebody else.
    """

    requests: int
    backups: int
    mentions: Mentions


Said = tuple[Date, str, str]
"""On a local date, this company and role were said; either may be ""."""


def grounds_of(requests: Iterable[Request]) -> tuple[Ground, ...]:
    """How the user came to a person, request by request; those that do not say are left out."""
    found = (
        Ground(
            request_id=request.id,
            on=request.sent.on,
            signs=tuple(sign for sign in Sign if sign in KNOWN_SIGNS and sign in request.signs.yes),
            event=request.event,
        )
        for request in requests
    )
    return tuple(one for one in found if one.signs or one.event)


def notes_of(requests: Iterable[Request]) -> tuple[SentNote, ...]:
    """The notes that were written, in the order of the requests."""
    return tuple(
        SentNote(request_id=request.id, on=request.sent.on, text=request.note)
        for request in requests
        if request.note
    )


def jobs_of(said: Sequence[Said]) -> tuple[Job, ...]:
    """Companies and roles over time, newest first; the same again in a row is one.

    What leaves the company or the role open neither begins nor ends one where it agrees.
    """
    jobs: list[Job] = []
    for on, company, role in sorted(said):
        if not (company or role):
            continue
        last = jobs[-1] if jobs else None
        if last and _agree(last.company, company) and _agree(last.role, role):
            jobs[-1] = Job(
                company=last.company or company,
                role=last.role or role,
                first_on=last.first_on,
                last_on=on,
            )
        else:
            jobs.append(Job(company=company, role=role, first_on=on, last_on=on))
    return tuple(reversed(jobs))


def _agree(one: str, other: str) -> bool:
    return not one or not other or one.casefold() == other.casefold()


_NO_NAME = "A person needs a name; forget them instead if nothing of them is to stay."
_NOBODY = "Who is meant to be asked? A name is all that is needed."


def checked_person(draft: PersonDraft) -> PersonDraft:
    """The draft with every text cleaned and the address made a key. Raises InvalidInput."""
    return replace(
        draft,
        name=_named(draft.name, _NO_NAME),
        company=_line("company", draft.company),
        role=_line("role", draft.role),
        url=profile_key(_line("profile address", draft.url)),
        through=_line("name of who introduced them", draft.through),
        words=checked_words(draft.words),
    )


def checked_shortlist(draft: ShortlistDraft) -> ShortlistDraft:
    """The draft with every text cleaned and the address made a key. Raises InvalidInput."""
    return replace(
        draft,
        name=_named(draft.name, _NOBODY),
        company=_line("company", draft.company),
        role=_line("role", draft.role),
        url=profile_key(_line("profile address", draft.url)),
        reason=_line("reason", draft.reason),
    )


def checked_words(words: str) -> str:
    """Words of several lines, cleaned. Raises InvalidInput when they are too long."""
    cleaned = clean_text(words)
    check_length("text", cleaned, NOTE_LENGTH)
    return cleaned


def _named(name: str, missing: str) -> str:
    cleaned = _line("name", name)
    if not cleaned:
        raise InvalidInput(missing)
    return cleaned


def _line(field: str, text: str) -> str:
    line = clean_line(text)
    check_length(field, line, TEXT_LENGTH)
    return line
