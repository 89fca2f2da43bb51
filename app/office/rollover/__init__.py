"""The passage of the pupils from one school year to the next."""
