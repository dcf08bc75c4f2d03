"""Telling what a text copied from LinkedIn is, and reading it: text in, values out.

    page = read_pasted(text, now=clock.now())
    page.kind, page.cards, page.total, page.unread

Nothing is looked up and nothing is stored. The words that are looked for stand in
``page_facts``, lists are read by ``cards``, one profile by ``profiles``, mails by ``mails``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pendulum import DateTime

from netcoach.domain.errors import InvalidInput
from netcoach.linkedin.cards import Token, Told, language_of, read_cards, tokens_of
from netcoach.linkedin.mails import is_eml, looks_like_mail, read_eml, read_mail
from netcoach.linkedin.page_facts import AGE_LENGTH, CARD_LINES, PASTED_LENGTH, Language
from netcoach.linkedin.pasted import (
    Card,
    Line,
    PageKind,
    PastedPage,
    UnreadableText,
    clean_name,
    headline_of,
    lines_of,
    plain,
    take_name,
)
from netcoach.linkedin.profiles import (
    looks_like_profile,
    read_address,
    read_profile,
    read_title,
)

_NOTHING = "There is nothing in it; copy the page on LinkedIn with Ctrl-A and Ctrl-C and try again."
_TOO_LONG = f"That is longer than the {PASTED_LENGTH:,} characters netcoach reads at once."
_TWO_PAGES = "That is the Sent page and the Connections page in one; paste them one by one."
_NOT_KNOWN = "That is no page netcoach knows: Sent, Connections, a profile, a mail of a yes."
_LANGUAGE = (
    "Line {number} cannot be read; netcoach reads the Sent page in English, German and Brazilian "
    "Portuguese, other pages and mails in English."
)
_SAID_BY_LISTS = frozenset(
    {Told.AGE, Told.CONNECTED, Told.WITHDRAW, Told.FOREIGN_WITHDRAW, Told.TOTAL}
)


def read_pasted(text: str, *, now: DateTime) -> PastedPage:
    """Read a text copied from LinkedIn, or saved from a mail program.

    Args:
        text: as it was pasted; nothing in it is trusted.
        now: the moment it was copied, on the user's clock; ages count from it.

    Raises:
        UnreadableText: when it is none of those pages, is empty, longer than a million
            characters, or in a language not known; gives the first line not understood.
        NotAnAcceptance: for a mail from LinkedIn that does not say who accepted.
    """
    lines = _lines(text)
    if is_eml(text):
        return read_eml(text, now=now)
    if len(lines) == 1 and (page := _read_one(lines[0])):
        return page
    language = language_of(lines, now=now)
    tokens = tokens_of(lines, language, now=now)
    there = {token.told for token in tokens}
    if looks_like_mail(lines):
        return read_mail(lines)
    if looks_like_profile(lines):
        card, total = read_profile(lines)
        if card:
            return PastedPage(kind=PageKind.PROFILE, cards=(card,), total=total)
    if there & (_SAID_BY_LISTS | {Told.MESSAGE}) or Told.NETWORK in there:
        if {Told.WITHDRAW, Told.CONNECTED} <= there:
            raise UnreadableText(_TWO_PAGES)
        page = read_cards(tokens, language)
        foreign = Told.FOREIGN_WITHDRAW in there or language is not Language.ENGLISH
        if foreign and Told.AGE not in there and page.unread:
            line = page.unread[0]
            raise UnreadableText(_LANGUAGE.format(number=line.number), line)
        if page.cards or there & {Told.TOTAL, Told.NETWORK}:
            return page
    if card := _plain_card(tokens):
        return PastedPage(kind=PageKind.CARD, language=language, cards=(card,))
    raise _not_understood(lines, tokens)


def cards_in(text: str, *, now: DateTime) -> tuple[Card, ...]:
    """The people a text is about that was pasted where somebody is named.

    What ``read_pasted`` does not know is one name, with what they do below it: lines are never
    joined. () where no name can be told.
    """
    try:
        return read_pasted(text, now=now).cards
    except InvalidInput:
        lines = lines_of(text[:PASTED_LENGTH])
    if not 1 <= len(lines) <= CARD_LINES:
        return ()
    number = lines[0].number
    name, degree = take_name(lines)
    headline = headline_of(line.text for line in lines)
    return (Card(name=name, line=number, headline=headline, degree=degree),) if name else ()


def read_people(text: str, *, now: DateTime) -> PastedPage:
    """Read several people somebody wants to log.

    Args:
        text: what ``read_pasted`` reads, when an age, a date or a button is in it; else a name,
            an address or a title on each line, or blocks of a name and what is known of them.
        now: the moment it was copied, on the user's clock.

    Raises:
        UnreadableText: when no line can be any of these, and as ``read_pasted`` does.
        NotAnAcceptance: as ``read_pasted`` does.
    """
    lines = _lines(text)
    tokens = tokens_of(lines, language_of(lines, now=now), now=now)
    if {token.told for token in tokens} & _SAID_BY_LISTS or is_eml(text) or looks_like_mail(lines):
        return read_pasted(text, now=now)
    cards: list[Card] = []
    unread: list[Line] = []
    several = lines[-1].number - lines[0].number >= len(lines)
    for block in _paragraphs(lines) if several else [[line] for line in lines]:
        whole = _plain_card(tokens_of(block, Language.ENGLISH, now=now)) if block[1:] else None
        each = [whole] if whole else [_listed(line) for line in block]
        cards += [card for card in each if card]
        unread += (
            [] if whole else [line for line, card in zip(block, each, strict=True) if not card]
        )
    if not cards:
        raise UnreadableText(_NOT_KNOWN, unread[0])
    return PastedPage(kind=PageKind.LIST, cards=tuple(cards), unread=tuple(unread))


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines between empty ones."""
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and blocks[-1][-1].number == line.number - 1:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _lines(text: str) -> list[Line]:
    if len(text) > PASTED_LENGTH:
        raise UnreadableText(_TOO_LONG)
    lines = lines_of(text)
    if not lines:
        raise UnreadableText(_NOTHING)
    return lines


