"""The sentences of ``fwb.justification``."""

from collections.abc import Mapping
from datetime import date

from app.rules.dates import french_date
from app.rules.figures import FigureReader
from app.rules.fwb.studies.family import entitled_people
from app.rules.fwb.studies.justification_deadlines import JustificationDeadlines
from app.rules.fwb.studies.justification_facts import Document, JustificationFacts, Motive
from app.rules.fwb.studies.sources import READING, roi
from app.rules.verdict import Reason
from app.rules.wording import counted

HALF_DAY = "demi-journée"

MOTIVES: Mapping[Motive, str] = {
    "illness": "l'indisposition ou la maladie de l'élève",
    "authority": "la convocation par une autorité publique",
    "death_first_degree": "le décès d'un parent ou allié au premier degré",
    "death_same_roof": "le décès d'un parent ou allié habitant sous le même toit",
    "death_second_to_fourth": "le décès d'un parent ou allié du deuxième au quatrième degré",
    "individual_stay": "un séjour scolaire individuel reconnu",
    "elite_sport": "la préparation ou la compétition d'un sportif de haut niveau ou espoir",
    "sport": "un stage ou une compétition reconnus par la fédération sportive",
    "art": "un stage, un événement ou une activité à caractère artistique",
    "medical_appointment": "un rendez-vous médical",
    "personal": "un motif personnel",
    "force_majeure": "un cas de force majeure ou des circonstances exceptionnelles",
    "holiday": "des vacances",
}
DOCUMENTS: Mapping[Document, str] = {
    "none": "aucun document",
    "note": "un mot de la famille",
    "medical_certificate": "un certificat médical",
    "hospital_attestation": "une attestation délivrée par un centre hospitalier",
    "authority_attestation": "une attestation de l'autorité publique",
    "death_document": "un document qui prouve le décès",
    "stay_attestation": "une attestation du séjour",
    "federation_attestation": "une attestation de la fédération sportive",
    "organiser_attestation": "une attestation de l'organisme compétent",
    "presence_attestation": "une attestation de présence chez le praticien",
}


def parent_note(half_days: int) -> Reason:
    """The part that a note of the family covers."""
    text = f"Un mot de la famille ou de l'élève majeur justifie {counted(half_days, HALF_DAY)}."
    return Reason("parent_note", text, roi("7.2"))


def legal_motive(facts: JustificationFacts, half_days: int) -> Reason:
    """The part that a motive of 7.2 covers."""
    text = (
        f"Est considérée comme justifiée l'absence motivée par {MOTIVES[facts.motive]} et couverte "
        f"par {DOCUMENTS[facts.document]} : {counted(half_days, HALF_DAY)}."
    )
    return Reason("legal_motive", text, roi("7.2"))


def note_cap_exceeded(facts: JustificationFacts, figures: FigureReader) -> Reason:
    """The notes of the year are used up."""
    most = counted(figures.integer("fwb.note_half_days"), HALF_DAY)
    text = (
        f"La famille ou l'élève majeur peut justifier {most} par année scolaire ; "
        f"demi-journées déjà justifiées ainsi avant cette absence : {facts.note_used}."
    )
    return Reason("note_cap_exceeded", text, roi("7.2") + READING)


def death_cap_exceeded(facts: JustificationFacts, figures: FigureReader) -> Reason:
    """The days that a death allows are over."""
    most = figures.integer(f"fwb.death_days.{facts.motive.removeprefix('death_')}")
    text = (
        f"L'absence motivée par {MOTIVES[facts.motive]} ne peut dépasser "
        f"{counted(most, 'jour')} d'école."
    )
    return Reason("death_cap_exceeded", text, roi("7.2") + READING)


def activity_cap_exceeded(facts: JustificationFacts, figures: FigureReader) -> Reason:
    """The half-days that sport or art allow are used up."""
    most = counted(figures.integer(f"fwb.activity_half_days.{facts.motive}"), HALF_DAY)
    text = (
        f"L'absence motivée par {MOTIVES[facts.motive]} ne peut dépasser {most} par année "
        "scolaire ; demi-journées déjà justifiées ainsi avant cette absence : "
        f"{facts.activity_used}."
    )
    return Reason("activity_cap_exceeded", text, roi("7.2") + READING)


