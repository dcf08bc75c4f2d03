"""The People screen and a person's page."""
