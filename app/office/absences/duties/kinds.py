"""The duties by kind: what is to be done, by which article, and with which letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.i18n import N_

RECTIFY: Final = "rectification"
LIST: Final = "objectives_list"
LAPSE: Final = "lapse"
LEAVE: Final = "leave_warning"
REPORTS: Final = ("report_first", "report_monthly")
"""Those that signal half-days to the administration."""
WARNING: Final = "repeated_warning"
ON_RECORD: Final = (*REPORTS, RECTIFY, WARNING)
"""Those that the counts take into account once they are done."""


@dataclass(frozen=True)
class DutyKind:
    """One kind of duty.

    ``title`` is to be translated; ``article`` is where it is written; ``letter`` the
    occasion of the letter by which it is fulfilled, "" where none is. ``by_hand`` says
    that the office notes it as done itself, ``sent`` that something leaves the school,
    which must be put right where its ground falls away.
    """

    code: str
    title: str
    article: str
    letter: str = ""
    by_hand: bool = True
    sent: bool = False


_ALL: Final = (
    DutyKind(
        "report_first",
        N_("Signalement à la DGEO"),
        "ROI Eole, 7.4",
        letter="dgeo_report",
        sent=True,
    ),
    DutyKind(
        "report_monthly",
        N_("Signalement complémentaire à la DGEO"),
        "ROI Eole, 7.4",
        letter="dgeo_monthly_report",
        sent=True,
    ),
    DutyKind(
        "convocation",
        N_("Convocation des responsables"),
        "ROI Eole, 7.4",
        letter="absence_convocation",
        sent=True,
    ),
    DutyKind(
        "home_visit",
        N_("Demande de visite à domicile"),
        "ROI Eole, 7.4",
        letter="home_visit_request",
        sent=True,
    ),
    DutyKind(
        "excess_information",
        N_("Information sur le dépassement"),
        "Circulaire 7282, II.V.1.1",
        letter="excess_information",
        sent=True,
    ),
    DutyKind(
        "await_return", N_("Retour de l'élève à noter"), "Circulaire 7282, II.V.1.2", by_hand=False
    ),
    DutyKind("set_objectives", N_("Objectifs à fixer"), "Circulaire 7282, II.V.1.2", by_hand=False),
    DutyKind(
        "seek_approval",
        N_("Approbation des objectifs à obtenir"),
        "Circulaire 7282, II.V.1.2",
        letter="objectives_contract",
        by_hand=False,
    ),
    DutyKind(
        "council",
        N_("Décision du conseil de classe sur les objectifs"),
        "Circulaire 7282, II.V.1.2",
        by_hand=False,
    ),
    DutyKind(
        "admission_notice",
        N_("Notification de la décision d'admission"),
        "Circulaire 7282, II.V.1.2",
        letter="admission_decision",
        sent=True,
    ),
    DutyKind(
        "free_attestation",
        N_("Attestation d'élève libre"),
        "Circulaire 7282, II.V.1.2",
        letter="free_pupil_attestation",
        sent=True,
    ),
    DutyKind(LIST, N_("Liste des élèves en dépassement"), "Circulaire 7282, II.V.1.3"),
    DutyKind(RECTIFY, N_("Rectification de ce qui est parti"), "", "rectification"),
    DutyKind(LAPSE, N_("Absence bientôt injustifiée"), "", "document_request", by_hand=False),
    DutyKind(
        "firm_hours",
        N_("Heures en entreprise insuffisantes"),
        "Décret du 3 juillet 1991, art. 2ter",
        by_hand=False,
    ),
    DutyKind(
        "irregularity_notice",
        N_("Avis de non-régularité"),
        "ROI promotion sociale, art. 3 §3 et 11 §8",
        letter="irregularity_notice",
        sent=True,
    ),
    DutyKind(
        "presence_hearing",
        N_("Convocation à l'audition"),
        "ROI promotion sociale, art. 11 §10",
        letter="presence_hearing",
        sent=True,
    ),
    DutyKind(
        LEAVE,
        N_("Congé-éducation payé perdu"),
        "ROI promotion sociale, art. 14 §6",
        letter="paid_leave_warning",
        sent=True,
    ),
    DutyKind(
        "rate_warning",
        N_("Avertissement : fréquentation insuffisante"),
        "Règlement général EE, art. 30.3.b.iv",
        letter="rate_warning",
        sent=True,
    ),
    DutyKind(
        WARNING,
        N_("Avertissement : absences répétées"),
        "Règlement général EE, art. 30.3.b.ii",
        letter="repeated_warning",
        sent=True,
    ),
    DutyKind(
        "left_school",
        N_("Élève considéré comme ayant quitté l'école"),
        "Règlement général EE, art. 30.3.b.i",
        letter="left_school",
        sent=True,
    ),
    DutyKind(
        "discipline_council",
        N_("Conseil de discipline à saisir"),
        "Règlement général EE, art. 30.3.b.ii",
    ),
)

KINDS: Final[Mapping[str, DutyKind]] = {kind.code: kind for kind in _ALL}

# In this order the procedure that follows an excess goes (fwb.exam_admission).
STEPS: Final[Mapping[str, str]] = {
    "inform": "excess_information",
    "await_return": "await_return",
    "set_objectives": "set_objectives",
    "seek_approval": "seek_approval",
    "council": "council",
    "issue_attestation": "free_attestation",
}
