"""The window: rooms, table models, dialogs, actions, and the runner of slow work."""
