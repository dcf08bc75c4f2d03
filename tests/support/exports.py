"""Invented exports: bytes in the shapes LinkedIn and spreadsheets write them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pendulum import Date

from netcoach.linkedin import SourceFacts, read_export

TODAY = Date(2026, 11, 22)

OWNER = "Tove Almgren"
OWNER_URL = "https://www.linkedin.com/in/tove-almgren-3"

PREAMBLE = (
    'Notes:\n"Some of the addresses are missing, because only those are shown whose owners '
    'allow it, as a page of the help explains."\n\n'
)

CONNECTIONS_2018 = "First Name,Last Name,Email Address,Company,Position,Connected On"
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
INVITATIONS_2018 = "From,To,Sent At,Message,Direction"
INVITATIONS_URN = f"{INVITATIONS_2018},inviterProfileUrn,inviteeProfileUrn"
INVITATIONS = f"{INVITATIONS_2018},inviterProfileUrl,inviteeProfileUrl"
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
    "DATE,SUBJECT,CONTENT,FOLDER"
)
RECOMMENDATIONS = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"


def url(slug: str) -> str:
    """A profile address as LinkedIn writes it; "" for no slug."""
    return f"https://www.linkedin.com/in/{slug}" if slug else ""


def table(header: str, rows: Iterable[Sequence[str]], *, before: str = "") -> str:
    """A table as LinkedIn writes it: comma, line feed, quotes where needed."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return f"{before}{header}\n{out.getvalue()}"


def asked(
    to: str, sent_at: str, *, slug: str = "", note: str = "", direction: str = "OUTGOING"
) -> tuple[str, ...]:
    """A row of invitations, today's layout."""
    ends = (OWNER, to) if direction == "OUTGOING" else (to, OWNER)
    urls = (OWNER_URL, url(slug)) if direction == "OUTGOING" else (url(slug), OWNER_URL)
    return (*ends, sent_at, note, direction, *urls)


def connected(
    first: str, last: str, on: str, *, slug: str = "", company: str = "", role: str = ""
) -> tuple[str, ...]:
    """A row of connections, today's layout."""
    return (first, last, url(slug), "", company, role, on)


def wrote(
    at: str, *, to: str = "", slug: str = "", sender: str = "", talk: str = "2-abc"
) -> tuple[str, ...]:
    """A row of messages: to somebody, or from ``sender``."""
    if sender:
        return (talk, "", sender, url(slug), OWNER, OWNER_URL, at, "", "Hello", "INBOX")
    return (talk, "", OWNER, OWNER_URL, to, url(slug), at, "", "Hello", "INBOX")


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def read(folder: Path, content: str | bytes, name: str = "export.bin", **said: Any) -> SourceFacts:
    """Write a file and read it as an export, for somebody in Berlin unless said otherwise."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    usual: dict[str, Any] = {"zone": "Europe/Berlin", "today": TODAY}
    return read_export(path, **usual | said)


def read_tables(folder: Path, **tables: Any) -> SourceFacts:
    """Read a zip of tables: ``invitations``, ``connections``, ``messages``, ``received``."""
    headers = {
        "invitations": ("Invitations.csv", INVITATIONS, ""),
        "connections": ("Connections.csv", CONNECTIONS, PREAMBLE),
        "messages": ("messages.csv", MESSAGES, ""),
        "received": ("Recommendations_Received.csv", RECOMMENDATIONS, ""),
    }
    files = {}
    for key in headers.keys() & tables.keys():
        name, header, before = headers[key]
        files[name] = table(header, tables.pop(key), before=before)
    return read(folder, zipped(files), **tables)
