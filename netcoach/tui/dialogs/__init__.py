"""Small modal screens that any screen may open."""
