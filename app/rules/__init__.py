"""The law as pure functions: facts in, a verdict out.

Nothing here reads a database, a clock, a screen or the network; figures come in
as an argument. A folder a regime, and ``calendar`` which all of them share.
"""
