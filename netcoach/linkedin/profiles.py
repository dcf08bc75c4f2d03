"""Reading one profile: its address, the title of its window, the card on top of its page."""

from __future__ import annotations

from collections.abc import Sequence

from netcoach.domain.people.names import name_in_address, usable_profile
from netcoach.linkedin.page_facts import (
    CONTACT_INFO,
    NAME_LENGTH,
    NETWORK,
    NO_HEADLINE,
    NO_PERSON,
    PROFILE_ENDS,
    TITLE,
    TITLE_PARTS,
    WORDS,
)
from netcoach.linkedin.pasted import (
    Card,
    Line,
    clean_name,
    degree_of,
    headline_of,
    is_pronouns,
    plain,
    take_name,
)

_HOST = "linkedin.com/"
_AROUND = "<>()[]{}\"'“”‘’.,;:!*"
_ADDRESS_LENGTH = 2_000
"""The longest word that is looked at as an address, in characters (ours)."""


def address_in(text: str) -> tuple[str, str]:
    """The key of the first profile address in a line, and the line without it; "" without one.

    Read is what browsers, mails and phones give: any country's subdomain, ``/comm/in/``,
    ``/in/name/details/…``, ``?trk=…`` and ``?originalSubdomain=de``, percent-encoded slugs,
    brackets and dots around it.
    """
    if _HOST not in text.casefold():
        return "", text
    words = text.split()
    for place, word in enumerate(words):
        if len(word) <= _ADDRESS_LENGTH and _HOST in word.casefold():
            start = max(word.casefold().find("http"), 0)
            if key := usable_profile(word[start:].strip(_AROUND)):
                return key, " ".join(words[:place] + words[place + 1 :])
    return "", text


def read_address(line: Line) -> Card | None:
    """A line that is a profile address, with a name beside it or none; None for any other."""
    key, rest = address_in(line.text)
    if not key:
        return None
    said = clean_name(rest.strip(" :|-–—·"))
    return Card(name=said or clean_name(name_in_address(key)), profile_key=key, line=line.number)


def read_title(line: Line) -> Card | None:
    """The title of a profile's window: "(4) Bo Kessler - Data lead | LinkedIn"."""
    found = TITLE.fullmatch(line.text[: 4 * NAME_LENGTH])
    if not found:
        return None
    said, *headline = TITLE_PARTS.split(found["said"], maxsplit=1)
    name = clean_name(said)
    if not name or ":" in name or "|" in name or plain(name) in NO_PERSON:
        return None
    return Card(name=name, line=line.number, headline=headline_of(headline))


def looks_like_profile(lines: Sequence[Line]) -> bool:
    """Whether lines hold what only the page of one profile has."""
    return any(_ends_in_contact_info(plain(line.text)) for line in lines)


def read_profile(lines: Sequence[Line]) -> tuple[Card | None, int | None]:
    """The card on top of a profile's page, and how many connections it counts.

    Returns:
        The card, or None where no name stands there; the number, or None for "500+".
    """
    said: list[Line] = []
    location, key, total = "", "", None
    degree, pending, over = None, False, False
    for line in lines:
        lowered = plain(line.text)
        if lowered in PROFILE_ENDS and said:
            break
        pending |= any(lowered in words.pending for words in WORDS.values())
        if over:
            continue
        found, rest = address_in(line.text)
        key = key or found
        if degree_of(line.text) and not clean_name(line.text):
            degree = degree or degree_of(line.text)
        elif count := NETWORK.fullmatch(lowered):
            total = None if count[2] or "follow" in lowered else number_in(count[1])
            over = "follow" not in lowered
        elif _ends_in_contact_info(lowered):
            before = line.text[: -len(CONTACT_INFO)].strip(" ·•")
            location = before or (said.pop().text if len(said) > 1 else "")
        elif not location and _tells(line, rest, lowered):
            said.append(Line(line.number, rest))
    if not said:
        return None, total
    number = said[0].number
    name, beside = take_name(said)
    if not name:
        return None, total
    card = Card(
        name=name,
        line=number,
        profile_key=key,
        location=location,
        degree=degree or beside,
        pending=pending,
        headline=headline_of(line.text for line in said),
    )
    return card, total


def number_in(digits: str) -> int:
    """A number as pages write it: "1,234" and "1.234"."""
    return int(digits.replace(",", "").replace(".", ""))


def _tells(line: Line, rest: str, lowered: str) -> bool:
    """Whether a line above the location is name or headline."""
    return not (not rest or read_title(line) or is_pronouns(line.text) or lowered in NO_HEADLINE)


def _ends_in_contact_info(lowered: str) -> bool:
    before = lowered.removesuffix(CONTACT_INFO)
    return before != lowered and (not before or before.endswith(("· ", "• ", "·", "•")))
