"""What developers run through ``dev.py``; nothing of it is part of the program."""
