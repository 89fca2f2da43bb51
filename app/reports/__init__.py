"""Official documents: plain frozen view data in, PDF bytes out.

Nothing here sees a table, a session, a clock or a window. The modules ``*_view`` hold
the data alone and are cheap to import; those that draw are meant for the processes
of the pool.
"""
