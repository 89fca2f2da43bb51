"""Programs that break things on purpose and count what was lost: ``python -m tests.faults``."""
