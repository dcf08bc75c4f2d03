"""Reading LinkedIn's mails about who accepted: a subject, the text, or the whole .eml file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import TYPE_CHECKING

from pendulum import Date, DateTime

from netcoach.domain.ages import on_day
from netcoach.domain.people.names import name_in_address
from netcoach.domain.text import clean_line
from netcoach.linkedin.page_facts import (
    ACCEPTED,
    ACCEPTED_BATCH,
    CHROME,
    NAME_LENGTH,
    NEW_CONNECTIONS,
    NOT_ACCEPTED,
    SUGGESTIONS,
    VIA,
    VIEW_PROFILE,
    WORDS,
    Language,
)
from netcoach.linkedin.pasted import (
    Card,
    Line,
    NotAnAcceptance,
    PageKind,
    PastedPage,
    clean_name,
    headline_of,
    lines_of,
    plain,
    straight,
)
from netcoach.linkedin.profiles import address_in

if TYPE_CHECKING:
    from email.message import Message

SUBJECT_LENGTH = 2 * NAME_LENGTH
"""The longest line that can be a subject, in characters (ours)."""

_HEADERS = re.compile(
    r"(?:from|to|subject|date|received|return-path|delivered-to|message-id|mime-version|"
    r"dkim-signature|x-[a-z-]{1,60}|content-type): ?.*",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"(?:(?:subject|betreff|assunto|from|von|de|re|fwd?|aw|wg): ?)+", re.IGNORECASE
)
_HEADERS_NEEDED = 3
_NOT_ACCEPTED = (
    "That mail does not say who accepted a request of yours; "
    "the ones that do are called “… accepted your invitation”."
)


def is_eml(text: str) -> bool:
    """Whether a text is a whole mail as mail programs save it: it begins with headers."""
    heads = text.lstrip("\ufeff\r\n").split("\n", _HEADERS_NEEDED + 20)
    return sum(1 for head in heads[:-1] if _HEADERS.match(head)) >= _HEADERS_NEEDED


def looks_like_mail(lines: Sequence[Line]) -> bool:
    """Whether a line is a subject or a sentence of LinkedIn's mails about invitations."""
    return any(_tells(_subject(line)) for line in lines)


def read_eml(text: str, *, now: DateTime) -> PastedPage:
    """Read a saved mail: its headers give the full name and the day, its text the list.

    Raises:
        NotAnAcceptance: when it does not say who accepted.
    """
    from email import message_from_bytes

    message = message_from_bytes(text.encode("utf-8", "replace"))
    heads = [_header(message, name) for name in ("subject", "from")]
    body = _body(message)
    lines = [Line(number, head) for number, head in enumerate(heads, 1) if head]
    lines += lines_of(body)
    return read_mail(lines, arrived=_arrived(message, now))


def read_mail(lines: Sequence[Line], *, arrived: Date | None = None) -> PastedPage:
    """Read the text of a mail, or its subject alone.

    Whom LinkedIn suggests further down accepted nothing. A subject alone tells a first name.

    Args:
        lines: subject and sender among them, or not.
        arrived: the local day it came on, when known.

    Raises:
        NotAnAcceptance: when it does not say who accepted.
    """
    subjects = [(line, said) for line in lines if _tells(said := _subject(line))]
    batch = any(ACCEPTED_BATCH.fullmatch(said) for _, said in subjects)
    total = next(
        (int(one[1]) for _, said in subjects if (one := NEW_CONNECTIONS.match(said))), None
    )
    cards: tuple[Card, ...] = ()
    if batch or total is not None:
        cards = tuple(_listed(lines, arrived))
    elif named := _accepted(subjects):
        cards = (_single(*named, lines, arrived),)
    if not cards:
        raise NotAnAcceptance(_NOT_ACCEPTED)
    return PastedPage(kind=PageKind.MAIL, cards=cards, total=total or len(cards))


def _accepted(subjects: Sequence[tuple[Line, str]]) -> tuple[Line, str] | None:
    """The line that says who accepted, and the name in it; what comes first decides."""
    for line, said in subjects:
        if any(pattern.fullmatch(said) for pattern in NOT_ACCEPTED):
            return None
        for pattern in ACCEPTED:
            if found := pattern.fullmatch(said):
                # "Bo Kessler (Hiring! Interns) accepted": a headline in the name.
                name = clean_name(found["name"].partition(" (")[0])
                if name:
                    return line, name
    return None


def _single(said_on: Line, said: str, lines: Sequence[Line], arrived: Date | None) -> Card:
    """The one who accepted: the longest name that agrees with the one said."""
    name, line, headline, key = said, said_on.number, "", ""
    for place, one in enumerate(lines):
        text = _unlabelled(one.text)
        via = VIA.fullmatch(text[:SUBJECT_LENGTH])
        if SUGGESTIONS.fullmatch(plain(text)):
            break
        slug, rest = address_in(text)
        shown = clean_name(via["name"] if via else rest)
        if slug and not key and _agree(slug.replace("-", " "), said):
            key = slug
        if not _agree(shown, said) or plain(shown) == plain(said) or len(shown) < len(name):
            continue
        if len(shown.split()) > 1 and not _tells(straight(text)):
            name, line = shown, one.number
            headline = "" if via else _headline_below(lines[place + 1 :])
    return Card(
        name=name,
        line=line,
        headline=headline,
        profile_key=key,
        connected=on_day(arrived) if arrived else None,
        degree=1,
        first_name_only=" " not in name,
    )


