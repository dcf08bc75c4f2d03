"""What tests share: builders, the program, stores and exports."""
