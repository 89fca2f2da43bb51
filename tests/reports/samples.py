"""Made-up letters and councils; no real person."""

from dataclasses import replace
from datetime import date, time

from app.reports.compose import Gender, compose, example_fields
from app.reports.letter_view import FileLabel, LetterView, Recipient, Sending
from app.reports.proces_verbal_view import (
    Member,
    Presence,
    ProcesVerbalView,
    PupilDecision,
    Tally,
    Voice,
    content_fingerprint,
)
from app.reports.views import Ground, Run, School, Signature
from app.reports.wording import load_wording

SCHOOL = School(
    name="Athénée royal de la Meuse",
    address=("Rue des Écoles 12", "5000 Namur"),
    telephone="081 22 33 44",
    email="secretariat@ar-meuse.example",
    website="www.ar-meuse.example",
    fase="1234",
    organising_body="Wallonie-Bruxelles Enseignement",
    subtitle="Enseignement secondaire ordinaire de plein exercice",
)
ADDRESS = ("Madame Sophie LAMBERT", "Monsieur Marc DUBOIS", "Rue Haute 24 bte 3", "5590 Ciney")
HEAD = Signature("Claire Fontaine", "La directrice")
MOTIVATION = (
    "Au terme de l'année scolaire, Léa n'atteint pas les compétences attendues en mathématique "
    "(7/20), en sciences (8/20) et en néerlandais (9/20), soit dix heures de cours sur trente-deux."
)


def letter(regime="fwb", kind="notification_aob", fields=None, **changes) -> LetterView:
    """The notification of an AOB, or another, with the made-up values of its fields."""
    wording = load_wording(regime, kind)
    values = example_fields(wording) | {"motivation": MOTIVATION} | (fields or {})
    text = compose(wording, values, {"eleve": Gender.FEMININE})
    view = LetterView(
        school=SCHOOL,
        recipient=Recipient(ADDRESS),
        place="Namur",
        written_on=date(2026, 6, 30),
        reference="2026/0412",
        about="Léa Lambert, née le 3 mars 2009, 4TQ A",
        subject=text.subject,
        blocks=text.blocks,
        closing=text.closing,
        signature=HEAD,
        label=FileLabel("4TQ A", "LAMBERT Léa", "Notification AOB"),
        sending=Sending.REGISTERED,
        enclosures=text.enclosures,
    )
    return replace(view, **changes)


def bare_letter() -> LetterView:
    """A letter of which every optional part is empty."""
    return LetterView(
        school=School("École libre"),
        recipient=Recipient(("Madame X",)),
        place="Mons",
        written_on=date(2026, 3, 1),
        reference="",
        about="",
        subject=(Run("Objet"),),
        blocks=(),
        closing="Recevez mes salutations.",
        signature=Signature("A. Z", ""),
        label=FileLabel("", "X", "Lettre"),
    )


def pupil(number: int, decision: str = "AOB", **changes) -> PupilDecision:
    """A pupil with three failures."""
    return replace(
        PupilDecision(
            key=f"p{number}",
            number=number,
            name=f"ÉLÈVE{number:02} Prénom{number:02}",
            birth="née le 3 mars 2009",
            decision=decision,
            decision_title="Attestation d'orientation B",
            restrictions=("enseignement général de transition",),
            motivation=MOTIVATION,
            average="10,6",
            failures=3,
            failed_hours="10 h",
            failed_courses=("Mathématique 7/20 (4 h)", "Sciences 8/20 (3 h)"),
            constat=(Ground("AOA, AOB ou AOC possibles.", "Circulaire 7282, III.II.1"),),
            vote=Tally(6, 3, 1, "acquise"),
        ),
        **changes,
    )


def council(size=30, **changes) -> ProcesVerbalView:
    """The council of a class."""
    view = ProcesVerbalView(
        school=SCHOOL,
        body="Conseil de classe",
        group="4TQ A · Technique de qualification, Électromécanique",
        school_year="2025-2026",
        session="Première session",
        held_on=date(2026, 6, 24),
        place="Local 12",
        president=HEAD,
        secretary=Signature("Marc Petit", "Le secrétaire"),
        members=(
            Member("Mme Anne Lejeune", "Français (5 h)", feminine=True),
            Member("M. Paul Renard", "Mathématique (4 h)", Presence.EXCUSED),
            Member("Mme Iris Noël", "CPMS", voice=Voice.CONSULTATIVE, feminine=True),
        ),
        pupils=tuple(pupil(number) for number in range(1, size + 1)),
        reference="PV 2026/041",
        began=time(13, 30),
        ended=time(16, 15),
        agenda=("Approbation de l'ordre du jour", "Délibérations", "Divers"),
        quorum="2 membres sur 3",
        proceedings=("Le conseil prend connaissance du dossier de Prénom02.",),
        closing="La séance est levée à 16 h 15.",
    )
    view = replace(view, **changes)
    return replace(view, fingerprint=content_fingerprint(view))
