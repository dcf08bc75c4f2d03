"""What the signs are called and what they ask: one row each."""

from __future__ import annotations

from netcoach.domain.frozen import frozen
from netcoach.domain.log.signs import Group, Sign


@frozen
class SignWords:
    """The words of one sign; what is left "" reads like the one before it.

    Attributes:
        label: on its toggle in the form, at most 14 cells beside an answer.
        asks: the whole question.
        said: in a list of what was answered yes.
        short: the same where there is little room.
        route: as the way a request came about.
    """

    label: str
    asks: str
    said: str = ""
    short: str = ""
    route: str = ""


WORDS = {
    Sign.MET: SignWords(label="met", asks="Have you met in real life?"),
    Sign.WORKED: SignWords(
        label="worked",
        asks="Have you worked or studied together?",
        said="worked with",
        short="worked",
        route="worked together",
    ),
    Sign.INTRODUCED: SignWords(label="introduced", asks="Did somebody introduce you?"),
    Sign.EVENT: SignWords(label="event", asks="Did you meet at an event?"),
    Sign.ALUMNI: SignWords(label="alum", asks="Did you go to the same school?", route="alumni"),
    Sign.THEY_ENGAGE: SignWords(label="they engage", asks="Do they engage with your posts?"),
    Sign.I_ENGAGED: SignWords(
        label="you engaged",
        asks="Did you engage with theirs first?",
        said="engaged first",
        short="engaged",
    ),
    Sign.GROUP: SignWords(label="same group", asks="Are you in the same group?"),
    Sign.TARGET_COMPANY: SignWords(
        label="target company", asks="Are they at a company you want to work at?", short="target"
    ),
    Sign.SENIOR: SignWords(label="senior", asks="Are they senior, or do they decide?"),
    Sign.RECRUITER: SignWords(label="recruiter", asks="Are they a recruiter in your field?"),
    Sign.SHARED_CONNECTIONS: SignWords(
        label="contacts there",
        asks="Do they share your connections at that company?",
        said="shared connections",
        short="shared",
    ),
    Sign.LOCAL: SignWords(
        label="local",
        asks="Are they from the same town or local community?",
        said="same town or community",
        short="local",
    ),
    Sign.SPOKE_FIRST: SignWords(
        label="spoke first", asks="Did you write or speak elsewhere first?"
    ),
}

GROUP_TITLES = {Group.KNOWN: "How you know them", Group.WHY: "Why them", Group.CARE: "Care"}
"""The groups of signs."""


WAYS: tuple[tuple[str, str, Sign | None], ...] = (
    ("m", "met", Sign.MET),
    ("w", "worked or studied together", Sign.WORKED),
    ("e", "event", Sign.EVENT),
    ("i", "introduced", Sign.INTRODUCED),
    ("a", "alumni", Sign.ALUMNI),
    ("g", "engaged first", Sign.I_ENGAGED),
    ("t", "they engage", Sign.THEY_ENGAGE),
    ("c", "cold", None),
)
"""The letter, the words and the sign of each answer to how the user knows somebody."""

WAY_SKIPS = "Enter skips"


def way_question(sentence: str) -> str:
    """Ask how the user knows whom they have just logged, after what was said of that."""
    return f"{sentence}. How do you know them?"


def way_answered(name: str, way: str, undo_key: str) -> str:
    """Say what was answered: "How you know Bo Kessler: met · u undoes"."""
    return f"How you know {name}: {way} · {undo_key} undoes"


def sign_label(sign: Sign) -> str:
    """Name a sign as the form does."""
    return WORDS[sign].label


def said_of_sign(sign: Sign) -> str:
    """Say that a sign was answered yes."""
    return WORDS[sign].said or WORDS[sign].label


def said_short(sign: Sign) -> str:
    """Say it where there is little room."""
    return WORDS[sign].short or said_of_sign(sign)


def route_of_sign(sign: Sign) -> str:
    """Name the way a request came about."""
    return WORDS[sign].route or said_of_sign(sign)
