"""Run ``python -m netcoach``: the same as the command ``netcoach``."""

from __future__ import annotations

import sys

from netcoach.cli import main

sys.exit(main())
