"""What netcoach thinks with: values and pure functions, nothing that reads or writes."""
