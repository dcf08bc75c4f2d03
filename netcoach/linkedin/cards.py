"""Reading the cards of a list: the invitations somebody sent, the connections they have.

Only the text is stable on these pages. Each line is told by itself (``Token``); an age, a date or
a button ends a card, and the next name begins another. What stands above, down to the card before,
is the name and the headline.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from pendulum import Date, DateTime

from netcoach.domain.ages import Age, Unit, on_day, rounded_age
from netcoach.linkedin.facts import MONTHS
from netcoach.linkedin.page_facts import (
    AGE_LENGTH,
    CARD_LINES,
    CHROME,
    CHROME_BEGINS,
    CONNECTED,
    CONNECTED_ON,
    COUNTS,
    END_BEGINS,
    FOOT,
    NAME_LENGTH,
    NETWORK,
    NO_HEADLINE,
    PORTRAIT,
    SALES_NAVIGATOR,
    SALES_NAVIGATOR_BEGINS,
    TOTAL,
    UNREAD_BUTTONS,
    WORDS,
    Language,
    Words,
)
from netcoach.linkedin.pasted import (
    Card,
    Line,
    PageKind,
    PastedPage,
    clean_name,
    degree_of,
    headline_of,
    is_pronouns,
    plain,
    same_name,
    straight,
    take_name,
)
from netcoach.linkedin.profiles import address_in, number_in

_DIGITS = 4
"""The most digits of a number in an age."""


class Told(Enum):
    """What a line is told to be."""

    TEXT = auto()
    PORTRAIT = auto()
    ADDRESS = auto()
    AGE = auto()
    CONNECTED = auto()
    WITHDRAW = auto()
    FOREIGN_WITHDRAW = auto()
    MESSAGE = auto()
    PENDING = auto()
    DEGREE = auto()
    TOTAL = auto()
    NETWORK = auto()
    FOOT = auto()
    END = auto()
    CHROME = auto()
    NOTHING = auto()


class Token(NamedTuple):
    """A line, what it is, and what that says: a name, a number, a slug, or an age."""

    line: Line
    told: Told
    said: str = ""
    age: Age | None = None


_BUTTONS = frozenset({Told.WITHDRAW, Told.FOREIGN_WITHDRAW})
_BEGINS = frozenset({Told.TEXT, Told.PORTRAIT, Told.ADDRESS})
_HEADS = frozenset({Told.TOTAL, Told.NETWORK})
_SENT_ENDS = _BUTTONS | {Told.AGE}


def read_age(
    text: str, words: Words, *, now: DateTime, began: Sequence[str] | None = None
) -> Age | None:
    """Read an age as a page shows it: "Sent 3 days ago", "vor 2 Tagen", "Enviado há 1 mês".

    Args:
        text: one line, as ``plain`` gives it.
        words: of the language it is in.
        now: the moment it was copied, on the user's clock.
        began: what it may begin with, when that is not a word for "sent".

    Returns:
        None for what is no age, never today in its place.
    """
    said = text.split() if len(text) <= AGE_LENGTH else []
    before, behind = words.ago
    for word in words.sent if began is None else began:
        if said[:1] == [word]:
            del said[0]
            break
        if said[1:] == [word]:  # "heute gesendet"
            del said[1]
            break
    whole = " ".join(said)
    if whole in words.today:
        return on_day(now.date())
    if whole in words.yesterday:
        return rounded_age(1, Unit.DAY, now=now)
    if before and said[:1] == [before]:
        del said[0]
    elif behind and said[-1:] == [behind]:
        del said[-1]
    else:
        return None
    if len(said) != 2 or said[1] not in words.units:
        return None
    count = _count(said[0], words)
    return None if count is None else rounded_age(count, words.units[said[1]], now=now)


def read_connected(text: str, *, now: DateTime) -> Age | None:
    """Read since when somebody is a connection: a date, or an older page's rounded age."""
    if found := CONNECTED_ON.fullmatch(text[:AGE_LENGTH]):
        try:
            day = Date(int(found[3]), MONTHS.get(found[1].lower(), 0), int(found[2]))
        except ValueError:
            return None
        return on_day(day) if day <= now.date() else None
    english = WORDS[Language.ENGLISH]
    return read_age(plain(text), english, now=now, began=(CONNECTED,))


