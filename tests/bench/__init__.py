"""What is measured rather than tested: ``python3 dev.py bench [part of a name …]``.

A module ``bench_*.py`` here offers ``rows()``, which measures and yields ``Row``s.
"""
