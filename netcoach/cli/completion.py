"""Completing in bash, zsh and fish: what the log knows can be typed by its first letters."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

import click

from netcoach.cli.session import OneOf, Session, show_text

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from netcoach.domain.people.person import Person

SHELLS = ("bash", "zsh", "fish")

MOST = 100
"""Values offered at most (ours): of more, a further letter helps sooner than the list."""

DATES = ("today", "yesterday", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Days that are offered where a date is typed; those in digits nobody completes."""


@click.command()
@click.argument("shell", required=False, type=OneOf(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str | None) -> None:
    r"""Print the completion script for SHELL (default: yours).

    \b
    netcoach completion
    netcoach completion zsh

    \b
    bash:  eval "$(netcoach completion bash)"     in ~/.bashrc
    zsh:   eval "$(netcoach completion zsh)"      in ~/.zshrc
    fish:  netcoach completion fish | source      in ~/.config/fish/config.fish
    """
    from click.shell_completion import get_completion_class

    add_shells()
    name = shell or PurePath(os.environ.get("SHELL", "")).name
    kind = get_completion_class(name) if name in SHELLS else None
    if kind is None:
        raise click.UsageError(f"Which shell is it? Name one of {', '.join(SHELLS)}.")
    root = context.find_root()
    script = kind(root.command, {}, "netcoach", "_NETCOACH_COMPLETE").source()
    show_text(f"{script.strip()}\n")


_SPECIAL = re.compile(r"([^\w@%+:=,./-])")


def add_shells() -> None:
    """Let click's completion for bash know words with blanks, and with colons, as bash does.

    zsh and fish quote what they insert; bash inserts it as it is, and takes ``is:pending`` for
    three words of which it completes the last.
    """
    from click.shell_completion import BashComplete, add_completion_class, split_arg_string

    class Bash(BashComplete):
        name: ClassVar[str] = "bash"
        source_template = BashComplete.source_template.replace(
            "COMP_CWORD=$COMP_CWORD",
            'COMP_CWORD=$COMP_CWORD COMP_LINE="${COMP_LINE:0:$COMP_POINT}"'
            ' COMP_WORD="${COMP_WORDS[$COMP_CWORD]}"',
        )
        before = ""

        def get_completion_args(self) -> tuple[list[str], str]:
            line = os.environ.get("COMP_LINE")
            if line is None:
                return super().get_completion_args()
            args, incomplete = split_arg_string(line)[1:], ""
            if args and not line[-1:].isspace():
                incomplete = args.pop()
                last = split_arg_string(os.environ.get("COMP_WORD", ""))
                known = last[0].lstrip(":=") if last else ""
                self.before = incomplete.removesuffix(known) if ":" in incomplete else ""
            return args, incomplete

        def format_completion(self, item: CompletionItem) -> str:
            # "read" of the script takes one backslash of each two.
            value = _SPECIAL.sub(r"\\\\\1", item.value.removeprefix(self.before))
            return f"{item.type},{value}"

    add_completion_class(Bash)


TYPED_NAMES = "netcoach.cli.typed_names"
"""Where a run keeps every word of its names, in the order they were typed."""


def complete_who(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The people whose name goes on from what is typed, and what may follow a whole name."""
    from netcoach.domain.people.names import folded

    before = context.meta.get(TYPED_NAMES, ()) if parameter.nargs == -1 else ()
    if before and " " in before[0]:
        before = ()  # a quoted name is whole
        offered: list[str] = []
    else:
        begun = folded(" ".join([*before, incomplete]))
        names = [name for name in _names(context) if folded(name).startswith(begun)]
        offered = [" ".join(name.split()[len(before) :]) for name in names]
    if context.meta.get(TYPED_NAMES):
        offered += _choices(context)
    return _items(one for one in offered if folded(one).startswith(folded(incomplete)))


def complete_company(
    context: click.Context, _: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The companies of the log that begin so."""
    from netcoach.domain.people.names import folded

    begun = folded(incomplete)
    companies = {person.company for person in _people(context)} - {""}
    return _items(sorted(one for one in companies if folded(one).startswith(begun)))


def complete_tag(
    context: click.Context, _: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The tags of the log that begin so."""
    begun = incomplete.casefold().removeprefix("#")
    return _items(one for one in _tags(context) if one.startswith(begun))


def complete_date(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The days that can be typed by name."""
    return _items(one for one in DATES if one.startswith(incomplete.casefold()))


def complete_filter(
    context: click.Context, _: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """What a piece of a filter can go on with: keys, their values, people and companies."""
    from netcoach.domain.log.filter.parser import completions
    from netcoach.domain.people.names import folded

    found = [one.text for one in completions(incomplete, len(incomplete))]
    key, colon, begun = incomplete.partition(":")
    if colon and key.removeprefix("-") in ("company", "who", "tag"):
        match key.removeprefix("-"):
            case "company":
                known: Iterable[str] = (one.company for one in _people(context))
            case "who":
                known = _names(context)
            case _:
                known = _tags(context)
        fitting = (one for one in sorted({*known} - {""}) if folded(one).startswith(folded(begun)))
        found += [f"{key}:{one}" for one in fitting]
    return _items(found)


def _choices(context: click.Context) -> list[str]:
    """The words that may follow a name: outcomes, kinds of a contact."""
    return [
        choice
        for parameter in context.command.params
        if isinstance(parameter, click.Argument) and isinstance(parameter.type, click.Choice)
        for choice in parameter.type.choices
    ]


def _tags(context: click.Context) -> tuple[str, ...]:
    """Every tag of the log."""
    from netcoach.domain.errors import NetcoachError

    try:
        return context.ensure_object(Session).coach.people.tags()
    except (NetcoachError, OSError):
        return ()


def _names(context: click.Context) -> Iterator[str]:
    """The names of the log as they are typed: without what is written around them."""
    from netcoach.domain.people.names import full_name

    return (full_name(person.name) or person.name for person in _people(context))


def _people(context: click.Context) -> tuple[Person, ...]:
    """Everybody in the log; nobody where it cannot be read, for a shell shows no sentences."""
    from netcoach.domain.errors import NetcoachError

    try:
        return context.ensure_object(Session).coach.people.everybody()
    except (NetcoachError, OSError):
        return ()


def _items(values: Iterable[str]) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(one) for one in list(dict.fromkeys(values))[:MOST]]
