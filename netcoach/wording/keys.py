"""The keys: one verb and one line of help for every action, and the screens they go to."""

from __future__ import annotations

VERBS = {
    "log": "New request",
    "log-several": "Several requests",
    "signs": "How you know them",
    "edit": "Edit",
    "delete": "Delete",
    "undo": "Undo",
    "redo": "Redo",
    "put-off-week": "Not this week",
    "record-lapsed": "Record as lapsed",
    "looked": "I looked through My Network",
    "sample": "Sample year",
    "leave-sample": "Back to your own log",
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
    "go-week": "Week",
    "go-log": "Log",
    "go-people": "People",
    "contact": "Contact",
    "keep-waiting": "Keep",
    "shortlist": "On or off the shortlist",
    "shortlist-new": "Somebody new to the shortlist",
    "shortlist-why": "Why on the shortlist",
    "cadence": "Every N days",
    "follow-up": "Follow-up",
    "put-off": "Put off",
    "tag": "Tags",
    "browser": "Profile",
    "copy-address": "Copy address",
    "merge": "Merge",
    "not-same": "Two people",
    "previous-shelf": "Shelf before",
    "next-shelf": "Shelf after",
    "edit-person": "Edit",
    "contacts": "Correct a contact",
    "forget": "Forget",
    "said-hello": "Said hello",
    "remind": "Remind me",
    "leave-page": "Back",
    "page": "Page",
    "find": "Find",
    "edit-closing": "Change the words",
    "open-again": "Open again",
    "close-week": "Close week",
    "rest": "Rest",
    "part-week": "Part week",
    "reviews": "Past reviews",
    "settings": "Settings",
    "change-setting": "Change",
    "explain": "Explain",
    "import": "Import",
    "quit": "Quit",
    "suspend": "Suspend",
    "palette": "All",
    "theme": "Theme",
}
"""What each action does, in a word or two; the keys of this table are the ids."""

HELP = {
    "log": "Log a request you have sent",
    "log-several": "Log several requests at once: names, addresses or cards, one a line or block",
    "signs": "Answer the signs of the selected request",
    "edit": "Change the selected request",
    "delete": "Take the selected request out of the log; undo brings it back",
    "undo": "Take back the newest change",
    "redo": "Do again what was taken back",
    "put-off-week": "Put the selected next step off until next week; a burst message for good",
    "record-lapsed": "Record as lapsed what has waited for over six months; one undo",
    "looked": "Keep that you looked through My Network today: who said yes is known up to now",
    "sample": "Look at a year of invented people, here; Esc comes back",
    "leave-sample": "Leave the sample year; nothing of it is in your log",
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
    "go-week": "Go to the week",
    "go-log": "Go to the Log: every request",
    "go-people": "Go to the people: whom to greet, whom to ask, whom to keep in touch with",
    "contact": "Note a contact with the selected person: met, messaged, commented …",
    "keep-waiting": "Keep the selected request; withdrawing is offered again in six weeks",
    "shortlist": "Put somebody on the shortlist of whom to ask, or take them off",
    "shortlist-new": "Put somebody on the shortlist who is not in the log yet",
    "shortlist-why": "Change why this person is on the shortlist",
    "cadence": "Say how often to keep in touch with the selected person",
    "follow-up": "Say when to write to the selected person next, and about what",
    "put-off": "Put the selected line off until a date",
    "tag": "Give the selected people tags, or take tags off them",
    "browser": "Open the selected person's profile in the browser",
    "copy-address": "Copy the address of the selected person's profile",
    "merge": "Make the selected two one person; undo parts them again",
    "not-same": "Remember that the selected two are two people",
    "previous-shelf": "Show the shelf before",
    "next-shelf": "Show the shelf after",
    "edit-person": "Change what is said of this person",
    "contacts": "Change a contact you noted with this person, or take it out",
    "forget": "Erase this person from the log and its backups; this cannot be undone",
    "said-hello": "Note that you wrote to the selected person today",
    "remind": "Be reminded of the selected person in 30 or 90 days, or on a date",
    "leave-page": "Back to where you came from",
    "page": "Open the page of the selected person",
    "find": "Find anybody by a few letters of their name or company, and open their page",
    "edit-closing": "Change what was said of a closed week",
    "open-again": "Open a closed week again, with what was said of it in the fields",
    "close-week": "Look back at the week, follow people up and choose one line for the next",
    "rest": "Make this a week of rest, or take the rest off it",
    "part-week": "Say how many days of this week are for networking",
    "reviews": "Read what was said of the weeks that are closed",
    "change-setting": "Change the selected setting",
    "settings": "Guideline, first day of the week, LinkedIn plan, looks and keys",
    "explain": "Explain what is in focus, with your own figures",
    "import": "Fill the past months from LinkedIn's own data export",
    "quit": "Leave netcoach",
    "suspend": "Back to the shell for a while; fg there comes back here",
    "palette": "Every action with its key",
    "theme": "Change the colours for this session",
}

SAMPLE_SAID = "A sample year of invented people. Esc goes back to your own log."

FIND_ACTION = "Type to find an action"
FIND_THEME = "Type to find a theme"
NOTHING_FOUND = "Nothing found"
"""What the palette says of itself."""

HOW_TO_LEAVE = "Ctrl-Q leaves netcoach. Ctrl-C copies what is selected."
STILL_SAVING = "Still saving: press Ctrl-Z again in a moment."
NO_SHELL = "There is no shell to go back to. Ctrl-Q leaves netcoach."


MAIN_SCREENS = (("week", "Week"), ("log", "Log"), ("people", "People"))


SAVE, LEAVE, CANCEL = "Save", "Leave", "Cancel"
HINT = "Enter saves · Tab goes on · Esc leaves"
HINT_TALL = "Enter saves, in the last field Ctrl+S · Tab goes on · Esc leaves"
HINT_CHOOSE = "Enter chooses · ↑↓ move · Esc leaves"
LEAVE_QUESTION = "Leave without saving what you typed?"
LEAVE_YES, LEAVE_NO = ("l", "Leave"), ("s", "Stay")
