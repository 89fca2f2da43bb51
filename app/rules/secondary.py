"""What full-time secondary education and alternance have in common.

Circulaire 7282, III.II.1 calls the attestations of alternance identical to those of
full-time education; both descriptors are built from here.
"""

from dataclasses import dataclass
from decimal import Decimal

from app.rules.figures import Figures
from app.rules.regime import (
    AttendanceRules,
    Circumstance,
    CouncilKind,
    DecisionKind,
    LetterKind,
    MarkScale,
    MemberRole,
    StudyForm,
)

FORMS = (
    StudyForm("general", "Général"),
    StudyForm("technical", "Technique de transition"),
    StudyForm("artistic", "Artistique de transition"),
    StudyForm("technical_qualification", "Technique de qualification"),
    StudyForm("artistic_qualification", "Artistique de qualification"),
    StudyForm("professional", "Professionnel"),
)

QUALIFYING = ("technical_qualification", "artistic_qualification", "professional")
FIRST_DEGREE = (1, 2)
ORIENTATION_YEARS = (3, 4, 5)
CERTIFICATE_YEARS = (6, 7)

_ADJOURNED = DecisionKind(
    "adjourned",
    "AJ",
    "Ajourné",
    "j",
    "adjourned",
    None,
    letter="notification_adjourned",
    study_years=(*ORIENTATION_YEARS, *CERTIFICATE_YEARS),
)

_WITHOUT_RULE = (
    DecisionKind(
        "first_degree_passed",
        "R",
        "Réussite",
        "r",
        "passed",
        True,
        letter="notification_first_degree",
        study_years=FIRST_DEGREE,
        ruled=False,
    ),
    DecisionKind(
        "first_degree_remediation",
        "PR",
        "Passage avec remédiation",
        "p",
        "passed",
        True,
        letter="notification_first_degree",
        study_years=FIRST_DEGREE,
        ruled=False,
    ),
    DecisionKind(
        "first_degree_complementary",
        "AC",
        "Année complémentaire",
        "c",
        "failed",
        False,
        needs_motivation=True,
        letter="notification_first_degree",
        study_years=FIRST_DEGREE,
        ruled=False,
    ),
)

DECISIONS = (
    DecisionKind(
        "aoa",
        "AOA",
        "Attestation d'orientation A",
        "a",
        "passed",
        True,
        letter="notification_aoa",
        study_years=ORIENTATION_YEARS,
    ),
    DecisionKind(
        "aob",
        "AOB",
        "Attestation d'orientation B",
        "b",
        "passed_with_restriction",
        True,
        needs_restrictions=True,
        needs_motivation=True,
        letter="notification_aob",
        study_years=ORIENTATION_YEARS,
    ),
    DecisionKind(
        "certificate",
        "CERT",
        "Réussite de l'année terminale",
        "a",
        "passed",
        True,
        letter="notification_certificate",
        study_years=CERTIFICATE_YEARS,
    ),
    DecisionKind(
        "aoc",
        "AOC",
        "Attestation d'orientation C",
        "c",
        "failed",
        False,
        needs_motivation=True,
        letter="notification_aoc",
        study_years=(*ORIENTATION_YEARS, *CERTIFICATE_YEARS),
    ),
    _ADJOURNED,
    *_WITHOUT_RULE,
)

# No decision is adjourned to a session after the second (C7282 III.II.1; Recours 2).
SECOND_SESSION = tuple(kind for kind in DECISIONS if kind is not _ADJOURNED)

# Circulaire 7282, II.V.1 speaks of the whole of ordinary secondary education: alternance
# counts by the same rules.
ATTENDANCE = AttendanceRules(
    day="fwb.lateness",
    deadlines="fwb.justification_deadlines",
    justification="fwb.justification",
    status="fwb.attendance_status",
    note_cap="fwb.note_half_days",
    activity_caps="fwb.activity_half_days",
    report_from="fwb.report_from_half_days",
    admission="fwb.exam_admission",
    listing="fwb.objectives_list",
)

LETTERS = (
    LetterKind("notification_aoa", "Notification d'une AOA"),
    LetterKind("notification_aob", "Notification d'une AOB"),
    LetterKind("notification_aoc", "Notification d'une AOC"),
    LetterKind("notification_adjourned", "Notification d'un ajournement"),
    LetterKind("notification_certificate", "Notification de la réussite"),
    LetterKind("notification_first_degree", "Notification au premier degré"),
)


