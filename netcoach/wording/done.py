"""What was done, and how to take it back."""

from __future__ import annotations

from netcoach.domain.change import Change, ChangeKind
from netcoach.wording.text import number_word

SAVING = "saving …"
BUT_STORED = "That is done and stored."
GIVEN_UP = "NOT saved. Your text is still here; Enter tries again."
NOTHING_CHANGED = "Nothing was changed."
NOTHING_SELECTED = "Select a request first."
NO_STEP_SELECTED = "Select a line under “Next” first: Tab goes there."
DELETE_YES, DELETE_NO = ("D", "Delete"), ("k", "Keep")
"""Answers are a letter and the words. D and not d, which asks: held down, it must not answer."""

LONGEST_NAME = 60
"""Characters of a name that a sentence shows (ours); the table shows more."""


def done(act: ChangeKind, name: str, undo_key: str, *, count: int = 1) -> str:
    """Say a write that is on disk: "Logged Bo Kessler · u undoes"."""
    return f"{_did(Change(kind=act, name=name, count=count))} · {undo_key} undoes"


def undone(change: Change, redo_key: str) -> str:
    """Say what undo took back: "Took back: logged Bo Kessler · U does it again"."""
    what = " the import" if change.kind is ChangeKind.IMPORT else f": {_lower(change)}"
    return f"Took back{what} · {redo_key} does it again"


def redone(change: Change, undo_key: str) -> str:
    """Say what redo did again: "Did again: logged Bo Kessler · u undoes"."""
    if change.kind is ChangeKind.IMPORT:
        return f"Imported again · {undo_key} undoes"
    return f"Did again: {_lower(change)} · {undo_key} undoes"


def message_dismissed(undo_key: str) -> str:
    """Say that a burst's message was put away."""
    return f"Put away · {undo_key} undoes"


def half_written(name: str, log_key: str) -> str:
    """Offer what an open form held when the program ended without notice."""
    whose = f" to {name}" if name else ""
    return f"A half-written request{whose} was kept · {log_key} opens it"


TYPED_AGAIN = "What you typed here last time was not saved; it stands here again."


def trying_again(why: str) -> str:
    """Say that a write failed, that nothing typed is lost, and that it is tried again."""
    return f"NOT saved, {why}. Your text is still here; trying again by itself, Esc gives up."


def name_cut(name: str) -> str:
    """Cut a very long name for a sentence."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def delete_question(name: str) -> str:
    """Ask before a request is taken out of the log."""
    return f"Delete the request to {name}? Undo brings it back."


_DID = {
    ChangeKind.LOG: "Logged",
    ChangeKind.EDIT: "Changed",
    ChangeKind.DELETE: "Deleted",
    ChangeKind.SETTLE: "Settled",
    ChangeKind.CHECK: "Noted that you looked through My Network",
    ChangeKind.GUIDELINE: "Set the guideline",
    ChangeKind.WEEK_MARK: "Marked the week",
    ChangeKind.SEEN: "Put a message away",
    ChangeKind.FILL: "Filled the log",
    ChangeKind.IMPORT: "Imported",
    ChangeKind.CLOSE: "Closed the week",
    ChangeKind.REWORD: "Changed the words of a week",
    ChangeKind.CONTACT: "Noted a contact with",
    ChangeKind.CONTACT_CHANGE: "Corrected a contact with",
    ChangeKind.SHORTLIST: "Changed the shortlist for",
    ChangeKind.PERSON: "Changed",
    ChangeKind.CADENCE: "Set how often to contact",
    ChangeKind.FOLLOW_UP: "Set the follow-up of",
    ChangeKind.TAG: "Changed the tags of",
    ChangeKind.WAIT: "Kept waiting for",
    ChangeKind.MERGE: "Merged into",
    ChangeKind.PART: "Parted again:",
    ChangeKind.NOT_SAME: "Remembered as not the same:",
    ChangeKind.FORGET: "Forgot a person",
    ChangeKind.RESTORE: "Restored",
}
_DID_WEEKS = {ChangeKind.WEEK_MARK: "Marked", ChangeKind.CLOSE: "Closed"}
"""What was done to several weeks at once."""


def _named(name: str) -> str:
    return f" {name}" if name else ""


def _did(change: Change) -> str:
    if change.count <= 1:
        return _DID[change.kind] + _named(change.name)
    if change.kind in _DID_WEEKS:
        return f"{_DID_WEEKS[change.kind]} {number_word(change.count)} weeks"
    what = "people" if change.kind is ChangeKind.TAG else "requests"
    return f"{_DID[change.kind]} {change.count:,} {what}"


def _lower(change: Change) -> str:
    did = _did(change)
    return did[0].lower() + did[1:]
