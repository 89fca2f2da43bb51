"""Lists of the window: typed models over frozen rows, and views that all behave alike."""
