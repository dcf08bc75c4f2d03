"""Spreadsheets: any CSV with names, read into values; its columns are told by their headings.

    sheet = read_sheet(path, zone="Europe/Berlin", today=today)
    sheet.layout         what each column holds, shown and corrected with ``SheetChoices``
    sheet.rows           everybody in it, with the request where it says that they were asked
    sheet.unknown_words  statuses that only the user can tell

What columns are called stands in ``headings``; ``layout`` finds them, ``reading`` reads row by
row, dates as ``cell_dates`` says.
"""

from netcoach.linkedin.sheets.cell_dates import DateOrder
from netcoach.linkedin.sheets.layout import STATUSES, SheetChoices, SheetLayout, StatusWord
from netcoach.linkedin.sheets.reading import (
    LeftCell,
    NamesNobody,
    Sheet,
    SheetRow,
    is_sheet,
    layout_key,
    read_sheet,
)
from netcoach.linkedin.sheets.requests import sheet_facts

__all__ = [
    "STATUSES",
    "DateOrder",
    "LeftCell",
    "NamesNobody",
    "Sheet",
    "SheetChoices",
    "SheetLayout",
    "SheetRow",
    "StatusWord",
    "is_sheet",
    "layout_key",
    "read_sheet",
    "sheet_facts",
]
