"""Letters that no council asks for: each document says whom it is about, and what it says.

``occasion`` is the vocabulary, ``catalogue`` lists the documents, ``finding`` asks them for
their occasions, ``listing`` tells the window which apply, ``preparing`` drafts them. From
there on a letter lives as those of a council do.
"""
