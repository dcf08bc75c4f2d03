"""Which schema this netcoach reads and writes."""

from __future__ import annotations

REVISIONS = ("0001",)
"""Every schema revision ever released, oldest first; each has a file in migrations/versions."""

REVISION = REVISIONS[-1]
"""The newest one: the schema the code speaks."""

APPLICATION_ID = 0x6E65_7463
"""Marks the file as netcoach's ("netc"), in the database header."""
