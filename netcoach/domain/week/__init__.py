"""A week against its guideline: marks, reviews, trends, advice and what to do next."""
