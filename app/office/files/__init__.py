"""The school's file itself: created, opened, closed, backed up."""
