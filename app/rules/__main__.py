"""``python -m app.rules``: list the rules, check cases, explain one verdict."""

import sys

from app.rules.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
