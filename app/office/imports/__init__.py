"""Lists that other programs made, read, planned row by row, and written once confirmed."""
