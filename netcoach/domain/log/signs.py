"""The signs that make a request thoughtful, what each weighs, and how they were answered.

A sign is one row of ``Sign`` here and one row in ``netcoach/wording/log/signs.py``; everything
else goes through the rows. Every number is ours, a judgement; the signs are the article's.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from netcoach.domain.errors import InvalidInput
from netcoach.domain.frozen import frozen

WEIGHTS_VERSION = 2
"""Raised with any change of a weight, so that figures said under an older one can be told."""


class Group(StrEnum):
    """How you know them, why them, and the care it was sent with."""

    KNOWN = "known"
    WHY = "why"
    CARE = "care"


class Sign(StrEnum):
    """What makes a request thoughtful, after the article netcoach is built on.

    A row is the public name, the group it counts in and its points, 0 to 100. Rows of one group
    stand together, in the order they are asked and said in.

    Attributes:
        group: the group it counts in.
        points: what a yes gives when it is the best answer of its group.
    """

    group: Group
    points: int

    def __new__(cls, name: str, group: Group, points: int) -> Sign:
        """Make the member of one row."""
        sign = str.__new__(cls, name)
        sign._value_ = name
        sign.group = group
        sign.points = points
        return sign

    MET = "met", Group.KNOWN, 30
    WORKED = "worked", Group.KNOWN, 25
    INTRODUCED = "introduced", Group.KNOWN, 25
    EVENT = "event", Group.KNOWN, 25
    ALUMNI = "alumni", Group.KNOWN, 20
    THEY_ENGAGE = "they-engage", Group.KNOWN, 20
    I_ENGAGED = "i-engaged", Group.KNOWN, 15
    GROUP = "group", Group.KNOWN, 10
    TARGET_COMPANY = "target-company", Group.WHY, 15
    SENIOR = "senior", Group.WHY, 10
    RECRUITER = "recruiter", Group.WHY, 10
    SHARED_CONNECTIONS = "shared-connections", Group.WHY, 10
    LOCAL = "local", Group.WHY, 10
    SPOKE_FIRST = "spoke-first", Group.CARE, 20


SIGNS: Mapping[str, Sign] = MappingProxyType({sign.value: sign for sign in Sign})
"""Every sign by its public name."""


def signs_in_group(group: Group) -> tuple[Sign, ...]:
    """The signs of a group, in the order of the table."""
    return tuple(sign for sign in Sign if sign.group is group)


KNOWN_SIGNS = frozenset(signs_in_group(Group.KNOWN))
"""The signs that say how the user knows somebody."""


class Field(StrEnum):
    """How near the person's field of work is."""

    SAME = "same"
    RELATED = "related"
    UNRELATED = "unrelated"


@frozen
class Weights:
    """Points of what counts besides the signs, and the most each group can give.

    ``without_note`` and ``without_care`` are the most a request can reach where no note could
    be sent, with care counted and left out: what its points are then measured against.
    """

    field: Mapping[Field, int]
    note: int
    copied_note: int
    reason: int
    caps: Mapping[Group, int]
    without_note: int
    without_care: int


WEIGHTS = Weights(
    field=MappingProxyType({Field.SAME: 20, Field.RELATED: 15, Field.UNRELATED: 0}),
    note=25,
    copied_note=8,
    reason=10,
    caps=MappingProxyType({Group.KNOWN: 40, Group.WHY: 30, Group.CARE: 30}),
    without_note=95,
    without_care=70,
)


class Answer(StrEnum):
    """What is known of a sign; unknown is not no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@frozen
class Signs:
    """The answered signs; every sign in neither set is unknown."""

    yes: frozenset[Sign] = frozenset()
    no: frozenset[Sign] = frozenset()

    def __post_init__(self) -> None:
        if self.yes & self.no:
            raise InvalidInput("A sign cannot be both yes and no; give one answer.")

    def answer(self, sign: Sign) -> Answer:
        """What is known of one sign."""
        if sign in self.yes:
            return Answer.YES
        return Answer.NO if sign in self.no else Answer.UNKNOWN

    @property
    def ground(self) -> Answer:
        """Whether the user knows them in any way; no only when every way was answered no."""
        if not self.yes.isdisjoint(KNOWN_SIGNS):
            return Answer.YES
        return Answer.NO if self.no >= KNOWN_SIGNS else Answer.UNKNOWN

    def with_answer(self, sign: Sign, answer: Answer) -> Signs:
        """The same signs with one answer changed."""
        rest = frozenset({sign})
        return Signs(
            yes=self.yes - rest | (rest if answer is Answer.YES else frozenset()),
            no=self.no - rest | (rest if answer is Answer.NO else frozenset()),
        )


def knows_by(signs: Signs, way: Sign | None) -> Signs:
    """The signs with one way of knowing somebody answered yes; None answers every way no."""
    if way is not None:
        return signs.with_answer(way, Answer.YES)
    return Signs(yes=signs.yes - KNOWN_SIGNS, no=signs.no | KNOWN_SIGNS)


def with_event(signs: Signs, event: str) -> Signs:
    """The signs with the one of events answered yes by the name of an event, if it is open."""
    if not event or signs.answer(Sign.EVENT) is not Answer.UNKNOWN:
        return signs
    return signs.with_answer(Sign.EVENT, Answer.YES)


NOTHING_ANSWERED = Signs()
