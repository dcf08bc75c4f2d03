"""What the screen of an import says beside the preview and the result."""

from __future__ import annotations

TITLE = "Import LinkedIn's own data export"

PATH_PLACEHOLDER = "the zip LinkedIn sent, or its folder: ~/Downloads/…"
WHERE_FROM = "LinkedIn: Settings, Data privacy, Get a copy of your data."
WHAT_IT_DOES = "Past requests are added to their weeks. You see everything before it is saved."
PICK_KEYS = "↑↓ choose · Enter opens · Tab completes · Esc leaves"

NOTHING_HERE = "No folder, zip or CSV file here."
NOTHING_LIKE_IT = "Nothing here is called that."
WHOLE_FOLDER = "import this folder"
MORE = "There is more here; type to narrow it."
PICK_A_FILE = "Pick the zip, or the folder it was unpacked to."

READING = "Reading the export …"
SAVING = "Adding to the log …"
STOP = "Stop"
STOPPING = "Stopping …"
WORK_KEYS = "Esc stops; nothing is changed then."

IMPORT, BACK = "Import", "Back"
ASK_KEYS = "↑↓ choose · Enter answers · Esc back to the preview"

NOTHING_KEYS = "Enter closes · ↑↓ scroll"
CLOSE = "Close"


def preview_keys(*, milestones: bool, questions: bool) -> str:
    """Say what the keys do in a preview, with what it leaves to choose."""
    keys = ["Enter imports"]
    if milestones:
        keys.append("m milestones")
    if questions:
        keys.append("a answers")
    return " · ".join((*keys, "Esc goes back", "↑↓ scroll"))


def ticked(label: str, *, on: bool) -> str:
    """Say something that is on or off: "[x] Record 2 replies as milestones"."""
    return f"[{'x' if on else ' '}] {label}"


def question_number(number: int, questions: int) -> str:
    """Say which of the questions it is."""
    return f"Question {number:,} of {questions:,}"


def result_keys(undo_key: str) -> str:
    """Say what can be done with the result."""
    return f"Enter closes · {undo_key} undoes all of it · ↑↓ scroll"


def imported(requests: int, undo_key: str) -> str:
    """Say on the status line what was added: "120 past requests added · u undoes"."""
    match requests:
        case 0:
            added = "What became of known requests was added"
        case 1:
            added = "1 past request added"
        case _:
            added = f"{requests:,} past requests added"
    return f"{added} · {undo_key} undoes"
