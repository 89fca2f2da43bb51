"""Whether a letter may be issued: what it lacks beside its wording's fields."""

from typing import Final

from app.reports.letter_view import LetterView, Sending

# Handed over or sent by e-mail, a letter needs a name but no envelope
_WITHOUT_ENVELOPE: Final = {Sending.BY_HAND, Sending.EMAIL}


def missing_parts(view: LetterView) -> tuple[str, ...]:
    """What the letter lacks, in French, in the order of the page; nothing if it is whole.

    Fields of the wording are judged before, by ``missing_fields``.
    """
    lines = [line for line in view.recipient.lines if line.strip()]
    address = view.sending in _WITHOUT_ENVELOPE or len(lines) >= 3
    parts = (
        ("nom de l’école", view.school.name),
        ("adresse de l’école", any(view.school.address)),
        ("nom du destinataire", lines),
        ("adresse du destinataire (rue, code postal et localité)", address),
        ("formule d’appel", view.recipient.salutation.strip()),
        ("lieu d’expédition", view.place.strip()),
        ("référence", view.reference.strip()),
        ("objet", view.subject),
        ("texte", view.blocks),
        ("formule de politesse", view.closing.strip()),
        ("nom du signataire", view.signature.name.strip()),
        ("fonction du signataire", view.signature.function.strip()),
    )
    return tuple(label for label, present in parts if not present)
