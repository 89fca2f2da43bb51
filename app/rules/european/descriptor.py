"""Écoles européennes: what the program must know besides its rules."""

from dataclasses import replace
from decimal import Decimal

from app.rules.european.subjects import IN_FRENCH
from app.rules.figures import FigureReader, Figures
from app.rules.regime import (
    Circumstance,
    CouncilKind,
    CoursePresence,
    DecisionKind,
    LetterKind,
    MarkPart,
    MarkScale,
    MemberRole,
    Regime,
    Vocabulary,
)

DECISIONS = (
    DecisionKind("promoted", "P", "Promu", "p", "promoted", True, letter="notification_promoted"),
    DecisionKind(
        "refused",
        "NP",
        "Non promu",
        "r",
        "refused",
        False,
        needs_motivation=True,
        letter="notification_refused",
    ),
)


def ten(study_year: int, figures: Figures) -> MarkScale:
    """The scale of art. 60: 0 to 10, in the step of the class, 6 and more sufficing."""
    reader = FigureReader(figures)
    highest = reader.decimal("european.mark.highest")
    steps = reader.decimals("european.mark.steps")
    return MarkScale(
        "scale",
        "sur 10",
        highest,
        steps[min(study_year, len(steps)) - 1],
        reader.decimal("european.mark.sufficient") / highest,
        own_maximum=False,
        weighted=False,
    )


# The measures of art. 42 b that the Conseil de discipline may propose to the director.
MEASURES = (
    DecisionKind(
        "council_warning",
        "AV",
        "Avertissement ou sanction sur proposition du Conseil",
        "v",
        "council_warning",
        False,
        needs_motivation=True,
    ),
    DecisionKind(
        "temporary_exclusion",
        "ET",
        "Exclusion temporaire",
        "t",
        "temporary_exclusion",
        False,
        needs_motivation=True,
        needs_days=True,
    ),
    DecisionKind(
        "permanent_exclusion",
        "ED",
        "Exclusion définitive",
        "e",
        "permanent_exclusion",
        False,
        needs_motivation=True,
    ),
    DecisionKind("no_measure", "SM", "Sans mesure", "n", "", True, ruled=False),
)
# A council in the course of the year promotes nobody: the school's own words.
PERIOD = (
    DecisionKind("period_good", "S", "Résultats satisfaisants", "s", "", None, ruled=False),
    DecisionKind("period_watch", "V", "À surveiller", "v", "", None, ruled=False),
    DecisionKind("period_alarm", "I", "Résultats insuffisants", "i", "", None, ruled=False),
)
# Art. 18.3: the president and the teachers vote, those who support pupils do not.
MEMBERS = (
    MemberRole("teacher", "Enseignant"),
    MemberRole("head", "Direction"),
    MemberRole("learning_support", "Soutien à l'apprentissage", "consultative"),
    MemberRole("sen_support", "Soutien aux besoins spécifiques", "consultative"),
    MemberRole("other", "Autre personne", "none"),
)
DISCIPLINE_MEMBERS = (
    MemberRole("teacher", "Enseignant détaché"),
    MemberRole("head", "Direction"),
    MemberRole("rapporteur", "Rapporteur", "none"),
    MemberRole("pupil_delegate", "Délégué des élèves", "none"),
    MemberRole("other", "Autre personne", "none"),
)

# Annex VI gives the formulas and no mark from which one passes: the outcome is the jury's.
BACCALAUREATE = (
    DecisionKind(
        "baccalaureate_awarded",
        "B",
        "Baccalauréat obtenu",
        "b",
        "awarded",
        True,
        letter="notification_baccalaureate",
        ruled=False,
    ),
    DecisionKind(
        "baccalaureate_failed",
        "BÉ",
        "Baccalauréat non obtenu",
        "e",
        "failed",
        False,
        needs_motivation=True,
        letter="notification_baccalaureate",
        ruled=False,
    ),
)
# Class marks have one decimal, those of an exam up to two: two examiners' may lie between.
EXAM_STEP = Decimal("0.01")
BACCALAUREATE_MARKS = (
    MarkPart("a1", "A′", "note A du premier semestre"),
    MarkPart("b1", "B′", "note B du premier semestre"),
    MarkPart("a2", "A″", "note A du second semestre"),
    MarkPart("b2", "B″", "note B du second semestre"),
    MarkPart("written", "écrit", "examen écrit", optional=True, step=EXAM_STEP),
    MarkPart("oral", "oral", "examen oral", optional=True, step=EXAM_STEP),
)

