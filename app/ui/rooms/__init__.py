"""The rooms of the window, a package each, and what they have in common."""
