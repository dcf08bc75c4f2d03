"""The keys: one verb and one line of help for every action, by the id a config remaps it with."""

from __future__ import annotations

VERBS = {
    "log": "New request",
    "signs": "Signs",
    "edit": "Edit",
    "delete": "Delete",
    "undo": "Undo",
    "redo": "Redo",
    "seen": "Put away",
    "previous-week": "Earlier",
    "next-week": "Later",
    "today": "Today",
    "filter": "Filter",
    "mark": "Mark",
    "mark-range": "Mark up to here",
    "mark-all": "Mark all",
    "unmark": "Unmark or clear",
    "week-of": "Its week",
    "outcome": "Outcome",
    "explain": "Explain",
    "import": "Import",
    "quit": "Quit",
    "palette": "Palette",
    "theme": "Theme",
}
"""What each action does, in a word or two; the keys of this table are the ids."""

HELP = {
    "log": "Log a request you have sent",
    "signs": "Answer the signs of the selected request",
    "edit": "Change the selected request",
    "delete": "Take the selected request out of the log; undo brings it back",
    "undo": "Take back the newest change",
    "redo": "Do again what was taken back",
    "seen": "Put the selected burst message away",
    "previous-week": "Show the week before",
    "next-week": "Show the week after",
    "today": "Back to this week",
    "filter": "Show only some requests: by words, or is:pending, company:orbital, after:2026-09",
    "mark": "Mark the selected request, to settle or delete many at once",
    "mark-range": "Mark every request from the last marked one to the selected one",
    "mark-all": "Mark every request the filter shows, or none",
    "unmark": "Take the marks off; without any, clear the filter",
    "week-of": "Show the week of the selected request",
    "outcome": "Say what became of the selected request, or of all marked ones",
    "explain": "Explain what is in focus, with your own figures",
    "import": "Fill the past months from LinkedIn's own data export",
    "quit": "Leave netcoach",
    "palette": "Every action with its key",
    "theme": "Change the colours for this session",
}
