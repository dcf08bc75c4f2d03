"""``netcoach doctor``: where things are and whether the log is sound."""

from __future__ import annotations

from collections.abc import Iterator
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
    if not document["sound"]:
        from netcoach.wording.plain import NOT_SOUND

        raise click.ClickException(NOT_SOUND)


def _document(session: Session) -> dict[str, Any]:
    import platform
    from dataclasses import asdict
    from importlib.metadata import version

    from netcoach.wording.settings import left_to_screens

    config = session.config
    findings = session.store.health()
    return {
        "sound": all(finding.ok for finding in findings),
        "versions": {
            "netcoach": __version__,
            "python": platform.python_version(),
            **{name: version(name) for name in LIBRARIES},
        },
        "paths": {"database": str(config.database), "config": config.file and str(config.file)},
        "zone": _zone(session),
        "checks": [asdict(finding) for finding in findings],
        "config_problems": list(session.config_problems),
        "zone_problem": session.unnamed_zone,
        "left_to_screens": list(left_to_screens(config)),
    }


def _zone(session: Session) -> dict[str, str]:
    """The zone in use, its present offset, and who says so: the config, TZ or the system."""
    from netcoach.clock import zone_variable

    now = session.coach.clock()
    source = "config" if session.config.zone else "TZ" if zone_variable() else "system"
    return {
        "name": now.timezone_name or "UTC",
        "offset": now.format("Z"),
        "from": source,
    }


def _lines(document: dict[str, Any]) -> Iterator[str]:
    """The same for reading: a line for each fact, "!" before what is not as it should be."""
    zone = document["zone"]
    facts = [
        *document["versions"].items(),
        ("config", document["paths"]["config"]),
        ("zone", f"{zone['name']}, now UTC{zone['offset']} ({zone['from']})"),
    ]
    checks = document["checks"]
    width = max(len(what) for what in (*dict(facts), *(check["what"] for check in checks)))
    for what, fact in facts:
        yield f"  {what:<{width}}  {fact or '-'}"
    for check in checks:
        yield f"{' ' if check['ok'] else '!'} {check['what']:<{width}}  {check['detail']}"
    for problem in filter(None, (*document["config_problems"], document["zone_problem"])):
        yield f"! {problem}"
    if left := document["left_to_screens"]:
        yield f"  {', '.join(left)}: checked when the screens open"
