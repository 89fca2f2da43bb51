"""Letters of which the office gives all that they say beside the pupil: answers, summonses."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from app.i18n import N_, _
from app.office.letters.occasions.addressed import (
    Find,
    of_the_school_itself,
    to_authority,
    to_whom_the_office_names,
)
from app.office.letters.occasions.applying import with_applicants
from app.office.letters.occasions.matters import numbered
from app.office.letters.occasions.occasion import Document, Family, Occasion, Wanted
from app.office.work import Reading

WITH_A_MARKS: Final = (4, 5, 6, 7)
WITH_RESITS: Final = (4, 5, 6)
LAST: Final = (7,)
FOLLOWED: Final = (1, 2, 3, 4, 5, 6)


def _matters(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """Each matter of the year; the office gives what it says."""
    for one, about, detail in numbered(reading, wanted):
        following = f"{one.last_day.year}-{one.last_day.year + 1}"
        yield one.occasion(wanted, about=about, detail=detail, values={"annee_suivante": following})


def in_classes(years: Collection[int]) -> Find:
    """The same, in some classes alone; why not, in the others."""

    def find(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
        for one, about, detail in numbered(reading, wanted):
            refusal = _("Cette lettre est pour les classes {first} à {last}.")
            if min(years) == max(years):
                refusal = _("Cette lettre est pour la classe {last}.")
            told = refusal.format(first=min(years), last=max(years))
            made = one.occasion(wanted, about=about, detail=detail)
            yield made if one.study_year in years else replace(made, refusal=told)

    return find


@with_applicants()
def _admissions(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """Those who asked to be enrolled, whether they are or not."""
    yield from _matters(reading, wanted)


_ADMINISTRATION: Final = to_authority(lambda known: known.administration)
_CENTRE: Final = to_authority(lambda known: known.guidance_centre)


def _family(letter: str, title: str, family: Family, find: Find = _matters) -> Document:
    return Document(letter, title, family, find)


def _handed(letter: str, title: str, family: Family) -> Document:
    return Document(letter, title, family, _matters, to="pupil")


_ENROLMENT: Final = (
    Document(
        "admission_acceptance",
        N_("Acceptation d'une inscription"),
        "enrolment",
        _admissions,
        applicants=True,
    ),
    Document(
        "admission_tests",
        N_("Convocation à un examen d'admission ou à un test de langue"),
        "enrolment",
        _admissions,
        applicants=True,
    ),
    _family("section_decision", N_("Nouvelle décision sur la section linguistique"), "enrolment"),
    _handed("language_commitment", N_("Engagement de cours de langue"), "enrolment"),
    _family("tuition_call", N_("Appel d'acompte du minerval"), "enrolment"),
    _family("damage_claim", N_("Demande d'indemnisation ou de restitution"), "enrolment"),
    _family("school_change_receipt", N_("Changement d'école : réception"), "enrolment"),
    _family("school_change_hearing", N_("Changement d'école : audition"), "enrolment"),
    _family("school_change_decision", N_("Changement d'école : décision"), "enrolment"),
    _family("access_ban", N_("Interdiction d'accès à une unité"), "enrolment"),
    _family("council_decision", N_("Décision du Conseil des études"), "enrolment"),
    _family("fee_refund", N_("Remboursement du droit d'inscription"), "enrolment"),
    _family("exemption_request", N_("Exonération : pièces demandées"), "enrolment"),
    _family("accommodation_receipt", N_("Accusé d'une demande d'aménagements"), "enrolment"),
    _family("unit_notice", N_("Report, arrêt ou changement d'une unité"), "enrolment"),
    _handed("leave_enrolment", N_("Attestation d'inscription (congé-éducation)"), "enrolment"),
    _handed("training_plan", N_("Plan de formation individualisé"), "enrolment"),
    Document(
        "hours_derogation",
        N_("Demande de dérogation aux heures de formation"),
        "enrolment",
        _ADMINISTRATION,
    ),
    Document(
        "excluded_pupil_notice", N_("Avis d'accueil d'un élève exclu"), "enrolment", _ADMINISTRATION
    ),
    Document(
        "institution_request",
        N_("Demande ou avis à une autorité"),
        "enrolment",
        of_the_school_itself,
        about_school=True,
    ),
)
_ABSENCES: Final = (
    _family("absence_permission", N_("Autorisation d'absence"), "absences"),
    _family("absence_permission_refused", N_("Refus d'une autorisation d'absence"), "absences"),
    _family("a_mark_warning", N_("Avertissement : note A"), "absences", in_classes(WITH_A_MARKS)),
    _family("absence_reminder", N_("Absence : pièce manquante"), "absences"),
    _family(
        "composition_zero",
        N_("Absence non justifiée à une épreuve"),
        "absences",
        in_classes(WITH_A_MARKS),
    ),
    _family(
        "replacement_test",
        N_("Convocation à une épreuve de remplacement"),
        "absences",
        in_classes(LAST),
    ),
    _family(
        "resit_summons",
        N_("Convocation à un examen de passage"),
        "absences",
        in_classes(WITH_RESITS),
    ),
    _family("eviction_notice", N_("Consignes d'éviction"), "absences"),
    _family("homework_dispense", N_("Décharge de travail à domicile"), "absences"),
    _family("activity_dispense", N_("Dispense d'activité physique"), "absences"),
    _family("event_permission", N_("Stage ou compétition : réponse"), "absences"),
    _family("assessment_refusal", N_("Non-admission aux évaluations"), "absences"),
    _family("new_assessment", N_("Autorisation de représenter une évaluation"), "absences"),
    _handed("exit_permission", N_("Autorisation de sortie d'un mineur"), "absences"),
    Document(
        "objectives_transfer",
        N_("Transmission des objectifs à la nouvelle école"),
        "absences",
        to_whom_the_office_names,
    ),
)
_COUNCILS: Final = (
    _family(
        "repeat_hearing",
        N_("Conseil de classe : invitation à donner votre avis"),
        "councils",
        in_classes(FOLLOWED),
    ),
    _handed("progress_attestation", N_("Attestation de progrès"), "councils"),
    _handed("skills_report", N_("Rapport sur les compétences acquises"), "councils"),
    _handed("attestation_recognition", N_("Attestation de réussite (valorisation)"), "councils"),
    _family("participation_refusal", N_("Refus de participation à l'épreuve intégrée"), "councils"),
)
_APPEALS: Final = (
    Document(
        "appeal_opinion", N_("Recours externe : pièces et avis motivé"), "appeals", _ADMINISTRATION
    ),
    Document(
        "appeal_file_transmission",
        N_("Transmission d'un dossier de recours"),
        "appeals",
        to_whom_the_office_names,
    ),
)
_DISCIPLINE: Final = (
    _family("director_summons", N_("Convocation de l'élève par le directeur"), "discipline"),
    _family("custody_return", N_("Remise à la garde des représentants légaux"), "discipline"),
    Document(
        "cpms_information", N_("Information au centre psycho-médico-social"), "discipline", _CENTRE
    ),
    Document(
        "exclusion_derogation",
        N_("Demande de dérogation : exclusion provisoire"),
        "discipline",
        to_whom_the_office_names,
    ),
    _family("discipline_invitation", N_("Invitation au conseil de discipline"), "discipline"),
    _family("discipline_copy", N_("Décision du conseil de discipline : copie"), "discipline"),
    _handed("hearing_minutes", N_("Procès-verbal d'audition"), "discipline"),
    _handed("hearing_default", N_("Procès-verbal de carence"), "discipline"),
    _handed("file_copy_receipt", N_("Reçu d'une copie du dossier"), "discipline"),
)
DOCUMENTS: Final[tuple[Document, ...]] = (
    *_ENROLMENT,
    *_COUNCILS,
    *_APPEALS,
    *_DISCIPLINE,
    *_ABSENCES,
)
