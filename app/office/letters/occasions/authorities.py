"""Administrations and services that letters about absences go to."""

from functools import cached_property
from typing import Final

from sqlmodel import Session, col, select

from app.folding import folded
from app.i18n import _
from app.models import Correspondent
from app.office.pupils.recipients import LetterRecipient

DGEO: Final = LetterRecipient(
    key="authority:dgeo",
    name="Direction générale de l’enseignement obligatoire",
    names=("Direction générale de l’Enseignement obligatoire",),
    address=("Rue Adolphe Lavallée 1", "1080 Bruxelles"),
    salutation="Madame, Monsieur",
)
"""At the address of circulaire 7282, while the school keeps no other."""


class Authorities:
    """The correspondents of the school, read once, when one is first asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @cached_property
    def _rows(self) -> list[Correspondent]:
        wanted = select(Correspondent).where(col(Correspondent.active))
        return list(self._session.exec(wanted.order_by(col(Correspondent.id))))

    @property
    def administration(self) -> LetterRecipient:
        """The DGEO, as the school's correspondents name it where they do."""
        return self._named("dgeo") or DGEO

    @property
    def guidance_centre(self) -> LetterRecipient:
        """The centre psycho-médico-social, among the school's correspondents."""
        found = self._named("cpms")
        if found is not None:
            return found
        missing = _("Ajoutez le centre psycho-médico-social (CPMS) parmi les correspondants.")
        return LetterRecipient("authority:cpms", "CPMS", (), (), "Madame, Monsieur", (missing,))

    def _named(self, word: str) -> LetterRecipient | None:
        for row in self._rows:
            if word in folded(f"{row.short_name} {row.name}"):
                return _recipient(row)
        return None


def _recipient(row: Correspondent) -> LetterRecipient:
    place = f"{row.postal_code} {row.locality}".strip()
    complete = row.street and row.postal_code and row.locality
    missing = _("L'adresse est incomplète pour {name}.").format(name=row.name)
    return LetterRecipient(
        key=f"correspondent:{row.id}",
        name=row.name,
        names=tuple(filter(None, (row.name, row.service))),
        address=tuple(filter(None, (row.street, place))),
        salutation="Madame, Monsieur",
        missing=() if complete else (missing,),
    )
