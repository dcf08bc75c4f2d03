"""The filter language of the Log: read, matched, completed."""

from netcoach.domain.filtering.completing import Completion, completions
from netcoach.domain.filtering.keys import KEYS
from netcoach.domain.filtering.matching import matches
from netcoach.domain.filtering.reading import FilterReading, Piece, Trouble
from netcoach.domain.filtering.reading import read_filter as read_filter
from netcoach.domain.filtering.terms import TroubleKind
from netcoach.domain.filtering.values import (
    Column,
    Condition,
    Filled,
    Filter,
    HasText,
    IsField,
    IsQuality,
    IsSign,
    IsSource,
    IsState,
    NoteIs,
    NoteSaid,
    SentWithin,
    Silent,
    State,
    Term,
    asks_quality,
)

__all__ = [
    "KEYS",
    "Column",
    "Completion",
    "Condition",
    "Filled",
    "Filter",
    "FilterReading",
    "HasText",
    "IsField",
    "IsQuality",
    "IsSign",
    "IsSource",
    "IsState",
    "NoteIs",
    "NoteSaid",
    "Piece",
    "SentWithin",
    "Silent",
    "State",
    "Term",
    "Trouble",
    "TroubleKind",
    "asks_quality",
    "completions",
    "matches",
    "read_filter",
]
