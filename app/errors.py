"""The two kinds of trouble that are not bugs, each with a sentence ready to be shown.

Any other exception is a bug, and goes to the report dialog.
"""


class Refusal(Exception):
    """The user asked for something that cannot be done, and can act on it.

    ``message`` says what is refused and why, ``advice`` what to do instead (may be
    ""), both in the language of the window; ``field`` names the input at fault, for a
    form to put the cursor there.
    """

    def __init__(self, message: str, advice: str = "", field: str | None = None) -> None:
        # All arguments reach the base class: that is what pickling rebuilds from
        # when a rendering process raises.
        super().__init__(message, advice, field)
        self.message = message
        self.advice = advice
        self.field = field

    def __str__(self) -> str:
        return _joined(self.message, self.advice)


class EnvironmentFault(Exception):
    """Something around the program gave way: disk full, file locked, printer gone.

    Nothing that was saved is lost; ``message`` says what happened, ``advice`` what
    to do before trying again.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message, advice)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return _joined(self.message, self.advice)


def _joined(message: str, advice: str) -> str:
    return f"{message} {advice}".strip()
