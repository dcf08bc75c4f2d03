"""How a filter was read, in one line."""

from __future__ import annotations

from pendulum import Date

from netcoach.domain.log.filter.parser import FilterReading, Trouble, TroubleKind
from netcoach.domain.log.filter.query import (
    KEYS,
    Column,
    Condition,
    Filled,
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
from netcoach.domain.log.request import Source
from netcoach.domain.log.signs import Answer
from netcoach.domain.week.calendar import DAYS, day_after
from netcoach.wording.done import name_cut
from netcoach.wording.log.signs import said_of_sign
from netcoach.wording.outcomes import came_of_it
from netcoach.wording.text import day_said
from netcoach.wording.week.screen import FIELD_WORDS

BETWEEN = " · "
MOST_KNOWN = 6
"""Known words named where one was not understood (ours: they fit 80 columns)."""

_COLUMNS = {
    Column.NAME: "name",
    Column.COMPANY: "company",
    Column.ROLE: "role",
    Column.NOTE: "note",
    Column.REASON: "reason",
    Column.EVENT: "event",
}
_SOURCES = {Source.IMPORT: "imported", Source.LATE: "logged late", Source.LIVE: "logged live"}
_NOTES = {
    NoteSaid.YES: "with a note",
    NoteSaid.NONE: "without a note",
    NoteSaid.UNKNOWN: "note unknown",
}
_EXAMPLES = {
    "after": "after:2026-09, after:30d",
    "before": "before:2026-09, before:30d",
    "on": "on:2026-09-14, on:yesterday, on:sep",
    "week": "week:2026-11-12, week:last",
}
_TYPED_LIKE = {
    **_EXAMPLES,
    "is": "is:pending, is:accepted",
    "sign": "sign:met, sign:worked=no",
    "field": "field:same, field:unknown",
    "note": "note:none, note:sql",
    "who": "who:bo",
    "company": "company:orbital, company:none",
    "role": "role:lead, role:none",
    "event": "event:pyday, event:none",
    "reason": "reason:talk, reason:none",
    "tag": "tag:sql, tag:none",
}


def how_read(reading: FilterReading, today: Date) -> str:
    """Say how a filter was read: "pending · met · sent since 1 Sep 2026 · text “sql”"."""
    said = [condition_words(piece.condition, today) for piece in reading.pieces if piece.condition]
    return BETWEEN.join(said)


def condition_words(condition: Condition, today: Date) -> str:
    """Say one condition: "pending or talked", "not met"."""
    either = " or ".join(_words(term, today) for term in condition.any_of)
    return f"not {either}" if condition.negated else either


def trouble_words(trouble: Trouble) -> str:
    """Say what was not understood, and what would be."""
    value = name_cut(trouble.value)
    known = ", ".join(trouble.known[:MOST_KNOWN])
    more = " …" if len(trouble.known) > MOST_KNOWN else ""
    match trouble.kind:
        case TroubleKind.UNKNOWN_KEY:
            which = "keys are" if trouble.known == KEYS else "near it:"
            return f"there is no {name_cut(trouble.key)}: · {which} {', '.join(trouble.known)}"
        case TroubleKind.UNREADABLE_DATE:
            return f"{trouble.key}:{value} is no date yet · try {_EXAMPLES[trouble.key]}"
        case TroubleKind.NO_VALUE if trouble.key in _EXAMPLES:
            return f"{trouble.key}: takes a date · {_EXAMPLES[trouble.key]}"
        case TroubleKind.NO_VALUE if not known:
            return f"{trouble.key}: takes a text · {trouble.key}:bo"
        case TroubleKind.NO_VALUE:
            either = "a text, or " if trouble.known[:2] == ("yes", "none") else ""
            return f"{trouble.key}: takes {either}{known}{more}"
        case TroubleKind.UNKNOWN_VALUE:
            return f"{trouble.key}:{value} is not known · {known}{more}"


def filter_error(trouble: Trouble) -> str:
    """Say it as a sentence, for the command line; what has no key that there is, is a text."""
    typed = f"{name_cut(trouble.key)}:{name_cut(trouble.value)}"
    known = ", ".join(trouble.known)
    match trouble.kind:
        case TroubleKind.UNKNOWN_KEY:
            which = "the keys are" if trouble.known == KEYS else "near it are"
            key = name_cut(trouble.key)
            return f"There is no key {key}:, so “{typed}” is searched as text; {which} {known}."
        case TroubleKind.UNREADABLE_DATE:
            return f"“{typed}” is no date; type it like {_EXAMPLES[trouble.key]}."
        case TroubleKind.UNKNOWN_VALUE:
            return f"“{typed}” is not understood; {trouble.key}: knows {known}."
        case TroubleKind.NO_VALUE:
            return f"“{typed}” is half a filter; type it like {_TYPED_LIKE[trouble.key]}."


def _words(term: Term, today: Date) -> str:
    match term:
        case HasText(text=text, column=column):
            where = "text" if column is None else _COLUMNS[column]
            return f"{where} “{name_cut(text)}”"
        case Filled(column=column, filled=filled):
            return f"{'with' if filled else 'without'} {_with_article(_COLUMNS[column])}"
        case IsState(outcome=outcome):
            return "pending" if outcome is None else came_of_it(outcome)
        case Silent(sent_by=sent_by):
            return f"no answer, sent by {day_said(sent_by)}"
        case IsSource(source=source):
            return _SOURCES[source]
        case IsSign(sign=sign, answer=answer):
            said = said_of_sign(sign)
            return said if answer is Answer.YES else f"{said}: {answer.value}"
        case IsTagged(tagged=tagged):
            return "tagged" if tagged else "not tagged"
        case HasTag(tag=tag):
            return f"#{name_cut(tag)}"
        case IsField(field=field):
            return "field unknown" if field is None else FIELD_WORDS[field]
        case NoteIs(said=note):
            return _NOTES[note]
        case IsQuality(word=word):
            return "not rated" if word is None else word.value
        case SentWithin():
            return _sent(term, today)


def _with_article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _sent(term: SentWithin, today: Date) -> str:
    first, after = term.first, term.after
    if first is None:
        return f"sent before {day_said(after or today)}"
    if after is None:
        return f"sent since {day_said(first)}"
    days = after.toordinal() - first.toordinal()
    if days == 1:
        return f"sent on {day_said(first)}"
    if days == DAYS:
        return f"sent in the week of {day_said(first)}"
    if days > 31:
        return f"sent in {first.year}"
    if first.day == 1 and after.day == 1:
        return f"sent in {first:%b %Y}"
    return f"sent {day_said(first)} to {day_said(day_after(after, -1))}"
