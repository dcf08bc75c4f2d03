"""What is kept of whole weeks."""
