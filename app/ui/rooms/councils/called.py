"""How the window calls those that a council is on: the regime's word, "élève" or "étudiant"."""

from dataclasses import dataclass
from typing import Final

from app.i18n import N_
from app.office.councils.minutes import words_of
from app.office.councils.views import CouncilView


@dataclass(frozen=True)
class Called:
    """The words of the window, to be translated as they are shown."""

    one: str
    several: str
    with_decisions: str
    file: str


_CALLED: Final = {
    "Élève": Called(N_("Élève"), N_("Élèves"), N_("Élèves et décisions"), N_("Dossier de l'élève")),
    "Étudiant": Called(
        N_("Étudiant"), N_("Étudiants"), N_("Étudiants et décisions"), N_("Dossier de l'étudiant")
    ),
}


def called(view: CouncilView) -> Called:
    """The words of that council; those of a school where its regime has another one."""
    return _CALLED.get(words_of(view).pupil, _CALLED["Élève"])