def _read_one(line: Line) -> PastedPage | None:
    """A single line that is an address, a title or the subject of a mail."""
    if card := read_address(line):
        return PastedPage(kind=PageKind.ADDRESS, cards=(card,))
    if card := read_title(line):
        return PastedPage(kind=PageKind.TITLE, cards=(card,))
    return read_mail([line]) if looks_like_mail([line]) else None


def _listed(line: Line) -> Card | None:
    """A line of a list of people."""
    if card := read_address(line) or read_title(line):
        return card
    name = clean_name(line.text)
    return Card(name=name, line=line.number) if name else None


def _plain_card(tokens: Sequence[Token]) -> Card | None:
    """A name and a headline that nothing follows, where the second line tells that they are."""
    texts = [token.line for token in tokens if token.told is Told.TEXT]
    degree = next((int(token.said) for token in tokens if token.told is Told.DEGREE), None)
    key = next((token.said for token in tokens if token.told is Told.ADDRESS), "")
    if not texts or len(texts) > CARD_LINES:
        return None
    number = texts[0].number
    name, beside = take_name(texts)
    card = Card(
        name=name,
        line=number,
        headline=headline_of(line.text for line in texts),
        profile_key=key,
        degree=degree or beside,
        pending=any(token.told is Told.PENDING for token in tokens),
    )
    if not name:
        return None
    return card if card.degree or key or card.pending or card.company else None


def _not_understood(lines: Sequence[Line], tokens: Sequence[Token]) -> UnreadableText:
    """What to say of a text: the first line that should have been an age or a button.

    A button stands below everybody on a list, so the line that comes again most often is one, the
    last one where several do, and what stands above it first is an age.
    """
    texts = [token.line for token in tokens if token.told is Told.TEXT]
    again = Counter(plain(line.text) for line in texts if len(line.text) <= AGE_LENGTH)
    times = max(again.values(), default=0)
    if times < 2:
        return UnreadableText(_NOT_KNOWN, (texts or lines)[0])
    button = [said for said, count in again.items() if count == times][-1]
    place = next(n for n, line in enumerate(texts) if plain(line.text) == button)
    line = texts[max(place - 1, 0)]
    return UnreadableText(_LANGUAGE.format(number=line.number), line)
