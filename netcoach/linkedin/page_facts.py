"""What is known of the words on LinkedIn's pages and in its mails, as of November 2026.

LinkedIn documents none of it, so every word that is looked for stands here and nowhere else, as
public programs and their tests report it. How sure each is: (A) several independent sources, one
of them measured on the page; (B) one source that claims a real page; (C) inferred. Words are
lower-cased, with straight apostrophes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from netcoach.domain.ages import ENGLISH_UNITS, Unit
from netcoach.domain.frozen import frozen

PAGES_AS_OF = "2026-11"
"""The month these words were last looked at."""

PASTED_LENGTH = 1_000_000
"""The longest text read, in characters (ours; 2,000 cards are some 300,000)."""

NAME_LENGTH = 120
"""The longest line that can be a name, in characters (ours; LinkedIn allows 60 or so)."""

AGE_LENGTH = 60
"""The longest line that can be an age or a button, in characters (ours)."""

CARD_LINES = 6
"""The most lines of a card: its name and up to five of headline (A)."""

LISTED_IN_MAIL = 8
"""How many new connections one mail lists at most, whatever number it says (B)."""


class Language(StrEnum):
    """The languages the Sent page is read in."""

    ENGLISH = "en"
    GERMAN = "de"
    PORTUGUESE = "pt"


@frozen
class Words:
    """How a language says what stands on a page.

    Attributes:
        sent: what an age on the Sent page begins with; also left out.
        ago: what stands before and what behind a number and its unit, either "".
        units: every form of each unit.
        one: words for the number one.
        today, yesterday: the whole age.
        withdraw, pending, message: buttons.
        people: what stands before the total, "People (40)".
    """

    sent: tuple[str, ...]
    ago: tuple[str, str]
    units: Mapping[str, Unit]
    one: frozenset[str]
    today: frozenset[str]
    yesterday: frozenset[str]
    withdraw: frozenset[str]
    pending: frozenset[str]
    message: frozenset[str]
    people: frozenset[str]


def _units(forms: dict[Unit, str]) -> dict[str, Unit]:
    return {form: unit for unit, listed in forms.items() for form in listed.split()}


WORDS = {
    # (A) days, weeks, months and the button; (B) minutes, hours, today, yesterday.
    Language.ENGLISH: Words(
        sent=("sent", "invited"),
        ago=("", "ago"),
        units=ENGLISH_UNITS,
        one=frozenset({"a", "an", "one"}),
        today=frozenset({"today", "just now"}),
        yesterday=frozenset({"yesterday"}),
        withdraw=frozenset({"withdraw"}),
        pending=frozenset({"pending"}),
        message=frozenset({"message"}),
        people=frozenset({"people"}),
    ),
    # (B) ages and buttons, from a program whose author uses them; (C) the total.
    Language.GERMAN: Words(
        sent=("gesendet",),
        ago=("vor", ""),
        units=_units(
            {
                Unit.MINUTE: "sekunde sekunden minute minuten",
                Unit.HOUR: "stunde stunden",
                Unit.DAY: "tag tagen tage",
                Unit.WEEK: "woche wochen",
                Unit.MONTH: "monat monaten monate",
                Unit.YEAR: "jahr jahren jahre",
            }
        ),
        one=frozenset({"einem", "einer"}),
        today=frozenset({"heute", "gerade eben"}),
        yesterday=frozenset({"gestern"}),
        withdraw=frozenset({"zurückziehen", "anfrage zurückziehen", "einladung zurückziehen"}),
        pending=frozenset({"ausstehend"}),
        message=frozenset({"nachricht"}),
        people=frozenset({"personen"}),
    ),
    # (B) ages and the button, from a captured list; (C) the total.
    Language.PORTUGUESE: Words(
        sent=("enviado", "enviada"),
        ago=("há", ""),
        units=_units(
            {
                Unit.MINUTE: "segundo segundos minuto minutos",
                Unit.HOUR: "hora horas",
                Unit.DAY: "dia dias",
                Unit.WEEK: "semana semanas",
                Unit.MONTH: "mês meses",
                Unit.YEAR: "ano anos",
            }
        ),
        one=frozenset({"um", "uma"}),
        today=frozenset({"hoje", "agora"}),
        yesterday=frozenset({"ontem"}),
        withdraw=frozenset({"retirar", "retirar convite"}),
        pending=frozenset({"pendente"}),
        message=frozenset({"enviar mensagem", "mensagem"}),
        people=frozenset({"pessoas"}),
    ),
}

UNREAD_BUTTONS = frozenset({"retirer", "retirar invitación", "ritira", "取り下げ"})
"""The Sent page's button in languages whose ages are not known (B French, C others): with it a
page is told to be one, and the line above it is named as not understood."""

PORTRAIT = (
    re.compile(r"(?P<name>.+?)(?:'s?)? profile picture", re.IGNORECASE),
    re.compile(r"view (?P<name>.+?)(?:'s?)? profile", re.IGNORECASE),
    re.compile(r"(?P<name>.+?)(?:'s?)?[ -]profilbild", re.IGNORECASE),
    re.compile(r"profilbild von (?P<name>.+)", re.IGNORECASE),
    re.compile(r"(?:foto|imagem) d[eo] perfil de (?P<name>.+)", re.IGNORECASE),
)
"""The text of a picture, copied by some browsers (A English, B German, C the rest)."""

DEGREE = re.compile(
    r"(?:^|\s)(?:[·•] ?)?(1st|2nd|3rd\+?)(?: degree connection)?$|"
    r"(?:^|\s)[·•] ?([123])(?:\.|º|º grau)?\+?$",
    re.IGNORECASE,
)
"""How far away somebody is, on its own line or behind the name (A English, C the rest)."""

PRONOUNS = frozenset(
    {
        "she", "her", "hers", "he", "him", "his", "they", "them", "theirs", "ze", "zir", "hir",
        "xe", "xem", "sie", "ihr", "er", "ihm", "ela", "dela", "ele", "dele", "elu", "delu",
    }
)  # fmt: skip
"""What pronouns are made of, between slashes (A)."""

NO_HEADLINE = frozenset({"--", "—", "-", "–", "·", "•"})
"""What stands where a headline is missing (B), and dots on their own (A)."""

CONNECTED = "connected"
CONNECTED_ON = re.compile(r"connected on ([a-z]{3,9})\.? ([0-9]{1,2}), ([0-9]{4})", re.IGNORECASE)
"""The date on the Connections page (A); also "Connected 3 weeks ago" (B, older)."""

NETWORK = re.compile(r"([0-9]{1,3}(?:[,.]?[0-9]{3})*)(\+?) (?:connections?|followers?)\b.*")
"""The number of connections, on that page and on a profile (B); "500+" tells none."""

TOTAL = re.compile(r"(\w+) \(([0-9]{1,3}(?:[,.]?[0-9]{3})*)\)")
"""How many open invitations the Sent page says there are: "People (40)" (A)."""

CHROME = frozenset(
    {
        # above and beside a list (B, one real paste)
        "home", "my network", "jobs", "messaging", "notifications", "me", "for business",
        "learning", "skip to main content", "search", "sort by:", "first name", "last name",
        "recently added", "search with filters", "manage invitations", "manage my network",
        "received", "sent", "people", "connections", "grow", "catch up", "show more results",
        "load more", "show all", "more", "menu icon", "try premium for $0", "reactivate premium",
        # beside a name
        "connect", "follow", "following", "remove", "cancel", "select", "verified",
        # below it (B)
        "accessibility", "help center", "ad choices", "advertising",
        "business services", "get the linkedin app", "compose message",
        # the same in German and Portuguese (C)
        "start", "ihr netzwerk", "mein netzwerk", "stellen", "jobs und karriere", "nachrichten",
        "mitteilungen", "sie", "für unternehmen", "einladungen verwalten", "erhalten", "gesendet",
        "mehr", "início", "minha rede", "vagas", "mensagens", "notificações", "eu",
        "para negócios", "gerenciar convites", "recebidos", "enviados", "mais",
    }
)  # fmt: skip
"""Lines of the page that belong to nobody."""

CHROME_BEGINS = ("status is ", "navigating to ")
"""What other such lines begin with (B)."""

COUNTS = re.compile(r"[0-9]+\+?(?: (?:new )?notifications?(?: total)?)?")
"""Numbers beside the page's own menu (B)."""

