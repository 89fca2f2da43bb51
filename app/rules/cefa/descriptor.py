"""Secondaire en alternance: what the program must know besides its rules.

Circulaire 7282, III.II.1: the attestations are those of full-time education, so the
rule that says what a decision brings is the same.
"""

from dataclasses import replace

from app.rules.regime import Circumstance, CouncilKind, Matter, MemberRole, Regime
from app.rules.secondary import (
    ATTENDANCE,
    CIRCUMSTANCES,
    FORMS,
    LETTERS,
    Staffing,
    councils,
    points,
)

# III.I a and b: who votes, who advises; a jury is stated for the coordinator and the
# accompagnateur only, its other members are the school's.
_SEATED = (
    MemberRole("teacher", "Enseignant"),
    MemberRole("coordinator", "Coordonnateur"),
    MemberRole("support", "Accompagnateur"),
    MemberRole("head", "Direction"),
    MemberRole("pms", "Centre PMS", "consultative"),
    MemberRole("educator", "Éducateur", "consultative"),
    MemberRole("other", "Autre personne", "none"),
)
SEATS = Staffing(
    _SEATED,
    (*_SEATED[:3], MemberRole("external", "Membre extérieur"), *_SEATED[3:]),
    "cefa.council_composition",
    (
        *CIRCUMSTANCES,
        Circumstance("profile_reached", "Compétences du profil de formation atteintes"),
        Circumstance("qualification_passed", "Épreuves de qualification réussies devant le jury"),
        Circumstance("path_followed", "5TQ de la même option, ou 6P, réussie auparavant"),
        Circumstance("gestion_met", "Connaissances de gestion de base acquises"),
    ),
)

# IV.I.1 and IV.I.2: the heads of the siège and of the cooperating schools, the coordinator.
DIRECTION = CouncilKind(
    "direction_council",
    "Conseil de direction du CEFA",
    "",
    (),
    vote_rule="cefa.direction_council_vote",
    vote_needed="always",
    pupils="none",
    repeated=True,
    marks=False,
    judged=False,
    centre=True,
    meetings_rule="cefa.direction_council_meetings",
    roles=(
        MemberRole("head_cooperating", "Chef d'un établissement coopérant"),
        MemberRole("head_seat", "Chef de l'établissement siège"),
        MemberRole("coordinator", "Coordonnateur"),
        MemberRole("other", "Autre personne", "none"),
    ),
    matters=(
        Matter("art45_formation", "Formation de l'article 45"),
        Matter("art45_maintain", "Maintien d'une formation de l'article 45"),
        Matter("other", "Autre point"),
    ),
)

REGIME = Regime(
    code="cefa",
    title="Secondaire en alternance (CEFA)",
    absence_unit="half_day",
    study_years=(3, 4, 5, 6, 7),
    forms=tuple(
        form for form in FORMS if "qualification" in form.code or form.code == "professional"
    ),
    councils=(*councils("Conseil de classe du CEFA", SEATS), DIRECTION),
    letters=LETTERS,
    scale=points,
    decision_rule="fwb.orientation",
    title_rule="cefa.certification",
    attendance=replace(ATTENDANCE, training="cefa.training_hours"),
)
