"""Closing a week, and past reviews."""
