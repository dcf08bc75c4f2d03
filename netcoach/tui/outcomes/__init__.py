"""The outcome form."""
