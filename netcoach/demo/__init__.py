"""A believable invented year: for ``netcoach demo``, for snapshots and for screenshots."""

from __future__ import annotations

from netcoach.demo.year import demo_year, fill_demo

__all__ = ["demo_year", "fill_demo"]
