"""The JSON document of a filtered log."""

from __future__ import annotations

from collections.abc import Iterable

from netcoach.cli.documents import Document, request_document
from netcoach.domain.log.listing import LogListing
from netcoach.domain.week.review import RatedRequest
from netcoach.wording.log.filter import condition_words, how_read


def list_document(listing: LogListing, rows: Iterable[RatedRequest]) -> Document:
    """A filter with how it was read, how many requests it means, and those that were asked for."""
    today = listing.today
    return {
        "today": today.isoformat(),
        "filter": {
            "text": listing.reading.text,
            "read": how_read(listing.reading, today),
            "pieces": [
                {
                    "text": piece.typed,
                    "read": piece.condition and condition_words(piece.condition, today),
                }
                for piece in listing.reading.pieces
            ],
        },
        "count": len(listing),
        "of": listing.of,
        "requests": [request_document(row) for row in rows],
    }
