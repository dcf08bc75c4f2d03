"""Whether a request is meant by a filter: the meaning of the language, term by term."""

from __future__ import annotations

from netcoach.domain.frozen import frozen
from netcoach.domain.log.filter.query import (
    Column,
    Filled,
    Filter,
    HasTag,
    HasText,
    IsField,
    IsQuality,
    IsSign,
    IsSource,
    IsState,
    IsTagged,
    NoteIs,
    NoteSaid,
    SentWithin,
    Silent,
    Term,
)
from netcoach.domain.log.quality import word_of
from netcoach.domain.log.request import Outcome, Request
from netcoach.domain.outcomes.kinds import reached
from netcoach.domain.outcomes.outcome import is_pending
from netcoach.domain.people.names import folded
from netcoach.domain.week.review import RatedRequest


@frozen
class SaidOfThem:
    """What else is known of the person a request went to.

    Attributes:
        tags: their tags.
        text: the folded private words, contacts and line of the follow-up.
    """

    tags: frozenset[str] = frozenset()
    text: str = ""


NOTHING_SAID = SaidOfThem()


def matches(row: RatedRequest, filter_: Filter, said: SaidOfThem = NOTHING_SAID) -> bool:
    """Whether a request is meant."""
    return all(
        any(_holds(row, term, said) for term in condition.any_of) is not condition.negated
        for condition in filter_.conditions
    )


def texts_of(request: Request) -> dict[Column, str]:
    """The folded texts of a request; "" where nothing is said."""
    return {
        Column.NAME: folded(request.person.name),
        Column.COMPANY: folded(request.company),
        Column.ROLE: folded(request.role),
        Column.NOTE: folded(request.note or ""),
        Column.REASON: folded(request.reason),
        Column.EVENT: folded(request.event),
    }


def _holds(row: RatedRequest, term: Term, known: SaidOfThem) -> bool:
    request = row.request
    match term:
        case HasText(text=text, column=column):
            texts = texts_of(request)
            looked_in = (*texts.values(), known.text) if column is None else (texts[column],)
            return any(text in one for one in looked_in)
        case Filled(column=column, filled=filled):
            return bool(getattr(request, column.value)) is filled
        case IsState(outcome=outcome):
            return _stands(request, outcome)
        case Silent(sent_by=sent_by):
            return is_pending(request) and request.sent.on <= sent_by
        case IsSource(source=source):
            return request.source is source
        case IsSign(sign=sign, answer=answer):
            return request.signs.answer(sign) is answer
        case IsTagged(tagged=tagged):
            return bool(known.tags) is tagged
        case HasTag(tag=tag):
            return tag in known.tags
        case IsField(field=field):
            return request.field is field
        case NoteIs(said=said):
            return note_said(request.note) is said
        case IsQuality(word=word):
            if row.quality is None:
                return word is None
            return word is not None and word_of(row.quality) is word
        case SentWithin(first=first, after=after):
            on = request.sent.on
            return (first is None or first <= on) and (after is None or on < after)


def note_said(note: str | None) -> NoteSaid:
    """What a stored note says: None is unknown, "" is none."""
    if note is None:
        return NoteSaid.UNKNOWN
    return NoteSaid.YES if note else NoteSaid.NONE


def _stands(request: Request, outcome: Outcome | None) -> bool:
    if outcome is None:
        return is_pending(request)
    return outcome in reached(one for one, _ in request.outcomes)
