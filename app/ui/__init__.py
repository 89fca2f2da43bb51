"""The window: what the office sees and types. It knows no table and calls no rule."""
