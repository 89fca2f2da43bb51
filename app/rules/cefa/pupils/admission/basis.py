"""Step 2 of ``cefa.admission``: the studies that open the programme (D91 art. 8)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.rules.cefa.pupils.admission import conditions
from app.rules.cefa.pupils.admission.facts import AdmissionFacts, Programme
from app.rules.cefa.pupils.admission.step import NONE, Step
from app.rules.cefa.sources import AR84, D91, circular
from app.rules.dates import age_on
from app.rules.figures import FigureReader
from app.rules.verdict import Reason

ART45 = circular("II.II.1", f"{D91}, art. 8 §2")
PROFESSIONAL_YEARS = circular("II.II.2.1", f"{D91}, art. 8 §1er")
TECHNICAL_YEARS = circular("II.II.2.2", f"{D91}, art. 8 §1er")
MINISTER = circular("II.II.2.1", f"{AR84}, art. 56, 4°")


@dataclass(frozen=True)
class Basis:
    """One line of II.II: its word, when it is met, and how it reads."""

    word: str
    met: Callable[[AdmissionFacts, FigureReader], bool]
    text: str
    source: str


def find_basis(facts: AdmissionFacts, figures: FigureReader) -> Step:
    """The first line of the programme that the pupil meets."""
    for line in BASES[facts.programme]:
        if line.met(facts, figures):
            return Step(line.word, (Reason(line.word, line.text, line.source),))
    if facts.programme == "art45_d3":
        return Step(NONE, (_title_missing(),))
    return Step(NONE, (_prior_year_missing(facts),))


def derogation_reasons(
    facts: AdmissionFacts, basis: Step, figures: FigureReader
) -> Iterator[Reason]:
    """AR84 art. 56, 4°: the Minister may admit to 3P whoever is 16, or 15 after two years."""
    if facts.programme != "p3" or not basis.refusals:
        return
    age = age_on(facts.birth_date, facts.enrolment_date)
    alone = figures.integer("cefa.ages.part_time_schooling")
    with_years = figures.integer("cefa.ages.two_years_followed")
    if age >= alone or (age >= with_years and facts.has_first_two_years):
        yield Reason(
            "derogation_possible",
            "Une dérogation aux conditions d'admission en 3P peut être demandée par le "
            "formulaire électronique (arrêté royal du 29 juin 1984, art. 56, 4°).",
            MINISTER,
        )


def _title_missing() -> Reason:
    return Reason(
        "title_missing",
        "L'élève n'est titulaire d'aucune des attestations ni d'aucun des certificats qui "
        "ouvrent une formation « article 45 » au troisième degré.",
        ART45,
    )


def _prior_year_missing(facts: AdmissionFacts) -> Reason:
    technical = facts.programme.startswith("tq")
    form, year = ("TQ", facts.programme[2:]) if technical else ("P", facts.programme[1:])
    return Reason(
        "prior_year_missing",
        f"L'élève ne remplit aucune des conditions d'études qui ouvrent la {year}{form}.",
        TECHNICAL_YEARS if technical else PROFESSIONAL_YEARS,
    )


NOTHING_ASKED = (
    Basis(
        "none_required",
        conditions.always,
        "Aucune condition d'études n'est fixée pour cette formation.",
        circular("II.II.1", f"{D91}, art. 6 §1er"),
    ),
)

BASES: dict[Programme, tuple[Basis, ...]] = {
    "art45_d2": NOTHING_ASKED,
    "urgence": NOTHING_ASKED,
    "mfi": NOTHING_ASKED,
    "art45_d3": (
        Basis(
            "d2_certificate",
            conditions.d2_certificate,
            "L'élève est titulaire d'une des attestations ou d'un des certificats qui ouvrent une "
            "formation « article 45 » au troisième degré.",
            ART45,
        ),
    ),
    "p3": (
        Basis(
            "ce1d",
            conditions.ce1d,
            "L'élève a obtenu le CE1D : il a réussi le premier degré.",
            PROFESSIONAL_YEARS,
        ),
        Basis(
            "oriented",
            conditions.oriented,
            "Le conseil de classe a orienté l'élève vers une 3e année, dont la forme "
            "professionnelle.",
            PROFESSIONAL_YEARS,
        ),
        Basis(
            "foreign_studies",
            conditions.foreign_studies,
            "Les études étrangères de l'élève ne satisfont pas aux dispositions de l'équivalence, "
            "le conseil d'admission a rendu un avis favorable et l'élève a 16 ans avant le "
            "31 décembre de l'année scolaire.",
            PROFESSIONAL_YEARS,
        ),
        Basis(
            "derogation",
            conditions.derogation,
            "Une dérogation aux conditions d'admission en 3P a été accordée à l'élève.",
            MINISTER,
        ),
    ),
    "p4": (
        Basis(
            "third_year_passed",
            conditions.third_year,
            "L'élève a terminé avec fruit la 3e année, en plein exercice ou dans "
            "l'enseignement professionnel en alternance « article 49 ».",
            PROFESSIONAL_YEARS,
        ),
        Basis(
            "reinsertion",
            conditions.reinsertion_4,
            "L'élève est titulaire d'une attestation de réinsertion qui le juge apte à poursuivre "
            "ses études en 4e année professionnelle.",
            PROFESSIONAL_YEARS,
        ),
        Basis(
            "no_attestation_school",
            conditions.no_attestation_school,
            "L'élève a terminé la 3e année professionnelle, dans la même orientation d'études, au "
            "sein d'un établissement autorisé à ne pas délivrer d'attestation à ce terme.",
            PROFESSIONAL_YEARS,
        ),
        Basis(
            "cesi_jury",
            conditions.any_cesi_jury,
            "L'élève est titulaire du certificat d'enseignement secondaire inférieur délivré par "
            "un jury.",
            PROFESSIONAL_YEARS,
        ),
        Basis(
            "ces2d_jury",
            conditions.ces2d_jury_other_option,
            "L'élève est titulaire du CES2D professionnel délivré par le jury et change "
            "d'orientation d'études.",
            PROFESSIONAL_YEARS,
        ),
    ),
    "p5": (
        Basis(
            "fourth_year_passed",
            conditions.fourth_year,
            "L'élève a terminé avec fruit la 4e année, en plein exercice ou dans "
            "l'enseignement professionnel en alternance « article 49 ».",
            PROFESSIONAL_YEARS,
        ),
        Basis(
            "reinsertion",
            conditions.reinsertion_5,
            "L'élève est titulaire d'une attestation de réinsertion qui le juge apte à poursuivre "
            "ses études en 5e année professionnelle.",
            PROFESSIONAL_YEARS,
        ),
        Basis(
            "ces2d_jury",
            conditions.any_ces2d_jury,
            "L'élève est titulaire du CES2D délivré par le jury.",
            PROFESSIONAL_YEARS,
        ),
        Basis(
            "cesi_jury",
            conditions.cesi_jury_professional,
            "L'élève est titulaire du certificat d'enseignement secondaire inférieur, enseignement "
            "professionnel, délivré par un jury.",
            PROFESSIONAL_YEARS,
        ),
    ),
    "p6": (
        Basis(
            "fifth_year_passed",
            conditions.fifth_year,
            "L'élève a terminé avec fruit la 5e année dans la même orientation d'études ou dans "
            "une orientation correspondante.",
            PROFESSIONAL_YEARS,
        ),
    ),
    "p7": (
        Basis(
            "sixth_year_passed",
            conditions.sixth_year,
            "L'élève a terminé avec fruit la 6e année, en plein exercice ou en alternance "
            "« article 49 ».",
            PROFESSIONAL_YEARS,
        ),
    ),
    "tq5": (
        Basis(
            "fourth_year_passed",
            conditions.fourth_year_not_p,
            "L'élève a terminé avec fruit la 4e année de l'enseignement général, technique ou "
            "artistique.",
            TECHNICAL_YEARS,
        ),
        Basis(
            "ces2d_jury",
            conditions.ces2d_jury_technical,
            "L'élève est titulaire du CES2D général, technique ou artistique délivré par le jury.",
            TECHNICAL_YEARS,
        ),
        Basis(
            "ces2d_promsoc",
            conditions.ces2d_promsoc,
            "L'élève est titulaire du CES2D, orientation générale, délivré par l'enseignement de "
            "promotion sociale.",
            TECHNICAL_YEARS,
        ),
        Basis(
            "sixth_p_passed",
            conditions.sixth_p,
            "L'élève a terminé avec fruit la 6e année de l'enseignement professionnel.",
            TECHNICAL_YEARS,
        ),
    ),
    "tq6": (
        Basis(
            "fifth_year_passed",
            conditions.fifth_tq,
            "L'élève a terminé avec fruit la 5e année technique de qualification, dans la même "
            "orientation d'études.",
            TECHNICAL_YEARS,
        ),
    ),
    "tq7": (
        Basis(
            "sixth_year_passed",
            conditions.sixth_year_not_p,
            "L'élève a terminé avec fruit la 6e année de l'enseignement général, technique ou "
            "artistique.",
            TECHNICAL_YEARS,
        ),
        Basis(
            "seventh_p_passed",
            conditions.seventh_p,
            "L'élève a terminé avec fruit la 7e année de l'enseignement professionnel.",
            TECHNICAL_YEARS,
        ),
    ),
}
