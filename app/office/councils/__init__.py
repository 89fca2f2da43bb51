"""Councils: opened, filled with marks and decisions, closed and sealed."""
