"""What columns of spreadsheets are called, and what the words in them say of a request.

Gathered from trackers people keep and from what other programs write. Headings and words are
compared by ``word_key``. The first columns of a name that a table has is the one that is read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from netcoach.domain.log.request import Outcome
from netcoach.domain.log.signs import SIGNS

NAME, FIRST_NAME, LAST_NAME = "name", "first-name", "last-name"
PROFILE, COMPANY, ROLE, HEADLINE = "profile", "company", "role", "headline"
SENT, STATUS, NOTE, EVENT, REASON = "sent", "status", "note", "event", "reason"
CONNECTED = "connected"
PRIVATE_NOTES, TAGS = "private-notes", "tags"
FOLLOW_UP, FOLLOW_UP_LINE = "follow-up", "follow-up-line"

PENDING, NOT_SENT = "pending", "not-sent"
"""What a word can say beside an outcome: nothing yet, or that nobody was asked yet."""

_SAID: Mapping[str, str] = {
    NAME: (
        "name, full name, person, contact, contact name, connection name, person name, who,"
        " people, display name, lead, lead name, prospect, prospect name, linkedin name,"
        " recruiter name, vollständiger name, nome completo, nom complet, nombre completo, nome,"
        " nombre"
    ),
    FIRST_NAME: "first name, first, given name, forename, vorname, prénom, primeiro nome",
    LAST_NAME: (
        "last name, last, family name, surname, nachname, nom, nom de famille, sobrenome,"
        " apellido, apellidos, cognome"
    ),
    PROFILE: (
        "linkedin profile url, linkedin profile, linkedin url, linkedin link, linkedin, public"
        " profile url, public profile, default profile url, profile url, profile link, profile,"
        " person linkedin url, profil, perfil, url, link, website 1 value"
    ),
    COMPANY: (
        "company, company name, current company, organization, organisation, organization name,"
        " organization 1 name, employer, firm, workplace, account name, company organization,"
        " firma, unternehmen, arbeitgeber, empresa, entreprise, société, azienda"
    ),
    ROLE: (
        "role, title, position, job title, current title, current position, job, job role,"
        " organization title, organization 1 title, occupation, designation, position title,"
        " role title, rolle, beruf, cargo, poste, puesto"
    ),
    HEADLINE: "headline, linkedin headline, tagline, card",
    SENT: (
        "sent, sent on, sent at, sent date, date sent, date contacted, contacted on, contacted"
        " date, date of contact, contact date, date requested, request date, request sent,"
        " request sent on, date request sent, date of request, requested on, connection request"
        " sent, connection request date, connection request sent on, invitation date, invitation"
        " sent, invitation sent at, invitation sent on, date invited, invited on, invited at,"
        " invite date, invite sent, invite sent on, invite sent date, outreach date, date of"
        " outreach, reached out on, date reached out, reached out, first contact, date of first"
        " contact, first contact date, first contacted, date first contacted, initial contact,"
        " initial contact date, initial outreach, when, date, gesendet am, gesendet, kontaktiert"
        " am, angefragt am, datum, enviado em, enviado, data, fecha, date d envoi, envoyé le"
    ),
    CONNECTED: (
        "connected on, date connected, connected date, connection date, connected at, connected"
        " since, accepted on, date accepted, accepted date, acceptance date, accepted,"
        " connected, vernetzt am, angenommen am, aceito em"
    ),
    STATUS: (
        "status, state, stage, outcome, result, response, response status, connection status,"
        " request status, invitation status, invite status, contact status, pipeline stage,"
        " progress, ergebnis, statut, estado, resultado, situação"
    ),
    NOTE: (
        "message, message sent, invitation message, invite message, invitation note, connection"
        " message, connection note, connection request message, request message, personal note,"
        " personalized note, note sent, nachricht, mensagem, mensaje"
    ),
    EVENT: (
        "event, source, connection source, lead source, referral source, how we met, where we"
        " met, how did we meet, where did we meet, met at, met through, how i know them, how do"
        " i know them, how you know them, how found, found via, origin, meetup, via,"
        " veranstaltung, quelle, evento, origem"
    ),
    REASON: (
        "reason, reason for connecting, reason for contact, why, why connect, purpose, goal,"
        " relevance, grund, motivo, raison"
    ),
    PRIVATE_NOTES: (
        "notes, note, comments, comment, remarks, remark, details, private notes, my notes,"
        " additional notes, conversation notes, notes insights, notizen, notiz, bemerkung,"
        " bemerkungen, kommentar, notas, anotações, observações, remarques, commentaires"
    ),
    FOLLOW_UP: (
        "follow up date, follow up on, next follow up date, next follow up, follow up, date to"
        " follow up, followup date, next contact date, next contact, reminder date, reminder,"
        " next step date, next action date, due date, wiedervorlage"
    ),
    FOLLOW_UP_LINE: (
        "next step, next steps, next action, next actions, action, action item, action items,"
        " to do, follow up action, follow up line, follow up notes, follow up note, nächster"
        " schritt, próximo passo, próximo paso"
    ),
    TAGS: "tags, tag, labels, label, group membership, category, categories, schlagwörter",
    Outcome.REPLIED: (
        "replied on, date replied, reply date, response date, date of response, replied, reply,"
        " responded, response received, answered, geantwortet, respondeu"
    ),
    Outcome.TALKED: (
        "talked on, talked, meeting date, date of meeting, call date, date of call, spoke on,"
        " spoke, meeting, call, coffee chat, coffee chat date, informational interview"
    ),
    Outcome.ADVICE: "advice, advice on",
    Outcome.OPPORTUNITY: "opportunity, opportunity on, referral, interview, interview date",
    Outcome.RECOMMENDATION: "recommendation, recommended, recommendation on",
    Outcome.WITHDRAWN: "withdrawn on, date withdrawn, withdrawn, withdrawal date",
    Outcome.DECLINED: "declined on, date declined, declined",
    Outcome.EXPIRED: "expired on, expired",
    **{f"sign:{name}": f"sign {name}" for name in SIGNS},
}
"""By what a column holds, which is its public name, the headings it goes by; the surest first."""

COLUMNS_READ = tuple(_SAID)
"""Everything a column can hold, by public name, in the order it is shown."""

_STATUSES: Mapping[str, str] = {
    Outcome.ACCEPTED: (
        "accepted, accept, accepts, connected, connection accepted, invite accepted, invitation"
        " accepted, request accepted, accepted request, linked, yes, y, true, x, ✓, ✔, ✅, ☑,"
        " 1st, angenommen, vernetzt, aceito, aceita, acceptée, accepté, aceptado, aceptada"
    ),
    Outcome.REPLIED: (
        "replied, reply, replied back, responded, response, response received, answered,"
        " replied positive, replied negative, in conversation, active conversation, in contact,"
        " in touch, messaging, wrote back, geantwortet, respondeu, répondu, respondió"
    ),
    Outcome.TALKED: (
        "talked, met, met up, meeting, meeting held, had a meeting, spoke, spoken, call,"
        " called, had a call, phone call, call done, coffee, coffee chat, had coffee, chatted,"
        " informational interview, getroffen, telefoniert"
    ),
    Outcome.ADVICE: "advice, gave advice, got advice",
    Outcome.OPPORTUNITY: (
        "interview, interviewing, interviewed, job interview, offer, job offer, referral,"
        " referred, opportunity, hired"
    ),
    Outcome.RECOMMENDATION: "recommendation, recommended",
    Outcome.WITHDRAWN: (
        "withdrawn, withdrew, request withdrawn, invitation withdrawn, cancelled, canceled,"
        " revoked, retracted, zurückgezogen, retirado, retirada, retirée"
    ),
    Outcome.DECLINED: (
        "declined, rejected, refused, not interested, no thanks, said no, turned down,"
        " abgelehnt, recusado, refusé, rechazado"
    ),
    Outcome.EXPIRED: "expired, lapsed, abgelaufen, expirado, expirée",
    PENDING: (
        "pending, sent, request sent, invite sent, invitation sent, connection request sent,"
        " requested, invited, contacted, reached out, messaged, message sent, emailed, waiting,"
        " awaiting, outreach sent, initial outreach, bumped, follow up sent, awaiting reply,"
        " awaiting response, waiting for reply, waiting for response, open, in progress, no"
        " reply, no reply yet, no response, no response yet, no answer, unanswered, not"
        " accepted, not accepted yet, not yet, not connected, ignored, ghosted, no, n, false,"
        " none, -, –, ✗, ✘, ❌, ☐, 2nd, 3rd, ausstehend, offen, keine antwort, gesendet,"
        " pendente, enviado, sem resposta, en attente, sans réponse, pendiente, sin respuesta"
    ),
    NOT_SENT: (
        "to contact, to do, todo, not contacted, not contacted yet, not sent, not sent yet,"
        " draft, planned, prospect, lead, new lead, target, to reach out, to connect, want to"
        " connect, queued, researching, uncontacted, prospect uncontacted, wishlist, backlog,"
        " not started, offen zu kontaktieren"
    ),
}

_LAYOUTS: Mapping[str, str] = {
    "netcoach": "person, sent on, sent at, zone, precision",
    "Sales Navigator": "first name, last name, linkedin sales navigator url",
    "PhantomBuster": "profile url, full name, connection degree",
    "Google Contacts": "first name, last name, phonetic first name, file as",
    "Google Contacts (older)": "given name, family name, group membership",
}
"""Programs whose tables are told by some of their headings."""

OWN = "netcoach"
"""The layout of netcoach's own table of requests."""


