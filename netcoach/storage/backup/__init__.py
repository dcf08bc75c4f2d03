"""Backups and exports, and what brings them back."""
