"""Options that several commands take."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from netcoach.cli.session import Said, Session

Command = TypeVar("Command", bound=Callable[..., Any])

pass_session = click.make_pass_decorator(Session)

PATH = click.Path()
"""A path as it was typed, in whatever encoding: a slash at its end says something too."""

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


class FilePath(click.Path):
    """A path that is typed for a file, or a folder that is there."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path; what names nothing, or only a folder that is not there, is refused."""
        if not str(value).strip():
            self.fail("it is empty; name a file.", param, ctx)
        if str(value).endswith("/") and not os.path.isdir(value):  # noqa: PTH112 (never raises)
            self.fail("there is no such folder; end with the name of a file.", param, ctx)
        return Path(value)


def _one_name(_: click.Context, argument: click.Parameter, words: tuple[str, ...]) -> str:
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


who_argument = click.argument("who", nargs=-1, required=True, callback=_one_name)
"""WHO: a name, in quotes or not. Words with blanks in them would be names of their own."""


def places(*, from_environment: bool = False) -> Callable[[Command], Command]:
    """Take ``--db`` and ``--config``, before a command or after it.

    Args:
        from_environment: let NETCOACH_DB and NETCOACH_CONFIG stand in for them; only the outermost
            command may, or they would win over what was typed before the inner one.
    """
    database = click.option(
        "--db",
        metavar="PATH",
        envvar="NETCOACH_DB" if from_environment else None,
        type=PATH,
        expose_value=False,
        callback=_keeper("database"),
        help="The file the log is kept in (or NETCOACH_DB).",
    )
    config = click.option(
        "--config",
        metavar="PATH",
        envvar="NETCOACH_CONFIG" if from_environment else None,
        type=PATH,
        expose_value=False,
        callback=_keeper("config_file"),
        help="The config file (or NETCOACH_CONFIG).",
    )
    return lambda command: database(config(command))


def _keeper(attribute: str) -> Callable[[click.Context, click.Parameter, str | None], None]:
    """Make a callback that keeps an option's value on the session, and what said it."""

    def keep(context: click.Context, option: click.Parameter, value: str | None) -> None:
        if value is None:
            return
        source = context.get_parameter_source(option.name or "")
        by = option.envvar if source is ParameterSource.ENVIRONMENT else option.opts[0]
        setattr(context.ensure_object(Session), attribute, Said(value, str(by)))

    return keep
