"""One file per panel, table or chart."""
