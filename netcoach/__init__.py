"""netcoach: a weekly networking habit tracker for the terminal.

ARCHITECTURE.md beside this file is the map of the code.
"""

__version__ = "0.1.0"