# Article 26 of the royal decree of 29 June 1984: the certificate is the jury's.
QUALIFICATION = (
    DecisionKind(
        "cq_granted", "CQ", "Certificat de qualification délivré", "q", "cq_granted", True
    ),
    DecisionKind(
        "cq_refused",
        "CQ–",
        "Certificat de qualification refusé",
        "f",
        "cq_refused",
        False,
        needs_motivation=True,
    ),
)
ADMISSION = (
    DecisionKind("favourable", "FAV", "Avis favorable", "f", "favourable", True, ruled=False),
    DecisionKind(
        "unfavourable",
        "DÉF",
        "Avis défavorable",
        "d",
        "unfavourable",
        False,
        needs_motivation=True,
        ruled=False,
    ),
)
# A council in the course of the year decides nothing by law: the school's own words.
PERIOD = (
    DecisionKind("period_good", "S", "Résultats satisfaisants", "s", "passed", None, ruled=False),
    DecisionKind("period_watch", "V", "À surveiller", "v", "passed", None, ruled=False),
    DecisionKind("period_alarm", "I", "Résultats insuffisants", "i", "failed", None, ruled=False),
)

TEACHERS = (
    MemberRole("teacher", "Enseignant"),
    MemberRole("head", "Direction"),
    MemberRole("educator", "Éducateur", "consultative"),
    MemberRole("pms", "Centre PMS", "consultative"),
    MemberRole("other", "Autre personne", "none"),
)
JURORS = (
    MemberRole("teacher", "Enseignant"),
    MemberRole("external", "Membre extérieur"),
    *TEACHERS[1:],
)


CIRCUMSTANCES = (
    Circumstance("not_admitted", "Pas admis aux examens de fin d'année"),
    Circumstance("no_ceb", "Pas encore titulaire du CEB"),
    Circumstance("equivalence_pending", "Décision d'équivalence attendue"),
    Circumstance("administrative_difficulty", "Difficulté administrative sur l'admission"),
)


@dataclass(frozen=True)
class Staffing:
    """Who sits in the councils of a regime, the rule that says who must, what it may tick."""

    council: tuple[MemberRole, ...] = TEACHERS
    jury: tuple[MemberRole, ...] = JURORS
    rule: str = ""
    circumstances: tuple[Circumstance, ...] = CIRCUMSTANCES


def councils(title: str, staffing: Staffing) -> tuple[CouncilKind, ...]:
    """The councils of June and of September, the jury, those of the year, admission."""
    council, rule = staffing.council, staffing.rule
    return (
        CouncilKind(
            "class_council_june",
            f"{title}, juin",
            "first",
            DECISIONS,
            circumstances=staffing.circumstances,
            roles=council,
            composition_rule=rule,
        ),
        CouncilKind(
            "class_council_september",
            f"{title}, septembre",
            "second",
            SECOND_SESSION,
            pupils="adjourned",
            follows="class_council_june",
            circumstances=staffing.circumstances,
            roles=council,
            composition_rule=rule,
        ),
        *_others(title, staffing),
    )


def _others(title: str, staffing: Staffing) -> tuple[CouncilKind, ...]:
    """The jury of the years that end, the councils in the course of the year, admission."""
    council, rule = staffing.council, staffing.rule
    return (
        CouncilKind(
            "qualification_jury",
            "Jury de qualification",
            "first",
            QUALIFICATION,
            judged=False,
            forms=QUALIFYING,
            study_years=CERTIFICATE_YEARS,
            roles=staffing.jury,
            composition_rule=rule,
        ),
        CouncilKind(
            "class_council_period",
            f"{title}, période",
            "period",
            PERIOD,
            repeated=True,
            binding=False,
            judged=False,
            roles=council,
            composition_rule=rule,
        ),
        CouncilKind(
            "admission_council",
            "Conseil d'admission",
            "",
            ADMISSION,
            pupils="chosen",
            repeated=True,
            marks=False,
            judged=False,
            roles=council,
        ),
    )


def points(study_year: int, figures: Figures) -> MarkScale:
    """Points over the course's own maximum, half of which suffices: the school's usage."""
    return MarkScale(
        "points", "sur le maximum du cours", Decimal(20), Decimal("0.5"), Decimal("0.5"), True
    )
