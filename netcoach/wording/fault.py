"""What is said when netcoach itself failed."""

from __future__ import annotations

from pathlib import Path

from netcoach.fault import Fault


def fault_sentence(fault: Fault, kept: Path | None) -> str:
    """Say that netcoach failed and where, and which file tells more; nothing a user wrote."""
    where = f" at {fault.file}, line {fault.line}" if fault.file else ""
    more = f" To report it, send {kept}: nothing you typed is in it." if kept else ""
    return (
        f"netcoach stopped on a fault of its own ({fault.kind}{where}); "
        f"what it said was saved is saved.{more}"
    )