FOOT = frozenset({"about", "info", "sobre"})
"""The first line below a list (B): nobody follows it until another list begins."""

END_BEGINS = ("linkedin corporation", "you are on the messaging overlay")
"""Where a page ends (B); conversations may be copied below it."""

SALES_NAVIGATOR = frozenset({"actions list", "save", "get intro", "saved", "view in crm"})
"""Buttons of Sales Navigator that stand where names do (A)."""

SALES_NAVIGATOR_BEGINS = ("current: ", "past: ")

CONTACT_INFO = "contact info"
"""What stands behind the location on a profile, on its own line or after " · " (A)."""

PROFILE_ENDS = frozenset({"about", "activity", "featured", "experience", "education"})
"""The first heading below a profile's card (A)."""

TITLE = re.compile(
    r"(?:\([0-9]+\+?\) )?(?P<said>.+?) \| linkedin(?: [-–—] .{0,40})?", re.IGNORECASE
)
"""The title of a window: unread notifications, name, headline (A); a browser's name (C)."""

TITLE_PARTS = re.compile(r" [-–—] ")

NO_PERSON = frozenset(
    {
        "feed", "messaging", "notifications", "my network", "manage invitations", "search",
        "jobs", "sign up", "log in", "connections", "invitations", "home", "login", "sign in",
        "linkedin member", "invitation manager", "grow your network",
    }
)  # fmt: skip
"""Titles of pages that are nobody's, and what LinkedIn calls somebody whose account is gone."""

