"""Forms of the window: built alike, read alike, refused alike."""
