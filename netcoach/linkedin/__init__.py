"""Reading LinkedIn's data export: bytes in, values and a report out; nothing is stored here.

    told = read_export(path, zone="Europe/Berlin", today=today)
    told.requests, told.connections, told.messages ...    what it tells
    told.files           every row accounted for, by file and row, never by what it says
    joined = join(told, log, today)
    joined.people        who is who, by one rule, and whom the log has
    joined.requests      with acceptances, known ones marked
    joined.questions     what only the user can tell

What the format is known to be stands in ``facts``, with a date. The steps: open (``archive``),
decode, split and recognise (``tables``), read row by row (``rows`` with ``sources``), all of it in
order (``reading``), then hold it against a log (``joining``).

Text copied from LinkedIn's pages, and its mails, are read by ``pages``. Whatever is read ends in
the values of ``export``.
"""

from netcoach.domain.errors import UnreadableExport
from netcoach.linkedin.export import (
    EXPECTED,
    Caution,
    Connection,
    FileReport,
    Kind,
    Problem,
    ReadingCancelled,
    Recommendation,
    SourceFacts,
    SourceMessage,
    SourceRequest,
    Why,
)
from netcoach.linkedin.facts import (
    AS_OF,
    IMPORT_AGAIN_MONTHS,
    SENT_AT_ZONE,
    WINDOW_MONTHS,
    Table,
)
from netcoach.linkedin.joining.correspondence import Correspondence, correspondence
from netcoach.linkedin.joining.joined import (
    Acceptance,
    Found,
    Joined,
    JoinedPerson,
    JoinedRequest,
    KnownPerson,
    KnownRequest,
    Log,
    Question,
)
from netcoach.linkedin.joining.matching import join
from netcoach.linkedin.joining.pairing import Decided
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
    "Correspondence",
    "Decided",
    "FileReport",
    "Found",
    "Joined",
    "JoinedPerson",
    "JoinedRequest",
    "Kind",
    "KnownPerson",
    "KnownRequest",
    "Log",
    "Problem",
    "Question",
    "ReadingCancelled",
    "Recommendation",
    "SourceFacts",
    "SourceMessage",
    "SourceRequest",
    "Table",
    "UnreadableExport",
    "Why",
    "correspondence",
    "join",
    "read_export",
]
