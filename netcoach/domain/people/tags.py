"""Tags: words of the user's own that people are sorted by."""

from __future__ import annotations

import re
from collections.abc import Iterable

from netcoach.domain.errors import InvalidInput
from netcoach.domain.frozen import frozen
from netcoach.domain.people.names import text_key
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.text import clean_line


@frozen
class Tagged:
    """The people whose tags were changed, at least one."""

    people: tuple[Person, ...]

    @property
    def person_id(self) -> PersonId | None:
        """Whom it was about, where it was about one."""
        return self.people[0].id if len(self.people) == 1 else None

    @property
    def number(self) -> int:
        """How many people it was about."""
        return len(self.people)


LONGEST_TAG = 40
"""Characters of a tag at most (ours): it is a word or two, not a note."""

_BETWEEN = re.compile(r"[,;#]")
_QUOTES = re.compile('["“”„]')
_NO_TAG = "A tag is a word or two, like sql or job fair."
_TOO_LONG = f"A tag has at most {LONGEST_TAG} characters; shorten it, and keep the rest as words."


def checked_tags(typed: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: in small letters, without "#", each once, in order.

    Args:
        typed: one or several each, with commas or "#" between them.

    Raises:
        InvalidInput: one is too long, or there is none.
    """
    words = (text_key(clean_line(_QUOTES.sub("", one))) for text in typed for one in _parts(text))
    tags = tuple(sorted({word for word in words if word}))
    if not tags:
        raise InvalidInput(_NO_TAG)
    if any(len(tag) > LONGEST_TAG for tag in tags):
        raise InvalidInput(_TOO_LONG)
    return tags


def tags_typed(line: str) -> tuple[str, ...]:
    """The tags of one line with commas between them; () for an empty one. Raises InvalidInput."""
    return checked_tags([line]) if _BETWEEN.sub("", line).strip() else ()


def _parts(text: str) -> list[str]:
    return _BETWEEN.split(text)
