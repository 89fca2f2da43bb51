"""Pupils, those who answer for them, and their enrolments."""
