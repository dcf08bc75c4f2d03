"""Imports in the database: what they ask and what they write."""