ACCEPTED = (
    # 2025-26 (A)
    re.compile(r"(?P<name>.+?) (?:has )?accepted your invitation(?:[,.].*)?", re.IGNORECASE),
    # until about 2023 (A)
    re.compile(r".{1,60}, start a conversation with your new connection, (?P<name>.+)", re.I),
)
"""Subjects and first lines of a mail about one acceptance."""

ACCEPTED_BATCH = re.compile(
    r"see (?P<name>.+?)'s and other people's connections, experience,? and more", re.IGNORECASE
)
"""The subject of a mail about several (B)."""

NEW_CONNECTIONS = re.compile(r"you have ([0-9]{1,4}) new connections?\b.*", re.IGNORECASE)
"""How many, in its body (B)."""

VIEW_PROFILE = "view profile:"
"""What stands before each one's address in its text (B)."""

VIA = re.compile(r"['\"]?(?P<name>[^<>\"]+?)['\"]? via linkedin\b.*", re.IGNORECASE)
"""The sender of a mail about one acceptance, with the full name (A)."""

SUGGESTIONS = re.compile(
    r"suggestions from .*|people you may know.*|explore (?:their|.+'s) network.*|"
    r"more people for you.*|you are receiving .*|this email was intended for .*",
    re.IGNORECASE,
)
"""Where a mail stops to be about who accepted (B)."""

NOT_ACCEPTED = (
    re.compile(r"add .+ to your network", re.IGNORECASE),
    re.compile(r".+ wants? to connect(?: with you)?", re.IGNORECASE),
    re.compile(r"i(?:'d like| want) to (?:connect|join your .*|add you .*)", re.IGNORECASE),
    re.compile(r"(?:.+, )?see who accepted your invitation.*", re.IGNORECASE),
    re.compile(r"you and [0-9]+ others are now connected", re.IGNORECASE),
    re.compile(r".+ (?:just messaged you|sent (?:you )?(?:a )?new messages?)", re.IGNORECASE),
)
"""Subjects of mails that tell of no acceptance, or not whose (A)."""
