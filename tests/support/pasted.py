"""Texts as they are copied from LinkedIn; everybody in them is invented."""

from __future__ import annotations

import pendulum

from netcoach.linkedin.pages import read_pasted
from netcoach.linkedin.pasted import PastedPage

NOW = pendulum.datetime(2026, 11, 24, 9, 30, tz="Europe/Berlin")
"""A Tuesday."""

HEAD = """\
0 notifications
Home
My Network
Jobs
Messaging
3
Notifications
Me
For Business
Learning
"""

FOOT = """\
About
Accessibility
Help Center
Privacy & Terms
Ad Choices
LinkedIn Corporation © 2026
Status is online
Messaging
You are on the messaging overlay. Press enter to open the list of conversations.
Compose message
Lotte Falk
Nov 20
"""

SENT_CARDS = (
    "Noor Haddad's profile picture\nNoor Haddad\nData Lead @ Orbital | SQL\nSent today\nWithdraw\n",
    "Emil Sand’s profile picture\nEmil Sand\nBuyer at Fjord\nRuns, reads\n"
    "Sent 3 days ago\nWithdraw\n",
    "Dr. Pia Lund, PhD 🚀 (she/her)\n--\nSent 1 week ago\nWithdraw\n",
    "Jo Aro\nSent 3 weeks ago\nWithdraw\n",
    "Ada Brandt\nAda Brandt\n· 2nd\nArchitect\nSent 1 month ago\nWithdraw\n",
)
SENT = f"{HEAD}Manage invitations\nReceived\nSent\nPeople (40)\n{''.join(SENT_CARDS)}{FOOT}"

CONNECTION_CARDS = (
    "Ida Moreau’s profile picture\nIda Moreau\n\nHead of Growth @ Kelp\n\n"
    "Connected on November 18, 2026\n\nMessage\n",
    "Tor Moss\nConnected on November 20, 2026\nSRE | Taal\n\nMessage\n",
    "Vic Okoye's profile picture\nVic Okoye\n\n—\n\nConnected 3 weeks ago\n\nMessage\n",
    "Zoe Rahn\nFounder · teams\nMessage\n",
)
CONNECTIONS = (
    f"{HEAD}683 connections\nSort by:\nRecently added\nSearch with filters\n"
    f"{''.join(CONNECTION_CARDS)}{FOOT}"
)

GERMAN = """\
Einladungen verwalten
Erhalten
Gesendet
Personen (12)
Jule Winter Profilbild
Jule Winter
Leiterin Einkauf
Gesendet vor 1 Woche
Zurückziehen
Uwe Roth
Entwickler @ Taal
Vor 2 Tagen
Anfrage zurückziehen
Mia Horn
Gesendet heute
Zurückziehen
"""

PORTUGUESE = """\
Gerenciar convites
Pessoas (3)
Lia Prado
Engenheira
Enviado há 4 dias
Retirar
Rui Matos
Enviada há 1 mês
Retirar
Bia Serra
Enviado ontem
Retirar
"""

PROFILE = """\
(4) Ines Valente | LinkedIn
Ines Valente
She/Her
· 2nd
ML Engineer at Orbital | pipelines
Rotterdam, South Holland, Netherlands
·
Contact info
500+ connections
Lotte Falk and 3 other mutual connections
Pending
Message
More
About
I build things. Pending.
"""

MAIL = """\
Emil accepted your invitation, explore their network
Emil Sand via LinkedIn <invitations@linkedin.com>
Emil has accepted your invitation
Emil Sand
Buyer at Fjord
Message
https://www.linkedin.com/comm/in/emil-sand-1a2b3c?trk=eml-x
Suggestions from Emil's network
Emil Sandberg
https://www.linkedin.com/comm/in/emil-sandberg
"""

BATCH = """\
See Emil's and other people's connections, experience, and more
You have 10 new connections

Emil Sand
Buyer at Fjord
View profile: https://www.linkedin.com/comm/in/emil-sand?lipi=x
----------
Noor Haddad
View profile: https://www.linkedin.com/comm/in/noor-haddad-8a1b?lipi=y

People you may know
Lotte Falk
https://www.linkedin.com/comm/in/lotte-falk

You are receiving Accepted Invitation emails.
"""


def eml(subject: str, body: str, *, sender: str = '"Emil Sand via LinkedIn"') -> str:
    """A saved mail of 20 November."""
    return (
        "Delivered-To: me@example.org\n"
        "Date: Fri, 20 Nov 2026 23:30:00 +0000\n"
        f"From: {sender} <invitations@linkedin.com>\n"
        "To: me@example.org\n"
        f"Subject: {subject}\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\n\n"
        f"{body}"
    )


def read(text: str) -> PastedPage:
    return read_pasted(text, now=NOW)
