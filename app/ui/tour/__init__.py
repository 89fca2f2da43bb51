"""The main job played in the real window, with nobody at the keyboard."""
