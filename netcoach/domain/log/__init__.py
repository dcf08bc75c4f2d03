"""Requests: as they are drafted, logged, rated, listed and filtered."""
