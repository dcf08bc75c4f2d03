"""How thoughtful a request is: a range from 0 to 100, computed from its signs, never stored.

What became of a request never enters: measured acceptance is as high for mass sendings as for
single ones, so a figure that followed it would learn to spam.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm
from typing import Any

from netcoach.domain.frozen import frozen
from netcoach.domain.log.signs import (
    NOTHING_ANSWERED,
    WEIGHTS,
    Answer,
    Field,
    Group,
    Sign,
    Signs,
    signs_in_group,
)


class NoteEvidence(StrEnum):
    """What is known of a request's note."""

    PERSONAL = "personal"
    COPIED = "copied"
    NONE = "none"
    UNKNOWN = "unknown"


class FurtherQuestion(StrEnum):
    """What can be asked about a request besides its signs."""

    FIELD = "field"
    NOTE = "note"


class QualityWord(StrEnum):
    """60 and over, 35 to 59, under 35 (ours)."""

    THOUGHTFUL = "thoughtful"
    FAIR = "fair"
    THIN = "thin"


_SIGNS = {group: signs_in_group(group) for group in Group}
_OF_GROUP = {group: frozenset(signs) for group, signs in _SIGNS.items()}
_EVERY_SIGN = frozenset(Sign)


@frozen
class Evidence:
    """Everything a request's quality is computed from.

    ``spent``: all personal notes of its calendar month are used, so that no request of the month
    is held to one, whichever came first.
    """

    signs: Signs = NOTHING_ANSWERED
    field: Field | None = None
    note: NoteEvidence = NoteEvidence.UNKNOWN
    spent: bool = False
    reason: bool = False

    @property
    def is_rated(self) -> bool:
        """Whether anything was answered; a blank for want of a note is no answer."""
        blank_by_want = self.spent and self.note is NoteEvidence.NONE
        note_said = self.note is not NoteEvidence.UNKNOWN and not blank_by_want
        return bool(self.signs.yes or self.signs.no or self.field or note_said or self.reason)


@frozen
class QualityRange:
    """Points from 0 to 100, both ends whole: ``low`` counts unknown as no, ``high`` as yes."""

    low: int
    high: int


@frozen
class GroupPoints:
    """Points of one group of signs, for the explanation of a quality: (name, points) each.

    The best answer comes first and counts in full, each further one half; ``total`` is their
    sum or the cap. Names are the signs' own, "same-field", "related-field", "note",
    "copied-note" and "reason".
    """

    group: Group
    points: tuple[tuple[str, float], ...]
    cap: int
    total: float


@lru_cache(maxsize=1024)
def quality_of(evidence: Evidence) -> QualityRange | None:
    """The range, rounded half up at the very end; None when nothing was answered ("not rated")."""
    if not evidence.is_rated:
        return None
    low, high = _ends(evidence)
    return QualityRange(low=_half_up(low, PARTS), high=_half_up(high, PARTS))


WIDEST = 30
"""Points between the ends of a range from which on too little is known for a word, or for its
middle to be drawn (ours)."""


def word_of(quality: QualityRange) -> QualityWord | None:
    """The word for the low end of a range; None while the range is wider than 30 points."""
    if quality.high - quality.low > WIDEST:
        return None
    if quality.low >= 60:
        return QualityWord.THOUGHTFUL
    return QualityWord.FAIR if quality.low >= 35 else QualityWord.THIN


def breakdown_of(evidence: Evidence, *, unknown_counts: bool) -> tuple[GroupPoints, ...]:
    """Explain one end of the range by the points of each group, in the table's order.

    Args:
        evidence: what was said about the request.
        unknown_counts: False for the low end of the range, True for the high one.
    """
    return tuple(_group_points(group, evidence, unknown_counts=unknown_counts) for group in Group)


def narrowing_question(
    evidence: Evidence, *, may_note: bool = True
) -> Sign | FurtherQuestion | None:
    """What to ask next: the open question whose answers narrow the range most on average.

    Equal ones are told apart by the table's order. None when no answer would change anything.
    ``may_note``: a note can still be written; where none is left it is not asked for.
    """
    low, high = _ends(evidence)
    best = Fraction(0)
    question = None
    for asked, answers in _open_questions(evidence):
        if asked is FurtherQuestion.NOTE and not may_note:
            continue
        left = [_ends(answered) for answered in answers]
        narrowed = (high - low) - Fraction(sum(above - below for below, above in left), len(left))
        if narrowed > best:
            best, question = narrowed, asked
    return question


PARTS = lcm(
    2,
    2 * WEIGHTS.without_care // gcd(100, 2 * WEIGHTS.without_care),
    2 * WEIGHTS.without_note // gcd(100, 2 * WEIGHTS.without_note),
)
"""Parts of a point in which every half and every share of a lesser whole is a whole number."""


