"""What the forms about follow-ups and tags say, and what is said of a profile's address."""

from __future__ import annotations

from netcoach.domain.people.person import Person
from netcoach.wording.done import name_cut
from netcoach.wording.keys import VERBS

ON, ON_HINT = "When", "1 dec, mon, 14 for two weeks; empty ends it"
LINE, LINE_HINT = "About", "send slides"
ABOUT = "On that day it is a next step. A contact on it or later does it."
UNTIL, UNTIL_HINT, UNTIL_USUAL = "Until", "7 days; or mon, 1 dec, 14", "7 days"
TAGS, TAGS_HINT = "Tags", "sql, job fair"
ADD, TAKE_OFF = "Add", "Take off"


def follow_up_title(person: Person) -> str:
    """Name the form that sets a follow-up."""
    return f"Follow up with {name_cut(person.name)}"


def put_off_title(person: Person) -> str:
    """Name the form that puts a follow-up off."""
    return f"Put {name_cut(person.name)} off"


def tags_title(person: Person) -> str:
    """Name the form that changes somebody's tags."""
    return f"Tags of {name_cut(person.name)}"


def tags_title_of(count: int) -> str:
    """Name the form that changes the tags of several."""
    return f"Tags of {several(count)}"


def several(count: int) -> str:
    """Name several people: "3 people"."""
    return "1 person" if count == 1 else f"{count:,} people"


def profile_opened(person: Person) -> str:
    """Say that a profile is opened in the browser."""
    return f"Opening the profile of {name_cut(person.name)} in the browser: {_short(person)}"


def address_copied(person: Person) -> str:
    """Say that an address is on the clipboard."""
    return f"Copied the address of {name_cut(person.name)}: {_short(person)}"


def no_address(person: Person) -> str:
    """Say that no address is known, and where to say it."""
    return (
        f"No profile address is known for {name_cut(person.name)}; "
        f"“{VERBS['edit-person']}” on their page adds it."
    )


def marked_people(count: int) -> str:
    """Say how many are marked and what can be done with them."""
    said = f"{count:,} marked · “{VERBS['tag']}” is for all of them"
    return f"{said}, “{VERBS['merge']}” makes the two one" if count == 2 else said


def _short(person: Person) -> str:
    return f"linkedin.com/in/{person.profile_key}"
