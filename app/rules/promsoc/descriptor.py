"""Promotion sociale: what the program must know besides its rules."""

from decimal import Decimal

from app.rules.figures import Figures
from app.rules.regime import (
    Circumstance,
    CouncilKind,
    DecisionKind,
    LetterKind,
    MarkScale,
    MemberRole,
    Regime,
    StudyForm,
    UnitPresence,
    Vocabulary,
)

DECISIONS = (
    DecisionKind(
        "passed", "R", "Réussite de l'unité", "r", "passed", True, letter="notification_passed"
    ),
    DecisionKind(
        "postponed",
        "AJ",
        "Ajourné",
        "j",
        "postponed",
        None,
        needs_motivation=True,
        letter="notification_postponed",
    ),
    DecisionKind(
        "refused",
        "REF",
        "Refusé",
        "f",
        "refused",
        False,
        needs_motivation=True,
        letter="notification_refused",
    ),
)


def percentage(study_year: int, figures: Figures) -> MarkScale:
    """A percentage; half is the threshold of a unit whose outcomes are all acquired."""
    return MarkScale("acquired", "en pour cent", Decimal(100), Decimal(1), Decimal("0.5"), False)


FORMS = (
    StudyForm("unit", "Unité d'enseignement"),
    StudyForm("integrated_test", "Épreuve intégrée"),
    StudyForm("section", "Section"),
)
SECTION = (
    DecisionKind("section_passed", "R", "Réussite de la section", "r", "passed", True),
    DecisionKind(
        "section_incomplete",
        "NR",
        "Section non réussie",
        "f",
        "incomplete",
        False,
        needs_motivation=True,
    ),
)
SECOND = tuple(kind for kind in DECISIONS if kind.code != "postponed")
MEMBERS = (
    MemberRole("teacher", "Chargé de cours"),
    MemberRole("head", "Direction"),
    MemberRole("other", "Autre personne", "none"),
)
JURORS = (*MEMBERS[:2], MemberRole("external", "Membre extérieur"), MEMBERS[2])


# Art. 13 §4, §5 and §7: what the council knows of an absence besides the mark "abs.".
CIRCUMSTANCES = (
    Circumstance(
        "absence_accepted",
        "Absence : pièce remise à temps, admise par la direction et le conseil",
    ),
    Circumstance("resit_authorised", "Force majeure : évaluation à représenter"),
    Circumstance("single_session", "Session unique, annoncée par écrit"),
)
# Art. 17 §5 and 31 §13: what a mark that says « fraude » was, where it was no plain fraud.
FRAUDS = (
    Circumstance("fraud_plagiarism", "Fraude : plagiat"),
    Circumstance("fraud_uncited_sources", "Fraude : sources non citées"),
    Circumstance("fraud_phone", "Fraude : usage d'un GSM"),
    Circumstance("fraud_before", "Fraude déjà constatée auparavant, hors de ce fichier"),
)
# Art. 17 §5: on a repeated fraud the council may refuse where a session remains.
REPEAT_REFUSED = Circumstance("fraud_refused", "Récidive : le conseil refuse dès cette session")


OUTCOMES = Vocabulary(
    *("Étudiant", "Étudiants", "Pourcentage"),
    *("acquis non maîtrisé", "acquis non maîtrisés", "Tous les acquis sont maîtrisés"),
)
UNITS = Vocabulary(
    *("Étudiant", "Étudiants", "Pourcentage"),
    *("unité non réussie", "unités non réussies", "Toutes les unités sont réussies"),
)


def _council(
    word: str,
    title: str,
    session: str,
    decisions: tuple[DecisionKind, ...],
    *,
    follows: str = "",
    form: str = "unit",
) -> CouncilKind:
    """A conseil des études or a jury: art. 19 is theirs alike (§4 quorum, §8 majority).

    A class that does not say what it is may hold any of them.
    """
    section = form == "section"
    return CouncilKind(
        word,
        title,
        session,
        decisions,
        vote_rule="promsoc.council_vote",
        pupils="adjourned" if follows else "class",
        follows=follows,
        window_rule="promsoc.second_session" if follows else "",
        board_rule="promsoc.publication",
        result_rule="promsoc.section_result" if section else "promsoc.unit_result",
        circumstances=() if section else _circumstances(second=bool(follows)),
        forms=(form, ""),
        vocabulary=UNITS if section else OUTCOMES,
        roles=JURORS if form == "integrated_test" else MEMBERS,
        frauds=not section,
    )


def _circumstances(*, second: bool) -> tuple[Circumstance, ...]:
    return FRAUDS if second else (*CIRCUMSTANCES, *FRAUDS, REPEAT_REFUSED)


COUNCILS = (
    _council("studies_first", "Conseil des études, première session", "first", DECISIONS),
    _council(
        "studies_second",
        "Conseil des études, seconde session",
        "second",
        SECOND,
        follows="studies_first",
    ),
    _council(
        "integrated_first",
        "Jury d'épreuve intégrée, première session",
        "first",
        DECISIONS,
        form="integrated_test",
    ),
    _council(
        "integrated_second",
        "Jury d'épreuve intégrée, seconde session",
        "second",
        SECOND,
        follows="integrated_first",
        form="integrated_test",
    ),
    _council(
        "section",
        "Conseil des études, section",
        "first",
        SECTION,
        form="section",
    ),
)

REGIME = Regime(
    code="promsoc",
    title="Promotion sociale",
    absence_unit="period",
    study_years=(1, 2, 3, 4, 5, 6, 7),
    forms=FORMS,
    councils=COUNCILS,
    letters=(
        LetterKind("notification_passed", "Notification de la réussite"),
        LetterKind("notification_postponed", "Notification de l'ajournement"),
        LetterKind("notification_refused", "Notification du refus"),
    ),
    scale=percentage,
    subjects={"determinant": "unité déterminante", "integrated_test": "épreuve intégrée"},
    unit_presence=UnitPresence(
        attendance="promsoc.attendance",
        floor="promsoc.presence_floor",
        leave="promsoc.paid_leave",
        document="promsoc.absence_document",
        certificate="promsoc.paid_leave_certificate",
    ),
)
