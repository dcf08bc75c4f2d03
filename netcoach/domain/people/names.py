"""Who is who: names and profile addresses folded, and which known person a request is for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import quote, unquote

from netcoach.domain.errors import AmbiguousPerson, InvalidInput
from netcoach.domain.log.request import RequestDraft
from netcoach.domain.people.person import GONE_NAME, Person
from netcoach.domain.text import clean_line

# Compiled when first used, as those of ``typed_dates``.
_ADDRESS = (
    r"(?i)(?:https?://)?(?:[a-z0-9-]+\.)?linkedin\.com(?::\d+)?/(?:comm/|mwlite/)?"
    r"in/([^/?#]+)(?:[/?#].*)?"
    r"|/?(?:in/)?([^/?#]+)/?"
)
_USUAL = "https://www.linkedin.com/in/"
_WRITTEN_OUT = r"(?i)(?:https?://)?(?:[a-z0-9-]+\.)?linkedin\.com(?::\d+)?/.*|/?in/[^/\s]+.*"
"""What can only be an address; a slug alone could be a name."""

_MARKS = r"[()\[\]{}\"“”„«»,]+"
"""What stands around a nickname or before a degree; nobody types it to find somebody."""

_NO_SLUG = r"[\s%./\\?#@:;,<>()\[\]{}|\"`^*=&$!]"

_PICTURES = frozenset({"So", "Sk", "Cf", "Cs", "Co"})
"""Categories of characters that are no part of a name: emoji, marks, what is not seen."""

_BRACKETS = r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|\"[^\"]*\"|[“„«][^“”«»]*[”“»]"
_PRONOUNS = r"(?i)\b(?:she|he|they|ze|xe)\s*/\s*\w+(?:\s*/\s*\w+)?\b"
_AROUND = r"[(\[{\"“„«/,]"
_BORN = r"(?i)^(?:n[ée]e?|geb\.?|born|formerly)\s+"
"""What is written before the name somebody had before a marriage (ours)."""

_TITLES = frozenset({"dr", "prof", "phd", "mba", "msc", "mr", "mrs", "ms", "mx"})
"""What stands before or after a name and is none (ours)."""

_DEGREES = frozenset({"Jr", "Sr", "II", "III", "IV"})
"""Letters behind a name and a comma that are no two capitals."""

_WRITTEN = frozenset({"Ll", "Lu", "Lm", "Pd", "Pi", "Pf"})
"""Categories of what is written in Latin letters by sound, letter for letter: the alphabets that
have capitals, with their dashes and quotes. A Chinese sign is no letter: many share a sound."""


_WORDS_OF_A_NAME = 4
"""The most words of an address that are read as a name (ours)."""


class _Latin(dict[int, str]):
    """What each character is in Latin letters, found out once; for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        from anyascii import anyascii  # 20 ms, and never for what is ASCII

        letter = chr(code)
        self[code] = anyascii(letter) if unicodedata.category(letter) in _WRITTEN else letter
        return self[code]


_LATIN = _Latin()


class _Unaccented(dict[int, str]):
    """What each small Latin letter is without its accent; all else is itself."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if unicodedata.name(letter, "").startswith("LATIN SMALL"):
            plain = unicodedata.normalize("NFKD", letter)[0]
            self[code] = plain if plain.isascii() else _LATIN[code]
        else:
            self[code] = "" if _FIRST_ACCENT <= code <= _LAST_ACCENT else letter
        return self[code]


_FIRST_ACCENT, _LAST_ACCENT = 0x300, 0x36F
"""The block of accents that stand behind their letter, where no letter has them built in."""

_UNACCENTED = _Unaccented()
_GONE = GONE_NAME.casefold()

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
    slug = address.removeprefix(_USUAL)
    if slug is not address and slug.isascii() and slug.replace("-", "").isalnum():
        return slug.lower()  # as nearly all of an export are
    found = re.fullmatch(_ADDRESS, address)
    slug = _lowered(unquote(found[1] or found[2], errors="replace")) if found else ""
    if not slug or "\ufffd" in slug or re.search(_NO_SLUG, slug):
        raise InvalidInput(_NOT_A_PROFILE)
    return slug


def profile_address(key: str) -> str:
    """The address of the profile with that key, as browsers take it."""
    return f"https://www.linkedin.com/in/{quote(key, safe='-_.~')}/"


def is_address(text: str) -> bool:
    """Whether a text is written as an address of LinkedIn's, and so is no name."""
    return re.fullmatch(_WRITTEN_OUT, clean_line(text)) is not None


def name_in_address(url: str) -> str:
    """The name a profile address was made of: "Bo Kessler" of linkedin.com/in/bo-kessler-1a2b3c.

    The letters and digits LinkedIn adds behind a taken name go, and so do titles. "" where the
    rest is no name of two to four words: where they part in "bokessler" cannot be told.

    Raises:
        InvalidInput: when it is no profile address.
    """
    words = [word for word in re.split(r"[-_.]+", profile_key(url)) if word]
    while words and any(map(str.isdigit, words[-1])):
        del words[-1]
    spelt = all(letter.isalpha() or letter in "'’" for word in words for letter in word)
    if not spelt or not 2 <= len(words) <= _WORDS_OF_A_NAME:
        return ""
    name = full_name(" ".join(word[0].upper() + word[1:] for word in words))
    return name if " " in name and any(len(word) > 1 for word in name.split()) else ""


@lru_cache(maxsize=16384)
def usable_profile(address: str) -> str:
    """The key of a profile address; "" for a member number, an address without slug, anything else.

    >>> usable_profile("https://www.linkedin.com/in")
    ''
    """
    try:
        return profile_key(address)
    except InvalidInput:
        return ""


