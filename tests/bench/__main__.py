"""``python -m tests.bench``."""

import sys

from tests.bench.harness import main

if __name__ == "__main__":
    sys.exit(main("tests.bench", sys.argv[1:]))
