"""What the installed program starts."""

import sys
from multiprocessing import freeze_support

if __name__ == "__main__":
    # A rendering process starts this file again: it must not open a second window.
    freeze_support()
    from app.bootstrap import main

    sys.exit(main())
