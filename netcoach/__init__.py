"""netcoach: a weekly networking habit tracker for the terminal.

ARCHITECTURE.md beside this file is the map of the code.
"""

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec

__version__ = "0.1.0"


def _load_when_used(package: str, name: str) -> None:
    """Put off loading a module of a package until something in it is used."""
    full = f"{package}.{name}"
    spec = None if full in sys.modules else find_spec(full)
    if spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    module = sys.modules[full] = module_from_spec(spec)
    spec.loader.exec_module(module)
    setattr(sys.modules[package], name, module)


# pendulum reads dates of unknown form with it, which nothing here asks for: 12 ms of every start.
_load_when_used("dateutil", "parser")