def _ends(evidence: Evidence) -> tuple[int, int]:
    """Both ends of the range, exactly, in parts of a point."""
    return _parts(evidence, unknown_counts=False), _parts(evidence, unknown_counts=True)


def _parts(evidence: Evidence, *, unknown_counts: bool) -> int:
    """Parts of 0 to 100 points; in a spent month at least those of what it takes without a note."""
    signs = evidence.signs
    counting = _EVERY_SIGN - signs.no if unknown_counts else signs.yes
    known = _half_points(Group.KNOWN, counting & _OF_GROUP[Group.KNOWN])
    why = _half_points(
        Group.WHY,
        counting & _OF_GROUP[Group.WHY],
        field=evidence.field,
        unknown_counts=unknown_counts,
    )

    def care(note: NoteEvidence) -> int:
        return _half_points(
            Group.CARE,
            counting & _OF_GROUP[Group.CARE],
            note=note,
            reason=evidence.reason,
            unknown_counts=unknown_counts,
        )

    points = (known + why + care(evidence.note)) * PARTS // 2
    if not evidence.spent:
        return points
    return max(
        points,
        (known + why) * 100 * PARTS // (2 * WEIGHTS.without_care),
        (known + why + care(NoteEvidence.NONE)) * 100 * PARTS // (2 * WEIGHTS.without_note),
    )


@lru_cache(maxsize=1024)
def _half_points(
    group: Group, signs: frozenset[Sign], *, unknown_counts: bool = False, **further: Any
) -> int:
    """A group's points of these signs and of what else was said in it."""
    counted = [sign.points for sign in signs]
    said = Evidence(**further)
    more = _further_points(group, said, unknown_counts=unknown_counts)
    return _capped(group, [*counted, *(points for _, points in more)])


def _capped(group: Group, counted: Sequence[int]) -> int:
    """A group's points, doubled to stay whole: the best, half of the rest, up to the cap."""
    return min(2 * WEIGHTS.caps[group], max(counted, default=0) + sum(counted))


def _group_points(group: Group, evidence: Evidence, *, unknown_counts: bool) -> GroupPoints:
    counted = sorted(_counted(group, evidence, unknown_counts), key=lambda one: -one[1])
    return GroupPoints(
        group=group,
        points=tuple(
            (name, float(points) if place == 0 else points / 2)
            for place, (name, points) in enumerate(counted)
        ),
        cap=WEIGHTS.caps[group],
        total=_capped(group, [points for _, points in counted]) / 2,
    )


def _counted(group: Group, evidence: Evidence, unknown_counts: bool) -> list[tuple[str, int]]:
    """Everything that counts in a group, in full points, in the table's order."""
    yes, no = evidence.signs.yes, evidence.signs.no
    counted: list[tuple[str, int]] = [
        (sign, sign.points)
        for sign in _SIGNS[group]
        if (sign not in no if unknown_counts else sign in yes)
    ]
    counted += _further_points(group, evidence, unknown_counts=unknown_counts)
    return counted


def _further_points(
    group: Group, evidence: Evidence, *, unknown_counts: bool
) -> Iterator[tuple[str, int]]:
    """What counts in a group besides its signs."""
    if group is Group.WHY:
        field = evidence.field or (Field.SAME if unknown_counts else Field.UNRELATED)
        if field is not Field.UNRELATED:
            yield f"{field}-field", WEIGHTS.field[field]
    if group is Group.CARE:
        note = evidence.note
        if note is NoteEvidence.PERSONAL or (note is NoteEvidence.UNKNOWN and unknown_counts):
            yield "note", WEIGHTS.note
        elif note is NoteEvidence.COPIED:
            yield "copied-note", WEIGHTS.copied_note
        if evidence.reason:
            yield "reason", WEIGHTS.reason


def _open_questions(
    evidence: Evidence,
) -> Iterator[tuple[Sign | FurtherQuestion, tuple[Evidence, ...]]]:
    """Every question not answered yet, in the table's order, with what each answer would make."""
    for group in Group:
        if group is Group.WHY and evidence.field is None:
            yield FurtherQuestion.FIELD, tuple(replace(evidence, field=field) for field in Field)
        if group is Group.CARE and evidence.note is NoteEvidence.UNKNOWN:
            notes = (NoteEvidence.PERSONAL, NoteEvidence.NONE)
            yield FurtherQuestion.NOTE, tuple(replace(evidence, note=note) for note in notes)
        for sign in _SIGNS[group]:
            if evidence.signs.answer(sign) is Answer.UNKNOWN:
                yield (
                    sign,
                    tuple(
                        replace(evidence, signs=evidence.signs.with_answer(sign, answer))
                        for answer in (Answer.YES, Answer.NO)
                    ),
                )


def _half_up(number: int, of: int) -> int:
    """A whole number of parts, ``of`` of them a point, in points; half a point counts up."""
    return (2 * number + of) // (2 * of)