def language_of(lines: Sequence[Line], *, now: DateTime) -> Language:
    """The language most ages and buttons are in; English when none is."""
    short = [plain(line.text) for line in lines if len(line.text) <= AGE_LENGTH]

    def known(language: Language) -> int:
        words = WORDS[language]
        return sum(
            said in words.withdraw or read_age(said, words, now=now) is not None for said in short
        )

    return max(Language, key=known)


def tokens_of(lines: Sequence[Line], language: Language, *, now: DateTime) -> list[Token]:
    """What each line is, by itself; without those below a page's end, up to another list.

    The conversations that are copied there have names, days and buttons of their own.
    """
    tokens: list[Token] = []
    over = False
    for line in lines:
        token = _token(line, WORDS[language], now)
        over = token.told is Told.END or (over and not _begins_list(token))
        if not over:
            tokens.append(token)
    return tokens


def read_cards(tokens: Sequence[Token], language: Language) -> PastedPage:
    """Read the Sent page, the Connections page, or one card of either.

    A card whose age or date is not understood is kept without one, and that line is in
    ``unread``. More lines than a card has are not guessed at: all of them are ``unread``. On the
    Connections page the date may stand before the headline or be missing; people who are no
    connections, found by a search, are ``unread`` too.
    """
    there = {token.told for token in tokens}
    connections = Told.CONNECTED in there or (
        Told.MESSAGE in there and not there & (_SENT_ENDS | {Told.PENDING})
    )
    ends = _SENT_ENDS
    if connections:
        has_other_ends = there & {Told.MESSAGE, Told.PORTRAIT}
        ends = frozenset({Told.MESSAGE if has_other_ends else Told.CONNECTED})
    cards: list[Card] = []
    seen: set[Card] = set()
    unread: list[Line] = []
    for block in _blocks(tokens, ends, unread):
        card = _card(block, connections, unread)
        # A card copied twice is one; two namesakes without a headline may be two.
        if card and (card not in seen or not card.headline):
            cards.append(card)
            seen.add(card)
    page = there & (_HEADS | {Told.CHROME}) or len(cards) != 1
    kind = PageKind.CONNECTIONS if connections else PageKind.SENT
    total = next(
        (
            number_in(token.said)
            for token in tokens
            if token.told is (Told.NETWORK if connections else Told.TOTAL) and token.said
        ),
        None,
    )
    return PastedPage(
        kind=kind if page else PageKind.CARD,
        language=language,
        cards=tuple(cards),
        total=total,
        unread=tuple(sorted(unread)),
    )


def _token(line: Line, words: Words, now: DateTime) -> Token:
    text = line.text
    said = plain(text)
    if len(text) <= NAME_LENGTH:
        if told := _WHOLE_LINES.get(said) or _button(said, words):
            return Token(line, told)
        if said.startswith(SALES_NAVIGATOR_BEGINS) or is_pronouns(text):
            return Token(line, Told.NOTHING)
        if said.startswith(CHROME_BEGINS) or COUNTS.fullmatch(said):
            return Token(line, Told.CHROME)
        if said.startswith(END_BEGINS):
            return Token(line, Told.END)
        if name := _portrait(text):
            return Token(line, Told.PORTRAIT, name)
        if said.startswith(CONNECTED) and (age := read_connected(text, now=now)):
            return Token(line, Told.CONNECTED, age=age)
        if age := read_age(said, words, now=now):
            return Token(line, Told.AGE, age=age)
        if count := NETWORK.fullmatch(said):
            telling = not count[2] and "follow" not in said
            return Token(line, Told.NETWORK, count[1] if telling else "")
        if (count := TOTAL.fullmatch(said)) and count[1] in words.people:
            return Token(line, Told.TOTAL, count[2])
        if degree_of(text) and not clean_name(text):
            return Token(line, Told.DEGREE, str(degree_of(text)))
    key, rest = address_in(text)
    if key:
        return Token(Line(line.number, rest), Told.ADDRESS, key)
    return Token(line, Told.TEXT)


_WHOLE_LINES = {
    **dict.fromkeys(CHROME, Told.CHROME),
    **dict.fromkeys(FOOT, Told.FOOT),
    **dict.fromkeys(NO_HEADLINE | SALES_NAVIGATOR, Told.NOTHING),
}


def _button(said: str, words: Words) -> Told | None:
    if said in words.withdraw:
        return Told.WITHDRAW
    if said in words.message:
        return Told.MESSAGE
    if said in words.pending:
        return Told.PENDING
    return Told.FOREIGN_WITHDRAW if said in UNREAD_BUTTONS else None


