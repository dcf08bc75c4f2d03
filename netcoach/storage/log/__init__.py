"""Requests in the database, read and written."""