def document_late(facts: JustificationFacts, limits: JustificationDeadlines) -> Reason | None:
    """The document came after its day: the head alone may still recognise the absence."""
    if facts.received is None or facts.received <= limits.document_by:
        return None
    text = (
        f"Le document a été remis le {french_date(facts.received)}, alors qu'il devait l'être le "
        f"{french_date(limits.document_by)} au plus tard : il ne justifie plus l'absence de plein "
        "droit."
    )
    return Reason("document_late", text, roi("7.2") + READING)


def certificate_required(limits: JustificationDeadlines, figures: FigureReader) -> Reason:
    """A note is not enough beyond two days."""
    most = counted(figures.integer("fwb.certificate_beyond_days"), "jour")
    text = (
        f"L'absence compte {counted(limits.school_days, 'jour')} d'école : au-delà de {most} "
        "consécutifs, un certificat médical est exigé, un mot de la famille ne suffit pas."
    )
    return Reason("certificate_required", text, roi("7.2"))


def signer_not_entitled(facts: JustificationFacts, figures: FigureReader) -> Reason:
    """The note is not signed by those who answer for the pupil."""
    who = entitled_people(facts.birth_date, facts.first_day, figures)
    text = f"{who} peut signer le mot qui justifie l'absence."
    return Reason("signer_not_entitled", text, roi("7.2"))


def notice_late(start: date, latest: date) -> Reason:
    """Sport and art are told a week before."""
    text = (
        f"La durée de l'absence et son attestation devaient être communiquées à la direction une "
        f"semaine au plus tard avant le {french_date(start)}, soit le {french_date(latest)}."
    )
    return Reason("notice_late", text, roi("7.2") + READING)


def wrong_document(facts: JustificationFacts) -> Reason:
    """No line of 7.2 joins this motive and this document."""
    text = (
        f"L'absence motivée par {MOTIVES[facts.motive]} n'est pas justifiée de plein droit par "
        f"{DOCUMENTS[facts.document]}."
    )
    return Reason("wrong_document", text, roi("7.2"))


def too_late(limits: JustificationDeadlines) -> Reason:
    """The file is closed."""
    text = (
        "Aucun document n'ayant été remis dans les cinq jours ouvrables scolaires (au plus tard le "
        f"{french_date(limits.confirm_by)}), l'absence est réputée injustifiée et les "
        "justificatifs ne sont plus acceptés."
    )
    return Reason("too_late", text, roi("7.4"))


def document_missing(limits: JustificationDeadlines) -> Reason:
    """The document is still awaited."""
    text = (
        "Aucun document n'a encore été remis ; il justifie l'absence s'il l'est au plus tard le "
        f"{french_date(limits.document_by)}, et n'est plus accepté après le "
        f"{french_date(limits.confirm_by)}."
    )
    return Reason("document_missing", text, roi("7.2 et 7.4"))


def head_recognised(facts: JustificationFacts, half_days: int) -> Reason:
    """The head recognised what is not justified by right."""
    motivation = (facts.head_motivation or "").strip()
    text = (
        f"La direction reconnaît l'absence comme justifiée ({counted(half_days, HALF_DAY)}), pour "
        f"le motif suivant : « {motivation} »."
    )
    return Reason("head_recognised", text, roi("7.3"))


def head_refused(half_days: int) -> Reason:
    """The head does not recognise it."""
    text = (
        "La direction ne reconnaît pas l'absence comme justifiée : "
        f"{counted(half_days, HALF_DAY)} d'absence injustifiée."
    )
    return Reason("head_refused", text, roi("7.2 et 7.3"))


def confirmation_overdue(limits: JustificationDeadlines) -> Reason:
    """The head's decision is awaited beyond the term of confirmation."""
    text = (
        f"La direction ne s'est pas prononcée le {french_date(limits.confirm_by)}, terme du délai "
        "où le caractère injustifié d'une absence est confirmé ; le document remis avant ce terme "
        "lui laisse le pouvoir de décider."
    )
    return Reason("confirmation_overdue", text, roi("7.4") + READING)


HOLIDAY = Reason(
    "holiday",
    "Le fait de prendre des vacances pendant la période scolaire n'est en aucun cas assimilé à "
    "une circonstance exceptionnelle : l'absence est injustifiée.",
    roi("7.4"),
)
HEAD_APPRECIATION = Reason(
    "head_appreciation",
    "L'absence est soumise à l'appréciation de la direction.",
    roi("7.2 et 7.3"),
)
AUTHORISATION_MISSING = Reason(
    "authorisation_missing",
    "L'élève étant mineur, l'attestation doit être jointe à une autorisation signée par ses "
    "responsables légaux.",
    roi("7.2"),
)
