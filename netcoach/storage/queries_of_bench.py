"""What the log knows already of those who are still to be asked."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

from collections import defaultdict

from netcoach.domain.log.request import Sign
from netcoach.domain.people.contacts import TouchKind
from netcoach.domain.people.person import PersonId
from netcoach.domain.people.shelves import TOUCH_SIGNS
from netcoach.storage.queries import Run

_MEANT = "(SELECT b.person_id FROM bench AS b)"
_TOUCHED = f"SELECT DISTINCT t.person_id, t.kind FROM touches AS t WHERE t.person_id IN {_MEANT}"
_SAID = (
    "SELECT DISTINCT r.person_id, a.sign FROM standing_requests AS r"
    " JOIN sign_answers AS a ON a.request_id = r.id AND a.answer = 'yes'"
    f" WHERE r.person_id IN {_MEANT}"
)
# Companies first: few requests are to one of theirs, and only of those the answers are read.
_TARGETS = (
    "SELECT p.id FROM people AS p"
    f" WHERE p.id IN {_MEANT} AND p.company IN (SELECT r.company FROM standing_requests AS r"
    " WHERE r.company <> ''"
    f" AND r.company IN (SELECT c.company FROM people AS c WHERE c.id IN {_MEANT})"
    " AND EXISTS (SELECT 1 FROM sign_answers AS a WHERE a.request_id = r.id"
    f" AND a.sign = '{Sign.TARGET_COMPANY}' AND a.answer = 'yes'))"
)


def known_of_bench(run: Run) -> dict[PersonId, frozenset[Sign]]:
    """The signs that can be said yes of everybody on the bench, those without any left out.

    What a touch says, what an earlier request to them said, and that theirs is a target company
    where a request to anybody there said so.
    """
    known: defaultdict[PersonId, set[Sign]] = defaultdict(set)
    for number, kind in run(_TOUCHED, ()):
        if sign := TOUCH_SIGNS.get(TouchKind(kind)):
            known[PersonId(number)].add(sign)
    for number, said in run(_SAID, ()):
        known[PersonId(number)].add(Sign(said))
    for (number,) in run(_TARGETS, ()):
        known[PersonId(number)].add(Sign.TARGET_COMPANY)
    return {person_id: frozenset(signs) for person_id, signs in known.items()}
