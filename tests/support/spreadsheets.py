"""Invented spreadsheets, as people keep them and programs write them."""

from __future__ import annotations

TRACKER = (
    "Name,Company,Title,Date Contacted,Connection Source,Status,Follow-up Date,Notes,Email\n"
    "Mia Torvik,Lunden,Analyst,9/14/2026,a meetup,Accepted,10/1/2026,likes maps,m@example.org\n"
    "Per Aldous,Brink,PM,9/20/2026,LinkedIn search,Pending,,,\n"
    '"Zoë Ødegård, PhD","Café ""Nord""",,9/21/2026,,Coffee booked,,"two\nlines",\n'
)
PHANTOMBUSTER = (
    "profileUrl,fullName,firstName,lastName,headline,connectionDegree,sentDate,invitationMessage\n"
    "https://www.linkedin.com/in/mia-torvik,Mia Torvik,Mia,Torvik,Analyst @ Lunden | maps,2nd,"
    "2026-09-14T07:12:00.000Z,Hi Mia\n"
)
SALES_NAVIGATOR = (
    "First Name,Last Name,Title,Company,LinkedIn Sales Navigator URL,Date Added,Connected\n"
    "Mia,Torvik,Analyst,Lunden,https://www.linkedin.com/sales/lead/ACw1,NAME_SEARCH,x9Y,"
    "2026-09-14,Yes\n"
)
GOOGLE_CONTACTS = (
    "First Name,Middle Name,Last Name,Phonetic First Name,File As,Organization Name,"
    "Organization Title,Notes,Labels,E-mail 1 - Value,Website 1 - Value\n"
    "Mia,,Torvik,,,Lunden,Analyst,likes maps,* myContacts ::: Maps club,m@example.org,"
    "https://linkedin.com/in/mia-torvik\n"
    ",,,,,Lunden,,,,info@example.org,\n"
)
OWN = (
    "person,company,role,profile,sent_on,sent_from,sent_at,zone,precision,note,with_note,reason,"
    "event,field,sign:met,accepted\r\n"
    "Mia Torvik,Lunden,'=Analyst,mia-torvik,2026-09-14,,2026-09-14 07:12:00.000000,Europe/Berlin,"
    'minute,"Hi,\nMia",yes,why,a meetup,same,yes,2026-09-15\r\n'
    "Per Aldous,,,,2026-09-20,2026-09-01,,Asia/Tokyo,span,,no,,,,no,\r\n"
)

NAMES = ("Torvik", "Aldous", "Ødegård", "Lunden")
"""Names in them that no sentence may repeat."""


def spreadsheets() -> tuple[bytes, ...]:
    """All of them, in several encodings and with several delimiters."""
    return (
        TRACKER.encode(),
        TRACKER.replace(",", ";").encode("cp1252"),
        f"My network\n\n{TRACKER}".replace(",", "\t").encode("utf-16"),
        PHANTOMBUSTER.encode(),
        SALES_NAVIGATOR.encode(),
        GOOGLE_CONTACTS.encode("utf-8-sig"),
        OWN.encode("utf-8-sig"),
    )
