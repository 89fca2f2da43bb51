"""What the installed program starts."""

import os
import sys
from multiprocessing import freeze_support
from pathlib import Path

if __name__ == "__main__":
    # A rendering process starts this file again: it must not open a second window.
    freeze_support()
    # Windows gives a program without a console no streams; its commands write all the same.
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    from app.bootstrap import main

    sys.exit(main())
