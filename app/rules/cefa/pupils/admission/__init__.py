"""``cefa.admission``: a pupil who asks to be enrolled in the CEFA."""
