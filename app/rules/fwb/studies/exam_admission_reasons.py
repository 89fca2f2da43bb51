"""The sentences of ``fwb.exam_admission``."""

from datetime import date
from typing import Literal

from app.rules.dates import french_date
from app.rules.figures import FigureReader
from app.rules.fwb.studies.exam_admission_facts import ExamAdmissionFacts
from app.rules.fwb.studies.family import entitled_people
from app.rules.fwb.studies.sources import READING, circular
from app.rules.verdict import Reason

Ground = Literal[
    "not_exceeded",
    "first_degree",
    "exceeded_after_31_may",
    "not_approved",
    "objectives_met",
    "objectives_not_met",
    "procedure_open",
    "not_returned",
    "procedure_overdue",
    "council_overdue",
]

FREE_PUPIL = (
    "L'élève n'est pas admis aux examens de fin d'année. Cette décision n'est pas une attestation "
    "d'orientation C et n'est pas susceptible de recours ; une attestation de fréquentation "
    "d'élève libre est délivrée."
)
SENTENCES: dict[Ground, tuple[str, str]] = {
    "not_exceeded": (
        "L'élève ne compte pas plus de 20 demi-journées d'absence injustifiée : il est admis aux "
        "examens.",
        circular("II.V.1"),
    ),
    "first_degree": (
        "L'élève est au premier degré : le dépassement du {excess} ne le prive pas des examens.",
        circular("II.V.1"),
    ),
    "exceeded_after_31_may": (
        "Le dépassement date du {excess}, après le {last} : l'élève est admis aux examens sans "
        "décision préalable du conseil de classe.",
        circular("II.V.1"),
    ),
    "not_approved": (FREE_PUPIL, circular("II.V.1.2")),
    "objectives_met": (
        "Le conseil de classe a constaté que les objectifs fixés sont respectés : l'élève est "
        "admis aux examens de fin d'année.",
        circular("II.V.1.2"),
    ),
    "objectives_not_met": (FREE_PUPIL, circular("II.V.1.2")),
    "procedure_open": (
        "Les demi-journées d'absence injustifiée admises ont été dépassées le {excess} ; le "
        "conseil de classe décide au plus tard le {last}.",
        circular("II.V.1.2"),
    ),
    "not_returned": (FREE_PUPIL, circular("II.V.1.2") + READING),
    "procedure_overdue": (
        "Le {last} est passé sans que des objectifs aient été fixés à l'élève revenu à l'école : "
        "la procédure est à régulariser.",
        circular("II.V.1.2") + READING,
    ),
    "council_overdue": (
        "Le {last} est passé sans que le conseil de classe ait décidé des objectifs approuvés : "
        "la procédure est à régulariser.",
        circular("II.V.1.2") + READING,
    ),
}


def main_reason(ground: Ground, facts: ExamAdmissionFacts, last: date) -> Reason:
    """The reason of the outcome."""
    text, source = SENTENCES[ground]
    excess = french_date(facts.excess_date) if facts.excess_date else ""
    return Reason(ground, text.format(excess=excess, last=french_date(last)), source)


def signer_not_entitled(facts: ExamAdmissionFacts, day: date, figures: FigureReader) -> Reason:
    """The answer came from someone who may not give it."""
    who = entitled_people(facts.birth_date, day, figures)
    text = (
        f"{who} peut approuver ou refuser les objectifs : la réponse du {french_date(day)} ne "
        "compte pas."
    )
    return Reason("signer_not_entitled", text, circular("II.V.1.2"))


def answer_outdated(day: date, proposed: date) -> Reason:
    """The answer was given to other objectives."""
    text = (
        f"La réponse du {french_date(day)} précède les objectifs proposés le "
        f"{french_date(proposed)}, qui doivent à nouveau être approuvés."
    )
    return Reason("answer_outdated", text, circular("II.V.1.2") + READING)


def council_late(day: date, last: date) -> Reason:
    """The council decided after its window."""
    text = (
        f"Le conseil de classe a décidé le {french_date(day)}, alors qu'il devait le faire au plus "
        f"tard le {french_date(last)}."
    )
    return Reason("council_late", text, circular("II.V.1.2") + READING)
