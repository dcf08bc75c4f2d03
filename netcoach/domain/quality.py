"""How thoughtful a request is: a range from 0 to 100, computed from its signs, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from netcoach.domain.request import Field, Sign, Signs


class NoteEvidence(StrEnum):
    """What is known of a request's note."""

    PERSONAL = "personal"
    COPIED = "copied"
    NONE = "none"
    ALLOWANCE_SPENT = "allowance-spent"
    UNKNOWN = "unknown"


class OpenQuestion(StrEnum):
    """What can be asked about a request besides its signs."""

    FIELD = "field"
    NOTE = "note"


class QualityWord(StrEnum):
    """60 and over, 35 to 59, under 35 (ours)."""

    THOUGHTFUL = "thoughtful"
    FAIR = "fair"
    THIN = "thin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Everything a request's quality is computed from."""

    signs: Signs = Signs()
    field: Field | None = None
    note: NoteEvidence = NoteEvidence.UNKNOWN
    reason: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityRange:
    """Points from 0 to 100, both ends whole: ``low`` counts unknown as no, ``high`` as yes."""

    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPoints:
    """Points of one group of signs, for the explanation of a quality: (name, points) each."""

    group: str
    points: tuple[tuple[str, float], ...]
    cap: int
    total: float


def quality_of(evidence: Evidence) -> QualityRange | None:
    """The range; None when nothing was answered ("not rated")."""
    raise NotImplementedError


def narrowing_question(evidence: Evidence) -> Sign | OpenQuestion | None:
    """What to ask next: the open question whose answer narrows the range most."""
    raise NotImplementedError
