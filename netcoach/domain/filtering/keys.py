"""The keys of the language and the words each of them knows."""

from __future__ import annotations

from netcoach.domain.filtering.values import (
    Column,
    IsQuality,
    IsSource,
    IsState,
    NoteIs,
    NoteSaid,
    State,
    Term,
)
from netcoach.domain.quality import QualityWord
from netcoach.domain.request import Answer, Field, Sign, Source

SILENT = "silent"
"""The word for pending requests old enough to count."""

STANDS: dict[str, Term] = {
    **{state.value: IsState(state=state) for state in State},
    **{word.value: IsQuality(word=word) for word in QualityWord},
    "unrated": IsQuality(word=None),
    "imported": IsSource(source=Source.IMPORT),
    "late": IsSource(source=Source.LATE),
}
"""What ``is:`` knows besides ``SILENT``."""

NOTES: dict[str, Term] = {said.value: NoteIs(said=said) for said in NoteSaid}
FIELDS: dict[str, Field | None] = {field.value: field for field in Field} | {"unknown": None}
SIGNS = {sign.value: sign for sign in Sign}
ANSWERS = {answer.value: answer for answer in Answer}
FILLED = {"yes": True, "none": False}
"""What a column's key knows besides a text to look for."""

DATES = ("after", "before", "on", "week")
COLUMNS = {column.value: column for column in Column} | {"who": Column.NAME}
ALSO = {"since": "after", "in": "on", "person": "who"}
"""Further words for some of the keys, understood but not offered."""

KEYS = ("is", "sign", "field", "note", "who", "company", "role", "event", "reason", *DATES)
"""Every key that is offered, in the order it is offered in; "name" says the same as "who"."""

OFFERED: dict[str, tuple[str, ...]] = {
    "is": (*(state.value for state in State), SILENT, *tuple(STANDS)[len(State) :]),
    "sign": tuple(SIGNS),
    "field": tuple(FIELDS),
    "note": tuple(NOTES),
    "who": (),
    "company": tuple(FILLED),
    "role": tuple(FILLED),
    "event": tuple(FILLED),
    "reason": tuple(FILLED),
    "after": ("this month", "this year", "30d"),
    "before": ("this month", "this year", "30d"),
    "on": ("today", "yesterday", "this month"),
    "week": ("this", "last"),
}
"""The values offered for each key; those of dates and texts are only examples of many more."""


def key_meant(key: str) -> str | None:
    """The key that was meant; None for one there is not."""
    meant = ALSO.get(key, key)
    return meant if meant in KEYS or meant == "name" else None
