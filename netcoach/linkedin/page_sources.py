"""What a pasted page or mail tells, as every source tells it, and the file it was kept in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pendulum import Date

from netcoach.domain.errors import UnreadableExport
from netcoach.domain.people.names import name_key
from netcoach.linkedin.archive import SIGNATURES, open_regular, readable
from netcoach.linkedin.export import Connection, Kind, SourceFacts, SourceRequest
from netcoach.linkedin.page_facts import PASTED_LENGTH
from netcoach.linkedin.pasted import Card, PageKind, PastedPage
from netcoach.linkedin.tables import marked_encoding

PAGE_SUFFIXES = frozenset({".txt", ".text", ".eml"})
"""How files end that pages and mails are kept in (ours)."""

LONGEST_LETTER = 4
"""Bytes of a character in UTF-8 and UTF-16, at most."""

_NO_TEXT = "It holds no text; keep what you copied on LinkedIn in a plain text file."
_TOO_LONG = f"It is longer than the {PASTED_LENGTH:,} characters netcoach reads of a page."


def facts_of_page(page: PastedPage, *, today: Date, zone: str) -> SourceFacts:
    """What a page or a mail tells.

    A row of the Sent page is a request that is open, known as exactly as its age says. Somebody
    on the list of connections, in a mail, or shown as a first-degree contact is a connection; where
    no day is told, since some day until the one it was seen on. Nobody is made of a request of
    which no age is told.

    Args:
        page: as it was read.
        today: the local date it was copied on.
        zone: the IANA zone of it.
    """
    namesakes = Counter(name_key(card.name) for card in page.cards)
    return SourceFacts(
        kind=Kind.PAGE,
        requests=tuple(
            SourceRequest(
                name=card.name,
                sent=card.sent.sent(zone),
                row=card.line,
                # Nobody can be asked twice at once: two rows of one name are two people.
                person="" if namesakes[name_key(card.name)] == 1 else f"row:{card.line}",
                profile_key=card.profile_key,
                company=card.company,
                role=card.role,
            )
            for card in page.cards
            if card.sent is not None and card.name
        ),
        connections=tuple(_connections(page, today)),
        as_of=today,
    )


def tells_anything(page: PastedPage) -> bool:
    """Whether a page is of a request or a connection at all; a name alone is not."""
    if page.kind in (PageKind.SENT, PageKind.CONNECTIONS, PageKind.MAIL):
        return True
    return any(card.sent or card.pending or _shows_connection(card) for card in page.cards)


def _connections(page: PastedPage, today: Date) -> Iterator[Connection]:
    is_list = page.kind in (PageKind.CONNECTIONS, PageKind.MAIL)
    for card in page.cards:
        if not card.name or not (is_list or _shows_connection(card)):
            continue
        said = card.connected_on
        seen = card.connected.last if card.connected else today
        yield Connection(
            name=card.name,
            connected_on=said or seen,
            profile_key=card.profile_key,
            company=card.company,
            role=card.role,
            row=card.line,
            is_dated=said is not None,
            is_first_name=card.first_name_only,
        )


def _shows_connection(card: Card) -> bool:
    return card.connected is not None or (card.degree == 1 and not card.pending)


def reaches_back(page: PastedPage, since: Date | None) -> bool:
    """Whether a page of connections shows everybody who accepted from a day on.

    It does when it holds as many rows as it counts, or when its rows run from the newest date on
    without a gap, from the top of the page, down to that day.

    Args:
        page: as it was read.
        since: the day from which on it matters; None where nobody was asked yet.
    """
    if page.kind is not PageKind.CONNECTIONS or page.unread or page.total is None:
        return False
    if page.loaded >= page.total:
        return True
    days = [card.connected_on for card in page.cards]
    told = [day for day in days if day is not None]
    in_order = len(told) == len(days) and told == sorted(told, reverse=True)
    return in_order and bool(told) and (since is None or told[-1] <= since)


def is_page_file(path: Path) -> bool:
    """Whether a file is kept as text, by how its name ends; what it says is not looked at."""
    return path.suffix.lower() in PAGE_SUFFIXES and path.is_file()


def page_text(path: Path) -> str:
    """The text of a file; letters that cannot be read become U+FFFD.

    Raises:
        UnreadableExport: it cannot be opened, is no text, or is longer than a page can be.
    """
    with readable(), open_regular(path, follow=True) as file:
        data = file.read(PASTED_LENGTH * LONGEST_LETTER + 1)
    if data.startswith(SIGNATURES):
        raise UnreadableExport(_NO_TEXT)
    return text_of_page(data)


def text_of_page(data: bytes) -> str:
    """The text bytes hold: in the encoding their mark names, else UTF-8, else Western European.

    Raises:
        UnreadableExport: it is no text, or longer than a page can be.
    """
    if len(data) > PASTED_LENGTH * LONGEST_LETTER:
        raise UnreadableExport(_TOO_LONG)
    if marked := marked_encoding(data[:4]):
        return data.decode(marked.name, "replace")
    if b"\0" in data:
        raise UnreadableExport(_NO_TEXT)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
