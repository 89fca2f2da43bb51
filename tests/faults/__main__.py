"""``python -m tests.faults``: each figure counts losses, and its aim is none."""

import sys

from tests.bench.harness import main

if __name__ == "__main__":
    sys.exit(main("tests.faults", sys.argv[1:]))
