"""What a text copied from LinkedIn says, as values, and its lines, cleaned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from enum import StrEnum
from typing import NamedTuple

from pendulum import Date

from netcoach.domain.ages import Age
from netcoach.domain.errors import InvalidInput
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Precision
from netcoach.domain.text import clean_line
from netcoach.linkedin.page_facts import (
    DEGREE,
    NAME_LENGTH,
    NO_HEADLINE,
    NO_PERSON,
    PRONOUNS,
    SALES_NAVIGATOR,
    SALES_NAVIGATOR_BEGINS,
    Language,
)


class PageKind(StrEnum):
    """What a text is.

    SENT: the page of invitations sent; each card a request that was open when it was copied.
    CONNECTIONS: the page of connections; each card somebody connected.
    CARD: one person, perhaps with the age of the request.
    PROFILE: one profile page.
    MAIL: a mail, or its subject, saying who accepted; each card an acceptance.
    TITLE, ADDRESS: the title of a profile's window; the address of a profile.
    LIST: names, addresses and titles, one a line.
    """

    SENT = "sent"
    CONNECTIONS = "connections"
    CARD = "card"
    PROFILE = "profile"
    MAIL = "mail"
    TITLE = "title"
    ADDRESS = "address"
    LIST = "list"


class Line(NamedTuple):
    """A line that holds something: its number in the text, from 1, and its cleaned text."""

    number: int
    text: str


@frozen
class Card:
    """What a text says of one person.

    Attributes:
        name: as shown, without pronouns and degree. "" only where an address tells no name.
        line: the number of the line it was found on, from 1; cards are equal without it.
        headline: its lines, ended by line feeds between them; "" when there is none.
        profile_key: the slug of the profile address, as the log keeps it; "" when not said.
        location: only on a profile.
        degree: 1 for a connection, 2 or 3; None when not said.
        pending: whether the text says that a request is open.
        sent: when a request was sent; None when not said or not understood.
        connected: since when they are a connection; None when not said or not understood.
        first_name_only: ``name`` is a first name, as the subject of a mail tells it.
    """

    name: str
    line: int = field(compare=False)
    headline: str = ""
    profile_key: str = ""
    location: str = ""
    degree: int | None = None
    pending: bool = False
    sent: Age | None = None
    connected: Age | None = None
    first_name_only: bool = False

    @property
    def role(self) -> str:
        """What the first line of the headline says they do."""
        return split_headline(self.headline.partition("\n")[0])[0]

    @property
    def company(self) -> str:
        """Where, by the first line of the headline; "" when it does not say."""
        return split_headline(self.headline.partition("\n")[0])[1]

    @property
    def connected_on(self) -> Date | None:
        """The date they became a connection, where it is known to the day."""
        known = self.connected and self.connected.precision is Precision.DAY
        return self.connected.last if self.connected and known else None


@frozen
class PastedPage:
    """A text that was understood, at least in part.

    Attributes:
        language: in which its ages and buttons are.
        cards: in the order of the text, equal ones once.
        total: what the page itself counts: open invitations on the Sent page, connections on
            the Connections page and a profile, new connections in a mail. None when not said.
        unread: lines that should have told something and were not understood.
    """

    kind: PageKind
    language: Language = Language.ENGLISH
    cards: tuple[Card, ...] = ()
    total: int | None = None
    unread: tuple[Line, ...] = ()

    @property
    def loaded(self) -> int:
        """How many of ``total`` the text holds; a page shows more only when scrolled."""
        return len(self.cards)


class UnreadableText(InvalidInput):
    """A text that is not one of those read; ``line`` is the first one not understood, if any.

    The sentence gives the line's number only: what it says may be somebody's name.
    """

    def __init__(self, sentence: str, line: Line | None = None) -> None:
        super().__init__(sentence)
        self.line = line


class NotAnAcceptance(InvalidInput):
    """A mail from LinkedIn that does not say who accepted."""


def lines_of(text: str) -> list[Line]:
    """The lines of a text that hold something, each cleaned."""
    lines = ((number, clean_line(raw)) for number, raw in enumerate(text.splitlines(), start=1))
    return [Line(number, line) for number, line in lines if line]


def plain(text: str) -> str:
    """A line as ``page_facts`` spells words: lower-cased, straight apostrophes."""
    return straight(text).casefold()


def straight(text: str) -> str:
    """A line with straight apostrophes, as some browsers copy them."""
    return text.replace("’", "'").replace("‘", "'")


def clean_name(text: str) -> str:
    """A name as it is shown, without degree and pronouns; "" when the line cannot be a name.

    >>> clean_name("Dr. Ines Vega, PhD (she/her) · 2nd")
    'Dr. Ines Vega, PhD'
    """
    if len(text) > NAME_LENGTH:
        return ""
    name = DEGREE.sub("", text).strip()
    before, bracket, inside = name.rpartition("(")
    inside, closing, behind = inside.partition(")")
    if bracket and closing and is_pronouns(inside):
        name = " ".join(f"{before} {behind}".split())
    name = name.strip(" ·•|")
    said = plain(name)
    if said in NO_PERSON or said in SALES_NAVIGATOR or said.startswith(SALES_NAVIGATOR_BEGINS):
        return ""
    return name if any(map(str.isalpha, name)) else ""


def is_pronouns(text: str) -> bool:
    """Whether a text is pronouns and nothing else: "She/Her", "they / them"."""
    words = plain(text).replace("/", " ").split()
    return "/" in text and PRONOUNS.issuperset(words)


def degree_of(text: str) -> int | None:
    """How far away the end of a line says somebody is."""
    found = DEGREE.search(text[-NAME_LENGTH:])
    return int((found[1] or found[2])[0]) if found else None


def same_name(one: str, other: str) -> bool:
    """Whether two lines show one name; either may carry a degree or pronouns."""
    return bool(clean_name(one)) and plain(clean_name(one)) == plain(clean_name(other))


def take_name(lines: list[Line]) -> tuple[str, int | None]:
    """Take the name off the first lines of a card, however often it stands there.

    Returns:
        The name, "" when the first line cannot be one, and the degree beside it.
    """
    shown = [lines.pop(0).text]
    while lines and same_name(lines[0].text, shown[0]):
        shown.append(lines.pop(0).text)
    return clean_name(shown[0]), next(filter(None, map(degree_of, shown)), None)


def headline_of(lines: Iterable[str]) -> str:
    """The headline of a card, from the lines below its name."""
    return "\n".join(line for line in lines if line not in NO_HEADLINE)


def split_headline(headline: str) -> tuple[str, str]:
    """The role and the company of a headline: split at " at " or " @ " and at nothing else.

    What stands behind " | " is left out. Which other noun is a firm would be a guess.

    >>> split_headline("Data Lead @ Orbital | SQL")
    ('Data Lead', 'Orbital')
    """
    said = headline.partition(" | ")[0].strip(" |")
    places = [(said.find(word), word) for word in (" at ", " @ ") if word in said]
    role, _, company = said.partition(min(places)[1]) if places else (said, "", "")
    return role.strip(), company.strip()
