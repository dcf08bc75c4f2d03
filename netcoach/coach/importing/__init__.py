"""LinkedIn's data export: what it would add, what the user chooses, and writing it."""
