"""What the office does: commands that change the file and queries that read it.

A folder a subject. A command is decorated ``@command`` and receives a ``Work``; a query
is decorated ``@query`` and receives a ``Reading``. Both return frozen dataclasses.
"""
