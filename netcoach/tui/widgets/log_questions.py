"""The questions of the log form, and what a draft has answered of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netcoach.domain.log.draft import KeptDraft
from netcoach.domain.log.request import Answer, Sign, Signs
from netcoach.tui.widgets.questions import Question
from netcoach.wording.log import form as words

FIELD = "field"
NOTE_NONE = "note-none"


def _sign(sign: Sign) -> Question:
    order = (Answer.UNKNOWN, Answer.YES, Answer.NO)
    return Question(
        key=sign,
        label=words.SIGN_LABELS[sign],
        asks=words.SIGN_QUESTIONS[sign],
        answers=tuple((answer, words.ANSWERS[answer]) for answer in order),
    )


GROUND = tuple(
    _sign(sign)
    for sign in (
        Sign.MET,
        Sign.WORKED,
        Sign.INTRODUCED,
        Sign.EVENT,
        Sign.ALUMNI,
        Sign.THEY_ENGAGE,
        Sign.I_ENGAGED,
        Sign.GROUP,
    )
)
RELEVANCE = (
    Question(
        key=FIELD,
        label=words.FIELD_LABEL,
        asks=words.FIELD_QUESTION,
        answers=tuple(words.FIELD_ANSWERS.items()),
    ),
    _sign(Sign.TARGET_COMPANY),
    _sign(Sign.SENIOR),
    _sign(Sign.RECRUITER),
    _sign(Sign.SHARED_CONNECTIONS),
)
CARE = (_sign(Sign.SPOKE_FIRST),)
NOTE = (
    Question(
        key=NOTE_NONE,
        label=words.NOTE_NONE_LABEL,
        asks=words.NOTE_NONE_QUESTION,
        answers=tuple(words.NOTE_NONE_ANSWERS.items()),
    ),
)


def answers_in(kept: KeptDraft) -> dict[str, Any]:
    """What a draft has answered, by the questions' keys."""
    signs = {sign.value: kept.signs.answer(sign) for sign in Sign}
    return signs | {FIELD: kept.field, NOTE_NONE: kept.note_none}


def signs_in(given: Mapping[str, Any]) -> Signs:
    """The signs among the answers."""
    return Signs(
        yes=frozenset(sign for sign in Sign if given[sign] is Answer.YES),
        no=frozenset(sign for sign in Sign if given[sign] is Answer.NO),
    )
