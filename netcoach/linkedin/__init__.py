"""Reading LinkedIn's data export: bytes in, values and a report out; nothing is stored here.

    export = read_export(path, zone="Europe/Berlin", today=today, known=known)
    export.requests      what the owner sent, with acceptances, known ones marked
    export.accepted      acceptances of requests that only the log holds
    export.questions     what only the user can tell
    export.suggestions   replies and recommendations to offer
    export.files         every row accounted for, by file and row, never by what it says

What the format is known to be stands in ``facts``, with a date. The steps: open (``archive``),
decode, split and recognise (``tables``), read row by row (``rows`` with ``sources``), join
(``joining``), all of it in order (``reading``).

Text copied from LinkedIn's pages, and its mails, are read by ``pages``.
"""

from netcoach.domain.errors import UnreadableExport
from netcoach.linkedin.export import (
    EXPECTED,
    Acceptance,
    Caution,
    Connection,
    Export,
    FileReport,
    Found,
    ImportedPerson,
    ImportedRequest,
    Kind,
    KnownRequest,
    Problem,
    Question,
    ReadingCancelled,
    Why,
)
from netcoach.linkedin.facts import (
    AS_OF,
    IMPORT_AGAIN_MONTHS,
    SENT_AT_ZONE,
    WINDOW_MONTHS,
    Table,
)
from netcoach.linkedin.reading import read_export

__all__ = [
    "AS_OF",
    "EXPECTED",
    "IMPORT_AGAIN_MONTHS",
    "SENT_AT_ZONE",
    "WINDOW_MONTHS",
    "Acceptance",
    "Caution",
    "Connection",
    "Export",
    "FileReport",
    "Found",
    "ImportedPerson",
    "ImportedRequest",
    "Kind",
    "KnownRequest",
    "Problem",
    "Question",
    "ReadingCancelled",
    "Table",
    "UnreadableExport",
    "Why",
    "read_export",
]
