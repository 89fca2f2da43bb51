"""How an appeal to the Secretary General is sent; no sanction attaches to it."""

from collections.abc import Iterator

from app.rules.european.source import because
from app.rules.verdict import Reason


def formalities(registered: bool, copy_to_school: bool, where: str) -> Iterator[Reason]:
    """What to report of an appeal not sent by registered post, or without a copy."""
    if not registered:
        yield because(
            "not_registered",
            "Le dossier original du recours n'a pas été envoyé en recommandé au Secrétariat "
            "général.",
            where,
        )
    if not copy_to_school:
        yield because(
            "copy_missing",
            "Aucune copie du recours n'a été déposée à la Direction de l'école.",
            where,
        )
