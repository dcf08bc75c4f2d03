"""What every answer about a request weighs: the one table quality is computed from.

Every number is ours, a judgement; the signs themselves are the article's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from netcoach.domain.log.request import Field, Sign

WEIGHTS_VERSION = 1
"""Raised with any change of the table, so that figures said under an older one can be told."""


class Group(StrEnum):
    """Ground is how you come to each other; relevance, why them; care, how it was sent."""

    GROUND = "ground"
    RELEVANCE = "relevance"
    CARE = "care"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Points of every answer, and the most each group can give.

    ``without_note`` and ``without_care`` are the most a request can reach where no note could
    be sent, with care counted and left out: what its points are then measured against.
    """

    signs: Mapping[Group, Mapping[Sign, int]]
    field: Mapping[Field, int]
    note: int
    copied_note: int
    reason: int
    caps: Mapping[Group, int]
    without_note: int
    without_care: int


WEIGHTS = Weights(
    signs=MappingProxyType(
        {
            Group.GROUND: {
                Sign.MET: 30,
                Sign.WORKED: 25,
                Sign.INTRODUCED: 25,
                Sign.EVENT: 25,
                Sign.ALUMNI: 20,
                Sign.THEY_ENGAGE: 20,
                Sign.I_ENGAGED: 15,
                Sign.GROUP: 10,
            },
            Group.RELEVANCE: {
                Sign.TARGET_COMPANY: 15,
                Sign.SENIOR: 10,
                Sign.RECRUITER: 10,
                Sign.SHARED_CONNECTIONS: 10,
            },
            Group.CARE: {Sign.SPOKE_FIRST: 20},
        }
    ),
    field=MappingProxyType({Field.SAME: 20, Field.RELATED: 15, Field.UNRELATED: 0}),
    note=25,
    copied_note=8,
    reason=10,
    caps=MappingProxyType({Group.GROUND: 40, Group.RELEVANCE: 30, Group.CARE: 30}),
    without_note=95,
    without_care=70,
)

GROUND_SIGNS = frozenset(WEIGHTS.signs[Group.GROUND])
"""The signs that say how sender and receiver come to each other."""

KNOWN_BEFORE = frozenset({Sign.MET, Sign.WORKED})
"""Any of these answered yes: they knew each other before."""