def _listed(lines: Sequence[Line], arrived: Date | None) -> Iterator[Card]:
    """Everybody in a mail about several: a name, perhaps a headline, then an address.

    Where addresses are marked "View profile:", as in its text, the others are suggestions.
    """
    marked = any(plain(line.text).startswith(VIEW_PROFILE) for line in lines)
    above: list[Line] = []
    for line in lines:
        said = plain(line.text)
        if SUGGESTIONS.fullmatch(said):
            break
        if _tells(_subject(line)) or len(set(said)) == 1:
            above = []
            continue
        key, rest = address_in(line.text)
        rest = "" if plain(rest).startswith(VIEW_PROFILE.rstrip(":")) else rest
        if not key:
            above.append(line)
            continue
        shown = [one for one in (*above, Line(line.number, rest)) if one.text]
        name = clean_name(shown[0].text) if shown else ""
        above = []
        if said.startswith(VIEW_PROFILE) or (name and not marked):
            yield Card(
                name=name or clean_name(name_in_address(key)),
                line=(shown or [line])[0].number,
                headline=headline_of(one.text for one in shown[1:]),
                profile_key=key,
                connected=on_day(arrived) if arrived else None,
                degree=1,
            )


def _headline_below(lines: Sequence[Line]) -> str:
    """The line below a name, unless it is a button or the next paragraph."""
    below = lines[0].text if lines else ""
    said = plain(below)
    button = said in WORDS[Language.ENGLISH].message or said in CHROME
    none = button or address_in(below)[0] or SUGGESTIONS.fullmatch(said) or _tells(straight(below))
    return "" if none else headline_of([below])


def _agree(shown: str, said: str) -> bool:
    """Whether a shown name begins with the words of the one said."""
    words, first = plain(shown).split(), plain(said).split()
    return bool(first) and words[: len(first)] == first


def _subject(line: Line) -> str:
    return straight(_unlabelled(line.text)) if len(line.text) <= SUBJECT_LENGTH else ""


def _unlabelled(text: str) -> str:
    """A line without "Subject:", "Fwd:" and the like before it."""
    return text[found.end() :] if (found := _LABELS.match(text)) else text


def _tells(said: str) -> bool:
    """Whether a line says what the mail is about, be it an acceptance or not."""
    if not said or len(said) > SUBJECT_LENGTH:
        return False
    patterns = (*ACCEPTED, ACCEPTED_BATCH, NEW_CONNECTIONS, *NOT_ACCEPTED)
    return any(pattern.fullmatch(said) for pattern in patterns)


def _arrived(message: Message, now: DateTime) -> Date | None:
    """The day of a mail where the user is, unless its date makes no sense."""
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(_header(message, "date")).astimezone(now.timezone)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    day = Date(moment.year, moment.month, moment.day)
    return day if day <= now.date() else None


def _header(message: Message, name: str) -> str:
    """A header as it is meant; "" when it is encoded in a way that cannot be read."""
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    raws = (str(raw) for key, raw in message.raw_items() if key.casefold() == name)
    raw = next(raws, "").encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        return clean_line(str(make_header(decode_header(raw))))
    except (HeaderParseError, LookupError, ValueError):
        return ""


def _body(message: Message) -> str:
    """The text of a mail, with the addresses of its HTML part where the text has none."""
    parts = {"text/plain": "", "text/html": ""}
    for part in message.walk():
        kind = part.get_content_type()
        if kind in parts and not part.is_multipart():
            parts[kind] += _decoded(part) + "\n"
    html = _text_of(parts["text/html"]) if parts["text/html"] else ""
    text = parts["text/plain"].strip()
    return f"{text}\n{html}" if html and "linkedin.com/" not in text else text or html


def _decoded(part: Message) -> str:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return ""
    data = payload if isinstance(payload, bytes) else b""
    for charset in ("utf-8", part.get_content_charset() or "utf-8"):  # what came as text is UTF-8
        try:
            return data.decode(charset)
        except (LookupError, ValueError):
            continue
    return data.decode("utf-8", "replace")


def _text_of(markup: str) -> str:
    """The text of HTML, each piece on its own line, with where links lead below it.

    Split, not parsed: ``html.parser`` takes quadratic time for markup made on purpose.
    """
    pieces: list[str] = []
    hidden = False
    for part in markup.split("<"):
        tag, _, text = part.partition(">")
        name = tag[:10].split(" ")[0].lower()
        if name.strip("/") in ("style", "script", "head"):
            hidden = not name.startswith("/")
        elif name == "a" and (href := tag.partition('href="')[2].partition('"')[0]):
            pieces.append(href)
        if not hidden:
            pieces.append(text)
    return unescape("\n".join(pieces))
