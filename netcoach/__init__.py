"""netcoach: a weekly networking habit tracker for the terminal.

The map of the code. An arrow means "may import":

    cli -> tui -> coach -> storage -> domain
    coach -> linkedin -> domain: reading an export gives values and touches no log
    cli, tui, coach, storage and wording may use domain
    cli and tui use wording: the words for everything the domain says

Every layer has the same feature words: week, log, people, outcomes, closing, importing,
settings, backup. Whoever looks for a feature looks for its word: the Log is
``domain.log``, ``storage.log``, ``coach.log``, ``wording.log``, ``tui.log`` and ``cli.log``.

Only ``storage`` imports SQLAlchemy, only ``tui`` imports Textual and Rich, and only
``netcoach.clock`` reads the clock. One request, from key to picture:

1. ``n``: the screen opens a ``LogForm`` with what the form needs to know.
2. The form checks its fields and gives back a ``RequestDraft``.
3. The screen hands the draft to ``LogService.add``.
4. The coach applies the rules that need the log and calls ``Store.add``.
5. The store writes one transaction and one journal entry, and returns the ``Request``.
6. The screen asks ``WeekService.review`` for the week: one frozen value.
7. Every panel draws itself from that value. A change made by another process makes the
   screen take step 6 again; that is all of "live".
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
