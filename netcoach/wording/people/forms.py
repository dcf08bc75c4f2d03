"""What the forms about people say."""

from __future__ import annotations

from netcoach.domain.errors import InvalidInput
from netcoach.domain.people.contacts import CADENCES as OFFERED
from netcoach.domain.people.contacts import ContactKind
from netcoach.domain.people.duplicates import LikelyPair
from netcoach.domain.people.person import Person
from netcoach.wording.done import name_cut
from netcoach.wording.people.shelves import at, why_likely

SAID = {ContactKind.WROTE: "they wrote"}
"""What a kind of contact is called where its name does not say it."""

KIND, WHEN, WORDS = "What", "When", "Words"
KINDS = tuple((kind.value, SAID.get(kind, kind.value)) for kind in ContactKind)
TAKEN_OUT = "out"
STAYS, STAYING = "It", (("in", "stays, as below"), (TAKEN_OUT, "is taken out of the log"))
TODAY = "today"
WHEN_HINT = "today, yesterday, mon, 12 nov …"
WORDS_HINT = "your own, if you like"
NAME, COMPANY, ROLE, PROFILE = "Name", "Company", "Role", "Profile"
REASON, REASON_HINT = "Why", "what makes them worth asking"
THROUGH, PRIVATE = "Through", "Your words"
EVERY, OWN, OWN_HINT = "Every", "Own days", "any number, like 45"
CADENCES = (
    ("none", "not at all"),
    *((str(days), f"{days} days") for days in OFFERED),
    ("own", "own"),
)
CADENCE_ABOUT = "Any contact, request or answer starts the count anew."
KEEP = "Keep"
MERGE_TITLE = "One person"
MERGE_ABOUT = (
    "Every request, contact and note of both goes to the one you keep; what only the other says "
    "is kept too."
)
SOMEBODY_ELSE = "Somebody else …"
REQUESTS, ONE, TWO = "Requests", "one", "two"
NOT = "Not"
FORGET_YES, FORGET_NO = ("f", "Forget for good"), ("k", "Keep")

_NOT_A_NUMBER = "Own days is a number, like 45."


def contact_title(person: Person) -> str:
    """Name the form that notes a contact."""
    return f"Contact with {name_cut(person.name)}"


def contacts_title(person: Person) -> str:
    """Name the choice of a contact to correct."""
    return f"Which contact with {name_cut(person.name)}"


def cadence_title(person: Person) -> str:
    """Name the form that sets a cadence."""
    return f"Keep in touch with {name_cut(person.name)}"


def shortlist_title(person: Person | None) -> str:
    """Name the form that puts somebody on the shortlist."""
    return f"{name_cut(person.name)} on the shortlist" if person else "Somebody to ask"


def edit_title(person: Person) -> str:
    """Name the form that changes a person."""
    return f"Edit {name_cut(person.name)}"


def merge_about(pair: LikelyPair) -> str:
    """Say why two may be one, and what becoming one does."""
    why = why_likely(pair)
    return f"{why[0].upper()}{why[1:]}. {MERGE_ABOUT}"


def merge_title(person: Person) -> str:
    """Name the choice of whom to merge somebody with."""
    return f"Merge {name_cut(person.name)} with"


def joining_choices(count: int) -> tuple[tuple[str, str], ...]:
    """The answers about requests that were logged twice."""
    become = "become one" if count == 1 else "become one each"
    return (ONE, become), (TWO, "stay two" if count == 1 else "stay two each")


def logged_twice_said(count: int) -> str:
    """Say how many requests were logged twice."""
    were = "request was" if count == 1 else "requests were"
    return f"{count} {were} logged twice, under three weeks apart."


def not_same_title(person: Person) -> str:
    """Name the form that says who somebody is not."""
    return f"{name_cut(person.name)} is somebody else"


def both(pair: LikelyPair) -> str:
    """Name two people: "José Kaplan and Jose Kaplan"."""
    return f"{name_cut(pair.first.name)} and {name_cut(pair.second.name)}"


def may_be(pair: LikelyPair, person: Person) -> str:
    """Say who a person may be too, and why: "Jose Kaplan, Kvant: same company"."""
    return f"{entry(pair.other_than(person.id))}: {why_likely(pair)}"


def entry(person: Person) -> str:
    """Say which of two: "Bo Kessler, Orbital"."""
    return ", ".join(part for part in (name_cut(person.name), at(person)) if part)


def own_days(days: int | None) -> str:
    """A cadence that is none of those offered, as it is typed; "" for the others."""
    return "" if days is None or days in OFFERED else str(days)


def days_said(every: str, own: str) -> int | None:
    """The days of a cadence as chosen; None for none.

    Raises:
        InvalidInput: own days are no number.
    """
    if every == "none":
        return None
    number = own.strip() if every == "own" else every
    if not number.isascii() or not number.isdigit():
        raise InvalidInput(_NOT_A_NUMBER)
    return int(number[:9])
