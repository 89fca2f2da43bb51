"""Absences: the roll of each class, what it counts for, and what justifies it."""
