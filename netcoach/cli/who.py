"""WHO: how every command is told whom it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from netcoach.cli.completion import (
    TYPED_NAMES,
    complete_company,
    complete_date,
    complete_who,
)
from netcoach.cli.session import Session

if TYPE_CHECKING:
    from netcoach.domain.people.finding import Who
    from netcoach.domain.people.person import Person

Command = TypeVar("Command", bound=Callable[..., Any])

NO_NAME = "That address holds no name; type the name, and the address with --url."

COMPANY = "Where they work, where several are called that."
SENT = "A day a request to them was sent on, likewise."
URL = "Their LinkedIn profile, likewise."


class Words(click.Argument):
    """Words of one name, quoted or not; what was typed so far is kept for completion."""

    def handle_parse_result(
        self, ctx: click.Context, opts: Mapping[str, Any], args: list[str]
    ) -> tuple[Any, list[str]]:
        """Read it, and note every word of the command in the order it was typed."""
        typed: list[str] = []
        for parameter in ctx.command.params:
            if isinstance(parameter, click.Argument):
                said = opts.get(parameter.name or "")
                words = [said] if isinstance(said, str) else said
                typed += words if isinstance(words, list | tuple) else []
        ctx.meta[TYPED_NAMES] = tuple(filter(None, typed))
        return super().handle_parse_result(ctx, opts, args)


def one_name(_: click.Context, argument: click.Parameter, words: Sequence[str]) -> str:
    """Join the words of one name."""
    if "-" in words:
        raise click.UsageError(
            "“-” is no name, and names are not read from stdin; give the name of one person."
        )
    if len(words) > 1 and any(len(word.split()) > 1 for word in words):
        raise click.UsageError(
            f"{argument.human_readable_name} is one person: quote the whole name, or no part of it."
        )
    return " ".join(words)


STDIN = "-"
"""Typed for what stdin holds."""


def one_name_or_stdin(
    context: click.Context, argument: click.Parameter, words: Sequence[str]
) -> str:
    """Join the words of one name, or give "-" where that is all."""
    return STDIN if tuple(words) == (STDIN,) else one_name(context, argument, words)


who_or_stdin = click.argument(
    "who",
    nargs=-1,
    required=True,
    callback=one_name_or_stdin,
    cls=Words,
    shell_complete=complete_who,
)
"""WHO, or "-" for several."""

who_argument = click.argument(
    "who",
    nargs=-1,
    required=True,
    callback=one_name,
    cls=Words,
    shell_complete=complete_who,
)
"""WHO: a name, in quotes or not. Words with blanks in them would be names of their own."""

company_option = click.option(
    "--company", default="", metavar="NAME", help=COMPANY, shell_complete=complete_company
)
sent_option = click.option("--sent", metavar="DATE", help=SENT, shell_complete=complete_date)
url_option = click.option("--url", default="", metavar="URL", help=URL)


def takes_who(command: Command) -> Command:
    """Take WHO, and what decides where several are called that, as one ``who: Who``."""

    @wraps(command)
    def called(*args: Any, who: str, company: str, sent: str | None, url: str, **said: Any) -> Any:
        return command(*args, who=who_said(who, company=company, sent=sent, url=url), **said)

    wrapped: Any = called
    for parameter in (url_option, sent_option, company_option, who_argument):
        wrapped = parameter(wrapped)
    return wrapped  # type: ignore[no-any-return]


def who_said(typed: str, *, company: str = "", sent: str | None = None, url: str = "") -> Who:
    """Whom the words and options of a command mean.

    Raises:
        UnreadableDate: the date cannot be read.
    """
    from netcoach.domain.outcomes.outcome import outcome_day
    from netcoach.domain.people.finding import Who

    today = click.get_current_context().ensure_object(Session).coach.today()
    sent_on = outcome_day(sent, today) if sent else None
    return Who(typed=typed, company=company, url=url, sent_on=sent_on)


def name_and_url(session: Session, who: str, url: str) -> tuple[str, str]:
    """The name and profile address of somebody new or known: WHO may be either.

    Of an address the name is that of whom it belongs to, or else the one it was made of.

    Raises:
        InvalidInput: it is no profile address, or holds no name.
    """
    from netcoach.domain.errors import InvalidInput, NobodyMeant
    from netcoach.domain.people.names import is_address, name_in_address

    if not is_address(who):
        return who, url
    name = name_in_address(who)
    try:
        return session.coach.people.named(who).name, who
    except NobodyMeant:
        if not name:
            raise InvalidInput(NO_NAME) from None
        return name, who


def person_and_rest(
    words: tuple[str, ...], who: Who, named: Callable[[Who], Person]
) -> tuple[Person, tuple[str, ...]]:
    """Part words of which the first are somebody's name, unless the first is quoted.

    Of several ways the longest name is taken; at least one word is left.

    Args:
        words: what was typed, at least two words.
        who: whom they mean, but for the name.
        named: finds who is meant.

    Raises:
        NobodyMeant, SeveralMeant: as it does for the first word alone.
    """
    from dataclasses import replace

    from netcoach.domain.errors import NobodyMeant

    plain = next((place for place, word in enumerate(words) if len(word.split()) > 1), len(words))
    for end in range(max(1, min(plain, len(words) - 1)), 1, -1):
        try:
            return named(replace(who, typed=" ".join(words[:end]))), words[end:]
        except NobodyMeant:
            continue
    return named(replace(who, typed=words[0])), words[1:]
