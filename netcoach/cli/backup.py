"""``netcoach backup``, ``restore``, ``export`` and ``doctor``: the log as a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from netcoach import __version__
from netcoach.cli.session import (
    FilePath,
    OneOf,
    as_json,
    can_ask,
    pass_session,
    places,
    show_json,
    show_lines,
    show_text,
    talk,
)

if TYPE_CHECKING:
    from netcoach.cli.session import Session
    from netcoach.config import Config
    from netcoach.domain.damage import Repaired


@click.command()
@click.argument("path", type=FilePath(), required=False)
@as_json
@places()
@pass_session
def backup(session: Session, path: Path | None, as_json: bool) -> None:
    r"""Make a verified copy of the log.

    It goes to PATH, or beside the backups that are made by themselves.

    \b
    netcoach backup
    netcoach backup ~/netcoach-copy.db
    """
    from netcoach.wording.backup import backed_up

    made = session.talking_coach.backup.back_up(path)
    if as_json:
        show_json({"backup": str(made)})
    else:
        show_lines([backed_up(made)], glyphs=session.config.glyphs)


@click.command()
@click.argument("path", type=FilePath())
@click.option("--yes", is_flag=True, help="Restore without asking.")
@as_json
@places()
@pass_session
def restore(session: Session, path: Path, yes: bool, as_json: bool) -> None:
    r"""Make the log what the backup at PATH holds.

    The log as it is now is backed up first, so that this can be turned back by restoring that.
    What is no sound log of netcoach's is refused, and nothing is changed.

    \b
    netcoach restore ~/netcoach-copy.db
    netcoach restore ~/netcoach-copy.db --yes
    """
    from netcoach.wording import backup

    if not (yes or (can_ask() and not as_json)):
        raise click.UsageError(backup.RESTORE_NEEDS_YES)
    coach = session.talking_coach
    if not yes:
        talk(backup.about_to_restore(path, coach.backup.requests_in(path)))
        if not click.confirm(backup.ASK_TO_RESTORE, err=True):
            talk(backup.NOT_RESTORED)
            return
    done = coach.backup.restore(path)
    if as_json:
        replaced = done.replaced and str(done.replaced)
        show_json({"restored": str(path), "requests": done.requests, "replaced": replaced})
    else:
        said = backup.restored(done.requests, done.replaced)
        show_lines([said], glyphs=session.config.glyphs)


STDOUT = frozenset(map(Path, ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")))
"""Names of what a shell calls stdout."""


@click.command()
@click.argument("path", type=FilePath(), required=False)
@click.option(
    "--format",
    "format_",
    type=OneOf(["json", "csv"]),
    help="Everything (json), or the table of requests (csv); csv for a PATH that ends in .csv, "
    "else json.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@places()
@pass_session
def export(session: Session, path: Path | None, format_: str | None, force: bool) -> None:
    r"""Write everything in the log to PATH, or to stdout.

    The json holds all of it but settings, and 'netcoach import' makes an equal log of it. The
    csv is the table of requests for a spreadsheet.

    \b
    netcoach export everything.json
    netcoach export requests.csv
    """
    from netcoach.wording.backup import NOT_TO_TERMINAL, exported

    if path is None and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError(NOT_TO_TERMINAL)
    target = None if path is None or path in STDOUT else path
    table = (format_ or (path.suffix.lower()[1:] if path else "")) == "csv"
    text = session.talking_coach.backup.export(target, table=table, replace=force)
    if target is None:
        show_text(text)
    else:
        talk(exported(target))


LIBRARIES = ("textual", "sqlalchemy", "pendulum")


@click.command()
@click.option(
    "--repair",
    "is_repair",
    is_flag=True,
    help="Set aside what cannot be read, into a private file, after a backup.",
)
@as_json
@places()
@pass_session
def doctor(session: Session, is_repair: bool, as_json: bool) -> None:
    r"""Say where things are, and whether the log is sound.

    \b
    netcoach doctor
    netcoach doctor --repair
    """
    repaired = session.coach.backup.repair() if is_repair else None
    document = _document(session)
    if repaired is not None:
        from netcoach.wording.backup import repaired as said_of

        if as_json:
            show_json(document | {"repair": _repair_document(repaired)})
        else:
            show_lines([said_of(repaired)], glyphs=session.config.glyphs)
            show_lines(line for line in _lines(document) if line.startswith("!"))
    elif as_json:
        show_json(document)
    else:
        show_lines(_lines(document))
    if not document["sound"]:
        from netcoach.wording.plain import not_sound

        raise click.ClickException(not_sound(session.config.database))


def _repair_document(done: Repaired) -> dict[str, Any]:
    return {
        "unreadable": [
            {"table": row.table, "id": row.id, "column": row.column, "why": row.why.value}
            for row in done.rows
        ],
        "along": done.along,
        "file": done.file and str(done.file),
        "before": done.before and str(done.before),
        "indexes": done.indexes,
    }


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
        "settings": _settings(config),
        "zone": _zone(session),
        "checks": [asdict(finding) for finding in findings],
        "config_problems": list(session.config_problems),
        "zone_problem": session.unnamed_zone,
        "left_to_screens": list(left_to_screens(config)),
    }


def _settings(config: Config) -> dict[str, str | int | None]:
    """Every setting in force by its place in the file, as the file would have it."""
    from netcoach.config.registry import DATABASE, SETTINGS, as_toml, setting_at

    places = [place for place in SETTINGS if place != DATABASE]
    return {setting_at(*place): as_toml(getattr(config, place[1])) for place in places}


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
