"""The steps of the tour, in the order in which an office works."""
