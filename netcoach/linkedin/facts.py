"""What is known of LinkedIn's data export, as of June 2026.

LinkedIn documents hardly any of it and changes it without a word, so every fact about the format
stands here and nowhere else. "(measured)" comes from published exports of 2018-11 to 2026-06:
shapes and counts only. "(ours)" is a judgement.
"""

from __future__ import annotations

from enum import StrEnum

AS_OF = "2026-06"
"""The month these facts were last looked at."""

SENT_AT_ZONE = "America/Los_Angeles"
"""The wall clock ``Sent At`` is read from, wherever the sender lives.

Inferred, never documented: 158 of 158 testable requests of 17 senders fit it, changes of clocks
included; UTC, New York and a fixed -8 hours do not (measured).
"""

WINDOW_MONTHS = 6
"""About how long an invitation stays in the export after its last change (measured)."""

IMPORT_AGAIN_MONTHS = 5
"""The longest one should wait between two imports so that none is missed (ours)."""

FIRST_YEAR = 2003
"""The year LinkedIn opened; no date in an export can be earlier."""

OUTGOING = "OUTGOING"
INCOMING = "INCOMING"
DRAFT = "YES"

MiB = 1024 * 1024

UNPACKED_BYTES = 200 * MiB
"""The most an export may hold once unpacked (ours; 20,000 connections are 3 MiB)."""

TABLE_BYTES = 32 * MiB
"""The most one table may hold whose rows are kept in memory (ours)."""

TABLE_ROWS = 50_000
"""The most rows kept of one table (ours; LinkedIn stops at 30,000 connections)."""

NAMESAKES = 10
"""The most people or connections of one name that a name is compared among (ours): with more,
it tells nothing, and nobody could answer who is meant."""

MEMBERS = 10_000
"""The most files an export may hold (ours; LinkedIn's hold about 50)."""

FOLDERS_DEEP = 3
"""How far below the chosen folder tables are looked for (ours; LinkedIn's lie in the top one)."""

DIRECTORY_BYTES = 2 * MiB
"""The most a zip's table of contents may take (ours; 10,000 ordinary names take 1.2 MiB)."""

RATIO = 200
"""How many times its packed size a file may be unpacked (ours; tables reach about 30)."""

FIELD_LENGTH = MiB
"""The longest cell, row or line, in characters (ours)."""

HEADER_WITHIN = 15
"""How many lines from the top a header may stand: some eras begin with a remark (measured)."""

LABEL_LENGTH = 255
"""How much of a file's name is kept, in characters: as long as a file system allows."""

CONVERSATION_LENGTH = 200
"""The longest conversation id, in characters (ours; LinkedIn's have about 50)."""

LISTED_PROBLEMS = 1_000
"""How many unreadable rows of a file are listed one by one; the rest are counted (ours)."""

ASSISTANT_CHATS = ("guidemessages", "coachmessages", "learning")
"""What the names of chats with LinkedIn's assistants hold; their header is that of messages."""

TABLE_SUFFIXES = (".csv", ".tsv", ".txt")
"""How the names of files that can be tables end; others in an export are passed over."""


class Table(StrEnum):
    """The tables netcoach reads."""

    CONNECTIONS = "connections"
    INVITATIONS = "invitations"
    MESSAGES = "messages"
    RECOMMENDATIONS = "recommendations"
    SHEET = "spreadsheet"


NEEDED: dict[Table, tuple[frozenset[str], ...]] = {
    Table.INVITATIONS: (
        frozenset({"to"}),
        frozenset({"sentat"}),
        frozenset({"direction"}),
    ),
    Table.MESSAGES: (
        frozenset({"conversationid"}),
        frozenset({"from"}),
        frozenset({"to"}),
        frozenset({"date"}),
    ),
    Table.RECOMMENDATIONS: (
        frozenset({"firstname"}),
        frozenset({"lastname"}),
        frozenset({"text"}),
        frozenset({"creationdate"}),
    ),
    Table.CONNECTIONS: (
        frozenset({"connectedon"}),
        frozenset({"firstname", "lastname"}),
    ),
}
"""What makes a header that table's: one column of each group, with any others around it."""

SENT_AT_TOO = ("datesent", "sentdate", "senton", "dateofsending", "invitationdate", "sent", "date")
"""What people rename ``Sent At`` to (ours), by plain key; only beside To and Direction."""

COLUMNS: dict[str, str] = {
    "firstname": "First Name",
    "lastname": "Last Name",
    "url": "URL",
    "emailaddress": "Email Address",
    "company": "Company",
    "position": "Position",
    "connectedon": "Connected On",
    "from": "From",
    "to": "To",
    "sentat": "Sent At",
    "message": "Message",
    "direction": "Direction",
    "inviterprofileurl": "inviterProfileUrl",
    "inviteeprofileurl": "inviteeProfileUrl",
    "inviterprofileurn": "inviterProfileUrn",
    "inviteeprofileurn": "inviteeProfileUrn",
    "conversationid": "CONVERSATION ID",
    "senderprofileurl": "SENDER PROFILE URL",
    "recipientprofileurls": "RECIPIENT PROFILE URLS",
    "date": "DATE",
    "content": "CONTENT",
    "folder": "FOLDER",
    "ismessagedraft": "IS MESSAGE DRAFT",
    "text": "Text",
    "creationdate": "Creation Date",
    "status": "Status",
}
"""Columns by their plain key, spelt as LinkedIn does; the only words of a file ever repeated."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}
"""English months, lower-cased; no other language was ever seen in a real export (measured)."""
