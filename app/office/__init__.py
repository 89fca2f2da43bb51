"""What the office does: commands and queries, by subject."""
