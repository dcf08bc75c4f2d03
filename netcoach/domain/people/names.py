"""Which known person a request is meant for, by profile address or by name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import unquote

from netcoach.domain.clean import clean_line
from netcoach.domain.errors import AmbiguousPerson, InvalidInput
from netcoach.domain.person import Person
from netcoach.domain.request import RequestDraft

_ADDRESS = re.compile(
    r"(?:https?://)?(?:[a-z0-9-]+\.)?linkedin\.com(?::\d+)?/(?:mwlite/)?in/([^/?#]+)(?:[/?#].*)?"
    r"|/?(?:in/)?([^/?#]+)/?",
    re.IGNORECASE,
)
_NO_SLUG = re.compile(r"[\s%./\\?#@:;,<>()\[\]{}|\"`^*=&$!]")

_NOT_A_PROFILE = (
    "That is not a LinkedIn profile address; it looks like linkedin.com/in/ana-rybar. "
    "Leave it empty if you do not have it."
)
_TAKEN = (
    "That profile address belongs to somebody else in the log; "
    "pick that person, or leave the address empty."
)
_SEVERAL = (
    "More than one person in the log has this name; "
    "say which by their company or their profile address."
)


def profile_key(url: str) -> str:
    """The canonical form of a profile address: its slug, decoded, lower-cased, composed.

    Scheme, host, country, query, fragment and what follows the slug do not matter, and a key
    is its own key. "" stays "".

    Raises:
        InvalidInput: when it is no profile address.
    """
    address = clean_line(url)
    if not address:
        return ""
    found = _ADDRESS.fullmatch(address)
    slug = _folded(unquote(found[1] or found[2], errors="replace")) if found else ""
    if not slug or "\ufffd" in slug or _NO_SLUG.search(slug):
        raise InvalidInput(_NOT_A_PROFILE)
    return slug


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """What is equal for names that read the same: compatibility-folded, single blanks."""
    if name.isascii():
        return " ".join(name.casefold().split())
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).casefold().split())


def person_meant(draft: RequestDraft, people: Sequence[Person]) -> Person | None:
    """The known person a draft is for; None when it is somebody new.

    A picked person counts first, then the profile address, then name and company. One who is
    no longer in the log is looked for by address and name like anybody else.

    Raises:
        AmbiguousPerson: when the name fits several and the company does not tell, or when the
            address is not the picked person's but somebody else's.
        InvalidInput: when the address is no profile address.
    """
    key = profile_key(draft.url)
    owner = next((person for person in people if key and person.profile_key == key), None)
    picked = next((person for person in people if person.id == draft.person_id), None)
    if picked:
        if owner and owner is not picked:
            raise AmbiguousPerson(_TAKEN)
        return picked
    if owner:
        return owner
    fitting = _fitting(draft, people)
    if key:
        return _told_apart(draft, [person for person in fitting if not person.profile_key])
    meant = _told_apart(draft, fitting)
    if fitting and not meant:
        raise AmbiguousPerson(_SEVERAL)
    return meant


def _fitting(draft: RequestDraft, people: Sequence[Person]) -> list[Person]:
    """People of the draft's name whose company does not contradict the draft's."""
    name, company = name_key(draft.name), name_key(draft.company)
    namesakes = [person for person in people if name_key(person.name) == name]
    return [one for one in namesakes if name_key(one.company) in ("", company) or not company]


def _told_apart(draft: RequestDraft, fitting: Sequence[Person]) -> Person | None:
    """The only one that fits, or the only one of them at the draft's company."""
    if len(fitting) == 1:
        return fitting[0]
    company = name_key(draft.company)
    there = [one for one in fitting if company and name_key(one.company) == company]
    return there[0] if len(there) == 1 else None


def _folded(slug: str) -> str:
    """A decoded slug without hidden characters, lower-cased and composed."""
    lowered = clean_line(unicodedata.normalize("NFC", slug).lower())
    return unicodedata.normalize("NFC", lowered.lower())
