"""What the office has to do: due, late or awaited, each one step from its record."""
