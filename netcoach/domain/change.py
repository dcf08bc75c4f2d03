"""What a write did, for "Logged Bo Kessler · u undoes" and for the journal."""

from __future__ import annotations

from enum import StrEnum

from netcoach.domain.frozen import frozen


class ChangeKind(StrEnum):
    """What a journal entry did; the values are stored."""

    LOG = "log"
    EDIT = "edit"
    DELETE = "delete"
    SETTLE = "settle"
    CHECK = "check"
    GUIDELINE = "guideline"
    WEEK_MARK = "week-mark"
    SEEN = "seen"
    FILL = "fill"
    IMPORT = "import"
    CLOSE = "close"
    REWORD = "reword"
    CONTACT = "contact"
    CONTACT_CHANGE = "contact-change"
    SHORTLIST = "shortlist"
    PERSON = "person"
    CADENCE = "cadence"
    FOLLOW_UP = "follow-up"
    TAG = "tag"
    WAIT = "wait"
    MERGE = "merge"
    PART = "part"
    NOT_SAME = "not-same"
    FORGET = "forget"
    RESTORE = "restore"


@frozen
class Change:
    """A journal entry that was taken back or done again.

    ``name`` is the person's or ""; ``count`` how many requests or weeks it is about, 1 for one or
    none.
    """

    kind: ChangeKind
    name: str = ""
    count: int = 1