def _portrait(text: str) -> str:
    """The name in the text of a picture; "" for any other line."""
    said = straight(text)
    found = next((one for pattern in PORTRAIT if (one := pattern.fullmatch(said))), None)
    return clean_name(found["name"]) if found else ""


def _blocks(
    tokens: Sequence[Token], ends: frozenset[Told], unread: list[Line]
) -> list[list[Token]]:
    """The tokens of each card; lines of the page itself, and those below its foot, are left out."""
    blocks: list[list[Token]] = []
    block: list[Token] = []
    ended = below = False
    for token in tokens:
        told = token.told
        below = below and not _begins_list(token)
        if below and told not in ends:
            continue
        begins = told in _BEGINS and (ended or told is Told.PORTRAIT)
        page = told in (Told.CHROME, Told.FOOT, *_HEADS)
        if begins or (page and (ended or not blocks) and not _has_portrait(block)):
            _close(block, ended, blocks, unread)
            block, ended = [], False
        if page:
            below = below or (told is Told.FOOT and not block)
        elif told is not Told.NOTHING:
            block.append(token)
            ended = ended or told in ends
    _close(block, ended, blocks, unread)
    return blocks


def _close(block: list[Token], ended: bool, blocks: list[list[Token]], unread: list[Line]) -> None:
    """Take a block as a card where something says that it is one."""
    if ended or any(token.told is Told.CONNECTED for token in block) or _has_portrait(block):
        blocks.append(block)
    else:
        unread += [token.line for token in block if token.told in _BEGINS]


def _begins_list(token: Token) -> bool:
    return token.told in _HEADS or token.told is Told.PORTRAIT


def _has_portrait(block: Sequence[Token]) -> bool:
    return any(token.told is Told.PORTRAIT for token in block)


def _card(block: Sequence[Token], connections: bool, unread: list[Line]) -> Card | None:
    """The card of a block; None, with its lines unread, when it is nobody's."""
    first = {token.told: token for token in reversed(block)}
    ages = {Told.AGE: first.get(Told.AGE), Told.CONNECTED: first.get(Told.CONNECTED)}
    age = ages[Told.CONNECTED if connections else Told.AGE]
    texts = [token.line for token in block if token.told in (Told.TEXT, Told.ADDRESS)]
    texts = [line for line in texts if line.text]
    if not connections and not age:
        _take_unread_age(texts, Told.FOREIGN_WITHDRAW in first, unread)
    portrait = first[Told.PORTRAIT].said if Told.PORTRAIT in first else ""
    name, degree = _take_name(texts, portrait)
    if Told.DEGREE in first:
        degree = int(first[Told.DEGREE].said)
    stranger = connections and degree not in (None, 1)
    if not name or stranger or len(texts) >= CARD_LINES:
        unread += [token.line for token in block if token.line.text]
        return None
    return Card(
        name=name,
        line=block[0].line.number,
        headline=headline_of(line.text for line in texts),
        profile_key=first[Told.ADDRESS].said if Told.ADDRESS in first else "",
        degree=degree,
        pending=bool(first.keys() & (_BUTTONS | {Told.PENDING})) or (not connections and bool(age)),
        sent=None if connections or not age else age.age,
        connected=age.age if connections and age else None,
    )


def _take_unread_age(texts: list[Line], foreign: bool, unread: list[Line]) -> None:
    """Take the line off a card's texts that stands where its age should."""
    began = tuple(word for words in WORDS.values() for word in words.sent)
    if len(texts) > 1 and (foreign or plain(texts[-1].text).split()[0] in began):
        unread.append(texts.pop())


def _take_name(texts: list[Line], portrait: str) -> tuple[str, int | None]:
    """Take the name off a card's texts, however often it stands there; with the degree beside it.

    Where a picture's text is in a language not known, the name is the line it contains.
    """
    named = next((n for n, line in enumerate(texts) if same_name(line.text, portrait)), None)
    if named is None and len(texts) > 1 and _contains(texts[0].text, texts[1].text):
        named = 1
    if named:
        del texts[:named]
    if not texts or (portrait and not clean_name(texts[0].text)):
        return portrait, None
    return take_name(texts)


def _contains(text: str, name: str) -> bool:
    """Whether a line holds another of two words or more, and something else."""
    return " " in name and len(text) > len(name) and name in text and bool(clean_name(name))


def _count(text: str, words: Words) -> int | None:
    if text in words.one:
        return 1
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _DIGITS else None