def word_key(text: str) -> str:
    """What stays of a heading or a word when case, blanks and punctuation do not matter.

    >>> word_key("Follow-up Date"), word_key("profileUrl"), word_key("✓")
    ('followupdate', 'profileurl', '✓')
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(filter(str.isalnum, plain)) or "".join(plain.split())


def _keys(said: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(map(word_key, words.split(","))) for name, words in said.items()}


_HEADINGS = _keys(_SAID)
_STATUS_OF = {key: name for name, keys in _keys(_STATUSES).items() for key in keys}
_MARKS_OF_LAYOUT = _keys(_LAYOUTS)


def columns_in(headings: Sequence[str]) -> dict[str, int]:
    """Where each thing stands that the headings of a table tell, by its public name."""
    places: dict[str, int] = {}
    for place, heading in enumerate(headings):
        places.setdefault(word_key(heading), place)
    if layout_in(headings) == OWN:
        places["message"] = places.pop("note", -1)
    columns: dict[str, int] = {}
    for name, keys in _HEADINGS.items():
        free = (places[key] for key in keys if key in places)
        place = next((one for one in free if one not in columns.values()), -1)
        if place >= 0:
            columns[name] = place
    return columns


def layout_in(headings: Sequence[str]) -> str:
    """The program whose table has these headings; "" for one somebody made themselves."""
    keys = set(map(word_key, headings))
    return next((name for name, marks in _MARKS_OF_LAYOUT.items() if keys.issuperset(marks)), "")


def status_of(word: str) -> str:
    """What a status says: an outcome, ``PENDING`` or ``NOT_SENT``; "" for an unknown word."""
    return _STATUS_OF.get(word_key(word), PENDING if not word.strip() else "")
