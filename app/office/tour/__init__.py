"""Comparing what the tour typed with what is stored and printed, in a process of its own."""

from app.office.tour.verifying import verify as verify
