"""``netcoach doctor``: where things are and whether the log is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from netcoach import __version__
from netcoach.cli.options import as_json, pass_session, places
from netcoach.cli.output import show_json, show_lines

if TYPE_CHECKING:
    from netcoach.cli.session import Session

LIBRARIES = ("textual", "sqlalchemy", "pendulum")


@click.command()
@as_json
@places()
@pass_session
def doctor(session: Session, as_json: bool) -> None:
    """Say where things are, and whether the log is sound."""
    document = _document(session)
    if as_json:
        show_json(document)
    else:
        show_lines(_lines(document))


def _document(session: Session) -> dict[str, Any]:
    import platform
    from importlib.metadata import version

    config = session.config
    return {
        "versions": {
            "netcoach": __version__,
            "python": platform.python_version(),
            **{name: version(name) for name in LIBRARIES},
        },
        "paths": {"database": str(config.database), "config": str(config.file or "")},
        "config_problems": list(config.problems),
    }


def _lines(document: dict[str, Any]) -> list[str]:
    """The same for reading: a line for each fact."""
    facts = {**document["paths"], **document["versions"]}
    width = max(map(len, facts))
    return [
        *(f"{name:<{width}}  {fact}" for name, fact in facts.items()),
        *document["config_problems"],
    ]
