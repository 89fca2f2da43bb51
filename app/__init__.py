"""Matricule, the desktop program of one school office."""
