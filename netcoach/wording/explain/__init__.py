"""Explanations: the formula behind a figure, with the user's own figures in it."""
