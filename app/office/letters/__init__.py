"""Letters: prepared from sealed councils, issued with a number, followed until they are received.

``preparing`` says which letters a council asks for and what each lacks, ``issuing`` gives
each its number and keeps its document, ``lives`` notes what becomes of it, ``register``
and ``documents`` read what was issued.
"""