WORDS = Vocabulary(
    failure="note insuffisante",
    failures="notes insuffisantes",
    no_failure="Aucune note insuffisante",
)
CIRCUMSTANCES = (
    Circumstance("special_circumstances", "Circonstances particulières (art. 62 B.6)"),
    Circumstance("sen_adapted_programme", "Programme adapté à des besoins spécifiques"),
)

# Art. 44.3 and 44.5: what the register of mail does not tell of a summons.
SUMMONS = (
    Circumstance("summons_urgent", "Urgence : délai de convocation raccourci (art. 44.5.b)"),
    Circumstance("summons_elsewhere", "Convocation régulière, envoyée hors de ce programme"),
    Circumstance("special_needs", "Élève à besoins spécifiques (art. 44.3)"),
    Circumstance("group_consulted", "Groupe conseil consulté au préalable (art. 44.3)"),
)

# Art. 60.2 and 60.3: one mark a semester in the first three classes, then marks A and B. The
# places of the two are those of a first semester, whichever semester the council is of.
SEMESTER = CouncilKind(
    "class_council_period",
    "Conseil de classe, semestre",
    "period",
    PERIOD,
    study_years=(1, 2, 3),
    vocabulary=WORDS,
    vote_rule="european.class_council_vote",
    abstention=False,
    repeated=True,
    binding=False,
    judged=False,
    notice_rule="european.council_convocation",
    roles=MEMBERS,
)
SEMESTER_MARKS = (
    MarkPart("a1", "A", "note A"),
    MarkPart("b1", "B", "note B"),
)

COUNCILS = (
    CouncilKind(
        "class_council_june",
        "Conseil de classe, fin d'année",
        "first",
        DECISIONS,
        study_years=(1, 2, 3, 4, 5, 6),
        circumstances=CIRCUMSTANCES,
        vocabulary=WORDS,
        vote_rule="european.class_council_vote",
        vote_needed="deliberated",
        abstention=False,
        notice_rule="european.council_convocation",
        roles=MEMBERS,
    ),
    CouncilKind(
        "baccalaureate",
        "Délibération du Baccalauréat",
        "first",
        BACCALAUREATE,
        study_years=(7,),
        result_rule="european.baccalaureate",
        parts=BACCALAUREATE_MARKS,
        vocabulary=WORDS,
        roles=MEMBERS,
    ),
    SEMESTER,
    replace(
        SEMESTER, code="class_council_semester", study_years=(4, 5, 6, 7), parts=SEMESTER_MARKS
    ),
    CouncilKind(
        "discipline_council",
        "Conseil de discipline",
        "",
        MEASURES,
        vote_rule="european.discipline_council_vote",
        vote_needed="always",
        abstention=False,
        pupils="chosen",
        repeated=True,
        marks=False,
        judged=False,
        circumstances=SUMMONS,
        roles=DISCIPLINE_MEMBERS,
        summons_rule="european.discipline_summons",
        summons_letter="hearing_convocation",
    ),
)

REGIME = Regime(
    code="european",
    title="École européenne",
    absence_unit="period",
    study_years=(1, 2, 3, 4, 5, 6, 7),
    forms=(),
    councils=COUNCILS,
    letters=(
        LetterKind("notification_promoted", "Notification de la promotion"),
        LetterKind("notification_refused", "Notification de la non-promotion"),
        LetterKind("notification_baccalaureate", "Notification du résultat du Baccalauréat"),
    ),
    scale=ten,
    promotion_rule="european.promotion",
    course_presence=CoursePresence(
        attendance="european.attendance",
        unjustified="european.unjustified_absence",
        sickness="european.sick_absence",
    ),
    subjects=IN_FRENCH,
)
