"""What a rule says when it cannot answer."""


class RuleInputError(ValueError):
    """An input is missing or cannot be accepted; a rule never guesses.

    ``key`` is the top-level key of the input that is at fault (or, for a missing
    figure, the name of the figure); ``expected`` says in French what was expected.
    """

    def __init__(self, key: str, expected: str) -> None:
        super().__init__(f"{key}: {expected}")
        self.key = key
        self.expected = expected


class MissingFigure(RuleInputError):
    """A figure that neither the program nor the school gives, named by ``key``."""

    def __init__(self, name: str, school_year: str | None) -> None:
        year = f" pour l'année scolaire {school_year}" if school_year else ""
        super().__init__(
            name.rpartition(".")[2],
            f"le chiffre « {name} » n'est publié nulle part{year} : "
            "à compléter dans Réglages, avec sa source",
        )
        self.name = name
        self.school_year = school_year


class UnknownRule(LookupError):
    """No rule of that name is in the registry."""
