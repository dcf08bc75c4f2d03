"""Explanations of the People place, with the user's own figures."""

from __future__ import annotations

from netcoach.domain.outcomes.outcome import REASK_DAYS
from netcoach.domain.people.contacts import CADENCES, KeepInTouch
from netcoach.domain.people.duplicates import NEAR_DAYS, LikelyPair
from netcoach.domain.people.everybody import Listed
from netcoach.domain.people.page import PersonPage
from netcoach.domain.people.shelves import (
    SHELF_DAYS,
    WAITING_DAYS,
    WITHDRAWN_DAYS,
    HelloOwed,
    Shortlisted,
    Waiting,
    Withdrawn,
)
from netcoach.wording.explain.outcomes import explain_hello, explain_waiting
from netcoach.wording.people.shelves import (
    ABOUT,
    NAMES,
    RULE,
    Shelf,
    ShelfRow,
    person_on,
    standing_said,
    why_likely,
)
from netcoach.wording.text import Explanation, day_said, plural

_RULES = {
    Shelf.HELLO: (
        "Whoever accepted is here until something follows: a reply, a talk, any contact you "
        f"note. A yes older than {SHELF_DAYS} days is left in the Log (ours)."
    ),
    Shelf.PENDING: (
        f"Requests without an answer, the longest wait first. Over {WAITING_DAYS} days of it the "
        f"choice is offered (ours); to keep one puts it off for {WAITING_DAYS} days."
    ),
    Shelf.WITHDRAWN: (
        f"Somebody withdrawn can be asked again {REASK_DAYS} days later (LinkedIn's help). "
        f"{WITHDRAWN_DAYS} days after it no more is said of it (ours)."
    ),
    Shelf.SHORTLIST: (
        "People you mean to ask. A comment, a question or a hello first makes the request a "
        f"second contact; the contacts you note are counted here until you ask. {RULE}"
    ),
    Shelf.IN_TOUCH: (
        f"{', '.join(map(str, CADENCES))} days are offered, or any number of your own (ours). "
        "A request, an answer, a talk or a contact you note starts the count anew. A follow-up has "
        "its own date and line; it goes before that, until a contact on its day or later."
    ),
    Shelf.EVERYBODY: (
        "Whoever you logged or imported a request to, every connection LinkedIn's export listed, "
        "and the shortlist. Connections are in no week's count. Whoever was forgotten is left out."
    ),
    Shelf.LIKELY: (
        "Two entries are shown when their names agree and something else speaks for it: the same "
        f"company, or requests within {NEAR_DAYS} days (ours). "
        "Two profile addresses are two people."
    ),
}


def explain_shelf(shelf: Shelf, row: ShelfRow | None) -> Explanation:
    """Explain a shelf, and how the row under the cursor came onto it."""
    said = (f"{person_on(row).name}. {how_it_stands(row)}",) if row else ()
    return Explanation(title=f"{NAMES[shelf]}: {ABOUT[shelf]}", paragraphs=(_RULES[shelf], *said))


def explain_person(page: PersonPage) -> Explanation:
    """Explain where somebody is on the shelves, and why."""
    rows = (page.hello, page.waiting, page.withdrawn, page.shortlisted, page.in_touch)
    said = tuple(how_it_stands(row) for row in rows if row is not None)
    return Explanation(
        title=page.person.name,
        paragraphs=said or ("On no shelf: nothing is owed, pending or due here.",),
    )


def how_it_stands(row: ShelfRow) -> str:
    """Say with its dates how somebody came onto a shelf."""
    match row:
        case HelloOwed():
            return explain_hello(row).paragraphs[0]
        case Waiting():
            return explain_waiting(row).paragraphs[0]
        case Withdrawn():
            withdrawn, again = day_said(row.withdrawn_on), day_said(row.again_on)
            return f"Withdrawn on {withdrawn}, so again from {again}."
        case Shortlisted():
            said = "no contact yet"
            if row.last_contact_on is not None:
                contacts = "1 contact" if row.contacts == 1 else f"{row.contacts} contacts"
                said = f"{contacts}, the last on {day_said(row.last_contact_on)}"
            return f"On the shortlist since {day_said(row.since)}; {said}."
        case KeepInTouch():
            last = day_said(row.last_on) if row.last_on else "never"
            planned = row.line or "follow-up" if row.on else f"every {plural(row.days or 0, 'day')}"
            planned = f"{planned[0].upper()}{planned[1:]}"
            return f"{planned}; last contact {last}, due {day_said(row.due_on)}."
        case Listed(standing=standing):
            said = standing_said(standing, None)
            return f"{said[0].upper()}{said[1:]}." if said else "Not asked yet."
        case LikelyPair():
            return f"May be {row.second.name}: {why_likely(row)}."
