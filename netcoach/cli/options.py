"""Options that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from netcoach.cli.session import Session

Command = TypeVar("Command", bound=Callable[..., Any])

pass_session = click.make_pass_decorator(Session)

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


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
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=_keeper("database"),
        help="The file the log is kept in (or NETCOACH_DB).",
    )
    config = click.option(
        "--config",
        metavar="PATH",
        envvar="NETCOACH_CONFIG" if from_environment else None,
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=_keeper("config_file"),
        help="The config file (or NETCOACH_CONFIG).",
    )
    return lambda command: database(config(command))


def _keeper(attribute: str) -> Callable[[click.Context, click.Parameter, Path | None], None]:
    """Make a callback that keeps an option's value on the session."""

    def keep(context: click.Context, _: click.Parameter, value: Path | None) -> None:
        if value is not None:
            setattr(context.ensure_object(Session), attribute, value)

    return keep
