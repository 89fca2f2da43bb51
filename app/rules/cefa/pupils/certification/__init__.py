"""``cefa.certification``: titles that end or interrupt a formation."""
