"""``netcoach people``, ``contact``, ``shortlist``, ``follow-up``, ``forget``: no screens."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from netcoach.cli.completion import complete_date, complete_tag, complete_who
from netcoach.cli.session import (
    OneOf,
    already_stored,
    as_json,
    columns,
    pass_session,
    places,
    show_json,
    show_lines,
)
from netcoach.cli.who import (
    company_option,
    name_and_url,
    person_and_rest,
    sent_option,
    takes_who,
    url_option,
    who_argument,
    who_said,
)

if TYPE_CHECKING:
    from pendulum import Date

    from netcoach.cli.session import Session
    from netcoach.domain.people.contacts import KeepInTouch
    from netcoach.domain.people.duplicates import LikelyPair
    from netcoach.domain.people.everybody import Listed
    from netcoach.domain.people.finding import Who
    from netcoach.domain.people.person import Person
    from netcoach.domain.people.shelves import (
        HelloOwed,
        Shelves,
        Shortlisted,
        ShortlistNotes,
        Waiting,
        Withdrawn,
    )


Document = dict[str, Any]


def shelves_document(shelves: Shelves) -> Document:
    """Every shelf, each in its order."""
    return {
        "today": shelves.today.isoformat(),
        "said_yes_no_hello": [_hello(one) for one in shelves.hellos],
        "pending": [_waiting(one) for one in shelves.waiting],
        "withdrawn": [_withdrawn(one) for one in shelves.withdrawn],
        "shortlist": [_shortlisted(one, shelves.notes) for one in shelves.shortlist],
        "keep_in_touch": [_in_touch(one) for one in shelves.in_touch],
        "shortlist_notes": _notes(shelves.notes),
    }


def plan_document(person: Person, kept: KeepInTouch | None) -> Document:
    """What is planned with somebody; all of it null where nothing is."""
    nothing = {"follow_up_on": None, "line": "", "cadence_days": None}
    nothing |= {"last_on": None, "due_on": None, "days_over": None}
    return _in_touch(kept) if kept else {**person_document(person), **nothing}


def person_document(person: Person) -> Document:
    """Who somebody is."""
    return {
        "person": person.id,
        "name": person.name,
        "company": person.company,
        "role": person.role,
        "profile": person.profile_key,
    }


def _hello(one: HelloOwed) -> Document:
    return {
        **person_document(one.person),
        "request": one.request_id,
        "sent_on": one.sent_on.isoformat(),
        "accepted_on": one.accepted_on.isoformat(),
        "days": one.days,
    }


def _waiting(one: Waiting) -> Document:
    return {
        **person_document(one.person),
        "request": one.request_id,
        "sent_on": one.sent_on.isoformat(),
        "days": one.days,
        "kept_on": _iso(one.kept_on),
        "keep_or_withdraw": one.offers,
    }


def _withdrawn(one: Withdrawn) -> Document:
    return {
        **person_document(one.person),
        "request": one.request_id,
        "withdrawn_on": one.withdrawn_on.isoformat(),
        "again_on": one.again_on.isoformat(),
        "days_left": one.days_left,
    }


def _notes(notes: ShortlistNotes | None) -> Document | None:
    """Null while the notes reach for everybody on the shortlist, or the plan has no limit."""
    if notes is None:
        return None
    return {
        "left_this_month": notes.left,
        "people": notes.people,
        "help_most": [person.id for person in notes.helped],
    }


def _shortlisted(one: Shortlisted, notes: ShortlistNotes | None) -> Document:
    return {
        **person_document(one.person),
        "reason": one.reason,
        "since": one.since.isoformat(),
        "contacts": one.contacts,
        "note_helps_most": notes is not None and notes.helps(one.person.id),
        "last_contact_on": _iso(one.last_contact_on),
        "again_on": _iso(one.again_on),
    }


def _in_touch(one: KeepInTouch) -> Document:
    return {
        **person_document(one.person),
        "follow_up_on": _iso(one.on),
        "line": one.line,
        "cadence_days": one.days,
        "last_on": _iso(one.last_on),
        "due_on": one.due_on.isoformat(),
        "days_over": one.days_over,
    }


def _iso(day: Date | None) -> str | None:
    return None if day is None else day.isoformat()


def _listed(one: Listed) -> Document:
    return {
        **person_document(one.person),
        "connected_on": _iso(one.person.connected_on),
        "stands": one.standing and one.standing.stand.value,
        "since": _iso(one.standing.since) if one.standing else None,
    }


def _pair(pair: LikelyPair) -> Document:
    return {
        "people": [person_document(one) for one in (pair.first, pair.second)],
        "why": [why.value for why in pair.why],
    }


SHELVES = {
    "hello": "said_yes_no_hello",
    "pending": "pending",
    "withdrawn": "withdrawn",
    "shortlist": "shortlist",
    "keep-in-touch": "keep_in_touch",
    "everybody": "everybody",
    "duplicates": "duplicates",
}
"""The shelves, said here too as the kinds are, and what the document calls each."""

KINDS = ("commented", "messaged", "wrote", "met", "thanked", "called", "shared", "other")
"""Kinds of a contact, said here too so that ``--help`` does not wait for the domain."""


@click.command()
@click.argument("shelf", required=False, type=click.Choice([*SHELVES]))
@as_json
@places()
@pass_session
def people(session: Session, shelf: str | None, as_json: bool) -> None:
    r"""Print the people to greet, to wait for and to ask.

    Those to keep in touch with are among them. With SHELF only those on it: hello, pending,
    withdrawn, shortlist, keep-in-touch, everybody (connections too) or duplicates.

    \b
    netcoach people
    netcoach people everybody --json
    """
    from netcoach.wording.people import plain
    from netcoach.wording.people.shelves import Shelf

    coach, width = session.talking_coach.people, columns()
    match shelf and Shelf(shelf):
        case Shelf.EVERYBODY:
            everybody = coach.by_company()
            document: Document = {"everybody": [_listed(one) for one in everybody.listing()]}
            lines = [] if as_json else plain.everybody_lines(everybody, width=width)
        case Shelf.LIKELY:
            pairs = coach.likely_duplicates()
            document = {"duplicates": [_pair(pair) for pair in pairs]}
            lines = plain.duplicates_lines(pairs)
        case one:
            shelves = coach.shelves()
            document = shelves_document(shelves)
            if shelf:
                document = {name: document[name] for name in ("today", SHELVES[shelf])}
            lines = plain.shelves_lines(shelves, one or None, width=width)
    if as_json:
        show_json({"today": session.talking_coach.today().isoformat(), **document})
    else:
        show_lines(lines, glyphs=session.config.glyphs)


@click.command()
@takes_who
@click.argument("kind", type=OneOf(KINDS))
@click.option(
    "--on",
    "on",
    default="today",
    metavar="DAY",
    help="When it was; today unless said.",
    shell_complete=complete_date,
)
@click.option("--words", default="", metavar="TEXT", help="A few words, for yourself.")
@places()
@pass_session
def contact(session: Session, who: Who, kind: str, on: str, words: str) -> None:
    r"""Note a contact with WHO.

    KIND is commented, messaged, wrote (they wrote to you), met, thanked, called, shared or other.

    \b
    netcoach contact "Bo Kessler" met --words "at the meetup"
    netcoach contact bo messaged --on yesterday
    """
    from netcoach.domain.people.contacts import ContactKind
    from netcoach.domain.text import clean_line
    from netcoach.domain.typed_days import day_typed
    from netcoach.wording.people.plain import touched_line

    coach = session.talking_coach
    day = day_typed(clean_line(on).casefold().replace(",", ""), coach.today())
    person = coach.people.named(who)
    kept = coach.people.add_contact(person.id, ContactKind(kind), on=day, words=words)
    with already_stored():
        show_lines([touched_line(person, kept)], glyphs=session.config.glyphs)


@click.command()
@who_argument
@company_option
@sent_option
@url_option
@click.option("--role", default="", metavar="TEXT", help="What they do there.")
@click.option("--reason", default="", metavar="TEXT", help="Why to ask them; for yourself.")
@click.option("--off", is_flag=True, help="Take them off the shortlist.")
@places()
@pass_session
def shortlist(
    session: Session,
    /,
    who: str,
    company: str,
    sent: str | None,
    url: str,
    role: str,
    reason: str,
    off: bool,
) -> None:
    r"""Put WHO on the shortlist of people meant to be asked.

    Nobody who is pending or has said yes can be on it. Somebody new is put there by their whole
    name, with --company and --url as theirs.

    \b
    netcoach shortlist "Cleo Vance" --company Orbital --reason "her SQL talk"
    netcoach shortlist cleo --off
    """
    from netcoach.domain.people.page import ShortlistDraft
    from netcoach.wording.people.plain import shortlisted_line, unshortlisted_line

    if off and (role or reason):
        raise click.UsageError("--off takes no --role and no --reason.")
    coach = session.talking_coach
    if off:
        person = coach.people.named(who_said(who, company=company, sent=sent, url=url))
        line = unshortlisted_line(coach.people.remove_from_shortlist(person.id))
    else:
        name, url = name_and_url(session, who, url)
        draft = ShortlistDraft(name=name, company=company, url=url, role=role, reason=reason)
        line = shortlisted_line(coach.people.add_to_shortlist(draft))
    with already_stored():
        show_lines([line], glyphs=session.config.glyphs)


@click.command("follow-up")
@takes_who
@click.option(
    "--on",
    "on",
    metavar="DATE",
    help="The day to write to them: 1 dec, mon, 2026-12-01, or 14 for two weeks.",
)
@click.option("--line", metavar="TEXT", help="What it is about, for yourself.")
@click.option("--every", type=int, metavar="DAYS", help="Keep in touch: how often.")
@click.option("--off", is_flag=True, help="End the follow-up and how often.")
@as_json
@places()
@pass_session
def follow_up(
    session: Session,
    who: Who,
    on: str | None,
    line: str | None,
    every: int | None,
    off: bool,
    as_json: bool,
) -> None:
    r"""Say when to write to WHO next, and how often.

    A follow-up is done with the first contact on its day or later. DAYS go by from any contact,
    request or answer until they are due again. What is not said stays as it is.

    \b
    netcoach follow-up "Bo Kessler" --on "1 dec" --line "send slides"
    netcoach follow-up bo --every 90
    """
    from dataclasses import replace

    from netcoach.domain.coming_dates import coming_day
    from netcoach.domain.people.contacts import ContactPlan

    if off is any(one is not None for one in (on, line, every)):
        raise click.UsageError("Say --on DATE, --every DAYS or --line TEXT, or --off to end it.")
    coach = session.talking_coach
    day = None if on is None else coming_day(on, coach.today())
    person = coach.people.named(who)
    plan = ContactPlan()
    if not off:
        kept = coach.people.planned(person.id)
        plan = replace(
            kept,
            on=day or kept.on,
            line=kept.line if line is None else line,
            days=kept.days if every is None else every,
        )
    coach.people.plan_contact(person.id, plan)
    with already_stored():
        in_touch = coach.people.page(person.id).in_touch
        if as_json:
            show_json(plan_document(person, in_touch))
        else:
            from netcoach.wording.people.plain import plan_line

            show_lines([plan_line(person, in_touch)], glyphs=session.config.glyphs)


@click.command()
@click.argument("who", shell_complete=complete_who)
@click.argument("tags", metavar="TAG...", nargs=-1, required=True, shell_complete=complete_tag)
@company_option
@sent_option
@url_option
@click.option("--off", is_flag=True, help="Take the tags off.")
@as_json
@places()
@pass_session
def tag(
    session: Session,
    who: str,
    tags: tuple[str, ...],
    company: str,
    sent: str | None,
    url: str,
    off: bool,
    as_json: bool,
) -> None:
    r"""Sort people by words of your own: give WHO each TAG.

    `netcoach list tag:sql` prints the requests to them.

    \b
    netcoach tag "Bo Kessler" sql "job fair"
    netcoach tag bo sql --off
    """
    coach = session.talking_coach
    person, tags = person_and_rest(
        (who, *tags), who_said(who, company=company, sent=sent, url=url), coach.people.named
    )
    coach.people.tag([person.id], *(((), tags) if off else (tags, ())))
    with already_stored():
        now = coach.people.page(person.id).tags
        if as_json:
            show_json({**person_document(person), "tags": list(now)})
        else:
            from netcoach.wording.people.plain import tags_line

            show_lines([tags_line(person, now)], glyphs=session.config.glyphs)


@click.command()
@takes_who
@click.option("--yes", is_flag=True, help="Do not ask.")
@places()
@pass_session
def forget(session: Session, who: Who, yes: bool) -> None:
    r"""Erase WHO from the log and its backups.

    Only their bare requests stay counted. Exports, and copies made with `netcoach backup PATH`,
    are yours to delete.

    This cannot be undone, so --yes takes a whole name or an address only.

    \b
    netcoach forget "Bo Kessler"
    netcoach forget linkedin.com/in/bo-kessler --yes
    """
    from netcoach.domain.people.finding import is_exact
    from netcoach.wording.people.plain import forget_question, forgotten_lines

    coach = session.talking_coach
    person = coach.people.named(who)
    if yes and not is_exact(who, person):
        raise click.UsageError("Forgetting cannot be undone: with --yes, type the whole name.")
    if not yes:
        if not sys.stdin.isatty():
            raise click.UsageError("Forgetting cannot be undone; say --yes to do it unasked.")
        question = forget_question(person, coach.people.mentions(person.id))
        click.confirm(question, abort=True, err=True)
    done = coach.people.forget(person.id)
    with already_stored():
        show_lines(forgotten_lines(done), glyphs=session.config.glyphs)
