"""The words of the week."""
