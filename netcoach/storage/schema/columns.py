"""The columns the schema is made of: each with its type and what any tool may put into it."""

from __future__ import annotations

from typing import Any

from pendulum import Date, DateTime
from sqlalchemy import CheckConstraint, Column, Dialect, ForeignKey, Integer, Text, TypeDecorator
from sqlalchemy import text as sql

from netcoach.storage.rows import day_of, day_text, instant_of, instant_text


class Day(TypeDecorator[Date]):
    """A local date; SQLAlchemy's own Date gives back another class."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Date | None, dialect: Dialect) -> str | None:
        """Write a date."""
        return None if value is None else day_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Date | None:
        """Read a date."""
        return None if value is None else day_of(value)


class Instant(TypeDecorator[DateTime]):
    """An instant, kept in UTC; SQLAlchemy's own DateTime drops the zone on SQLite."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: DateTime | None, dialect: Dialect) -> str | None:
        """Write an instant."""
        return None if value is None else instant_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> DateTime | None:
        """Read an instant."""
        return None if value is None else instant_of(value)


# "+0 days" makes SQLite work a date out: 30 February comes back as 2 March.
_IS_DAY = "length({0}) = 10 AND {0} IS date({0}, '+0 days')"
# The shape comes first: strftime of "now" is an error in a rule.
_IS_INSTANT = (
    "{0} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T"
    "[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'"
    " AND substr({0}, 1, 19) IS strftime('%Y-%m-%dT%H:%M:%S', substr({0}, 1, 19), '+0 seconds')"
)
RIGHT_NOW = "strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')"
"""The present moment as instants are stored, for what another tool than netcoach changes."""


def text(
    name: str, longest: int, shortest: int = 0, *, null: bool = False, default: str | None = None
) -> Column[str]:
    """A text that says something of so many characters at least, and at most."""
    rule = CheckConstraint(f"length({name}) BETWEEN {shortest} AND {longest}")
    return Column(name, Text, rule, nullable=null, server_default=default)


def line(name: str) -> Column[str]:
    """One line."""
    return text(name, 10_000)


def note(name: str, *, null: bool = False) -> Column[str]:
    """A text of several lines."""
    return text(name, 20_000, null=null)


def word(name: str, *, null: bool = False, default: str | None = None) -> Column[str]:
    """One of the words of the domain; which there are is the domain's to say, not the file's."""
    return text(name, 50, 1, null=null, default=default)


def origin() -> Column[str]:
    """Where a fact came from, ``Origin``; typed where nobody says otherwise."""
    return word("source", default="typed")


def day(name: str, *, unique: bool = False, null: bool = False) -> Column[Date]:
    """A local date."""
    return Column(name, Day, CheckConstraint(_IS_DAY.format(name)), nullable=null, unique=unique)


def instant(name: str, *, null: bool = False) -> Column[DateTime]:
    """An instant."""
    return Column(name, Instant, CheckConstraint(_IS_INSTANT.format(name)), nullable=null)


def number(name: str, rule: str, *, null: bool = False) -> Column[int]:
    """A whole number with a rule of its own, as SQL goes on after its name."""
    return Column(name, Integer, CheckConstraint(f"{name} {rule}"), nullable=null)


def reference(name: str, to: str, *, unique: bool = False) -> Column[int]:
    """The id of a row of another table."""
    return Column(name, Integer, ForeignKey(f"{to}.id"), nullable=False, unique=unique)


def uid() -> Column[str]:
    """What a row is called on every machine."""
    rule = CheckConstraint("length(uid) BETWEEN 1 AND 200")
    new = sql("(lower(hex(randomblob(16))))")
    return Column("uid", Text, rule, nullable=False, unique=True, server_default=new)


def changed_at() -> Column[DateTime]:
    """When a row changed last; triggers say so, whoever changes it."""
    return Column(
        "changed_at",
        Instant,
        CheckConstraint(_IS_INSTANT.format("changed_at")),
        nullable=False,
        server_default=sql(f"({RIGHT_NOW})"),
    )
