"""Whom on the bench a note helps most, in words."""

from __future__ import annotations

from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.shelves import BenchNotes
from netcoach.wording.done import name_cut
from netcoach.wording.figures import plural

MARK = "*"
"""Stands before those whom a note helps most, and before the line that says so."""

NAMED = 2
"""Names the line says, so that it fits a screen; the mark shows the others."""

RULE = (
    "With fewer notes left than people here, a * marks whom one helps most (ours): those of whom "
    "the least is known that you have in common, then those with no contact yet, then target "
    "companies and seniors, then those with a reason written down, then the longest here."
)


def notes_line(notes: BenchNotes) -> str:
    """Say whom the notes left help most: "1 note left in November: Bo Roth would gain most"."""
    month = notes.month_of.format("MMMM")
    if not notes.left:
        after = notes.month_of.add(months=1).format("MMMM")
        return f"No note left in {month}; until {after} going without one costs no points."
    from_it = "from it" if notes.left == 1 else "from them"
    left = plural(notes.left, "note")
    return f"{left} left in {month}: {_whom(notes.helped)} would gain most {from_it}."


def note_line(notes: BenchNotes, person_id: PersonId) -> str:
    """Say in the form whether a note helps this person most; "" where none is left."""
    if not notes.left:
        return ""
    left = f"{plural(notes.left, 'note')} left for {notes.people} on the bench"
    if notes.helps(person_id):
        return f"{left}; this is where one helps most."
    return f"{left}; {_whom(notes.helped)} would gain most."


def _whom(people: tuple[Person, ...]) -> str:
    names = [name_cut(one.name) for one in people[:NAMED]]
    if len(people) > NAMED:
        names.append(f"{len(people) - NAMED} more")
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
