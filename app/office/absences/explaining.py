"""In words: why a half-day is justified or not, and what would justify it."""

from collections.abc import Mapping
from typing import Final

from app.formats import long_date
from app.i18n import N_, _
from app.office.absences.half_days import Ground, HalfDay
from app.office.absences.missed_periods import MissedPeriod
from app.office.absences.year_entries import Cover

DOCUMENTS: Final = {
    "none": N_("aucun document"),
    "note": N_("mot de la famille"),
    "medical_certificate": N_("certificat médical"),
    "hospital_attestation": N_("attestation d'hospitalisation"),
    "authority_attestation": N_("attestation d'une autorité publique"),
    "death_document": N_("document qui atteste un décès"),
    "stay_attestation": N_("attestation d'un séjour individuel"),
    "federation_attestation": N_("attestation de la fédération sportive"),
    "organiser_attestation": N_("attestation de l'organisateur"),
    "presence_attestation": N_("attestation de présence"),
    "relative_certificate": N_("certificat médical pour un proche"),
    "social_law_attestation": N_("attestation de législation sociale"),
    "employer_attestation": N_("attestation de l'employeur"),
    "dixit_attestation": N_("attestation « dixit »"),
    "backdated_attestation": N_("attestation antidatée"),
}

STATUSES: Final = {
    "justified": N_("justifiée"),
    "unjustified": N_("injustifiée"),
    "pending": N_("à justifier"),
}


def document_title(kind: str) -> str:
    """The document in words; an unknown kind as it was written."""
    return _(DOCUMENTS[kind]) if kind in DOCUMENTS else kind


def why(half_day: HalfDay) -> str:
    """The sentence that says why the half-day has its status."""
    match half_day.ground:
        case "excused":
            return _("Excusée à l'appel : l'absence était connue et acceptée.")
        case "waiting":
            return _("Aucun document n'est encore venu.")
        case "lapsed":
            return _("Aucun document n'est venu dans le délai, fini le {day}.").format(
                day=_confirm_by(half_day)
            )
        case _:
            return _by_cover(half_day.ground, half_day.cover) if half_day.cover else ""


def would_justify(half_day: HalfDay) -> tuple[str, ...]:
    """What could still justify it, in sentences; nothing where it is justified."""
    match half_day.ground:
        case "waiting":
            return _still_possible(half_day)
        case "to_judge":
            return (_("La décision sur le document la justifie, ou non."),)
        case "refused" | "beyond_part":
            return (_("Une décision revue par la direction la justifierait."),)
        case "lapsed":
            return (_("Les justificatifs de cette absence ne sont plus acceptés."),)
        case _:
            return ()


def why_period(period: MissedPeriod) -> str:
    """The sentence that says why a period missed has its status."""
    if period.entry.effect == "excused":
        return _("Excusée à l'appel : l'absence était connue et acceptée.")
    if period.cover is not None:
        grounds: Mapping[str, Ground] = {"justified": "accepted", "pending": "to_judge"}
        return _by_cover(grounds.get(period.status, "refused"), period.cover)
    if period.limit is None:
        return ""
    said = {
        "pending": _("Aucun document n'est encore venu ; il est attendu jusqu'au {day}."),
        "unjustified": _("Aucun document n'est venu dans le délai, fini le {day}."),
    }
    return said[period.status].format(day=long_date(period.limit))


def period_would(period: MissedPeriod) -> tuple[str, ...]:
    """What could still justify a period; nothing where it is justified."""
    if period.status == "justified":
        return ()
    if period.cover is not None:
        return (
            (_("La décision sur le document la justifie, ou non."),)
            if period.status == "pending"
            else (_("Une excuse notée à l'appel, par décision de la direction."),)
        )
    if period.status == "pending":
        return (_("Un document reçu dans ce délai, ou une excuse notée à l'appel."),)
    return (_("Une excuse notée à l'appel, par décision de la direction."),)


def _still_possible(half_day: HalfDay) -> tuple[str, ...]:
    verdict = half_day.deadlines
    sentences = [reason.text for reason in verdict.reasons] if verdict else []
    if verdict and verdict.result.certificate_required:
        sentences.append(
            _("Un certificat est nécessaire : un mot de la famille ne suffit plus à cette durée.")
        )
    sentences.append(
        _("Jusqu'au {day}, la direction peut encore reconnaître un document tardif.").format(
            day=_confirm_by(half_day)
        )
    )
    return tuple(sentences)


def _by_cover(ground: Ground, cover: Cover) -> str:
    sentences = {
        "accepted": _("Justifiée : {document}, reçu le {day}."),
        "beyond_part": _("Au-delà de ce que justifie le document reçu le {day} ({document})."),
        "to_judge": _("À juger : {document}, reçu le {day}."),
        "refused": _refusal(cover),
    }
    text = sentences[ground].format(
        document=document_title(cover.kind), day=long_date(cover.received_on)
    )
    return f"{text} {cover.reason}".strip()


def _refusal(cover: Cover) -> str:
    if cover.status == "too_late":
        return _("Venu trop tard : {document}, reçu le {day}.")
    return _("Non retenu : {document}, reçu le {day}.")


def _confirm_by(half_day: HalfDay) -> str:
    verdict = half_day.deadlines
    return long_date(verdict.result.confirm_by) if verdict is not None else ""
