"""The tour: the office's main job played with nobody at the keyboard, and compared after."""

from app.ui.tour.playing import play as play
