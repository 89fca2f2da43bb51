"""The tables of the school's file and their constraints, nothing else."""