@lru_cache(maxsize=4096)
def text_key(text: str) -> str:
    """What is equal for texts that read the same: compatibility-folded, single blanks."""
    if text.isascii():
        return " ".join(text.casefold().split())
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).casefold().split())


@lru_cache(maxsize=4096)
def full_name(name: str) -> str:
    """A name without what members write around it; "" when nothing else is there.

    What stands in brackets goes (a nickname, the name before a marriage, pronouns), emoji, titles
    before the name and degrees behind it: "Dr. Ana Ruiz (Novak), PhD 🚀 (she/her)" is "Ana Ruiz".
    """
    plain = unicodedata.normalize("NFKC", name)
    if not plain.isascii():
        plain = "".join(c for c in plain if unicodedata.category(c) not in _PICTURES)
    if re.search(_AROUND, plain):
        plain = re.sub(_PRONOUNS, " ", re.sub(_BRACKETS, " ", plain))
        plain = _without_degrees(plain)
    words = plain.split()
    while words and _title_in(words[0]):
        del words[0]
    while words and _title_in(words[-1]):
        del words[-1]
    return " ".join(words)


def said_around(name: str) -> tuple[str, ...]:
    """What stands in brackets or quotes in a name: a nickname, the name before a marriage.

    Pronouns are none of it: "Ana (Anita) Ruiz (she/her)" gives "Anita".
    """
    plain = unicodedata.normalize("NFKC", name)
    if not re.search(_AROUND, plain):
        return ()
    found = re.findall(_BRACKETS, re.sub(_PRONOUNS, " ", plain))
    names = (re.sub(_BORN, "", one[1:-1].strip()) for one in found)
    return tuple(one for one in names if one)


def full_name_key(name: str) -> str:
    """What is equal for full names that read the same but for accents.

    "" for marks alone, and for what LinkedIn calls everybody whose account is gone.
    """
    if name.isascii() and name.replace(" ", "").isalpha():  # as most of an export are
        words = name.casefold().split()
        if _TITLES.isdisjoint(words):
            key = " ".join(words)
            return "" if key == _GONE else key
    key = _unaccented(text_key(full_name(name)))
    return "" if key == _GONE else key


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """What one person's name is found by: the full name, or all of it where that is nothing.

    The one rule for the same name: case, accents, emoji, titles, degrees, pronouns and what
    stands in brackets make no difference. What may be the same name, written another way, is
    ``spelling``'s.
    """
    key = full_name_key(name) or _unaccented(text_key(name))
    if name.isascii() and key == text_key(name):  # nothing stood around it, as nearly always
        return "" if key == _GONE else key
    while (again := full_name_key(key) or _unaccented(text_key(key))) != key:
        key = again
    return "" if key == _GONE else key


def _unaccented(text: str) -> str:
    return text if text.isascii() else text.translate(_UNACCENTED)


def folded(text: str) -> str:
    """A text as it is looked for: in Latin letters, without case, accents and piled-up blanks.

    "José  Kaplan-Ruiz" reads like "jose kaplan ruiz", "Søren" like "soren", "Юрий" like "yuriy".
    """
    if text.isascii():
        return " ".join(text.casefold().replace("-", " ").split())
    return " ".join(in_latin(text).replace("-", " ").split())


def searched_line(name: str, key: str) -> str:
    """The words a name is looked for by; the full name ends it, whatever is written around it.

    Args:
        name: as it is stored.
        key: its ``name_key``.
    """
    whole, full = folded(re.sub(_MARKS, " ", text_key(name))), folded(key)
    return whole if whole.endswith(full) else f"{whole} {full}"


def in_latin(text: str) -> str:
    """A text in small Latin letters without accents, as far as it is written in an alphabet."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    apart = unicodedata.normalize("NFKD", plain.translate(_LATIN))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return bare.translate(_LATIN).casefold()


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
        return _tell_apart(draft, [person for person in fitting if not person.profile_key])
    meant = _tell_apart(draft, fitting)
    if fitting and not meant:
        raise AmbiguousPerson(_SEVERAL)
    return meant


def _fitting(draft: RequestDraft, people: Sequence[Person]) -> list[Person]:
    """People of the draft's name whose company does not contradict the draft's."""
    name, company = name_key(draft.name), text_key(draft.company)
    namesakes = [person for person in people if name_key(person.name) == name]
    return [one for one in namesakes if text_key(one.company) in ("", company) or not company]


def _tell_apart(draft: RequestDraft, fitting: Sequence[Person]) -> Person | None:
    """The only one that fits, or the only one of them at the draft's company."""
    if len(fitting) == 1:
        return fitting[0]
    company = text_key(draft.company)
    there = [one for one in fitting if company and text_key(one.company) == company]
    return there[0] if len(there) == 1 else None


def _lowered(slug: str) -> str:
    """A decoded slug without hidden characters, lower-cased and composed."""
    lowered = clean_line(unicodedata.normalize("NFC", slug).lower())
    return unicodedata.normalize("NFC", lowered.lower())


def _without_degrees(name: str) -> str:
    """A name without what members write behind it: ", PMP®", ", Ph.D., MBA", ", Jr."."""
    said, comma, behind = name.partition(",")
    degrees = behind.replace(",", " ").split()
    if not comma or (degrees and len(said.split()) <= 1):
        return name
    return said if all(map(_is_degree, degrees)) else name


def _is_degree(word: str) -> bool:
    return word.strip(".") in _DEGREES or sum(map(str.isupper, word)) > 1 or _title_in(word)


def _title_in(word: str) -> bool:
    return word.replace(".", "").strip(",").casefold() in _TITLES
